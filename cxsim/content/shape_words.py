"""Words for what a value should be: kinds, limits and patterns as the model declares them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cxsim.content.diagnostic import quoted
from cxsim.model.authored import DOTTED_PATTERN, ID_PATTERN, LANGUAGE_PATTERN
from cxsim.model.playthrough import LUCK_PATTERN

if TYPE_CHECKING:
    from collections.abc import Mapping

KINDS: Mapping[str, str] = {
    "string_type": "text",
    "bool_type": "true or false",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "int_parsing": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "dict_type": "a mapping (name: value)",
    "model_type": "a mapping (name: value)",
    "tuple_type": "a list",
}
"""pydantic's name for a value of another kind → the kind that is wanted."""

WAYS_OUT: Mapping[str, str] = {
    "true or false": "Write true or false, without quotes.",
    "a whole number": "Write a whole number, without quotes or unit.",
    "a number": "Write a number, without quotes or unit.",
    "a mapping (name: value)": "Write name: value on the lines below it, indented.",
    "a list": "Write [one, two].",
    "a list or a mapping (name: value)": "Write [one, two]; by name where there are several: {name: [one, two]}.",
    "true or false, a number or text": "Write one value: true, 3, a word of its own, or what is counted: minutes + 1.",
    "text": "Put the text on the next line under `|`, indented, or in quotes.",
    "true or false or a mapping (name: value)": (
        "A number has its bounds: {start: 3, min: 0, max: 9}. A word: {one_of: [calm, cross], start: calm}."
    ),
}
"""Kind that is wanted → how it is written."""

PATTERNS: Mapping[str, str] = {
    ID_PATTERN: "Names have small letters, digits and underscores, and begin with a letter: first_call.",
    DOTTED_PATTERN: "Write need, or customer.need: small letters and underscores.",
    LUCK_PATTERN: "Write a draw, or situation.choice, for a branch's own chance situation.choice.branch.",
    r"^\d+\.\d+\.\d+$": 'Versions have three numbers, in quotes: "1.0.0".',
    LANGUAGE_PATTERN: "Languages have two or three small letters, and a country or script where it matters: el, pt_BR.",
    r"^[a-z]{2}$": "Languages have two small letters: en.",
    r"^[A-Z]{3}$": "Currencies have three capital letters: EUR.",
}
"""Pattern that the model declares → how a text of it is written."""
OF_NAMES = frozenset({ID_PATTERN, DOTTED_PATTERN, LUCK_PATTERN})
"""Patterns of ids."""


_LIMITS: Mapping[str, tuple[str, str, str]] = {
    "string_too_long": ("max_length", "{owner} has {count} characters; at most {limit} are read.", "Shorten it."),
    "string_too_short": ("min_length", "{owner} is empty.", "Write something, or leave the field out."),
    "too_long": ("max_length", "{owner} has {count} entries; at most {limit} are read.", "Leave some out."),
    "too_short": ("min_length", "{owner} has too few entries ({count}).", "It needs at least {limit}."),
    "greater_than": ("gt", "{owner} is {value}.", "It should be more than {limit}."),
    "greater_than_equal": ("ge", "{owner} is {value}.", "It should be {limit} or more."),
    "less_than_equal": ("le", "{owner} is {value}.", "It should be {limit} or less."),
}
"""pydantic's name for a limit that was passed → where it says the limit, and problem and way out as formats."""


def limit_words(kind: str, owner: str, value: Any, limits: Mapping[str, Any]) -> tuple[str, str] | None:
    """Return problem and way out for pydantic's ``kind`` of limit that was passed, None where it is no limit."""
    if kind not in _LIMITS:
        return None
    field, problem, way_out = _LIMITS[kind]
    count = len(value) if isinstance(value, (str, list, dict)) else 0
    said = {"owner": owner, "value": plain(value), "count": count, "limit": f"{limits[field]:.12g}"}
    return problem.format(**said), way_out.format(**said)


def what(value: Any) -> str:
    """Say what stands somewhere: the number 5, a list."""
    match value:
        case None:
            return "empty"
        case bool():
            return plain(value)
        case int() | float():
            return f"the number {plain(value)}"
        case str():
            return f"the text {quoted(value)}"
        case dict():
            return "a mapping"
        case _:
            return "a list"


def said(value: Any) -> str:
    """Say a text in quotes, and anything else as :func:`what` does."""
    return quoted(value) if isinstance(value, str) else what(value)


def plain(value: object) -> str:
    """Return a number or truth value as an author would write it."""
    return str(value).lower()
