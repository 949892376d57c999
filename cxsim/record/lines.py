"""Header and entries ↔ lines of JSON. Reading is strict and bounded; an unknown or damaged line says so."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import cache
from math import isfinite
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field, TypeAdapter, ValidationError

from cxsim.session.journal import Begin, Decide, Entry, Header, Leave, Resume, Rewind, Wake, Week

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FORMAT = 1
"""Of the save; a newer one is not opened."""
LONGEST_LINE = 64_000
"""Bytes."""
LAST_WEEK = 104
SEEDS = 2**32


class LineError(ValueError):
    """A line that is no header or entry, with the reason in a participant's words."""


class NewerFormatError(LineError):
    """The save was written by a newer cxsim."""


def header_line(header: Header) -> bytes:
    """Return the first line of a save."""
    return _line({"cxsim": "save", "format": FORMAT, **asdict(header)})


def entry_line(entry: Entry) -> bytes:
    """Return the line of one entry."""
    fields = asdict(entry)
    return _line({"entry": fields.pop("entry"), **fields})


def read_header(line: bytes) -> Header:
    """Read the first line; raise LineError where it is none of ours."""
    fields = _fields(line)
    if fields.pop("cxsim", None) != "save":
        raise LineError("it does not begin as a cxsim save does")
    version = fields.pop("format", None)
    if not isinstance(version, int) or version < 1:
        raise LineError("its first line names no format")
    if version > FORMAT:
        raise NewerFormatError(f"it has format {version}, and this cxsim reads up to format {FORMAT}")
    try:
        header = _header_adapter().validate_json(line, strict=True)
    except ValidationError as error:
        raise LineError(_first(error)) from None
    if not 0 <= header.seed < SEEDS:
        raise LineError(f"seed: {header.seed} is no seed of ours")
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
        problem = _implausible(entry)
        if problem:
            raise LineError(problem)
        yield entry


@cache
def _header_adapter() -> TypeAdapter[Header]:
    """Return what validates a header; building it takes longer than reading a whole save."""
    return TypeAdapter(Header)


@cache
def _entry_adapter() -> TypeAdapter[Entry]:
    return TypeAdapter(Annotated[Begin | Decide | Week | Wake | Rewind | Leave | Resume, Field(discriminator="entry")])


def _implausible(entry: Entry) -> str | None:
    """Say what no session would have written, None where nothing is."""
    match entry:
        case Begin(week=week) | Decide(week=week) | Week(week=week) | Wake(week=week) if not 1 <= week <= LAST_WEEK:
            return f"week: there is no week {week}"
        case Decide(answers=()):
            return "answers: nothing was answered"
        case Decide(seconds=seconds) if not isfinite(seconds) or seconds < 0:
            return f"seconds: nobody thinks for {seconds} seconds"
        case Rewind(to=to) if to < 0:
            return f"to: there is no entry {to}"
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
        raise LineError("it is not a JSON object")
    return found


def _first(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    if first["type"] == "json_invalid":
        return _NO_JSON
    if first["type"].startswith("union_tag"):
        return _NO_ENTRY
    where = ".".join(map(str, first["loc"])) or "it"
    return f"{where}: {first['msg'].lower()}"


_TOO_LONG = "it is longer than any line of ours"
_NO_JSON = "it is not readable JSON"
_NO_ENTRY = "it is no entry that a game writes"
