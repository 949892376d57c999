"""Name what a participant can ask for (messages) and what a screen asks of the wiring (commands)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Open:
    """Show another screen, drawn from a view of `present`: the wiring's answer to a command.

    `soon` are the paths of portraits that may come up next, to be made ready while nothing else is to be done.
    """

    screen: str
    view: object
    soon: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Select:
    """Turn to one entry of a list (a decision in the debrief), by its position from 0."""

    index: int


@dataclass(frozen=True, slots=True)
class Turn:
    """Turn to a page of the screen, by its position from 0."""

    page: int


@dataclass(frozen=True, slots=True)
class Pick:
    """Mark one answer of a form, ``part.answer``; the form is answered when it is confirmed."""

    answer: str


@dataclass(frozen=True, slots=True)
class Working:
    """Tell what is being worked out, while that takes its time."""

    words: str


@dataclass(frozen=True, slots=True)
class Resume:
    """Go on where the newest save stands: of a campaign, of single scenarios, or of whichever was written last."""

    game: Literal["campaign", "single", ""] = ""


@dataclass(frozen=True, slots=True)
class NewGame:
    """Start the pack's campaign (its first scenario, where it has none) with a new save."""


@dataclass(frozen=True, slots=True)
class ListScenarios:
    """Show the scenarios of the pack."""


@dataclass(frozen=True, slots=True)
class Prepare:
    """Show a scenario's prebrief."""

    scenario: str


@dataclass(frozen=True, slots=True)
class Begin:
    """Start the scenario whose prebrief is shown."""


@dataclass(frozen=True, slots=True)
class Decide:
    """Take a choice of the situation that is shown."""

    choice: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Answer the form that is shown: one ``part.answer`` for each part."""

    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoOn:
    """Go on with a scenario that rested."""

    scenario: str


@dataclass(frozen=True, slots=True)
class ShowWeek:
    """Show the week of the campaign."""


@dataclass(frozen=True, slots=True)
class NextWeek:
    """Close the week and let the weeks pass until something happens."""


@dataclass(frozen=True, slots=True)
class ReadBack:
    """Read what came back this week, by its position from 0."""

    number: int


@dataclass(frozen=True, slots=True)
class LookBehind:
    """Work out what the quarter came to; the answers come one by one, while it is worked out."""


@dataclass(frozen=True, slots=True)
class Proceed:
    """Go on to what comes after a consequence or an ending."""


@dataclass(frozen=True, slots=True)
class StepBack:
    """Take the last decision back."""


@dataclass(frozen=True, slots=True)
class TryAgain:
    """Play again from the decision at this position (0 = from the start)."""

    decision: int


@dataclass(frozen=True, slots=True)
class Leave:
    """Return to the title; what was decided is kept."""


@dataclass(frozen=True, slots=True)
class Quit:
    """End the game; what was decided is kept."""


Playing = Begin | Decide | Answer | GoOn | Proceed | StepBack | TryAgain
Campaigning = ShowWeek | NextWeek | ReadBack | LookBehind
Command = Resume | NewGame | ListScenarios | Prepare | Playing | Campaigning | Leave | Quit
Message = Command | Open | Select | Turn | Pick | Working
