"""What may come up next is made ready while nobody does anything: it decides nothing, and nothing is seen of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pygame
import pytest

from cxsim.frontend import program as programs
from cxsim.frontend.drawing.pygame_painter import PygamePainter
from cxsim.frontend.drawing.theme import light
from cxsim.frontend.examples import screens as examples
from cxsim.frontend.foreseen import MOST_PAGES
from cxsim.frontend.frame import Frame
from cxsim.frontend.messages import Changed, Decide, Leave, Proceed
from cxsim.frontend.present import ChoiceView
from cxsim.frontend.words import ENGLISH
from tests.frontend.conftest import DrawnOnPaper

if TYPE_CHECKING:
    from collections.abc import Callable

    from cxsim.frontend.drawing.painter import Painter
    from cxsim.frontend.elements.tree import Element
    from cxsim.frontend.messages import Command, Message, Open
    from cxsim.frontend.program import Program

ROOT = Path(__file__).resolve().parents[2]
SIZE = (1280, 720)


@pytest.fixture
def screens() -> dict[str, Open]:
    pictures = examples.faces(ROOT / "scenarios" / "onboarding" / "portraits")
    return examples.screens(pictures, str(ROOT / "assets" / "title.svg"))


@pytest.fixture
def play(screens: dict[str, Open]) -> Callable[..., Frame]:
    """A situation in which every decision brings the same consequence, which is known beforehand or not."""

    def answer(command: Command) -> tuple[Message, ...]:
        following = {Decide: "consequence", Proceed: "situation"}.get(type(command))
        return (screens[following],) if following else ()

    def framed(painter: Painter, *, foreseen: bool = True) -> Frame:
        return Frame(screens["situation"], answer, painter, light(), SIZE, foresee=answer if foreseen else None)

    return framed


@pytest.fixture
def painter() -> PygamePainter:
    pygame.font.init()
    return PygamePainter(pygame.display.set_mode(SIZE), ROOT / "assets")


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The screens whose trees were built."""
    names: list[str] = []
    view = programs.view

    def noted(program: Program, *say: object) -> Element:
        names.append(program.screen)
        return view(program, *say)  # type: ignore[arg-type]  # Words

    monkeypatch.setattr(programs, "view", noted)
    return names


def look_ahead(frame: Frame) -> int:
    """Make everything ready; return how many steps it took."""
    steps = 0
    while frame.look_ahead():
        steps += 1
    return steps


def picture(frame: Frame, painter: PygamePainter) -> bytes:
    frame.paint()
    return pygame.image.tobytes(painter.surface, "RGB")


def test_a_page_that_was_made_ready_is_there_at_once(play: Callable[..., Frame], built: list[str]) -> None:
    frame = play(DrawnOnPaper())
    look_ahead(frame)
    assert "consequence" in built
    built.clear()
    frame.key("1")
    assert (frame.program.screen, built) == ("consequence", [])


def test_it_looks_like_one_that_was_not(play: Callable[..., Frame], painter: PygamePainter) -> None:
    pictures = []
    for foreseen in (True, False):
        frame = play(painter, foreseen=foreseen)
        look_ahead(frame)
        frame.key("2")
        pictures.append(picture(frame, painter))
    assert pictures[0] == pictures[1]


def test_nothing_is_seen_of_it(play: Callable[..., Frame], painter: PygamePainter) -> None:
    frame = play(painter)
    before = picture(frame, painter)
    look_ahead(frame)
    assert pygame.image.tobytes(painter.surface, "RGB") == before
    assert picture(frame, painter) == before


def test_where_nothing_is_foreseen_there_is_nothing_to_do(play: Callable[..., Frame], screens: dict[str, Open]) -> None:
    assert look_ahead(play(DrawnOnPaper(), foreseen=False)) == 0
    frame = play(DrawnOnPaper())
    frame.send(screens["title"])
    assert look_ahead(frame) == 0


def test_another_page_has_others_and_those_of_before_are_forgotten(
    play: Callable[..., Frame], screens: dict[str, Open], built: list[str]
) -> None:
    frame = play(DrawnOnPaper())
    look_ahead(frame)
    frame.send(screens["title"])
    built.clear()
    frame.send(screens["consequence"])
    assert built == ["consequence"]


def test_in_other_words_it_is_made_anew(play: Callable[..., Frame]) -> None:
    frame = play(DrawnOnPaper())
    look_ahead(frame)
    larger = ENGLISH.with_settings(replace(ENGLISH.settings, text=1.5))
    frame.send(Changed(larger))
    frame.key("1")
    rects = [item.rect for item in frame.shown]
    other = play(DrawnOnPaper(), foreseen=False)
    other.send(Changed(larger))
    other.key("1")
    assert rects == [item.rect for item in other.shown]


def test_a_page_with_many_choices_makes_only_some_ready(screens: dict[str, Open]) -> None:
    situation = screens["situation"]
    choices = tuple(ChoiceView(f"choice_{number}", f"Do {number}") for number in range(4 * MOST_PAGES))
    many = replace(situation, view=replace(situation.view, choices=choices))  # type: ignore[type-var]  # its view
    foreseen: list[Command] = []

    def foresee(command: Command) -> tuple[Message, ...]:
        if isinstance(command, Leave):
            return ()
        foreseen.append(command)
        return (screens["consequence"],)

    look_ahead(Frame(many, lambda _: (), DrawnOnPaper(), light(), SIZE, foresee=foresee))
    assert len(foreseen) == MOST_PAGES


def test_a_mistake_is_not_told_to_somebody_who_only_might_meet_it(screens: dict[str, Open]) -> None:
    def foresee(command: Command) -> tuple[Message, ...]:
        raise LookupError(command)

    frame = Frame(screens["situation"], lambda _: (screens["ending"],), DrawnOnPaper(), light(), SIZE, foresee=foresee)
    assert look_ahead(frame) == 0
    frame.key("1")
    assert frame.program.screen == "ending"
