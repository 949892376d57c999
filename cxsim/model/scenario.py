"""One scenario file: situations, choices, endings and what is said around them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from cxsim.model.authored import Authored, Days, Id, Ids, Label, Minutes, Odds, Prose, Source, Truth
from cxsim.model.effects import Anytime, Choice, Effects, Number
from cxsim.model.themes import Theme

Channel = Literal["phone", "chat", "counter", "email", "social", "in_person"]
Kind = Literal["customer", "team", "lead's chair"]
Queue = Annotated[int, Field(ge=0, le=999, strict=True)]
Order = Literal["as_written", "shuffled"]
Outcomes = Annotated[dict[Id, Odds], Field(min_length=2, max_length=20)]
"""The possible truths of a draw, and their odds."""


class About(Authored):
    """What a trainer and a participant should know beforehand."""

    kind: Kind = "customer"
    plays: Minutes | None = None
    stage: Literal["first weeks", "settled", "no clean way out"] | None = None
    after: tuple[Id, ...] = ()
    """Scenarios that should have been played before."""
    themes: tuple[Theme, ...] = ()
    aim: Prose = ""
    care: Prose = ""
    """Content note, shown before the start."""
    facilitator: Prose = ""


class NumberVariable(Authored):
    """A number that saturates at its bounds."""

    start: Number
    min: Number
    max: Number


class WordVariable(Authored):
    """One word out of a few."""

    one_of: Annotated[tuple[Id, ...], Field(min_length=2, max_length=50)]
    start: Id


Variable = Truth | NumberVariable | WordVariable


class Promise(Authored):
    """Something the participant can give their word on."""

    to: Id
    text: Label


class Also(Authored):
    """Lines that only some participants see."""

    when: Source
    text: Prose
    instead: Truth = False
    """In place of the situation's text, not after it."""


class Situation(Authored):
    """A decision point."""

    text: Prose = ""
    also: dict[Id, Also] = Field(default_factory=dict)
    choices: dict[Id, Choice] = Field(default_factory=dict)
    when: Source | None = None
    """Condition for coming here at all; where it fails, play goes on at ``otherwise``."""
    otherwise: Id | None = None
    next: Id | None = None
    """Where every choice leads that names no other place."""
    happens: Effects | None = None
    """Applied on entering, before the text is read."""
    with_: Annotated[Ids | None, Field(alias="with")] = None
    channel: Channel | None = None
    observed: Truth | None = None
    queue: Queue | None = None
    order: Order | None = None
    speaks_to: tuple[Id, ...] = ()
    """Practices for which every choice here is an occasion."""
    asks_for: Literal["every one"] | None = None
    parts: dict[Id, dict[Id, Choice]] = Field(default_factory=dict)
    """A form: one answer per part."""
    from_: Annotated[Label | None, Field(alias="from")] = None
    renamed_from: Ids = ()


class Ending(Authored):
    """An authored terminal situation."""

    text: Prose
    also: dict[Id, Also] = Field(default_factory=dict)
    happens: Effects | None = None
    ask: Prose = ""
    takeaway: Prose = ""
    setback: Truth = False
    """A failure that may be tried again; it never scolds."""
    looks: Literal["fine"] | None = None
    """A setback that nobody sees yet."""
    renamed_from: Ids = ()


class Echo(Authored):
    """Something small that comes back: a page between two weeks."""

    after: Days
    from_: Annotated[Id, Field(alias="from")]
    text: Prose
    happens: Effects | None = None


class Stage(Authored):
    """The scenario rests and goes on in a later week."""

    after: Days
    start: Id


class Means(Authored):
    """Which draw is the hidden class of the act (just culture)."""

    act_class: Id | None = None


class Scenario(Authored):
    """One scenario file. The file's name is its id."""

    format: Literal[1] = 1
    title: Label
    about: About = About()
    with_: Annotated[Ids, Field(alias="with")]
    """The customers or colleagues one deals with."""
    at_stake: tuple[Id, ...] | dict[Id, tuple[Id, ...]] = ()
    """Needs that matter here; by customer where there are several."""
    channel: Channel = "phone"
    observed: Truth = True
    usual: Minutes | None = None
    """What such a contact usually takes."""
    queue: Queue = 0
    start: Id | None = None
    """The first situation; the first written, where left out."""
    order: Order = "shuffled"
    draws: dict[Id, Outcomes] = {}
    variables: dict[Id, Variable] = {}
    promises: dict[Id, Promise] = {}
    means: Means = Means()
    prebrief: Prose = ""
    anytime: dict[Id, Anytime] = {}
    situations: Annotated[dict[Id, Situation], Field(min_length=1)]
    endings: Annotated[dict[Id, Ending], Field(min_length=1)]
    echoes: dict[Id, Echo] = {}
    stages: dict[Id, Stage] = {}
    debrief: dict[Id, Prose] = {}
    """Questions asked on the debrief page, by situation."""
    renamed_from: Ids = ()

    @property
    def first(self) -> str:
        """Id of the situation in which play starts."""
        return self.start or next(iter(self.situations))
