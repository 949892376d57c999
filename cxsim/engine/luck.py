"""Luck as an argument: ``luck(place, weights) → label``.

A place never contains the try, so a retry meets the same luck.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b
from math import log
from typing import NamedTuple

Weights = tuple[tuple[str, float], ...]
"""(label, odds) in the author's order."""


class Place(NamedTuple):
    """Where luck is asked for. A draw has no situation, and stands under ``choice``."""

    scenario: str
    week: int
    situation: str
    choice: str
    visit: int


Luck = Callable[[Place, Weights], str]

_MASK = (1 << 64) - 1
_GOLDEN = 0x9E3779B97F4A7C15


def uniform(key: int, count: int) -> float:
    """Return the ``count``-th draw in (0, 1) of a 64-bit key (splitmix64's finaliser; Steele, Lea & Flood 2014)."""
    z = key + count * _GOLDEN & _MASK
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9 & _MASK
    z = (z ^ z >> 27) * 0x94D049BB133111EB & _MASK
    return ((z ^ z >> 31) >> 11 | 1) * 2.0**-53


def hash_luck(seed: int) -> Luck:
    """Return seeded luck: the same seed and place give the same label.

    Each label draws its own time, -log(u)/odds, and the shortest wins: odds are as written, and inserting a branch
    changes the outcome only where the new branch wins.
    """

    def luck(place: Place, weights: Weights) -> str:
        def time(label: str, odds: float) -> float:
            key = place_key(seed, place.scenario, place.week, place.situation, place.choice, label)
            return -log(uniform(key, place.visit)) / odds

        return min(weights, key=lambda each: time(*each))[0]

    return luck


def luck_name(situation: str | None, choice: str) -> str:
    """Return what golden runs and saves call luck by: the draw's id (no situation), or ``situation.choice``."""
    return f"{situation}.{choice}" if situation else choice


def place_key(*parts: object) -> int:
    """Return a 64-bit key, stable across processes and platforms; parts are joined unambiguously."""
    return int.from_bytes(blake2b("\x1f".join(map(str, parts)).encode(), digest_size=8).digest(), "little")
