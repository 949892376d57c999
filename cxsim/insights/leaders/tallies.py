"""From the rows of queries to tallies, which only the disclosure gate takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, cast

from cxsim.insights.disclosed import NO, YES
from cxsim.insights.gate import Tally
from cxsim.insights.leaders.spoken import Spoken
from cxsim.record.counted import CHOICES, FIRST, LATER, queries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cxsim.insights.gate import Counts, Means
    from cxsim.record.counted import Query, Source

    Found: TypeAlias = dict[tuple[str, str], Tally]

CHOICE, LAST_CHOICE = "choice", "last choice"


def tallies(source: Source, period: str, written: Mapping[str, Iterable[str]] | None = None) -> Iterator[Tally]:
    """Yield what is known of every team and item of a period.

    ``written`` are the choices of each situation (``scenario/situation``): one that nobody took is an answer, too.
    """
    for name, query in queries().items():
        text = query.text.format_map(source.prepared)
        found = _by_team_and_item(source.rows(text, (period,)), query)
        if name == "situations":
            for measure, of in ((CHOICE, FIRST), (LAST_CHOICE, LATER)):
                text = CHOICES.format(**source.prepared, **of)
                _add_choices(found, measure, source.rows(text, (period,)), written or {})
        yield from found.values()


def _by_team_and_item(rows: Iterable[tuple[object, ...]], query: Query) -> Found:
    found: Found = {}
    for team, item, people, *sums in rows:
        key = str(team), str(item)
        found[key] = _tally(key, cast("int", people), query, cast("list[float]", sums))
    return found


def _tally(key: tuple[str, str], people: int, query: Query, sums: list[float]) -> Tally:
    counts: Counts = {}
    for measure, yes, asked in zip(query.rates, sums[::2], sums[1::2], strict=False):
        if asked:
            counts[measure] = {YES: float(yes), NO: float(asked - yes)}
    rest = sums[2 * len(query.rates) :]
    means: Means = {
        measure: (float(number), float(total), float(squares))
        for measure, number, total, squares in zip(query.means, rest[::3], rest[1::3], rest[2::3], strict=True)
        if number
    }
    return Tally(*key, people, counts, means)


def _add_choices(
    found: Found, measure: str, rows: Iterable[tuple[object, ...]], written: Mapping[str, Iterable[str]]
) -> None:
    for team, item, choice, people in rows:
        counts = found[str(team), str(item)].counts
        row = counts.setdefault(measure, dict.fromkeys(written.get(str(item), ()), 0.0))
        row[str(choice)] = float(cast("int", people))


def spoken_of(rows: Iterable[tuple[object, ...]]) -> dict[str, Spoken]:
    """Return situation → its words, from the rows of `WORDS`; of several packs the last one's."""
    found: dict[str, Spoken] = {}
    for scenario, title, themes, situation, choice, text, choice_text in rows:
        item = f"{scenario}/{situation}"
        choices = {**(found[item].choices if item in found else {}), str(choice): str(choice_text)}
        found[item] = Spoken(str(scenario), str(title), tuple(str(themes).split()), str(text), choices)
    return found


def written_in(spoken: Mapping[str, Spoken]) -> dict[str, tuple[str, ...]]:
    """Return situation → ids of its choices. The answers to a form are combinations, and known only from answers."""
    return {
        item: () if any("." in each for each in told.choices) else tuple(told.choices) for item, told in spoken.items()
    }
