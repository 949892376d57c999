"""The page of the onboarding pack: its table is the campaign's plan, and its estimate is counted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import yaml

from cxsim.model.playthrough import Playthrough
from cxsim.simulation.golden import play_golden
from tests.docs.onboarding_pages import (
    COMMAND,
    PACES,
    PAGE,
    QUICK,
    SLOW,
    Effort,
    effort,
    onboarding,
    up_to_date,
    weeks,
    words_read,
)
from tests.docs.pages import ROOT, regions, text_of
from tests.packs import pack_of, scenario

if TYPE_CHECKING:
    from pathlib import Path

CALL = """
prebrief: One two three.
situations:
  desk:
    text: Four five.
    also:
      late: {when: minutes > 60, text: Never seen at all.}
    choices:
      stay: {text: Six seven., takes: 5 min, reply: Eight nine., next: over}
      leave: {text: Ten., reply: Not read by who stays., next: gone}
      never: {text: Closed to everybody., when: minutes > 60, next: gone}
endings:
  over: {text: Eleven., ask: Twelve?, takeaway: Thirteen.}
  gone: {text: Another ending that is not read.}
debrief:
  desk: Fourteen fifteen?
"""
READ = 15
"""Words on the way of who stays: none of what is closed, not taken or not reached."""


def test_the_page_is_as_the_pack_has_it() -> None:
    assert text_of(PAGE) == up_to_date(onboarding()), f"run {COMMAND}"


def test_the_table_has_the_weeks_and_scenarios_of_pack_yaml_and_links_their_guides() -> None:
    sheet = yaml.safe_load((ROOT / "scenarios" / "onboarding" / "pack.yaml").read_text(encoding="utf-8"))
    planned = sorted((each["week"], each["play"]) for each in sheet["campaign"]["plan"].values())
    listed = re.findall(
        r"^\| (\d+) \|.*\[guide\]\(facilitator/(\w+)\.md\) \|$", regions(PAGE)["scenarios"], re.MULTILINE
    )
    assert sorted((int(week), name) for week, name in listed) == planned


def test_the_weeks_come_in_order() -> None:
    found = list(weeks(onboarding()).values())
    assert found == sorted(found)


def test_words_are_counted_where_they_are_read_and_nowhere_else(tmp_path: Path) -> None:
    pack = pack_of(tmp_path, {"call": scenario(CALL)})
    run = Playthrough.model_validate({"title": "A run", "play": [{"desk": "stay"}], "expect": {"ending": "over"}})
    play = play_golden(pack, "call", run).play
    assert play is not None
    assert words_read(pack.scenarios["call"], play) == READ


@pytest.mark.parametrize("name", onboarding().scenarios)
def test_a_scenario_takes_a_quick_reader_less_than_its_file_plans(name: str) -> None:
    pack = onboarding()
    planned = pack.scenarios[name].about.plays
    assert planned
    assert effort(pack, name).minutes(QUICK) < planned


def test_whoever_reads_and_decides_more_slowly_takes_longer() -> None:
    taken = [Effort(1000, 10).minutes(each) for each in PACES]
    assert taken == sorted(taken)
    assert Effort(SLOW.words, 0).minutes(SLOW) == pytest.approx(1)


def test_two_scenarios_take_as_long_as_one_after_the_other() -> None:
    one, other = Effort(400, 5), Effort(600, 7)
    assert (one + other).minutes(QUICK) == pytest.approx(one.minutes(QUICK) + other.minutes(QUICK))
