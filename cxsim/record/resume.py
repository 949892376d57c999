"""A save → a session that stands where it stood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxsim.record.save import OpenedSave, SaveError, open_save

if TYPE_CHECKING:
    from pathlib import Path

    from cxsim.model.pack import Pack
    from cxsim.session import Gap, Session


@dataclass(frozen=True, slots=True)
class Resumed:
    """A session taken up again, and what a participant should be told about it."""

    session: Session
    save: OpenedSave
    gaps: tuple[Gap, ...]
    """Decisions that this version of the pack cannot follow."""


def resume(path: Path, pack: Pack, content: str) -> Resumed:
    """Open a save and replay it with ``pack``, whose content hash is ``content``; raise SaveError where that fails."""
    from cxsim.session import Session  # noqa: PLC0415 - saves are listed before anything is played

    save = open_save(path, pack.id)
    session = Session(pack, save.header, save.file)
    try:
        return Resumed(session, save, session.resume(save.entries, content))
    except SaveError:
        save.file.close()
        raise
