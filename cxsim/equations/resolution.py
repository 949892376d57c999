"""E7: what a contact solves, by the time and the skill that go into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.equations.arrays import exp, maximum
from cxsim.equations.team_parameters import FIXED_TIME, SOLVING_RATE

if TYPE_CHECKING:
    from cxsim.equations.arrays import Values


def solving_chance(skill: Values, time: Values, complexity: Values = 1.0) -> Values:
    """E7: chance in [0, 1) that a contact without a slip solves the issue; .70 at skill, time and complexity 1 [C].

    ``skill`` in [0, 1]; ``time`` and ``complexity`` (above 0) are ratios to the nominal. Form: Anand, Pac &
    Veeraraghavan 2011 [P], diminishing returns; greeting and wrapping up solve nothing [J].
    """
    return 1.0 - exp(-SOLVING_RATE.value * skill * maximum(time - FIXED_TIME.value, 0.0) / complexity)


def solved_first_time(solving: Values, error_rate: Values, lapse_rate: Values = 0.0) -> Values:
    """E7: first-contact resolution in [0, 1], after failures of one's own and routine lapses (E11)."""
    return solving * (1.0 - error_rate) * (1.0 - lapse_rate)


def time_per_issue(time: Values, solved: Values) -> Values:
    """Return handling time until an issue is solved, where everybody unsolved comes back: the whole cost of a target.

    U-shaped in ``time``, lowest near .74 (E7): below that, a tighter target takes more time. ``solved`` above 0.
    """
    return time / solved
