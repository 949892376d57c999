"""Carry out what screens ask for: play a session, keep it in a save, and answer with the screen that follows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxsim.frontend import messages as ask
from cxsim.frontend.brief import choose_view, planned, prebrief_view
from cxsim.frontend.lookback import debrief_view
from cxsim.frontend.messages import Open
from cxsim.frontend.present import TitleView
from cxsim.frontend.staging import Director
from cxsim.frontend.telling import Teller
from cxsim.insights.debrief import debrief
from cxsim.record import SaveError, list_saves, new_save, resume
from cxsim.session import Begin, Decide, Header, Rewind, Session

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cxsim.frontend.messages import Command, Message
    from cxsim.model.pack import Pack
    from cxsim.record import Listing, Resumed, SaveFile
    from cxsim.session import Entry, Play


@dataclass(frozen=True, slots=True)
class Table:
    """What a game is played with; clocks and chance are handed in."""

    pack: Pack
    folder: Path
    """The pack's, with its portraits."""
    content: str
    """Content hash of the pack."""
    saves: Path
    seed: Callable[[], int]
    """For a new save, in [0, 2**32)."""
    now: Callable[[], str]
    """UTC, ISO 8601."""
    ticks: Callable[[], float]
    """Seconds from any beginning."""
    illustration: str = ""
    version: str = ""


class Game:
    """Answers commands with screens. Whatever fails is told on the title, and nothing decided is lost."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._teller = Teller(table.pack, table.folder)
        self._session: Session | None = None
        self._save: SaveFile | None = None
        self._scenario = ""
        """The scenario whose prebrief is shown."""
        self._fresh = False
        """Whether the next scenario begins a new save."""
        self._since = 0.0
        self._ending_seen = False

    def title(self, notice: str = "") -> Open:
        """Return the title, with what can be continued."""
        table = self._table
        newest = next(iter(list_saves(table.saves, table.pack.id)), None)
        if newest and newest.fault and not notice:
            notice = str(newest.fault)
        stands = self._where(newest)
        return Open("title", TitleView(table.pack.sheet.title, table.illustration, stands, notice, table.version))

    def prebrief(self, scenario: str) -> Open:
        """Return a scenario's prebrief; KeyError where the pack has none of that id."""
        view = prebrief_view(self._table.pack, self._teller, scenario)
        self._scenario = scenario
        return Open("prebrief", view)

    def run(self, command: Command) -> tuple[Message, ...]:
        """Carry out a command and return the screen that follows, none after quitting."""
        try:
            answer = self._answer(command)
        except SaveError as fault:
            self._drop()
            answer = self.title(str(fault))
        return (answer,) if answer else ()

    def _answer(self, command: Command) -> Open | None:  # noqa: C901, PLR0911 - one branch for each command
        match command:
            case ask.Resume():
                return self._resume()
            case ask.NewGame():
                self._fresh = True
                return self.prebrief(planned(self._table.pack)[0])
            case ask.ListScenarios():
                return Open("choose", choose_view(self._table.pack, self._teller, self._played()))
            case ask.Prepare(scenario):
                return self.prebrief(scenario)
            case ask.Begin():
                self._seated().begin(self._scenario)
                return self._situation()
            case ask.Decide(choice):
                return self._decide(choice)
            case ask.Proceed():
                return self._proceed()
            case ask.StepBack():
                self._seated().step_back()
                return self._situation()
            case ask.TryAgain(decision):
                return self._try_again(decision)
            case ask.Leave():
                self._leave()
                return self.title()
            case ask.Quit():
                self._leave()
                return None

    def _decide(self, choice: str) -> Open:
        session = self._seated()
        session.decide(choice, max(0.0, self._table.ticks() - self._since))
        consequence = Director(session, self._teller).consequence(self._play())
        return Open("consequence", consequence) if consequence else self._where_it_stands()

    def _proceed(self) -> Open:
        """Go on from a consequence to where play stands, and from an ending to the debrief."""
        if self._play().ending is None or not self._ending_seen:
            return self._where_it_stands()
        view = debrief_view(self._table.pack, self._teller, debrief(self._seated()))
        return Open("debrief", view)

    def _try_again(self, decision: int) -> Open:
        session, play = self._seated(), self._play()
        if play.decisions:
            session.rewind(play.decisions[min(decision, len(play.decisions) - 1)].entry)
        return self._situation()

    def _where_it_stands(self) -> Open:
        if self._play().ending is None:
            return self._situation()
        self._ending_seen = True
        return Open("ending", Director(self._seated(), self._teller).ending(self._play()))

    def _situation(self) -> Open:
        self._ending_seen = False
        self._since = self._table.ticks()
        return Open("situation", Director(self._seated(), self._teller).situation(self._play()))

    # -- saves ------------------------------------------------------------------------------------------------------

    def _resume(self) -> Open:
        """Go on in the newest save; what could not be followed is told before play goes on."""
        if self._session is None:
            notice = self._take_up()
            if notice:
                return self.title(notice)
        self._fresh = False
        if self._session is None or self._session.current is None:
            return Open("choose", choose_view(self._table.pack, self._teller, self._played()))
        return self._where_it_stands()

    def _take_up(self) -> str:
        """Open the newest save that can be read, and return what a participant should be told about it."""
        table = self._table
        newest = next((each for each in list_saves(table.saves, table.pack.id) if each.header), None)
        if newest is None:
            return ""
        resumed = resume(newest.path, table.pack, table.content)
        self._session, self._save = resumed.session, resumed.save.file
        return " ".join(_told(resumed))

    def _seated(self) -> Session:
        """Return the session; begin a new save where there is none or a new one was asked for."""
        if self._session is None and not self._fresh:
            self._take_up()
        if self._session is None or self._fresh:
            self._drop()
            table = self._table
            sheet = table.pack.sheet
            header = Header(table.pack.id, sheet.version, table.content, table.seed(), table.now())
            self._save = new_save(table.saves, header)
            self._session = Session(table.pack, header, self._save)
        self._fresh = False
        return self._session

    def _leave(self) -> None:
        if self._session is not None and self._session.current is not None:
            self._session.leave()
        self._fresh = False
        self._drop()

    def _drop(self) -> None:
        """Close the save; all that was decided is in it."""
        if self._save is not None:
            self._save.close()
        self._session = self._save = None

    def _play(self) -> Play:
        play = self._seated().current
        if play is None:
            raise LookupError("a screen of play was shown without a scenario under way")
        return play

    def _played(self) -> frozenset[str]:
        if self._session is None:
            return frozenset()
        tries = (*self._session.tries, *((self._session.current,) if self._session.current else ()))
        return frozenset(each.scenario for each in tries if each.ending is not None)

    def _where(self, newest: Listing | None) -> str:
        if newest is None or newest.header is None:
            return ""
        scenario, decisions, place = _standing(newest.entries)
        known = self._table.pack.scenarios.get(scenario)
        if known is None:
            return "A save that has just begun"
        if place in known.endings:
            return "{scenario}, at its ending".format(scenario=known.title)
        return "{scenario}, decision {number}".format(scenario=known.title, number=decisions + 1)


def _standing(entries: tuple[Entry, ...]) -> tuple[str, int, str]:
    """Return which scenario a save stands in, after how many decisions, and where."""
    scenario, begun = "", ""
    decided: list[tuple[int, str]] = []
    for number, entry in enumerate(entries):
        match entry:
            case Begin():
                scenario, begun, decided = entry.scenario, entry.next, []
            case Decide():
                decided.append((number, entry.next))
            case Rewind(to):
                decided = [each for each in decided if each[0] < to]
            case _:
                pass
    return scenario, len(decided), decided[-1][1] if decided else begun


def _told(resumed: Resumed) -> list[str]:
    told = []
    if resumed.save.torn is not None:
        words = "The save ended in half a line, which is set aside in {file}. Everything before it is kept."
        told.append(words.format(file=resumed.save.torn.name))
    if resumed.gaps:
        words = "The scenario has changed since. {reason} You can go on from the decision before."
        told.append(words.format(reason=resumed.gaps[-1].reason))
    return told
