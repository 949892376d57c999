"""Header and entries ↔ lines of JSON. Reading is strict and bounded; an unknown or damaged line says so."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import cache
from math import isfinite
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field, TypeAdapter, ValidationError

from cxsim.model.mark import SaidError, Sentence, marked, sentence
from cxsim.session.journal import Begin, Decide, Entry, Header, Leave, Resume, Rewind, Wake, Week

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FORMAT = 1
"""Of the save; a newer one is not opened."""
LONGEST_LINE = 64_000
"""Bytes."""
LAST_WEEK = 104
SEEDS = 2**32


class LineError(SaidError):
    """A line that is no header or entry."""


class NewerFormatError(LineError):
    """The save was written by a newer cxsim."""


def header_line(header: Header) -> bytes:
    """Return the first line of a save."""
    return _line({"cxsim": "save", "format": FORMAT, **asdict(header)})


def entry_line(entry: Entry) -> bytes:
    """Return the line of one entry; luck that would make it longer than a line may be is left to the seed."""
    fields = asdict(entry)
    luck = fields.pop("luck", ())
    plain = {"entry": fields.pop("entry"), **fields}
    line = _line({**plain, "luck": luck} if luck else plain)
    return line if len(line) <= LONGEST_LINE else _line(plain)


def read_header(line: bytes) -> Header:
    """Read the first line; raise LineError where it is none of ours."""
    fields = _fields(line)
    if fields.pop("cxsim", None) != "save":
        raise LineError(_NO_SAVE)
    version = fields.pop("format", None)
    if not isinstance(version, int) or version < 1:
        raise LineError(sentence("it names no format"))
    if version > FORMAT:
        told = marked("it has format {version}, and this cxsim reads up to format {known}")
        raise NewerFormatError(sentence(told, version=version, known=FORMAT))
    try:
        header = _header_adapter().validate_json(line, strict=True)
    except ValidationError as error:
        raise LineError(_first(error)) from None
    if not 0 <= header.seed < SEEDS:
        raise LineError(_does_not_belong("seed"))
    return header


def read_entries(lines: Iterable[bytes]) -> Iterator[Entry]:
    """Read one entry after the other; raise LineError at the first line that is damaged."""
    adapter = _entry_adapter()
    for line in lines:
        if len(line) > LONGEST_LINE:
            raise LineError(_TOO_LONG)
        try:
            entry = adapter.validate_json(line, strict=True)
        except ValidationError as error:
            raise LineError(_first(error)) from None
        wrong = _implausible(entry)
        if wrong:
            raise LineError(_does_not_belong(wrong))
        yield entry


@cache
def _header_adapter() -> TypeAdapter[Header]:
    """Return what validates a header; building it takes longer than reading a whole save."""
    return TypeAdapter(Header)


@cache
def _entry_adapter() -> TypeAdapter[Entry]:
    return TypeAdapter(Annotated[Begin | Decide | Week | Wake | Rewind | Leave | Resume, Field(discriminator="entry")])


def _implausible(entry: Entry) -> str | None:
    """Return the field that holds what no session would have written, None where none does."""
    match entry:
        case Begin(week=week) | Decide(week=week) | Week(week=week) | Wake(week=week) if not 1 <= week <= LAST_WEEK:
            return "week"
        case Decide(answers=()):
            return "answers"
        case Decide(seconds=seconds) if not isfinite(seconds) or seconds < 0:
            return "seconds"
        case Rewind(to=to) if to < 0:
            return "to"
    return None


def _line(fields: dict[str, Any]) -> bytes:
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _fields(line: bytes) -> dict[str, Any]:
    if len(line) > LONGEST_LINE:
        raise LineError(_TOO_LONG)
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        raise LineError(_NO_JSON) from None
    if not isinstance(found, dict):
        raise LineError(_NO_SAVE)
    return found


def _first(error: ValidationError) -> Sentence:
    first = error.errors(include_url=False, include_input=False)[0]
    if first["type"] == "json_invalid":
        return _NO_JSON
    if first["type"].startswith("union_tag") or not first["loc"]:
        return sentence("it is no entry that a game writes")
    field = str(first["loc"][-1])
    return sentence("'{field}' is missing", field=field) if first["type"] == "missing" else _does_not_belong(field)


def _does_not_belong(field: str) -> Sentence:
    return sentence("'{field}' holds what does not belong there", field=field)


_NO_SAVE = sentence("it does not begin as a cxsim save does")
_TOO_LONG = sentence("it is longer than any line of a save")
_NO_JSON = sentence("it is not readable JSON")
