"""The people of a pack: customers with their needs, colleagues, moods and pictures."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from cxsim.model.authored import Authored, Graded, Id, Label, Note, Prose
from cxsim.model.scenario import Channel

Pronouns = Literal["she", "he", "they"]


class Picture(Authored):
    """A person's portraits: a folder of the pack with one SVG per mood."""

    folder: Note
    """Folder of the pack with one SVG for each mood."""
    alt: Label
    """What the picture shows, in words."""
    licence: Note
    """SPDX id of the picture's licence."""
    by: Note = ""
    """Who drew it."""


class Need(Authored):
    """What this customer cares about (E1)."""

    label: Label
    """The need in the customer's words."""
    kind: Literal["must_be", "performance", "delight"]
    """must_be is never forgiven when missed, performance is the more the better, delight is not expected."""
    expects: Graded | None = None
    """A must-be is expected fully and a delight not at all; only a performance need says how much."""
    weight: Graded = "middle"
    """How much it counts beside the others."""


class Voice(Authored):
    """How the system's voice reads this person aloud."""

    voice: Literal["low", "middle", "high"] = "middle"
    """Pitch."""
    pace: Literal["slow", "usual", "quick"] = "usual"
    """How fast they speak."""


class Person(Authored):
    """What customers and colleagues have in common."""

    name: Label
    """Full name, as it is shown."""
    pronouns: Pronouns = "they"
    """For translators, and for lines about them."""
    address: Literal["formal", "informal"] = "formal"
    """Whether translations speak to them formally."""
    picture: Picture | None = None
    """Their portraits; without any they have a plain one."""
    reads_aloud: Voice = Voice()
    """How their lines sound when they are read aloud."""
    manner: Note | None = None
    """A few words for those who write and translate their lines."""
    about: Prose = ""
    """Who they are; the participant reads it beforehand."""


class Persona(Authored):
    """What stands on a customer's persona card beside their needs."""

    age: Annotated[int, Field(ge=0, le=120, strict=True)] | None = None
    """Age in years; left out where it does not matter."""
    channel: Channel | None = None
    """The channel they take when they may choose."""
    lives: Label | None = None
    """Where and how they live or work: what the firm's product has to cope with."""
    ability: Label | None = None
    """What makes contact easier or harder for them, as they would say it themselves."""
    expects: Label | None = None
    """What they expect as a matter of course."""
    delighted_by: Label | None = None
    """What they would never ask for, and would tell others about."""
    never_forgives: Label | None = None
    """What ends it."""


class Customer(Person):
    """Somebody the firm serves."""

    needs: Annotated[dict[Id, Need], Field(max_length=12)] = {}
    """What they care about, by id."""
    persona: Persona = Persona()
    """Their persona card."""


class Colleague(Person):
    """Somebody who works in the firm."""

    address: Literal["formal", "informal"] = "informal"
    """As of any person; colleagues are on first-name terms unless something else is written."""
    view: Prose = ""
    """What they think about the work, in their own words."""

    role: Id = "agent"
    """What they are in the firm: agent, lead, or a word of your own."""
    department: Id = "care"
    """Where they work."""


class You(Authored):
    """The participant's own part."""

    role: Id = "agent"
    """What the participant is in the firm."""
    department: Id = "care"
    """Where the participant works."""


class Cast(Authored):
    """cast.yaml."""

    format: Literal[1] = 1
    """Version of the format."""
    moods: Annotated[tuple[Id, ...], Field(min_length=1, max_length=40)] = ("calm",)
    """The closed list of moods; each has a picture. The first one is a person's usual mood."""
    customers: dict[Id, Customer] = {}
    """Whom the firm serves, by id."""
    colleagues: dict[Id, Colleague] = {}
    """Who works in the firm, by id."""
    you: You = You()
    """The participant's own part."""

    @property
    def people(self) -> dict[str, Person]:
        """Customers, then colleagues, by id."""
        return {**self.customers, **self.colleagues}

    def person(self, name: str) -> Person | None:
        """Return the customer or colleague of that id."""
        return self.customers.get(name) or self.colleagues.get(name)
