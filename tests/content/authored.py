"""A small sound pack, and what its author is told after a mistake in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cxsim.content import load_pack

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from cxsim.content import Diagnostic

SHEET = """format: 1
title: A test
version: "1.0.0"
licence: CC0-1.0
firm: {name: Hearthline}
kpis: {rating: {label: Would recommend us, better: higher}}
facts: {list_kept: The list is kept}
"""
CAST = """moods: [calm, warm]
customers:
  dervla: {name: Dervla, needs: {heat: {label: Heat, kind: must_be}}}
colleagues:
  ines: {name: Ines}
"""
CALL = """title: A call
with: dervla
at_stake: [heat]
draws: {pump: {quick: 1, slow: 1}}
variables:
  patience: {start: 3, min: 0, max: 5}
  tone: {one_of: [soft, hard], start: soft}
promises: {ring_back: {to: dervla, text: Ring back}}
situations:
  phone:
    text: The phone rings.
    choices:
      answer: {text: Answer it., next: story}
      let_ring: {text: Let it ring., next: over}
  story:
    text: She tells you.
    next: over
    choices:
      listen: {text: Listen.}
endings:
  over: {text: Over.}
"""
SOUND: Mapping[str, str] = {"pack.yaml": SHEET, "cast.yaml": CAST, "call.yaml": CALL}


class Mistake(NamedTuple):
    """An edit of the sound pack that makes it unsound, and what is said about it."""

    file: str
    written: str
    instead_of: str
    place: str
    """Line and column, code and rule."""
    problem: str
    way_out: str = ""

    def __str__(self) -> str:
        """Return what is printed about it."""
        return "\n  ".join(filter(None, (f"{self.file}:{self.place}", self.problem, self.way_out)))


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files into a folder, by their path in it."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def with_mistake(mistake: Mistake) -> dict[str, str]:
    """Return the files of the sound pack with one mistake in them."""
    before = SOUND[mistake.file]
    assert mistake.instead_of in before
    return {**SOUND, mistake.file: before.replace(mistake.instead_of, mistake.written, 1)}


def diagnosed(folder: Path, files: Mapping[str, str | bytes]) -> tuple[Diagnostic, ...]:
    """Return what is said about a pack of these files, and see that an error keeps it from being played."""
    loaded = load_pack(write(folder, files))
    assert (loaded.pack is None) == bool(loaded.errors)
    return loaded.diagnostics


def told(folder: Path, diagnostic: Diagnostic) -> str:
    """Return a diagnostic as it is printed, with its file as it is called in the pack."""
    return str(diagnostic).replace(f"{folder}/", "").replace(f"{folder}\\", "")


def assert_told(folder: Path, mistake: Mistake) -> None:
    """See that a mistake is told word for word, and that it makes no second error."""
    found = diagnosed(folder, with_mistake(mistake))
    wanted = str(mistake)
    assert wanted in [told(folder, each) for each in found]
    assert [told(folder, each) for each in found if each.severity == "error"] in ([], [wanted])
