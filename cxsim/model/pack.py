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
    mission: Label = ""
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] = "EUR"


class Kpi(Authored):
    """A KPI that has a face on the screen."""

    label: Label
    better: Literal["lower", "higher"]
    target: Share | float | None = None
    shown: Literal["everybody", "lead", "debrief"] = "everybody"


class Planned(Authored):
    """One scenario in the campaign's plan."""

    week: Annotated[int, Field(ge=1, le=104)]
    play: Id
    when: Source | None = None


class Campaign(Authored):
    """The onboarding weeks."""

    weeks: Annotated[int, Field(ge=1, le=104)]
    plan: dict[Id, Planned] = {}
    counts: Literal["last_try"] = "last_try"


class PackSheet(Authored):
    """pack.yaml."""

    format: Literal[1]
    title: Label
    source: Annotated[str, Field(pattern=r"^[a-z]{2}$")] = "en"
    languages: Annotated[tuple[str, ...], Field(min_length=1)] = ("en",)
    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    licence: Label
    about: Prose = ""
    firm: Firm
    start: Literal["squeezed", "middling", "safe"] = "middling"
    start_but: dict[Id, Grade] = {}
    house_rules: HouseRules = HouseRules()
    kpis: dict[Id, Kpi] = {}
    facts: dict[Id, Label] = {}
    campaign: Campaign | None = None


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack as loaded: everything that stands in its folder, found sound."""

    id: str
    sheet: PackSheet
    cast: Cast
    scenarios: Mapping[str, Scenario]
    playthroughs: Mapping[str, Mapping[str, Playthrough]]
    """Golden runs, by scenario and by their own id."""
