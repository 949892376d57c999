"""Where each practice enters the model: the functions it goes through, what follows, and what that rests on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cxsim.equations.contact import treatment_value
from cxsim.equations.culture import dimension_after, response_as_felt, say_do_gap
from cxsim.equations.encounter import recovery
from cxsim.equations.failure import knowledge_after, lapse_rate, made_known, reach, safety_after
from cxsim.equations.gaming import gaming_effort, passed_off, survey_weight
from cxsim.equations.parameters import (
    DISTRIBUTIVE_WEIGHT,
    INTERACTIONAL_WEIGHT,
    LOSS_AVERSION,
    PROCEDURAL_WEIGHT,
    RECOVERY_GAIN,
    Parameter,
)
from cxsim.equations.people import courtesy_shift, engagement_goal, exhaustion_goal, surface_acting
from cxsim.equations.team_parameters import (
    BEGGING_COST,
    CULTURE_WEEKS,
    DEEP_ACTING,
    DEEP_TO_COURTESY,
    ENGAGEMENT,
    EXHAUSTION,
    GAMING_SELECTION,
    HONESTY_SHARE,
    KNOWLEDGE_GAIN,
    LAPSE_RATE,
    MAKING_GOOD_COST,
    PASSED_OFF,
    REGAIN_WEEKS,
    REPORT_LEAST,
    REPORT_SLOPE,
    RESTORED_EVERY,
    SAFETY_RATE,
    SAY_DO_GAP,
    STANDARD_RESTORED,
    SURFACE_ACTING,
)
from cxsim.equations.work_pressure import standard_restored, time_per_contact

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@dataclass(frozen=True, slots=True)
class Place:
    """Where one practice enters the model."""

    through: tuple[tuple[Callable[..., Any], str], ...]
    """(function, the argument that carries the practice or what became of it), in the order it travels."""
    follows: str
    """What more of the practice leads to, in plain words."""
    rests_on: Mapping[str, Parameter] = field(default_factory=dict)
    """What a number is about → the number."""
    besides: str = ""
    """What is known of the form, with its tag, where no number says it."""


_SLOW = {"how slowly culture follows": CULTURE_WEEKS}
_PUT_RIGHT = "failures are put right further: in this encounter, and in weeks to come where somebody owns up to them"
_GAMED_LESS = "less pull to work for the figure"

PLACES: Mapping[str, Place] = {
    "honesty": Place(
        ((made_known, "honesty"),),
        "more failures are known: they can be put right, and learned from",
        {
            "made known anyway where safety is lowest": REPORT_LEAST,
            "more of it where safety is highest": REPORT_SLOPE,
            "weight of practised honesty beside the climate": HONESTY_SHARE,
        },
        "those figures are about injuries at work; that failures of service are told as often is an assumption [J]",
    ),
    "recovery_made_good": Place(
        ((recovery, "distributive"),),
        f"{_PUT_RIGHT}; it costs work",
        {
            "weight of what was made good": DISTRIBUTIVE_WEIGHT,
            "what a recovery can give": RECOVERY_GAIN,
            "work that one failure made good in full costs, in contacts": MAKING_GOOD_COST,
        },
    ),
    "recovery_treatment": Place(
        ((recovery, "interactional"),),
        _PUT_RIGHT,
        {"weight of how one was treated": INTERACTIONAL_WEIGHT, "what a recovery can give": RECOVERY_GAIN},
    ),
    "recovery_process": Place(
        ((recovery, "procedural"),),
        _PUT_RIGHT,
        {"weight of how it was dealt with": PROCEDURAL_WEIGHT, "what a recovery can give": RECOVERY_GAIN},
    ),
    "speaking_up": Place(
        ((reach, "speaking_up"), (dimension_after, "evidence")),
        "more of what is reported reaches the team's knowledge; communication (C2) rises slowly",
        {"what shared failures add to knowledge": KNOWLEDGE_GAIN, **_SLOW},
    ),
    "leader_response": Place(
        ((response_as_felt, "response"), (safety_after, "response")),
        "each week with bad news moves psychological safety towards how it was received",
        {
            "how far one reception moves safety": SAFETY_RATE,
            "how much more a bad one weighs": LOSS_AVERSION,
            "what it loses where words and deeds are apart": SAY_DO_GAP,
        },
        "the scale, 0 scapegoat, .5 neglect or procedure, 1 inquiry and thanks: Westrum 2004 [P]",
    ),
    "debrief_quality": Place(
        ((reach, "debrief_quality"), (knowledge_after, "learned_from")),
        "more of what is reported becomes knowledge, and fewer failures happen again",
        {"what shared failures add to knowledge": KNOWLEDGE_GAIN},
    ),
    "enforcement": Place(
        ((time_per_contact, "enforcement"), (surface_acting, "enforcement")),
        "contacts are cut to the target, fewer are solved at once, and people act a part",
        {"how much enforcing adds to surface acting": SURFACE_ACTING["enforcement"]},
        "how hard a target pulls at time: judgement [J]",
    ),
    "gaming": Place(
        (
            (gaming_effort, "practised"),
            (survey_weight, "effort"),
            (treatment_value, "begged"),
            (passed_off, "effort"),
        ),
        "the survey hears the happy, customers are begged for marks, contacts are passed off, and the figures part "
        "from the truth",
        {
            "how strongly effort picks the happy": GAMING_SELECTION,
            "what begging costs in attitude": BEGGING_COST,
            "how many contacts are passed off": PASSED_OFF,
        },
    ),
    "autonomy": Place(
        ((engagement_goal, "autonomy"),),
        "engagement rises, and morale with it",
        {"autonomy in engagement": ENGAGEMENT["autonomy"]},
    ),
    "surface_acting": Place(
        ((surface_acting, "practised"), (exhaustion_goal, "acting"), (engagement_goal, "acting")),
        "exhaustion rises and engagement falls",
        {
            "how much the habit adds to surface acting": SURFACE_ACTING["practice"],
            "surface acting in exhaustion": EXHAUSTION["surface_acting"],
            "surface acting in engagement": ENGAGEMENT["surface_acting"],
        },
    ),
    "accountability": Place(
        ((lapse_rate, "accountability"),),
        "fewer routine lapses where safety is high",
        {"lapses at full safety where nobody holds anybody to anything": LAPSE_RATE},
    ),
    "standard": Place(
        ((standard_restored, "standard"),),
        "the felt standard regains half of what it lost: at once where it is said, once a quarter where that is habit",
        {
            "what saying it gives back": STANDARD_RESTORED,
            "how often, as a habit": RESTORED_EVERY,
            "how slowly it comes back by itself": REGAIN_WEEKS,
        },
    ),
    "conscience": Place(
        (
            (dimension_after, "evidence"),
            (gaming_effort, "conscience"),
            (surface_acting, "deep"),
            (courtesy_shift, "deep"),
        ),
        f"conscience (C1) rises slowly: {_GAMED_LESS}, less acting, warmer contacts",
        {
            **_SLOW,
            "how much acting falls away": DEEP_ACTING,
            "what customers notice of it": DEEP_TO_COURTESY,
        },
    ),
    "communication": Place(
        ((dimension_after, "evidence"), (reach, "communication")),
        "communication (C2) rises slowly, and more of what is reported becomes knowledge",
        {**_SLOW, "what shared failures add to knowledge": KNOWLEDGE_GAIN},
    ),
    "consistency": Place(
        ((dimension_after, "evidence"), (say_do_gap, "consistency"), (response_as_felt, "gap")),
        "consistency (C3) rises slowly, and good words about a failure are believed",
        {**_SLOW, "what a response loses where words and deeds are apart": SAY_DO_GAP},
    ),
    "credibility": Place(
        (
            (dimension_after, "evidence"),
            (gaming_effort, "credibility"),
            (say_do_gap, "credibility"),
            (response_as_felt, "gap"),
        ),
        f"credibility (C4) rises slowly: {_GAMED_LESS}, and good words about a failure are believed",
        {**_SLOW, "what a response loses where words and deeds are apart": SAY_DO_GAP},
    ),
}
"""Practice → its place; ``time_per_contact`` is measured on the clock and no deed shows it."""
