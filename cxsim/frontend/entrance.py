"""Show a title at once: the pack is read behind it, and what only playing takes is imported after that."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from cxsim.frontend import screens
from cxsim.frontend.messages import Open
from cxsim.frontend.title.present import TitleView

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cxsim.frontend.game import Game
    from cxsim.frontend.messages import Command, Message
    from cxsim.frontend.table import Table
    from cxsim.frontend.words import Words


class Entrance:
    """A game that is made when the first command comes; until then there is a title and no more.

    `lay` says what the game is played with, and may take its time; `notice` is what the participant should know when
    the game begins. With a `scenario` the game begins there, not with the title.
    """

    def __init__(self, lay: Callable[[], Table], say: Words, notice: str = "", scenario: str | None = None) -> None:
        self.say = say
        """The words that the game begins with."""
        self._lay = lay
        self._notice = notice
        self._scenario = scenario
        self._table: Table | None = None
        self._game: Game | None = None

    def at_once(self, illustration: str = "", version: str = "") -> Open:
        """Return the title as it is shown while the pack is read."""
        return Open("title", TitleView("", illustration, version=version))

    def first(self) -> Open:
        """Return the title, or the scenario's prebrief to begin with; KeyError where the pack has none of that id."""
        if self._scenario is not None:
            return self._opened().prebrief(self._scenario)
        from cxsim.frontend.title.page import title_page  # noqa: PLC0415 - it lists saves, and the title is there before

        return title_page(self._laid(), self._notice)

    def run(self, command: Command) -> Iterable[Message]:
        """Let the game carry out a command."""
        return self._opened().run(command)

    def foresee(self, command: Command) -> Iterable[Message]:
        """Return what the game would answer to a command, as far as that can be foreseen."""
        return self._game.foresee(command) if self._game else ()

    def make_ready(self) -> Iterator[Message]:
        """Yield the first page; then make the game, and import every screen, so that neither takes its time later."""
        yield self.first()
        self._opened()
        for module in iter_modules(screens.__path__):
            import_module(f"{screens.__name__}.{module.name}")

    def _laid(self) -> Table:
        if self._table is None:
            self._table = self._lay()
        return self._table

    def _opened(self) -> Game:
        if self._game is None:
            from cxsim.frontend.game import Game  # noqa: PLC0415 - it takes a fifth of the time to the first frame

            self._game = Game(self._laid())
        return self._game
