"""The name that was meant is found among many, and few of them are compared letter by letter."""

from __future__ import annotations

from difflib import get_close_matches

import pytest

from cxsim.model import likeness
from cxsim.model.likeness import MOST_COMPARED, likest

MANY = [f"{first}_{second}" for first in ("pump", "boiler", "visit", "bill") for second in range(200)]


@pytest.mark.parametrize(
    ("name", "meant"), [("bolier_17", "boiler_17"), ("vist_3", "visit_3"), ("pump7", "pump_7"), ("xyzzy", None)]
)
def test_a_slip_is_seen_through_among_very_many_names(name: str, meant: str | None) -> None:
    assert likest(name, MANY) == meant


def test_what_is_not_like_enough_is_not_meant() -> None:
    assert likest("heat", ["heal", "straight"]) == "heal"
    assert likest("heat", ["heal", "straight"], likeness=0.9) is None


def test_of_very_many_names_few_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[int] = []

    def counting(name: str, names: list[str], n: int, cutoff: float) -> list[str]:
        compared.append(len(names))
        return get_close_matches(name, names, n=n, cutoff=cutoff)

    monkeypatch.setattr(likeness, "get_close_matches", counting)
    assert likest("pump_11", MANY) == "pump_11"
    assert compared == [MOST_COMPARED]
