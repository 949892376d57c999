"""Name what a participant can ask for (messages) and what a screen asks of the wiring (commands)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Open:
    """Show another screen, drawn from a view of `present`: the wiring's answer to a command."""

    screen: str
    view: object


@dataclass(frozen=True, slots=True)
class Select:
    """Turn to one entry of a list (a decision in the debrief), by its position from 0."""

    index: int


@dataclass(frozen=True, slots=True)
class Resume:
    """Go on where the newest save stands."""


@dataclass(frozen=True, slots=True)
class NewGame:
    """Start the pack from its first scenario with a new save."""


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


Command = Resume | NewGame | ListScenarios | Prepare | Begin | Decide | Proceed | StepBack | TryAgain | Leave | Quit
Message = Command | Open | Select
