from __future__ import annotations

import io
from typing import TYPE_CHECKING

from rich.console import Console

from cxsim.frontend import terminal
from cxsim.frontend.messages import Decide, Leave, Quit, Resume, StepBack, TryAgain

if TYPE_CHECKING:
    from cxsim.frontend.messages import Command, Message, Open


def played(first: Open, answers: str, *answered: Open) -> tuple[list[Command], str]:
    """Play with typed answers; each command opens the next of `answered`, if any is left."""
    asked: list[Command] = []
    rest = list(answered)

    def run(command: Command) -> tuple[Message, ...]:
        asked.append(command)
        return (rest.pop(0),) if rest else ()

    page = io.StringIO()
    terminal.play(first, run, io.StringIO(answers), Console(file=page, width=100, highlight=False))
    return asked, page.getvalue()


def test_a_situation_is_told_with_figures_as_words(screens: dict[str, Open]) -> None:
    _, page = played(screens["situation-full"], "")
    assert "This call: 5 min, target 6 min" in page
    assert "Dervla Quinn (calm): 16:58. Waiting. I am good at that." in page
    assert " 1  Stay on the line with her until it answers" in page


def test_a_number_decides(screens: dict[str, Open]) -> None:
    assert played(screens["situation-full"], "3\n")[0] == [Decide("call"), Quit()]


def test_b_steps_back_and_0_leaves(screens: dict[str, Open]) -> None:
    assert played(screens["situation-full"], "b\n0\n")[0] == [StepBack(), Leave(), Quit()]


def test_the_end_of_the_input_quits(screens: dict[str, Open]) -> None:
    assert played(screens["title"], "1\n", screens["situation"])[0] == [Resume(), Quit()]


def test_an_answer_that_is_not_offered_is_asked_again(screens: dict[str, Open]) -> None:
    asked, page = played(screens["situation"], "7\nnonsense\n2\nq\n")
    assert asked == [Decide("read_history"), Quit()]
    assert page.count("Answer with one of these: 1, 2, 3, 0, or q to quit.") == 2


def test_markup_in_a_text_is_shown_as_it_is(screens: dict[str, Open]) -> None:
    _, page = played(screens["debrief"], "")
    assert "[" not in page
    assert "Handling time: reported 6 min, true 9 min" in page


def test_another_try_can_be_asked_for_from_a_decision(screens: dict[str, Open]) -> None:
    asked, page = played(screens["debrief"], "3\n7\n")
    assert "3* Decision 3" in page
    assert " 7  Try again from here" in page
    assert asked[0] == TryAgain(2)
