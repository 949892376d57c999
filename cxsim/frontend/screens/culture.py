"""The culture audit: seven questions on a scale, then the participant's view beside what the simulation saw."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from cxsim.frontend.elements.tree import Box, Element, Radar, Role
from cxsim.frontend.messages import Command, GoBack, Message, Pick, Turn
from cxsim.frontend.pieces.blocks import badge, button, group, heading, ordinal, page, rule, spacer, text
from cxsim.frontend.pieces.controls import side_head
from cxsim.frontend.words import marked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxsim.frontend.side_present import AuditView
    from cxsim.frontend.words import Words

SCALE = (
    marked("Not at all"),
    marked("Little"),
    marked("Partly"),
    marked("Largely"),
    marked("Fully"),
)
"""What can be answered, from 1 up."""
APART = 1.0
"""Points of the scale from which two views are called apart."""
QUESTIONS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "purpose": (
            marked("Purpose"),
            marked("Do people here feel what the firm is for, and do their actions show it?"),
        ),
        "example": (
            marked("Example"),
            marked("Do those who lead do themselves what they ask of others, also when a failure is reported to them?"),
        ),
        "adoption": (
            marked("Adoption"),
            marked("Does each person know their own part in it, hold to it, and say when something stands against it?"),
        ),
        "conscience": (
            marked("Conscience"),
            marked("Are customers really known here, and do the rules fit what they were promised?"),
        ),
        "communication": (
            marked("Communication"),
            marked("Can people tell those who decide what they see and hear, without harm to themselves?"),
        ),
        "consistency": (
            marked("Consistency"),
            marked("Do colleagues treat each other as customers are to be treated?"),
        ),
        "credibility": (
            marked("Credibility"),
            marked("Do words become actions: are promises kept, ideas taken up, good work recognised?"),
        ),
    }
)
"""Question → its name, and how it is asked."""
NAMES = tuple(QUESTIONS)


@dataclass(frozen=True, slots=True)
class State:
    """What was seen, what was answered so far (1 to 5, 0 for nothing), and the question that is open."""

    view: AuditView
    answers: tuple[int, ...] = (0,) * len(NAMES)
    at: int = 0


def start(view: AuditView) -> State:
    """Open the screen at the first question."""
    return State(view)


def update(state: State, message: Message) -> tuple[State, tuple[Command, ...]]:
    """Answer a question, turn to one, begin anew, or go back."""
    match message:
        case Pick(answer) if state.at < len(NAMES) and answer in {"1", "2", "3", "4", "5"}:
            answers = (*state.answers[: state.at], int(answer), *state.answers[state.at + 1 :])
            return replace(state, answers=answers, at=state.at + 1), ()
        case Turn(number) if 0 <= number < len(NAMES):
            return replace(state, at=number), ()
        case GoBack():
            return state, (message,)
        case _:
            return state, ()


def view(state: State, say: Words) -> Element:
    """Draw a question, or what came of all of them."""
    head = side_head(say, say("Culture audit"), state.view.when)
    return page(head, _result(state, say) if state.at >= len(NAMES) else _question(state, say), gap=14)


def _question(state: State, say: Words) -> Element:
    name, asked = QUESTIONS[NAMES[state.at]]
    options = tuple(_option(say, number, words, state) for number, words in enumerate(SCALE, start=1))
    listed = Element(Role.LIST, say("Answers"), children=options, box=Box("row", gap=14, wrap=True))
    back = button(say("Previous question"), Turn(state.at - 1), "bare", symbol="arrow-left", shortcut="backspace")
    told = say("There is no right answer. What you answer is not kept and nobody else sees it.")
    card = group(
        Box(gap=20, pad=(36, 30), max_width=1000),
        group(
            Box(gap=6),
            text(say("{number} of {count}", number=state.at + 1, count=len(NAMES)), "label", "accent"),
            heading(say(name), "title"),
            text(say(asked), "lead"),
        ),
        listed,
        rule(),
        group(Box("row", gap=12, align="center", wrap=True), text(told, "small", "muted"), back if state.at else None),
        look="card",
    )
    return group(Box(grow=1, scroll=True, pad=(0, 8), align="center"), spacer(), card, spacer())


def _option(say: Words, number: int, words: str, state: State) -> Element:
    picked = state.answers[state.at] == number
    mark = badge(str(number), "badge_on" if picked else "badge", "on_accent" if picked else "accent")
    return Element(
        Role.BUTTON,
        say(words),
        action=Pick(str(number)),
        shortcut=str(number),
        first=picked or (number == 1 and not state.answers[state.at]),
        selected=picked,
        look="picked" if picked else "choice",
        children=(mark, text(say(words), "choice")),
        box=Box("row", gap=12, pad=(16, 12), align="center", grow=1),
    )


def _result(state: State, say: Words) -> Element:
    seen = tuple(state.view.seen[name] for name in NAMES)
    given = tuple((answer - 1) / (len(SCALE) - 1) for answer in state.answers)
    chart = Element(Role.DECORATION, radar=Radar(seen, given), box=Box(height=380, width=400))
    rows = tuple(_row(say, number, state) for number in range(len(NAMES)))
    legend = group(
        Box("row", gap=20, wrap=True, justify="center"),
        _legend(say("Seen in what was done"), "badge_on"),
        _legend(say("Your answers"), "ring"),
    )
    left = group(Box(gap=8, width=400, stack=True, align="center"), chart, legend)
    told = say("Where the two are apart, neither is wrong: ask what one of you sees that the other does not.")
    if not state.view.played:
        told = say("No week has been played yet: this is how the firm begins. Come back later and compare again.")
    again = button(say("Answer again"), Turn(0), symbol="rotate-ccw", first=True)
    table = Element(Role.LIST, say("Question by question"), children=rows, box=Box(gap=9))
    right = group(
        Box(gap=14, grow=1, scroll=True, pad=(0, 8)),
        table,
        text(told, "small", "muted"),
        group(Box("row"), again),
    )
    return group(Box("row", gap=36, stack=True, grow=1), left, right)


def _legend(words: str, look: str) -> Element:
    dot = Element(Role.DECORATION, look=look, box=Box(width=14, height=14))
    return group(Box("row", gap=8, align="center"), dot, text(words, "caption"))


def _row(say: Words, number: int, state: State) -> Element:
    name, _ = QUESTIONS[NAMES[number]]
    seen = 1 + state.view.seen[NAMES[number]] * (len(SCALE) - 1)
    given = state.answers[number]
    apart = abs(seen - given) >= APART
    figures = say("you {answer}, seen {seen}", answer=given, seen=say.notation.number(seen, 1))
    standing = say("Apart") if apart else say("Close together")
    inner = (
        ordinal(number + 1),
        text(say(name), "strong", box=Box(grow=1)),
        text(figures, "small", "muted"),
        text(standing, "label", "warn" if apart else "good", Box(width=150, align="end")),
    )
    spoken = say("{figures}. {standing}", figures=figures, standing=standing)
    return Element(Role.METER, say(name), spoken, children=inner, box=Box("row", gap=14, align="center"))
