"""What leaders' figures are counted from: queries that return sums and exact counts of distinct people, nothing else.

Nothing here decides what may be shown; that is the disclosure gate's, in one place. The same text runs on SQLite, over
the store itself, and on DuckDB, over the columns that `cxsim.record.columns` keeps of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from cxsim.record.store import Value

    Rows: TypeAlias = Callable[[str, tuple[Value, ...]], Iterable[tuple[Value, ...]]]
    """A query that only reads, with its values → its rows."""

PRACTICES = (
    "honesty", "speaking_up", "leader_response", "debrief_quality", "gaming",
    "conscience", "communication", "consistency", "credibility",
)  # fmt: skip
"""Practices that leaders see the rate of."""
WATCHED = ("honesty", "speaking_up", "gaming")
"""Practices that are also counted apart, watched and not."""
POLICIES = ("as_hurry", "as_please", "as_by_the_book", "as_honest", "as_hide", "as_careful_lead")


def _level(practice: str) -> str:
    return f"CASE WHEN {practice} >= 0.5 THEN 1 WHEN {practice} < 0.5 THEN 0 END"


def _seen(practice: str, observed: int) -> str:
    return f"CASE WHEN observed = {observed} THEN {_level(practice)} END"


def _lost(side: str) -> str:
    return f"CASE WHEN tension = '{side}' THEN CASE WHEN attitude < 0 THEN 1 WHEN attitude >= 0 THEN 0 END END"


_CLOSED = "reported IS NOT NULL AND solved_at_close IS NOT NULL"
OF_ANSWERS: Mapping[str, str] = {
    **{name: _level(name) for name in PRACTICES},
    **{f"{name} watched": _seen(name, 1) for name in WATCHED},
    **{f"{name} alone": _seen(name, 0) for name in WATCHED},
    "time won": "CASE tension WHEN 'time' THEN 1 WHEN 'truth' THEN 0 END",
    **{f"loyalty lost, {side}": _lost(side) for side in ("time", "truth")},
    **{name: name for name in POLICIES},
    "changed": "CASE WHEN comings > 1 THEN CASE WHEN last_choice <> choice THEN 1 ELSE 0 END END",
}
"""Measure of a first answer → 1 for yes, 0 for no, nothing where there was no occasion."""
OF_TRIES: Mapping[str, str] = {
    "setback": "setback",
    "reported solved": f"CASE WHEN {_CLOSED} THEN CASE WHEN reported = 'solved' THEN 1 ELSE 0 END END",
    "truly solved": f"CASE WHEN {_CLOSED} THEN solved END",
    "retry": "CASE WHEN setback = 1 THEN again END",
}
"""Measure of a first try → the same."""
RANGES: Mapping[str, tuple[str, float, float]] = {
    "attitude": ("attitude", -1.0, 1.0),
    "referred": ("referred / customers_before", 0.0, 0.004),
    **{name: (name, 0.0, 1.0) for name in ("morale", "safety", "knowledge")},
    **{name: (name, 0.0, 5.0) for name in ("conscience", "communication", "consistency", "credibility")},
    **{
        f"{side}_{name}": (f"{side}_{name}", low, high)
        for name, low, high in (
            ("handling_time", 0.0, 2.0),
            ("solved_first_time", 0.0, 1.0),
            ("satisfied", 0.0, 1.0),
            ("rating", -100.0, 100.0),
        )
        for side in ("reported", "true")
    },
}
"""Quantity of a week → how it is read, and the range in which it is a place in [0, 1]; what lies outside is its end."""


def _place(read: str, low: float, high: float) -> str:
    inside = f"CASE WHEN {read} < {low} THEN {low} WHEN {read} > {high} THEN {high} ELSE {read} END"
    return f"({inside} - ({low})) / {high - low}"


OF_WEEKS: Mapping[str, str] = {name: _place(*found) for name, found in RANGES.items()}
"""Quantity of a week → its place."""

OWN = (*PRACTICES, "time won")
"""Measures whose share is also taken for each person."""
_KEYS = ("person", "team", "period")
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "answers": (*_KEYS, "scenario", "situation", "choice", "last_choice", "comings", *OF_ANSWERS),
    "tried": (*_KEYS, "scenario", *OF_TRIES),
    "lived": (*_KEYS, "week", *OF_WEEKS),
    "own": (*_KEYS, *OWN),
    "retried": (*_KEYS, "retry"),
}
"""What is prepared → its columns."""
TEXTS = frozenset(("person", "team", "period", "scenario", "situation", "choice", "last_choice"))
"""Columns of text; the others are numbers."""


def _prepared(name: str, measures: Mapping[str, str], rows: str) -> str:
    plain = [each for each in COLUMNS[name] if each not in measures]
    named = ", ".join([*plain, *(f'{text} AS "{measure}"' for measure, text in measures.items())])
    return f"SELECT {named} FROM ({rows}) AS first_rows WHERE place = 1"  # noqa: S608 - our own names


_FROM = "FROM {table} JOIN shared_runs AS runs ON runs.id = {table}.run WHERE {{people}}"
_FIRST_ROWS: Mapping[str, str] = {
    "answers": _prepared(
        "answers",
        OF_ANSWERS,
        f"""SELECT runs.person, runs.team, runs.period, decisions.*,
            row_number() OVER first AS place, last_value(choice) OVER every AS last_choice,
            count(*) OVER every AS comings
        {_FROM.format(table="decisions")}
        WINDOW first AS (PARTITION BY runs.person, period, scenario, situation ORDER BY started, runs.run, entry),
            every AS (PARTITION BY runs.person, period, scenario, situation ORDER BY started, runs.run, entry
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)""",
    ),
    "tried": _prepared(
        "tried",
        OF_TRIES,
        f"""SELECT runs.person, runs.team, runs.period, tries.*,
            row_number() OVER (PARTITION BY runs.person, period, scenario ORDER BY started, runs.run, try) AS place,
            max(setback * tried_again) OVER (PARTITION BY runs.person, period, scenario) AS again
        {_FROM.format(table="tries")}""",
    ),
    "lived": _prepared(
        "lived",
        OF_WEEKS,
        f"""SELECT runs.person, runs.team, runs.period, weeks.*,
            row_number() OVER (PARTITION BY runs.person, period, weeks.week ORDER BY started, runs.run) AS place
        {_FROM.format(table="weeks")} AND customers_before > 0""",
    ),
}


def _by_person(found: str, rows: str) -> str:
    return f"SELECT person, min(team) AS team, period, {found} FROM ({rows}) AS own_rows GROUP BY person, period"  # noqa: S608 - our own names


_SHARES = ", ".join(f'avg("{each}") AS "{each}"' for each in OWN)
PREPARED: Mapping[str, str] = {
    **_FIRST_ROWS,
    "own": _by_person(_SHARES, _FIRST_ROWS["answers"]),
    "retried": _by_person('max("retry") AS "retry"', _FIRST_ROWS["tried"]),
}
"""What is prepared → the query that does it, for the people that ``{people}`` says (``true``: all).

``answers`` has one row for each person, period and situation, the first answer and what it was the last time; ``tried``
one for each person, period and scenario, the first try; ``lived`` one for each person, period and week of a campaign;
``own`` and ``retried`` one for each person and period, their share of each measure, and whether they tried again.
"""


@dataclass(frozen=True, slots=True)
class Source:
    """Where queries are put, and what they read there: name of what is prepared → text."""

    rows: Rows
    prepared: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Query:
    """A query by team and item."""

    text: str
    """Finds team, item and people; then for each rate how many said yes, and how many had an occasion; then for each
    mean how many have a value, its sum, and its sum of squares. Takes the period."""
    rates: tuple[str, ...] = ()
    means: tuple[str, ...] = ()


RETRIES, PEOPLE = "retries", "people"
"""Items that everybody meets: whether they tried again, and how their own answers are divided."""
CHOICES = """
SELECT team, scenario || '/' || situation AS item, {choice} AS choice, count(*) AS people
FROM {answers} WHERE period = ? AND {choice} IS NOT NULL {again} GROUP BY team, scenario, situation, {choice}
"""
FIRST, LATER = {"choice": "choice", "again": ""}, {"choice": "last_choice", "again": "AND comings > 1"}


def queries() -> dict[str, Query]:
    """Return the queries whose rows become tallies."""
    in_scenarios = tuple(each for each in OF_TRIES if each != "retry")
    return {
        "situations": _grouped("{answers}", "scenario || '/' || situation", "scenario, situation", tuple(OF_ANSWERS)),
        "scenarios": _grouped("{tried}", "scenario", "scenario", in_scenarios),
        "retries": _grouped("{retried}", f"'{RETRIES}'", "", ("retry",)),
        "people": _grouped("{own}", f"'{PEOPLE}'", "", means=OWN),
        "weeks": _grouped("{lived}", "'week ' || CAST(CAST(week AS INTEGER) AS TEXT)", "week", means=tuple(OF_WEEKS)),
    }


def _grouped(source: str, item: str, by: str, rates: tuple[str, ...] = (), means: tuple[str, ...] = ()) -> Query:
    sums = [f'sum("{each}"), count("{each}")' for each in rates]
    sums += [f'count("{each}"), sum("{each}"), sum("{each}" * "{each}")' for each in means]
    keys = ", ".join(filter(None, ("team", by)))
    text = f"SELECT team, {item} AS item, count(*), {', '.join(sums)} FROM {source} WHERE period = ? GROUP BY {keys}"  # noqa: S608 - our own names
    return Query(text, rates, means)


def on_the_store() -> dict[str, str]:
    """Return what the queries read where nothing is prepared: the preparing queries themselves."""
    return {name: f"({text.format(people='true')}) AS {name}" for name, text in PREPARED.items()}


def on_columns() -> dict[str, str]:
    """Return what the queries read where it has been prepared."""
    return {name: name for name in PREPARED}


WORDS = """
SELECT scenarios.scenario, title, themes, situation, choice, situation_text, choice_text
FROM scenarios JOIN choices USING (content, scenario)
WHERE content IN (SELECT content FROM shared_runs WHERE period = ?)
ORDER BY content, scenarios.scenario, place
"""
"""What scenarios, situations and choices of a period are called; the same one may come from several packs."""
PERIODS = "SELECT DISTINCT period FROM shared_runs ORDER BY 1"
