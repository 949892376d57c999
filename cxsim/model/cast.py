"""The people of a pack: customers with their needs, colleagues, moods and pictures."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from cxsim.model.authored import Authored, Graded, Id, Label, Prose

Pronouns = Literal["she", "he", "they"]


class Picture(Authored):
    """A person's portraits: a folder of the pack with one SVG per mood."""

    folder: Label
    alt: Label
    licence: Label
    by: Label = ""


class Need(Authored):
    """What this customer cares about (E1)."""

    label: Label
    kind: Literal["must_be", "performance", "delight"]
    expects: Graded | None = None
    """A must-be is expected fully and a delight not at all; only a performance need says how much."""
    weight: Graded = "middle"


class Voice(Authored):
    """How the system's voice reads this person aloud."""

    voice: Literal["low", "middle", "high"] = "middle"
    pace: Literal["slow", "usual", "quick"] = "usual"


class Person(Authored):
    """What customers and colleagues have in common."""

    name: Label
    pronouns: Pronouns = "they"
    address: Literal["formal", "informal"] = "formal"
    picture: Picture | None = None
    reads_aloud: Voice = Voice()
    manner: Label | None = None
    about: Prose = ""


class Customer(Person):
    """Somebody the firm serves."""

    needs: Annotated[dict[Id, Need], Field(max_length=12)] = {}


class Colleague(Person):
    """Somebody who works in the firm."""

    role: Id = "agent"
    department: Id = "care"


class You(Authored):
    """The participant's own part."""

    role: Id = "agent"
    department: Id = "care"


class Cast(Authored):
    """cast.yaml."""

    format: Literal[1] = 1
    moods: Annotated[tuple[Id, ...], Field(min_length=1, max_length=40)] = ("calm",)
    """The closed list of moods; each has a picture. The first one is a person's usual mood."""
    customers: dict[Id, Customer] = {}
    colleagues: dict[Id, Colleague] = {}
    you: You = You()

    def person(self, name: str) -> Person | None:
        """Return the customer or colleague of that id."""
        return self.customers.get(name) or self.colleagues.get(name)
