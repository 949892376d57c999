"""Texts: who speaks is in the cast, in a mood that has a picture, and every {value} exists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.content.problem import Problem, nearest
from cxsim.equations.organisation import KPIS
from cxsim.equations.vocabulary import TARGETS
from cxsim.model.effects import Choice
from cxsim.model.prose import read_prose, values_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cxsim.model.cast import Cast
    from cxsim.model.pack import PackSheet
    from cxsim.model.scenario import Also, Scenario
    from cxsim.model.walk import Block, Path

VALUES = ("time", "queue", "bonus", *(f"kpi.{name}" for name in KPIS), *(f"target.{name}" for name in TARGETS))
"""Values that texts may show; they come formatted with their unit."""


def check_prose(scenario: Scenario, blocks: Iterable[Block], sheet: PackSheet, cast: Cast) -> Iterator[Problem]:
    """Yield unknown moods and values, and values of which the pack says nothing, in all that is read."""
    people = frozenset(cast.people)
    moods = frozenset(cast.moods)
    for path, text in _texts(scenario, blocks):
        if "{" in text or "}" in text:
            yield from _values(path, text, sheet)
        if "):" in text:
            yield from _moods(path, text, people, moods)


def _values(path: Path, text: str, sheet: PackSheet) -> Iterator[Problem]:
    for name in values_named(text):
        if name not in VALUES:
            problem = f"the text shows {{{name}}}, which does not exist."
            yield Problem(path, "CX216", "unknown-value", problem, nearest(name, VALUES), on="value")
        elif _is_unset(name, sheet):
            problem = f"the text shows {{{name}}}, but pack.yaml sets no such thing."
            yield Problem(path, "CX217", "value-not-set", problem, "Set it in pack.yaml.", on="value")
    if text.count("{") != text.count("}"):
        yield Problem(
            path,
            "CX218",
            "loose-brace",
            "a brace in the text has no partner.",
            "Values stand in braces: {time}.",
            on="value",
        )


def _is_unset(name: str, sheet: PackSheet) -> bool:
    match name.split("."):
        case ["bonus"]:
            return sheet.house_rules.bonus is None
        case ["target", "handling_time"]:
            return sheet.house_rules.handling_time_target is None
        case ["target", kpi]:
            return kpi not in sheet.kpis or sheet.kpis[kpi].target is None
        case _:
            return False


def _moods(path: Path, text: str, people: frozenset[str], moods: frozenset[str]) -> Iterator[Problem]:
    for line in read_prose(text):
        if line.speaker and line.mood is not None and line.speaker not in people:
            problem = f"'{line.speaker} ({line.mood}):' speaks, but is not in the cast."
            yield Problem(path, "CX219", "unknown-speaker", problem, nearest(line.speaker, people), on="value")
        elif line.speaker and line.mood is not None and line.mood not in moods:
            problem = f"{line.speaker} is '{line.mood}', which is not one of the cast's moods."
            yield Problem(path, "CX220", "unknown-mood", problem, nearest(line.mood, moods), on="value")


def _texts(scenario: Scenario, blocks: Iterable[Block]) -> Iterator[tuple[Path, str]]:
    yield ("prebrief",), scenario.prebrief
    for name, situation in scenario.situations.items():
        yield ("situations", name, "text"), situation.text
        yield from _also(("situations", name, "also"), situation.also)
        for part, label in situation.labels.items():
            yield ("situations", name, "labels", part), label
    for name, ending in scenario.endings.items():
        for field, text in (("text", ending.text), ("ask", ending.ask), ("takeaway", ending.takeaway)):
            yield ("endings", name, field), text
        yield from _also(("endings", name, "also"), ending.also)
    for block in blocks:
        if isinstance(block.effects, Choice):
            yield (*block.path, "text"), block.effects.text
        if block.effects.reply is not None:
            yield (*block.path, "reply"), block.effects.reply


def _also(path: Path, also: Mapping[str, Also]) -> Iterator[tuple[Path, str]]:
    for name, each in also.items():
        yield (*path, name, "text"), each.text
