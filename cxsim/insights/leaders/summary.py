"""A team's summary: every figure that may be shown of it, beside the whole organisation's. Ids and values, no words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from cxsim.insights.disclosed import Figure, Hidden
from cxsim.insights.leaders.measures import (
    CHANGED,
    DASHBOARD,
    FINDABLE,
    FOUR_CS,
    LOYALTY,
    OUTCOMES,
    POLICIES,
    PRACTICES,
    RETRY,
    SETBACK,
    TENSION,
    WATCHED,
)  # fmt: skip
from cxsim.insights.leaders.tallies import CHOICE, LAST_CHOICE
from cxsim.record.counted import PEOPLE, RETRIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cxsim.insights.disclosed import Disclosed
    from cxsim.insights.leaders.spoken import Spoken

Table = Literal[
    "all", "scenarios", "themes", "watched", "alone", "tension", "answers", "later answers", "policies", "weeks"
]
ORGANISATION = ""
"""The unit of the whole organisation."""


class Cell(NamedTuple):
    """One figure that is published: which table, of what, of whom."""

    table: Table
    subject: str
    """Situation, scenario, theme or week; empty where it is about everything."""
    measure: str
    answer: str
    unit: str
    figure: Figure | Hidden


@dataclass(frozen=True, slots=True)
class Finding:
    """Where a team decides unlike the organisation, or most like nothing else it does."""

    measure: str
    team: Figure
    organisation: Figure | Hidden
    direction: Literal["more", "less", "alike", "alone"]
    """Against the organisation; it stands alone where it is the organisation's own."""
    clear: bool
    """Whether the organisation's figure lies outside the team's interval."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What may be shown of a team in a period."""

    team: str
    period: str
    edition: int
    spoken: Mapping[str, Spoken]
    """Situation → its words."""
    cells: tuple[Cell, ...]
    findings: tuple[Finding, ...]
    _at: dict[tuple[str, str, str, str, str], Figure | Hidden] = field(default_factory=dict, repr=False, compare=False)
    """Filled when a single figure is asked for."""

    def figure(
        self, table: Table, measure: str, subject: str = "", *, answer: str = "yes", unit: str | None = None
    ) -> Figure | Hidden:
        """Return a figure, hidden where there is none."""
        unit = self.team if unit is None else unit
        if not self._at:
            self._at.update({(*each[:-1],): each.figure for each in self.cells})
        return self._at.get((table, subject, measure, answer, unit), Hidden("nobody"))

    def subjects(self, table: Table) -> tuple[str, ...]:
        """Return what a table is about, in order."""
        return tuple(dict.fromkeys(each.subject for each in self.cells if each.table == table))


def summary(
    found: Disclosed, team: str, spoken: Mapping[str, Spoken], everybody: tuple[Cell, ...] | None = None
) -> Summary:
    """Return what may be shown of a team; raise LookupError where no figure of the period is about it.

    ``everybody`` are the organisation's cells, where many summaries are made of one publication.
    """
    if team not in found.units():
        raise LookupError(team)
    if everybody is None:
        everybody = cells_of(found, ORGANISATION, spoken)
    cells = (*cells_of(found, team, spoken), *everybody) if team else everybody
    return summary_of(team, found.period, found.ledger.edition, spoken, cells)


def summary_of(team: str, period: str, edition: int, spoken: Mapping[str, Spoken], cells: tuple[Cell, ...]) -> Summary:
    """Return a team's summary from its figures and the organisation's, with what stands out of them."""
    return Summary(team, period, edition, spoken, cells, _findings(cells, team))


def cells_of(found: Disclosed, unit: str, spoken: Mapping[str, Spoken]) -> tuple[Cell, ...]:
    """Return every figure that may be shown of a unit, and why others may not."""
    return tuple(_cells(found, unit, spoken))


def _cells(found: Disclosed, unit: str, spoken: Mapping[str, Spoken]) -> Iterator[Cell]:
    situations = [each for each in spoken if each in found.items]
    scenarios = list(dict.fromkeys(spoken[each].scenario for each in situations))
    for measure in FINDABLE:
        yield Cell("all", "", measure.id, "yes", unit, found.share(unit, situations, measure.id, spread=PEOPLE))
    yield from _shares(found, unit, "all", {"": situations}, (CHANGED.id, *LOYALTY))
    yield from _shares(found, unit, "all", {"": scenarios}, (SETBACK.id, "reported solved", "truly solved"))
    yield from _shares(found, unit, "all", {"": [RETRIES]}, (RETRY.id,))
    for measure_id in WATCHED:
        yield Cell("watched", "", measure_id, "yes", unit, found.share(unit, situations, f"{measure_id} watched"))
        yield Cell("alone", "", measure_id, "yes", unit, found.share(unit, situations, f"{measure_id} alone"))
    yield from _shares(found, unit, "policies", {"": situations}, POLICIES)
    own = {each: [each] for each in scenarios}
    yield from _shares(found, unit, "scenarios", own, (SETBACK.id, "reported solved", "truly solved"))
    within = {name: [each for each in situations if spoken[each].scenario == name] for name in scenarios}
    yield from _shares(found, unit, "scenarios", within, (*(each.id for each in FINDABLE), CHANGED.id))
    named = {theme: None for each in situations for theme in spoken[each].themes}
    themes = {theme: [each for each in situations if theme in spoken[each].themes] for theme in named}
    yield from _shares(found, unit, "themes", themes, [each.id for each in PRACTICES])
    each_one = {each: [each] for each in situations}
    yield from _shares(found, unit, "tension", each_one, (TENSION.id, *LOYALTY))
    yield from _answers(found, unit, situations)
    yield from _weeks(found, unit)


def _shares(
    found: Disclosed, unit: str, table: Table, subjects: Mapping[str, Sequence[str]], measures: Iterable[str]
) -> Iterator[Cell]:
    names = tuple(measures)
    for subject, items in subjects.items():
        for measure in names:
            yield Cell(table, subject, measure, "yes", unit, found.share(unit, items, measure))


def _answers(found: Disclosed, unit: str, situations: Iterable[str]) -> Iterator[Cell]:
    tables: tuple[tuple[Table, str], ...] = (("answers", CHOICE), ("later answers", LAST_CHOICE))
    for situation in situations:
        for table, measure in tables:
            shown = found.answers(unit, situation, measure)
            if isinstance(shown, Hidden):
                yield Cell(table, situation, measure, "", unit, shown)
                continue
            for answer, figure in shown.items():
                yield Cell(table, situation, measure, answer, unit, figure)


def _weeks(found: Disclosed, unit: str) -> Iterator[Cell]:
    weeks = sorted((each for each in found.items if each.startswith("week ")), key=lambda each: int(each[5:]))
    sides = [f"{side}_{each.id}" for each in DASHBOARD for side in ("reported", "true")]
    for measure in (*(each.id for each in (*OUTCOMES, *FOUR_CS)), *sides):
        yield Cell("weeks", "", measure, "mean", unit, found.mean(unit, weeks[-LAST_WEEKS:], measure))
        for week in weeks:
            yield Cell("weeks", week, measure, "mean", unit, found.mean(unit, [week], measure))


LAST_WEEKS = 4
"""Weeks at the end of a campaign that the dashboard is read over."""
MOST_FINDINGS = 3


def _findings(cells: Iterable[Cell], team: str) -> tuple[Finding, ...]:
    """Return what stands out most: how far from the organisation, against how sure one can be."""
    at = {(each.measure, each.unit): each.figure for each in cells if each.table == "all"}
    found: list[tuple[float, Finding]] = []
    for measure in FINDABLE:
        mine = at.get((measure.id, team))
        if not isinstance(mine, Figure):
            continue
        nobody = Hidden("nobody")
        everybody = at.get((measure.id, ORGANISATION), nobody) if team else nobody
        gap = mine.value - everybody.value if isinstance(everybody, Figure) else 0.0
        clear = isinstance(everybody, Figure) and not mine.low <= everybody.value <= mine.high
        direction: Literal["more", "less", "alike", "alone"] = (
            "alone" if not team else "alike" if abs(gap) < NOTICEABLE - 1e-9 else "more" if gap > 0 else "less"
        )
        lacking = (1 - mine.value if measure.good else mine.value) * (mine.value < 1)
        score = abs(gap) / max(mine.high - mine.low, NOTICEABLE) + WEIGHT_OF_LACK * lacking
        found.append((score, Finding(measure.id, mine, everybody, direction, clear)))
    found.sort(key=lambda each: (-each[0], each[1].measure))
    return tuple(each for _, each in found[:MOST_FINDINGS])


NOTICEABLE = 0.10
"""Smallest difference between two shares that is told; both are rounded to 5 points."""
WEIGHT_OF_LACK = 0.5
"""How much what a team does little of counts beside how it differs: judgement [J]."""


def split_and_agreed(told: Summary) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the situations that split the team most, and those it agrees on most, by its most frequent answer."""
    most: dict[str, float] = {}
    for cell in told.cells:
        if cell.table == "answers" and cell.unit == told.team and isinstance(cell.figure, Figure):
            most[cell.subject] = max(most.get(cell.subject, 0.0), cell.figure.value)
    ordered = sorted(most, key=lambda each: (most[each], each))
    return (
        tuple(each for each in ordered if most[each] <= SPLIT),
        tuple(each for each in reversed(ordered) if most[each] >= AGREED),
    )


SPLIT, AGREED = 0.55, 0.75
"""Share of the most frequent answer up to which a team is split, and from which it agrees: judgement [J]."""
