"""Leaders' figures over very many decisions: the queries, the gate, one team's page, all teams' tables, memory."""

from __future__ import annotations

import gc
import resource
from contextlib import contextmanager
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING

from cxsim.cli.main import OBJECTS_BETWEEN_COLLECTIONS
from cxsim.frontend.words import ENGLISH
from cxsim.insights.disclosed import Disclosed
from cxsim.insights.gate import Ledger, Tally, published
from cxsim.insights.leaders.exported import rows as table_rows
from cxsim.insights.leaders.page import page
from cxsim.insights.leaders.spoken import Spoken
from cxsim.insights.leaders.summary import ORGANISATION, cells_of, summary
from cxsim.insights.leaders.tallies import tallies
from cxsim.record.columns import Columns, kind_of
from cxsim.record.counted import COLUMNS, OF_ANSWERS, OF_TRIES, OF_WEEKS, OWN, Source, on_columns
from tests.benchmarks.budgets import NotMeasurableError, Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

DECISIONS = 10_000_000
SITUATIONS, QUARTERS, TEAM = 40, 8, 60
PERIOD = "2026-Q4"
CELLS = 130_000


def rows() -> tuple[Row, ...]:
    """Return the rows of leaders' figures."""
    many = f"{DECISIONS:,} decisions of {QUARTERS} quarters"
    return (
        Row("gate", f"{CELLS:,} cells through the disclosure gate", 500, "ms", _gate),
        Row("lead-queries", f"queries of a quarter, {many}", 500, "ms", _queries),
        Row("lead-page", f"one team's page, queries and gate included, {many}", 3000, "ms", _one_page),
        Row("lead-tables", f"all teams' tables, of what is published, {many}", 5000, "ms", _all_tables),
        Row("lead-memory", f"memory of one team's page, {many}", 1024, "MB", _memory),
    )


def _gate(rounds: int) -> Sequence[float]:
    counts = {"choice": {"a": 5.0, "b": 4.0, "c": 3.0}, "honesty": {"yes": 7.0, "no": 5.0}}
    cells = sum(map(len, counts.values()))
    teams, items = 200, [f"s{number}" for number in range(CELLS // cells // 200)]
    found = [Tally(f"d{team // 20}/t{team}", item, 12, counts) for team in range(teams) for item in items]

    def work() -> None:
        disclosed = Disclosed(published(Ledger(), PERIOD, found), PERIOD)
        for each in found:
            for measure, answers in each.counts.items():
                for answer in answers:
                    disclosed.share(each.team, (each.item,), measure, answer)

    return [_milliseconds(work) for _ in range(rounds)]


def _queries(rounds: int) -> Sequence[float]:
    with _generated(DECISIONS) as source:
        return [_milliseconds(lambda: _asked(source)) for _ in range(rounds)]


def _asked(source: Source) -> None:
    from cxsim.record.counted import CHOICES, FIRST, LATER, queries  # noqa: PLC0415 - only this row asks by hand

    for query in queries().values():
        source.rows(query.text.format_map(source.prepared), (PERIOD,))
    for of in (FIRST, LATER):
        source.rows(CHOICES.format(**source.prepared, **of), (PERIOD,))


def _one_page(rounds: int) -> Sequence[float]:
    with _generated(DECISIONS) as source:
        return [_milliseconds(lambda: _page(source)) for _ in range(rounds)]


def _page(source: Source) -> str:
    ledger = published(Ledger(), PERIOD, tallies(source, PERIOD))
    told = summary(Disclosed(ledger, PERIOD), "d0/t0", _spoken())
    colours: dict[str, str] = {}
    return page(told, ENGLISH, "", (colours, colours))


def _all_tables(rounds: int) -> Sequence[float]:
    with _generated(DECISIONS) as source:
        found = Disclosed(published(Ledger(), PERIOD, tallies(source, PERIOD)), PERIOD)
    spoken = _spoken()

    def work() -> None:
        fresh = Disclosed(found.ledger, PERIOD)
        everybody = cells_of(fresh, ORGANISATION, spoken)
        for unit in fresh.units():
            list(table_rows(summary(fresh, unit, spoken, everybody), of=unit))

    return [_milliseconds(work) for _ in range(rounds)]


def _memory(rounds: int) -> Sequence[float]:
    with _file(DECISIONS) as path, get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        return [pool.apply(_most_memory, (path,)) for _ in range(rounds)]


def _most_memory(path: Path) -> float:
    columns = Columns(path)
    _page(Source(columns.rows, on_columns()))
    columns.close()
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _spoken() -> dict[str, Spoken]:
    choices = {each: each for each in ("a", "b", "c")}
    return {
        f"c{number % 10}/s{number}": Spoken(f"c{number % 10}", f"Case {number % 10}", ("silos",), "What now?", choices)
        for number in range(SITUATIONS)
    }


@contextmanager
def _generated(decisions: int) -> Iterator[Source]:
    with _file(decisions) as path:
        columns = Columns(path)
        yield Source(columns.rows, on_columns())
        columns.close()


@contextmanager
def _file(decisions: int) -> Iterator[Path]:
    """Yield a file of columns with so many first answers, as many tries and weeks as go with them."""
    if find_spec("duckdb") is None:
        raise NotMeasurableError("duckdb is not installed")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "columns"
        columns = Columns(path)
        people = max(decisions // SITUATIONS // QUARTERS, TEAM)
        for name, query in _made(people).items():
            named = ", ".join(f'CAST("{column}" AS {kind_of(column)}) AS "{column}"' for column in COLUMNS[name])
            columns.rows(f"CREATE TABLE {name} AS SELECT {named} FROM ({query})")
        columns.close()
        yield path


def _made(people: int) -> dict[str, str]:
    who = (
        f"SELECT 'p' || person AS person, 'd' || (person // {TEAM * 20}) || '/t' || (person // {TEAM}) AS team,"
        f" (2025 + q // 4) || '-Q' || (1 + q % 4) AS period, * EXCLUDE (person)"
        f" FROM range({people}) AS a(person), range({QUARTERS}) AS b(q), "
    )
    chance = "(hash(person, n, '{}') % 1000 / 1000.0)"
    said = ", ".join(f'round({chance.format(name)}) AS "{name}"' for name in OF_ANSWERS)
    ended = ", ".join(f'round({chance.format(name)}) AS "{name}"' for name in OF_TRIES)
    stood = ", ".join(f'{chance.format(name)} AS "{name}"' for name in OF_WEEKS)
    answers = (
        f"SELECT *, 'c' || (n % 10) AS scenario, 's' || n AS situation, chr(97 + CAST(hash(person, n) % 3 AS INT)) AS"
        f" choice, choice AS last_choice, 1.0 AS comings, {said} FROM ({who} range({SITUATIONS}) AS c(n))"
    )
    tried = f"SELECT *, 'c' || n AS scenario, {ended} FROM ({who} range(10) AS c(n))"
    lived = f"SELECT *, n + 1 AS week, {stood} FROM ({who} range(13) AS c(n))"
    shares = ", ".join(f'avg("{name}") AS "{name}"' for name in OWN)
    own = f"SELECT person, min(team) AS team, period, {shares} FROM answers GROUP BY person, period"
    retried = "SELECT person, min(team) AS team, period, max(retry) AS retry FROM tried GROUP BY person, period"
    return {"answers": answers, "tried": tried, "lived": lived, "own": own, "retried": retried}


def _milliseconds(work: Callable[[], object]) -> float:
    before = gc.get_threshold()
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)  # as the command does
    try:
        start = perf_counter()
        work()
        return 1000 * (perf_counter() - start)
    finally:
        gc.set_threshold(*before)


def cost_against_rows() -> None:
    """Print what a quarter's queries and one page cost, from ten thousand decisions to ten million."""
    print("| decisions | queries (ms) | one page, queries and gate included (ms) |\n| --- | --- | --- |")
    for power in range(4, 8):
        with _generated(10**power) as source:
            asked, made = _milliseconds(lambda: _asked(source)), _milliseconds(lambda: _page(source))
        print(f"| {10**power:,} | {asked:,.0f} | {made:,.0f} |", flush=True)


if __name__ == "__main__":
    cost_against_rows()
