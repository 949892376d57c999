"""Golden playthroughs in the author's language: steps in order, luck by name, expectations in words."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from cxsim.model.authored import Authored, Id, Note

Step = Annotated[dict[Id, Id | dict[Id, Id]], Field(min_length=1, max_length=1)]
"""``situation: choice``; in a form, ``situation: {part: answer}``."""
LUCK_PATTERN = r"^[a-z][a-z0-9_]{0,63}(\.[a-z][a-z0-9_]{0,63}){0,6}$"
LuckId = Annotated[str, Field(pattern=LUCK_PATTERN)]
Solved = Literal["solved", "open"]


class Record(Authored):
    """What was reported, and what was so at the ending."""

    reported: Solved | None = None
    """What the participant wrote."""
    actually: Solved | None = None
    """Whether every must-be was met at the ending."""


class Expectation(Authored):
    """What must come out; what is left out is not looked at."""

    ending: Id
    """The ending that is reached."""
    minutes: float | None = None
    """Minutes on the clock at the end."""
    record: Record = Record()
    """What was reported, and what was so."""
    practice: dict[Id, Literal["up", "down", "longer", "shorter"]] = {}
    """Which way the evidence points; words, so that they hold when the model is calibrated anew."""
    echoes: tuple[Id, ...] | None = None
    """Echoes that will come back, all of them."""
    never: tuple[Id, ...] = ()
    """Deeds that must not have been done."""


class Playthrough(Authored):
    """One golden run."""

    title: Note
    """What this run shows, in a sentence."""
    luck: dict[LuckId, Id] = {}
    """``draw: label`` and ``situation.choice: branch``; a branch's own chance is ``situation.choice.branch``."""
    play: tuple[Step, ...]
    """Its decisions in order."""
    expect: Expectation
    """What must come out."""
