from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from rich.console import Console

from cxsim.frontend import terminal
from cxsim.frontend.messages import (
    Decide,
    KeepParticipant,
    Leave,
    LookBehind,
    Quit,
    Resume,
    StepBack,
    TryAgain,
    Working,
)
from tests.frontend.campaign_pack import sit_down

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cxsim.frontend.messages import Command, Message, Open
    from cxsim.frontend.title.present import TitleView


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


def test_where_a_game_stands_is_told_beside_the_way_on(screens: dict[str, Open]) -> None:
    _, page = played(screens["title"], "")
    assert " 1  Continue the quarter: Week 4 of 13. Two Linds, decision 3" in page


def test_b_steps_back_and_0_leaves(screens: dict[str, Open]) -> None:
    assert played(screens["situation-full"], "b\n0\n")[0] == [StepBack(), Leave(), Quit()]


def test_the_end_of_the_input_quits(screens: dict[str, Open]) -> None:
    assert played(screens["title"], "1\n", screens["situation"])[0] == [Resume("campaign"), Quit()]


def test_an_answer_that_is_not_offered_is_asked_again(screens: dict[str, Open]) -> None:
    asked, page = played(screens["situation"], "7\nnonsense\n2\nq\n")
    assert asked == [Decide("read_history"), Quit()]
    assert page.count("Answer with one of these: 1, 2, 3, 0, p, s, or q to quit.") == 2


def test_what_a_terminal_would_obey_is_written_out(screens: dict[str, Open]) -> None:
    view = cast("TitleView", screens["title"].view)
    notice = "\x1b]0;mine\x07 \u202eend\u009b \udc80 Ελληνικά\u00a0!"
    told = replace(screens["title"], view=replace(view, notice=notice))
    _, page = played(told, "")
    assert r"\x1b]0;mine\x07 \u202eend\x9b \udc80 Ελληνικά" in page
    assert not set("\x1b\x07\u202e\u009b\udc80") & set(page)


def test_markup_in_a_text_is_shown_as_it_is(screens: dict[str, Open]) -> None:
    _, page = played(screens["debrief"], "")
    assert "[" not in page
    assert "Handling time: reported 6 min, true 9 min" in page


def test_another_try_can_be_asked_for_from_a_decision(screens: dict[str, Open]) -> None:
    asked, page = played(screens["debrief"], "3\n7\n")
    assert "3* Decision 3" in page
    assert " 7  Try again from here" in page
    assert asked[0] == TryAgain(2)


class Chooses(io.StringIO):
    """Standard input of somebody who reads the page and answers with the number of what they look for."""

    def __init__(self, page: io.StringIO, *wanted: str) -> None:
        super().__init__()
        self._page = page
        self._wanted = list(wanted)

    def readline(self, _size: int | None = -1, /) -> str:  # type: ignore[override]  # as StringIO's own
        if not self._wanted:
            return ""
        label = self._wanted.pop(0)
        offered: list[tuple[str, str]] = re.findall(r"^ *(\w+)[* ] +(.*)$", self._page.getvalue(), re.MULTILINE)
        return next(number for number, words in reversed(offered) if words.startswith(label)) + "\n"


def test_a_campaign_is_played_to_the_end_of_its_quarter(tmp_path: Path) -> None:
    game = sit_down(tmp_path)
    page = io.StringIO()
    answers = Chooses(
        page,
        *("New game", "This week: A day", "Begin", "Keep the list", "Look back", "On to week 3"),
        *("Dervla: something comes back", "Go on", "On to week 5"),
        *(
            "This week: A day",
            "Begin",
            "How long a call may take: Seven",
            "What pay hangs on: On nothing",
            "Confirm",
            "Continue",
        ),
        *("Look back", "On to week 6", "Leave"),
    )
    terminal.play(game.title(), game.run, answers, Console(file=page, width=100, highlight=False))
    told = page.getvalue()
    assert "A postcard with a ship on it." in told
    assert "Handling time, target: 8 min, before 6 min" in told
    assert "2 of 2 answered" in told
    assert "The quarter is over" in told


def test_what_is_being_worked_out_is_told(screens: dict[str, Open]) -> None:
    page = io.StringIO()

    def run(command: Command) -> Iterator[Message]:
        if isinstance(command, LookBehind):
            yield Working("Two more years go by")
            yield Working("Two more years go by")
            yield screens["behind"]

    terminal.play(screens["quarter"], run, io.StringIO("1\n2\n"), Console(file=page, width=100, highlight=False))
    told = page.getvalue()
    assert told.count("Two more years go by") == 1
    assert told.index("Two more years go by") < told.index("Behind the board")
    assert "Referrals: 21,398, most likely between 20,700 and 22,100" in told


def test_a_field_is_written_in_one_line_and_emptied_by_a_dash(screens: dict[str, Open]) -> None:
    asked, page = played(screens["participant"], "1\nkestrel\n2\n-\n2\n\nq\n")
    assert asked == [
        KeepParticipant("kestrel", "care/first line/early", opt_in=True),
        KeepParticipant("kestrel", "", opt_in=True),
        Quit(),
    ]
    assert "1  Pseudonym: kestrel" in page


def test_an_audit_is_read_question_by_question(screens: dict[str, Open]) -> None:
    _, page = played(screens["culture"], "4\n" * 7)
    assert " 4  Largely" in page
    assert "Communication: you 4, seen 2.2. Apart" in page


def test_a_long_choice_goes_on_below_its_first_word_and_as_one_line_in_a_pipe(screens: dict[str, Open]) -> None:
    pages = {}
    for piped in (False, True):
        page = io.StringIO()
        console = Console(file=page, width=50, highlight=False, soft_wrap=piped)
        terminal.play(screens["situation-full"], lambda _: (), io.StringIO(), console)
        pages[piped] = page.getvalue()
    assert (
        " 2  Tell her it will come back by itself in a few\n    minutes, and that she can call if it does not\n"
        in pages[False]
    )
    assert (
        " 2  Tell her it will come back by itself in a few minutes, and that she can call if it does not\n"
        in pages[True]
    )
