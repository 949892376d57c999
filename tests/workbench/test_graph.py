"""`cxsim graph`: all of a scenario is in its picture, however it is written, and no thing lies upon another."""

from __future__ import annotations

import re
from dataclasses import fields
from itertools import combinations
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from cxsim.cli.main import app
from cxsim.model.scenario import Scenario
from cxsim.workbench.graph.cards import cards_of, sizes_for
from cxsim.workbench.graph.colours import Palette
from cxsim.workbench.graph.columns import columns_of
from cxsim.workbench.graph.layout import LONGEST_LINK, Link, Room, Track, arrange
from cxsim.workbench.graph.order import crossings, ordered
from cxsim.workbench.graph.svg import svg
from cxsim.workbench.graph.text import dot, mermaid
from cxsim.workbench.graph.ways import MOST_BRANCHES, MOST_WAYS, Graph, Way, graph_of
from cxsim.workbench.ink import fitted, width_of
from tests.packs import shipped, write_pack

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result

PALETTE = Palette(*(f"#00{at:02x}00" for at, _ in enumerate(fields(Palette))))
SHIPPED = [(name, each) for pack in shipped() for name, each in pack.scenarios.items()]
every_shipped = pytest.mark.parametrize(("name", "scenario"), SHIPPED, ids=[name for name, _ in SHIPPED])
CALL = """\
title: A "call" <b>
with: dervla
draws: {pump: {quick: 1, slow: 1}}
anytime:
  hang_up: {offered_in: [phone, story], text: Hang up., next: lost}
situations:
  phone:
    text: |
      dervla: It is cold.
    choices:
      answer:
        text: Answer it.
        cases:
          warm: {when: pump == quick, next: over}
          cold:
            chance: {luck: {odds: 3, next: over}, none: {odds: 1}}
        next: story
      wait: {text: Wait., when: minutes < 3, next: phone}
  story:
    when: minutes < 9
    otherwise: over
    text: She tells you.
    next: rest
    choices: {listen: {text: Listen.}, again: {text: Once more., next: phone}}
  morning:
    text: Morning.
    next: over
    parts: {who: {you: {text: You.}, me: {text: Me., next: lost}}}
stages:
  rest: {after: 1 day, start: morning}
endings:
  over: {text: Over.}
  lost: {text: Lost., setback: true}
"""


def graph(body: str) -> Graph:
    from cxsim.content.reader import read  # noqa: PLC0415 - what an author writes

    return graph_of("call", Scenario.model_validate(read(body).value))


def ways(body: str, start: str) -> list[tuple[str, str]]:
    return [(way.label, way.end) for way in graph(body).ways if way.start == start]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app(), ["graph", *map(str, arguments)])


def test_cases_and_chance_are_branches_with_conditions_and_odds() -> None:
    assert ways(CALL, "phone") == [
        ("answer · warm · pump == quick", "over"),
        ("answer · cold · luck · 75%", "over"),
        ("answer · cold · none · 25%", "story"),
        ("wait", "phone"),
        ("hang_up", "lost"),
    ]


def test_a_situation_that_is_passed_by_says_when() -> None:
    assert ("not (minutes < 9)", "over") in ways(CALL, "story")


def test_a_stage_leads_to_where_the_scenario_goes_on() -> None:
    assert ways(CALL, "rest") == [("", "morning")]
    assert next(stop.text for stop in graph(CALL).stops if stop.id == "rest") == "1 day later"


def test_a_form_leads_on_once_and_where_its_answers_lead() -> None:
    assert ways(CALL, "morning") == [("who.me", "lost"), ("", "over")]


def test_where_no_case_holds_play_goes_on_as_the_choice_says() -> None:
    body = CALL.replace("          cold:\n            chance: {luck: {odds: 3, next: over}, none: {odds: 1}}\n", "")
    assert ways(body, "phone")[:2] == [("answer · warm · pump == quick", "over"), ("answer · else", "story")]


def test_a_target_that_does_not_exist_is_shown_as_missing() -> None:
    stops = {stop.id: stop.kind for stop in graph(CALL.replace("next: phone", "next: fone")).stops}
    assert stops["fone"] == "missing"
    assert stops["lost"] == "setback"


def test_a_choice_with_very_many_branches_keeps_where_they_lead() -> None:
    odds = ", ".join(f"b{at}: {{odds: 1, next: {'over' if at % 2 else 'lost'}}}" for at in range(MOST_BRANCHES + 1))
    found = graph(CALL.replace("chance: {luck: {odds: 3, next: over}, none: {odds: 1}}", f"chance: {{{odds}}}"))
    answers = [way for way in found.ways if way.choice == "answer"]
    assert {way.end for way in answers} == {"over", "lost", "story"}
    assert len(answers) < MOST_BRANCHES


def test_a_scenario_that_no_picture_can_hold_is_refused(tmp_path: Path) -> None:
    chance = ", ".join(f"b{at}: {{odds: 1}}" for at in range(MOST_BRANCHES))
    names = [f"s{at}" for at in range(MOST_WAYS // MOST_BRANCHES + 1)]
    situations = "".join(f"  {name}: {{text: T., next: over}}\n" for name in names)
    anytime = f"anytime:\n  go: {{offered_in: [{', '.join(names)}], text: Go., next: over, chance: {{{chance}}}}}\n"
    text = f"title: Many\nwith: dervla\n{anytime}situations:\n{situations}endings: {{over: {{text: Over.}}}}\n"
    answer = run(call_in(tmp_path, text))
    assert answer.exit_code == 1
    assert f"more than {MOST_WAYS} ways" in answer.output


def graph_in_mermaid(text: str) -> tuple[set[str], list[tuple[str, str]]]:
    """Read a flowchart back: its stops and its ways; fail on any line that the grammar does not know."""
    quoted = r'"[^"\n]*"'
    shape = rf"(?:\({quoted}\)|\[/{quoted}/\]|\(\[{quoted}\]\)|\{{\{{{quoted}\}}\}})"
    stops, found = set(), []
    head, title, *lines = text.splitlines()
    assert head == "flowchart LR"
    assert title.startswith("  accTitle: ")
    for line in lines:
        stop = re.fullmatch(rf"  s_(\w+){shape}:::\w+", line)
        way = re.fullmatch(rf"  s_(\w+) (?:-->|-- {quoted} -->|-\.->|-\. {quoted} \.->) s_(\w+)", line)
        if stop:
            stops.add(stop[1])
        elif way:
            found.append((way[1], way[2]))
        else:
            assert re.fullmatch(r"  (classDef \w+|style s_\w+|linkStyle \d+(,\d+)*) \S+( \S+)*", line), line
    return stops, found


def graph_in_dot(text: str) -> tuple[set[str], list[tuple[str, str]]]:
    """Read a digraph back: its stops and its ways; fail on any line that the grammar does not know."""
    quoted = r'"(?:[^"\\\n]|\\.)*"'
    attributes = rf"\[\w+={quoted}(?:, \w+={quoted})*\];"
    stops, found = set(), []
    lines = text.splitlines()
    assert (lines[0], lines[-1]) == ("digraph scenario {", "}")
    for line in lines[1:-1]:
        stop = re.fullmatch(rf'  "(\w+)" {attributes}', line)
        way = re.fullmatch(rf'  "(\w+)" -> "(\w+)" {attributes}', line)
        if stop:
            stops.add(stop[1])
        elif way:
            found.append((way[1], way[2]))
        else:
            assert re.fullmatch(rf"  (graph|node|edge) {attributes}", line), line
    return stops, found


@every_shipped
def test_what_ships_is_whole_in_mermaid_and_dot(name: str, scenario: Scenario) -> None:
    drawn = graph_of(name, scenario)
    expected = {stop.id for stop in drawn.stops}, [(way.start, way.end) for way in drawn.ways]
    assert graph_in_mermaid(mermaid(drawn, PALETTE)) == expected
    assert graph_in_dot(dot(drawn, PALETTE)) == expected


@given(st.text(max_size=80))
def test_no_text_breaks_out_of_its_quotes(text: str) -> None:
    drawn = Graph("call", text, "a", graph(CALL).stops, (Way("a", "b", text, when=text), Way("a", "b", odds=0.5)))
    assert graph_in_mermaid(mermaid(drawn, PALETTE))[1] == [("a", "b"), ("a", "b")]
    assert graph_in_dot(dot(drawn, PALETTE))[1] == [("a", "b"), ("a", "b")]


def texts_in(picture: str) -> list[str]:
    return [each.text or "" for each in ET.fromstring(picture).iter("{http://www.w3.org/2000/svg}text")]


@every_shipped
def test_the_picture_names_every_situation_ending_and_choice(name: str, scenario: Scenario) -> None:
    drawn = graph_of(name, scenario)
    shown = {each.rstrip("…") for each in texts_in(svg(drawn, PALETTE))}
    names = {stop.id for stop in drawn.stops} | {way.choice for way in drawn.ways if way.choice}
    cut = [text for text in shown if len(text) > 3]
    assert [each for each in names - shown if not any(each.startswith(text) for text in cut)] == []


@given(st.text(max_size=60))
def test_any_title_makes_a_picture_that_is_well_formed(title: str) -> None:
    drawn = graph(CALL)
    picture = svg(Graph("call", title, drawn.first, drawn.stops, drawn.ways), PALETTE)
    assert "phone" in texts_in(picture)


def test_a_picture_is_the_same_every_time() -> None:
    assert svg(graph(CALL), PALETTE) == svg(graph(CALL), PALETTE)


names = st.integers(1, 14).map(lambda count: [f"s{at}" for at in range(count)])
graphs = names.flatmap(
    lambda known: st.tuples(
        st.just(known),
        st.lists(st.tuples(st.sampled_from(known), st.sampled_from(known), st.floats(0, 60)), max_size=40),
        st.lists(st.floats(30, 300), min_size=len(known), max_size=len(known)),
    )
)


@given(graphs, st.integers(2, 6))
def test_no_box_lies_upon_another_nor_a_line_upon_a_box(
    drawn: tuple[list[str], list[tuple[str, str, float]], list[float]], columns: int
) -> None:
    known, pairs, sizes = drawn
    heights = dict(zip(known, sizes, strict=True))
    layout = arrange(heights, [Link(*pair) for pair in pairs], "s0", Room(20, 50, columns))
    assert set(known) <= set(layout.tops)
    assert all(0 <= at < columns for at in layout.columns.values())
    for one, other in combinations(layout.tops, 2):
        if layout.columns[one] == layout.columns[other]:
            upper, lower = sorted((one, other), key=lambda item: layout.tops[item])
            height = 0.0 if isinstance(upper, Track) else heights[upper]
            assert layout.tops[lower] - layout.tops[upper] >= height + 9.5


@given(graphs)
def test_a_line_that_is_drawn_leads_to_the_right_column_by_column(
    drawn: tuple[list[str], list[tuple[str, str, float]], list[float]],
) -> None:
    known, pairs, sizes = drawn
    links = [Link(*pair) for pair in pairs]
    layout = arrange(dict(zip(known, sizes, strict=True)), links, "s0", Room(20, 50, 100))
    for link, route in zip(links, layout.routes, strict=True):
        start, end = layout.columns[link.start], layout.columns[link.end]
        if route is None:
            assert end <= start or end - start > LONGEST_LINK
        else:
            assert [layout.columns[each] for each in route] == list(range(start + 1, end))


def test_what_is_written_later_stands_further_right_also_in_a_circle() -> None:
    found = columns_of(["a", "b", "c"], [("a", "b"), ("b", "c"), ("c", "a"), ("c", "c")], "a")
    assert found == {"a": 0, "b": 1, "c": 2}


def test_what_nothing_leads_to_stands_just_before_what_it_leads_to() -> None:
    found = columns_of(["a", "b", "c", "lost"], [("a", "b"), ("b", "c"), ("lost", "c")], "a")
    assert found["lost"] == 1


def test_lines_that_need_not_cross_do_not() -> None:
    steps = {("a", "y"): 0.0, ("b", "x"): 0.0, ("b", "z"): 10.0}
    columns = [["a", "b"], ["x", "y", "z"]]
    assert crossings(columns, steps) == 1
    assert crossings(ordered(columns, steps), steps) == 0


def test_ports_of_one_box_are_told_apart() -> None:
    steps = {("a", "x"): 50.0, ("a", "y"): 10.0}
    assert ordered([["a"], ["x", "y"]], steps) == (("a",), ("y", "x"))


@given(st.text(max_size=60), st.floats(12, 300))
def test_a_text_is_cut_to_the_room_there_is(text: str, width: float) -> None:
    cut = fitted(text, 12, width)
    assert width_of(cut, 12) <= width + 12
    assert cut == text or cut.endswith("…") or len(text) > width


def test_a_large_scenario_is_shown_in_short() -> None:
    chain = "".join(
        f"  s{at}: {{text: T., choices: {{go_on: {{text: Go on., next: {f's{at + 1}' if at < 99 else 'over'}}}}}}}\n"
        for at in range(100)
    )
    drawn = graph(f"title: Long\nwith: dervla\nsituations:\n{chain}endings: {{over: {{text: Over.}}}}\n")
    sizes = sizes_for(drawn)
    assert not sizes.full
    assert max(card.height for card in cards_of(drawn, sizes)) < 100
    assert "→ s12" in texts_in(svg(drawn, PALETTE))  # where the picture is folded


def call_in(folder: Path, text: str = CALL) -> Path:
    return write_pack(folder / "pack", {"call": text})


@pytest.mark.parametrize(
    ("name", "begins"), [("call.svg", "<svg "), ("call.dot", "digraph "), ("call.mmd", "flowchart ")]
)
def test_the_file_s_name_says_how_it_is_written(name: str, begins: str, tmp_path: Path) -> None:
    answer = run(call_in(tmp_path), "-o", tmp_path / name)
    assert answer.exit_code == 0, answer.output
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


def test_without_a_file_it_is_printed(tmp_path: Path) -> None:
    assert run(call_in(tmp_path) / "call.yaml", "--format", "dot").output.startswith("digraph ")


def test_light_and_dark_have_their_own_colours(tmp_path: Path) -> None:
    folder = call_in(tmp_path)
    light, dark = (run(folder, "--format", "svg", *more).output for more in ((), ("--dark",)))
    assert texts_in(light) == texts_in(dark)
    assert light != dark


def test_diagnostics_are_marked_on_their_situation(tmp_path: Path) -> None:
    folder = call_in(
        tmp_path, CALL.replace("more., next: phone", "more., next: fone").replace("Over.}", "Over., ask: '{tme}'}")
    )
    picture = run(folder, "--format", "svg").output
    cards = re.findall(r"<g id=\"stop-(\w+)\">(.*?)</g>", picture, re.DOTALL)
    marked = {name: sorted(set(re.findall(r">(CX\d+) ", card))) for name, card in cards}
    assert {name: codes for name, codes in marked.items() if codes} == {"story": ["CX201"], "over": ["CX216"]}


def test_a_file_whose_shape_is_wrong_has_its_mistakes_told(tmp_path: Path) -> None:
    answer = run(call_in(tmp_path, CALL.replace("title:", "titel:")))
    assert answer.exit_code == 1
    assert "CX101" in answer.output
    assert "no picture" in answer.output


def test_which_scenario_is_asked_where_there_are_several(tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "pack", {"one": CALL, "two": CALL})
    for arguments in ((folder,), (folder, "--scenario", "three")):
        answer = run(*arguments)
        assert answer.exit_code == 2
        assert "one, two" in answer.output
    assert run(folder, "--scenario", "two").exit_code == 0
