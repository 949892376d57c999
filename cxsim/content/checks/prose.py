"""Texts: who speaks is in the cast, in a mood that has a picture, and every {value} exists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cxsim.content.problem import Problem, nearest
from cxsim.equations.organisation import KPIS
from cxsim.equations.vocabulary import TARGETS
from cxsim.model.prose import speeches, values_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cxsim.model.cast import Cast
    from cxsim.model.pack import PackSheet
    from cxsim.model.walk import Path

VALUES = ("time", "queue", "bonus", *(f"kpi.{name}" for name in KPIS), *(f"target.{name}" for name in TARGETS))
"""Values that texts may show; they come formatted with their unit."""
_VALUES = frozenset(VALUES)
_LOOSE = re.compile(r"(?>\{[^{}\n]*\}|[^{}]+)*+([{}][^{}\n]{0,20})")
"""A brace after whole values only, and what stands behind it."""


def check_prose(texts: Iterable[tuple[Path, str]], sheet: PackSheet, cast: Cast) -> Iterator[Problem]:
    """Yield unknown moods and values, and values of which the pack says nothing."""
    people = frozenset(cast.people)
    moods = frozenset(cast.moods)
    for path, text in texts:
        if "{" in text or "}" in text:
            yield from _values(path, text, sheet)
        if "):" in text:
            yield from _moods(path, text, people, moods)


def _values(path: Path, text: str, sheet: PackSheet) -> Iterator[Problem]:
    for name in dict.fromkeys(values_named(text)):
        if name not in _VALUES:
            problem, way_out = f"the text shows {{{name}}}, which does not exist.", nearest(name, VALUES)
            yield Problem(path, "CX216", "unknown-value", problem, way_out, on="value", word=f"{{{name}}}")
        elif _is_unset(name, sheet):
            problem, way_out = f"the text shows {{{name}}}, but pack.yaml sets no such thing.", "Set it in pack.yaml."
            yield Problem(path, "CX217", "value-not-set", problem, way_out, on="value", word=f"{{{name}}}")
    loose = _LOOSE.match(text)
    if loose:
        problem, way_out = "a brace in the text has no partner.", "Values stand in braces: {time}."
        yield Problem(path, "CX218", "loose-brace", problem, way_out, on="value", word=loose[1])


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
    for speaker, mood in speeches(text):
        if mood is not None and speaker not in people:
            problem = f"'{speaker} ({mood}):' speaks, but is not in the cast."
            word, way_out = f"{speaker} ({mood}):", nearest(speaker, people)
            yield Problem(path, "CX219", "unknown-speaker", problem, way_out, on="value", word=word)
        elif mood is not None and mood not in moods:
            problem = f"{speaker} is '{mood}', which is not one of the cast's moods."
            word, way_out = f"{mood}):", nearest(mood, moods)
            yield Problem(path, "CX220", "unknown-mood", problem, way_out, on="value", word=word)
