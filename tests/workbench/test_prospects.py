"""What a choice leads to, to the end and by the model: dilemmas that are none, and reports that are punished."""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING

import pytest

from cxsim.engine import compile_scenario
from cxsim.simulation.policies import POLICIES
from cxsim.workbench.check import check_pack
from cxsim.workbench.exploration.batch_play import play
from cxsim.workbench.exploration.explore import broken_in_play
from cxsim.workbench.exploration.odds import odds_of
from cxsim.workbench.exploration.prospects import PLAYERS, Explored, Prospects
from cxsim.workbench.exploration.walkabout import Walker
from cxsim.workbench.exploration.watched import Watched
from cxsim.workbench.study import study
from tests.packs import pack_of, scenario, shipped, write_pack
from tests.workbench.slopes import measured

if TYPE_CHECKING:
    from pathlib import Path

    from cxsim.model.pack import Pack

FAIR = "takes: 1 min, does: [hide_failure], next: over"
CLEAR = "takes: 1 min, delivers: {heat: fully}, does: [own_up], next: over"


def two(one: str, other: str, more: str = "") -> str:
    """Return a scenario in which one chooses between two, with endings and a situation to lead to."""
    return scenario(f"""
at_stake: [heat, straight]
{more}
situations:
  desk:
    choices:
      one: {{text: Do it., {one}}}
      other: {{text: Do that., {other}}}
  later:
    next: over
    choices:
      quick: {{text: Quick., takes: 1 min}}
      slow: {{text: Slow., takes: 3 min, delivers: {{straight: fully}}}}
  back:
    next: desk
    choices:
      aha: {{text: So that is how it is., takes: 10 s}}
endings:
  over: {{text: Over.}}
  bad: {{text: Bad., setback: true}}
  blamed: {{text: Blamed., happens: {{others: {{ines: [blame]}}}}}}
""")


def codes(folder: Path, one: str, other: str, more: str = "") -> list[str]:
    found = check_pack(write_pack(folder, {"call": two(one, other, more)}), 2000)
    return [each.code for each in found if each.code in {"CX721", "CX722"}]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(CLEAR, "takes: 5 min, delivers: {heat: barely}, does: [blame], next: bad", id="another ending"),
        pytest.param(CLEAR.replace("over", "later"), "takes: 5 min, delivers: {heat: barely}, next: over", id="more"),
        pytest.param(
            "delivers: {heat: fully}, does: [own_up], next: over", FAIR.replace("over", "bad"), id="a setback"
        ),
        pytest.param(f"{CLEAR}, remember: [list_kept]", "takes: 3 min, next: over", id="a fact that nobody reads"),
        pytest.param(
            CLEAR,
            "takes: 3 min, chance: {w: {odds: 1, delivers: {heat: mostly}}, z: {odds: 1, next: bad}}, next: over",
            id="a gamble that never pays",
        ),
    ],
)
def test_a_choice_that_is_better_at_nothing_to_the_end_is_told(one: str, other: str, tmp_path: Path) -> None:
    assert codes(tmp_path, one, other) == ["CX721"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("takes: 5 min, delivers: {heat: fully}, next: over", "takes: 1 min, next: bad", id="time"),
        pytest.param("takes: 3 min, does: [own_up], next: over", "takes: 3 min, does: [blame], next: over", id="deeds"),
        pytest.param(CLEAR, "takes: 3 min, does: [make_good, debrief], next: over", id="another practice"),
        pytest.param(CLEAR, "takes: 3 min, delivers: {straight: fully}, next: over", id="another need"),
        pytest.param(CLEAR, "takes: 1 min, next: back", id="a detour"),
        pytest.param(
            "takes: 20 s, reports_as: solved, next: over", "takes: 1 min, reports_as: open, next: over", id="the truth"
        ),
        pytest.param(f"{CLEAR}, when: minutes > 1", "takes: 3 min, next: over", id="open only now and then"),
    ],
)
def test_what_has_something_to_say_for_it_is_left_alone(one: str, other: str, tmp_path: Path) -> None:
    assert codes(tmp_path, one, other) == []


PAGE = "echoes:\n  page: {after: 3 days, from: ines, text: X., happens: {others: {ines: [blame]}}}\n"


@pytest.mark.parametrize(
    ("one", "more"),
    [
        pytest.param("does: [report_failure], others: {ines: [blame]}, next: over", "", id="by a deed of others"),
        pytest.param("does: [report_failure], next: blamed", "", id="in the ending"),
        pytest.param("does: [speak_up], next: bad", "", id="by a setback"),
        pytest.param("does: [report_failure], later: [page], next: over", PAGE, id="by an echo"),
        pytest.param("does: [report_failure], costs: 200, next: over", "", id="by money for nothing"),
        pytest.param(
            "does: [report_failure], chance: {w: {odds: 3, others: {ines: [blame]}}, z: {odds: 1}}, next: over",
            "",
            id="mostly, by chance",
        ),
    ],
)
def test_whoever_is_punished_for_a_report_is_told(one: str, more: str, tmp_path: Path) -> None:
    assert codes(tmp_path, f"takes: 3 min, {one}", FAIR, more) == ["CX722"]


def test_a_promise_kept_beside_a_report_is_another_errand_and_no_punishment(tmp_path: Path) -> None:
    gate = "gate:\n    next: desk\n    choices:\n      vow: {text: Promise., promises: ring}\n"
    before = "start: gate\npromises:\n  ring: {to: dervla, text: Ring her}"
    for keeps, told in (("keeps: ring, ", []), ("", ["CX722"])):
        other = f"takes: 5 min, {keeps}delivers: {{heat: fully}}, next: over"
        text = two("does: [speak_up], next: over", other, before).replace("situations:\n", f"situations:\n  {gate}")
        found = check_pack(write_pack(tmp_path, {"call": text}), 2000)
        assert [each.code for each in found if each.code == "CX722"] == told


@pytest.mark.parametrize(
    "one",
    [
        pytest.param("does: [report_failure], others: {ines: [thank_for_report]}, next: over", id="thanked"),
        pytest.param("does: [own_up, make_good], costs: 200, delivers: {heat: fully}, next: over", id="made good"),
        pytest.param("does: [report_failure], next: over", id="minutes alone"),
        pytest.param(
            "does: [report_failure], cases: {cold: {when: team.safety == low, others: {ines: [blame]}}}, next: over",
            id="blamed in an unsafe team only",
        ),
    ],
)
def test_a_report_may_take_time_and_make_good(one: str, tmp_path: Path) -> None:
    assert codes(tmp_path, f"takes: 3 min, {one}", FAIR) == []


def prospects_of(pack: Pack, name: str) -> Prospects:
    read = study(pack)
    each = next(each for each in read.scenarios if each.id == name)
    compiled = compile_scenario(pack, name)
    program = Watched(compiled, each.scenario).program
    walk = Walker(program, each, frozenset(), 20_000).walk()
    return Prospects(Explored(pack, read, each, compiled, program, walk))


@pytest.mark.parametrize("name", [name for pack in shipped() for name in pack.scenarios])
def test_the_scenarios_that_ship_are_dilemmas_and_punish_no_report(name: str) -> None:
    pack = next(pack for pack in shipped() if name in pack.scenarios)
    prospects = prospects_of(pack, name)
    assert not prospects.explored.walk.stopped
    told = [finding.problem for code, *_, finding in broken_in_play(prospects) if code in {"CX721", "CX722"}]
    assert told == []


def test_what_is_computed_is_what_very_many_plays_come_to(tmp_path: Path) -> None:
    loop = "takes: 2 min, chance: {on: {odds: 1, next: back}, out: {odds: 2, next: later}}"
    pack = pack_of(tmp_path, {"call": two(loop, "takes: 1 min, next: bad, delivers: {heat: partly}")})
    prospects = prospects_of(pack, "call")
    odds = odds_of(prospects.explored.walk)
    played = play(odds, 30_000, 3, 30_000)
    minutes: dict[str, list[float]] = {"one": [], "other": []}
    setbacks: dict[str, list[bool]] = {"one": [], "other": []}
    for path, end in zip(played.paths, played.ends, strict=True):
        rows = [odds.rows[each] for each in path]
        first = next(row.answers[0] for row in rows if row.answers)
        minutes[first].append(sum(getattr(event, "minutes", 0.0) for row in rows for event in row.events))
        state = odds.states[end]
        setbacks[first].append(state is not None and state.place == "bad")
    (desk,) = prospects.by_place["desk"]
    ahead = prospects.ahead(desk, "one", "other", "")
    assert ahead is not None
    assert ahead["minutes"] == pytest.approx(fmean(minutes["other"]) - fmean(minutes["one"]), rel=0.02)
    assert ahead["setback"] == pytest.approx(fmean(setbacks["other"]) - fmean(setbacks["one"]), rel=0.02)


def test_who_plays_on_is_a_policy_or_chance() -> None:
    assert set(PLAYERS) <= {"", *POLICIES}


def test_the_kept_slopes_are_those_of_the_model() -> None:
    from cxsim.workbench.slopes import slopes  # noqa: PLC0415 - what is tested

    kept, fresh = slopes("squeezed"), measured("squeezed", 6)
    for outcome in ("equity", "morale", "learning"):
        largest = max(map(abs, kept[outcome].values()))
        for practice, slope in fresh[outcome].items():
            if abs(slope) > largest / 4:
                assert kept[outcome][practice] == pytest.approx(slope, rel=0.35), (outcome, practice)
