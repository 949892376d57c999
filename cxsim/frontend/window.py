"""Open the pygame window and wait for events: nothing is drawn, and next to nothing computed, while none come."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import pygame

from cxsim.frontend.drawing.pygame_painter import PygamePainter
from cxsim.frontend.elements.double_click import DoubleClick
from cxsim.frontend.event_wait import EventWait
from cxsim.frontend.frame import Frame, Run
from cxsim.frontend.motion import Motion
from cxsim.frontend.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxsim.frontend.companions.companion import Companion
    from cxsim.frontend.messages import Open
    from cxsim.frontend.opening import Setting

SMALLEST_SIZE = (480, 320)
LONGEST_WAIT = 56  # ms after which the companions are asked again, and what was told may go
NAP = 14  # ms between two looks for events; shorter ones cost 1 % of a core, where the system cannot wake the game
BRISK_NAP = 4  # ms, while somebody plays
BRISK = 1.0  # seconds that somebody counts as playing after the last event
SEEN_LAST = sys.platform == "win32"
"""Whether screen readers must be let in before the window is first seen."""
DRAWN_FOR_NOBODY = ("offscreen", "dummy")
"""What SDL takes where no display answers, if nobody has asked for it."""
REPEATS = (350, 35)  # ms until a key that is held in a field or on a slider repeats, and between
STEP = 16  # ms from one drawing to the next while something moves


def play(first: Open, run: Run, setting: Setting) -> None:
    """Show the first screen and go on until the participant quits or closes the window.

    Raises pygame.error where there is no display, ReportedError after a mistake of ours, which the window has told.
    """
    os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
    pygame.display.init()
    pygame.time.wait(0)  # until the first wait, pygame's clock stands still
    try:
        _look_for_a_display()
        pygame.font.init()
        surface = _opened(setting)
        window = _Window(first, run, setting, surface)
        try:
            window.go_on()
        except Exception as error:  # noqa: BLE001 - the participant gets to know, and nobody takes it for a missing display
            _tell_crash(window.frame, setting, error)
        finally:
            window.close()
    finally:
        pygame.quit()


def _look_for_a_display() -> None:
    """Raise pygame.error where SDL draws for nobody, as it does when a display is named and does not answer."""
    driver = pygame.display.get_driver()
    if driver in DRAWN_FOR_NOBODY and driver not in os.environ.get("SDL_VIDEODRIVER", ""):
        raise pygame.error("no display answers")


def _opened(setting: Setting) -> pygame.Surface:
    pygame.display.set_caption(setting.caption)
    icon = setting.assets / "icon.png"
    if icon.is_file():
        pygame.display.set_icon(pygame.image.load(str(icon)))
    return pygame.display.set_mode(setting.size, pygame.RESIZABLE | (pygame.HIDDEN if SEEN_LAST else 0))


def _tell_crash(frame: Frame, setting: Setting, error: Exception) -> None:
    """Write a report, show where it is until the window is closed, and raise ReportedError."""
    from cxsim.frontend.crash import page as crash_page  # noqa: PLC0415 - seldom needed
    from cxsim.frontend.crash import report as crash  # noqa: PLC0415 - seldom needed

    report = crash.write_report(error, crash_page.facts(frame))
    with suppress(Exception):  # what is broken may be the drawing itself
        shown = crash_page.first(report)
        _Window(shown, crash_page.run, crash_page.plain(setting, frame.say), pygame.display.get_surface()).go_on()
    raise crash.ReportedError(report) from error


class _Window:
    """The frame in its window, with all that goes along."""

    def __init__(self, first: Open, run: Run, setting: Setting, surface: pygame.Surface) -> None:
        self._setting = setting
        self._motion = Motion()
        self._notice = Notice(_seconds)
        self._before: pygame.Surface | None = None
        self._companions: Sequence[Companion] = ()
        self._touched = 0.0
        self._wait = EventWait()
        self._twice = DoubleClick()
        painter = PygamePainter(surface, setting.assets)
        self.frame = Frame(first, run, painter, setting.theme, surface.get_size(), setting.say, setting.foresee)

    def go_on(self) -> None:
        """Show the page and answer events until the game ends."""
        if SEEN_LAST:
            self._companions = self._setting.companions(self._notice.tell)
            pygame.display.set_mode(self._setting.size, pygame.RESIZABLE | pygame.SHOWN)
        self._show()
        for news in self._setting.make_ready():
            self.frame.send(news)
            self._follow()
        if not SEEN_LAST:
            self._companions = self._setting.companions(self._notice.tell)
        for each in self._companions:
            each.follow(self.frame)
        while self.frame.is_open():
            self._follow()
            if self.frame.working:
                self.frame.work()
            for event in self._events():
                if self.frame.is_open() and not self._taken(event):
                    self._answer(event)

    def close(self) -> None:
        """Send everybody home."""
        for each in self._companions:
            each.close()

    def _taken(self, event: pygame.event.Event) -> bool:
        """Offer an event to everybody; return whether one of them has answered it."""
        taken = [each.take(self.frame, event) for each in self._companions]
        return any(taken)

    def _follow(self) -> None:
        """Show what has changed, and tell everybody."""
        if self.frame.dirty:
            self._show()
            pygame.key.set_repeat(*REPEATS if self.frame.repeats else ())
            for each in self._companions:
                each.follow(self.frame)

    def _show(self) -> None:
        surface = pygame.display.get_surface()
        if self._motion.follow(self.frame, _seconds()):
            self._keep(surface)
        self.frame.paint(self._motion.moved)
        if self._motion.veil and self._before and self._before.get_size() == surface.get_size():
            self._before.set_alpha(round(255 * self._motion.veil))
            surface.blit(self._before, (0, 0))
        if (told := self._notice.tree) is not None:
            self.frame.paint_over(told)
        pygame.display.flip()

    def _keep(self, surface: pygame.Surface) -> None:
        """Keep the page that is seen, to fade out: always in the same place, for a new one takes 2 ms to get."""
        if self._before is None or self._before.get_size() != surface.get_size():
            self._before = surface.copy()
        else:
            self._before.blit(surface, (0, 0))

    def _events(self) -> list[pygame.event.Event]:
        """Wait for events, making ready what may come up next."""
        while not (events := pygame.event.get()) and not self.frame.working and self.frame.is_open():
            for news in self._setting.look():
                self.frame.send(news)
            for each in self._companions:
                each.look(self.frame)
            self.frame.dirty |= self._notice.over()
            self._rest()
        return events

    def _rest(self) -> None:
        """Show what has changed or moves, else make something ready, else wait."""
        if self.frame.dirty:
            self._follow()
        elif self._motion.moving:
            self._move()
        elif not self.frame.look_ahead():
            brisk = _seconds() < self._touched + BRISK
            self._wait(NAP if brisk else LONGEST_WAIT, BRISK_NAP if brisk else NAP)

    def _move(self) -> None:
        """Show what moves a little further on; what time is left until the next drawing is for what may come up."""
        begun = pygame.time.get_ticks()
        self._show()
        if pygame.time.get_ticks() - begun < STEP / 2:
            self.frame.look_ahead()
        left = max(1, STEP - (pygame.time.get_ticks() - begun))
        self._wait(left, left)

    def _answer(self, event: pygame.event.Event) -> None:
        """Pass one event on to the frame."""
        frame = self.frame
        self._touched = _seconds()
        if event.type == pygame.QUIT:
            frame.close()
        elif event.type == pygame.KEYDOWN:
            self._hurry()
            self._twice.forget()
            _key(frame, event)
        elif event.type == pygame.TEXTINPUT:
            frame.type(event.text)
        elif event.type == pygame.MOUSEMOTION:
            frame.point(*event.pos)
        elif event.type == pygame.MOUSEBUTTONDOWN and event.button == pygame.BUTTON_LEFT:
            self._hurry()
            if not self._twice.misses(frame.shown, event.pos, self._touched):
                frame.press(*event.pos)
        elif event.type == pygame.MOUSEBUTTONUP and event.button == pygame.BUTTON_LEFT:
            frame.release(*event.pos)
        elif event.type == pygame.MOUSEWHEEL:
            frame.wheel(*pygame.mouse.get_pos(), -event.y)
        elif event.type == pygame.WINDOWLEAVE:
            frame.point(-1, -1)
        else:
            self._fit(event)

    def _hurry(self) -> None:
        """Let what moves be where it is going: whoever presses something waits for nothing."""
        self.frame.dirty |= self._motion.moving
        self._motion.skip()

    def _fit(self, event: pygame.event.Event) -> None:
        """Fit the page to a window that is larger, smaller, elsewhere or seen again."""
        if event.type in {pygame.VIDEORESIZE, pygame.WINDOWSIZECHANGED, pygame.WINDOWDISPLAYCHANGED}:
            self._motion.skip()
            _resize(self.frame, self._setting)
        elif event.type in {pygame.WINDOWEXPOSED, pygame.VIDEOEXPOSE, pygame.WINDOWRESTORED}:
            self.frame.dirty = True
        elif event.type in {pygame.WINDOWMINIMIZED, pygame.WINDOWHIDDEN}:
            self._motion.skip()


def _seconds() -> float:
    return pygame.time.get_ticks() / 1000


def _key(frame: Frame, event: pygame.event.Event) -> None:
    name = pygame.key.name(event.key)
    if event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META):
        if event.key in (sizes := _text_size_keys()):
            frame.key(sizes[event.key])
        return
    if name == "tab" and event.mod & pygame.KMOD_SHIFT:
        name = "shift tab"
    if frame.press_key(name) == "full screen":
        pygame.display.toggle_fullscreen()


def _resize(frame: Frame, setting: Setting) -> None:
    surface = pygame.display.get_surface()
    if surface is not None:
        size = (max(SMALLEST_SIZE[0], surface.get_width()), max(SMALLEST_SIZE[1], surface.get_height()))
        frame.resize(size, PygamePainter(surface, setting.assets))


def _text_size_keys() -> dict[int, str]:
    larger = dict.fromkeys((pygame.K_PLUS, pygame.K_EQUALS, pygame.K_KP_PLUS), "larger")
    smaller = dict.fromkeys((pygame.K_MINUS, pygame.K_KP_MINUS), "smaller")
    return {**larger, **smaller, pygame.K_0: "normal", pygame.K_KP0: "normal"}
