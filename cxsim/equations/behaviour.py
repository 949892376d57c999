"""E5 and E5b: what customers say they will do, and what they do.

Both presets are stated likelihoods of consumers, positive experience against negative: no causes, no firms.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from cxsim.equations.arrays import sigmoid
from cxsim.equations.customer_parameters import BEHAVIOUR_LAG, CHURN_SLOPE, CHURN_SLOPE_SHARE
from cxsim.equations.parameters import Parameter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxsim.equations.arrays import Values

Behaviour = Literal["purchase_more", "try_new", "recommend", "trust", "forgive"]
LoyaltyPreset = Literal["temkin2016", "xmi2024"]


@dataclass(frozen=True, slots=True)
class Link:
    """From attitude to one behaviour: logit of the likelihood = intercept + slope x attitude."""

    intercept: Parameter
    slope: Parameter


def _link(intercept: float, slope: float, source: str) -> Link:
    note = "solved so that group means hit the published ratio in a population of A ~ N(.40, .60)"
    return Link(
        Parameter(intercept, "logit", -4, 4, "C", source, note),
        Parameter(slope, "logit per unit of attitude", 0, 8, "C", source, note),
    )


_TEMKIN = "Temkin Group 2016, The (Large) Connection Between Emotion and Loyalty"
_XMI = "XM Institute 2024, global study, 28,400 consumers"
LINKS: Mapping[LoyaltyPreset, Mapping[Behaviour, Link]] = {
    "temkin2016": {
        "purchase_more": _link(-0.40, 3.63, f"{_TEMKIN}: ratio 7.1"),
        "try_new": _link(-1.44, 2.35, f"{_TEMKIN}: ratio 7.8"),
        "recommend": _link(-0.80, 4.91, f"{_TEMKIN}: ratio 15.1"),
        "trust": _link(-0.64, 3.60, f"{_TEMKIN}: ratio 8.4"),
        "forgive": _link(-0.96, 2.54, f"{_TEMKIN}: ratio 6.6"),
    },
    # 2024 published no ratio for trying new offers and for forgiving.
    # Likelihoods at five stars: .94, .86 and .90, as XMI published them elsewhere.
    "xmi2024": {
        "purchase_more": _link(0.81, 2.07, f"{_XMI}: ratio 2.2"),
        "recommend": _link(0.06, 1.87, f"{_XMI}: ratio 3.0"),
        "trust": _link(0.27, 2.05, f"{_XMI}: ratio 2.9"),
    },
}
"""Preset → behaviour → link. The figures shrink with method and region: show both, claim no cause."""


def stated_likelihood(attitude: Values, link: Link) -> Values:
    """E5: likelihood in (0, 1) that customers state for a behaviour; attitude in [-1, 1] [C]."""
    return sigmoid(link.intercept.value + link.slope.value * attitude)


def realised_likelihood(attitude: Values, link: Link) -> Values:
    """E5b: likelihood in (0, 1) that they do it: intent is not behaviour (Mittal & Kamakura 2001 [P]; lag [C])."""
    return sigmoid(link.intercept.value - BEHAVIOUR_LAG.value + link.slope.value * attitude)


def churn_slope(preset: LoyaltyPreset) -> float:
    """Return the slope of log churn hazard on attitude that goes with a preset [J]: half its purchase slope."""
    if preset == "temkin2016":
        return CHURN_SLOPE.value
    return CHURN_SLOPE_SHARE.value * LINKS[preset]["purchase_more"].slope.value
