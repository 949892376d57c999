"""What is told in passing stays long enough to be read, and goes."""

from __future__ import annotations

from cxsim.frontend.elements.tree import walk
from cxsim.frontend.notice import SHORTEST, Notice


def test_a_caption_stays_for_its_time_and_a_long_one_longer() -> None:
    now = [0.0]
    notice = Notice(lambda: now[0])
    notice.tell("[A telephone rings]")
    assert notice.tree is not None
    assert "[A telephone rings]" in [each.name for each in walk(notice.tree)]
    now[0] = SHORTEST - 0.1
    assert not notice.over()
    now[0] = SHORTEST + 0.1
    assert notice.over()
    assert not notice.over()
    assert repr(notice.tree) == "None"
    notice.tell("x" * 140)
    now[0] += 9.0
    assert not notice.over()


def test_what_is_told_later_takes_the_place_of_what_was_told() -> None:
    notice = Notice(lambda: 0.0)
    notice.tell("first")
    notice.tell("second")
    assert notice.tree is not None
    assert [each.name for each in walk(notice.tree) if each.spans] == ["second"]
