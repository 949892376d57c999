"""Every text of a scenario that a participant reads, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.model.effects import Choice

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cxsim.model.scenario import Also
    from cxsim.model.walk import Path
    from cxsim.workbench.study import ScenarioStudy


def texts_of(study: ScenarioStudy) -> Iterator[tuple[Path, str]]:
    """Yield (path, text) of all that is read while playing and afterwards, but for the notes to trainers."""
    scenario = study.scenario
    yield ("prebrief",), scenario.prebrief
    for name, situation in scenario.situations.items():
        yield ("situations", name, "text"), situation.text
        yield from _also(("situations", name, "also"), situation.also)
    for block in study.blocks:
        if isinstance(block.effects, Choice):
            yield (*block.path, "text"), block.effects.text
        if block.effects.reply is not None:
            yield (*block.path, "reply"), block.effects.reply
    for name, ending in scenario.endings.items():
        for field, text in (("text", ending.text), ("ask", ending.ask), ("takeaway", ending.takeaway)):
            yield ("endings", name, field), text
        yield from _also(("endings", name, "also"), ending.also)
    for name, echo in scenario.echoes.items():
        yield ("echoes", name, "text"), echo.text
    for name, question in scenario.debrief.items():
        yield ("debrief", name), question


def _also(path: Path, also: Mapping[str, Also]) -> Iterator[tuple[Path, str]]:
    for name, each in also.items():
        yield (*path, name, "text"), each.text
