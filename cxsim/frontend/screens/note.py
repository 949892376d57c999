"""The reflection note: what one takes along from a scenario, for oneself alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cxsim.frontend.elements.draft import NEW_LINE, Draft
from cxsim.frontend.elements.tree import Box, Element
from cxsim.frontend.messages import (
    Command,
    Confirm,
    EditField,
    Fill,
    GoBack,
    KeepNote,
    KeyPressed,
    Message,
    Told,
    Typed,
)
from cxsim.frontend.pieces.blocks import bullet, button, group, heading, page, text
from cxsim.frontend.pieces.controls import field, notice, side_head

if TYPE_CHECKING:
    from cxsim.frontend.side_present import NoteView
    from cxsim.frontend.words import Words

LONGEST = 4_000
"""Characters of a note."""


@dataclass(frozen=True, slots=True)
class State:
    """The note as it is kept, the draft while it is written, and what was told last."""

    view: NoteView
    text: str
    draft: Draft | None = None
    told: Told | None = None


def start(view: NoteView) -> State:
    """Open the screen, ready to write where nothing is written yet."""
    told = Told(view.notice, good=False) if view.notice else None
    return State(view, view.text, None if view.text or view.notice else _draft(""), told)


def update(state: State, message: Message) -> tuple[State, tuple[Command, ...]]:  # noqa: PLR0911 - one for each message
    """Write, keep what was written, or go back."""
    match message:
        case EditField("note") if state.draft is None:
            return replace(state, draft=_draft(state.text), told=None), ()
        case EditField() if state.draft:
            return _ended(state, state.draft.text)
        case Typed(text) if state.draft:
            return replace(state, draft=state.draft.typed(text)), ()
        case KeyPressed(key) if state.draft:
            return _pressed(state, state.draft, key)
        case Fill(_, text):
            return _ended(state, _draft(text).text)
        case KeepNote("") if state.draft is None:
            return _ended(state, "")
        case Told():
            return replace(state, told=message), ()
        case GoBack():
            after, kept = _ended(state, state.draft.text) if state.draft else (state, ())
            return after, (*kept, message)
        case _:
            return state, ()


def _pressed(state: State, draft: Draft, key: str) -> tuple[State, tuple[Command, ...]]:
    """Write on; whatever stands on whole lines is kept, so that hardly anything is lost if the game ends."""
    after = draft.key(key)
    if after is None:
        return _ended(state, draft.text)
    if key in NEW_LINE and after.text.strip() != state.text:
        return replace(state, draft=after, text=after.text.strip()), (KeepNote(after.text.strip()),)
    return replace(state, draft=after), ()


def _draft(text: str) -> Draft:
    return Draft.of(text, LONGEST, many_lines=True)


def _ended(state: State, text: str) -> tuple[State, tuple[Command, ...]]:
    """Keep what was written, if it is anything else than before."""
    after = replace(state, text=text.strip(), draft=None)
    return (after, (KeepNote(after.text),)) if after.text != state.text else (after, ())


def view(state: State, say: Words) -> Element:
    """Draw the sheet beside what there is to think about."""
    shown = state.view
    sheet = field(say("My note"), "note", state.text, state.draft, empty=say("Press here and write."), high=300)
    foot = group(Box("row", gap=14, align="center", wrap=True), *_foot(state, say))
    left = group(Box(gap=14, grow=1, scroll=True, pad=(0, 8)), replace(sheet, first=True), foot, notice(state.told))
    right = group(Box(width=400, stack=True, scroll=True, pad=(0, 8)), _aside(say, shown))
    body = group(Box("row", gap=30, stack=True, grow=1), left, right)
    made = page(side_head(say, say("Reflection note"), shown.scenario), body, gap=14)
    return replace(made, listens=state.draft is not None)


def _foot(state: State, say: Words) -> tuple[Element, ...]:
    """Build what can be done: end writing, or delete, which is asked about first."""
    if state.draft:
        hint = say("{key} ends writing and keeps the note.", key=say.key_name("escape"))
        done = button(say("Done writing"), EditField(""), "primary", symbol="check")
        return (done, text(hint, "caption", "muted"))
    asked = Confirm(
        say("Delete the note?"),
        say("What you wrote cannot be brought back."),
        say("Delete it for good"),
        say("Keep it"),
        KeepNote(""),
    )
    return (button(say("Delete the note"), asked, symbol="x"),) if state.text else ()


def _aside(say: Words, shown: NoteView) -> Element:
    questions = (
        *shown.questions,
        say("What did you see too late?"),
        say("What would you do again, and where outside this game?"),
    )
    kept = say("It stays on this machine, in a file of its own, and is in nothing that is shared.")
    return group(
        Box(gap=11, pad=(24, 20)),
        heading(say("To think about"), "heading"),
        *(bullet("circle-help", each, "accent") for each in questions),
        text(say("Only for you"), "label", "accent"),
        bullet("lock", kept, ink="muted"),
        text(shown.file, "caption", "muted") if shown.file else None,
        look="card",
    )
