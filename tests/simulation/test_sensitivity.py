"""How outcomes lean on practice: a balanced design, slopes that are found again, and full runs that agree."""

from __future__ import annotations

from itertools import combinations, product
from statistics import correlation, mean
from typing import TYPE_CHECKING

import pytest

from cxsim.simulation.counterfactuals import weighing
from cxsim.simulation.lives import OUTCOMES, lived
from cxsim.simulation.policies import POLICIES
from cxsim.simulation.quarter import instead, life_as_played, life_of, marks_of, plain
from cxsim.simulation.sensitivity import FAR, STEP, TIME, balanced, sensitivity, shift_between
from cxsim.simulation.tries import begun, finished
from cxsim.simulation.work import done
from cxsim.world.practice import PRACTICE_NAMES, Practice
from tests.simulation.quarters import lived_as, onboarding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxsim.simulation.lives import Lives, Outcome

LEANS = {"honesty": 40.0, "leader_response": -12.0, "delight": 3.0}


@pytest.mark.parametrize("factors", [3, 7, 10, len(PRACTICE_NAMES) + 1])
def test_any_three_factors_take_all_their_combinations_equally_often(factors: int) -> None:
    rows = list(balanced(factors))
    for three in combinations(range(factors), 3):
        seen = [tuple(row[at] for at in three) for row in rows]
        assert {seen.count(each) for each in product((1, -1), repeat=3)} == {len(rows) // 8}


def known(lives: Lives, _off: object) -> list[list[Outcome]]:
    """Live by known laws: straight in most practices with pairs that work together, bent in time."""

    def outcome(practice: Practice) -> float:
        levels = {name: float(getattr(practice, name)) for name in PRACTICE_NAMES}
        straight = sum(slope * levels[name] for name, slope in LEANS.items())
        return straight + 50 * levels["gaming"] * levels["autonomy"] + 10 * min(levels[TIME], 1.2)

    return [
        [dict.fromkeys(OUTCOMES, outcome(life.goes_on_with) + luck) for luck, life in enumerate(row)] for row in lives
    ]


def test_slopes_that_are_known_are_found_whatever_works_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cxsim.simulation.sensitivity.living", lived_as(known))
    _, quarter = onboarding("hide")
    life = life_as_played(quarter)
    found = sensitivity(quarter, life, lucks=2)
    for name, slope in LEANS.items():
        assert found.worth({name: 0.2})["equity"].middle == pytest.approx(0.2 * slope)
    assert found.worth({"speaking_up": 0.2})["equity"].middle == pytest.approx(0.0, abs=1e-9)
    assert found.worth({})["equity"].middle == 0.0


def test_time_follows_its_bend(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cxsim.simulation.sensitivity.living", lived_as(known))
    _, quarter = onboarding("hide")
    time = plain(life_as_played(quarter).goes_on_with.time_per_contact)
    found = sensitivity(quarter, life_as_played(quarter), lucks=2)
    for by in (-FAR, -STEP, STEP, FAR, FAR + 0.1):
        bent = 10 * (min(time + by, 1.2) - min(time, 1.2))
        near = 10 * STEP  # the bend lies between two of the four levels
        assert found.worth({TIME: by})["equity"].middle == pytest.approx(bent, abs=near)


def test_a_shift_names_what_differs_and_nothing_else() -> None:
    assert shift_between(Practice(), Practice(honesty=0.45, delight=0.06)) == {"honesty": pytest.approx(0.1)}


def differences(rows: Sequence[Sequence[Outcome]], name: str) -> list[float]:
    asis, *others = rows
    return [mean(than[name] - before[name] for than, before in zip(row, asis, strict=True)) for row in others]


@pytest.mark.parametrize("policy", ["hide", "careful_lead"])
def test_full_runs_agree_with_what_the_sensitivity_says(policy: str) -> None:
    _, quarter = onboarding(policy)
    asis = life_as_played(quarter)
    found = sensitivity(quarter, asis, lucks=2)
    lives = [asis]
    for other, at in product(("hurry", "please", "honest", "hide"), range(len(quarter.plays))):
        play = finished(begun(quarter.plays[at], quarter.luck), POLICIES[other], quarter.luck)
        lives.append(life_of(quarter, instead(quarter.marks(), at, marks_of(play, quarter.luck))))
    worth = [found.worth(shift_between(asis.goes_on_with, life.goes_on_with)) for life in lives[1:]]
    rows = lived(quarter.beginning(), [[life] * 8 for life in lives], quarter.seed + 1)
    for name, least in {"equity": 0.9, "retention": 0.9, "morale": 0.9, "learning": 0.9, "cost": 0.9}.items():
        said, ran = [each[name].middle for each in worth], differences(rows, name)
        assert correlation(said, ran) > least, name
        large = max(abs(each) for each in ran) / 3
        assert all(one * other > 0 for one, other in zip(said, ran, strict=True) if abs(other) > large), name


def test_weighing_a_quarter_twice_gives_the_same() -> None:
    _, quarter = onboarding("honest")
    found = sensitivity(quarter, life_as_played(quarter), lucks=2)
    assert done(weighing(quarter, found)) == done(weighing(quarter, found))
