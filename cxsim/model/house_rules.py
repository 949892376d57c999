"""Rules of the house: targets, bonus, survey. They hold from a date until changed; they are not habits."""

from __future__ import annotations

from typing import Literal

from cxsim.model.authored import Authored, Id, Label, Minutes, Share


class Bonus(Authored):
    """Pay that hangs on a KPI."""

    on: Id
    """The KPI it is paid for."""
    share: Share
    """Share of the pay."""
    by: Literal["person", "team"] = "person"
    """Whether each person's figure counts, or the team's."""


class HouseRules(Authored):
    """What is in force; a field that is left out stays as it was."""

    handling_time_target: Minutes | None = None
    """How long a contact may take on average."""
    bonus: Bonus | None = None
    """Pay that hangs on a KPI."""
    board_shows: tuple[Id, ...] | None = None
    """KPIs that the wallboard shows."""
    survey: Label | None = None
    """When customers are asked, in words."""
    emergency_visits: Label | None = None
    """Who gets one, in words."""
