"""Build the reflection note of the scenario that is looked back upon, and keep what is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.frontend.messages import Told
from cxsim.frontend.side_present import NoteView
from cxsim.frontend.telling import Moment
from cxsim.record.notes import keep_note, note_path, read_note
from cxsim.record.save import why

if TYPE_CHECKING:
    from pathlib import Path

    from cxsim.frontend.aside import Guest


def view(guest: Guest) -> NoteView:
    """Return what was written before, and what the scenario asks."""
    say, session = guest.teller.say, guest.session
    play = session.current if session else None
    path = _path(guest)
    if session is None or play is None or path is None:
        return NoteView("", (), "", "")
    scenario = session.pack.scenarios[play.scenario]
    moment = Moment(session.organisation, play.encounter().minutes, scenario.queue)
    ending = scenario.endings.get(play.ending or "")
    questions = tuple(guest.teller.words(each, moment) for each in (ending.ask if ending else "",) if each)
    try:
        return NoteView(scenario.title, questions, read_note(path), str(path))
    except OSError as fault:
        notice = say("Your note could not be read: {reason}", reason=say.sentence(why(fault)))
        return NoteView(scenario.title, questions, "", str(path), notice)


def keep(guest: Guest, text: str) -> Told:
    """Keep a note and return what is told about it."""
    say, path = guest.teller.say, _path(guest)
    if path is None:
        return Told(say("There is no game open that this note belongs to."), good=False)
    try:
        keep_note(path, text)
    except OSError as fault:
        return Told(say("Your note could not be kept: {reason}", reason=say.sentence(why(fault))), good=False)
    return Told(say("Your note is kept.") if text.strip() else say("Your note is deleted."))


def _path(guest: Guest) -> Path | None:
    session = guest.session
    if guest.save is None or session is None or session.current is None:
        return None
    return note_path(guest.save, session.current.scenario)
