"""A pack's campaign, played week by week by the reference policies: what the board shows, what is so, what follows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain
from statistics import fmean
from typing import TYPE_CHECKING

from cxsim.session import Header, Session, Unkept
from cxsim.simulation.campaigns import play_on
from cxsim.simulation.lives import lived
from cxsim.simulation.policies import POLICIES
from cxsim.simulation.quarter import life_as_played, quarter_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cxsim.model.pack import Pack
    from cxsim.simulation.policies import Policy
    from cxsim.world.report import WeekReport

MOST_WEEKS = 240
"""Weeks that are lived in all: some ten milliseconds each."""
MOST_LUCKS = 3
LINES = ("reported rating", "true rating", "handling time", "morale", "safety")
LATER = ("retention", "referrals", "morale")


@dataclass(frozen=True, slots=True)
class Quarter:
    """One player's campaign, the mean over luck."""

    player: str
    weeks: Mapping[str, tuple[float, ...]]
    """Line of LINES → its value in each week; ratings in points, handling time as a ratio, the others in [0, 1]."""
    endings: Mapping[str, Mapping[str, float]]
    """Scenario → ending → share of the campaigns."""
    later: Mapping[str, float]
    """Outcome of LATER → what two years come to in which the team goes on as it played: the share of customers who stay
    for a year, referrals in all, morale in [0, 1].
    """


@dataclass(frozen=True, slots=True)
class CampaignBalance:
    """A campaign as the six played it."""

    weeks: int
    lucks: int
    quarters: tuple[Quarter, ...]
    unplayed: tuple[str, ...]
    """Planned scenarios that nobody came to."""


def campaign_of(pack: Pack, seed: int = 1) -> CampaignBalance | None:
    """Return how the six play a pack's campaign; None where it has none."""
    campaign = pack.sheet.campaign
    if campaign is None or not campaign.plan:
        return None
    lucks = max(1, min(MOST_LUCKS, MOST_WEEKS // (campaign.weeks * len(POLICIES))))
    played_by = {each.id: tuple(_lived(pack, each, seed + luck) for luck in range(lucks)) for each in POLICIES.values()}
    later = _two_years_on(tuple(played_by.values()), seed)
    quarters = tuple(_quarter(*each, then) for each, then in zip(played_by.items(), later, strict=True))
    played = {name for quarter in quarters for name in quarter.endings}
    planned = dict.fromkeys(each.play for each in campaign.plan.values())
    return CampaignBalance(campaign.weeks, lucks, quarters, tuple(name for name in planned if name not in played))


def _two_years_on(played: Sequence[Sequence[Session]], seed: int) -> list[Mapping[str, float]]:
    """Return what each player's quarters lead to, the mean over luck; each luck is the same for all of them."""
    quarters = [[quarter_of(each) for each in sessions] for sessions in played]
    rows = lived(quarters[0][0].beginning(), [[life_as_played(each) for each in row] for row in quarters], seed)
    return [{name: fmean(each[name] for each in row) for name in LATER} for row in rows]


def _quarter(player: str, sessions: Sequence[Session], later: Mapping[str, float]) -> Quarter:
    ended: dict[str, Counter[str]] = {}
    for play in chain.from_iterable(each.counted() for each in sessions):
        ended.setdefault(play.scenario, Counter())[play.state.place] += 1
    by_week = list(zip(*(each.organisation.reports for each in sessions), strict=True))
    return Quarter(
        player=player,
        weeks={line: tuple(fmean(_value(line, each) for each in week) for week in by_week) for line in LINES},
        endings={name: {end: times / len(sessions) for end, times in found.items()} for name, found in ended.items()},
        later=later,
    )


def _lived(pack: Pack, policy: Policy, seed: int) -> Session:
    """Return a campaign that a policy played to its end."""
    session = Session(pack, Header(pack.id, pack.sheet.version, "", seed, ""), Unkept())
    play_on(session, policy)
    return session


def _value(line: str, report: WeekReport) -> float:
    match line:
        case "reported rating":
            found = report.reported.rating
        case "true rating":
            found = report.truth.rating
        case "handling time":
            found = report.reported.handling_time
        case "morale":
            found = report.truth.morale
        case _:
            found = report.truth.safety
    return float(str(found))
