"""E1–E4: what an encounter is worth to a customer, how it is remembered, and what that does to attitude.

Plain floats in, plain floats out (E1b, E3's recovery and E4 take arrays as well).
The reading that makes E1–E4 determinate is in docs/decisions.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal

from cxsim.equations.parameters import (
    ATTITUDE_RATE,
    DISTRIBUTIVE_WEIGHT,
    EXPECTATION_RATE,
    INTERACTIONAL_WEIGHT,
    LOSS_AVERSION,
    PEAK_WEIGHT,
    PROCEDURAL_WEIGHT,
    RATING_MIDDLE,
    RATING_SLOPE,
    RECOVERY_BONUS,
    RECOVERY_GAIN,
    SENSITIVITY,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cxsim.equations.arrays import Number

NeedKind = Literal["must_be", "performance", "delight"]
KANO: Mapping[NeedKind, tuple[float, float]] = {"must_be": (0.0, 1.0), "performance": (1.0, 1.0), "delight": (1.0, 0.0)}
"""(gain, loss) of a need by kind: Kano 1984. A must-be only disappoints, a delight only pleases."""


def delivery_value(level: float, expects: float, weight: float, kind: NeedKind) -> float:
    """E1: value of meeting a need to ``level`` against what is expected.

    ``level``, ``expects`` in [0, 1]; ``weight`` a share in [0, 1] of all that is at stake. Returns a value in
    [-LOSS_AVERSION, 1]: diminishing sensitivity (Tversky & Kahneman 1992 [S]), losses loom larger (Brown et al. 2024
    [P]).
    """
    gain, loss = KANO[kind]
    difference = level - expects
    size = weight * math.pow(abs(difference), SENSITIVITY.value)
    return gain * size if difference >= 0 else -LOSS_AVERSION.value * loss * size


def expectation_after(expects: Number, level: Number) -> Number:
    """E1b: what will be expected next time, in [0, 1] (rate [J], form Boulding et al. 1993)."""
    return expects + EXPECTATION_RATE.value * (level - expects)


def remembered(moments: Sequence[float]) -> float:
    """E2: memory of an encounter from the values of its moments, in [-1, 1]; 0 where there was none.

    Peak and end, duration weighs nothing: Fredrickson & Kahneman 1993; Alaybek et al. 2022 [P].
    """
    if not moments:
        return 0.0
    peak = max(moments, key=abs)
    return _clip(PEAK_WEIGHT.value * peak + (1 - PEAK_WEIGHT.value) * moments[-1])


def recovery(distributive: Number, interactional: Number, procedural: Number) -> Number:
    """How far a failure was put right, in [0, 1], from the three justices, each in [0, 1] (weights [C])."""
    return (
        DISTRIBUTIVE_WEIGHT.value * distributive
        + INTERACTIONAL_WEIGHT.value * interactional
        + PROCEDURAL_WEIGHT.value * procedural
    )


def recovered_satisfaction(failed: float, fine: float, recovery: float, *, second_failure: bool = False) -> float:
    """E3: satisfaction after a failure, in [-1, 1].

    ``failed`` is the memory as it was, ``fine`` the memory had no must-be fallen short, ``recovery`` in [0, 1].
    May exceed ``fine`` (recovery paradox: de Matos et al. 2007 [P]), not after a second failure (Maxham & Netemeyer
    2002 [P]).
    """
    satisfaction = _clip(failed + recovery * (RECOVERY_GAIN.value * fine + RECOVERY_BONUS.value - failed))
    return min(satisfaction, 0.0) if second_failure else satisfaction


def recovered_memory(satisfaction: float, fine: float) -> float:
    """E3: what attitude sees of a recovery: never more than had nothing failed (de Matos et al. 2007 [P])."""
    return min(satisfaction, fine)


def attitude_after(attitude: Number, memory: Number) -> Number:
    """E4: the remembered part of attitude after one more encounter; both in [-1, 1] (rate [C])."""
    return attitude + ATTITUDE_RATE.value * (memory - attitude)


def attitude(disposition: float, remembered_part: float) -> float:
    """E4: attitude in [-1, 1]: the stable disposition plus what is remembered."""
    return _clip(disposition + remembered_part)


def rating(value: float) -> float:
    """A value in [-1, 1] on the seven-point scale, in [1, 7]."""
    return RATING_MIDDLE.value + RATING_SLOPE.value * value


def _clip(value: float) -> float:
    return max(-1.0, min(1.0, value))
