"""Saves of the pack that ships: resumed, or refused with a reason and left as they are."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from cxsim.content import content_hash, load_pack, shipped_packs
from cxsim.record import SaveError, resume
from tests.fuzz.refusals import assert_told

if TYPE_CHECKING:
    from pathlib import Path

    from cxsim.model.pack import Pack


@cache
def _pack() -> tuple[Pack, str]:
    pack = load_pack(shipped_packs()[0]).pack
    assert pack is not None
    return pack, content_hash(pack)


def try_input(content: bytes, folder: Path) -> None:
    """Resume a save of these bytes."""
    pack, digest = _pack()
    path = folder / "save.cxsave.jsonl"
    path.write_bytes(content)
    try:
        resumed = resume(path, pack, digest)
    except SaveError as error:
        assert_told(error)
    else:
        resumed.save.file.close()
        assert all(gap.reason for gap in resumed.gaps)
        return
    assert path.read_bytes() == content
