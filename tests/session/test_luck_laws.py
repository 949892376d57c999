"""Rename anything or change any odds in a pack that was played: the past stays, or the save says what is gone."""

from __future__ import annotations

import json
import re
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cxsim.content.load import load_pack
from cxsim.workbench.editor.index import PackIndex, Symbol
from cxsim.workbench.editor.rename import Renamed, RenameError, rename
from tests.packs import Kept, new_session, pack_of, story
from tests.session.test_replay_laws import effects, moves, scenarios, seeds, wander
from tests.workbench.edits import changed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cxsim.session import Gap, Session

NEW = "called_otherwise"
NOT_CARRIED = {"branch", "word"}
"""Kinds of ids that luck falls on, and whose former name nothing says."""
ODDS = st.sampled_from([0.001, 1, 1000])


@st.composite
def days(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a scenario in which no two things have the same id; luck decides wherever it can."""
    found = draw(scenarios())
    found["draws"]["valve"] = {"open": 1, "shut": 3, "torn": 1}
    found["anytime"] = {"any": {"text": "Text.", "offered_in": ["s0", "s1"], "next": "s2"} | draw(effects(1))}
    found["endings"]["over"]["happens"] = {"chance": {"sun": {"odds": 1, "costs": 2}, "rain": {"odds": 2, "costs": 3}}}
    own: dict[str, Any] = _with_ids_of_their_own(found, count())
    return own


def _with_ids_of_their_own(block: Any, numbers: Iterator[int]) -> Any:  # noqa: ANN401 - as it stands in a file
    if not isinstance(block, dict):
        return block
    found = {}
    for name, inner in block.items():
        own = name in {"choices", "anytime", "cases", "chance", "also"}
        inside = {f"x{next(numbers)}": each for each in inner.values()} if own else inner
        found[name] = _with_ids_of_their_own(inside, numbers)
    return found


def with_other_odds(block: Any, odds: Iterator[float]) -> Any:  # noqa: ANN401 - as it stands in a file
    if not isinstance(block, dict):
        return block
    found = {name: with_other_odds(inner, odds) for name, inner in block.items()}
    found |= {"odds": next(odds)} if "odds" in found else {}
    found |= {"draws": {name: {each: next(odds) for each in words} for name, words in found.get("draws", {}).items()}}
    return found if "draws" in block else {name: each for name, each in found.items() if name != "draws"}


def day(written: dict[str, Any]) -> dict[str, str]:
    """Return the scenario as its author would write it: in blocks, and nothing by reference."""
    return {"any": yaml.safe_dump(json.loads(json.dumps(written)), sort_keys=False)}


def played(folder: Path, written: dict[str, Any], seed: int, made: Sequence[int]) -> Session:
    session = new_session(pack_of(folder, day(written)), seed, Kept())
    wander(session, made)
    return session


def resumed(folder: Path, before: Session) -> tuple[Session, tuple[Gap, ...]]:
    pack = load_pack(folder).pack
    assert pack is not None
    assert isinstance(before.journal, Kept)
    session = new_session(pack, before.header.seed)
    return session, session.resume(tuple(before.journal.entries), "")


@settings(max_examples=25)
@given(days(), seeds, moves, st.data())
def test_whatever_odds_are_changed_the_past_stays(
    written: dict[str, Any], seed: int, made: list[int], data: st.DataObject
) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name) / "any"
        before = played(folder, written, seed, made)
        odds = iter(lambda: data.draw(ODDS), None)
        pack_of(folder, day(with_other_odds(written, odds)))
        after, gaps = resumed(folder, before)
    assert gaps == ()
    assert story(after) == story(before)


@settings(max_examples=25)
@given(days(), seeds, moves, st.data())
def test_whatever_is_renamed_the_past_stays_or_what_is_gone_is_told(
    written: dict[str, Any], seed: int, made: list[int], data: st.DataObject
) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name) / "any"
        before = played(folder, written, seed, made)
        index = PackIndex()
        for file in folder.glob("*.yaml"):
            index.update(file.name, file.read_text("utf-8"))
        symbols = [symbol for each in index.files.values() for symbol in each.declared]
        symbol = data.draw(st.sampled_from([*symbols, Symbol("scenario", "", "any")]))
        says = data.draw(st.booleans())
        _rename(folder, index, symbol, says=says)
        after, gaps = resumed(folder, before)
    if says and symbol.kind not in NOT_CARRIED:
        assert gaps == ()
    if not gaps:
        assert _otherwise(before, symbol) == repr(story(after))
    was = _decisions(before)
    for entry, told in _decisions(after).items():
        assert re.sub(_NAMED.format(symbol.name), NEW, was[entry]) == told


def _rename(folder: Path, index: PackIndex, symbol: Symbol, *, says: bool) -> None:
    """Rename something as the language server does, with ``renamed_from`` or without."""
    try:
        edits, files = rename(index, symbol, NEW)
    except RenameError:
        assume(condition=False)
    texts = changed(index, Renamed(tuple([each for each in edits if says or "renamed_from" not in each.text]), files))
    for file in index.files:
        (folder / file).unlink()
    for file, text in texts.items():
        (folder / file).write_text(text, "utf-8")


_NAMED = r"(?<=['.]){}(?=['.])"


def _otherwise(session: Session, symbol: Symbol) -> str:
    return re.sub(_NAMED.format(symbol.name), NEW, repr(story(session)))


def _decisions(session: Session) -> dict[int, str]:
    """Return each decision with all that led to it from where its try began, by the number of its entry."""
    found = {}
    for play in (*session.tries, *([session.current] if session.current else ())):
        for at, decision in enumerate(play.decisions):
            found[decision.entry] = repr((play.scenario, play.begun, play.decisions[: at + 1]))
    return found
