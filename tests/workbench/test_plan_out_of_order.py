"""A campaign's plan is told where its order cannot be followed: CX728."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxsim.workbench.check import check_pack
from tests.packs import desk, scenario, write_pack
from tests.workbench.packed import SHEET

STAGE = "stages: {soon: {after: 1 weeks, start: desk}}\n"
FIRST, SECOND = "{week: 2, play: one}", "{week: 4, play: two, when: list_kept}"


def told_of_a_plan(folder: Path, *entries: str, after: str = "") -> list[str]:
    """Return what is said about the order of a campaign: ``one`` remembers a fact, ``two`` should come after it."""
    plan = "".join(f"    entry_{at}: {entry}\n" for at, entry in enumerate(entries))
    sheet = f"{SHEET}facts: {{list_kept: The list is kept}}\ncampaign:\n  weeks: 6\n  plan:\n{plan}"
    one = scenario(f"about: {{after: [{after}]}}\n" + desk(go="takes: 1 min, remember: list_kept"))
    two = scenario("about: {after: [one]}\n" + desk(go="takes: 1 min"))
    found = check_pack(write_pack(folder, {"one": one, "two": two}, sheet))
    return [f"{Path(each.file).name} {each.problem}" for each in found if each.code == "CX728"]


def test_a_plan_in_its_order_is_left_alone(tmp_path: Path) -> None:
    assert told_of_a_plan(tmp_path, FIRST, SECOND) == []
    assert told_of_a_plan(tmp_path, FIRST, "{week: 2, play: two, when: list_kept}") == []
    assert told_of_a_plan(tmp_path, SECOND) == []
    assert told_of_a_plan(tmp_path, "{week: 5, play: one}", FIRST, SECOND) == []
    assert told_of_a_plan(tmp_path, FIRST, "{week: 2, play: one, when: list_kept}") == []


@pytest.mark.parametrize(
    ("entries", "after", "said"),
    [
        ((FIRST, SECOND), "two", ["two.yaml 'after' goes round in a circle: one → two → one."]),
        (
            (FIRST, "{week: 1, play: two}"),
            "",
            ["pack.yaml 'two' comes in week 1, and should come after 'one', in week 2."],
        ),
        (
            (FIRST, SECOND, "{week: 1, play: one, when: not list_kept}", "{week: 2, play: one}"),
            "",
            ["pack.yaml 'entry_3' plays 'one' in week 2, and so does 'entry_0'."],
        ),
    ],
)
def test_a_plan_that_nobody_can_follow_is_told(
    entries: tuple[str, ...], after: str, said: list[str], tmp_path: Path
) -> None:
    assert told_of_a_plan(tmp_path, *entries, after=after) == said


def test_a_fact_that_only_later_weeks_bring_is_waited_for_in_vain(tmp_path: Path) -> None:
    found = told_of_a_plan(tmp_path, "{week: 5, play: one}", "{week: 4, play: two, when: list_kept}")
    assert "pack.yaml in week 4 nothing can have remembered 'list_kept': that comes in week 5." in found


def test_a_line_that_waits_for_a_fact_of_later_weeks_is_told_unless_it_may_be_played_later(tmp_path: Path) -> None:
    waits = "choices:\n", "also: {kept: {when: list_kept, text: It hangs there.}}\n    choices:\n"
    said = "two.yaml in week 1 nothing can have remembered 'list_kept': that comes in week 2."
    for entry, body, told_so in (
        ("{week: 1, play: two}", desk(go="takes: 1 min").replace(*waits), True),
        ("{week: 2, play: two}", desk(go="takes: 1 min").replace(*waits), False),
        ("{week: 1, play: two}", desk(go="takes: 1 min, remember: list_kept").replace(*waits), False),
        ("{week: 1, play: two}", desk(go="takes: 1 min", rest="next: soon").replace(*waits) + STAGE, False),
    ):
        sheet = f"{SHEET}facts: {{list_kept: Kept}}\ncampaign: {{weeks: 6, plan: {{one: {FIRST}, two: {entry}}}}}\n"
        one = scenario(desk(go="takes: 1 min, remember: list_kept"))
        found = check_pack(write_pack(tmp_path, {"one": one, "two": scenario(body)}, sheet))
        assert (said in {f"{Path(each.file).name} {each.problem}" for each in found}) == told_so
