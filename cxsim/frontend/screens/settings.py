"""What a participant can set: language, look, motion, sounds, voice, keys. All of it holds at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cxsim.frontend.drawing.themes import THEMES
from cxsim.frontend.elements.tree import Box, Element, Role
from cxsim.frontend.keys import ACTIONS
from cxsim.frontend.messages import AskKey, Change, Changed, Close, Command, Confirm, KeyPressed, Message
from cxsim.frontend.pieces.blocks import button, group, heading, icon, key_hint, page, rule, spacer, text
from cxsim.frontend.pieces.options import choice, option
from cxsim.frontend.pieces.senses import senses
from cxsim.frontend.settings.settings import AS_SYSTEM, TEXT_SCALES

if TYPE_CHECKING:
    from cxsim.frontend.settings.settings import Settings
    from cxsim.frontend.settings.view import SettingsView
    from cxsim.frontend.words import Words

HELD = ("shift", "ctrl", "alt", "meta", "gui", "caps lock", "num lock", "alt gr", "super")
"""Keys that only change others."""


@dataclass(frozen=True, slots=True)
class State:
    """What is set, the action that waits for its key, and the key that could not be had."""

    view: SettingsView
    waiting: str = ""
    taken: str = ""
    notice: str = ""


def start(view: SettingsView) -> State:
    """Open the screen."""
    return State(view)


def update(state: State, message: Message) -> tuple[State, tuple[Command, ...]]:
    """Ask for other settings, wait for a key, and take note of what holds now."""
    match message:
        case Change():
            return state, (message,)
        case Changed(say, notice):
            return replace(state, view=replace(state.view, settings=say.settings), notice=notice), ()
        case AskKey(action):
            return replace(state, waiting=action, taken=""), ()
        case KeyPressed(key) if state.waiting:
            return _with_key(state, key)
        case _:
            return state, ()


def _with_key(state: State, key: str) -> tuple[State, tuple[Command, ...]]:
    settings = state.view.settings
    does = settings.actions().get(key, "")
    if not key or key.endswith(HELD):
        return state, ()
    if does == "escape" and state.waiting != "escape":
        return replace(state, waiting="", taken=""), ()
    if does not in {"", state.waiting}:
        return replace(state, taken=key), ()
    return replace(state, waiting="", taken=""), (Change(settings.with_key(state.waiting, key)),)


def view(state: State, say: Words) -> Element:
    """Draw what can be set in words and looks beside the keys."""
    head = group(
        Box("row", gap=20, align="center", justify="between", wrap=True),
        heading(say("Settings")),
        button(say("Done"), Close(), "primary", symbol="check", shortcut="escape", hint=say.key("escape"), first=True),
    )
    told = _notice(state.notice) if state.notice else None
    left = group(
        Box(gap=26, grow=1, scroll=True, pad=(0, 8)),
        _languages(state.view, say),
        _look(state.view.settings, say),
        senses(state.view.settings, say),
    )
    right = replace(group(Box(width=460, stack=True, scroll=True, pad=(0, 8)), _keys(state, say)), seen_only=True)
    body = group(Box("row", gap=34, stack=True, grow=1), left, right)
    return replace(page(head, told, body), listens=bool(state.waiting))


def _languages(shown: SettingsView, say: Words) -> Element:
    settings = shown.settings
    known = {AS_SYSTEM: say("As the system has it"), **shown.languages}
    options = tuple(
        option(words, Change(replace(settings, language=code)), selected=settings.language == code)
        for code, words in known.items()
    )
    return choice(say("Language"), options)


def _look(settings: Settings, say: Words) -> Element:
    themes = tuple(
        option(say.meant("theme", words), Change(replace(settings, theme=name)), selected=settings.theme == name)
        for name, words in THEMES.items()
    )
    sizes = tuple(
        option(say.notation.share(scale), Change(replace(settings, text=scale)), selected=settings.text == scale)
        for scale in TEXT_SCALES
    )
    parts = (choice(say("Theme"), themes), choice(say("Size of the text"), sizes))
    return replace(group(Box(gap=26), *parts), seen_only=True)


def _keys(state: State, say: Words) -> Element:
    settings = state.view.settings
    rows: list[Element] = []
    for action, words in ACTIONS.items():
        if rows:
            rows.append(rule())
        rows.append(_key(state, action, say(words), say))
    reset = button(say("Use the usual keys again"), _usual_keys(settings, say), symbol="rotate-ccw")
    return group(
        Box(gap=7, pad=(24, 18)),
        heading(say("Keys"), "heading"),
        text(say("Choose a row, then press the key that you want there."), "small", "muted"),
        *rows,
        group(Box("row", pad=(0, 8)), reset) if settings.keys else None,
        look="card",
    )


def _usual_keys(settings: Settings, say: Words) -> Confirm:
    return Confirm(
        say("Use the usual keys again?"),
        say("The keys that you have chosen are forgotten."),
        say("Use the usual keys"),
        say("Keep my keys"),
        Change(replace(settings, keys=())),
        "keyboard",
    )


def _key(state: State, action: str, words: str, say: Words) -> Element:
    settings = state.view.settings
    names = say.listed(dict.fromkeys(say.key_name(key) for key in settings.keys_for(action)))
    shown: Element = key_hint(names)
    below = None
    if state.waiting == action:
        shown = text(say("Press a key …"), "strong", "accent")
        below = _taken(state, say) if state.taken else None
    row = group(Box("row", gap=14, align="center"), text(words, "small", box=Box(grow=1)), shown)
    return Element(
        Role.BUTTON,
        say("{action}: {keys}", action=words, keys=names),
        action=AskKey("" if state.waiting == action else action),
        selected=state.waiting == action,
        look="row_selected" if state.waiting == action else "row",
        children=tuple(each for each in (row, below) if each),
        box=Box(pad=(10, 5), gap=4),
    )


def _taken(state: State, say: Words) -> Element:
    does = state.view.settings.actions()[state.taken]
    key = say.key_name(state.taken)
    if does in ACTIONS:
        words = say("{key} already does this: {action}. Press another one.", key=key, action=say(ACTIONS[does]))
    else:
        words = say("{key} picks a choice. Press another one.", key=key)
    return group(Box("row", gap=8), icon("circle-alert", "warn", 18), text(words, "caption", "warn", Box(grow=1)))


def _notice(words: str) -> Element:
    box = Box("row", gap=12, pad=(18, 12), align="center")
    return group(box, icon("circle-alert", "warn"), text(words, "small", box=Box(grow=1)), spacer(), look="flat")
