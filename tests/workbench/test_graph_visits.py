"""A graph with visits says how often plays come to each stop and go each way, however it is written."""

from __future__ import annotations

import re
from dataclasses import fields
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from cxsim.content.reader import read
from cxsim.model.scenario import Scenario
from cxsim.workbench.graph.colours import Palette
from cxsim.workbench.graph.shares import FAINT, line_width
from cxsim.workbench.graph.svg import svg
from cxsim.workbench.graph.text import dot, mermaid
from cxsim.workbench.graph.ways import Graph, Visits, graph_of
from tests.machine import needed
from tests.packs import write_pack
from tests.workbench.test_graph import CALL, graph_in_dot, graph_in_mermaid, run, texts_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PALETTE = Palette(*(f"#00{at:02x}00" for at, _ in enumerate(fields(Palette))))
VISITS = Visits(
    stops={"phone": 1.3, "story": 0.15, "rest": 0.05, "morning": 0.05, "over": 0.68, "lost": 0.32},
    choices={
        ("phone", "answer"): 0.8,
        ("phone", "wait"): 0.2,
        ("phone", "hang_up"): 0.3,
        ("story", "listen"): 0.05,
        ("story", "again"): 0.1,
        ("morning", "who.me"): 0.02,
    },
    branches={"phone.answer.warm": 0.4, "phone.answer.cold.luck": 0.2, "phone.answer.cold.none": 0.2},
)
SHARES = [
    ("phone", "over", 0.4),
    ("phone", "over", 0.2),
    ("phone", "story", 0.2),
    ("phone", "phone", 0.2),
    ("phone", "lost", 0.3),
    ("story", "over", 0.05),
    ("story", "rest", 0.05),
    ("story", "phone", 0.1),
    ("story", "lost", 0.0),
    ("morning", "lost", 0.02),
    ("morning", "over", 0.03),
    ("rest", "morning", 0.05),
]


GUARDED = ("text: Morning.", "text: Morning.\n    when: minutes < 9\n    otherwise: story")


def counted(body: str = CALL, visits: Visits | None = VISITS) -> Graph:
    return graph_of("call", Scenario.model_validate(read(body).value), visits=visits)


def shares(drawn: Graph) -> list[tuple[str, str, float]]:
    return [(way.start, way.end, round(way.share or 0.0, 6)) for way in drawn.ways]


def wide_in_dot(drawn: Graph) -> list[float]:
    """Return how wide each way is in DOT."""
    return [float(each) for each in re.findall(r'->.*penwidth="([\d.]+)"', dot(drawn, PALETTE))]


def wide_in_mermaid(drawn: Graph) -> list[float]:
    """Return how wide each way is in Mermaid, which counts the ways."""
    found = re.findall(r"linkStyle (\S+) stroke-width:([\d.]+)px", mermaid(drawn, PALETTE))
    wide = {int(at): float(width) for listed, width in found for at in listed.split(",")}
    assert sorted(wide) == list(range(len(drawn.ways)))
    return [wide[at] for at in sorted(wide)]


def test_every_way_has_its_share() -> None:
    assert shares(counted()) == SHARES


def test_whoever_is_led_past_several_situations_goes_every_way_between_them() -> None:
    passed = "{when: minutes > 9, otherwise: %s, text: T., choices: {go: {text: Go., next: over}}}"
    body = (
        "title: A\nwith: dervla\nsituations:\n"
        "  one: {text: T., choices: {go: {text: Go., next: two}}}\n"
        f"  four: {passed % 'over'}\n  three: {passed % 'four'}\n  two: {passed % 'three'}\n"
        "endings: {over: {text: Over.}}\n"
    )
    visits = Visits(
        {"one": 1.0, "two": 0.1, "four": 0.2}, {("one", "go"): 1, ("two", "go"): 0.1, ("four", "go"): 0.2}, {}
    )
    found = {(start, end): share for start, end, share in shares(counted(body, visits)) if start != "one"}
    assert (found["two", "three"], found["three", "four"]) == (0.9, 0.9)
    assert [share for start, end, share in shares(counted(body, visits)) if start == "four"] == [0.7, 0.2]


def test_where_two_situations_send_to_each_other_there_is_an_end_to_it() -> None:
    drawn = counted(CALL.replace("otherwise: over", "otherwise: morning").replace(*GUARDED))
    passed = {(way.start, way.end): round(way.share or 0.0, 6) for way in drawn.ways if not way.choice and way.when}
    assert passed == {("story", "morning"): 0.05, ("morning", "story"): 0.05}


def test_of_a_choice_that_is_open_in_several_situations_each_has_its_part_of_the_branches() -> None:
    chance = "chance: {rings: {odds: 1, next: over}, dead: {odds: 3, next: lost}}"
    body = CALL.replace("text: Hang up., next: lost", f"text: Hang up., {chance}")
    choices = {("phone", "hang_up"): 0.6, ("story", "hang_up"): 0.2}
    drawn = counted(body, Visits({"phone": 0.6, "story": 0.2}, choices, {"hang_up.rings": 0.2, "hang_up.dead": 0.6}))
    hung_up = [(way.start, way.end, round(way.share or 0, 6)) for way in drawn.ways if way.choice == "hang_up"]
    assert hung_up == [
        ("phone", "over", 0.15),
        ("phone", "lost", 0.45),
        ("story", "over", 0.05),
        ("story", "lost", 0.15),
    ]


@pytest.mark.parametrize("widths", [wide_in_dot, wide_in_mermaid])
def test_the_more_plays_go_a_way_the_wider_it_is(widths: Callable[[Graph], list[float]]) -> None:
    drawn = counted()
    assert widths(drawn) == [round(line_width(way.share), 1) for way in drawn.ways]
    by_share = sorted(zip((way.share or 0.0 for way in drawn.ways), widths(drawn), strict=True))
    assert all(one[1] <= other[1] for one, other in pairwise(by_share))
    assert by_share[0][1] < by_share[-1][1]


def test_a_way_that_hardly_any_play_goes_is_faint() -> None:
    drawn = counted()
    assert [line for line in dot(drawn, PALETTE).splitlines() if "->" in line and "color=" in line] == [
        f'  "story" -> "lost" [label="hang_up", style="dashed", penwidth="1.6", color="{PALETTE.line}73"];'
    ]
    assert mermaid(drawn, PALETTE).count(f"linkStyle 8 stroke-width:1.6px,stroke-opacity:{FAINT}\n") == 1
    assert mermaid(drawn, PALETTE).count("opacity") == 1
    assert svg(drawn, PALETTE).count(f'stroke-opacity="{FAINT}"') == 1


def test_each_stop_says_how_many_plays_come_to_it() -> None:
    said = {"phone": "1.3×", "story": "15 %", "rest": "5 %", "over": "68 %"}
    drawn = counted()
    assert set(said.values()) <= set(texts_in(svg(drawn, PALETTE)))
    for name, share in said.items():
        assert f'"{name}" [label="{name} · {share}' in dot(drawn, PALETTE)
        written = share.replace("×", "#215;")
        assert re.search(rf's_{name}\W+"{name} · {re.escape(written)}["<]', mermaid(drawn, PALETTE))


def test_with_visits_the_grammar_is_kept() -> None:
    drawn = counted()
    expected = {stop.id for stop in drawn.stops}, [(way.start, way.end) for way in drawn.ways]
    assert graph_in_mermaid(mermaid(drawn, PALETTE)) == expected
    assert graph_in_dot(dot(drawn, PALETTE)) == expected


def test_where_nobody_has_counted_no_way_is_wider_than_another() -> None:
    drawn = counted(visits=None)
    assert wide_in_dot(drawn) == []
    assert "linkStyle" not in mermaid(drawn, PALETTE)
    assert "%" not in "".join(texts_in(svg(drawn, PALETTE))).replace("75%", "").replace("25%", "")


@pytest.mark.parametrize(("form", "wider"), [("dot", "->.*penwidth"), ("mermaid", "linkStyle")])
def test_visits_show_however_the_picture_is_written(form: str, wider: str, tmp_path: Path) -> None:
    needed("numpy")
    folder = write_pack(tmp_path, {"call": CALL})
    plain, counted_in = (run(folder, "--format", form, *more).output for more in ((), ("--visits",)))
    assert re.search(wider, counted_in)
    assert not re.search(wider, plain)
    assert re.search(r"1\.\d(×|#215;)", counted_in)
