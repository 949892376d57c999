"""The title: continue, begin anew, choose a scenario, quit; while the pack is read, the product's name alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxsim.frontend.elements.tree import Box, Element, Role
from cxsim.frontend.messages import Command, Confirm, ListScenarios, Message, NewGame, Quit, Resume, ShowSettings, Visit
from cxsim.frontend.pieces.blocks import button, group, heading, icon, picture, spacer, text

if TYPE_CHECKING:
    from cxsim.frontend.title.present import Kept, TitleView
    from cxsim.frontend.words import Words

PRODUCT = "cxsim"


@dataclass(frozen=True, slots=True)
class State:
    """What the title shows."""

    view: TitleView


def start(view: TitleView) -> State:
    """Open the screen."""
    return State(view)


def update(state: State, message: Message) -> tuple[State, tuple[Command, ...]]:
    """Pass on what was asked for."""
    match message:
        case Resume() | NewGame() | ListScenarios() | Quit():
            return state, (message,)
        case _:
            return state, ()


def view(state: State, say: Words) -> Element:
    """Draw the menu beside the illustration, which stands on the window's lower edge."""
    shown = state.view
    words = group(
        Box(gap=12),
        text(PRODUCT, "strong", "accent") if shown.pack else None,
        heading(shown.pack or PRODUCT, "display"),
        text(say("Practise with people who are not real, for those who are. You may fail here."), "lead", "muted"),
    )
    menu = group(Box(gap=9, max_width=400), *_buttons(say, shown)) if shown.pack else None
    version = text(shown.version, "caption", "muted") if shown.version else None
    left = group(
        Box(gap=16, pad=(56, 12), width=520, stack=True), spacer(), words, menu, _notice(shown), spacer(), version
    )
    art = picture(shown.illustration, "", Box(grow=1, height=260)) if shown.illustration else spacer()
    return group(Box("row", stack=True), left, group(Box(grow=1), art, look="scenery"), role=Role.PAGE)


def _buttons(say: Words, shown: TitleView) -> tuple[Element, ...]:
    kept = tuple(_kept(say, number, item) for number, item in enumerate(shown.kept, start=1))
    number = len(kept) + 1
    return (
        *kept,
        button(
            say("New game"), _new_game(say, shown), "secondary" if kept else "primary", symbol="plus",
            shortcut=str(number), first=not kept, justify="start",
        ),
        button(say("Choose a scenario"), ListScenarios(), symbol="list", shortcut=str(number + 1), justify="start"),
        group(
            Box("row", gap=4, wrap=True),
            button(say("Team summaries"), Visit("leaders"), "bare", symbol="users") if shown.summaries else None,
            button(say("More"), Visit("pause"), "bare", symbol="book-open", shortcut="pause"),
            button(say("Settings"), ShowSettings(), "bare", symbol="settings", shortcut="settings"),
            button(say("Quit"), Quit(), "bare", symbol="log-out", shortcut="escape", hint=say.key("escape")),
        ),
    )  # fmt: skip


def _new_game(say: Words, shown: TitleView) -> Message:
    """Return what begins a new game: asked twice where a quarter is under way, which could not be gone on with."""
    if not any(item.game == "campaign" and not item.over for item in shown.kept):
        return NewGame()
    return Confirm(
        say("Begin a new quarter?"),
        say("The quarter that you are in can then not be continued from here. Its save stays in its folder."),
        say("Begin anew"),
        say("Stay with this one"),
        NewGame(),
    )


def _kept(say: Words, number: int, item: Kept) -> Element:
    words = say("Continue the quarter") if item.game == "campaign" else say("Continue the scenario")
    return button(
        words, Resume(item.game), "primary" if number == 1 else "secondary", symbol="play", note=item.stands,
        shortcut=str(number), first=number == 1, justify="start",
    )  # fmt: skip


def _notice(shown: TitleView) -> Element | None:
    if not shown.notice:
        return None
    box = Box("row", gap=12, pad=(18, 12), align="center", max_width=460)
    return group(box, icon("circle-alert", "warn"), text(shown.notice, "small", box=Box(grow=1)), look="flat")
