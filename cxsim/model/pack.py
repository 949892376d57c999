"""A pack: a folder of scenarios published together, its firm, its start state and its rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from cxsim.model.authored import Authored, Grade, Id, Label, Prose, Share, Source
from cxsim.model.house_rules import HouseRules

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxsim.model.cast import Cast
    from cxsim.model.playthrough import Playthrough
    from cxsim.model.scenario import Scenario


class Firm(Authored):
    """The fictional firm that the scenarios play in."""

    name: Label
    """The firm's name."""
    mission: Label = ""
    """What it says that it is for."""
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] = "EUR"
    """Three letters, such as EUR."""


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
    languages: Annotated[tuple[str, ...], Field(min_length=1)] = ("en",)
    """Languages that it can be played in."""
    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    """Three numbers in quotes, raised when the pack changes."""
    licence: Label
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
