"""Golden playthroughs: every one holds, every scenario has some, every ending is reached; and what a wrong one says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cxsim.model.playthrough import Playthrough
from cxsim.simulation.golden import play_golden
from tests.packs import pack_of, scenario, shipped

if TYPE_CHECKING:
    from pathlib import Path

    from cxsim.model.pack import Pack

SHIPPED = {pack.id: pack for pack in shipped()}
SCENARIOS = [(pack.id, name) for pack in SHIPPED.values() for name in pack.scenarios]
RUNS = [(pack, name, run) for pack, name in SCENARIOS for run in SHIPPED[pack].playthroughs.get(name, {})]

DAY = """
at_stake: [heat]
usual: 4 min
draws: {pump: {quick: 1, slow: 1}}
situations:
  desk:
    choices:
      tell: {text: T., takes: 5 min, does: [report_failure], delivers: {heat: fully}, reports_as: solved, next: over}
      hide: {text: T., takes: 2 min, does: [hide_failure], later: [card], reports_as: solved, next: over}
      ring: {text: T., takes: 4 min, chance: {up: {odds: 1, next: over}, out: {odds: 1, next: other}}}
      wait: {text: T., next: desk}
      never: {text: T., when: minutes > 60, next: over}
endings:
  over: {text: Over.}
  other: {text: Other.}
echoes:
  card: {after: 3 days, from: dervla, text: A card.}
"""
QUICK = {"pump": "quick"}


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    return pack_of(tmp_path, {"day": scenario(DAY)})


def mismatches(
    pack: Pack, choice: str, expect: dict[str, Any] | None = None, luck: dict[str, str] | None = None
) -> tuple[str, ...]:
    run: dict[str, Any] = {"title": "A run", "luck": QUICK | (luck or {}), "play": [{"desk": choice}]}
    found = Playthrough.model_validate(run | {"expect": {"ending": "over"} | (expect or {})})
    return play_golden(pack, "day", found).mismatches


@pytest.mark.parametrize(("pack_id", "name", "run"), RUNS)
def test_a_golden_run_comes_out_as_its_author_wrote(pack_id: str, name: str, run: str) -> None:
    pack = SHIPPED[pack_id]
    assert play_golden(pack, name, pack.playthroughs[name][run]).mismatches == ()


@pytest.mark.parametrize(("pack_id", "name"), SCENARIOS)
def test_a_scenario_has_golden_runs_that_reach_all_its_endings(pack_id: str, name: str) -> None:
    pack = SHIPPED[pack_id]
    runs = pack.playthroughs.get(name, {})
    assert runs, f"scenario '{name}' has no golden run"
    plays = [play_golden(pack, name, run).play for run in runs.values()]
    reached = {play.ending for play in plays if play}
    assert set(pack.scenarios[name].endings) - reached == set()


def test_there_are_packs_and_runs_to_be_found() -> None:
    assert SHIPPED
    assert RUNS


def test_a_run_that_holds_has_nothing_to_say(pack: Pack) -> None:
    expect = {
        "minutes": 5,
        "record": {"reported": "solved", "actually": "solved"},
        "practice": {"honesty": "up", "time_per_contact": "longer"},
        "echoes": [],
        "never": ["hide_failure"],
    }
    assert mismatches(pack, "tell", expect) == ()


@pytest.mark.parametrize(
    ("choice", "expect", "said"),
    [
        ("tell", {"ending": "other"}, "it ends at 'over', not at 'other'."),
        ("tell", {"minutes": 4.5}, "it takes 5 minutes, not 4.5."),
        ("tell", {"record": {"reported": "open"}}, "it is reported as solved, not as open."),
        ("hide", {"record": {"actually": "solved"}}, "it is actually open, not solved."),
        ("hide", {"echoes": []}, "it brings back card, not nothing."),
        ("tell", {"echoes": ["card"]}, "it brings back nothing, not card."),
        ("hide", {"never": ["apologise", "hide_failure"]}, "'hide_failure' is done, and should never be."),
        ("hide", {"practice": {"honesty": "up"}}, "practice 'honesty' goes down, not up."),
        ("tell", {"practice": {"gaming": "down"}}, "practice 'gaming' goes nowhere, not down."),
        ("hide", {"practice": {"time_per_contact": "longer"}}, "practice 'time_per_contact' goes shorter, not longer."),
    ],
)
def test_what_comes_out_otherwise_is_said_in_a_sentence(
    pack: Pack, choice: str, expect: dict[str, Any], said: str
) -> None:
    assert mismatches(pack, choice, expect) == (said,)


def test_what_is_never_reported_is_said_to_be_so(pack: Pack) -> None:
    said = mismatches(pack, "ring", {"record": {"reported": "open"}}, {"desk.ring": "up"})
    assert said == ("it is not reported, and should be as open.",)


def test_all_that_differs_is_said_at_once(pack: Pack) -> None:
    assert len(mismatches(pack, "hide", {"ending": "other", "minutes": 9, "echoes": []})) == 3


def test_a_run_that_stops_on_the_way_says_where(pack: Pack) -> None:
    assert mismatches(pack, "wait") == ("the run stops at 'desk', which is no ending.",)


def test_a_choice_that_is_not_open_is_said_with_its_step(pack: Pack) -> None:
    assert mismatches(pack, "never") == ("step 1 takes 'never' in 'desk', which now offers tell, hide, ring, wait.",)


def test_a_step_of_another_situation_is_said_with_where_play_is(pack: Pack) -> None:
    steps = [{"desk": "tell"}, {"desk": "wait"}]
    run = Playthrough.model_validate({"title": "A run", "luck": QUICK, "play": steps, "expect": {"ending": "over"}})
    assert play_golden(pack, "day", run).mismatches == ("step 2 expects 'desk', but play is at 'over'.",)


@pytest.mark.parametrize(
    ("play", "more", "at"),
    [
        (["tell", "wait"], {}, ("play", 1)),
        (["wait", "never"], {}, ("play", 1, "desk")),
        (["wait"], {}, ("play", 0, "desk")),
        (["ring"], {}, ("play", 0, "desk")),
        (["ring"], {"luck": QUICK | {"desk.ring": "down"}}, ("luck", "desk.ring")),
        (["tell"], {"luck": {}}, ("luck",)),
        (["tell"], {"expect": {"ending": "other", "minutes": 1}}, ("expect", "ending")),
        (["tell"], {"expect": {"ending": "over", "never": ["gossip", "report_failure"]}}, ("expect", "never", 1)),
        (["hide"], {"expect": {"ending": "over", "record": {"actually": "solved"}}}, ("expect", "record", "actually")),
        (["hide"], {"expect": {"ending": "over", "practice": {"honesty": "up"}}}, ("expect", "practice", "honesty")),
    ],
)
def test_what_is_otherwise_is_named_with_its_place_in_the_run(
    pack: Pack, play: list[str], more: dict[str, Any], at: tuple[str | int, ...]
) -> None:
    steps = [{"desk": each} for each in play]
    written = {"title": "A run", "luck": QUICK, "play": steps, "expect": {"ending": "over"}}
    assert play_golden(pack, "day", Playthrough.model_validate(written | more)).at == at


def test_luck_is_asked_for_by_name(pack: Pack) -> None:
    assert mismatches(pack, "ring", luck={"desk.ring": "up"}) == ()
    assert mismatches(pack, "ring", {"ending": "other"}, {"desk.ring": "out"}) == ()


@pytest.mark.parametrize(
    ("luck", "said"),
    [
        ({}, "luck at 'desk.ring' is one of up, out; the run says nothing."),
        ({"desk.ring": "maybe"}, "luck at 'desk.ring' is one of up, out; the run says 'maybe'."),
        ({"pump": "broken"}, "luck at 'pump' is one of quick, slow; the run says 'broken'."),
    ],
)
def test_luck_that_a_run_does_not_name_is_asked_for(pack: Pack, luck: dict[str, str], said: str) -> None:
    assert mismatches(pack, "ring", luck=luck) == (said,)


def test_a_run_of_a_scenario_that_is_not_played_says_so(pack: Pack) -> None:
    run = Playthrough.model_validate({"title": "A run", "play": [], "expect": {"ending": "over"}})
    outcome = play_golden(pack, "night", run)
    assert outcome.play is None
    assert outcome.mismatches == ("the scenario 'night' is not among those that are played.",)
