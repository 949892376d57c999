"""A pack: a folder of scenarios published together, its firm, its start state and its rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from cxsim.model.authored import Authored, Grade, Id, Label, Language, Note, Prose, Share, Source
from cxsim.model.house_rules import HouseRules
from cxsim.model.scenario import Channel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxsim.model.cast import Cast
    from cxsim.model.playthrough import Playthrough
    from cxsim.model.scenario import Scenario


class Product(Authored):
    """Something that the firm sells."""

    label: Label
    """What it is called."""
    text: Prose
    """What a customer gets and pays."""


class Policy(Authored):
    """Something that the firm has laid down: it presses on people, and no rule of the game enforces it."""

    label: Label
    """What it is called."""
    text: Prose
    """What it says."""
    since: Annotated[int, Field(ge=1800, le=2200, strict=True)] | None = None
    """Year it was last looked at."""


class Step(Authored):
    """One step of the customers' journey, from the first rumour of the firm to the last bill."""

    label: Label
    """What the step is called."""
    channel: Channel
    """Where it happens."""
    wants: Prose
    """What the customer wants here."""
    breaks: Prose
    """Where it breaks, as things stand."""
    department: Id = "care"
    """Who answers for it."""


class Firm(Authored):
    """The fictional firm that the scenarios play in."""

    name: Label
    """The firm's name."""
    mission: Label = ""
    """What it says that it is for."""
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] = "EUR"
    """Three letters, such as EUR."""
    about: Prose = ""
    """Where it comes from and what it is like, for the first day."""
    products: dict[Id, Product] = {}
    """What it sells, by id."""
    policies: dict[Id, Policy] = {}
    """What it has laid down for its customers, by id."""


class Kpi(Authored):
    """A KPI that has a face on the screen."""

    label: Label
    """What it is called on the screen."""
    better: Literal["lower", "higher"]
    """Which way is an improvement."""
    target: Share | float | None = None
    """What the house wants it to be: a number, or a share such as 75 %."""
    shown: Literal["everybody", "lead", "debrief"] = "everybody"
    """Who sees it, and when."""


class Planned(Authored):
    """One scenario in the campaign's plan."""

    week: Annotated[int, Field(ge=1, le=104)]
    """Week in which it is played, from 1."""
    play: Id
    """The scenario's id."""
    when: Source | None = None
    """Condition under which it is played at all."""


class Campaign(Authored):
    """The onboarding weeks."""

    weeks: Annotated[int, Field(ge=1, le=104)]
    """How many weeks it lasts."""
    plan: dict[Id, Planned] = {}
    """What is played when, by id."""
    counts: Literal["last_try"] = "last_try"
    """Which try of a scenario counts: the last one finished before the next week begins."""


class PackSheet(Authored):
    """pack.yaml."""

    format: Literal[1]
    """Version of the format."""
    title: Label
    """The pack's title."""
    source: Annotated[str, Field(pattern=r"^[a-z]{2}$")] = "en"
    """Language that its texts are written in."""
    languages: Annotated[tuple[Language, ...], Field(min_length=1, max_length=100)] = ()
    """Languages that it is complete in; nothing where that is ``source`` alone."""
    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    """Three numbers in quotes, raised when the pack changes."""
    licence: Note
    """SPDX id of its licence, such as CC-BY-SA-4.0."""
    about: Prose = ""
    """What the pack is, for those who choose one."""
    firm: Firm
    """The firm that its scenarios play in."""
    start: Literal["squeezed", "middling", "safe"] = "middling"
    """State of the whole organisation at the start."""
    start_but: dict[Id, Grade] = {}
    """Qualities of the team that are different at the start."""
    house_rules: HouseRules = HouseRules()
    """Rules in force until a scenario changes them."""
    kpis: dict[Id, Kpi] = {}
    """KPIs that are shown, by the model's names."""
    journey: dict[Id, Step] = {}
    """The customers' journey, step by step in the order in which they take them."""
    facts: dict[Id, Label] = {}
    """What scenarios remember, by id, in words for debrief and translation."""
    campaign: Campaign | None = None
    """Which scenario is played in which week."""


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack as loaded: everything that stands in its folder, found sound."""

    id: str
    sheet: PackSheet
    cast: Cast
    scenarios: Mapping[str, Scenario]
    playthroughs: Mapping[str, Mapping[str, Playthrough]]
    """Golden runs, by scenario and by their own id."""
