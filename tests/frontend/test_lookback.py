from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest

from cxsim.frontend import program
from cxsim.frontend.drawing.theme import light
from cxsim.frontend.elements.layout import each, lay_out
from cxsim.frontend.telling import LONGEST_EXCERPT, Moment, Teller
from cxsim.frontend.wording import moves_in_words
from cxsim.frontend.words import ENGLISH
from cxsim.insights.debrief import Move
from cxsim.session import Session, Unkept
from tests.frontend.test_layout import assert_text_has_room
from tests.packs import desk, header, pack_of, scenario

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cxsim.frontend.messages import Open
    from cxsim.frontend.present import DebriefView
    from tests.frontend.conftest import DrawnOnPaper

CHINESE = "她把 Hearthline 的信放在桌上看了很久才开口说话因为上面的每一个字她都已经能背下来了"


@pytest.fixture
def excerpt(tmp_path: Path) -> Callable[[str], str]:
    pack = pack_of(tmp_path, {"call": scenario(desk(go="costs: 1"))})
    session = Session(pack, header(pack), Unkept())
    return lambda text: Teller(pack, tmp_path).excerpt(text, Moment(session.organisation))


def test_an_excerpt_ends_between_words(excerpt: Callable[[str], str]) -> None:
    told = excerpt("One word and another, " * 9)
    assert told == "One word and another, One word and another, One word and another, One…"
    assert excerpt("One word.") == "One word."


def test_an_excerpt_of_what_has_no_spaces_is_as_long_as_any_other(excerpt: Callable[[str], str]) -> None:
    text = CHINESE + "雪还在下着" * 20
    assert excerpt(text) == text[:LONGEST_EXCERPT] + "…"


def test_a_long_ending_leaves_room_for_what_was_reported(screens: dict[str, Open], paper: DrawnOnPaper) -> None:
    opened = screens["debrief"]
    view = replace(cast("DebriefView", opened.view), ending=CHINESE * 5)
    tree = program.view(program.opened(replace(opened, view=view)), ENGLISH)
    for item in each(lay_out(tree, (1280, 720), paper, light()).root):
        assert_text_has_room(item)


def test_a_rating_that_reads_the_same_has_not_moved(tmp_path: Path) -> None:
    pack = pack_of(tmp_path, {"call": scenario(desk(go="costs: 1"))})
    moves = (Move("satisfaction", 4.04, 3.96), Move("attitude", 5.0, 5.04), Move("satisfaction", 4.04, 3.94))
    told = moves_in_words(ENGLISH, pack, pack.scenarios["call"], moves)
    assert [move.text for move in told] == ["Satisfaction 4.0 → 3.9 of 7"]
