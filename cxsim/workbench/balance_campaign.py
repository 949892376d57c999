"""A pack's campaign, played week by week by the reference policies: what the board shows, and what is so."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING

from cxsim.session import Header, Session, Unkept
from cxsim.simulation.campaigns import play_on
from cxsim.simulation.policies import POLICIES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cxsim.model.pack import Pack
    from cxsim.simulation.policies import Policy
    from cxsim.world.report import WeekReport

MOST_WEEKS = 240
"""Weeks that are lived in all: some ten milliseconds each."""
MOST_LUCKS = 3
LINES = ("reported rating", "true rating", "handling time", "morale", "safety")


@dataclass(frozen=True, slots=True)
class Quarter:
    """One player's campaign, the mean over luck."""

    player: str
    weeks: Mapping[str, tuple[float, ...]]
    """Line of LINES → its value in each week; ratings in points, handling time as a ratio, the others in [0, 1]."""
    endings: Mapping[str, Mapping[str, float]]
    """Scenario → ending → share of the campaigns."""


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
    quarters = tuple(_quarter(pack, policy, range(seed, seed + lucks)) for policy in POLICIES.values())
    played = {name for quarter in quarters for name in quarter.endings}
    planned = dict.fromkeys(each.play for each in campaign.plan.values())
    return CampaignBalance(campaign.weeks, lucks, quarters, tuple(name for name in planned if name not in played))


def _quarter(pack: Pack, policy: Policy, seeds: Sequence[int]) -> Quarter:
    reports: list[Sequence[WeekReport]] = []
    ended: dict[str, Counter[str]] = {}
    for seed in seeds:
        session = _lived(pack, policy, seed)
        reports.append(session.organisation.reports)
        for play in session.counted():
            ended.setdefault(play.scenario, Counter())[play.state.place] += 1
    by_week = list(zip(*reports, strict=True))
    return Quarter(
        player=policy.id,
        weeks={line: tuple(fmean(_value(line, each) for each in week) for week in by_week) for line in LINES},
        endings={name: {end: times / len(seeds) for end, times in found.items()} for name, found in ended.items()},
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
