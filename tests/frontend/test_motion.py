"""What moves: gauges, speech, pages. It ends by itself, nobody waits for it, and it can be turned off."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsim.frontend.drawing.theme import light
from cxsim.frontend.elements.tree import Role, walk
from cxsim.frontend.examples import screens as examples
from cxsim.frontend.frame import Frame
from cxsim.frontend.messages import Changed, Close, Decide, Proceed
from cxsim.frontend.motion import GAUGE_SECONDS, LONGEST_WRITING, Motion
from cxsim.frontend.opening import Setting, play_in_window
from cxsim.frontend.settings.settings import AS_SYSTEM, DEFAULTS
from cxsim.frontend.settings.systems_wish import SystemsWish
from cxsim.frontend.words import ENGLISH
from tests.frontend.conftest import DrawnOnPaper

if TYPE_CHECKING:
    from collections.abc import Callable

    from cxsim.frontend.elements.shown import Shown
    from cxsim.frontend.messages import Message, Open

ASSETS = Path(__file__).resolve().parents[2] / "assets"
STILL, MOVING, AS_IT_HAS_IT = (
    ENGLISH.with_settings(replace(DEFAULTS, motion=motion)) for motion in ("still", "moving", AS_SYSTEM)
)


def framed(shown: Open, *answers: Open, say: object = MOVING) -> Frame:
    rest = list(answers)

    def run(_: object) -> tuple[Message, ...]:
        return (rest.pop(0),) if rest else ()

    return Frame(shown, run, DrawnOnPaper(), light(), (1280, 720), say)  # type: ignore[arg-type]  # Words


def letters(shown: tuple[Shown, ...]) -> str:
    said = [item for item in shown if item.visible]
    return "".join(run.text for item in said for line in item.placed.lines for run in line.runs)


def dials(shown: tuple[Shown, ...]) -> list[float]:
    return [item.placed.element.dial.value for item in shown if item.placed.element.dial]


def bubbles(shown: tuple[Shown, ...]) -> int:
    return sum(item.visible and item.placed.element.written_out for item in shown)


def test_speech_is_written_out_and_then_stands_there_whole(screens: dict[str, Open]) -> None:
    frame, motion = framed(screens["situation"]), Motion()
    motion.follow(frame, 10.0)
    first = motion.moved(frame.shown)
    motion.follow(frame, 10.4)
    later = motion.moved(frame.shown)
    assert bubbles(first) == 0
    assert len(letters(first)) < len(letters(later)) < len(letters(frame.shown))
    assert letters(first).count("What do you do?") == 1
    motion.follow(frame, 10.0 + LONGEST_WRITING)
    assert motion.moved(frame.shown) == frame.shown
    assert not motion.moving


@given(st.floats(0, 2))
def test_nothing_is_ever_written_that_is_not_there(seconds: float) -> None:
    screens = examples.screens(examples.faces(Path("portraits")))
    frame, motion = framed(screens["situation"]), Motion()
    motion.follow(frame, 0.0)
    motion.follow(frame, seconds)
    for whole, now in zip(frame.shown, motion.moved(frame.shown), strict=True):
        assert letters((whole,)).startswith(letters((now,)))
        assert now.rect == whole.rect


def test_gauges_go_from_where_they_stood_to_their_values(screens: dict[str, Open]) -> None:
    frame, motion = framed(screens["situation"], screens["consequence"]), Motion()
    motion.follow(frame, 0.0)
    before = dials(frame.shown)
    frame.send(Decide("let_her_tell"))
    after = dials(frame.shown)
    assert before != after
    motion.follow(frame, 5.0)
    assert dials(motion.moved(frame.shown)) == pytest.approx(before)
    motion.follow(frame, 5.0 + GAUGE_SECONDS / 3)
    for start, now, end in zip(before, dials(motion.moved(frame.shown)), after, strict=True):
        assert min(start, end) <= now <= max(start, end)
    motion.follow(frame, 5.0 + GAUGE_SECONDS)
    assert dials(motion.moved(frame.shown)) == after


def test_a_page_that_comes_back_is_not_written_again(screens: dict[str, Open]) -> None:
    frame, motion = framed(screens["situation"]), Motion()
    motion.follow(frame, 0.0)
    motion.follow(frame, 9.0)
    frame.send(replace(screens["settings"], over=True))
    assert motion.follow(frame, 10.0)
    frame.send(Close())
    motion.follow(frame, 11.0)
    assert letters(motion.moved(frame.shown)) == letters(frame.shown)


def test_a_third_page_does_not_fade_into_two_that_are_seen_yet(screens: dict[str, Open]) -> None:
    frame, motion = framed(screens["situation"]), Motion()
    seen = []
    for now, page in ((0.0, "situation"), (1.0, "ending"), (1.02, "debrief"), (2.0, "ending")):
        frame.send(screens[page])
        motion.skip()  # as after every key
        seen.append((motion.follow(frame, now), motion.veil > 0))
    assert seen == [(False, False), (True, True), (False, False), (True, True)]


def test_skipping_puts_everything_where_it_is_going(screens: dict[str, Open]) -> None:
    frame, motion = framed(screens["situation"], screens["consequence"]), Motion()
    motion.follow(frame, 0.0)
    frame.send(Decide("let_her_tell"))
    motion.follow(frame, 1.0)
    before = motion.moving
    motion.skip()
    assert (before, motion.moving) == (True, False)
    assert motion.moved(frame.shown) == frame.shown


def test_with_less_motion_nothing_moves(screens: dict[str, Open]) -> None:
    frame, motion = framed(screens["situation"], screens["consequence"], say=STILL), Motion()
    assert not motion.follow(frame, 0.0)
    frame.send(Decide("let_her_tell"))
    assert not motion.follow(frame, 1.0)
    assert not motion.moving
    assert motion.moved(frame.shown) == frame.shown


def test_turning_motion_off_holds_at_once(screens: dict[str, Open]) -> None:
    frame, motion = framed(screens["situation"]), Motion()
    motion.follow(frame, 0.0)
    frame.send(Changed(STILL))
    motion.follow(frame, 0.1)
    assert not motion.moving


@pytest.mark.parametrize("wanted", [True, False])
def test_motion_follows_the_system_once_it_has_answered(screens: dict[str, Open], *, wanted: bool) -> None:
    asked, answered = Event(), Event()

    def system() -> bool:
        asked.set()
        assert answered.wait(10)
        return wanted

    frame = framed(screens["situation"], screens["consequence"], screens["ending"], say=AS_IT_HAS_IT)
    motion = Motion(SystemsWish(system, grace=0))
    assert not motion.follow(frame, 0.0)
    frame.send(Decide("let_her_tell"))
    assert not motion.follow(frame, 1.0)
    assert not motion.moving
    assert asked.wait(10)
    answered.set()
    motion.wish.wait()
    frame.send(Proceed())
    assert motion.follow(frame, 2.0) is not wanted
    assert motion.moving is not wanted


def test_the_system_is_not_asked_for_the_first_page_nor_where_the_participant_has_said(
    screens: dict[str, Open],
) -> None:
    def never() -> bool:
        raise AssertionError

    for say in (MOVING, STILL):
        frame, motion = (
            framed(screens["situation"], screens["consequence"], say=say),
            Motion(SystemsWish(never, grace=0)),
        )
        motion.follow(frame, 0.0)
        frame.send(Decide("let_her_tell"))
        motion.follow(frame, 1.0)
        assert not motion.wish.asked
    frame, motion = framed(screens["situation"], say=AS_IT_HAS_IT), Motion(SystemsWish(never, grace=0))
    motion.follow(frame, 0.0)
    assert not motion.wish.asked


def test_who_cannot_see_has_all_the_words_from_the_beginning(screens: dict[str, Open]) -> None:
    frame, motion = framed(screens["situation"]), Motion()
    motion.follow(frame, 0.0)
    words = [each.name for each in walk(frame.tree) if each.role is Role.TEXT]
    assert any("Third call" in each for each in words)


@pytest.fixture
def drawings(monkeypatch: pytest.MonkeyPatch) -> Callable[[Open, Setting, int], tuple[int, int]]:
    """Open a page in a window with a clock that goes on by 16 ms a look, and count drawings while nothing comes."""

    def count(shown: Open, setting: Setting, looks: int) -> tuple[int, int]:
        painted: list[int] = []
        left = list(range(looks))
        ticks = iter(range(0, 10_000_000, 16))
        monkeypatch.setattr(pygame.time, "get_ticks", lambda: next(ticks))
        monkeypatch.setattr(pygame.time, "wait", lambda _: 0)
        monkeypatch.setattr(pygame.display, "flip", lambda: painted.append(len(left)))

        def get() -> list[pygame.event.Event]:
            if left:
                left.pop()
                return []
            return [pygame.event.Event(pygame.QUIT)]

        monkeypatch.setattr(pygame.event, "get", get)
        play_in_window(shown, lambda _: (), setting)
        return len(painted), sum(1 for each in painted if each < looks // 2)

    return count


def test_the_window_draws_while_something_moves_and_then_no_more(
    screens: dict[str, Open], drawings: Callable[[Open, Setting, int], tuple[int, int]]
) -> None:
    total, late = drawings(screens["situation"], Setting(ASSETS, say=MOVING), 400)
    assert total > 20
    assert late == 0


def test_with_less_motion_the_window_draws_once(
    screens: dict[str, Open], drawings: Callable[[Open, Setting, int], tuple[int, int]]
) -> None:
    assert drawings(screens["situation"], Setting(ASSETS, say=STILL), 50) == (1, 0)
