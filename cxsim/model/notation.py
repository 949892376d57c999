"""Write numbers, shares, amounts and dates as a language does: the few facts of CLDR that are needed, as values.

The tests hold every value against CLDR itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

NO_BREAK = "\u00a0"
MINUS = "−"
SMALLEST_GROUPED = 10_000
"""Spanish writes 1200 and 12.000: four digits stand together."""


@dataclass(frozen=True, slots=True)
class Notation:
    """How one language writes figures; in the patterns braces stand for the parts."""

    decimal: str = "."
    group: str = ","
    comma: str = ", "
    percent: str = "{number}%"
    money: str = "{amount} {currency}"
    date: str = "{day} {month} {year}"
    months: tuple[str, ...] = ()
    four_together: bool = False

    def number(self, value: float, digits: int = 0, *, signed: bool = False) -> str:
        """Write a number with so many decimals; signed with + or − before all but nothing."""
        amount = f"{abs(value):,.{digits}f}"
        if self.four_together and abs(value) < SMALLEST_GROUPED:
            amount = amount.replace(",", "")
        whole, _, rest = amount.partition(".")
        written = whole.replace(",", self.group) + (self.decimal + rest if rest else "")
        if not any(digit in "123456789" for digit in amount):
            return written
        return (MINUS if value < 0 else "+" if signed else "") + written

    def share(self, value: float, digits: int = 0, *, signed: bool = False) -> str:
        """Write a share (1 is all of it) as per cent."""
        return self.percent.format(number=self.number(100 * value, digits, signed=signed))

    def amount(self, value: float, currency: str) -> str:
        """Write an amount of money, with cents where there are any; currency is a code (EUR) or a sign."""
        written = self.number(value, 0 if value == round(value) else 2)
        return self.money.format(amount=written, currency=currency)

    def day(self, year: int, month: int, day: int) -> str:
        """Write a date; months count from 1."""
        return self.date.format(day=day, month=self.months[month - 1], year=year)


ENGLISH = Notation(
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    )
)

NOTATIONS: Mapping[str, Notation] = MappingProxyType(
    {
        "en": ENGLISH,
        "el": Notation(
            ",",
            ".",
            months=(
                "Ιανουαρίου",
                "Φεβρουαρίου",
                "Μαρτίου",
                "Απριλίου",
                "Μαΐου",
                "Ιουνίου",
                "Ιουλίου",
                "Αυγούστου",
                "Σεπτεμβρίου",
                "Οκτωβρίου",
                "Νοεμβρίου",
                "Δεκεμβρίου",
            ),
        ),
        "zh": Notation(
            comma="，",  # noqa: RUF001 - the full-width comma is meant
            date="{year}年{month}{day}日",
            months=tuple(f"{month}月" for month in range(1, 13)),
        ),
        "sv": Notation(
            ",",
            NO_BREAK,
            percent="{number}" + NO_BREAK + "%",
            months=(
                "januari",
                "februari",
                "mars",
                "april",
                "maj",
                "juni",
                "juli",
                "augusti",
                "september",
                "oktober",
                "november",
                "december",
            ),
        ),
        "es": Notation(
            ",",
            ".",
            percent="{number}" + NO_BREAK + "%",
            date="{day} de {month} de {year}",
            months=(
                "enero",
                "febrero",
                "marzo",
                "abril",
                "mayo",
                "junio",
                "julio",
                "agosto",
                "septiembre",
                "octubre",
                "noviembre",
                "diciembre",
            ),
            four_together=True,
        ),
        "it": Notation(
            ",",
            ".",
            months=(
                "gennaio",
                "febbraio",
                "marzo",
                "aprile",
                "maggio",
                "giugno",
                "luglio",
                "agosto",
                "settembre",
                "ottobre",
                "novembre",
                "dicembre",
            ),
        ),
    }
)
"""Language → how it writes figures."""


def notation(language: str) -> Notation:
    """Return how a language writes figures; one that is not known writes them as English does."""
    return NOTATIONS.get(language, ENGLISH)
