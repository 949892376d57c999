"""What a participant hands over: copies of the saves that they opted in, and their consent as it is now."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Annotated

from pydantic import Field, TypeAdapter, ValidationError

from cxsim.model.mark import Sentence
from cxsim.record.files import read_at_most, write_in_one_step
from cxsim.record.folder import SUFFIX, list_saves
from cxsim.record.lines import LineError, entry_line, header_line, read_entries, read_header
from cxsim.record.participant import LARGEST as LARGEST_CONSENT
from cxsim.record.participant import LONGEST_NAME
from cxsim.record.save import LARGEST
from cxsim.session.journal import Begin, Decide, Leave, Resume, Rewind, Wake, Week

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from cxsim.record.folder import Listing
    from cxsim.record.participant import Participant
    from cxsim.session.journal import Entry, Header

CONSENT_SUFFIX = ".cxconsent.json"
HANDED_OVER = (Begin, Decide, Week, Wake, Rewind, Leave, Resume)
"""Kinds of entries that hold ids, numbers and nothing that anybody wrote."""


@dataclass(frozen=True, slots=True)
class Consent:
    """Whether a participant shares, as they last said."""

    pseudonym: Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)]
    opt_in: bool
    number: Annotated[int, Field(ge=0, lt=2**53)]
    """The highest holds."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A participant's saves: those that are handed over, and how many are not, by why."""

    saves: tuple[Listing, ...]
    not_opted_in: int = 0
    of_others: int = 0
    unreadable: int = 0


def offered(folder: Path, participant: Participant) -> Offered:
    """Return which saves of a folder a participant hands over: theirs, and of those the ones with opt-in."""
    found, not_opted_in, of_others, unreadable = [], 0, 0, 0
    for each in list_saves(folder):
        if each.header is None:
            unreadable += 1
        elif not each.header.opt_in:
            not_opted_in += 1
        elif each.header.pseudonym != participant.pseudonym:
            of_others += 1
        elif participant.opt_in:
            found.append(each)
        else:
            not_opted_in += 1
    return Offered(tuple(found), not_opted_in, of_others, unreadable)


def share(out: Path, participant: Participant, saves: Iterable[Listing]) -> tuple[Path, ...]:
    """Write the saves and the consent into a folder; return the files. A longer copy that is there stays.

    Raises OSError where they cannot be written; what was there before is whole in any case.
    """
    consent = Consent(participant.pseudonym, participant.opt_in, participant.consent)
    files = [out / f"{_code(participant.pseudonym.encode())}{CONSENT_SUFFIX}"]
    write_in_one_step(files[0], consent_line(consent))
    for each in saves:
        if each.header is None or not each.header.opt_in:  # asked once more: nothing leaves without
            continue
        path = out / f"{each.header.pack}-{_code(header_line(each.header))}{SUFFIX}"
        content = copy_of(each.header, each.entries)
        if not _is_longer(path, content):
            write_in_one_step(path, content)
        files.append(path)
    return tuple(files)


def copy_of(header: Header, entries: Iterable[object]) -> bytes:
    """Return a save that is written anew from what is known of it, so that nothing else comes along.

    An entry of a kind that could hold a text is replaced by one that says nothing: entries are counted.
    """
    known = (each if isinstance(each, HANDED_OVER) else Leave() for each in entries)
    return header_line(header) + b"".join(map(entry_line, known))


def parse_save(content: bytes) -> tuple[Header, tuple[Entry, ...], int]:
    """Read a save's bytes: header, entries, and how many bytes are whole lines; raise LineError where it is none."""
    whole = content.rfind(b"\n") + 1
    if not whole:
        raise LineError(Sentence("it is empty, or its first line is cut off"))
    first, *lines = content[: whole - 1].split(b"\n")
    return read_header(first), tuple(read_entries(lines)), whole


def consent_line(consent: Consent) -> bytes:
    """Return the file of a consent."""
    fields = {"cxsim": "consent", "format": 1, "pseudonym": consent.pseudonym, "opt_in": consent.opt_in}
    return json.dumps(fields | {"number": consent.number}, ensure_ascii=False).encode() + b"\n"


def read_consent(content: bytes) -> Consent:
    """Read the file of a consent; raise LineError where it is none of ours."""
    try:
        fields = json.loads(content) if len(content) <= LARGEST_CONSENT else None
    except (ValueError, RecursionError):
        fields = None
    if not isinstance(fields, dict) or fields.get("cxsim") != "consent" or fields.get("format") != 1:
        raise LineError(Sentence("it is no consent of ours"))
    try:
        return TypeAdapter(Consent).validate_json(content, strict=True)
    except ValidationError:
        raise LineError(Sentence("it is no consent of ours")) from None


def _is_longer(path: Path, content: bytes) -> bool:
    """Say whether a file is there that goes on from what would be written."""
    try:
        there = read_at_most(path, LARGEST)
        return len(there) > len(content) and there.startswith(content)
    except OSError:
        return False


def _code(content: bytes) -> str:
    return blake2b(content, digest_size=6).hexdigest()
