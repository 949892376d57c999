from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, cast

import pytest

from cxsim.frontend import program
from cxsim.frontend.drawing.theme import light
from cxsim.frontend.elements.layout import Layout, Placed, each, lay_out
from cxsim.frontend.elements.tree import Box, Role
from cxsim.frontend.messages import Open
from cxsim.frontend.pieces.blocks import gauge, group, rules_card, text
from cxsim.frontend.present import Gauge, Rule
from cxsim.frontend.words import ENGLISH

if TYPE_CHECKING:
    from cxsim.frontend.side_present import AchievementsView
    from tests.frontend.conftest import DrawnOnPaper

SIZES = ((1024, 600), (1280, 720), (1366, 768), (1920, 1080), (2560, 1080), (1080, 1920), (3840, 2160))
TEXT_SCALES = (0.8, 1.0, 1.25, 1.5, 2.0)
NAMES = (
    "title", "choose", "crash", "prebrief", "situation", "situation-full", "consequence", "ending", "setback",
    "debrief",
    "week", "week-full", "week-quiet", "echo", "form", "rest", "quarter", "behind", "settings",
    "chat", "email", "social", "counter", "pause", "more", "participant", "library", "people", "journey", "history",
    "achievements", "culture", "glossary", "credits", "note", "leaders", "leaders-list", "dialog",
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


def paragraph(height: int, paper: DrawnOnPaper) -> Placed:
    said = text("Whoever rings twice has not been told once. " * 9, box=Box(max_width=500))
    area = group(Box(grow=1, gap=12, scroll=True), said, said, said)
    page = group(Box(), group(Box(height=height), area), role=Role.PAGE)
    return next(item for item in each(lay_out(page, (1280, 720), paper, light()).root) if item.lines)


def test_text_that_is_set_denser_keeps_its_width_and_takes_fewer_lines(paper: DrawnOnPaper) -> None:
    usual, denser = paragraph(700, paper), paragraph(200, paper)
    assert denser.scale < usual.scale
    assert denser.rect.width == usual.rect.width
    assert len(denser.lines) < len(usual.lines)


def test_what_has_to_be_scrolled_is_not_set_as_dense_as_what_then_fits(paper: DrawnOnPaper) -> None:
    scales = [paragraph(height, paper).scale for height in range(700, 150, -5)]
    assert scales[-1] > min(scales)


def test_a_small_window_leaves_each_part_of_a_form_and_each_half_of_a_week_its_room(
    screens: dict[str, Open], paper: DrawnOnPaper
) -> None:
    form = placed(screens["form"], (800, 600), 1.0, paper)
    parts = next(item for item in each(form.root) if item.element.name == "Parts").children
    assert min(part.rect.width for part in parts) > 0.25 * form.root.rect.width
    week = placed(screens["week-full"], (800, 600), 1.0, paper)
    halves = [item.rect.width for item in each(week.root) if item.element.box.scroll]
    assert min(halves) > 0.4 * week.root.rect.width


def test_twice_as_large_text_becomes_one_column_that_scrolls(screens: dict[str, Open], paper: DrawnOnPaper) -> None:
    layout = placed(screens["situation"], (1280, 720), 2.0, paper)
    assert layout.compact
    assert layout.root.overflow > 0


@pytest.mark.parametrize("size", [(1024, 600), (1280, 720), (2560, 1080)], ids=str)
@pytest.mark.parametrize("name", ["pause", "achievements", "glossary", "library", "journey", "choose"])
def test_cards_stand_in_columns_of_one_width_that_fill_the_page(
    name: str, size: tuple[int, int], screens: dict[str, Open], paper: DrawnOnPaper
) -> None:
    layout = placed(screens[name], size, 1.0, paper)
    grids = [item for item in each(layout.root) if item.element.box.columns]
    assert grids
    for grid in grids:
        assert len({card.rect.width for card in grid.children}) == 1
        lines = [card for card in grid.children if card.rect.y == grid.children[0].rect.y]
        if len(lines) < len(grid.children):
            assert grid.rect.right - lines[-1].rect.right < len(lines)


def test_a_long_value_leaves_its_label_room_for_whole_words(paper: DrawnOnPaper) -> None:
    rule = Rule("Emergency visits outside of hours", "anybody of 75 years and more, or with a baby at home")
    card = group(Box(width=320), rules_card((rule,), "House rules"))
    root = group(Box(), card, role=Role.PAGE)
    said = [item for item in each(lay_out(root, (1280, 720), paper, light()).root) if item.lines]
    words = {run.text for item in said for line in item.lines for run in line.runs}
    whole = f"{rule.label} {rule.text} House rules".split()
    assert {word for run in words for word in run.split()} == set(whole)


@pytest.mark.parametrize("width", [700, 800, 900, 1200])
def test_gauges_stay_on_one_line_and_the_widest_give_way_first(width: int, paper: DrawnOnPaper) -> None:
    labels = ("Time", "Average handling time of a contact", "Solved", "Would recommend")
    gauges = tuple(gauge(ENGLISH, Gauge(label, 0.5, "6 min")) for label in labels)
    row = group(Box("row", gap=8, wrap=True, justify="between", columns=150), *gauges)
    placed = lay_out(group(Box(), group(Box(width=width), row), role=Role.PAGE), (1280, 720), paper, light())
    rects = [item.rect for item in each(placed.root) if item.element.role is Role.METER]
    assert len({rect.y for rect in rects}) == 1
    assert rects[1].width == max(rect.width for rect in rects)
    assert rects[-1].right <= width


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


def words_at(placed_page: Layout, *names: str) -> list[Placed]:
    return [next(item for item in each(placed_page.root) if item.lines and item.element.name == name) for name in names]


def test_what_is_told_of_a_person_begins_below_the_name(screens: dict[str, Open], paper: DrawnOnPaper) -> None:
    page = placed(screens["people"], (1280, 720), 1.0, paper)
    name = next(
        item
        for item in each(page.root)
        if item.element.role is Role.HEADING and item.element.style == "title" and item.element.name == "Dervla Quinn"
    )
    wants = words_at(page, "To be asked for her notes")[0]
    assert abs(name.rect.x - wants.rect.x) <= 1


def test_the_ends_of_a_quarter_stand_over_what_was_true_then(screens: dict[str, Open], paper: DrawnOnPaper) -> None:
    page = placed(screens["behind"], (1280, 720), 1.0, paper)
    true = [item for item in each(page.root) if item.lines and item.element.name == "True"]
    for end, below in zip(words_at(page, "First weeks", "Last weeks"), true, strict=True):
        assert abs(end.rect.right - below.rect.right) <= 1


def test_what_is_left_to_learn_stands_in_the_columns_of_what_is_learned(
    screens: dict[str, Open], paper: DrawnOnPaper
) -> None:
    view = cast("AchievementsView", screens["achievements"].view)
    items = tuple(replace(item, when="" if at == 0 else "before") for at, item in enumerate(view.items))
    page = placed(Open("achievements", replace(view, items=items)), (1280, 720), 1.0, paper)
    cards = [item for item in each(page.root) if item.element.role is Role.METER]
    assert {card.rect.width for card in cards} == {cards[0].rect.width}
    assert cards[-1].rect.x == cards[0].rect.x


def test_a_sheet_to_write_on_is_as_high_as_the_page_has_room(screens: dict[str, Open], paper: DrawnOnPaper) -> None:
    low, high = (
        next(item.rect.height for item in each(page.root) if item.element.role is Role.FIELD)
        for page in (placed(screens["note"], size, 1.0, paper) for size in ((1280, 720), (1280, 1000)))
    )
    assert high - low == 280


def test_house_rules_stand_below_the_board_and_leave_the_room_beside_it_to_what_is_to_do(
    screens: dict[str, Open], paper: DrawnOnPaper
) -> None:
    board, rules, due = words_at(
        placed(screens["week"], (1280, 720), 1.0, paper), "On the board", "House rules in force", "One minute from warm"
    )
    assert abs(board.rect.x - rules.rect.x) <= 2
    assert due.rect.x < board.rect.x
    assert rules.rect.y > board.rect.y
