"""Customers who are let wait: told with what was decided, each with their minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.frontend.wording import moves_in_play
from cxsim.frontend.words import ENGLISH
from cxsim.insights.debrief import Move, debrief
from cxsim.session import Session, Unkept
from tests.packs import desk, header, pack_of, scenario

if TYPE_CHECKING:
    from pathlib import Path


def test_who_waits_and_how_long_is_told_with_the_decision(tmp_path: Path) -> None:
    body = desk(other="takes: 4 min, waits: [dervla]", quick="takes: 1 min")
    pack = pack_of(tmp_path, {"day": scenario(body)})
    session = Session(pack, header(pack), Unkept())
    session.begin("day")
    session.decide("other")
    (looked_back,) = debrief(session).decisions
    assert Move("waited", 0.0, 4.0, about="dervla") in looked_back.moves
    told = moves_in_play(ENGLISH, pack, pack.scenarios["day"], session.encounter(0), session.encounter(1))
    assert [move.text for move in told if move.icon == "users"] == ["Dervla waits 4 min"]
