"""The reference of the firm's row: our first sketch of a week, in numpy and nothing else.

Whole columns of one firm's customers, no reports, no links to switch off. It has the sketch's figures, not the model's:
what it takes is compared, never what comes of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np

Column: TypeAlias = Any
"""A numpy array, one value a customer."""
WEEKS = 104


@dataclass(slots=True)
class _Team:
    standard: float = 1.0
    solved: float = 0.70
    safety: float = 0.55
    knowledge: float = 0.10
    exhaustion: float = 0.35
    engagement: float = 0.55


@dataclass(slots=True)
class _Crowd:
    disposition: Column
    remembered: Column
    propensity: Column
    referred: Column

    def kept(self, stays: Column) -> _Crowd:
        """Return those who stay."""
        return _Crowd(self.disposition[stays], self.remembered[stays], self.propensity[stays], self.referred[stays])

    def joined(self, others: _Crowd) -> _Crowd:
        """Return these customers and others."""
        return _Crowd(
            np.r_[self.disposition, others.disposition],
            np.r_[self.remembered, others.remembered],
            np.r_[self.propensity, others.propensity],
            np.r_[self.referred, others.referred],
        )


def play(customers: int, seed: int, weeks: int = WEEKS) -> int:
    """Live so many weeks with a middling team; return how many customers there are then."""
    random = np.random.default_rng(seed)
    team, crowd = _Team(), _arrived(random, customers, 0)
    capacity = customers * 0.05 / (1 - 0.6 * 0.30) * 1.08
    for _ in range(weeks):
        pressure, error = _pressed(team, len(crowd.remembered), capacity)
        slots, attitude = _served(random, team, crowd, error)
        felt = np.clip(crowd.disposition + crowd.remembered, -1, 1)
        _surveyed(random, attitude)
        scores = _scores(random, felt)
        stays = random.random(len(felt)) > _hazard(crowd, felt)
        referred = int(random.binomial(1, _sigmoid(-0.80 + 4.91 * attitude) * 0.034).sum())
        shunned = max(0.2, 1 - 1.5 * ((scores <= 6).mean() - 0.2))
        organic = int(random.poisson(customers * 0.0022 * shunned))
        crowd = crowd.kept(stays).joined(_arrived(random, organic + referred, referred))
        _lived(random, team, pressure, len(slots) * error)
    return len(crowd.remembered)


def _arrived(random: np.random.Generator, count: int, referred: int) -> _Crowd:
    return _Crowd(
        random.normal(0.40, 0.50, count), np.zeros(count), random.beta(0.668, 3.806, count), np.arange(count) < referred
    )


def _pressed(team: _Team, customers: int, capacity: float) -> tuple[float, float]:
    """Return work pressure and failures per contact, and let standard and resolution follow."""
    load = customers * 0.05 / (1 - 0.6 * (1 - team.solved))
    rested = capacity * (1 - 0.25 * max(0.0, team.exhaustion - 0.35))
    pressure = min(max(load * team.standard / rested, 0.6), 1.8)
    time = max(team.standard * pressure**-0.64, 0.40)
    if time < team.standard:
        team.standard += (time - team.standard) * (1 - np.exp(-1 / 18.83))
    error = 0.05 * (1 - team.knowledge) * pressure**0.5
    team.solved = (1 - np.exp(-1.605 * max(time - 0.25, 0.0))) * (1 - error)
    return pressure, error


def _served(random: np.random.Generator, team: _Team, crowd: _Crowd, error: float) -> tuple[Column, Column]:
    """Return who had a contact, and what they think after it."""
    count = random.binomial(len(crowd.remembered), 0.05)
    slots = random.choice(len(crowd.remembered), count, replace=False)
    solved = random.random(count) < team.solved
    extra = (random.random(count) < 0.10) & solved
    morale = (team.engagement + 1 - team.exhaustion) / 2
    courtesy = 0.26 * (morale - 0.6) / 0.5 + random.normal(0.10, 0.25, count)
    size = np.abs(courtesy) ** 0.88
    value = np.where(courtesy >= 0, size, -1.955 * size) * 0.5
    value = value + np.where(solved, 0.15, -1.955 * 0.45) + 0.35 * extra - 0.15 * (random.random(count) < error)
    crowd.remembered[slots] += 0.4 * (np.clip(value, -1, 1) - crowd.remembered[slots])
    return slots, np.clip(crowd.disposition[slots] + crowd.remembered[slots], -1, 1)


def _surveyed(random: np.random.Generator, attitude: Column) -> float:
    """Return the net promoter score of a fifth of the contacts, the happy rather than the others."""
    count = len(attitude)
    weights = np.exp(0.6 * attitude)
    asked = random.choice(count, min(max(5, count // 5), count), replace=False, p=weights / weights.sum())
    scores = _scores(random, attitude)[asked]
    return float(100 * ((scores >= 9).mean() - (scores <= 6).mean()))


def _scores(random: np.random.Generator, attitude: Column) -> Column:
    return np.clip(np.round(7.2 + 3.2 * attitude + random.normal(0, 0.8, len(attitude))), 0, 10)


def _hazard(crowd: _Crowd, felt: Column) -> Column:
    yearly = crowd.propensity * np.exp(-3.63 * 0.5 * (felt - 0.40)) * np.where(crowd.referred, 0.82, 1)
    return 1 - (1 - np.clip(yearly, 0, 0.98)) ** (1 / 52)


def _lived(random: np.random.Generator, team: _Team, pressure: float, failures: float) -> None:
    """Let the team's people and what it knows follow the week."""
    reported = random.binomial(random.poisson(failures), 0.19 + 0.34 * team.safety)
    if reported:
        team.safety += 0.06 * (0.5 - team.safety) * (1 if team.safety <= 0.5 else 1.955)
    team.knowledge = min(max(team.knowledge + 0.0075 * reported / max(failures, 1) - 0.04 * team.knowledge, 0), 0.6)
    team.exhaustion += (_sigmoid(-0.9 + 2.4 * (pressure - 1) - 1.2 * (team.safety - 0.5)) - team.exhaustion) / 12
    team.engagement += (_sigmoid(0.5 + 1.6 * (team.safety - 0.5)) - team.engagement) / 12


def _sigmoid(x: Column) -> Column:
    return 1 / (1 + np.exp(-x))
