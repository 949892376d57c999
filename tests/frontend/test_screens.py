from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cxsim.frontend import program
from cxsim.frontend.messages import (
    Begin,
    Decide,
    Leave,
    ListScenarios,
    NewGame,
    Prepare,
    Proceed,
    Quit,
    Resume,
    Select,
    StepBack,
    TryAgain,
)
from cxsim.frontend.tree import buttons, shortcut, walk

if TYPE_CHECKING:
    from cxsim.frontend.messages import Command, Message, Open
    from cxsim.frontend.program import Program

ASKED = (
    *[("title", asked) for asked in (Resume(), NewGame(), ListScenarios(), Quit())],
    *[("choose", asked) for asked in (Prepare("two_linds"), Leave())],
    *[("prebrief", asked) for asked in (Begin(), ListScenarios())],
    *[("situation", asked) for asked in (Decide("checklist"), Leave())],
    *[("situation-full", asked) for asked in (Decide("stay"), StepBack(), Leave())],
    *[("consequence", asked) for asked in (Proceed(), StepBack(), Leave())],
    *[("ending", asked) for asked in (Proceed(), TryAgain(0), Leave())],
    *[("setback", asked) for asked in (Proceed(), TryAgain(0), Leave())],
    *[("debrief", asked) for asked in (TryAgain(0), Leave())],
)


def after(opened: Open, *messages: Message) -> tuple[Program, tuple[Command, ...]]:
    current = program.opened(opened)
    commands: tuple[Command, ...] = ()
    for message in messages:
        current, commands = program.update(current, message)
    return current, commands


@pytest.mark.parametrize(("name", "asked"), ASKED, ids=str)
def test_a_screen_asks_the_wiring_for_what_its_button_says(name: str, asked: Command, screens: dict[str, Open]) -> None:
    opened = screens[name]
    assert asked in [element.action for element in buttons(program.view(program.opened(opened)))]
    assert after(opened, asked)[1] == (asked,)


@pytest.mark.parametrize(
    ("name", "asked"),
    [("situation", Decide("checklist")), ("consequence", Proceed()), ("ending", Proceed()), ("debrief", TryAgain(0))],
    ids=str,
)
def test_a_second_press_before_the_answer_does_nothing(name: str, asked: Command, screens: dict[str, Open]) -> None:
    assert after(screens[name], asked, asked)[1] == ()


def test_a_choice_that_is_not_open_is_not_taken(screens: dict[str, Open]) -> None:
    assert after(screens["situation"], Decide("somewhere_else"))[1] == ()


def test_the_first_situation_cannot_be_taken_back(screens: dict[str, Open]) -> None:
    assert shortcut(program.view(program.opened(screens["situation"])), "backspace") is None
    assert after(screens["situation"], StepBack())[1] == ()


def test_choices_have_their_numbers_as_keys(screens: dict[str, Open]) -> None:
    tree = program.view(program.opened(screens["situation-full"]))
    pressed = [shortcut(tree, str(number)) for number in range(1, 6)]
    assert [element.action for element in pressed if element] == [
        Decide(choice) for choice in ("stay", "send", "call", "tech", "quick")
    ]


def test_a_setback_offers_another_try_first(screens: dict[str, Open]) -> None:
    first = [element.action for element in buttons(program.view(program.opened(screens["setback"]))) if element.first]
    assert first == [TryAgain(0)]


def test_turning_to_a_decision_shows_it_and_tries_again_from_there(screens: dict[str, Open]) -> None:
    turned, commands = after(screens["debrief"], Select(2))
    tree = program.view(turned)
    said = [element.name for element in walk(tree)]
    assert commands == ()
    assert "What on the screen pulled you, and what on the line?" in said
    assert "Closed: Leila has not shown it to you yet" in said
    assert TryAgain(2) in [element.action for element in buttons(tree)]


def test_turning_to_a_decision_that_there_is_not_changes_nothing(screens: dict[str, Open]) -> None:
    assert after(screens["debrief"], Select(99)) == after(screens["debrief"])


@pytest.mark.parametrize("name", ["situation-full", "debrief", "choose"])
def test_every_button_and_picture_says_what_it_is(name: str, screens: dict[str, Open]) -> None:
    tree = program.view(program.opened(screens[name]))
    assert all(element.name for element in walk(tree) if element.role in {"button", "image", "meter", "heading"})
