"""Define what screens are drawn from: plain frozen values, texts ready to read, nothing hidden from the participant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxsim.frontend.elements.tree import Span
    from cxsim.model.cast import Voice


@dataclass(frozen=True, slots=True)
class Face:
    """A person as shown: picture is a path, "" where there is none; alt describes the person, voice is theirs."""

    name: str
    mood: str = "calm"
    picture: str = ""
    alt: str = ""
    voice: Voice | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """What somebody says, or what is told (no face)."""

    spans: tuple[Span, ...]
    face: Face | None = None


@dataclass(frozen=True, slots=True)
class Gauge:
    """A KPI against its target; value and target are fractions (0 to 1) of the dial.

    text and target_text come formatted with their unit; standing is "good", "short" or "" (no target); bonus says what
    hangs on it.
    """

    label: str
    value: float
    text: str
    target: float | None = None
    target_text: str = ""
    standing: str = ""
    bonus: str = ""
    meaning: str = ""  # told on demand; a line for each paragraph


@dataclass(frozen=True, slots=True)
class Onward:
    """The way on in a campaign, in words: to the next week, or back to this one, where more is to be done."""

    words: str
    next_week: bool = True


@dataclass(frozen=True, slots=True)
class ScenarioCard:
    """A scenario to choose."""

    id: str
    title: str
    kind: str
    plays: str
    aim: str
    care: str = ""
    face: Face | None = None
    standing: str = ""  # "Played twice", "Half way"
    stage: str = ""  # for whom it is


@dataclass(frozen=True, slots=True)
class ChooseView:
    """The scenarios of a pack."""

    pack: str
    cards: tuple[ScenarioCard, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A house rule in force, in words: "Target for handling time", "6 min"."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class PrebriefView:
    """What is known before a scenario begins."""

    card: ScenarioCard
    lines: tuple[Line, ...]
    rules: tuple[Rule, ...]
    about: str = ""
    week: str = ""  # of the campaign, in words; "" for a scenario played by itself


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """A choice that is open."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Stage:
    """What frames a situation and its consequence: scenario, channel, the person opposite, gauges, who waits."""

    scenario: str
    channel: str
    channel_icon: str
    face: Face | None
    gauges: tuple[Gauge, ...]
    queue: str = ""
    observed: str = ""
    kind: str = ""  # the channel's id: phone, chat, counter, email, social, in_person


@dataclass(frozen=True, slots=True)
class SituationView:
    """A decision point."""

    stage: Stage
    lines: tuple[Line, ...]
    choices: tuple[ChoiceView, ...]
    can_step_back: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a form asks for."""

    label: str
    answers: tuple[ChoiceView, ...]


@dataclass(frozen=True, slots=True)
class FormView:
    """A situation that is answered in several parts at once."""

    stage: Stage
    lines: tuple[Line, ...]
    parts: tuple[Part, ...]
    holds: str = ""  # from when the answers hold, in words
    can_step_back: bool = False


@dataclass(frozen=True, slots=True)
class Move:
    """Something that moved, in words; tone is "good", "short" or ""."""

    text: str
    tone: str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True)
class ConsequenceView:
    """What answered a decision, and what moved."""

    stage: Stage
    decided: str
    lines: tuple[Line, ...]
    moves: tuple[Move, ...]
    can_step_back: bool = True


@dataclass(frozen=True, slots=True)
class EndingView:
    """How a scenario ended."""

    scenario: str
    lines: tuple[Line, ...]
    face: Face | None = None
    ask: str = ""
    takeaway: str = ""
    setback: bool = False


@dataclass(frozen=True, slots=True)
class OtherChoice:
    """What else there was; why is why it was closed, "" if it was open."""

    text: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class DecisionView:
    """One decision looked back upon."""

    situation: str
    decided: str
    moves: tuple[Move, ...]
    others: tuple[OtherChoice, ...]
    question: str = ""
    reply: str = ""  # what answered it
    closed: bool = False  # in a week that has passed: no other try from here


@dataclass(frozen=True, slots=True)
class Comparison:
    """A quantity as it was reported and as it truly was; `apart` where the two differ."""

    label: str
    reported: str
    true: str
    apart: bool = False


@dataclass(frozen=True, slots=True)
class DebriefView:
    """A playthrough looked back upon."""

    scenario: str
    ending: str
    comparisons: tuple[Comparison, ...]
    decisions: tuple[DecisionView, ...]
    setback: bool = False
    tries: str = ""
    onward: Onward | None = None


@dataclass(frozen=True, slots=True)
class RestView:
    """A scenario that rests until a later week; `resumes` is its id where it can go on at once."""

    scenario: str
    until: str
    face: Face | None = None
    onward: Onward | None = None
    resumes: str = ""
    can_step_back: bool = False


@dataclass(frozen=True, slots=True)
class PlannerWeek:
    """One week in the row of weeks; standing is "past", "now" or "ahead".

    marks are icons of what happened, which spoken tells in words; both are empty where nothing did.
    """

    number: int
    standing: str
    marks: tuple[str, ...] = ()
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class BoardKpi:
    """A KPI as the board reports it, and how it has moved; trend and its target are fractions (0 to 1) of its room."""

    gauge: Gauge
    trend: tuple[float, ...]
    target: float
    change: Move
    interval: str = ""


@dataclass(frozen=True, slots=True)
class RuleChange:
    """A house rule that is another one now."""

    label: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class DueView:
    """A scenario that is due this week, or has been played in it (done)."""

    card: ScenarioCard
    goes_on: bool = False
    done: bool = False


@dataclass(frozen=True, slots=True)
class BackView:
    """Something that came back this week: from whom, and how it begins."""

    face: Face | None
    begins: str
    read: bool = False


@dataclass(frozen=True, slots=True)
class WeekView:
    """A week of the campaign."""

    pack: str
    title: str
    told: str
    planner: tuple[PlannerWeek, ...]
    board: tuple[BoardKpi, ...]
    since: str = ""
    changed: tuple[RuleChange, ...] = ()
    came_back: tuple[BackView, ...] = ()
    due: tuple[DueView, ...] = ()
    onward: Onward | None = None
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class EchoView:
    """A page that comes back from a scenario of an earlier week."""

    week: str
    scenario: str
    lines: tuple[Line, ...]
    face: Face | None
    counted: str = ""  # "1 of 2"
