"""One scenario file: situations, choices, endings and what is said around them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from cxsim.model.authored import Authored, Days, Id, Ids, Label, Lasting, Odds, Prose, Source, Truth
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
    """Whom it is about: a customer, the team, or the lead's own chair."""
    plays: Lasting | None = None
    """How long it takes to play."""
    stage: Literal["first weeks", "settled", "no clean way out"] | None = None
    """How far somebody should be who plays it."""
    after: tuple[Id, ...] = ()
    """Scenarios that should have been played before."""
    themes: tuple[Theme, ...] = ()
    """What it practises, from the closed list."""
    aim: Prose = ""
    """What one should have seen by the end, in a sentence."""
    care: Prose = ""
    """Content note, shown before the start."""
    facilitator: Prose = ""
    """What a trainer should listen for and ask."""


class NumberVariable(Authored):
    """A number that saturates at its bounds."""

    start: Number
    """Its value at the start."""
    min: Number
    """It never goes below."""
    max: Number
    """It never goes above."""


class WordVariable(Authored):
    """One word out of a few."""

    one_of: Annotated[tuple[Id, ...], Field(min_length=2, max_length=50)]
    """The words it can be."""
    start: Id
    """The word it is at the start."""


Variable = Truth | NumberVariable | WordVariable


class Promise(Authored):
    """Something the participant can give their word on."""

    to: Id
    """Who it is given to: a person's id."""
    text: Label
    """What is promised, in words."""


class Also(Authored):
    """Lines that only some participants see."""

    when: Source
    """Condition under which it is seen."""
    text: Prose
    """The lines."""
    instead: Truth = False
    """In place of the situation's text, not after it."""


class Situation(Authored):
    """A decision point."""

    text: Prose = ""
    """What happens and is said, before one chooses."""
    also: dict[Id, Also] = Field(default_factory=dict)
    """Lines that only some see, by id."""
    choices: dict[Id, Choice] = Field(default_factory=dict)
    """What one can do, by id."""
    when: Source | None = None
    """Condition for coming here at all; where it fails, play goes on at ``otherwise``."""
    otherwise: Id | None = None
    """Where play goes on when the condition fails."""
    next: Id | None = None
    """Where every choice leads that names no other place."""
    happens: Effects | None = None
    """Applied on entering, before the text is read."""
    with_: Annotated[Ids | None, Field(alias="with")] = None
    """Whom one deals with here, where that is somebody else."""
    channel: Channel | None = None
    """How one is in touch here."""
    observed: Truth | None = None
    """Whether anybody hears what is said here."""
    queue: Queue | None = None
    """How many are waiting here."""
    order: Order | None = None
    """Whether choices are shown here as they are written, or shuffled."""
    speaks_to: tuple[Id, ...] = ()
    """Practices for which every choice here is an occasion."""
    asks_for: Literal["every one"] | None = None
    """Says of a form that each part is answered, as its parts do alone."""
    parts: dict[Id, dict[Id, Choice]] = Field(default_factory=dict)
    """A form: one answer per part."""
    labels: dict[Id, Label] = Field(default_factory=dict)
    """A form: what stands above a part, by part; left out, its id as words."""
    from_: Annotated[Label | None, Field(alias="from")] = None
    """Who a form comes from, in words."""
    renamed_from: Ids = ()
    """Ids it had before, so that saves still find it."""


class Ending(Authored):
    """An authored terminal situation."""

    text: Prose
    """How it ended, in scenes and not in judgements."""
    also: dict[Id, Also] = Field(default_factory=dict)
    """Lines that only some see, by id."""
    happens: Effects | None = None
    """What is certain only now."""
    ask: Prose = ""
    """A question to think about."""
    takeaway: Prose = ""
    """One sentence to keep."""
    setback: Truth = False
    """A failure that may be tried again; it never scolds."""
    looks: Literal["fine"] | None = None
    """A setback that nobody sees yet."""
    renamed_from: Ids = ()
    """Ids it had before, so that saves still find it."""


class Echo(Authored):
    """Something small that comes back: a page between two weeks."""

    after: Days
    """How long after the scenario it comes."""
    from_: Annotated[Id, Field(alias="from")]
    """Who it comes from: a person's id."""
    text: Prose
    """What is read."""
    happens: Effects | None = None
    """What it brings."""


class Stage(Authored):
    """The scenario rests and goes on in a later week."""

    after: Days
    """How long the scenario rests."""
    start: Id
    """The situation in which it goes on."""


class Means(Authored):
    """Which draw is the hidden class of the act (just culture)."""

    act_class: Id | None = None
    """The draw that says whether the act was a slip, a drift or reckless."""


class Scenario(Authored):
    """One scenario file. The file's name is its id."""

    format: Literal[1] = 1
    """Version of the format."""
    title: Label
    """The scenario's title."""
    about: About = About()
    """What trainer and participant should know beforehand."""
    with_: Annotated[Ids, Field(alias="with")]
    """The customers or colleagues one deals with."""
    at_stake: tuple[Id, ...] | dict[Id, tuple[Id, ...]] = ()
    """Needs that matter here; by customer where there are several."""
    channel: Channel = "phone"
    """How one is in touch."""
    observed: Truth = True
    """Whether anybody hears what is said."""
    usual: Lasting | None = None
    """What such a contact usually takes."""
    queue: Queue = 0
    """How many are waiting."""
    start: Id | None = None
    """The first situation; the first written, where left out."""
    order: Order = "shuffled"
    """Whether choices are shown as they are written, or shuffled."""
    draws: dict[Id, Outcomes] = {}
    """What is so and nobody knows yet, by id: possible truths and their odds. Drawn once, the same in every try."""
    variables: dict[Id, Variable] = {}
    """What the scenario keeps track of: true or false, a number with its bounds, or one of a few words."""
    promises: dict[Id, Promise] = {}
    """Promises that can be given, by id."""
    means: Means = Means()
    """How the model should read what it holds."""
    prebrief: Prose = ""
    """What is read before the first situation."""
    anytime: dict[Id, Anytime] = {}
    """Choices that are open in several situations, by id."""
    situations: Annotated[dict[Id, Situation], Field(min_length=1)]
    """The decision points, by id."""
    endings: Annotated[dict[Id, Ending], Field(min_length=1)]
    """How it can end, by id."""
    echoes: dict[Id, Echo] = {}
    """Pages that come between two weeks, by id."""
    stages: dict[Id, Stage] = {}
    """Rests: play goes on in a later week, by id."""
    debrief: dict[Id, Prose] = {}
    """Questions asked on the debrief page, by situation."""
    renamed_from: Ids = ()
    """Ids it had before, so that saves still find it."""

    @property
    def first(self) -> str:
        """Id of the situation in which play starts."""
        return self.start or next(iter(self.situations))
