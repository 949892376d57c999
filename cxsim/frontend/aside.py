"""Go to the pages beside play and back: each is built by the module of its name in `cxsim/frontend/beside/`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from cxsim.frontend.messages import Open, Renew, Told
from cxsim.frontend.table import UnplayableError
from cxsim.record.participant import (
    DEEPEST,
    LONGEST_NAME,
    ParticipantError,
    new_participant,
    pseudonym_problem,
    team_problem,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cxsim.frontend.messages import KeepParticipant
    from cxsim.frontend.table import Table
    from cxsim.frontend.telling import Teller
    from cxsim.frontend.words import Words
    from cxsim.record.participant import Participant
    from cxsim.session import Session


@dataclass(frozen=True, slots=True)
class Guest:
    """What a page beside play may look at; session and save are None where nothing is under way."""

    table: Table
    teller: Teller
    session: Session | None = None
    save: Path | None = None


class Beside(Protocol):
    """What a module in `cxsim.frontend.beside` offers."""

    def view(self, guest: Guest) -> object:
        """Return what its screen, which is called the same, is drawn from."""


class Aside:
    """Which pages are open over play, and since when; `ticks` gives seconds."""

    def __init__(self, ticks: Callable[[], float]) -> None:
        self._ticks = ticks
        self._left = 0.0
        self._open: list[str] = []

    def visit(self, place: str, guest: Guest) -> Open:
        """Return a page; the clock of the decision stands still from the first one on."""
        if not self._open:
            self._left = self._ticks()
        self._open.append(place)
        return Open(place, _beside(place).view(guest), over=True)

    def back(self) -> float:
        """Leave the page that is open; return how many seconds play was left for, 0 while another page is open."""
        if self._open:
            self._open.pop()
        return 0.0 if self._open else max(0.0, self._ticks() - self._left)

    def again(self, guest: Guest) -> tuple[Renew, ...]:
        """Return the pages that are open once more, in the words that hold now."""
        return tuple(Renew(place, _beside(place).view(guest)) for place in dict.fromkeys(self._open))

    def keep_note(self, guest: Guest, text: str) -> Told:
        """Keep a reflection note and tell how that came out."""
        from cxsim.frontend.beside.note import keep  # noqa: PLC0415 - few write one

        return keep(guest, text)


def with_participant(table: Table, wanted: KeepParticipant) -> tuple[Table, Told]:
    """Return the table with who plays as they want it, and what is told about it."""
    say = table.say
    before = table.participant or new_participant()
    team = tuple(each.strip() for each in wanted.team.split("/")) if wanted.team.strip() else ()
    problem = _problem(say, wanted.pseudonym.strip(), team)
    if problem:
        return table, Told(problem, good=False)
    after = replace(before, pseudonym=wanted.pseudonym.strip(), team=team).with_opt_in(wanted.opt_in)
    try:
        table.keep_participant(after)
    except ParticipantError as fault:
        return table, Told(say("This could not be kept: {reason}", reason=say.sentence(fault.reason)), good=False)
    return replace(table, participant=after), Told(_kept(table, before, after))


def _problem(say: Words, pseudonym: str, team: tuple[str, ...]) -> str:
    if pseudonym_problem(pseudonym):
        return say("A pseudonym has 1 to {count} characters.", count=LONGEST_NAME)
    if team_problem(team):
        return say(
            "A team has at most {depth} groups, each of 1 to {count} characters.", depth=DEEPEST, count=LONGEST_NAME
        )
    return ""


def _kept(table: Table, before: Participant, after: Participant) -> str:
    say = table.say
    if before.opt_in and not after.opt_in:
        return say("Sharing is off. Nothing of yours is in any summary from the next one on.")
    if after.opt_in and not before.opt_in:
        return say("Sharing is on for the games that you begin from now on. You can take it back here at any time.")
    return say("Kept. It holds for the games that you begin from now on.")


def with_other_pack(table: Table, number: int) -> Table | Told:
    """Return the table with another pack of the library on it, or what keeps it from being played."""
    folders = table.library()
    if table.open_pack is None or not 0 <= number < len(folders):
        return Told(table.say("This pack is not there any more."), good=False)
    try:
        return table.open_pack(folders[number], table)
    except UnplayableError as fault:
        say = table.say
        return Told(say("This pack cannot be played: {reason}", reason=say.sentence(fault.reason)), good=False)


def _beside(place: str) -> Beside:
    return cast("Beside", import_module(f"cxsim.frontend.beside.{place}"))
