"""The week, step by step: one table that runs, and that the documentation prints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxsim.world import steps

if TYPE_CHECKING:
    from collections.abc import Callable

    from cxsim.world.turn import Turn


@dataclass(frozen=True, slots=True)
class Step:
    """One update of the week."""

    name: str
    equations: str
    does: str
    run: Callable[[Turn], None]


ORDER: tuple[Step, ...] = (
    Step(
        "work pressure",
        "E6",
        "issues and repeat contacts meet capacity; time per contact gives way to pressure and target; "
        "the felt standard follows downwards",
        steps.press,
    ),
    Step(
        "temptation",
        "E12",
        "what hangs on a figure, and habit, set the effort that goes into it; some contacts are passed off",
        steps.tempt,
    ),
    Step(
        "contacts", "E7, E1-E4, E1b, E11", "contacts are solved or not, remembered, and change attitudes", steps.serve
    ),
    Step("survey", "E12", "some are asked; effort picks the happy", steps.ask),
    Step("word of mouth", "E5, E9", "some of those who had a contact tell others", steps.tell),
    Step("leaving", "E8", "customers leave; whoever they had brought is sheltered no more", steps.leave),
    Step("arriving", "E9", "newcomers join, fewer where many are detractors", steps.join),
    Step("census", "E4, E12", "how all customers think, for the debrief", steps.count),
    Step("learning", "E11", "failures that were reported, looked back on and heard become knowledge", steps.learn),
    Step(
        "people",
        "E10, E11",
        "exhaustion, engagement, skill and psychological safety follow the week; some quit, new hires replace them",
        steps.live,
    ),
    Step("culture", "culture layer", "the four Cs follow the practices that are evidence for them", steps.settle),
)
"""Every update of a week, in order. Practice is updated before the week, from the deeds of the week before."""
