"""Packs for tests: written as YAML into a folder, read by the real loader, and played."""

from __future__ import annotations

from functools import cache
from textwrap import dedent, indent
from typing import TYPE_CHECKING

from cxsim.content.load import load_pack
from cxsim.content.shipped import shipped_packs
from cxsim.engine import begin, choose
from cxsim.session import Header, Session

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from cxsim.engine import Luck, Place, Program, State
    from cxsim.engine.closures import Value
    from cxsim.engine.events import Event
    from cxsim.engine.luck import Weights
    from cxsim.model.pack import Pack
    from cxsim.session import Entry

SHEET = """
format: 1
title: A test
version: "1.0.0"
licence: CC0-1.0
firm: {name: Hearthline}
house_rules: {handling_time_target: 6 min}
facts: {list_kept: The list is kept}
"""
CAST = """
customers:
  dervla:
    name: Dervla
    needs:
      heat: {label: Heat, kind: must_be, weight: 0.5}
      straight: {label: A straight answer, kind: performance, expects: 0.5, weight: 0.3}
      known: {label: To be known, kind: delight, weight: 0.2}
  osei:
    name: Osei
    needs:
      ovens: {label: Warm ovens, kind: must_be}
colleagues:
  ines: {name: Ines}
"""
ENDINGS = "endings:\n  over: {text: Over.}\n  other: {text: Other.}\n"


def write_pack(folder: Path, scenarios: Mapping[str, str], sheet: str = SHEET) -> Path:
    """Write a pack's folder; one YAML text a scenario, by id."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.yaml"):
        old.unlink()
    for name, text in {"pack": sheet, "cast": CAST, **scenarios}.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def pack_of(folder: Path, scenarios: Mapping[str, str], sheet: str = SHEET) -> Pack:
    """Write a pack and read it back; fail with its diagnostics where it is not sound."""
    loaded = load_pack(write_pack(folder, scenarios, sheet))
    assert loaded.pack is not None, "\n".join(map(str, loaded.diagnostics))
    return loaded.pack


def scenario(body: str, with_: str = "dervla") -> str:
    """Return a scenario: title, whom it is with and (where ``body`` has none) the endings ``over`` and ``other``."""
    body = dedent(body)
    return f"title: A day\nwith: {with_}\n" + body + ("" if "\nendings:" in body else "\n" + ENDINGS)


def desk(**choices: str) -> str:
    """Return the situation ``desk``: each choice by the inside of its flow mapping; they lead to ``over``."""
    lines = [f"{name}: {{text: Say {name}., {block}}}" for name, block in choices.items()]
    return "\nsituations:\n  desk:\n    next: over\n    choices:\n" + indent("\n".join(lines), " " * 6) + "\n"


def first_luck(_place: Place, weights: Weights) -> str:
    """Fall on what is written first."""
    return weights[0][0]


def play(
    program: Program, *choices: str, luck: Luck = first_luck, outside: Mapping[str, Value] | None = None
) -> tuple[State, tuple[Event, ...]]:
    """Make choices one after the other; return where that leads and all that happened."""
    state, events = begin(program, luck, 1, outside)
    for choice in choices:
        state, more = choose(program, state, choice, luck)
        events += more
    return state, events


def header(pack: Pack, seed: int = 7) -> Header:
    """Return the header of a save of this pack."""
    return Header(pack.id, pack.sheet.version, "", seed, "2026-01-05T09:00:00Z")


class Kept:
    """A journal that keeps its entries in a list."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []

    def append(self, entry: Entry) -> None:
        self.entries.append(entry)


def new_session(pack: Pack, seed: int = 7, journal: Kept | None = None) -> Session:
    """Return a session that begins."""
    return Session(pack, header(pack, seed), journal or Kept())


def story(session: Session) -> object:
    """Return all that must be equal when a session was replayed; programs are compiled anew, so they are left out."""
    tries = (*session.tries, *([session.current] if session.current else []))
    told = [(each.scenario, each.week, each.begun, each.decisions) for each in tries]
    return told, len(session.tries), session.current and session.encounter()


@cache
def shipped() -> tuple[Pack, ...]:
    """Return the packs that ship with the product."""
    found = [load_pack(folder) for folder in shipped_packs()]
    assert all(each.pack for each in found), [each.errors for each in found]
    return tuple(each.pack for each in found if each.pack)
