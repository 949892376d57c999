"""What stands out of a team's figures, in sentences: headline, evidence, how sure it is, and what to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cxsim.insights.disclosed import Figure
from cxsim.insights.leaders.measures import ALL, RETRY
from cxsim.insights.leaders.saying import share, with_interval
from cxsim.model.mark import marked

if TYPE_CHECKING:
    from cxsim.insights.leaders.saying import Say
    from cxsim.insights.leaders.summary import Finding, Summary

HEADLINES: Final = {
    "more": marked("{what}: more often than elsewhere"),
    "less": marked("{what}: less often than elsewhere"),
    "alike": marked("{what}: about as often as elsewhere"),
}


def headline_of(found: Finding, say: Say) -> str:
    """Return what the team does unlike, or like, others."""
    what = say(ALL[found.measure].says)
    if found.direction == "alone":
        return say("{label}: {value}", label=what, value=share(found.team, say))
    return say(HEADLINES[found.direction], what=what)


def evidence_of(found: Finding, say: Say) -> str:
    """Return the figures behind it."""
    mine = say("Of the first answers where it could be: {figure}.", figure=with_interval(found.team, say))
    if not isinstance(found.organisation, Figure):
        return mine
    everybody = say("In the whole organisation: {figure}.", figure=share(found.organisation, say))
    return f"{mine} {everybody}"


def sureness_of(found: Finding, say: Say) -> str:
    """Return how sure one can be of it."""
    if found.direction == "alone":
        return say("Here is the most room to grow.")
    if found.direction == "alike":
        return say("No difference that could be told from chance.")
    return say("A clear difference.") if found.clear else say("So few people say no more than that it may be so.")


def questions_of(told: Summary) -> tuple[str, ...]:
    """Return what to ask in the next team meeting, to be said: one question a finding, and one about trying again."""
    return tuple(dict.fromkeys([*(ALL[each.measure].asks for each in told.findings), RETRY.asks]))
