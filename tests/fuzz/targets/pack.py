"""The loader and the checks: three files of a pack, parted by lines of ``=====``; what is sound is played."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from cxsim.content import content_hash, load_pack
from cxsim.session import Header, Session, Unkept
from cxsim.workbench.check import check_pack

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ("call.yaml", "pack.yaml", "cast.yaml")
STEPS, STATES = 15, 60


def try_input(content: bytes, folder: Path) -> None:
    """Load, check, explore and play a pack of these bytes."""
    for name, text in zip(NAMES, content.split(b"\n=====\n"), strict=False):
        (folder / name).write_bytes(text)
    loaded = load_pack(folder)
    assert (loaded.pack is None) == bool(loaded.errors)
    for each in check_pack(folder, STATES):
        assert each.line >= 1
        assert each.column >= 1
        assert len(str(each)) < 2000
    if loaded.pack is None or not loaded.pack.scenarios:
        return
    chance = random.Random(7)
    session = Session(loaded.pack, Header(loaded.pack.id, "", content_hash(loaded.pack), 7, ""), Unkept())
    for _ in range(STEPS):
        choices = session.open_choices() if session.current else ()
        if choices:
            session.decide(chance.choice(choices))
        else:
            session.begin(chance.choice(sorted(loaded.pack.scenarios)))
        session.encounter()
