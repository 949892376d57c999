"""What is cut to fit a picture or a table tells what it names apart; axes have round numbers."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsim.workbench.balance.as_text import as_text
from cxsim.workbench.balance.charts import ticks
from cxsim.workbench.graph.cards import HEAD
from cxsim.workbench.graph.svg import svg
from cxsim.workbench.ink import apart, fitted, width_of
from tests.workbench.test_balance import balanced
from tests.workbench.test_graph import PALETTE, graph

if TYPE_CHECKING:
    from pathlib import Path

    from cxsim.workbench.graph.ways import Graph

IDS = st.lists(st.text("ab_", min_size=1, max_size=40), max_size=12, unique=True)
CLAIM = "claim_hooper_took_the_component"


def claims(count: int) -> Graph:
    """Return a graph of ids as long stories have them: alike at their beginnings, and many also at their ends."""
    ids = [f"{CLAIM}_{'from' if at % 2 else 'for'}_g_{at // 2}" for at in range(count)]
    steps = [*zip(ids, [*ids[1:], "over"], [*ids[7:], *ids[:7]], strict=True)]
    chain = "".join(
        f"  {one}:\n    choices:\n"
        f"      tell_harris_that_it_was_hooper: {{text: T., next: {other}}}\n"
        f"      tell_harris_that_it_was_nobody: {{text: T., next: {third}}}\n"
        for one, other, third in steps
    )
    return graph(f"title: Long\nwith: dervla\nsituations:\n{chain}endings: {{over: {{text: Over.}}}}\n")


def titles_in(picture: str) -> list[str]:
    """Return what stands in the head of each card."""
    cards = [each for each in ET.fromstring(picture).iter() if each.get("id", "").startswith("stop-")]
    return [next(each for each in card if each.tag.endswith("text")).text or "" for card in cards]


def test_no_two_cards_of_a_long_story_look_alike() -> None:
    titles = titles_in(svg(claims(200), PALETTE))
    assert len(titles) == 201
    assert len(set(titles)) == 201
    assert all("…" in each for each in titles[:-1])


def test_no_two_places_that_a_row_leads_to_look_alike() -> None:
    picture = ET.fromstring(svg(claims(60), PALETTE))
    links = [each for each in picture.iter() if each.tag.endswith("}a")]
    said = {(link.get("href"), "".join(link.itertext())) for link in links}
    assert len(said) > 20
    assert len({href for href, _ in said}) == len({text for _, text in said}) == len(said)


def test_no_two_choices_of_a_card_look_alike() -> None:
    picture = ET.fromstring(svg(claims(60), PALETTE))
    for card in (each for each in picture.iter() if each.get("id", "").startswith(f"stop-{CLAIM}")):
        rows = [each.text for each in card if each.tag.endswith("text")][1:]
        assert len(set(rows)) == len(rows) == 2


@given(IDS, st.floats(60, 300))
def test_texts_keep_to_their_room_and_are_whole_where_they_fit(ids: list[str], room: float) -> None:
    shown = apart(dict.fromkeys(ids, room), HEAD / 3)
    for text, label in shown.items():
        assert width_of(label, HEAD / 3) <= room
        assert label == text or "…" in label
        assert (label == text) == (width_of(text, HEAD / 3) <= room)


@given(IDS, st.floats(60, 300))
def test_never_more_texts_look_alike_than_if_all_were_cut_at_their_ends(ids: list[str], room: float) -> None:
    cut = {fitted(text, 12, room) for text in ids}
    assert len(set(apart(dict.fromkeys(ids, room), 12).values())) >= len(cut)


def test_what_differs_in_the_middle_alone_is_shown_from_there() -> None:
    ids = [f"night_passes_{what}_component_is_hidden" for what in ("found_missing", "someone_threw")]
    shown = apart(dict.fromkeys(ids, 90.0), 12)
    assert [*shown.values()] == ["…_found_mi…", "…_someone…"]


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("noted", "not noted"),
        ("not noted", "noted"),
        ("not (noted)", "noted"),
        ("not promised(noon)", "promised(noon)"),
        ("minutes < 9", "not (minutes < 9)"),
        ("not (minutes < 9)", "minutes < 9"),
        ("not noted or told", "not (not noted or told)"),
        ("not (noted) and (told)", "not (not (noted) and (told))"),
    ],
)
def test_what_passes_a_situation_by_is_said_without_two_nots(when: str, said: str) -> None:
    body = (
        f"title: T\nwith: dervla\nsituations:\n  a: {{when: {when}, otherwise: over, choices: {{b: {{text: B.}}}}}}\n"
    )
    drawn = graph(f"{body}endings: {{over: {{text: Over.}}}}\n")
    assert [way.when for way in drawn.ways if not way.choice] == [said]


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=8), st.sampled_from([0.1, 1.0]))
def test_an_axis_has_few_round_numbers_around_all_values(values: list[float], finest: float) -> None:
    found = ticks(values, finest)
    assert 2 <= len(found) <= 7
    step = found[1] - found[0]
    slack = step * 1e-5
    assert found[0] <= min(values) + slack
    assert max(values) <= found[-1] + slack
    assert all(abs(other - one - step) < slack for one, other in pairwise(found))
    assert f"{step:.0e}"[0] in "125"
    assert step >= finest * 0.999


def test_an_axis_of_a_few_minutes_has_whole_ones() -> None:
    assert ticks([0.55, 3.8, 7.0], 0.1) == (0, 2, 4, 6, 8)
    assert ticks([4.0], 0.1) == (3.9, 4.0, 4.1)


def test_a_table_in_a_terminal_cuts_no_name(tmp_path: Path) -> None:
    ends = {"a": f"{CLAIM}_g_3", "b": f"{CLAIM}_g_3_done"}
    choices = "".join(f"      {CLAIM}_{name}: {{text: T., next: {end}}}\n" for name, end in ends.items())
    body = f"situations:\n  {CLAIM}:\n    choices:\n{choices}endings:\n"
    body += "".join(f"  {end}: {{text: Over.}}\n" for end in ends.values())
    text = as_text(balanced(tmp_path, body, plays=20))
    assert max(map(len, text.splitlines())) <= 100
    assert re.search(r"\w…", text) is None
    assert all(name[-6:] in text for name in ends.values())
