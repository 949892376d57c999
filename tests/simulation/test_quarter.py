"""A quarter as the organisation lives it: the same habits and rules as the session's, with or without another try."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from math import exp
from typing import TYPE_CHECKING

import pytest

from cxsim.simulation.policies import POLICIES
from cxsim.simulation.quarter import (
    USUAL_QUARTER,
    culture_gap,
    habits_of,
    instead,
    life_as_played,
    life_of,
    marks_of,
    plain,
    practice_of,
    quarter_of,
)
from cxsim.world.practice import PRACTICE_NAMES
from cxsim.world.presets import START_PRACTICE
from tests.packs import desk, new_session, pack_of, scenario
from tests.simulation.quarters import BAD, GOOD, campaign, onboarding, quarter, small_pack

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("answers", [GOOD, BAD, GOOD | {"desk": ("restate",)}], ids=["good", "bad", "restated"])
def test_the_habits_of_a_quarter_are_those_its_session_came_to(
    answers: dict[str, tuple[str, ...]], tmp_path: Path
) -> None:
    session = campaign(small_pack(tmp_path), answers)
    found = quarter_of(session)
    marks = list(chain(*found.marks()))
    assert habits_of(found, marks) == session.organisation.habits
    assert practice_of(found, marks) == session.organisation.habits.practice
    assert life_of(found, marks).goes_on_with == session.organisation.habits.practice


@pytest.mark.parametrize("policy", POLICIES)
def test_the_shipped_campaign_comes_to_its_sessions_habits(policy: str) -> None:
    session, found = onboarding(policy)
    assert habits_of(found, list(chain(*found.marks()))) == session.organisation.habits


def test_a_rule_that_changes_holds_from_the_week_after(tmp_path: Path) -> None:
    life = life_as_played(quarter(small_pack(tmp_path), GOOD | {"form": ("target.none", "bonus.stays")}))
    targets = [each.time_target for each in life.rules]
    assert len(targets) == 6  # five weeks, and what holds from then on
    assert targets[:4] == [targets[0]] * 4  # the lead's scenario ends in week 4
    assert targets[4:] == [pytest.approx(2 * plain(targets[0]))] * 2


def test_a_standard_said_aloud_is_said_in_its_week_alone(tmp_path: Path) -> None:
    life = life_as_played(quarter(small_pack(tmp_path), GOOD | {"desk": ("restate",)}))
    assert life.restated == (False, False, True, False, False)


def test_an_echo_counts_in_the_week_it_comes_back(tmp_path: Path) -> None:
    (call, _) = quarter(small_pack(tmp_path), GOOD).marks()
    assert [(each.week, each.comes_back) for each in call] == [(1, False), (3, True)]
    assert call[1].observed == {"credibility": (1,)}


def test_the_culture_gap_is_told_of_what_was_shown_both_ways_only(tmp_path: Path) -> None:
    body = (
        "\nusual: 4 min"
        + desk(out="takes: 4 min, does: [report_failure, find_cause], next: alone").replace("over", "alone")
        + "  alone: {observed: false, choices: {hide: {text: H., does: [hide_failure], next: over}}}\n"
    )
    session = new_session(pack_of(tmp_path, {"day": scenario(body)}))
    session.begin("day")
    session.decide("out")
    session.decide("hide")
    gap = culture_gap(quarter_of(session))
    assert set(gap) == {"honesty"}
    assert gap["honesty"] == pytest.approx(1 - exp(-1 / 4))


def test_a_pack_without_a_campaign_has_a_usual_quarter_and_counts_its_finished_tries(tmp_path: Path) -> None:
    pack = pack_of(tmp_path, {"day": scenario(desk(out="does: [debrief], next: over", on="next: over"))})
    session = new_session(pack)
    session.begin("day")
    assert quarter_of(session).plays == ()
    assert life_as_played(quarter_of(session)).goes_on_with == START_PRACTICE[pack.sheet.start]
    session.decide("out")
    found = quarter_of(session)
    assert (found.weeks, len(found.plays)) == (USUAL_QUARTER, 1)
    assert plain(life_as_played(found).goes_on_with.debrief_quality) > plain(
        START_PRACTICE[pack.sheet.start].debrief_quality
    )


def test_another_try_in_place_of_one_keeps_the_deeds_of_the_others(tmp_path: Path) -> None:
    good, bad = quarter(small_pack(tmp_path), GOOD), quarter(small_pack(tmp_path), BAD)
    mixed = instead(good.marks(), 0, marks_of(bad.plays[0], good.luck))
    practice = practice_of(good, mixed)
    assert practice.leader_response == practice_of(good, instead(good.marks(), -1, ())).leader_response
    assert practice.gaming == practice_of(bad, instead(bad.marks(), -1, ())).gaming


def test_a_team_that_showed_nothing_goes_on_as_it_did(tmp_path: Path) -> None:
    found = quarter(small_pack(tmp_path), GOOD)
    life = life_of(found, ())
    assert set(life.practices) == {START_PRACTICE[found.sheet.start]} == {life.goes_on_with}


def test_what_comes_after_the_quarter_is_left_out(tmp_path: Path) -> None:
    found = quarter(small_pack(tmp_path), GOOD)
    late = [replace(each, week=found.weeks + 1) for each in chain(*found.marks())]
    assert life_of(found, late).goes_on_with == practice_of(found, late) == life_of(found, ()).goes_on_with


def test_the_value_of_many_firms_is_no_plain_value() -> None:
    with pytest.raises(TypeError, match="one firm"):
        plain(PRACTICE_NAMES)  # type: ignore[arg-type]  # what is refused
