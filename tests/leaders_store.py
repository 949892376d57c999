"""Stores of many participants' records, made of whole cloth: teams that differ, in two scenarios and six weeks."""

from __future__ import annotations

import random
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxsim.record.rows import PRACTICES, REFERENCES
from cxsim.record.sqlite_store import SqliteStore

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

PERIOD = "2026-Q4"
SCENARIOS: Mapping[str, tuple[str, str, tuple[str, ...]]] = {
    "long_call": ("The long call", "kpi_against_culture unobserved", ("clock", "record", "lead")),
    "wrong_order": ("The wrong order", "failing_safely communication", ("found", "tell")),
}
"""Scenario → title, themes, situations."""
CHOICES = ("honest", "quick", "middle")
_LEVELS: Mapping[str, float | None] = {"honest": 1.0, "quick": 0.0, "middle": None}
_SHOWN = {
    "clock": ("credibility", "conscience", "gaming"),
    "record": ("honesty", "gaming", "credibility"),
    "lead": ("speaking_up", "communication"),
    "found": ("honesty", "debrief_quality", "consistency"),
    "tell": ("leader_response", "speaking_up", "communication"),
}
WEEKS = 6


@dataclass(frozen=True, slots=True)
class Team:
    """A team: how many people, and how likely each is to be honest, in [0, 1]."""

    path: str
    people: int
    honest: float


ORGANISATION = (
    Team("care/first line/early", 14, 0.35),
    Team("care/first line/late", 12, 0.7),
    Team("care/back office", 3, 0.5),
    Team("care/claims", 4, 0.5),
    Team("sales/web", 11, 0.8),
    Team("sales/shops", 2, 0.2),
)


def store_of(path: Path, teams: Sequence[Team] = ORGANISATION, seed: int = 1, period: str = PERIOD) -> SqliteStore:
    """Make a store (or add to one), with a run for each person; half of the people who fail try again."""
    store = SqliteStore(path, create=True)
    luck = random.Random(f"{seed} {period}")
    with sqlite3.connect(path) as connection:
        _words(connection)
        for team in teams:
            for number in range(team.people):
                _person(connection, team, f"{team.path}#{number}#{seed}", period, luck)
    connection.close()
    return store


def _insert(connection: sqlite3.Connection, table: str, row: Mapping[str, object]) -> int:
    places = ", ".join("?" * len(row))
    text = f"INSERT OR IGNORE INTO {table} ({', '.join(row)}) VALUES ({places})"
    return connection.execute(text, tuple(row.values())).lastrowid or 0


def _words(connection: sqlite3.Connection) -> None:
    for scenario, (title, themes, situations) in SCENARIOS.items():
        row = {"content": "c1", "scenario": scenario, "title": title, "kind": "customer", "themes": themes}
        _insert(connection, "scenarios", row)
        for place, (situation, choice) in enumerate((each, choice) for each in situations for choice in CHOICES):
            named = {"content": "c1", "scenario": scenario, "situation": situation, "choice": choice, "place": place}
            texts = {"situation_text": f"What about {situation}?", "choice_text": f"Be {choice}"}
            _insert(connection, "choices", named | texts)


def _person(connection: sqlite3.Connection, team: Team, name: str, period: str, luck: random.Random) -> None:
    _insert(connection, "people", {"person": name, "opted_in": 1, "consent": 1})
    row = {"run": f"{name} {period}", "person": name, "team": team.path, "pack": "p", "version": "1", "content": "c1"}
    more = {"started": f"{period[:4]}-11-01T08:00:00Z", "period": period, "campaign": 1, "week": WEEKS, "entries": 9}
    run = _insert(connection, "runs", row | more | {"digest": name})
    entry = 0
    for scenario, (_, _, situations) in SCENARIOS.items():
        tries = 1 + (luck.random() < 0.5)
        failed = False
        for number in range(1, tries + 1):
            for situation in situations:
                honest = team.honest + 0.2 * (number - 1)
                choice = "honest" if luck.random() < honest else luck.choice(CHOICES[1:])
                failed |= choice == "quick" and number == 1
                _decision(connection, (run, entry, scenario, situation, choice, number), luck)
                entry += 1
            _try(connection, (run, scenario, number), failed=failed, again=number < tries)
    for week in range(1, WEEKS + 1):
        _week(connection, run, week, team.honest, luck)


def _decision(connection: sqlite3.Connection, where: tuple[int, int, str, str, str, int], luck: random.Random) -> None:
    run, entry, scenario, situation, choice, number = where
    shown = {name: _LEVELS[choice] if name in _SHOWN[situation] else None for name in PRACTICES}
    if shown["gaming"] is not None:
        shown["gaming"] = 1 - shown["gaming"]
    row: dict[str, object] = {
        "run": run, "entry": entry, "scenario": scenario, "situation": situation, "choice": choice, "try": number,
        "coming": number, "counts": 1, "week": 1, "seconds": 5.0, "observed": int(situation != "record"), "open": 3,
        "deeds": "", "tension": {"honest": "truth", "quick": "time", "middle": None}[choice], "minutes": 4.0,
        "costs": 0.0, "satisfaction": 0.1, "memory": 0.1, "solved": 0, "reported": None,
        "attitude": {"honest": 0.2, "quick": -0.2, "middle": luck.choice((-0.1, 0.1))}[choice],
    }  # fmt: skip
    agrees = {f"as_{name}": int((choice == "honest") == (name in {"honest", "careful_lead"})) for name in REFERENCES}
    _insert(connection, "decisions", row | shown | agrees)


def _try(connection: sqlite3.Connection, where: tuple[int, str, int], *, failed: bool, again: bool) -> None:
    run, scenario, number = where
    row = {
        "run": run, "scenario": scenario, "try": number, "week": 1, "decisions": 3, "ending": "end",
        "setback": int(failed), "looks_fine": 0, "counts": int(not again), "tried_again": int(again), "minutes": 9.0,
        "handling_minutes": 8.0, "costs": 0.0, "reported": "solved", "solved_at_close": int(not failed),
        "solved": int(not failed), "satisfaction": 0.1, "memory": 0.1, "attitude": 0.1, "recovery": 0.0,
    }  # fmt: skip
    _insert(connection, "tries", row)


def _week(connection: sqlite3.Connection, run: int, week: int, honest: float, luck: random.Random) -> None:
    drift = (honest - 0.5) * week / WEEKS
    noise = luck.gauss(0, 0.04)
    row = {
        "run": run, "week": week, "reported_handling_time": 0.9, "reported_solved_first_time": 0.85,
        "reported_satisfied": 0.8, "reported_rating": 40.0, "reported_asked": 60.0, "reported_repeat_contacts": 0.1,
        "reported_failures": 3.0, "true_handling_time": 1.2 - drift, "true_solved_first_time": 0.6 + drift / 2,
        "true_satisfied": 0.6 + drift / 2 + noise, "true_rating": 10.0 + 40 * drift, "true_failures": 6.0,
        "attitude": 0.2 + drift + noise, "pressure": 1.0, "gaming": 0.3 - drift / 2, "morale": 0.55 + drift / 2 + noise,
        "safety": 0.5 + drift / 2 + noise, "knowledge": 0.4, "conscience": 2.5 + 1.5 * drift,
        "communication": 2.2 + 2 * drift,
        "consistency": 2.8, "credibility": 2.5 + 2.5 * drift, "customers_before": 1000.0, "referred": 8 + 10 * drift,
        "customers_left": 9.0, "customers_after": 1000.0, "quits": 0.0, "margin": 1.0,
    }  # fmt: skip
    _insert(connection, "weeks", row)
