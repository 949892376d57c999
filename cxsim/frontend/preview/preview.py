"""Preview a scenario that is being written: the game's own screens, the choices made again after every save.

Nothing is written: the session's journal keeps nothing, and no save is opened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from cxsim.frontend import messages as ask
from cxsim.frontend import weeks
from cxsim.frontend.lookback import debrief_view
from cxsim.frontend.messages import Open, Renew
from cxsim.frontend.preview import messages as author
from cxsim.frontend.preview.play import Jumped, Made, Move, Played, Woken, played
from cxsim.frontend.preview.view import PreviewView, spots, stops, watched, way
from cxsim.frontend.staging import Director
from cxsim.frontend.telling import Teller
from cxsim.insights.debrief import debrief

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path as FilePath

    from cxsim.content import Diagnostic
    from cxsim.frontend.messages import Command, Message
    from cxsim.frontend.words import Words
    from cxsim.model.pack import Pack
    from cxsim.model.walk import Path


class Saved(Protocol):
    """What a pack is after a save: None and the reasons where it cannot be played."""

    @property
    def pack(self) -> Pack | None:
        """The pack."""

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """What keeps it from being played."""


class Source(Protocol):
    """Where the pack comes from."""

    @property
    def folder(self) -> FilePath:
        """The pack's folder, with its portraits."""

    def saved(self) -> Saved | None:
        """Return the pack if it was saved since it was read last."""

    def where(self, scenario: str, path: Path) -> str:
        """Return `file:line` of what stands at a path of a scenario."""


class Preview:
    """Answers commands with screens, and saves with the screen as it is now."""

    def __init__(self, source: Source, pack: Pack, scenario: str, seed: int, say: Words) -> None:
        self._source = source
        self._say = say
        self._pack = pack
        self._scenario = scenario
        self._seed = seed
        self._moves: tuple[Move, ...] = ()
        """All that the author chose; those that cannot be made now may be possible again after the next save."""
        self._shows = "place"
        """What of the place is shown: its reply, itself, or the look back."""
        self._tab: author.Tab = "watch"
        self._errors: tuple[Diagnostic, ...] = ()
        self._now = self._replayed()

    @property
    def now(self) -> Played:
        """Where the choices have led."""
        return self._now

    def show(self) -> Open:
        """Return the screen as it is now."""
        inner, now = self._inner(), self._now
        on_screen = spots(now, self._source.where, replying=self._shows == "reply")
        view = PreviewView(
            inner,
            self._scenario,
            tuple(self._pack.scenarios),
            on_screen[0],
            self._seed,
            way(now.moves),
            watched(self._say, now),
            on_screen,
            stops(self._say, now),
            self._tab,
            now.stopped,
            tuple(_told(each, self._source.folder) for each in self._errors),
        )
        return Open("preview", view)

    def saved(self) -> tuple[Message, ...]:
        """Return the screen as it is after a save, nothing where nothing was saved."""
        found = self._source.saved()
        if found is None:
            return ()
        self._errors = found.errors
        if found.pack is not None and found.pack.scenarios:
            self._pack = found.pack
            if self._scenario not in found.pack.scenarios:
                self._scenario, self._moves = next(iter(found.pack.scenarios)), ()
            self._replay()
        return (self.show(),)

    def run(self, command: Command) -> Iterable[Message]:
        """Carry out a command and return the screen that follows, none after quitting."""
        if isinstance(command, ask.Quit):
            return ()
        match command:
            case author.ShowTab(tab):
                self._tab = tab
                return (Renew("preview", self.show().view),)  # the focus stays on the tab
            case author.Jump() | author.Reseed() | author.StartOver() | author.Rehearse():
                self._direct(command)
            case ask.Proceed() if self._shows == "place" and self._now.play.ending is not None:
                self._shows = "debrief"
            case ask.Proceed():
                self._shows = "place"
            case _:
                self._play(command)
        return (self.show(),)

    def _direct(self, command: author.Jump | author.Reseed | author.StartOver | author.Rehearse) -> None:
        """Carry out what only an author can ask for."""
        match command:
            case author.Jump(place):
                self._shows = "place"
                self._go((*self._now.moves, Jumped(place)))
            case author.Reseed(seed):
                self._seed = seed % 2**32
                self._replay()
            case author.StartOver():
                self._shows = "place"
                self._go(())
            case author.Rehearse(scenario):
                self._scenario, self._shows = scenario, "place"
                self._go(())

    def _play(self, command: Command) -> None:
        """Carry out what a participant can ask for."""
        now = self._now
        match command:
            case ask.Decide(choice):
                self._go((*now.moves, Made(now.play.state.place, (choice,))), "reply")
            case ask.Answer(answers):
                self._go((*now.moves, Made(now.play.state.place, answers)), "reply")
            case ask.GoOn():
                self._go((*now.moves, Woken()))
            case ask.StepBack():
                self._go(now.moves[:-1])
            case ask.TryAgain(decision):
                made = [at for at, move in enumerate(now.moves) if isinstance(move, Made)]
                self._go(now.moves[: made[decision]] if decision < len(made) else now.moves)
            case _:
                pass  # a preview has no title and no weeks

    def _go(self, moves: tuple[Move, ...], shows: str = "place") -> None:
        self._moves, self._shows = moves, shows
        self._replay()

    def _replay(self) -> None:
        self._now = self._replayed()
        if self._now.stopped or (self._shows == "reply" and not self._has_reply()):
            self._shows = "place"

    def _replayed(self) -> Played:
        return played(self._say, self._pack, self._scenario, self._seed, self._moves)

    def _has_reply(self) -> bool:
        return self._director().consequence(self._now.play) is not None

    def _director(self) -> Director:
        return Director(self._now.session, self._teller())

    def _teller(self) -> Teller:
        return Teller(self._pack, self._source.folder, self._say)

    def _inner(self) -> Open:
        """Return the game's own screen."""
        play, session, director, teller = self._now.play, self._now.session, self._director(), self._teller()
        if self._shows == "reply":
            return Open("consequence", director.consequence(play))
        if self._shows == "debrief" and play.ending is not None:
            return Open("debrief", debrief_view(session, teller, debrief(session)))
        if play.rests:
            return Open("rest", weeks.rest_view(session, teller, play))
        if play.ending is not None:
            return Open("ending", director.ending(play))
        if play.program.situations[play.state.place].parts:
            return Open("form", director.form(play))
        return Open("situation", director.situation(play))


def _told(error: Diagnostic, folder: FilePath) -> str:
    """Return an error as it is shown: where, what, and a way out."""
    file = error.file.removeprefix(f"{folder}").lstrip("/\\")
    return "\n".join(filter(None, (f"{file}:{error.line}  {error.code}", error.problem, error.way_out)))
