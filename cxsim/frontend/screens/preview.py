"""A scenario that is being written: a screen of the game, and beside it what its author wants to know."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from cxsim.frontend import program as programs
from cxsim.frontend.elements.tree import Box, Element, Role, shortcut
from cxsim.frontend.messages import Command, Leave, Message, Quit, ShowSettings, StepBack
from cxsim.frontend.pieces.blocks import group, heading, icon, rule, text
from cxsim.frontend.preview.messages import Jump, Rehearse, Reseed, ShowTab, StartOver
from cxsim.model.mark import marked

if TYPE_CHECKING:
    from cxsim.frontend.preview.messages import Tab
    from cxsim.frontend.preview.view import PreviewView, Spot, Stop, Watched
    from cxsim.frontend.program import Program
    from cxsim.frontend.words import Words

WIDTH: Final = 310
MARGIN: Final = 14
MOST_ERRORS: Final = 4
"""Mistakes that are shown; the check shows all."""
MOST_SCENARIOS: Final = 12
MOST_STOPS: Final = 60
"""Places that are listed, around the one where play stands."""
TABS: Final[tuple[tuple[Tab, str], ...]] = (
    ("watch", marked("Values")), ("places", marked("Jump")), ("lines", marked("Lines"))
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class State:
    """What is shown, and the state of the game's own screen."""

    view: PreviewView
    inner: Program


def start(view: PreviewView) -> State:
    """Open the screen."""
    return State(view, programs.opened(view.inner))


def update(state: State, message: Message) -> tuple[State, tuple[Command, ...]]:
    """Pass on what an author asks for; let the game's own screen answer the rest."""
    match message:
        case ShowTab() | Jump() | Reseed() | StartOver() | Rehearse() | StepBack() | Quit():
            return state, (message,)
        case Leave() | ShowSettings():
            return state, ()
        case _:
            inner, commands = programs.update(state.inner, message)
            return replace(state, inner=inner), commands


def view(state: State, say: Words) -> Element:
    """Draw the game's own screen, and the panel at its right."""
    inner = _without(programs.view(state.inner, say), (Leave(), ShowSettings()))
    shown = replace(inner, role=Role.GROUP, box=replace(inner.box, grow=1))
    panel = _panel(say, state.view, can_use_backspace=shortcut(inner, "backspace") is None)
    beside = group(Box(width=WIDTH + 2 * MARGIN, pad=(MARGIN, MARGIN), stack=True), panel)
    return group(Box("row", stack=True), group(Box(grow=1), shown), beside, role=Role.PAGE)


def _without(element: Element, actions: tuple[Message, ...]) -> Element:
    """Leave out the buttons that a preview has no use for: there is no title to go back to, and nothing is kept."""
    children = tuple(_without(each, actions) for each in element.children if each.action not in actions)
    return replace(element, children=children)


def _panel(say: Words, shown: PreviewView, *, can_use_backspace: bool) -> Element:
    pages: dict[Tab, Any] = {"watch": _watch, "places": _places, "lines": _lines}
    body = group(Box(gap=8, grow=1, scroll=True, pad=(0, 4)), *pages[shown.tab](say, shown))
    return group(
        Box(pad=(18, 18), gap=10, grow=1),
        _head(shown),
        _errors(say, shown.errors),
        _stopped(say, shown.stopped),
        _steering(say, shown, can_use_backspace=can_use_backspace),
        _tabs(say, shown.tab),
        body,
        look="strip",
        name=say("Preview"),
    )


def _head(shown: PreviewView) -> Element:
    where = text(shown.place.where, "caption", "accent")
    return group(Box(gap=2), heading(shown.place.name, "strong"), where)


def _errors(say: Words, errors: tuple[str, ...]) -> Element | None:
    if not errors:
        return None
    told = tuple(text(line, "caption") for each in errors[:MOST_ERRORS] for line in each.split("\n"))
    more = len(errors) - MOST_ERRORS
    rest = text(say("… and {count} more: cxsim check tells all.", count=more), "caption", "muted") if more > 0 else None
    first = group(
        Box("row", gap=8, align="center"),
        icon("circle-help", "warn", 18),
        text(say("Shown as it was before this mistake"), "label", "warn", Box(grow=1)),
    )
    return group(Box(gap=3, pad=(12, 10)), first, *told, rest, look="question", name=say("Mistakes"))


def _stopped(say: Words, reason: str) -> Element | None:
    if not reason:
        return None
    told = (text(say("Your choices could be made again up to here."), "label", "warn"), text(reason, "caption"))
    return group(Box(gap=3, pad=(12, 10)), *told, look="question", name=say("Stopped"))


def _steering(say: Words, shown: PreviewView, *, can_use_backspace: bool) -> Element:
    back = _tab(say("Back"), StepBack() if shown.way else None, "bare")
    luck = _tab(say("Luck {seed}", seed=shown.seed), Reseed(shown.seed + 1), "bare")
    return group(
        Box("row", gap=4),
        replace(back, name=say("Step back"), shortcut="backspace" if can_use_backspace else ""),
        replace(_tab(say("Restart"), StartOver(), "bare"), name=say("Start over")),
        replace(luck, name=say("Other luck than {seed}", seed=shown.seed)),
    )


def _tabs(say: Words, chosen: Tab) -> Element:
    listed = (
        replace(_tab(say(words), ShowTab(tab), "picked" if tab == chosen else "bare"), selected=tab == chosen)
        for tab, words in TABS
    )
    return group(Box("row", gap=4), *listed)


def _tab(words: str, action: Message | None, look: str) -> Element:
    label = text(words, "label", "ink" if action else "muted")
    box = Box("row", pad=(8, 6), grow=1, justify="center", align="center")
    return Element(Role.BUTTON, words, action=action, look=look, children=(label,), box=box)


def _small(words: str, action: Message, *, look: str = "row", note: str = "") -> Element:
    said = (text(words, "caption", box=Box(grow=1)), text(note, "caption", "muted") if note else None)
    inner = tuple(each for each in said if each)
    box = Box("row", gap=8, pad=(10, 4), align="center")
    return Element(Role.BUTTON, f"{words} {note}".strip(), action=action, look=look, children=inner, box=box)


def _watch(say: Words, shown: PreviewView) -> list[Element]:
    found: list[Element] = []
    for name, rows in groupby(shown.watched, key=lambda each: each.group):
        found += [heading(name, "label", "muted"), *(_value(each) for each in rows)]
    if shown.way:
        found += [rule(), heading(say("Chosen so far"), "label", "muted")]
        found += [text(each, "caption") for each in shown.way]
    return found


def _value(row: Watched) -> Element:
    tone = "accent" if row.changed else "ink"
    inner = (text(row.name, "caption", tone, Box(grow=1)), text(row.value, "caption", tone))
    return Element(Role.METER, row.name, row.value, children=inner, box=Box("row", gap=12))


def _places(say: Words, shown: PreviewView) -> list[Element]:
    here = next((at for at, each in enumerate(shown.stops) if each.standing == "here"), 0)
    first = max(0, min(here - MOST_STOPS // 2, len(shown.stops) - MOST_STOPS))
    found = [_stop(each) for each in shown.stops[first : first + MOST_STOPS]]
    others = [each for each in shown.scenarios if each != shown.scenario][:MOST_SCENARIOS]
    if others:
        found += [rule(), heading(say("Other scenarios"), "label", "muted")]
        found += [_small(each, Rehearse(each)) for each in others]
    return found


def _stop(stop: Stop) -> Element:
    look = "row_selected" if stop.standing == "here" else "row"
    element = _small(stop.id, Jump(stop.id), look=look, note=stop.kind)
    return replace(element, name=f"{stop.id} ({stop.kind})", selected=stop.standing == "here")


def _lines(say: Words, shown: PreviewView) -> list[Element]:
    return [heading(say("On the screen, and where it is written"), "label", "muted"), *map(_spot, shown.spots)]


def _spot(spot: Spot) -> Element:
    inner = (text(spot.name, "caption", box=Box(grow=1)), text(spot.where, "caption", "accent"))
    return Element(Role.METER, spot.name, spot.where, children=inner, box=Box("row", gap=12))
