"""A summary's published tables as plain rows, for whoever reads them with a program. Nothing that a page would hide."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from cxsim.insights.disclosed import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.insights.leaders.summary import Summary

    Row: TypeAlias = tuple[str | float | int | None, ...]

COLUMNS = (
    "period", "team", "table", "subject", "measure", "answer", "value", "masked", "low", "high", "people", "edition",
    "hidden",
)  # fmt: skip
"""``team`` is empty for the whole organisation; ``value``, ``low`` and ``high`` are places in the measure's range;
``masked`` says that the value is a bound; ``hidden`` says why there is none."""
TEXTS = frozenset(("period", "team", "table", "subject", "measure", "answer", "masked", "hidden"))


FORMULAS = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
"""With what a text begins that a spreadsheet would work out; the last four are the wide forms of the first."""


def for_spreadsheets(row: Row) -> Row:
    """Return a row with an apostrophe before each text that a spreadsheet would take for a formula."""
    return tuple(f"'{each}" if isinstance(each, str) and each.startswith(FORMULAS) else each for each in row)


def rows(told: Summary, of: str | None = None) -> Iterator[Row]:
    """Yield one row for each figure that was asked for (``of`` one unit alone), hidden ones with the reason."""
    for each in told.cells:
        if of is not None and each.unit != of:
            continue
        head = (told.period, each.unit, each.table, each.subject, each.measure, each.answer)
        figure = each.figure
        if isinstance(figure, Figure):
            yield (
                *head, figure.value, figure.masked, figure.low, figure.high, figure.people, figure.edition, "",
            )  # fmt: skip
        else:
            yield (*head, None, "", None, None, None, None, figure.why)
