"""The base of everything an author writes, and the scalars that all files share."""

from __future__ import annotations

import re
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

ID_PATTERN = r"^[a-z][a-z0-9_]{0,63}$"
DOTTED_PATTERN = r"^[a-z][a-z0-9_]{0,63}(\.[a-z][a-z0-9_]{0,63})?$"
LANGUAGE_PATTERN = r"^[a-z]{2,3}(_[A-Z]{2}|_[A-Z][a-z]{3})?$"

Id = Annotated[str, Field(pattern=ID_PATTERN)]
"""A name for other files to refer to: small letters, digits and underscores, so that it works in conditions."""
DottedId = Annotated[str, Field(pattern=DOTTED_PATTERN)]
"""``need``, or ``customer.need`` where several customers are served at once."""


class Translated:
    """Marks a type of text that is written anew in each language (see :mod:`cxsim.model.translatable`)."""


Prose = Annotated[str, Field(max_length=8000), Translated()]
"""Text that a participant reads; light markup (see :mod:`cxsim.model.prose`)."""
Truth = Annotated[bool, Field(strict=True)]
"""true or false; nothing else is read as one (a 1 stays a number, a yes stays a word)."""
Label = Annotated[str, Field(min_length=1, max_length=200), Translated()]
"""A short text on one line that a participant reads."""
Note = Annotated[str, Field(min_length=1, max_length=200)]
"""A short text on one line that stays as it is in every language."""
Language = Annotated[str, Field(pattern=LANGUAGE_PATTERN)]
"""A language, where it matters with its country or script: ``el``, ``pt_BR``, ``zh_Hans``."""
Source = Annotated[str, Field(min_length=1, max_length=2000)]
"""Text of an expression; its own limit (200 characters) is told with its place by :mod:`cxsim.model.expression`."""
Odds = Annotated[float, Field(gt=0, le=1e6, strict=True)]
"""Weight of one outcome against its siblings'."""

Level = Literal["missed", "barely", "partly", "mostly", "fully"]
Grade = Literal["low", "middle", "high"]


class Authored(BaseModel):
    """Base of every authored shape: frozen, and a field it does not know is a mistake."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)


def _one_or_many(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


Ids = Annotated[tuple[Id, ...], BeforeValidator(_one_or_many)]
"""One id, or a list of ids."""

_AMOUNT = re.compile(r"(\d{1,6}(?:\.\d{1,3})?)\s*([a-z%]+)\s*")
_LAPSE = re.compile(r"^(\d{1,3}) (days?|weeks?)$")
_PER_CENT = re.compile(r"^(\d{1,3}(?:\.\d{1,3})?) ?%$")
_SECONDS: Final = {"s": 1.0, "min": 60.0, "h": 3600.0}
_DAYS: Final = {"day": 1, "days": 1, "week": 7, "weeks": 7}
LONGEST_MINUTES = 24 * 60
_DURATION: Final = "a duration is written like 2 min, 40 s or 5 min 40 s, up to 24 h"
_LASTING: Final = "it takes some time: 2 min, 40 s or 5 min 40 s"
_LAPSE_SAID: Final = "a lapse of time is written like 3 days or 2 weeks"
_SHARE_SAID: Final = "a share is written like 6 %, between 0 % and 100 %"


def _amounts(text: str, units: dict[str, float]) -> float | None:
    """Return the sum of ``2 min 30 s``-like amounts, None where the text is anything else."""
    total, at = 0.0, 0
    while match := _AMOUNT.match(text, at):
        if match[2] not in units:
            return None
        total, at = total + float(match[1]) * units[match[2]], match.end()
    return total if at and at == len(text) else None


def _minutes(value: Any) -> float:
    seconds = _amounts(value, _SECONDS) if isinstance(value, str) else None
    if seconds is None or seconds > LONGEST_MINUTES * 60:
        raise PydanticCustomError("duration", _DURATION)
    return round(seconds / 60, 6)


def _lasting(value: Any) -> float:
    minutes = _minutes(value)
    if not minutes:
        raise PydanticCustomError("lasting", _LASTING)
    return minutes


def _days(value: Any) -> int:
    match = _LAPSE.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise PydanticCustomError("days", _LAPSE_SAID)
    return int(match[1]) * _DAYS[match[2]]


def _share(value: Any) -> float:
    match = _PER_CENT.fullmatch(value) if isinstance(value, str) else None
    if match is None or float(match[1]) > 100:  # noqa: PLR2004 - per cent
        raise PydanticCustomError("share", _SHARE_SAID)
    return round(float(match[1]) / 100, 6)


def _level(words: tuple[str, ...]) -> PlainValidator:
    said = ", ".join(words[:-1]) + f" or {words[-1]}"

    def read(value: Any) -> Any:
        if isinstance(value, str) and value in words:
            return value
        if isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value <= 1:
            return float(value)
        raise PydanticCustomError("level", "a level is {said}, or a number from 0 to 1", {"said": said, "near": words})

    return PlainValidator(read)


_LEVELS = ("missed", "barely", "partly", "mostly", "fully")
_GRADES = ("low", "middle", "high")


def _words_or_number(words: tuple[str, ...]) -> dict[str, Any]:
    return {"anyOf": [{"enum": list(words)}, {"type": "number", "minimum": 0, "maximum": 1}]}


def _text(pattern: str, said: str, *examples: str) -> WithJsonSchema:
    sentence = f"{said[0].upper()}{said[1:]}."
    return WithJsonSchema(
        {"type": "string", "pattern": pattern, "patternErrorMessage": sentence, "examples": list(examples)}
    )


_WRITTEN: Final = r"(\d{1,6}(\.\d{1,3})?\s*(s|min|h)\s*)+$"
Minutes = Annotated[float, PlainValidator(_minutes), _text(f"^{_WRITTEN}", _DURATION, "2 min", "5 min 40 s")]
"""``2 min``, ``40 s``, ``5 min 40 s`` → minutes."""
Lasting = Annotated[float, PlainValidator(_lasting), _text(rf"^(?=.*[1-9]){_WRITTEN}", _LASTING, "2 min", "5 min 40 s")]
"""Minutes, more than none."""
Days = Annotated[int, PlainValidator(_days), _text(_LAPSE.pattern, _LAPSE_SAID, "3 days", "2 weeks")]
"""``3 days``, ``2 weeks`` → days."""
Share = Annotated[float, PlainValidator(_share), _text(_PER_CENT.pattern, _SHARE_SAID, "6 %")]
"""``6 %`` → 0.06."""
Delivered = Annotated[Level | float, _level(_LEVELS), WithJsonSchema(_words_or_number(_LEVELS))]
"""How far a need was met: a word, or a number from 0 to 1."""
Graded = Annotated[Grade | float, _level(_GRADES), WithJsonSchema(_words_or_number(_GRADES))]
"""An expectation or a weight: a word, or a number from 0 to 1."""
