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


class HouseRules(Authored):
    """What is in force; a field that is left out stays as it was."""

    handling_time_target: Minutes | None = None
    bonus: Bonus | None = None
    board_shows: tuple[Id, ...] | None = None
    survey: Label | None = None
    emergency_visits: Label | None = None
