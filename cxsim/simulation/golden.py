"""Golden playthroughs: steps in order, luck by name, expectations in the author's words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxsim.engine import IllegalChoiceError, Luck, Place, open_choices
from cxsim.engine.luck import luck_name
from cxsim.engine.occasions import Shown, practice_shown
from cxsim.session import Header, Play, Session, Unkept

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.engine import Program
    from cxsim.engine.encounter import Encounter
    from cxsim.engine.luck import Weights
    from cxsim.model.pack import Pack
    from cxsim.model.playthrough import Expectation, Playthrough
    from cxsim.model.walk import Path

MIDDLE = 0.5
"""Level of a practice above which its evidence points up."""


class LuckNotNamedError(LookupError):
    """A golden run met luck that it does not name; ``name`` is what it is called there."""

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(problem)
        self.name = name


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a golden run came to."""

    play: Play | None
    """How far it came; None where it could not begin."""
    mismatches: tuple[str, ...]
    """What is otherwise than written, a sentence each; empty where all is as expected."""
    at: Path = ()
    """Where in the run stands what the first of them is about."""


def named_luck(run: Playthrough) -> Luck:
    """Return the luck that a golden run names: ``draw: label`` and ``situation.choice: branch``."""

    def luck(place: Place, weights: Weights) -> str:
        name = luck_name(place.situation, place.choice)
        label = run.luck.get(name)
        known = [each for each, _ in weights]
        if label not in known:
            said = f"'{label}'" if label else "nothing"
            raise LuckNotNamedError(name, f"luck at '{name}' is one of {', '.join(known)}; the run says {said}")
        return label

    return luck


def play_golden(pack: Pack, scenario: str, run: Playthrough, programs: dict[str, Program] | None = None) -> Outcome:
    """Play a golden run and compare; never raises on what an author wrote. ``programs`` are for many runs to share."""
    if scenario not in pack.scenarios:
        return Outcome(None, (f"the scenario '{scenario}' is not among those that are played.",))
    header = Header(pack.id, pack.sheet.version, "", 0, "")
    session = Session(pack, header, Unkept(), named_luck(run), programs)
    at: Path = ("luck",)
    try:
        session.begin(scenario)
        for number, step in enumerate(run.play, start=1):
            at = ("play", number - 1, *step)
            otherwise = _step(session, number, *next(iter(step.items())))
            if otherwise:
                return Outcome(session.current, (otherwise[0],), otherwise[1])
    except LuckNotNamedError as error:
        return Outcome(session.current, (f"{error}.",), ("luck", error.name) if error.name in run.luck else at)
    play = session.current
    if play is None or play.ending is None:
        place = play.state.place if play else "nowhere"
        return Outcome(play, (f"the run stops at '{place}', which is no ending.",), at)
    shown = practice_shown(play.program, play.events(), (each.open for each in play.decisions))
    found = dict(_mismatches(run.expect, session.encounter(), shown))
    return Outcome(play, tuple(found.values()), ("expect", *next(iter(found), ())))


def _step(session: Session, number: int, situation: str, choice: str | dict[str, str]) -> tuple[str, Path] | None:
    """Take a step; return what is otherwise, and where in the run that stands, where it cannot be taken."""
    play = session.current
    place = play.state.place if play else ""
    if place != situation:
        return f"step {number} expects '{situation}', but play is at '{place}'.", ("play", number - 1)
    try:
        if isinstance(choice, dict):
            session.answer([f"{part}.{answer}" for part, answer in choice.items()])
        else:
            session.decide(choice)
        if session.current and session.current.rests:
            session.week = session.current.due
            session.wake(session.current.scenario)
    except IllegalChoiceError:
        said = ", ".join(f"{part}: {answer}" for part, answer in choice.items()) if isinstance(choice, dict) else choice
        offered = _listed(open_choices(play.program, play.state)) if play else "nothing"
        problem = f"step {number} takes '{said}' in '{situation}', which now offers {offered}."
        return problem, ("play", number - 1, situation)
    return None


def _mismatches(expect: Expectation, found: Encounter, shown: Shown) -> Iterator[tuple[Path, str]]:
    """Yield what is otherwise than expected, with where in the expectation that stands."""
    if found.ending != expect.ending:
        yield ("ending",), f"it ends at '{found.ending}', not at '{expect.ending}'."
    if expect.minutes is not None and found.minutes != expect.minutes:
        yield ("minutes",), f"it takes {found.minutes:g} minutes, not {expect.minutes:g}."
    if expect.record.reported and found.reported != expect.record.reported:
        said = f"reported as {found.reported}, not as" if found.reported else "not reported, and should be as"
        yield ("record", "reported"), f"it is {said} {expect.record.reported}."
    actually = "solved" if found.solved else "open"
    if expect.record.actually and actually != expect.record.actually:
        yield ("record", "actually"), f"it is actually {actually}, not {expect.record.actually}."
    if expect.echoes is not None and set(found.later) != set(expect.echoes):
        yield ("echoes",), f"it brings back {_listed(found.later)}, not {_listed(expect.echoes)}."
    for at, deed in enumerate(expect.never):
        if deed in found.deeds:
            yield ("never", at), f"'{deed}' is done, and should never be."
    for practice, way in expect.practice.items():
        found_way = _way(practice, shown)
        if found_way != way:
            yield ("practice", practice), f"practice '{practice}' goes {found_way or 'nowhere'}, not {way}."


def _way(practice: str, shown: Shown) -> str | None:
    levels = shown.get(practice)
    if not levels:
        return None
    mean = sum(levels) / len(levels)
    if practice == "time_per_contact":
        return "longer" if mean > 1 else "shorter" if mean < 1 else None
    return "up" if mean > MIDDLE else "down" if mean < MIDDLE else None


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(names) or "nothing"
