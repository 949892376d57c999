"""An echo or a stage that would come when the campaign is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.workbench.rules.plan_out_of_order import first_planned
from cxsim.workbench.study import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.content.diagnostic import Severity
    from cxsim.workbench.study import PackStudy

CODE = "CX729"
NAME = "after-the-campaign"
SEVERITY: Severity = "warning"


def check(pack: PackStudy) -> Iterator[Finding]:
    """Yield what comes too late even where its scenario is played when it is planned for the first time."""
    campaign, firsts = pack.pack.sheet.campaign, first_planned(pack)
    for each in pack.scenarios if campaign else ():
        echoes, stages = each.scenario.echoes, each.scenario.stages
        if campaign is None or each.id not in firsts or not (echoes or stages):
            continue
        from cxsim.session.play import weeks_of  # noqa: PLC0415 - most packs are checked without a session

        week = firsts[each.id].week
        for field, what, listed in (("echoes", "echo", echoes), ("stages", "stage", stages)):
            for name, one in listed.items():
                comes = week + weeks_of(one.after)
                if comes > campaign.weeks + 1:  # what is due when the last week is over may still be shown
                    problem = (
                        f"{what} '{name}' comes in week {comes} at the earliest; the campaign has {campaign.weeks}."
                    )
                    way_out = "Let it come sooner, plan the scenario earlier, or give the campaign more weeks."
                    yield Finding(each.file, (field, name, "after"), problem, way_out, on="value")
