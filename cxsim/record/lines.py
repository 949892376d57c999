"""Header and entries ↔ lines of JSON. Reading is strict and bounded; an unknown or damaged line says so."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated, Any

from pydantic import Field, TypeAdapter, ValidationError

from cxsim.session.journal import Begin, Decide, Entry, Header, Leave, Resume, Rewind

FORMAT = 1
"""Of the save; a newer one is not opened."""
LONGEST_LINE = 64_000
"""Bytes."""


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
    if not isinstance(version, int):
        raise LineError("its first line names no format")
    if version > FORMAT:
        raise NewerFormatError(f"it has format {version}, and this cxsim reads up to format {FORMAT}")
    try:
        return TypeAdapter(Header).validate_python(fields)
    except ValidationError as error:
        raise LineError(_first(error)) from None


def read_entry(line: bytes) -> Entry:
    """Read one entry; raise LineError where the line is damaged."""
    adapter: TypeAdapter[Entry] = TypeAdapter(
        Annotated[Begin | Decide | Rewind | Leave | Resume, Field(discriminator="entry")]
    )
    try:
        return adapter.validate_python(_fields(line))
    except ValidationError as error:
        raise LineError(_first(error)) from None


def _line(fields: dict[str, Any]) -> bytes:
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _fields(line: bytes) -> dict[str, Any]:
    if len(line) > LONGEST_LINE:
        raise LineError("it is longer than any line of ours")
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        raise LineError("it is not readable JSON") from None
    if not isinstance(found, dict):
        raise LineError("it is not a JSON object")
    return found


def _first(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    where = ".".join(map(str, first["loc"])) or "it"
    return f"{where}: {first['msg'].lower()}"
