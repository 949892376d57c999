"""Packs in one file: refused with a reason, or exactly the file that would be written; nothing lands outside."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

from pydantic import ValidationError

from cxsim.content.pack_file import Manifest, PackFile, PackFileError, pack_file_of
from cxsim.content.unpack import unpack
from tests.fuzz.refusals import assert_told

if TYPE_CHECKING:
    from pathlib import Path


def try_input(content: bytes, folder: Path) -> None:
    """Read these bytes as a pack file, and as the names and files of one whose manifest is in order."""
    for each in (content, _with_manifest(content)):
        try:
            found = pack_file_of(each)
        except PackFileError as error:
            assert_told(error)
            continue
        assert found.as_bytes() == each
        target = folder / "out"
        try:
            unpack(found, target)
        except PackFileError:
            continue
        there = {path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file()}
        assert there == set(found.files)
        assert {path.name for path in folder.iterdir()} == {"out"}
        return


def _with_manifest(content: bytes) -> bytes:
    """Return a pack file with a file for each line: its name up to the first space, then its content."""
    lines = [line.partition(b" ") for line in content.split(b"\n")[:50]]
    files = {name.decode("ascii", "replace"): text for name, _, text in lines}
    entries = {name: {"size": len(text), "sha256": sha256(text).hexdigest()} for name, text in files.items()}
    manifest = {"format": 1, "pack": "a", "title": "A", "version": "1.0.0", "licence": "CC0-1.0", "content": "0" * 32}
    try:
        shaped = Manifest.model_validate_json(json.dumps({**manifest, "files": entries}))
        return PackFile(shaped, files).as_bytes()
    except (ValidationError, ValueError):
        return b""
