"""Stories of other tools as a starting point: Twee 3 (Twine) and compiled ink become a scenario that checks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxsim.content.reader import read
from cxsim.workbench.importing.ink import read_ink
from cxsim.workbench.importing.names import slug
from cxsim.workbench.importing.story import LARGEST_SOURCE, ImportRefusedError
from cxsim.workbench.importing.twee import read_twee
from cxsim.workbench.importing.writing import Writer, quoted, title_of

if TYPE_CHECKING:
    from pathlib import Path

    from cxsim.model.cast import Cast
    from cxsim.model.pack import PackSheet
    from cxsim.workbench.importing.story import Left, Story

__all__ = ["ImportRefusedError", "Imported", "import_story", "imported_from"]

SOMEBODY = "somebody"
SURELY_READ = 400_000
"""Characters of a scenario's file that are within every limit of the format."""
_PACK = """\
# Imported as a starting point. Name the firm, and settle under which licence the story may be used.
format: 1
title: {title}
version: "0.1.0"
licence: LicenseRef-not-settled
firm:
  name: A firm
"""
_CAST = """\
# Who the story is with. Rename this person and say what they need, then deliver it: cxsim explain format
format: 1
customers:
  somebody:
    name: Somebody
"""


@dataclass(frozen=True, slots=True)
class Imported:
    """Files for a pack's folder, and what could not be carried over."""

    scenario: str
    """Id of the scenario."""
    files: dict[str, str]
    """Path → text."""
    left: tuple[Left, ...]
    situations: int
    endings: int


def imported_from(path: Path, sheet: PackSheet | None = None, cast: Cast | None = None) -> Imported:
    """Read a story's file; with ``sheet`` and ``cast`` for a scenario in that pack, else for a pack of its own.

    Raises :class:`ImportRefusedError` where it is no story of a tool that is known.
    """
    try:
        if not path.is_file():
            raise ImportRefusedError("It is a folder." if path.is_dir() else "There is no such file.")
        with path.open("rb") as opened:
            source = opened.read(LARGEST_SOURCE + 1)
    except OSError as error:
        raise ImportRefusedError(f"It cannot be read: {error.strerror}.") from error
    return import_story(source, path.name, sheet, cast)


def import_story(source: bytes, name: str, sheet: PackSheet | None = None, cast: Cast | None = None) -> Imported:
    """Do the same with the bytes of a file of this name."""
    if len(source) > LARGEST_SOURCE:
        raise ImportRefusedError(f"It is larger than {LARGEST_SOURCE // 1_000_000} MB. Split it first.")
    story = _read(source, name)
    name = name[:200]
    stem = (name.rpartition(".")[0] or name).removesuffix(".ink")
    title = title_of(story, stem.replace("_", " ").capitalize())
    scenario = slug(title, "imported")
    scenario = f"{scenario}_" if scenario in {"pack", "cast"} else scenario
    people = [*cast.people] if cast else []
    story.title = title
    writer = Writer(story, name, people[0] if people else SOMEBODY, frozenset(sheet.facts if sheet else ()))
    text = writer.text()
    if len(text) > SURELY_READ and read(text).faults:
        raise ImportRefusedError("What it comes to is larger than a scenario's file may be. Split it first.")
    files = {f"{scenario}.yaml": text}
    if sheet is None:
        files = {"pack.yaml": _PACK.format(title=quoted(title)), "cast.yaml": _CAST, **files}
    return Imported(scenario, files, story.left, writer.situations, writer.endings)


def _read(source: bytes, name: str) -> Story:
    begins = source[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if name.lower().endswith(".json") or begins.startswith(b"{"):
        return read_ink(source)
    if name.lower().endswith(".ink"):
        raise ImportRefusedError("It is ink as one writes it. Compile it first: inklecate -o story.ink.json story.ink")
    if begins.startswith((b"<!doctype", b"<html", b"<tw-")):
        raise ImportRefusedError("It is a page for a browser. In Twine choose Build, Export As Twee.")
    return read_twee(source)
