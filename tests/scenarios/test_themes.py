"""The onboarding pack practises every theme: by its plan, and, as far as it is written, by its scenarios."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, get_args

import pytest

from cxsim.content.load import load_pack
from cxsim.model.themes import Theme
from tests.docs.pages import DOCS, ROOT, tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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


def drawn(themes_of: Mapping[str, Iterable[str]]) -> str:
    """Draw which scenario practises what: a line a theme, the scenarios behind it."""
    return "\n".join(
        f"{theme:25}{', '.join(name for name, each in themes_of.items() if theme in each) or '-- nobody'}"
        for theme in THEMES
    )


def test_the_plan_practises_every_theme() -> None:
    themes_of = {name: row.themes for name, row in planned().items()}
    assert frozenset(THEMES) == frozenset().union(*themes_of.values()), drawn(themes_of)


def test_a_scenario_names_the_themes_that_the_plan_gives_it(pack: Pack) -> None:
    plan = planned()
    assert practised(pack) == {name: plan[name].themes for name in pack.scenarios}


def test_a_scenario_is_of_the_kind_and_in_the_week_of_the_plan(pack: Pack) -> None:
    campaign = pack.sheet.campaign
    assert campaign is not None
    weeks = {each.play: each.week for each in campaign.plan.values()}
    written = {name: (pack.scenarios[name].about.kind, weeks.get(name)) for name in pack.scenarios}
    assert written == {name: (row.kind, row.week) for name, row in planned().items() if name in written}


def test_the_scenarios_practise_every_theme_that_is_not_left_to_one_still_to_be_written(pack: Pack) -> None:
    done = practised(pack)
    matrix = drawn(done)
    print(matrix)  # noqa: T201 - read with pytest -s
    to_come = frozenset().union(*(row.themes for name, row in planned().items() if name not in done))
    assert frozenset(THEMES) - to_come <= frozenset().union(*done.values()), matrix


def test_every_ending_is_reached_by_a_golden_run(pack: Pack) -> None:
    reached = {name: {run.expect.ending for run in runs.values()} for name, runs in pack.playthroughs.items()}
    assert {name: set(each.endings) for name, each in pack.scenarios.items()} == reached
