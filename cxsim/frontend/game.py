"""Carry out what screens ask for: play a session, keep it in a save, and answer with the screen that follows."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, assert_never

from cxsim.frontend import messages as ask
from cxsim.frontend import weeks
from cxsim.frontend.aside import Aside, Guest, with_other_pack, with_participant
from cxsim.frontend.brief import choose_view, planned, prebrief_view
from cxsim.frontend.lookback import debrief_view
from cxsim.frontend.messages import Changed, Close, Open, Renew, Told
from cxsim.frontend.preview.messages import Previewing
from cxsim.frontend.settings.view import SettingsView
from cxsim.frontend.staging import Director
from cxsim.frontend.table import Table
from cxsim.frontend.telling import Teller
from cxsim.frontend.title.page import title_page
from cxsim.frontend.title.standing import fault_in_words, finished, kept, newest, told
from cxsim.insights.debrief import debrief
from cxsim.record import SaveError, list_saves, new_save, resume
from cxsim.session import Awakening, Header, Session, Unkept
from cxsim.session.organisation import organisation_at_start

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cxsim.frontend.messages import Command, Message, Onward
    from cxsim.frontend.present import PrebriefView
    from cxsim.frontend.quarter.behind import Build
    from cxsim.frontend.settings.settings import Settings
    from cxsim.record import SaveFile
    from cxsim.session import Play

FORESEEABLE = (ask.Begin, ask.Decide, ask.Answer, ask.GoOn, ask.Proceed)
__all__ = ["Game", "Table"]


class Game:
    """Answers commands with screens. Whatever fails is told on the title, and nothing decided is lost."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._teller = Teller(table.pack, table.folder, table.say, table.prose)
        self._again: Callable[[], Open] = self.title
        self._session: Session | None = None
        self._save: SaveFile | None = None
        self._scenario = ""
        """The scenario whose prebrief is shown."""
        self._fresh = False
        """Whether the next scenario begins a new save."""
        self._since = 0.0
        self._aside = Aside(table.ticks)
        self._ending_seen = False
        self._read: frozenset[weeks.Read] = frozenset()
        """What came back and was read."""

    def title(self, notice: str = "") -> Open:
        """Return the title, with what can be continued."""
        return self._show(lambda: title_page(self._table, notice))

    def prebrief(self, scenario: str) -> Open:
        """Return a scenario's prebrief; KeyError where the pack has none of that id."""
        self._scenario = scenario
        return self._show(lambda: Open("prebrief", self._prebrief(scenario)))

    def _prebrief(self, scenario: str) -> PrebriefView:
        session, pack, say = self._session, self._table.pack, self._table.say
        organisation = session.organisation if session else organisation_at_start(pack.sheet, 0)
        week = say("Week {week}", week=session.week) if session and session.header.campaign else ""
        return prebrief_view(pack, self._teller, scenario, organisation, week)

    def run(self, command: Command) -> Iterable[Message]:
        """Carry out a command and return the screen that follows, none after quitting.

        What takes its time is worked out while the answers are taken one by one.
        """
        match command:
            case ask.LookBehind():
                return self._look_behind()
            case ask.ShowSettings():
                return (Open("settings", SettingsView(self._table.say.settings, self._table.languages()), over=True),)
            case ask.Change(settings):
                return self._change(settings)
            case ask.Visit() | ask.GoBack() | ask.KeepParticipant() | ask.KeepNote() | ask.PlayPack():
                return self._go_aside(command)
            case _ if isinstance(command, Previewing):
                return ()  # there is nothing to preview in a game
            case _:
                return self._screen_after(command)

    def _screen_after(self, command: Onward) -> tuple[Message, ...]:
        try:
            answer = self._answer(command)
        except SaveError as fault:
            self._drop()
            answer = self.title(fault_in_words(self._table.say, fault))
        return (answer,) if answer else ()

    def _answer(self, command: Onward) -> Open | None:
        match command:
            case ask.Begin() | ask.Decide() | ask.Answer() | ask.GoOn() | ask.Proceed() | ask.StepBack():
                return self._play_on(command)
            case ask.TryAgain(decision):
                return self._try_again(decision)
            case ask.ShowWeek() | ask.NextWeek() | ask.ReadBack():
                return self._go_through_weeks(command)
            case ask.Leave():
                self._leave()
                return self.title()
            case ask.Resume() | ask.NewGame() | ask.ListScenarios() | ask.Prepare():
                return self._choose(command)
            case ask.Quit():
                self._leave()
                return None
            case _:
                assert_never(command)

    def _choose(self, command: ask.Choosing) -> Open:
        """Carry out what is asked for where no scenario is under way."""
        match command:
            case ask.Resume(game):
                return self._resume(game)
            case ask.NewGame():
                return self._new_game()
            case ask.ListScenarios():
                if self._session is not None and self._session.header.campaign:
                    self._drop()  # scenarios that are chosen are kept apart from the campaign
                return self._show(self._choose_one)
            case ask.Prepare(scenario):
                return self.prebrief(scenario)

    # -- beside play -------------------------------------------------------------------------------------------------

    def _go_aside(self, command: ask.Visiting) -> tuple[Message, ...]:
        """Show a page beside play, or carry out what is asked for on one."""
        match command:
            case ask.Visit(place):
                return (self._aside.visit(place, self._guest()),)
            case ask.GoBack():
                self._since += self._aside.back()
                return (Close(),)
            case ask.KeepParticipant():
                self._table, told = with_participant(self._table, command)
                return (told,)
            case ask.KeepNote(text):
                return (self._aside.keep_note(self._guest(), text),)
            case ask.PlayPack(number):
                return (self._play_pack(number),)

    def _guest(self) -> Guest:
        return Guest(self._table, self._teller, self._session, self._save.path if self._save else None)

    def _play_pack(self, number: int) -> Message:
        table = with_other_pack(self._table, number)
        if isinstance(table, Told):
            return table
        self._leave()
        self._table = table
        self._teller = Teller(table.pack, table.folder, table.say, table.prose)
        return self.title()

    # -- settings ---------------------------------------------------------------------------------------------------

    def _change(self, settings: Settings) -> tuple[Message, ...]:
        """Let other settings hold; in another language the screen below is drawn from a view in its words."""
        table, before = self._table, self._table.say
        say = table.speak(settings)
        self._table = table.in_words(say)
        self._teller = Teller(self._table.pack, table.folder, say, self._table.prose)
        changed = Changed(say, table.keep(settings, say))
        if say.language == before.language:
            return (changed,)
        again = self._retold()
        return changed, Renew(again.screen, again.view), *self._aside.again(self._guest())

    def _retold(self) -> Open:
        """Return the screen once more, in the language that the pack speaks now.

        A save holds ids and no texts: the session is taken up again from it.
        """
        save = self._save
        try:
            if save is not None:
                self._drop()
                resumed = resume(save.path, self._table.pack, self._table.content)
                self._session, self._save = resumed.session, resumed.save.file
            return self._again()
        except SaveError as fault:
            self._drop()
            return self.title(fault_in_words(self._table.say, fault))

    def _show(self, build: Callable[[], Open]) -> Open:
        """Return a screen, and keep how to build it once more."""
        self._again = build
        self._aside = Aside(self._table.ticks)
        return build()

    # -- playing ----------------------------------------------------------------------------------------------------

    def _play_on(self, command: ask.Begin | ask.Decide | ask.Answer | ask.GoOn | ask.Proceed | ask.StepBack) -> Open:
        session = self._seated()
        seconds = max(0.0, self._table.ticks() - self._since)
        match command:
            case ask.Begin():
                session.begin(self._scenario)
                return self._where_it_stands()
            case ask.GoOn(scenario):
                session.wake(scenario, None if session.header.campaign else session.resting()[scenario].due)
                return self._where_it_stands()
            case ask.Decide(choice):
                session.decide(choice, seconds)
                return self._answered()
            case ask.Answer(answers):
                session.answer(answers, seconds)
                return self._answered()
            case ask.StepBack():
                session.step_back()
                return self._where_it_stands()
            case ask.Proceed():
                return self._proceed()

    def foresee(self, command: Command) -> tuple[Message, ...]:
        """Return the screen that a command of play would bring; nothing is decided."""
        if not isinstance(command, FORESEEABLE):
            return ()
        other, seated = copy(self), None if self._fresh else self._session
        imagined = seated.imagined() if seated else Session(self._table.pack, self._header(campaign=False), Unkept())
        other._session, other._save, other._fresh = imagined, None, False  # noqa: SLF001 - one of its own
        return (other._play_on(command),)  # noqa: SLF001 - as above

    def _answered(self) -> Open:
        view = Director(self._seated(), self._teller).consequence(self._play())
        return self._show(self._consequence) if view else self._where_it_stands()

    def _consequence(self) -> Open:
        return Open("consequence", Director(self._seated(), self._teller).consequence(self._play()))

    def _proceed(self) -> Open:
        """Go on from a consequence to where play stands, and from an ending to the debrief."""
        if self._play().ending is None or not self._ending_seen:
            return self._where_it_stands()
        return self._show(self._debrief)

    def _debrief(self) -> Open:
        session, say = self._seated(), self._table.say
        return Open("debrief", debrief_view(session, self._teller, debrief(session), weeks.onward(say, session)))

    def _try_again(self, decision: int) -> Open:
        session, play = self._seated(), self._play()
        woken = max((step.entry for step in play.steps if isinstance(step, Awakening)), default=-1)
        ahead = [each.entry for each in play.decisions[decision:] if each.entry > woken]
        if ahead:
            session.rewind(ahead[0])
        return self._where_it_stands()

    def _where_it_stands(self) -> Open:
        """Return the screen of what the session has come to."""
        self._since = self._table.ticks()
        return self._show(self._standing)

    def _standing(self) -> Open:
        session = self._seated()
        play = session.current
        self._ending_seen = False
        if play is None:
            return self._week_now() if session.header.campaign else self._choose_one()
        if play.rests:
            return Open("rest", weeks.rest_view(session, self._teller, play))
        director = Director(session, self._teller)
        if play.ending is not None:
            self._ending_seen = True
            return Open("ending", director.ending(play))
        if play.program.situations[play.state.place].parts:
            return Open("form", director.form(play))
        return Open("situation", director.situation(play))

    def _choose_one(self) -> Open:
        pack = self._table.pack
        played = frozenset(finished(pack, list_saves(self._table.saves, pack.id)))
        return Open("choose", choose_view(pack, self._teller, played))

    # -- the campaign -----------------------------------------------------------------------------------------------

    def _new_game(self) -> Open:
        pack = self._table.pack
        if pack.sheet.campaign is None:
            self._fresh = True
            return self.prebrief(planned(pack)[0])
        self._begin_save(campaign=True)
        return self._next_week() if not self._seated().due() else self._week()

    def _go_through_weeks(self, command: ask.Campaigning) -> Open:
        match command:
            case ask.NextWeek():
                return self._next_week()
            case ask.ReadBack(number):
                return self._read_back(number)
            case ask.ShowWeek():
                return self._week()

    def _next_week(self) -> Open:
        """Let weeks pass until something is due or comes back, or the campaign is over."""
        session = self._seated()
        session.next_week()
        while session.week <= session.last_week and not session.due() and not session.came_back():
            session.next_week()
        return self._week()

    def _week(self) -> Open:
        return self._show(self._week_now)

    def _week_now(self) -> Open:
        session = self._seated()
        if session.week > session.last_week:
            from cxsim.frontend.quarter.views import quarter_view  # noqa: PLC0415 - only at the end

            return Open("quarter", quarter_view(session, self._teller))
        return Open("week", weeks.week_view(session, self._teller, self._read))

    def _look_behind(self) -> Iterator[Message]:
        from cxsim.frontend.quarter.behind import look_behind  # noqa: PLC0415 - only at the end

        def remember(build: Build) -> None:
            self._again = lambda: Open("quarter", build(self._seated(), self._teller))

        return look_behind(self._seated(), self._teller, remember=remember)

    def _read_back(self, number: int) -> Open:
        session = self._seated()
        item = session.came_back()[number]
        self._read |= {(item.week, item.play.scenario, item.echo)}
        return self._show(lambda: Open("echo", weeks.echo_view(self._seated(), self._teller, number)))

    # -- saves ------------------------------------------------------------------------------------------------------

    def _resume(self, game: str) -> Open:
        """Go on in the newest save of a kind; what could not be followed is told before play goes on."""
        if self._session is None or (game and self._session.header.campaign is not (game == "campaign")):
            notice = self._take_up(game)
            if notice:
                return self.title(notice)
        self._fresh = False
        return self._where_it_stands() if self._session is not None else self._show(self._choose_one)

    def _take_up(self, game: str) -> str:
        """Open the newest save of a kind, and return what a participant should be told about it."""
        self._drop()
        table = self._table
        listings = list_saves(table.saves, table.pack.id)
        if (who := table.participant) is not None:
            listings = tuple(each for each in listings if each.header is None or who.goes_on_with(each.header))
        game = game or next((each.game for each in kept(table.say, table.pack, listings)), "")
        found = newest(listings, campaign=game == "campaign")
        if found is None:
            return ""
        resumed = resume(found.path, table.pack, table.content)
        self._session, self._save = resumed.session, resumed.save.file
        return told(table.say, resumed)

    def _seated(self) -> Session:
        """Return the session; begin a new save where there is none or a new one was asked for."""
        if self._session is None and not self._fresh:
            self._take_up("single")
        if self._session is None or self._fresh:
            return self._begin_save(campaign=False)
        return self._session

    def _begin_save(self, *, campaign: bool) -> Session:
        self._drop()
        self._fresh = False
        table, header = self._table, self._header(campaign=campaign)
        self._save = new_save(table.saves, table.participant.signed(header) if table.participant else header)
        self._session = Session(table.pack, header, self._save)
        return self._session

    def _header(self, *, campaign: bool) -> Header:
        table, pack = self._table, self._table.pack
        return Header(pack.id, pack.sheet.version, table.content, table.seed(), table.now(), campaign=campaign)

    def _leave(self) -> None:
        if self._session is not None and self._session.entries:
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
