"""What leaders see measured, with the words for it: what it says, and the question it is worth asking."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxsim.model.mark import marked

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Measure:
    """A share of answers: what it means where it is yes, and what a team may ask itself about it."""

    id: str
    says: str
    asks: str
    good: bool = True
    """Whether more of it is what the culture asks for."""


PRACTICES: tuple[Measure, ...] = (
    Measure(
        "honesty",
        marked("What went wrong was told as it was"),
        marked("When did it last cost one of us something to tell it as it was, and what happened then?"),
    ),
    Measure(
        "speaking_up",
        marked("Something uncomfortable was said to somebody who decides"),
        marked("What do we tell each other, but not those who could change it? What would make it easier?"),
    ),
    Measure(
        "leader_response",
        marked("News of a failure was met with interest"),
        marked("What happens in the first minute after somebody brings bad news? What do we wish would happen?"),
    ),
    Measure(
        "debrief_quality",
        marked("A failure was looked back on, and its cause looked for"),
        marked("Which failure of these weeks have we all learnt from? How would a new colleague notice?"),
    ),
    Measure(
        "gaming",
        marked("A figure was made to look better than things were"),
        marked("Which of our figures tempts us to make it look good? What would we rather be measured by?"),
        good=False,
    ),
    Measure(
        "conscience",
        marked("Who this customer is counted for more than the rule"),
        marked("Which rule do we still follow although it does not fit what we promise?"),
    ),
    Measure(
        "communication",
        marked("It was talked about openly"),
        marked("What should have reached us sooner, and where did it get stuck?"),
    ),
    Measure(
        "consistency",
        marked("Colleagues were treated as customers are"),
        marked("Where would a customer notice how we treat each other?"),
    ),
    Measure(
        "credibility",
        marked("Words were followed by deeds"),
        marked("What have we promised, to customers or to each other, that is still open?"),
    ),
)
TENSION = Measure(
    "time won",
    marked("The quick way won over the honest one"),
    marked("Where does the clock decide for us? What would we do if nobody measured the minutes?"),
    good=False,
)
CHANGED = Measure(
    "changed",
    marked("Whoever came back decided differently"),
    marked("What did you only see on the second try? What made you come back?"),
)
RETRY = Measure(
    "retry",
    marked("After a setback it was tried again"),
    marked("What helps us to try again after something has failed, and what keeps us from it?"),
)
SETBACK = Measure(
    "setback",
    marked("The first try ended in a setback"),
    marked("Which of these setbacks could happen here next week, and who would see it first?"),
    good=False,
)
FINDABLE: tuple[Measure, ...] = (*PRACTICES, TENSION)
"""What a finding may be about: what a team's answers are compared with the organisation's in."""
ALL: Mapping[str, Measure] = {each.id: each for each in (*PRACTICES, TENSION, CHANGED, RETRY, SETBACK)}
FAILURES = ("honesty", "leader_response", "debrief_quality", "speaking_up", "retry")
WATCHED = ("honesty", "speaking_up", "gaming")
LOYALTY = ("loyalty lost, time", "loyalty lost, truth")

POLICIES: Mapping[str, str] = {
    "as_hurry": marked("gets through the queue"),
    "as_please": marked("pleases whoever is on the line"),
    "as_by_the_book": marked("goes by the book"),
    "as_honest": marked("tells it as it is"),
    "as_hide": marked("hides what went wrong"),
    "as_careful_lead": marked("takes care of the team"),
}
OF_THEMES = ("honesty", "speaking_up", "credibility", "gaming")
"""Measures that are told theme by theme."""
THEMES: Mapping[str, str] = {
    "purpose": marked("Purpose"),
    "lead_by_example": marked("Leading by example"),
    "adoption": marked("Everybody's own part"),
    "morale_first": marked("Morale comes first"),
    "unobserved": marked("When nobody is watching"),
    "conscience": marked("Conscience"),
    "communication": marked("Communication"),
    "consistency": marked("Consistency"),
    "credibility": marked("Credibility"),
    "failing_safely": marked("Failing safely"),
    "hiring_for_culture": marked("Hiring for culture"),
    "journey_and_persona": marked("The customer's whole way"),
    "silos": marked("Departments that do not talk"),
    "identity": marked("What makes the firm itself"),
    "drive": marked("Impulse from the top"),
    "involvement": marked("Everybody takes part"),
    "interactions": marked("A small experience at each touchpoint"),
    "measure_and_act": marked("Measuring, and acting on it"),
    "expectations": marked("Expectations"),
    "score_begging": marked("Asking for marks instead of earning them"),
    "vision": marked("Where all this is going"),
    "listening": marked("Listening"),
    "continuous_communication": marked("Talking before there is news"),
    "kpi_against_culture": marked("A figure that works against what the firm wants"),
    "continuous_improvement": marked("Mending the cause, again and again"),
}
"""Theme that a scenario may name → what it is called."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity of the firm's weeks: its words, and the range that a place in [0, 1] stands for."""

    id: str
    says: str
    low: float
    high: float
    unit: str = ""
    """``%`` for a share, ``×`` for a ratio, a dot for one decimal, nothing for points."""


OUTCOMES: tuple[Quantity, ...] = (
    Quantity("attitude", marked("Loyalty: attitude of all customers"), -100, 100),
    Quantity("referred", marked("Referrals: new customers sent by others, a week, for each 1000"), 0, 4, "."),
    Quantity("morale", marked("Morale of the team"), 0, 1, "%"),
    Quantity("safety", marked("Safety to speak"), 0, 1, "%"),
)
FOUR_CS: tuple[Quantity, ...] = (
    Quantity("conscience", marked("Conscience, from 0 to 5"), 0, 5, "."),
    Quantity("communication", marked("Communication, from 0 to 5"), 0, 5, "."),
    Quantity("consistency", marked("Consistency, from 0 to 5"), 0, 5, "."),
    Quantity("credibility", marked("Credibility, from 0 to 5"), 0, 5, "."),
)
DASHBOARD: tuple[Quantity, ...] = (
    Quantity("handling_time", marked("Time for a request, against what it takes"), 0, 2, "×"),
    Quantity("solved_first_time", marked("Solved the first time"), 0, 1, "%"),
    Quantity("satisfied", marked("Satisfied customers"), 0, 1, "%"),
    Quantity("rating", marked("Net promoter score"), -100, 100),
)
