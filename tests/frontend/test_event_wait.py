"""Waiting for the window's next event, woken by the system or not."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

import pygame
import pytest

from cxsim.frontend.event_wait import EventWait

if TYPE_CHECKING:
    from collections.abc import Iterator

TOO_LONG = 60_000
"""Milliseconds that no test takes."""


@pytest.fixture(autouse=True)
def _window() -> Iterator[None]:
    pygame.display.init()
    pygame.display.set_mode((64, 64))
    pygame.event.clear()
    yield
    pygame.quit()


@pytest.fixture
def woken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the window say that the system wakes it."""
    monkeypatch.setattr(pygame.display, "get_driver", lambda: "x11")


@pytest.mark.usefixtures("woken")
def test_an_event_ends_the_wait_and_is_still_there() -> None:
    wait = EventWait()
    pygame.event.post(pygame.event.Event(pygame.KEYDOWN, {"key": pygame.K_a, "mod": 0}))
    begun = monotonic()
    wait(TOO_LONG, TOO_LONG)
    assert monotonic() - begun < TOO_LONG / 1000
    assert [event.key for event in pygame.event.get(pygame.KEYDOWN)] == [pygame.K_a]


@pytest.mark.usefixtures("woken")
def test_without_an_event_it_ends_by_itself() -> None:
    EventWait()(1, TOO_LONG)
    assert pygame.event.get(pygame.KEYDOWN) == []


@pytest.mark.usefixtures("woken")
def test_where_sdl_cannot_be_asked_there_are_naps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pygame.base, "__file__", "no-such-library")
    EventWait()(TOO_LONG, 1)


def test_on_other_systems_there_are_naps() -> None:
    EventWait()(TOO_LONG, 1)
