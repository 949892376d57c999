"""Every text of a scenario that a participant reads, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cxsim.model.effects import Choice
from cxsim.workbench.reading import words_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cxsim.model.scenario import Also, Scenario
    from cxsim.model.walk import Block, Path


class Text(NamedTuple):
    """A text, where it stands, and how many words of it are read."""

    path: Path
    text: str
    words: int


def counted(scenario: Scenario, blocks: Iterable[Block]) -> tuple[Text, ...]:
    """Return all that is read in a scenario of these effect blocks, but for the notes to trainers."""
    return tuple(Text(path, text, words_in(text)) for path, text in _texts(scenario, blocks))


def _texts(scenario: Scenario, blocks: Iterable[Block]) -> Iterator[tuple[Path, str]]:
    yield ("prebrief",), scenario.prebrief
    for name, situation in scenario.situations.items():
        yield ("situations", name, "text"), situation.text
        yield from _also(("situations", name, "also"), situation.also)
    for block in blocks:
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
