"""A team's summary: what it finds, and whether its intervals hold the truth."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING, get_args

import pytest

from cxsim.frontend.words import ENGLISH
from cxsim.insights.disclosed import Disclosed, Figure, Hidden
from cxsim.insights.gate import Ledger, Tally, published
from cxsim.insights.leaders.measures import THEMES
from cxsim.insights.leaders.page import page
from cxsim.insights.leaders.sections import themes_shown
from cxsim.insights.leaders.spoken import Spoken
from cxsim.insights.leaders.summary import split_and_agreed, summary
from cxsim.model.themes import Theme
from cxsim.record.counted import PEOPLE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxsim.insights.leaders.summary import Summary

PERIOD = "2026-Q4"
SPOKEN = {
    f"call/{name}": Spoken("call", "The call", ("silos",), f"What of {name}?", {"a": "Wait", "b": "Say so"})
    for name in ("one", "two")
}


def told(team: Mapping[str, Mapping[str, float]], others: Mapping[str, Mapping[str, float]]) -> Summary:
    """Return the summary of a team of twelve, beside another of forty: measure → yes and no, in both situations."""
    found = [
        Tally(unit, item, people, {name: dict(row) for name, row in counts.items()})
        for unit, people, counts in (("us", 12, team), ("them", 40, others))
        for item in SPOKEN
    ]
    return summary(Disclosed(published(Ledger(), PERIOD, found), PERIOD), "us", SPOKEN)


def test_what_stands_out_is_what_the_team_does_unlike_the_others() -> None:
    alike = {"yes": 20.0, "no": 20.0}
    found = told(
        {"honesty": {"yes": 3.0, "no": 9.0}, "speaking_up": {"yes": 6.0, "no": 6.0}},
        {"honesty": {"yes": 38.0, "no": 2.0}, "speaking_up": alike},
    ).findings
    assert [(each.measure, each.direction) for each in found] == [("honesty", "less"), ("speaking_up", "alike")]
    assert found[0].clear
    assert not found[1].clear


def test_the_whole_organisation_is_compared_with_nobody() -> None:
    rows = {"honesty": {"yes": 9.0, "no": 31.0}, "gaming": {"yes": 30.0, "no": 10.0}}
    found = [Tally("them", item, 40, rows) for item in SPOKEN]
    whole = summary(Disclosed(published(Ledger(), PERIOD, found), PERIOD), "", SPOKEN)
    assert {each.direction for each in whole.findings} == {"alone"}
    written = page(whole, ENGLISH, "", ({}, {}))
    assert "elsewhere" not in written
    assert "A figure was made to look better than things were: 75%" in written


def test_themes_with_the_most_room_to_grow_come_first() -> None:
    spoken = {
        "call/one": replace(SPOKEN["call/one"], themes=("vision", "silos")),
        "call/two": replace(SPOKEN["call/two"], themes=("listening",)),
    }
    rows = {"call/one": {"yes": 20.0, "no": 4.0}, "call/two": {"yes": 6.0, "no": 18.0}}
    found = [Tally("us", item, 24, {"honesty": row}) for item, row in rows.items()]
    shown = summary(Disclosed(published(Ledger(), PERIOD, found), PERIOD), "us", spoken)
    assert themes_shown(shown) == ("listening", "silos", "vision")
    assert "Departments that do not talk" in page(shown, ENGLISH, "", ({}, {}))


def test_every_theme_that_a_scenario_can_name_has_a_name_for_leaders() -> None:
    assert set(THEMES) == set(get_args(Theme))


def test_a_team_is_split_or_agrees_by_its_most_frequent_answer() -> None:
    rows = {"call/one": {"a": 6.0, "b": 6.0}, "call/two": {"a": 11.0, "b": 1.0}}
    found = [Tally("us", item, 12, {"choice": row}) for item, row in rows.items()]
    shown = summary(Disclosed(published(Ledger(), PERIOD, found), PERIOD), "us", SPOKEN)
    assert split_and_agreed(shown) == (("call/one",), ("call/two",))


def test_a_team_that_there_is_nothing_of_is_refused() -> None:
    with pytest.raises(LookupError):
        summary(Disclosed(published(Ledger(), PERIOD, []), PERIOD), "us", SPOKEN)


def test_what_an_author_wrote_is_text_on_the_page() -> None:
    spoken = {"call/one": Spoken("call", "<b>T</b>", (), "<script>alert(1)</script>", {"a": '"><i>', "b": "&"})}
    found = [Tally("u<s", "call/one", 12, {"choice": {"a": 6.0, "b": 6.0}})]
    shown = summary(Disclosed(published(Ledger(), PERIOD, found), PERIOD), "u<s", spoken)
    written = page(shown, ENGLISH, "", ({}, {}))
    assert "<script" not in written
    assert "<b>T" not in written
    assert "<i>" not in written
    assert "u&lt;s" in written


def test_a_page_says_why_a_figure_is_hidden() -> None:
    found = [Tally("us", "call/one", 6, {"honesty": {"yes": 2.0, "no": 2.0}})]
    written = page(summary(Disclosed(published(Ledger(), PERIOD, found), PERIOD), "us", SPOKEN), ENGLISH, "", ({}, {}))
    assert "hidden: fewer than 5 people" in written


SIMULATED = 400


@pytest.mark.parametrize("people", [8, 14, 30])
@pytest.mark.parametrize("usual", [0.3, 0.5, 0.75])
def test_intervals_hold_the_truth_about_such_people(people: int, usual: float) -> None:
    """Each person has a share of their own, and answers eight times; the truth is the mean over all such people."""
    luck = Random(f"{people} {usual}")
    held = shown = 0
    for _ in range(SIMULATED):
        figure = _simulated(people, usual, luck)
        if isinstance(figure, Figure):
            shown += 1
            held += figure.low <= usual <= figure.high
    assert shown == SIMULATED
    assert held / shown >= 0.94


def _simulated(people: int, usual: float, luck: Random) -> Figure | Hidden:
    own = [luck.betavariate(4 * usual, 4 * (1 - usual)) for _ in range(people)]
    answers = [[luck.random() < each for _ in range(8)] for each in own]
    items = {f"s{at}": sum(row[at] for row in answers) for at in range(8)}
    shares = [sum(row) / 8 for row in answers]
    found = [
        Tally("us", item, people, {"honesty": {"yes": float(yes), "no": float(people - yes)}})
        for item, yes in items.items()
    ]
    moments = (float(people), sum(shares), sum(each * each for each in shares))
    found.append(Tally("us", PEOPLE, people, {}, {"honesty": moments}))
    disclosed = Disclosed(published(Ledger(), PERIOD, found), PERIOD)
    return disclosed.share("us", items, "honesty", spread=PEOPLE)


@pytest.mark.parametrize("people", [5, 12, 40])
def test_intervals_hold_a_true_mean(people: int) -> None:
    luck = Random(people)
    held = 0
    for _ in range(SIMULATED):
        values = [min(max(luck.gauss(0.55, 0.12), 0.0), 1.0) for _ in range(people)]
        moments = (float(people), sum(values), sum(each * each for each in values))
        found = Disclosed(published(Ledger(), PERIOD, [Tally("us", "week 1", people, {}, {"morale": moments})]), PERIOD)
        figure = found.mean("us", ["week 1"], "morale")
        assert isinstance(figure, Figure)
        held += figure.low <= 0.55 <= figure.high
    assert held / SIMULATED >= 0.94
