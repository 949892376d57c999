"""A summary as a file that programs and the game read: written from what the gate let through, checked when read.

The file may come from anybody. What is read is bounded, has only what we write, and no figure about fewer people than
the gate lets through.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from cxsim.insights.disclosed import LEAST_FOR_ALL_ANSWERS, Figure, Hidden
from cxsim.insights.gate import LEAST_PEOPLE
from cxsim.insights.leaders.exported import COLUMNS, rows
from cxsim.insights.leaders.spoken import Spoken
from cxsim.insights.leaders.summary import ORGANISATION, Cell, Summary, Table, summary_of

FORMAT = 1
"""Of the file; a newer one is not read."""
LARGEST = 8_000_000
"""Bytes."""
_OF_SITUATIONS = frozenset({"tension", "answers", "later answers"})


class PublishedError(ValueError):
    """A file that is no summary of ours; the message says where and why."""

    def __init__(self, message: str, *, newer: bool = False) -> None:
        super().__init__(message)
        self.newer = newer
        """Whether a newer cxsim wrote it."""


def as_plain(told: Summary) -> dict[str, Any]:
    """Return a summary as plain values: its figures row by row, and the words of the situations they are about."""
    figures = [dict(zip(COLUMNS, each, strict=True)) for each in rows(told)]
    spoken = {
        item: {
            "scenario": each.scenario,
            "title": each.title,
            "themes": list(each.themes),
            "text": each.text,
            "choices": dict(each.choices),
        }
        for item, each in told.spoken.items()
    }
    head = {"cxsim": "summary", "format": FORMAT, "team": told.team, "period": told.period, "edition": told.edition}
    return head | {"spoken": spoken, "figures": figures}


def read_summary(content: bytes) -> Summary:
    """Return the summary that a file holds; raise PublishedError where it holds none of ours."""
    if len(content) > LARGEST:
        raise PublishedError(f"It is larger than any summary: more than {LARGEST // 1_000_000} MB.")
    try:
        head = _Head.model_validate_json(content)
    except (ValidationError, ValueError):
        raise PublishedError("It is no team summary that cxsim wrote with --format json.") from None
    if head.format > FORMAT:
        raise PublishedError(f"It has format {head.format}, and this cxsim reads {FORMAT}: update cxsim.", newer=True)
    try:
        return _File.model_validate_json(content, strict=True).summary()
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"])) or "it"
        raise PublishedError(f"It is damaged or was changed: {where}: {first['msg']}.") from None


def _shown(text: str) -> str:
    """Return a text without what cannot be seen and could change how others are."""
    return "".join(each for each in text if each.isprintable())


_Name = Annotated[str, Field(max_length=300), AfterValidator(_shown)]
_Text = Annotated[str, Field(max_length=2000), AfterValidator(_shown)]
_Share = Annotated[float, Field(ge=0, le=1)]
_Number = Annotated[int, Field(ge=0, lt=2**53)]


class _Head(BaseModel):
    cxsim: Literal["summary"]
    format: Annotated[int, Field(ge=1)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Situation(_Strict):
    scenario: _Name
    title: _Name
    themes: Annotated[list[_Name], Field(max_length=40)]
    text: _Text
    choices: Annotated[dict[_Name, _Text], Field(max_length=200)]


class _Row(_Strict):
    period: _Name
    team: _Name
    table: Table
    subject: _Name
    measure: _Name
    answer: _Name
    value: _Share | None
    masked: Literal["", "at most", "at least"]
    low: _Share | None
    high: _Share | None
    people: Annotated[int, Field(ge=LEAST_PEOPLE, lt=2**53)] | None
    edition: _Number | None
    hidden: Literal["", "few", "few-for-all-answers", "nobody"]

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        parts = (self.value, self.low, self.high, self.people, self.edition)
        if any((each is None) != bool(self.hidden) for each in parts):
            raise ValueError("a figure is shown whole, or hidden with a reason")
        if self.table == "weeks" and self.subject and not self.subject.removeprefix("week ").isdecimal():
            raise ValueError("there is no such week")
        return self

    def figure(self) -> Figure | Hidden:
        if self.value is None or self.low is None or self.high is None or self.people is None or self.edition is None:
            all_answers = self.table in {"answers", "later answers"}
            return Hidden(self.hidden or "nobody", LEAST_FOR_ALL_ANSWERS if all_answers else LEAST_PEOPLE)
        return Figure(self.value, self.masked, self.low, self.high, self.people, self.edition)


class _File(_Strict):
    cxsim: Literal["summary"]
    format: Literal[1]
    team: _Name
    period: Annotated[str, Field(pattern=r"^\d{4}-Q[1-4]$")]
    edition: _Number
    spoken: Annotated[dict[_Name, _Situation], Field(max_length=5000)]
    figures: Annotated[list[_Row], Field(max_length=200_000)]

    @model_validator(mode="after")
    def _belongs_together(self) -> Self:
        scenarios = {each.scenario for each in self.spoken.values()}
        for each in self.figures:
            if each.team not in {self.team, ORGANISATION} or each.period != self.period:
                raise ValueError("a figure is about another team, or another period")
            if each.table in _OF_SITUATIONS and each.subject not in self.spoken:
                raise ValueError("a figure is about a situation that has no words")
            if each.table == "scenarios" and each.subject not in scenarios:
                raise ValueError("a figure is about a scenario that has no words")
        return self

    def summary(self) -> Summary:
        cells = (
            Cell(each.table, each.subject, each.measure, each.answer, each.team, each.figure()) for each in self.figures
        )
        spoken = {
            item: Spoken(each.scenario, each.title, tuple(each.themes), each.text, each.choices)
            for item, each in self.spoken.items()
        }
        return summary_of(self.team, self.period, self.edition, spoken, tuple(cells))
