"""A scenario's parts, found once for everybody who asks."""

from __future__ import annotations

import pytest

from cxsim.model.expression import NUMBER, Constant, ExpressionError, Scope, Type, parse
from cxsim.model.manuscript import Manuscript
from cxsim.model.scenario import Scenario

PUMP = Type("word", ("quick", "slow"))
SCOPE = Scope({"count": NUMBER, "pump": PUMP})
SCENARIO = Scenario.model_validate(
    {
        "title": "Two rooms",
        "with": "dervla",
        "prebrief": "p1",
        "anytime": {"any": {"text": "t1", "reply": "t2", "offered_in": ["one", "two"], "next": "end"}},
        "situations": {
            "one": {
                "text": "t3",
                "parts": {"first": {"yes": {"text": "t4", "next": "two"}}},
                "labels": {"first": "t5"},
            },
            "two": {"text": "t6", "also": {"more": {"when": "count > 3", "text": "t7"}}},
        },
        "endings": {"end": {"text": "t8", "ask": "t9", "takeaway": "t10"}},
        "echoes": {"card": {"after": "1 day", "from": "dervla", "text": "t11"}},
        "debrief": {"two": "t12"},
    }
)


def test_what_was_read_once_is_not_read_again() -> None:
    manuscript = Manuscript(SCENARIO, SCOPE)
    assert manuscript.read("count > 3") is manuscript.read("count > 3")
    assert manuscript.read("count > 3") == parse("count > 3", SCOPE, Type("truth"))


def test_one_text_means_what_it_is_written_for() -> None:
    scope = Scope({"quick": Type("truth"), "pump": PUMP})
    manuscript = Manuscript(SCENARIO, scope)
    assert manuscript.read("quick") == parse("quick", scope, Type("truth"))
    assert manuscript.read("quick", "pump") == Constant("quick", PUMP)


def test_a_mistake_is_told_every_time() -> None:
    manuscript = Manuscript(SCENARIO, SCOPE)
    for _ in range(2):
        with pytest.raises(ExpressionError, match="not declared"):
            manuscript.read("cuont > 3")


def test_nothing_is_read_for_a_variable_that_is_not_there() -> None:
    with pytest.raises(KeyError):
        Manuscript(SCENARIO, SCOPE).read("1", "cuont")


def test_every_situation_offers_what_can_be_answered_in_it() -> None:
    offered = Manuscript(SCENARIO, SCOPE).offered
    assert {name: [choice for _, choice, _ in offers] for name, offers in offered.items()} == {
        "one": ["first.yes", "any"],
        "two": ["any"],
    }


def test_a_choice_open_at_any_time_is_written_once() -> None:
    assert [each.path for each in Manuscript(SCENARIO, SCOPE).blocks] == [
        ("situations", "one", "parts", "first", "yes"),
        ("anytime", "any"),
    ]


def test_no_text_that_is_read_is_missed() -> None:
    found = [text for _, text in Manuscript(SCENARIO, SCOPE).texts]
    assert sorted(found, key=lambda each: (each[0], int(each[1:]))) == ["p1", *(f"t{at}" for at in range(1, 13))]
