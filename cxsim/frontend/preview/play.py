"""The choices made in a preview, and the same ones made again in the pack as it is now. Nothing is written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from cxsim.engine import IllegalChoiceError, open_choices, wake
from cxsim.engine.events import Rested
from cxsim.session import Awakening, Header, Session
from cxsim.session.journal import Unkept
from cxsim.session.renames import renames_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxsim.frontend.words import Words
    from cxsim.model.pack import Pack
    from cxsim.session import Play

HERE: Final = "(the preview)"
"""No id can be called so."""


@dataclass(frozen=True, slots=True)
class Made:
    """A choice, or a form's answers, made in a situation."""

    situation: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Jumped:
    """The author went to a place that no choice led to."""

    place: str


@dataclass(frozen=True, slots=True)
class Woken:
    """A scenario that rested went on."""


Move = Made | Jumped | Woken


@dataclass(frozen=True, slots=True)
class Played:
    """Where moves have led."""

    session: Session
    moves: tuple[Move, ...]
    """Those that could be made, by the names that things have now."""
    stopped: str = ""
    """Why the rest could not be made, in a sentence; "" where all were."""
    before: Play | None = None
    """The try before the last move."""

    @property
    def play(self) -> Play:
        """The try as it stands."""
        if self.session.current is None:
            raise LookupError("a preview without a try")
        return self.session.current


def played(say: Words, pack: Pack, scenario: str, seed: int, moves: Sequence[Move]) -> Played:
    """Begin a scenario and make the moves, as far as the pack as it is now has them."""
    session = Session(pack, Header(pack.id, pack.sheet.version, "", seed, ""), Unkept())
    before: Play | None = None
    session.begin(scenario)
    made: list[Move] = []
    for each in moves:
        move = _now(pack, scenario, each)
        obstacle = _obstacle(say, session, move)
        if obstacle:
            return Played(session, tuple(made), obstacle, before)
        before = session.current
        _make(session, move)
        made.append(move)
    return Played(session, tuple(made), "", before)


def _now(pack: Pack, scenario: str, move: Move) -> Move:
    """Return a move by the names that things have now: ``renamed_from`` tells."""
    renames = renames_of(pack.scenarios[scenario])
    match move:
        case Made(situation, answers):
            place = renames.place(situation)
            return Made(place, tuple(renames.choice(place, each) for each in answers))
        case Jumped(place):
            return Jumped(renames.place(place))
        case _:
            return move


def _obstacle(say: Words, session: Session, move: Move) -> str:
    """Say why a move cannot be made any more, "" where it can."""
    play = session.current
    if play is None:
        return ""
    match move:
        case Made(situation, answers):
            return _closed(say, play, situation, answers)
        case Jumped(place) if place not in _places(play):
            return say("'{place}' is not there any more.", place=place)
        case Woken() if not play.rests:
            return say("The scenario does not rest in '{place}'.", place=play.state.place)
        case _:
            return ""


def _closed(say: Words, play: Play, situation: str, answers: tuple[str, ...]) -> str:
    if situation not in play.program.situations:
        return say("The situation '{situation}' is not there any more.", situation=situation)
    if play.state.place != situation:
        return say("'{choice}' was chosen in '{situation}', and play comes to '{place}' now.",
                   choice=", ".join(answers), situation=situation, place=play.state.place)  # fmt: skip
    known = play.program.situations[situation].choices
    opened = open_choices(play.program, play.state)
    for each in answers:
        if each not in known:
            return say("The choice '{choice}' is not there any more.", choice=f"{situation}.{each}")
        if each not in opened:
            return say("The choice '{choice}' is closed now.", choice=f"{situation}.{each}")
    return ""


def _make(session: Session, move: Move) -> None:
    play = session.current
    if play is None:
        return
    match move:
        case Jumped(place):
            session.current = _moved(session, play, place)
        case Woken():
            session.wake(play.scenario, play.due)
        case Made(situation, answers) if play.program.situations[situation].parts:
            session.answer(answers)
        case Made(_, (choice, *_)):
            session.decide(choice)
        case _:
            raise IllegalChoiceError("a choice without an id")


def _moved(session: Session, play: Play, place: str) -> Play:
    """Return the try with another place entered; the engine knows such a step from scenarios that rest."""
    passing = replace(play.program, stages={**play.program.stages, HERE: (Rested(HERE, 0), place)})
    step = wake(passing, play.state._replace(place=HERE), session.luck, play.state.week)
    return play.and_then(Awakening(session.entries, step.state, step.events))


def _places(play: Play) -> frozenset[str]:
    program = play.program
    return frozenset((*program.situations, *program.endings, *program.stages))
