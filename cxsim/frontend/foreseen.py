"""Make ready what may come up next while nobody does anything, so that it is there at once when it does."""

from __future__ import annotations

from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from cxsim.frontend import program as programs
from cxsim.frontend.drawing.draw import Pointing, draw
from cxsim.frontend.elements.layout import lay_out
from cxsim.frontend.elements.shown import flatten, wanting
from cxsim.frontend.elements.tree import buttons
from cxsim.frontend.messages import Open

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cxsim.frontend.drawing.painter import Painter
    from cxsim.frontend.drawing.theme import Theme
    from cxsim.frontend.elements.layout import Layout
    from cxsim.frontend.elements.tree import Element
    from cxsim.frontend.frame import Run
    from cxsim.frontend.program import Program
    from cxsim.frontend.words import Words

MOST_PAGES = 6
"""So many are made ready of one page; each takes about as much room as the one that is seen."""


class Page(NamedTuple):
    """A screen in a state, what it shows, and where."""

    program: Program
    tree: Element
    layout: Layout


class Sheet(NamedTuple):
    """What pages are laid out and drawn on."""

    size: tuple[int, int]
    painter: Painter
    theme: Theme
    say: Words

    def page(self, program: Program) -> Page:
        """Make the page of a screen in a state."""
        tree = programs.view(program, self.say)
        return Page(program, tree, self.laid_out(tree))

    def laid_out(self, tree: Element) -> Layout:
        """Place a tree."""
        return lay_out(tree, self.size, self.painter, self.theme, self.say.settings.text)

    def draw_unseen(self, page: Page, *, ring: bool) -> None:
        """Draw a page as it looks when it opens, so that nobody sees it."""
        shown = flatten(page.layout, {})
        with self.painter.unseen():
            draw(shown, self.painter, self.theme, page.layout.scale, Pointing(wanting(shown), None, ring))


class Foreseen:
    """The pages that may come up after one; with another page, there are others.

    `foresee` answers a command as if it were carried out, with nothing where only carrying it out tells.
    """

    def __init__(
        self, sheet: Sheet, now: Page | None = None, foresee: Run | None = None, *, ring: bool = False
    ) -> None:
        self._sheet = sheet
        self._ring = ring
        """Whether what takes the focus shows it."""
        self._ready: list[Page] = []
        coming = _coming(now.program, now.tree, foresee) if now and foresee else ()
        self._steps = self._made(islice(coming, MOST_PAGES))

    def go_on(self) -> bool:
        """Take a step of a few milliseconds; return whether there was one to take."""
        return next(self._steps, False)

    def page(self, program: Program) -> Page:
        """Return the page of a screen in a state, at once where it is ready."""
        ready = next((page for page in self._ready if page.program == program), None)
        return ready or self._sheet.page(program)

    def _made(self, coming: Iterable[Program]) -> Iterator[bool]:
        with suppress(Exception):  # a mistake is told to whoever meets it, not to whoever might
            for program in coming:
                yield True
                page = self._sheet.page(program)
                self._ready.append(page)
                yield True
                self._sheet.draw_unseen(page, ring=self._ring)
                yield True


def _coming(program: Program, tree: Element, foresee: Run) -> Iterator[Program]:
    """Yield what is open after each thing that can be pressed was pressed, as far as it can be foreseen."""
    for element in buttons(tree):
        _, commands = programs.update(program, element.action) if element.action else (program, ())
        for command in commands:
            for message in foresee(command):
                if isinstance(message, Open):
                    yield programs.update(program, message)[0]
