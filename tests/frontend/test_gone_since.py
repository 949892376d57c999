"""A game that is gone on with in a pack that has changed: what is gone is told, and where one stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cxsim.content import content_hash
from cxsim.frontend.title.standing import told
from cxsim.frontend.words import ENGLISH
from cxsim.record import new_save, resume
from cxsim.session import Session
from tests.packs import desk, header, pack_of, scenario

if TYPE_CHECKING:
    from pathlib import Path

    from cxsim.model.pack import Pack

CALL = """
draws: {pump: {quick: 1, slow: 1}}
situations:
  opening: {choices: {ring: {text: Ring., next: then}, write: {text: Write., next: then}}}
  then: {choices: {stay: {text: Stay., next: over}, go: {text: Go., next: over}}}
"""
SINCE = "The scenario has changed since. "
BEFORE = " You stand before that decision and can make it anew."
KEPT = " Everything else is kept."


def notice(path: Path, pack: Pack) -> str:
    resumed = resume(path, pack, content_hash(pack))
    resumed.save.file.close()
    return told(ENGLISH, resumed)


def played(folder: Path, *decisions: str) -> Path:
    """Play the call so far; return the save."""
    pack = pack_of(folder, {"call": scenario(CALL)})
    save = new_save(folder.parent / "saves", header(pack))
    session = Session(pack, header(pack), save)
    session.begin("call")
    for each in decisions:
        session.decide(each)
    save.close()
    return save.path


@pytest.mark.parametrize(
    ("decisions", "name", "body", "said"),
    [
        (("ring", "stay"), "call", CALL, ""),
        (("ring", "stay"), "call", CALL.replace("stay", "wait"),
         f"{SINCE}The choice 'then.stay' is not there any more.{BEFORE}"),
        (("ring",), "call", CALL.replace("ring", "call"),
         f"{SINCE}The choice 'opening.ring' is not there any more.{BEFORE}"),
        (("ring",), "other", desk(go="takes: 1 min"),
         f"{SINCE}The scenario 'call' is not in this pack any more.{KEPT}"),
        (("ring",), "call", CALL.replace("quick", "fast").replace("slow", "dull"),
         f"{SINCE}What was drawn as 'pump' is not there any more.{KEPT}"),
    ],
    ids=["nothing", "a choice", "the first choice", "the scenario", "the hidden truth"],
)  # fmt: skip
def test_what_is_gone_is_told_and_where_one_stands(
    tmp_path: Path, decisions: tuple[str, ...], name: str, body: str, said: str
) -> None:
    folder = tmp_path / "firm"
    path = played(folder, *decisions)
    assert notice(path, pack_of(folder, {name: scenario(body)})) == said


def test_all_that_is_gone_is_told_and_each_of_it_once(tmp_path: Path) -> None:
    folder = tmp_path / "firm"
    path = played(folder, "ring", "stay")
    pack = pack_of(folder, {"call": scenario(CALL)})
    resumed = resume(path, pack, content_hash(pack))
    for decisions in (("ring", "go"), ("write", "stay")):
        resumed.session.begin("call")
        for each in decisions:
            resumed.session.decide(each)
    resumed.save.file.close()
    body = CALL.replace("stay", "wait").replace("  then", "  then_on").replace("next: then", "next: then_on")
    said = notice(path, pack_of(folder, {"call": scenario(body.replace("ring", "call"))}))
    ring = "The choice 'opening.ring' is not there any more."
    write = "'opening.write' led to 'then', which is not there any more."
    assert said == f"{SINCE}{ring} {write}{BEFORE}"
