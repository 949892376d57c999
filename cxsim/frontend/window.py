"""Open the pygame window and wait for events: nothing is drawn, and next to nothing computed, while none come."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pygame

from cxsim.frontend.frame import Frame, Run
from cxsim.frontend.pygame_painter import PygamePainter

if TYPE_CHECKING:
    from pathlib import Path

    from cxsim.frontend.messages import Open
    from cxsim.frontend.opening import Setting

SMALLEST_SIZE = (480, 320)
NAP = 8  # ms; with a redraw of 4 ms, a key has changed the pixels after 16 ms at most


def play(first: Open, run: Run, setting: Setting) -> None:
    """Show the first screen and go on until the participant quits or closes the window.

    Raises pygame.error where there is no display.
    """
    os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
    pygame.display.init()
    try:
        pygame.font.init()
        _loop(first, run, setting)
    finally:
        pygame.quit()


def _loop(first: Open, run: Run, setting: Setting) -> None:
    pygame.display.set_caption(setting.caption)
    icon = setting.assets / "icon.png"
    if icon.is_file():
        pygame.display.set_icon(pygame.image.load(str(icon)))
    surface = pygame.display.set_mode(setting.size, pygame.RESIZABLE)
    painter = PygamePainter(surface, setting.assets)
    frame = Frame(first, run, painter, setting.theme, surface.get_size(), setting.say)
    _show(frame)
    setting.make_ready()
    while frame.is_open():
        if frame.dirty:
            _show(frame)
        if frame.working:
            frame.work()
        for event in _events(frame, setting):
            if frame.is_open():
                _answer(frame, event, setting.assets)


def _show(frame: Frame) -> None:
    frame.paint()
    pygame.display.flip()


def _events(frame: Frame, setting: Setting) -> list[pygame.event.Event]:
    """Wait for events, making ready what may come up next.

    pygame's own wait looks every millisecond, which costs more than 1 % of a core.
    """
    while not (events := pygame.event.get()) and not frame.working:
        for news in setting.look():
            frame.send(news)
        if frame.dirty:
            _show(frame)
        elif not frame.prepare():
            pygame.time.wait(NAP)
    return events


def _answer(frame: Frame, event: pygame.event.Event, assets: Path) -> None:
    """Pass one event on to the frame."""
    if event.type == pygame.QUIT:
        frame.close()
    elif event.type == pygame.KEYDOWN:
        _key(frame, event)
    elif event.type == pygame.MOUSEMOTION:
        frame.point(*event.pos)
    elif event.type == pygame.MOUSEBUTTONDOWN and event.button == pygame.BUTTON_LEFT:
        frame.press(*event.pos)
    elif event.type == pygame.MOUSEBUTTONUP and event.button == pygame.BUTTON_LEFT:
        frame.release(*event.pos)
    elif event.type == pygame.MOUSEWHEEL:
        frame.wheel(*pygame.mouse.get_pos(), -event.y)
    elif event.type in {pygame.VIDEORESIZE, pygame.WINDOWSIZECHANGED}:
        _resize(frame, assets)
    elif event.type in {pygame.WINDOWEXPOSED, pygame.VIDEOEXPOSE}:
        frame.dirty = True
    elif event.type == pygame.WINDOWLEAVE:
        frame.point(-1, -1)


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


def _resize(frame: Frame, assets: Path) -> None:
    surface = pygame.display.get_surface()
    if surface is not None:
        size = (max(SMALLEST_SIZE[0], surface.get_width()), max(SMALLEST_SIZE[1], surface.get_height()))
        frame.resize(size, PygamePainter(surface, assets))


def _text_size_keys() -> dict[int, str]:
    larger = dict.fromkeys((pygame.K_PLUS, pygame.K_EQUALS, pygame.K_KP_PLUS), "larger")
    smaller = dict.fromkeys((pygame.K_MINUS, pygame.K_KP_MINUS), "smaller")
    return {**larger, **smaller, pygame.K_0: "normal", pygame.K_KP0: "normal"}
