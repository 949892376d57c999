from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest

from cxsim.frontend import program
from cxsim.frontend.elements.tree import buttons, shortcut, walk
from cxsim.frontend.messages import (
    Answer,
    Begin,
    Decide,
    GoOn,
    Leave,
    ListScenarios,
    LookBehind,
    NewGame,
    NextWeek,
    Pick,
    Prepare,
    Proceed,
    Quit,
    ReadBack,
    Resume,
    Select,
    ShowWeek,
    StepBack,
    TryAgain,
    Turn,
    Working,
)
from cxsim.frontend.present import Onward

if TYPE_CHECKING:
    from cxsim.frontend.messages import Command, Message, Open
    from cxsim.frontend.present import DebriefView
    from cxsim.frontend.program import Program

ASKED = (
    *[("title", asked) for asked in (Resume("campaign"), Resume("single"), ListScenarios(), Quit())],
    *[("choose", asked) for asked in (Prepare("two_linds"), Leave())],
    *[("prebrief", asked) for asked in (Begin(), ListScenarios())],
    *[("situation", asked) for asked in (Decide("checklist"), Leave())],
    *[("situation-full", asked) for asked in (Decide("stay"), StepBack(), Leave())],
    *[("consequence", asked) for asked in (Proceed(), StepBack(), Leave())],
    *[("ending", asked) for asked in (Proceed(), TryAgain(0), Leave())],
    *[("setback", asked) for asked in (Proceed(), TryAgain(0), Leave())],
    *[("debrief", asked) for asked in (TryAgain(0), Leave())],
    *[("week", asked) for asked in (Prepare("one_minute_from_warm"), Leave())],
    *[("week-full", asked) for asked in (ReadBack(0), ReadBack(1), GoOn("the_leads_chair"), Leave())],
    *[("week-quiet", asked) for asked in (NextWeek(), Leave())],
    *[("echo", asked) for asked in (ShowWeek(), Leave())],
    *[("form", asked) for asked in (StepBack(), Leave())],
    *[("rest", asked) for asked in (NextWeek(), StepBack(), Leave())],
    *[("quarter", asked) for asked in (LookBehind(), Leave())],
    *[("behind", asked) for asked in (NewGame(), Leave())],
)
ANSWERED = ("target.same", "bonus.marks", "board.none")


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
    [
        ("situation", Decide("checklist")),
        ("consequence", Proceed()),
        ("ending", Proceed()),
        ("debrief", TryAgain(0)),
        ("week", Prepare("one_minute_from_warm")),
        ("rest", NextWeek()),
        ("quarter", LookBehind()),
    ],
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
    assert "Was not open this time" in said
    assert TryAgain(2) in [element.action for element in buttons(tree)]


def test_turning_to_a_decision_that_there_is_not_changes_nothing(screens: dict[str, Open]) -> None:
    assert after(screens["debrief"], Select(99)) == after(screens["debrief"])


@pytest.mark.parametrize("name", ["situation-full", "debrief", "choose", "week-full", "form", "quarter", "behind"])
def test_every_button_and_picture_says_what_it_is(name: str, screens: dict[str, Open]) -> None:
    tree = program.view(program.opened(screens[name]))
    assert all(element.name for element in walk(tree) if element.role in {"button", "image", "meter", "heading"})


def test_a_form_can_be_confirmed_only_when_every_part_is_answered(screens: dict[str, Open]) -> None:
    picks = [Pick(answer) for answer in ANSWERED]
    trees = [program.view(after(screens["form"], *picks[:count])[0]) for count in range(4)]
    offered = [[each.action for each in buttons(tree) if isinstance(each.action, Answer)] for tree in trees]
    assert offered == [[], [], [], [Answer(ANSWERED)]]
    assert after(screens["form"], *picks, Answer(ANSWERED))[1] == (Answer(ANSWERED),)
    assert after(screens["form"], *picks, Answer(ANSWERED), Answer(ANSWERED))[1] == ()


def test_answers_that_were_not_picked_are_not_sent(screens: dict[str, Open]) -> None:
    assert after(screens["form"], Pick("target.same"), Answer(ANSWERED))[1] == ()
    assert after(screens["form"], Pick("nothing.there"), Answer(("", "", "")))[1] == ()


def test_another_answer_of_a_part_takes_the_place_of_the_first(screens: dict[str, Open]) -> None:
    state, _ = after(screens["form"], Pick("bonus.time"), Pick("bonus.marks"))
    assert [each.name for each in buttons(program.view(state)) if each.selected] == ["Bonus: On the customers' marks"]


def test_the_answers_of_a_form_are_numbered_through(screens: dict[str, Open]) -> None:
    tree = program.view(program.opened(screens["form"]))
    pressed = [shortcut(tree, str(number)) for number in (1, 4, 8)]
    actions = [element.action for element in pressed if element]
    assert actions == [Pick("target.seven"), Pick("bonus.time"), Pick("board.none")]


def test_while_it_is_worked_out_the_quarter_says_what(screens: dict[str, Open]) -> None:
    state, _ = after(screens["quarter"], LookBehind(), Working("Two more years go by"))
    said = [element.name for element in walk(program.view(state))]
    assert "Two more years go by" in said
    assert LookBehind() not in [element.action for element in buttons(program.view(state))]


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (0, "Would recommend us"),
        (1, "Loyalty: what customers are worth"),
        (2, "Say that it is fine. She wants to go home, too"),
        (3, "Cutting corners"),
    ],
)
def test_the_pages_behind_the_board_are_turned_to(page: int, said: str, screens: dict[str, Open]) -> None:
    state, commands = after(screens["behind"], Turn(page))
    assert commands == ()
    assert said in [element.name for element in walk(program.view(state))]


def test_a_decision_behind_the_board_shows_what_else_there_was(screens: dict[str, Open]) -> None:
    tree = program.view(after(screens["behind"], Turn(2), Select(0))[0])
    said = [element.name for element in walk(tree)]
    assert "Learning +0.3 points" in said
    assert "As luck fell: Loyalty +1.1%" in said


def test_an_outcome_is_read_out_with_the_range_it_lies_in(screens: dict[str, Open]) -> None:
    tree = program.view(after(screens["behind"], Turn(1))[0])
    spoken = [element.value for element in walk(tree) if element.name == "Loyalty: what customers are worth"]
    assert "21,398, most likely between 20,700 and 22,100; before the quarter 20,500" in spoken


def with_a_way_on(opened: Open, *, setback: bool = False) -> Open:
    view = cast("DebriefView", opened.view)
    onward = Onward("On to week 5")
    return replace(opened, view=replace(view, onward=onward, setback=setback))


def test_a_debrief_in_a_campaign_leads_on_first_and_after_a_setback_to_another_try(screens: dict[str, Open]) -> None:
    first = [
        [each.action for each in buttons(program.view(program.opened(opened))) if each.first]
        for opened in (
            with_a_way_on(screens["debrief"], setback=False),
            with_a_way_on(screens["debrief"], setback=True),
        )
    ]
    assert first == [[NextWeek()], [TryAgain(0)]]
    assert after(with_a_way_on(screens["debrief"]), NextWeek())[1] == (NextWeek(),)


def test_without_a_campaign_a_debrief_leads_to_no_week(screens: dict[str, Open]) -> None:
    assert after(screens["debrief"], NextWeek())[1] == ()


def test_a_decision_of_an_earlier_week_offers_no_other_try(screens: dict[str, Open]) -> None:
    view = cast("DebriefView", screens["debrief"].view)
    first, *rest = view.decisions
    decisions = (replace(first, closed=True), *rest)
    opened = replace(screens["debrief"], view=replace(view, decisions=decisions))
    offered = [each.action for each in buttons(program.view(program.opened(opened)))]
    assert [action for action in offered if isinstance(action, TryAgain)] == [TryAgain(1)]
    assert after(opened, TryAgain(0))[1] == ()
