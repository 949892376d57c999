"""Name what a participant can ask for (messages) and what a screen asks of the wiring (commands)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from cxsim.frontend.preview.messages import Previewing

if TYPE_CHECKING:
    from cxsim.frontend.settings.settings import Settings
    from cxsim.frontend.words import Words


@dataclass(frozen=True, slots=True)
class Open:
    """Show another screen, drawn from a view of `present`: the wiring's answer to a command."""

    screen: str
    view: object
    over: bool = False
    """Whether the screen that is open stays open below it."""


@dataclass(frozen=True, slots=True)
class Close:
    """Go back to the screen that one was opened over."""


@dataclass(frozen=True, slots=True)
class Confirm:
    """Ask in a dialog over the open screen whether a message is meant, before it is sent."""

    title: str
    words: str
    yes: str
    no: str
    then: Message
    symbol: str = "circle-alert"


@dataclass(frozen=True, slots=True)
class Agree:
    """Close the dialog and let the screen below answer what it asked about."""

    then: Message


@dataclass(frozen=True, slots=True)
class Renew:
    """Draw a screen that is open from another view, and leave it in the state that it is in."""

    screen: str
    view: object


@dataclass(frozen=True, slots=True)
class Changed:
    """Tell that other settings hold now; `notice` is what the participant should know about it."""

    say: Words
    notice: str = ""


@dataclass(frozen=True, slots=True)
class AskKey:
    """Wait for the key that is to do something; "" waits no longer."""

    action: str


@dataclass(frozen=True, slots=True)
class KeyPressed:
    """Tell a screen that listens which key was pressed, by the key's own name."""

    key: str


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

    words: str = ""


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
class ShowSettings:
    """Show what can be set, over the screen that is open."""


@dataclass(frozen=True, slots=True)
class Change:
    """Let other settings hold from now on, and keep them."""

    settings: Settings


@dataclass(frozen=True, slots=True)
class Visit:
    """Show a page beside play, over the screen that is open; it is called as its screen is."""

    place: str


@dataclass(frozen=True, slots=True)
class GoBack:
    """Leave a page beside play: the one below is open again, and the clock of the decision runs on."""


@dataclass(frozen=True, slots=True)
class EditField:
    """Begin to write in a field of the open screen; "" ends it."""

    field: str


@dataclass(frozen=True, slots=True)
class Typed:
    """Tell a screen that listens what was typed."""

    text: str


@dataclass(frozen=True, slots=True)
class Fill:
    """Put a whole text into a field: what a terminal or an assistive program does."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Told:
    """Tell the open screen how something that it asked for came out."""

    words: str
    good: bool = True


@dataclass(frozen=True, slots=True)
class KeepParticipant:
    """Keep under which pseudonym and in which team the participant plays, and whether decisions are shared."""

    pseudonym: str
    team: str
    """Groups from the outermost down, with "/" between."""
    opt_in: bool


@dataclass(frozen=True, slots=True)
class KeepNote:
    """Keep what the participant noted about the scenario that is looked back upon; "" deletes it."""

    text: str


@dataclass(frozen=True, slots=True)
class PlayPack:
    """Go on with another pack, by its position in the library from 0."""

    number: int


@dataclass(frozen=True, slots=True)
class Leave:
    """Return to the title; what was decided is kept."""


@dataclass(frozen=True, slots=True)
class Quit:
    """End the game; what was decided is kept."""


Playing = Begin | Decide | Answer | GoOn | Proceed | StepBack | TryAgain
Choosing = Resume | NewGame | ListScenarios | Prepare
Campaigning = ShowWeek | NextWeek | ReadBack
Onward = Choosing | Playing | Campaigning | Leave | Quit
"""What a game answers with the screen that play has come to, or with its end."""
Setting = ShowSettings | Change
Visiting = Visit | GoBack | KeepParticipant | KeepNote | PlayPack
Command = Onward | LookBehind | Setting | Visiting | Previewing
Writing = EditField | Typed | Fill
Asking = Confirm | Agree
Answering = Open | Close | Renew | Changed | Told | Working
Message = Command | Answering | Asking | Writing | AskKey | KeyPressed | Select | Turn | Pick
