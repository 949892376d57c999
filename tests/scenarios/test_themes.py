"""The onboarding pack is what its plan says, and practises every theme."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, get_args

import pytest

from cxsim.content.load import load_pack
from cxsim.model.themes import Theme
from tests.docs.pages import DOCS, ROOT, tables

if TYPE_CHECKING:
    from cxsim.model.pack import Pack

PLAN = DOCS / "onboarding" / "plan.md"
THEMES = get_args(Theme)


class Row(NamedTuple):
    """One scenario of the plan's matrix."""

    week: int
    kind: str
    themes: frozenset[str]


def planned() -> dict[str, Row]:
    matrix = tables(PLAN, "keys")["matrix"]
    return {
        name.strip("`"): Row(int(week), kind, frozenset(themes.split(", ")))
        for week, name, _writer, kind, _people, themes in matrix.rows
    }


@pytest.fixture(scope="module")
def pack() -> Pack:
    found = load_pack(ROOT / "scenarios" / "onboarding").pack
    assert found is not None
    return found


def practised(pack: Pack) -> dict[str, frozenset[str]]:
    return {name: frozenset(each.about.themes) for name, each in pack.scenarios.items()}


def test_the_scenarios_are_those_of_the_plan(pack: Pack) -> None:
    assert set(pack.scenarios) == set(planned())


def test_a_scenario_names_the_themes_that_the_plan_gives_it(pack: Pack) -> None:
    assert practised(pack) == {name: row.themes for name, row in planned().items()}


def test_a_scenario_is_of_the_kind_and_in_the_week_of_the_plan(pack: Pack) -> None:
    campaign = pack.sheet.campaign
    assert campaign is not None
    weeks = {each.play: each.week for each in campaign.plan.values()}
    written = {name: (each.about.kind, weeks.get(name)) for name, each in pack.scenarios.items()}
    assert written == {name: (row.kind, row.week) for name, row in planned().items()}


def test_every_theme_is_practised_by_a_scenario(pack: Pack) -> None:
    assert frozenset(THEMES) == frozenset().union(*practised(pack).values())


def test_a_scenario_has_eight_to_sixteen_situations(pack: Pack) -> None:
    lengths = {name: len(each.situations) for name, each in pack.scenarios.items()}
    assert {name: length for name, length in lengths.items() if not 8 <= length <= 16} == {}


def test_a_scenario_has_three_golden_runs_at_least(pack: Pack) -> None:
    runs = {name: len(pack.playthroughs.get(name, {})) for name in pack.scenarios}
    assert {name: count for name, count in runs.items() if count < 3} == {}


def test_every_ending_is_reached_by_a_golden_run(pack: Pack) -> None:
    reached = {name: {run.expect.ending for run in runs.values()} for name, runs in pack.playthroughs.items()}
    assert {name: set(each.endings) for name, each in pack.scenarios.items()} == reached
