"""Keep the open screen in a window: its layout, the focus, what is scrolled; turn keys and pointer into messages."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from types import MappingProxyType
from typing import TYPE_CHECKING

from cxsim.frontend import messages as ask
from cxsim.frontend import program as programs
from cxsim.frontend.drawing.draw import Pointing, draw
from cxsim.frontend.drawing.themes import named
from cxsim.frontend.elements import scroll_bars, sliding
from cxsim.frontend.elements.shown import (
    MOVES,
    Path,
    Shown,
    area_under,
    beginning,
    flatten,
    focusable,
    moved,
    paged,
    revealing,
    scrolled,
    starting,
    under,
    wanting,
)
from cxsim.frontend.elements.tooltips import Tooltips
from cxsim.frontend.elements.tree import Element, Role, is_dialog, shortcut
from cxsim.frontend.foreseen import Foreseen, Page, Sheet
from cxsim.frontend.messages import Change, Changed, Command, KeyPressed, Message, Open, Quit, Typed
from cxsim.frontend.words import ENGLISH

if TYPE_CHECKING:
    from cxsim.frontend.drawing.painter import Painter
    from cxsim.frontend.drawing.theme import Theme
    from cxsim.frontend.elements.layout import Layout
    from cxsim.frontend.program import Program
    from cxsim.frontend.words import Words

Run = Callable[[Command], Iterable[Message]]

PAGES = MappingProxyType({"page up": -0.85, "page down": 0.85, "home": -math.inf, "end": math.inf})
"""Key → how many times its height a page is scrolled."""
WHEEL_STEP = 60  # units for one notch
AWAY = (-1, -1)  # where the pointer is when it has left the window
VEIL = 0.42  # how much darker a page is below a dialog


class Frame:
    """The one mutable object of the window; `run` carries out commands and answers with messages."""

    def __init__(
        self,
        first: Open,
        run: Run,
        painter: Painter,
        theme: Theme,
        size: tuple[int, int],
        say: Words = ENGLISH,
        foresee: Run | None = None,
    ) -> None:
        self._run = run
        self._foresee = foresee
        self._sheet = Sheet(size, painter, theme, say)
        self._actions = say.settings.actions()
        self._program = programs.opened(first)
        self._pointing = Pointing()
        self._pressed: Path | None = None
        self._hold: scroll_bars.Hold | None = None
        self._scrolls: dict[Path, int] = {}
        self._tree: Element
        self._layout: Layout
        self._shown: tuple[Shown, ...]
        self._ended = False
        self._work: Iterator[Message] | None = None
        self._told: Message | None = None
        self._foreseen = Foreseen(self._sheet)
        self._left: tuple[tuple[Path | None, dict[Path, int]], ...] = ()
        """For each page that is open below: what had the focus there, and how far it was scrolled."""
        self._under: tuple[Shown, ...] = ()
        """The page that a dialog lies over."""
        self._veiled = False
        self._tooltips = Tooltips()
        self._sliding = False
        self.dirty = True
        self._opened()

    @property
    def program(self) -> Program:
        """The open screen and its state."""
        return self._program

    @property
    def tree(self) -> Element:
        """What is shown, as a tree of meaning."""
        return self._tree

    @property
    def shown(self) -> tuple[Shown, ...]:
        """What is shown, and where."""
        return self._shown

    @property
    def say(self) -> Words:
        """The words that are spoken, with the settings."""
        return self._sheet.say

    @property
    def theme(self) -> Theme:
        """The theme that is shown."""
        return self._sheet.theme

    @property
    def focus(self) -> Path | None:
        """Where the focus is."""
        return self._pointing.focus

    @property
    def focused(self) -> Element | None:
        """The element that Enter would press."""
        return self._at(self._pointing.focus)

    def is_open(self) -> bool:
        """Tell whether the game goes on."""
        return not self._ended

    def paint(self, moved: Callable[[tuple[Shown, ...]], tuple[Shown, ...]] = tuple) -> None:
        """Draw everything; `moved` says how what is shown looks while it moves."""
        if self._under:
            self._paint_below()
        size, painter, theme, say = self._sheet
        draw(moved(self._shown), painter, theme, self._layout.scale, self._pointing, over=bool(self._under))
        self._tooltips.draw(self._shown, self._pointing, painter, theme, size, say.settings.text)
        self.dirty = False

    def _paint_below(self) -> None:
        """Draw the page below a dialog, darker; it does not change while the dialog is open, and is drawn once."""
        painter, theme = self._sheet.painter, self._sheet.theme
        if self._veiled:
            painter.bring_back()
            return
        draw(self._under, painter, theme, self._layout.scale, Pointing())
        painter.veil(theme.colours.shadow, VEIL)
        painter.keep()
        self._veiled = True

    def paint_over(self, tree: Element) -> None:
        """Draw a small tree over what is drawn already."""
        layout = self._sheet.laid_out(tree)
        draw(flatten(layout, {}), self._sheet.painter, self._sheet.theme, layout.scale, Pointing(), over=True)

    def resize(self, size: tuple[int, int], painter: Painter) -> None:
        """Fit the screen to a window of another size."""
        self._sheet = self._sheet._replace(size=size, painter=painter)
        self._lay_out()

    def send(self, message: Message) -> None:
        """Let the screen answer a message, carry out what it asks for, and show what follows."""
        before = self._program
        self._program, commands = programs.update(before, message)
        back = self._turned(before, message)
        if isinstance(message, Changed):
            self._speak(message.say)
        if back is not None:
            self._opened(back)
        answered = self._ask(commands)
        if isinstance(message, Open | ask.Confirm):
            self._opened()
        elif back is None and not answered:
            self._refresh()

    def _turned(self, before: Program, message: Message) -> tuple[Path | None, dict[Path, int]] | None:
        """Take note of the page that was left; return where the participant was on the one that is seen again."""
        deep, was = programs.depth(self._program), programs.depth(before)
        left, self._left = self._left, self._left[:deep]
        if deep > was:
            self._left = (*left, (self._pointing.focus, self._scrolls))
        return left[deep] if deep < was and not isinstance(message, Open) else None

    def _ask(self, commands: Iterable[Command]) -> bool:
        """Have commands carried out, and say whether there was an answer, which is shown then."""
        answered = False
        for command in commands:
            self._ended = self._ended or isinstance(command, Quit)
            if not isinstance(command, Change):
                self._work = None  # whatever else is asked for, nobody waits any more
            if isinstance(command, ask.LookBehind):
                self._work, self._told = iter(self._run(command)), None
                continue
            for answer in self._run(command):
                self.send(answer)
                answered = True  # and shown: the layout is made once
        return answered

    def look_ahead(self) -> bool:
        """Take a step towards what may come up next; return whether there was one to take."""
        return self._foreseen.go_on()

    @property
    def working(self) -> bool:
        """Whether something is being worked out; `work` takes it a step further."""
        return self._work is not None

    def work(self) -> None:
        """Work out a small part of what takes its time, and show what is being done."""
        message = next(self._work, None) if self._work is not None else None
        if message is None:
            self._work = None
        elif message != self._told:  # most parts of the work have nothing new to tell
            self._told = message
            self.send(message)

    def close(self) -> None:
        """End the game from outside: the window's close button, a signal."""
        if not self._ended:
            self._ended = True
            for _ in self._run(Quit()):
                pass

    def key(self, name: str) -> None:
        """Answer a key by its name: tab, shift tab, an arrow, enter, escape, backspace, 1 to 9, page up, larger."""
        if name == "escape" and self._tooltips.hide():
            self.dirty = True
            return
        if sliding.moves(self.focused, name):
            self._slide(sliding.step(self.focused, name))
            return
        if name in MOVES:
            self._focus(moved(self._shown, self._pointing.focus, name))
        elif name == "enter":
            self._enter()
        elif name in PAGES:
            self._scroll(paged(self._layout, self._shown, PAGES[name], self._scrolls))
        elif name in {"larger", "smaller", "normal"}:
            self._scale_text(name)
        elif (element := shortcut(self._tree, name)) and element.action is not None:
            self._pointing = Pointing(self._pointing.focus, None, ring=True)
            self.send(element.action)

    def press_key(self, name: str) -> str:
        """Answer a key by its own name, as the participant has set it, and return what it does, "" for nothing.

        A screen that listens is told the key instead.
        """
        if self._tree.listens:
            self.send(KeyPressed(name))
            return ""
        action = self._actions.get(name, "")
        if action:
            self.key(action)
        return action

    @property
    def repeats(self) -> bool:
        """Whether a key that is held counts again and again: in a field, and on a slider."""
        focused = self.focused
        if focused is None:
            return False
        return focused.slide is not None or (self._tree.listens and focused.role is Role.FIELD)

    def type(self, text: str) -> None:
        """Hand what was typed to a screen that listens."""
        if self._tree.listens:
            self.send(Typed(text))

    def point(self, x: int, y: int) -> None:
        """Follow the pointer: what is held follows, too, and a tooltip stays while the pointer is on it."""
        if self._hold is not None and (x, y) != AWAY:
            self._scroll(scroll_bars.dragged(self._shown, self._hold, y, self._layout.scale, self._scrolls))
        if self._sliding and self._pressed is not None:
            if (x, y) != AWAY:
                self._slide(sliding.pointed(self._shown, self._pressed, x))
            return
        if self._hold is not None or self._tooltips.covers(x, y):
            return
        item = under(self._shown, x, y)
        hover = item.placed.path if item else None
        if hover != self._pointing.hover:
            self._pointing = Pointing(self._pointing.focus, hover, self._pointing.ring)
            self.dirty = True

    def press(self, x: int, y: int) -> None:
        """Take note of what the pointer's button went down on; a slider or a scroll bar is there at once."""
        hidden = self._tooltips.hides(x, y)
        bar = None if hidden else scroll_bars.pressed(self._shown, x, y, self._layout.scale, self._scrolls)
        item = under(self._shown, x, y) if bar is None and not hidden else None
        if bar is not None:
            self._hold, scrolls = bar
            self._scroll(scrolls)
        self._pressed = item.placed.path if item else None
        self._sliding = item is not None and item.placed.element.slide is not None
        if item is not None and self._sliding:
            self._pointing = Pointing(item.placed.path, item.placed.path, ring=False)
            self.dirty = True
            self._slide(sliding.pointed(self._shown, item.placed.path, x))

    def release(self, x: int, y: int) -> None:
        """Press what the pointer's button went down and up on."""
        item = under(self._shown, x, y)
        pressed, self._pressed, self._sliding, self._hold = self._pressed, None, False, None
        if item is None or item.placed.path != pressed or item.placed.element.action is None:
            return
        self._pointing = Pointing(item.placed.path, item.placed.path, ring=False)
        self.send(item.placed.element.action)

    def wheel(self, x: int, y: int, notches: float) -> None:
        """Scroll what is under the pointer, or else most of the page; notches count downwards."""
        path = area_under(self._shown, x, y)
        if path is not None:
            self._scroll(scrolled(self._layout, path, round(notches * WHEEL_STEP * self._layout.scale), self._scrolls))
            self.point(x, y)

    def focus_on(self, path: Path) -> None:
        """Let something that can be pressed have the focus; nothing happens where there is none any more."""
        if self._at(path) is not None:
            self._focus(path)

    def set_at(self, path: Path, value: float) -> None:
        """Set the slider at a place of the tree; nothing happens where there is none any more."""
        element = self._at(path)
        if element is not None and element.slide is not None:
            self._focus(path)
            self._slide(sliding.nearest(element, value))

    def press_at(self, path: Path) -> None:
        """Press what is at a place of the tree; nothing happens where there is nothing to press any more."""
        if self._at(path) is not None:
            self._focus(path)
            self._enter()

    def _enter(self) -> None:
        element = self.focused
        if element is None:
            self._focus(starting(self._shown))
        elif element.action is not None:
            self._pointing = Pointing(self._pointing.focus, self._pointing.hover, ring=True)
            self.send(element.action)

    def _slide(self, message: Message | None) -> None:
        if message is not None:
            self.send(message)

    def _focus(self, path: Path | None) -> None:
        self._pointing = Pointing(path, None, ring=True)
        self.dirty = True
        if path is not None:
            self._scroll(revealing(self._layout, self._shown, path, self._scrolls))

    def _scale_text(self, name: str) -> None:
        settings = self.say.settings
        changed = settings.with_text({"larger": 1, "smaller": -1}.get(name, 0))
        if changed != settings:
            self._speak(self.say.with_settings(changed))
            self._lay_out()
            self._ask((Change(changed),))

    def _speak(self, say: Words) -> None:
        if say.settings.theme != self.say.settings.theme:
            self._sheet = self._sheet._replace(theme=named(say.settings.theme))
        self._sheet, self._actions = self._sheet._replace(say=say), say.settings.actions()
        self._foreseen = Foreseen(self._sheet)

    def _scroll(self, scrolls: dict[Path, int]) -> None:
        if scrolls != self._scrolls:
            self._scrolls = scrolls
            self._shown = flatten(self._layout, scrolls)
            self.dirty = True

    def _opened(self, back: tuple[Path | None, dict[Path, int]] | None = None) -> None:
        """Show a screen from its beginning, or where it was left; the ring stays if the keyboard is in use."""
        self._tooltips.forget()
        self._scrolls = back[1] if back else {}
        self._refresh()
        if not back:
            self._scroll(beginning(self._layout, self._shown))
        focus = back[0] if back and self._at(back[0]) else wanting(self._shown)
        self._pointing = Pointing(focus, None, self._pointing.ring)

    def _refresh(self) -> None:
        self._place(self._foreseen.page(self._program))

    def _lay_out(self) -> None:
        self._place(Page(self._program, self._tree, self._sheet.laid_out(self._tree)))

    def _place(self, page: Page) -> None:
        _, self._tree, self._layout = page
        self._shown = flatten(self._layout, self._scrolls)
        below = self._program.below if is_dialog(self._tree) else None
        scrolls = self._left[-1][1] if self._left else {}
        self._veiled = False
        self._under = flatten(self._sheet.page(below).layout, scrolls) if below else ()
        self._foreseen = Foreseen(self._sheet, page, self._foresee, ring=self._pointing.ring)
        self.dirty = True

    def _at(self, path: Path | None) -> Element | None:
        return next((item.placed.element for item in focusable(self._shown) if item.placed.path == path), None)
