"""The walk through a scenario: every effect block and every expression, wherever it stands."""

from __future__ import annotations

from cxsim.model.scenario import Scenario
from cxsim.model.walk import blocks, choices_of, expressions

WHOLE = Scenario.model_validate(
    {
        "title": "Everywhere",
        "with": "dervla",
        "anytime": {"any": {"text": "t", "when": "e1", "offered_in": ["one", "two"], "next": "end"}},
        "situations": {
            "one": {
                "when": "e2",
                "otherwise": "two",
                "happens": {"set": {"x": "e3"}},
                "also": {"line": {"when": "e4", "text": "t"}},
                "choices": {
                    "go": {
                        "text": "t",
                        "when": "e5",
                        "next": "two",
                        "set": {"x": "e6", "y": 1},
                        "cases": {"first": {"when": "e7", "cases": {"inner": {"set": {"x": "e8"}}}}, "rest": {}},
                        "chance": {"luck": {"odds": 1, "cases": {"deep": {"when": "e9"}}}},
                    }
                },
            },
            "two": {"choices": {"stop": {"text": "t", "next": "end"}}},
        },
        "endings": {
            "end": {
                "text": "t",
                "happens": {"cases": {"late": {"when": "e10"}}},
                "also": {"p": {"when": "e11", "text": "t"}},
            }
        },
        "echoes": {"card": {"after": "1 day", "from": "dervla", "text": "t", "happens": {"set": {"x": "e12"}}}},
    }
)


def test_no_expression_is_missed() -> None:
    assert {each.text for each in expressions(WHOLE)} == {f"e{number}" for number in range(1, 13)}


def test_an_assignment_names_its_variable_and_a_condition_none() -> None:
    assigned = {each.text: each.variable for each in expressions(WHOLE)}
    assert (assigned["e6"], assigned["e5"]) == ("x", None)


def test_a_choice_open_at_any_time_comes_up_once_for_each_situation_that_offers_it() -> None:
    offered = [each.situation for each in blocks(WHOLE) if each.path == ("anytime", "any")]
    assert offered == ["one", "two"]
    assert [name for _, name, _ in choices_of(WHOLE, "one")] == ["go", "any"]


def test_a_block_knows_the_situation_it_is_applied_in_and_an_ending_has_none() -> None:
    found = {each.path: each.situation for each in blocks(WHOLE)}
    assert found["situations", "one", "choices", "go", "chance", "luck", "cases", "deep"] == "one"
    assert found["endings", "end", "happens"] is None
