"""How languages write figures, held against CLDR as Babel carries it."""

from __future__ import annotations

from datetime import date

import pytest
from babel.core import Locale
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal, format_percent
from hypothesis import given
from hypothesis import strategies as st

from cxsim.model.notation import ENGLISH, NOTATIONS, notation

LANGUAGES = tuple(NOTATIONS)


def locale(language: str) -> Locale:
    """English is written as in Britain, as the texts are."""
    return Locale.parse({"en": "en_GB"}.get(language, language))


def with_our_minus(text: str) -> str:
    """CLDR writes a hyphen for minus in most languages; we write the sign itself in all of them."""
    return text.replace("-", "−")


@pytest.mark.parametrize("language", LANGUAGES)
@given(value=st.integers(-10_000_000, 10_000_000))
def test_whole_numbers_are_grouped_as_the_language_does(language: str, value: int) -> None:
    expected = with_our_minus(format_decimal(value, locale=locale(language)))
    if language == "es" and abs(value) < 10_000:
        expected = expected.replace(".", "")  # the Academy's rule, and CLDR's own where Babel passes over it
    assert notation(language).number(value) == expected


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("value", [0.5, 1.0, 5.25, -0.1, 12.04])
def test_decimals_stand_behind_the_languages_own_sign(language: str, value: float) -> None:
    expected = with_our_minus(format_decimal(value, format="0.0", locale=locale(language)))
    assert notation(language).number(value, 1) == expected


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("value", [0, 0.06, 0.5, 1.23])
def test_shares_are_per_cent(language: str, value: float) -> None:
    assert notation(language).share(value) == format_percent(value, locale=locale(language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("month", range(1, 13))
def test_dates_are_written_out(language: str, month: int) -> None:
    day = date(2026, month, 22)
    assert notation(language).day(2026, month, 22) == format_date(day, "long", locale=locale(language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("value", [12000.0, 12000.5])
def test_an_amount_has_the_languages_figures_and_its_currency(language: str, value: float) -> None:
    amount = notation(language).amount(value, "EUR")
    digits = 0 if value == round(value) else 2
    figures = format_currency(
        value,
        "",
        format="#,##0" + ("." + "0" * digits if digits else ""),
        locale=locale(language),
        currency_digits=False,
    )
    assert amount == f"{figures} EUR"


def test_a_change_has_its_sign_and_nothing_has_none() -> None:
    assert [ENGLISH.number(value, 1, signed=True) for value in (1.25, -1.25, 0.04, -0.04)] == [
        "+1.2",
        "−1.2",
        "0.0",
        "0.0",
    ]


def test_a_language_that_is_not_known_writes_as_english_does() -> None:
    assert notation("xx").number(1234.5, 1) == "1,234.5"
