"""Where things stand in a scenario: every effect block and every expression, each with its path.

The loader's checks and the engine's compiler read a scenario through the same walk, so neither misses what the other
sees.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cxsim.model.effects import Case, Choice, Effects, applied_in_turn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cxsim.model.scenario import Also, Scenario

Path = tuple[str | int, ...]
Offer = tuple[Path, str, "Choice"]
"""What can be answered in a situation: where it stands, its id, and itself."""


class Block(NamedTuple):
    """One effect block, with what it belongs to."""

    path: Path
    effects: Effects
    situation: str | None
    """The situation it is applied in; None for an ending's or an echo's."""


class Sourced(NamedTuple):
    """One expression as written; ``variable`` where it is what a variable is set to, else a condition."""

    path: Path
    text: str
    situation: str | None
    variable: str | None = None


def choices_of(scenario: Scenario, situation: str) -> Iterator[Offer]:
    """Yield all that can be answered: its choices, those open at any time, a form's answers.

    A form's answer is called ``part.answer``.
    """
    for name, choice in scenario.situations[situation].choices.items():
        yield ("situations", situation, "choices", name), name, choice
    for part, answers in scenario.situations[situation].parts.items():
        for answer, choice in answers.items():
            yield ("situations", situation, "parts", part, answer), f"{part}.{answer}", choice
    for name, anytime in scenario.anytime.items():
        if situation in anytime.offered_in:
            yield ("anytime", name), name, anytime


def offers_in(scenario: Scenario) -> dict[str, tuple[Offer, ...]]:
    """Return what can be answered in each situation."""
    return {name: tuple(choices_of(scenario, name)) for name in scenario.situations}


def blocks(scenario: Scenario) -> Iterator[Block]:
    """Yield every effect block; a choice open at any time comes up once for each situation that offers it."""
    return _blocks(scenario, offers_in(scenario))


def blocks_as_written(scenario: Scenario, offered: Mapping[str, Sequence[Offer]]) -> tuple[Block, ...]:
    """Return the effect blocks as they stand in the file: a choice open at any time once, not per situation.

    ``offered`` is what can be answered in each situation.
    """
    met: set[Path] = set()
    once = {}
    for situation, offers in offered.items():
        once[situation] = [each for each in offers if each[0] not in met]
        met.update(each[0] for each in offers if each[0][0] == "anytime")
    return tuple(_blocks(scenario, once))


def _blocks(scenario: Scenario, offered: Mapping[str, Sequence[Offer]]) -> Iterator[Block]:
    for name, situation in scenario.situations.items():
        if situation.happens:
            yield from _nested(("situations", name, "happens"), situation.happens, name)
        for path, _, choice in offered[name]:
            yield from _nested(path, choice, name)
    for field, holders in (("endings", scenario.endings), ("echoes", scenario.echoes)):
        for name, holder in holders.items():
            if holder.happens:
                yield from _nested((field, name, "happens"), holder.happens, None)


def texts(scenario: Scenario, written: Iterable[Block]) -> Iterator[tuple[Path, str]]:
    """Yield all that a participant reads in a scenario of these effect blocks: not the notes to trainers."""
    yield ("prebrief",), scenario.prebrief
    for name, situation in scenario.situations.items():
        yield ("situations", name, "text"), situation.text
        yield from _also(("situations", name, "also"), situation.also)
        for part, label in situation.labels.items():
            yield ("situations", name, "labels", part), label
    for block in written:
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


def expressions(scenario: Scenario, written: Iterable[Block] | None = None) -> Iterator[Sourced]:
    """Yield every expression in the scenario; ``written`` are its blocks, where the caller has them already."""
    for name, situation in scenario.situations.items():
        if situation.when is not None:
            yield Sourced(("situations", name, "when"), situation.when, name)
        yield from _seen(("situations", name, "also"), situation.also, name)
    for name, ending in scenario.endings.items():
        yield from _seen(("endings", name, "also"), ending.also, None)
    for block in blocks(scenario) if written is None else written:
        effects = block.effects
        if isinstance(effects, Choice | Case) and effects.when is not None:
            yield Sourced((*block.path, "when"), effects.when, block.situation)
        for variable, value in effects.set.items():
            if isinstance(value, str):
                yield Sourced((*block.path, "set", variable), value, block.situation, variable)


def _nested(path: Path, effects: Effects, situation: str | None) -> Iterable[Block]:
    if not effects.cases and not effects.chance:  # most have nothing nested in them
        return (Block(path, effects, situation),)
    return [Block((*path, *inner), each, situation) for inner, each in applied_in_turn(effects)]


def _seen(path: Path, also: Mapping[str, Also], situation: str | None) -> Iterator[Sourced]:
    for name, each in also.items():
        yield Sourced((*path, name, "when"), each.when, situation)


def _also(path: Path, also: Mapping[str, Also]) -> Iterator[tuple[Path, str]]:
    for name, each in also.items():
        yield (*path, name, "text"), each.text
