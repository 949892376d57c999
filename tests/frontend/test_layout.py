from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from cxsim.frontend import program
from cxsim.frontend.layout import Layout, Placed, each, lay_out
from cxsim.frontend.theme import light

if TYPE_CHECKING:
    from cxsim.frontend.messages import Open
    from tests.frontend.conftest import DrawnOnPaper

SIZES = ((1024, 600), (1280, 720), (1366, 768), (1920, 1080), (2560, 1080), (1080, 1920), (3840, 2160))
TEXT_SCALES = (0.8, 1.0, 1.25, 1.5, 2.0)
NAMES = (
    "title", "choose", "crash", "prebrief", "situation", "situation-full", "consequence", "ending", "setback",
    "debrief",
    "week", "week-full", "week-quiet", "echo", "form", "rest", "quarter", "behind", "settings",
    "chat", "email", "social", "counter", "pause", "more", "participant", "library", "people", "journey", "history",
    "achievements", "culture", "glossary", "credits", "note",
)  # fmt: skip


def placed(opened: Open, size: tuple[int, int], text_scale: float, paper: DrawnOnPaper) -> Layout:
    tree = program.view(program.opened(opened))
    return lay_out(tree, size, paper, light(), text_scale)


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    chosen: tuple[int, int] = request.param
    return chosen


@pytest.mark.parametrize("text_scale", TEXT_SCALES)
@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_cut_off_and_nothing_overlaps(
    name: str, text_scale: float, size: tuple[int, int], screens: dict[str, Open], paper: DrawnOnPaper
) -> None:
    layout = placed(screens[name], size, text_scale, paper)
    for parent in each(layout.root):
        assert_children_lie_inside(parent)
        assert_children_do_not_overlap(parent)
        assert_text_has_room(parent)


def test_the_examples_cover_every_screen(screens: dict[str, Open]) -> None:
    assert set(screens) == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_no_page_scrolls_as_a_whole_in_a_usual_window(name: str, screens: dict[str, Open], paper: DrawnOnPaper) -> None:
    assert placed(screens[name], (1280, 720), 1.0, paper).root.overflow == 0


def test_the_fullest_situation_needs_no_scrolling_in_a_usual_window(
    screens: dict[str, Open], paper: DrawnOnPaper
) -> None:
    layout = placed(screens["situation"], (1280, 720), 1.0, paper)
    assert not [item for item in each(layout.root) if item.overflow]


def test_twice_as_large_text_becomes_one_column_that_scrolls(screens: dict[str, Open], paper: DrawnOnPaper) -> None:
    layout = placed(screens["situation"], (1280, 720), 2.0, paper)
    assert layout.compact
    assert layout.root.overflow > 0


def assert_children_lie_inside(parent: Placed) -> None:
    for child in parent.children:
        assert child.rect.x >= parent.rect.x, child.element
        assert child.rect.right <= parent.rect.right, child.element
        assert child.rect.y >= parent.rect.y, child.element
        if not parent.content:
            assert child.rect.bottom <= parent.rect.bottom, child.element
        else:
            assert child.rect.bottom <= parent.rect.y + parent.content, child.element


def assert_children_do_not_overlap(parent: Placed) -> None:
    for one, other in pairwise(parent.children):
        shared = one.rect.common(other.rect)
        assert not (shared.width and shared.height), (one.element.name, other.element.name)


def assert_text_has_room(item: Placed) -> None:
    if not item.lines:
        return
    assert max(line.width for line in item.lines) <= item.rect.width, item.element.name
    assert item.leading * len(item.lines) <= item.rect.height, item.element.name
