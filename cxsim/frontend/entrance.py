"""Show the title at once: what only playing takes is imported when it is asked for, or while the title is read."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from cxsim.frontend import screens
from cxsim.frontend.title_page import title_page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cxsim.frontend.game import Game
    from cxsim.frontend.messages import Command, Message, Open
    from cxsim.frontend.table import Table
    from cxsim.frontend.words import Words


class Entrance:
    """A game that is made when the first command comes; until then there is a title and no more.

    `notice` is what the participant should know when the game begins.
    """

    def __init__(self, table: Table, notice: str = "") -> None:
        self._table = table
        self._notice = notice
        self._game: Game | None = None

    @property
    def say(self) -> Words:
        """The words that the game begins with."""
        return self._table.say

    def first(self, scenario: str | None) -> Open:
        """Return the title, or a scenario's prebrief to begin with; KeyError where the pack has none of that id."""
        return title_page(self._table, self._notice) if scenario is None else self._opened().prebrief(scenario)

    def run(self, command: Command) -> Iterable[Message]:
        """Let the game carry out a command."""
        return self._opened().run(command)

    def make_ready(self) -> None:
        """Make the game, and import every screen, so that neither takes its time when a key is pressed."""
        self._opened()
        for module in iter_modules(screens.__path__):
            import_module(f"{screens.__name__}.{module.name}")

    def _opened(self) -> Game:
        if self._game is None:
            from cxsim.frontend.game import Game  # noqa: PLC0415 - it takes a fifth of the time to the first frame

            self._game = Game(self._table)
        return self._game
