"""What an author certainly meant by a value that does not fit: the one text that says the same, and fits."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

from cxsim.model.authored import Days, Minutes, Share
from cxsim.model.expression import TRUTHS, assigned

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LONGEST = 60
"""Characters of an amount."""
_UNITS: Mapping[str, str] = {
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds"), "s"),
    **dict.fromkeys(("m", "min", "mins", "minute", "minutes"), "min"),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), "h"),
    **dict.fromkeys(("d", "day", "days"), "days"),
    **dict.fromkeys(("w", "wk", "wks", "week", "weeks"), "weeks"),
    **dict.fromkeys(("%", "pct", "percent", "per cent"), "%"),
}  # fmt: skip
"""Unit as people write it, in small letters → as the format writes it."""
_AMOUNT = re.compile(r"(?:,\s*)?(?:and\s)?\s*(\d{1,6})(?:\.(\d{1,3})|,(\d\d?))?\s*(%|per cent|[a-z]+)\.?\s*")
_NUMERAL = re.compile(r"[-+]?\d{1,9}(?:\.\d{1,9})?")
_NAMES = re.compile(r"[A-Za-z]\w{0,63}(?:, ?[A-Za-z]\w{0,63}){0,7}")


def exactly(kind: str, value: Any) -> str:
    """Return what to write instead of a value that is not of pydantic's ``kind``; "" where nothing is certain."""
    found = _WAYS[kind](value) if kind in _WAYS else ""
    return found if _FORMS.get(kind) is None or _fits(kind, found) else ""


def _truth(value: object) -> str:
    return TRUTHS.get(value.lower(), "") if isinstance(value, str) else ""


def _number(value: object) -> str:
    return value if isinstance(value, str) and _NUMERAL.fullmatch(value) else ""


def _list(value: object) -> str:
    return f"[{value}]" if isinstance(value, str) and _NAMES.fullmatch(value) else ""


def _only(value: object) -> str:
    """Return the one text in a list."""
    return value[0] if isinstance(value, list) and len(value) == 1 and _NAMES.fullmatch(str(value[0])) else ""


def _assignment(value: object) -> str:
    """Return ``patience += 1`` as ``{patience: patience + 1}``."""
    found = assigned(value) if isinstance(value, str) else None
    return f"{{{': '.join(found)}}}" if found else ""


def _amounts(value: object) -> str:
    """Return ``5 minutes, 40 sec`` as ``5 min 40 s``."""
    if not isinstance(value, str) or len(value) > LONGEST:
        return ""
    text, at, found = value.lower(), 0, []
    while match := _AMOUNT.match(text, at):
        whole, decimals, unit = match[1], match[2] or match[3], _UNITS.get(match[4], "")
        one = whole == "1" and unit in {"days", "weeks"}
        found.append(f"{whole}{f'.{decimals}' if decimals else ''} {unit[:-1] if one else unit}")
        at = match.end()
    return " ".join(found) if at == len(text) else ""


def _share(value: object) -> str:
    """Return ``6 percent`` as ``6 %``, and so a number that can be no share of one."""
    counted = isinstance(value, int | float) and not isinstance(value, bool) and value > 1
    return _amounts(f"{value:g} %" if counted else value)


_WAYS: Mapping[str, Callable[[object], str]] = {
    "bool_type": _truth,
    "int_type": _number,
    "float_type": _number,
    "string_type": _only,
    "tuple_type": _list,
    "dict_type": _assignment,
    "duration": _amounts,
    "days": _amounts,
    "share": _share,
}
_FORMS: Mapping[str, Any] = {"duration": Minutes, "days": Days, "share": Share}
"""Kinds of which the model has a reader of its own."""


@cache
def _reader(kind: str) -> TypeAdapter[Any]:
    return TypeAdapter(_FORMS[kind])


def _fits(kind: str, text: str) -> bool:
    try:
        _reader(kind).validate_python(text)
    except ValidationError:
        return False
    return True
