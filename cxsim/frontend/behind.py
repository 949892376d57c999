"""Work out what lies behind the board at a quarter's end, step by step, telling each before it is taken."""

from __future__ import annotations

from dataclasses import replace
from importlib.util import find_spec
from typing import TYPE_CHECKING

from cxsim.frontend.messages import Open, Working
from cxsim.frontend.quarterly import found_view, quarter_view
from cxsim.insights.quarter import quarter_debrief
from cxsim.simulation.counterfactuals import counterfactuals, fortune
from cxsim.simulation.findings import LOYALTY_PRESETS, Findings, outlook
from cxsim.simulation.loops import LUCKS as LUCKS_OF_LOOPS
from cxsim.simulation.loops import loops
from cxsim.simulation.policies import POLICIES
from cxsim.simulation.quarter import culture_gap, life_as_played, quarter_of
from cxsim.simulation.replays import LUCKS, standing
from cxsim.simulation.sensitivity import LUCKS as LUCKS_OF_SLOPES
from cxsim.simulation.sensitivity import sensitivity
from cxsim.simulation.tries import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.frontend.messages import Message
    from cxsim.frontend.telling import Teller
    from cxsim.session import Session

MISSING = "To look behind the board, cxsim needs numpy: pip install numpy, then come back. Your quarter is kept."


def look_behind(session: Session, teller: Teller, lucks: int = LUCKS) -> Iterator[Message]:
    """Yield what is being worked out, one step at a time, and at last the screen that shows it.

    ``lucks``, at least two, bounds how often luck falls for each thing.
    """
    if find_spec("numpy") is None:
        yield Open("quarter", replace(quarter_view(session, teller), missing=MISSING))
        return
    quarter = quarter_of(session)
    yield Working("Two more years go by, many times over …")
    outlooks = tuple(outlook(quarter, preset, lucks) for preset in LOYALTY_PRESETS)
    yield Working("Six others play your quarter …")
    stands = standing(quarter, lucks)
    yield Working("Each decision is taken the other way …")
    slopes = sensitivity(quarter, life_as_played(quarter), min(lucks, LUCKS_OF_SLOPES))
    decisions = counterfactuals(quarter, slopes)
    yield Working("One loop after the other is switched off …")
    found = Findings(
        outlooks,
        nearest(quarter.plays, POLICIES.values()).id,
        decisions,
        fortune(quarter, slopes),
        stands,
        loops(quarter, stands.spread, min(lucks, LUCKS_OF_LOOPS)),
        culture_gap(quarter),
    )
    debrief = quarter_debrief(session.organisation.reports, found)
    yield Open("quarter", found_view(session, teller, debrief, lucks))
