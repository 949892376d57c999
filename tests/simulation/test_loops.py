"""Which loop mattered most: found by switching links off, and not by what a link sets itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cxsim.simulation import loops as room
from cxsim.simulation.lives import OUTCOMES, lived
from cxsim.simulation.loops import LINKS, loops
from cxsim.simulation.quarter import life_as_played
from tests.simulation.quarters import BAD, lived_as, onboarding, quarter, small_pack

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from cxsim.simulation.lives import Lives, Outcome
    from cxsim.world.firm import Link

SPREAD = dict.fromkeys(OUTCOMES, 4.0)


def test_a_link_is_as_large_as_what_it_moved_but_for_what_it_sets_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved = {"rework": {"equity": 2.0, "cost": 2.0}, "learning": {"learning": 99.0}, "gaming": {"morale": 1.0}}

    def without(links: Collection[str]) -> Outcome:
        change = next((moved.get(link, {}) for link in links), {})
        return {name: 10.0 - change.get(name, 0.0) for name in OUTCOMES}

    def fake(lives: Lives, off: Sequence[Collection[str]]) -> list[list[Outcome]]:
        return [[without(links)] * len(row) for row, links in zip(lives, off, strict=True)]

    monkeypatch.setattr(room, "living", lived_as(fake))
    found = loops(quarter(small_pack(tmp_path), BAD), SPREAD)
    assert [each.link for each in found[:2]] == ["rework", "gaming"]
    assert found[0].size == pytest.approx((2 * (2 / 4) ** 2 / 8) ** 0.5)
    assert found[0].did["equity"].middle == 2.0
    sizes = {each.link: each.size for each in found}
    assert sizes["learning"] == 0
    assert set(sizes) == set(LINKS)


def test_an_outcome_that_never_varies_says_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fake(lives: Lives, off: Sequence[Collection[str]]) -> list[list[Outcome]]:
        return [[dict.fromkeys(OUTCOMES, float(len(links)))] * len(row) for row, links in zip(lives, off, strict=True)]

    monkeypatch.setattr(room, "living", lived_as(fake))
    assert {each.size for each in loops(quarter(small_pack(tmp_path), BAD), dict.fromkeys(OUTCOMES, 0.0))} == {0.0}


def test_a_hiding_quarter_lives_by_cut_corners_and_work_done_twice() -> None:
    _, played = onboarding("hide")
    spread = {"equity": 1400.0, "retention": 0.014, "morale": 0.023, "cost": 20.0}
    found = loops(played, dict.fromkeys(OUTCOMES, 0.0) | spread, lucks=2)
    by_link = {each.link: each for each in found}
    assert "corner_cutting" in {each.link for each in found[:2]}
    assert by_link["rework"].did["cost"].middle > 0
    assert by_link["gaming"].did["equity"].middle < 0


def test_what_a_link_does_is_the_same_whether_the_others_are_looked_at_beside_it_or_not() -> None:
    """Luck is shared: a firm lives the same weeks alone and among firms that have more contacts, newcomers or room."""
    _, played = onboarding("hide")
    rows = [[life_as_played(played)] * 2] * 2
    off: list[tuple[Link, ...]] = [("word_of_mouth",), ("rework",)]
    alone = lived(played.beginning(), rows[:1], played.seed, off=off[1:])
    beside = lived(played.beginning(), rows, played.seed, off=off)
    assert beside[1] == [pytest.approx(each) for each in alone[0]]
