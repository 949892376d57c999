"""A week in the making: what the steps read and write."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from cxsim.equations.arrays import where
from cxsim.world.crowd import Answers, Census, Contacts

if TYPE_CHECKING:
    from cxsim.equations.arrays import Truths, Values
    from cxsim.world.agent import Agent
    from cxsim.world.crowd import Crowd, Roster
    from cxsim.world.draws import WeekDraws
    from cxsim.world.firm import Firm, Link, Team, Week


NO_CONTACTS = Contacts(*(0.0 for _ in fields(Contacts)))
NO_ANSWERS = Answers(*(0.0 for _ in fields(Answers)))
NO_CENSUS = Census(*(0.0 for _ in fields(Census)))


@dataclass(slots=True)
class Turn:
    """The one mutable object of this room; it lives for one week step."""

    firm: Firm
    week: Week
    draws: WeekDraws
    team: Team
    agents: Roster
    customers: Crowd
    average: Agent
    """Mean of the team's agents; the people step brings it up to date."""
    standard: Values
    """The team's, like the two that follow, until the culture step makes a new team."""
    solved: Values
    knowledge: Values
    issues: Values = 0.0
    load: Values = 0.0
    pressure: Values = 1.0
    time: Values = 1.0
    score_effort: Values = 0.0
    passed_off: Values = 0.0
    acting: Values = 0.0
    capacity: Values = 0.0
    error: Values = 0.0
    known: Values = 0.0
    contacts: Contacts = NO_CONTACTS
    answers: Answers = NO_ANSWERS
    people: Census = NO_CENSUS
    told: Values = 0.0
    left: Values = 0.0
    joined: Values = 0.0
    due: Values = 0.0
    quits: Values = 0.0

    def on(self, link: Link) -> Truths:
        """Whether a causal link is switched on."""
        off = self.week.off.get(link, False)
        return not off if isinstance(off, bool) else off ^ True

    def linked(self, link: Link, with_it: Values, without: Values) -> Values:
        """Return what there is with a causal link, or without it where it is switched off."""
        return where(self.on(link), with_it, without) if link in self.week.off else with_it
