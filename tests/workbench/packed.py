"""A small pack to hand over, and the command that does it."""

from __future__ import annotations

import io
import json
import zipfile
from hashlib import sha256
from typing import TYPE_CHECKING

from typer.testing import CliRunner

from cxsim.cli.main import app
from cxsim.content.pack_file import PackFile
from tests.packs import write_pack

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result

SHEET = 'format: 1\ntitle: A test\nversion: "1.0.0"\nlicence: CC0-1.0\nfirm: {name: Hearthline}\n'
CAST = "customers:\n  dervla: {name: Dervla}\n"
CALL = """\
title: A call
with: dervla
situations:
  desk: {choices: {go: {text: Go., next: over}}}
endings: {over: {text: Over.}}
"""


Files = dict[str, bytes]


def pack(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app(), ["pack", *map(str, arguments)])


def small_pack(folder: Path) -> Path:
    """Write a pack of one scenario into a folder; return the pack's own."""
    made = folder / "small"
    write_pack(made, {"call": CALL, "cast": CAST}, SHEET)
    return made


def zipped(files: Files, method: int = zipfile.ZIP_STORED) -> bytes:
    """Return a zip as another program might write it."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return target.getvalue()


def entries(made: PackFile) -> Files:
    with zipfile.ZipFile(io.BytesIO(made.as_bytes())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_file(made: PackFile, name: str, content: bytes = b"a: 1\n") -> bytes:
    """Return the bytes of a pack file with one more file, which the manifest names, written in the one form."""
    manifest = json.loads(made.manifest.as_bytes())
    manifest["files"][name] = {"size": len(content), "sha256": sha256(content).hexdigest()}
    shaped = made.manifest.model_validate_json(json.dumps(manifest))
    return PackFile(shaped, {**made.files, name: content}).as_bytes()
