"""Participant and team: under which pseudonym one plays, and whether decisions are shared."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from cxsim.frontend.elements.draft import Draft
from cxsim.frontend.elements.tree import Box, Element
from cxsim.frontend.messages import (
    Command,
    Confirm,
    EditField,
    Fill,
    GoBack,
    KeepParticipant,
    KeyPressed,
    Message,
    Pick,
    Told,
    Typed,
)
from cxsim.frontend.pieces.blocks import bullet, group, heading, page, text
from cxsim.frontend.pieces.controls import field, notice, side_head, switch

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxsim.frontend.side_present import ParticipantView
    from cxsim.frontend.words import Words

LONGEST: Mapping[str, int] = MappingProxyType({"pseudonym": 60, "team": 200})
"""Field → the most characters that it holds."""


@dataclass(frozen=True, slots=True)
class State:
    """What is kept, what was asked for, the field that is written in, and what was told last."""

    view: ParticipantView
    kept: KeepParticipant
    asked: KeepParticipant | None = None
    editing: str = ""
    draft: Draft | None = None
    told: Told | None = None

    @property
    def now(self) -> KeepParticipant:
        """What the fields show: what was asked for last, even where it could not be kept."""
        return self.asked or self.kept


def start(view: ParticipantView) -> State:
    """Open the screen."""
    return State(view, KeepParticipant(view.pseudonym, view.team, view.opt_in))


def update(state: State, message: Message) -> tuple[State, tuple[Command, ...]]:  # noqa: PLR0911 - one for each message
    """Write in a field, switch sharing on or off, and keep both at once."""
    match message:
        case EditField(name):
            return _ended(state) if state.draft else (_begun(state, name), ())
        case Typed(text) if state.draft:
            return replace(state, draft=state.draft.typed(text)), ()
        case KeyPressed(key) if state.draft:
            draft = state.draft.key(key)
            return (replace(state, draft=draft), ()) if draft else _ended(state)
        case Fill(name, text) if name in LONGEST:
            return _ended(replace(state, editing=name, draft=Draft.of(text, LONGEST[name])))
        case Pick("opt_in"):
            return _asking(state, replace(state.now, opt_in=not state.kept.opt_in))
        case Told(good=good):
            kept = state.now if good else state.kept
            return replace(state, told=message, kept=kept, asked=None if good else state.asked), ()
        case GoBack():
            after, asked = _ended(state)
            return after, (*asked, message)
        case _:
            return state, ()


def _begun(state: State, name: str) -> State:
    if name not in LONGEST:
        return state
    return replace(state, editing=name, draft=Draft.of(getattr(state.now, name), LONGEST[name]), told=None)


def _ended(state: State) -> tuple[State, tuple[Command, ...]]:
    if state.draft is None:
        return state, ()
    words = state.draft.text.strip()
    wanted = replace(state.now, team=words) if state.editing == "team" else replace(state.now, pseudonym=words)
    left = replace(state, editing="", draft=None)
    return _asking(left, wanted) if wanted != state.now or state.asked else (left, ())


def _asking(state: State, wanted: KeepParticipant) -> tuple[State, tuple[Command, ...]]:
    return replace(state, asked=wanted), (wanted,)


def view(state: State, say: Words) -> Element:
    """Draw the two fields and the switch beside what sharing means."""
    left = group(Box(gap=22, grow=1, scroll=True, pad=(0, 8)), _fields(state, say), _sharing(state, say))
    right = group(Box(width=470, stack=True, scroll=True, pad=(0, 8)), _meaning(say))
    body = group(Box("row", gap=34, stack=True, grow=1), left, right)
    shown = page(side_head(say, say("You and your team")), body, gap=16)
    return replace(shown, listens=state.draft is not None)


def _fields(state: State, say: Words) -> Element:
    now = state.now
    drafts = {state.editing: state.draft}
    return group(
        Box(gap=16, pad=(24, 20)),
        replace(field(say("Pseudonym"), "pseudonym", now.pseudonym, drafts.get("pseudonym")), first=True),
        text(say("Made up, so that nobody needs your name. Choose another one if you like."), "small", "muted"),
        field(say("Team"), "team", now.team, drafts.get("team"), empty=say("No team")),
        text(say("From the largest group down, with / between: care / first line / early"), "small", "muted"),
        look="card",
    )


def _sharing(state: State, say: Words) -> Element:
    on = state.kept.opt_in
    shown = state.view
    turned = Pick("opt_in")
    action: Message = turned if on else _asked(say, turned)
    note = say("For games that you begin while this is on. You can take it back at any time.")
    sharing = switch(
        say("Share my decisions with my team's summary"),
        note,
        action,
        on=on,
        state=say.meant("switch", "On") if on else say.meant("switch", "Off"),
    )
    games = say.many("{count} game is shared.", "{count} games are shared.", shown.shared if on else 0)
    rest = say.many(
        "{count} game stays with you.", "{count} games stay with you.", shown.kept + (0 if on else shown.shared)
    )
    counted = text(say("{shared} {kept}", shared=games, kept=rest), "small", "muted")
    return group(Box(gap=12), sharing, counted, notice(state.told))


def _asked(say: Words, turned: Message) -> Confirm:
    """Return the question before anything is given away."""
    goes = say("From the next game on, what you decide goes into your team's summary, under your pseudonym.")
    never = say("No leader sees which decisions were yours. You can take it back at any time.")
    return Confirm(
        say("Share your decisions?"), f"{goes}\n{never}", say("Share"), say("Keep to myself"), turned, "share-2"
    )


def _meaning(say: Words) -> Element:
    return group(
        Box(gap=11, pad=(24, 20)),
        heading(say("What sharing means"), "heading"),
        text(say("What a leader sees"), "label", "accent"),
        bullet("eye", say("How often the team as a whole chose this or that, and what came of it")),
        bullet("users", say("Only of groups that are large enough for nobody to be picked out")),
        text(say("What nobody ever sees"), "label", "accent"),
        bullet("eye-off", say("Which decisions were yours: there is no list of persons and no ranking")),
        bullet("lock", say("Your reflection notes, your culture audit, and what you have learned")),
        bullet("circle-x", say("Anything of games that you play without sharing")),
        text(say("If you change your mind"), "label", "accent"),
        bullet("undo-2", say("Switch it off: from the next summary on, nothing of yours is counted any more.")),
        bullet("heart-handshake", say("To play without sharing has no disadvantage, in the game or beside it.")),
        look="card",
    )
