"""Which stop of a graph each diagnostic is about."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from cxsim.content.reader import places

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cxsim.content.diagnostic import Diagnostic
    from cxsim.model.scenario import Scenario
    from cxsim.workbench.graph.ways import Marks


def marks_of(source: bytes, scenario: Scenario, diagnostics: Iterable[Diagnostic]) -> Marks:
    """Return a scenario file's diagnostics by the stop in whose lines they stand; the others under ``""``."""
    starts = sorted(_starts(source, scenario))
    lines = [line for line, _ in starts]
    marks: Marks = {}
    for each in diagnostics:
        at = bisect_right(lines, each.line) - 1
        for stop in starts[at][1] if at >= 0 else ("",):
            marks[stop] = (*marks.get(stop, ()), each)
    return marks


def _starts(source: bytes, scenario: Scenario) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the lines on which parts of the file begin, and the stops that each is about."""
    where = places(source)
    for field in (*type(scenario).model_fields, "with"):
        place = where.key((field,))
        if place:
            yield place.line, ("",)
    for field, names in (
        ("situations", scenario.situations), ("endings", scenario.endings), ("stages", scenario.stages)
    ):  # fmt: skip
        for name in names:
            yield where.nearest((field, name)).line, (name,)
    for name, choice in scenario.anytime.items():
        offered = tuple(each for each in choice.offered_in if each in scenario.situations)
        yield where.nearest(("anytime", name)).line, offered or ("",)
