"""Offer one view of each screen, as full as real ones get, for the gallery and for tests of layout."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cxsim.frontend.campaign_examples import campaign_screens
from cxsim.frontend.messages import Open
from cxsim.frontend.present import (
    ChoiceView,
    ChooseView,
    Comparison,
    ConsequenceView,
    DebriefView,
    DecisionView,
    EndingView,
    Face,
    Gauge,
    Kept,
    Line,
    Move,
    OtherChoice,
    PrebriefView,
    Rule,
    ScenarioCard,
    SituationView,
    Stage,
    TitleView,
)
from cxsim.frontend.quarter_examples import quarter_screens
from cxsim.frontend.tree import Span

if TYPE_CHECKING:
    from pathlib import Path

Faces = Callable[[str, str], Face]
NAMES = {"dervla": "Dervla Quinn", "ines": "Inês Duarte", "tomas": "Tomáš Havel", "edda": "Edda Lind"}


def faces(portraits: Path) -> Faces:
    """Return what finds a person in a mood among the portraits of a folder."""

    def face(person: str, mood: str) -> Face:
        return Face(NAMES[person], mood, str(portraits / person / f"{mood}.svg"), NAMES[person])

    return face


def screens(face: Faces, illustration: str = "") -> dict[str, Open]:
    """Return every screen, filled, by a name for its picture."""
    return {
        "title": Open("title", title(illustration)),
        "choose": Open("choose", choose(face)),
        "prebrief": Open("prebrief", prebrief(face)),
        "situation": Open("situation", situation(face)),
        "situation-full": Open("situation", full_situation(face)),
        "consequence": Open("consequence", consequence(face)),
        "ending": Open("ending", ending(face)),
        "setback": Open("ending", setback(face)),
        "debrief": Open("debrief", debrief()),
        **campaign_screens(face),
        **quarter_screens(face),
    }


def title(illustration: str) -> TitleView:
    """Return a title with a save to continue."""
    kept = (Kept("campaign", "Week 4 of 13. Two Linds, decision 3"), Kept("single", "The lead's chair, decision 1"))
    return TitleView("A quarter at Hearthline", illustration, kept, version="0.1.0")


def choose(face: Faces) -> ChooseView:
    """Return three scenarios."""
    return ChooseView("A quarter at Hearthline", (_warm(face), _linds(face), _chair(face)))


def prebrief(face: Faces) -> PrebriefView:
    """Return the prebrief of a call."""
    rules = (
        Rule("Handling time, target", "6 min"),
        Rule("Bonus on handling time", "6 % of pay"),
        Rule("Survey", "after every call"),
    )
    told = (
        _told("Tuesday, 16:40. Four degrees outside and falling."),
        _told(
            "The wallboard says: team average 5 min 40 s, target 6 min. Waiting: 7. The next one is Dervla Quinn. "
            "It is her third call since yesterday."
        ),
    )
    about = "Ran the radio on ships for thirty years. Writes everything down with the time."
    return PrebriefView(_warm(face), told, rules, about)


def situation(face: Faces) -> SituationView:
    """Return the first situation."""
    lines = (
        _said(
            face("dervla", "dry"),
            "Third call. E-31 again. I have reset it twice, as I was told, and I wrote down when.",
        ),
        _said(
            face("dervla", "dry"),
            "Don't tell me to press the button. I ran the radio on ships for thirty years, I can press a button.",
        ),
    )
    choices = (
        ChoiceView("let_her_tell", "Ask her to read you what she wrote down"),
        ChoiceView("read_history", "Ask for half a minute and read the two earlier calls"),
        ChoiceView("checklist", "Start with the checklist, so that nothing is missed"),
    )
    return SituationView(_stage(face("dervla", "dry"), 0), lines, choices)


def full_situation(face: Faces) -> SituationView:
    """Return a situation with the longest texts that the style guide allows."""
    lines = (
        Line(
            (
                Span("You send the pump the order to pair again. It may take a minute to answer, "),
                Span("sometimes two", emphasis=True),
                Span(
                    ". Nothing to do but wait. Your clock shows 5 min. On the wallboard "
                    "the waiting callers have turned red: 9."
                ),
            )
        ),
        _said(face("dervla", "calm"), "16:58. Waiting. I am good at that."),
    )
    choices = (
        ChoiceView("stay", "Stay on the line with her until it answers"),
        ChoiceView(
            "send", "Tell her it will come back by itself in a few minutes, and that she can call if it does not"
        ),
        ChoiceView("call", "Promise to call her at half past five, before your shift ends, to hear if it is warm"),
        ChoiceView(
            "tech", "Take her over to Technical, who can see the pump's radio log, and stay until they have the story"
        ),
        ChoiceView(
            "quick", "Put her through to Technical. They can see the pump's radio log, and your clock starts anew"
        ),
    )
    return SituationView(_stage(face("dervla", "calm"), 5), lines, choices, can_step_back=True)


def consequence(face: Faces) -> ConsequenceView:
    """Return an answer that pleased."""
    lines = (_said(face("dervla", "pleased"), "The link. There you are. Somebody at the other end."),)
    moves = (
        Move("This call: 1 min more, 3 min", "", "clock"),
        Move("To be taken at her word: fully", "good", "trending-up"),
        Move("A straight answer: mostly", "good", "trending-up"),
    )
    decided = "Tell her what her figures say, and look at the link between the two"
    return ConsequenceView(_stage(face("dervla", "pleased"), 3), decided, lines, moves)


def ending(face: Faces) -> EndingView:
    """Return an ending with a question to take along."""
    lines = (
        _said(face("ines", "warm"), "Then let us call her before we go. You ring, I hold your coat."),
        _told("At 17:41 the pump answers."),
    )
    ask = "What made it possible to say it?"
    takeaway = "A failure told the same evening costs one more call."
    return EndingView("One minute from warm", lines, face("ines", "warm"), ask, takeaway)


def setback(face: Faces) -> EndingView:
    """Return a setback."""
    lines = (_told("The board is grey again. On the tram you wonder for three stops, and then you have to change."),)
    ask = "Who could have known on Tuesday evening?"
    return EndingView("One minute from warm", lines, face("dervla", "tired"), ask, setback=True)


def debrief() -> DebriefView:
    """Return a playthrough of six decisions."""
    comparisons = (
        Comparison("Handling time", "6 min", "9 min", apart=True),
        Comparison("Solved", "yes", "not yet", apart=True),
        Comparison("Would recommend us", "9", "4", apart=True),
        Comparison("Her trust in us", "not asked", "lower", apart=False),
    )
    ended = "The board is grey again: a setback that nobody sees yet"
    return DebriefView("One minute from warm", ended, comparisons, _decisions(), setback=True, tries="Second try")


def _decisions() -> tuple[DecisionView, ...]:
    return (*_on_the_phone(), *_after_the_call())


def _on_the_phone() -> tuple[DecisionView, ...]:
    up, down = "trending-up", "trending-down"
    return (
        DecisionView(
            "Dervla's third call",
            "Ask her to read you what she wrote down",
            (Move("2 min", "", "clock"), Move("Taken at her word: mostly", "good", up)),
            (
                OtherChoice("Ask for half a minute and read the two earlier calls"),
                OtherChoice("Start with the checklist, so that nothing is missed"),
            ),
        ),
        DecisionView(
            "What her log says",
            "Tell her what her figures say, and look at the link between the two",
            (Move("1 min", "", "clock"), Move("Taken at her word: fully", "good", up)),
            (OtherChoice("Book an engineer for Thursday, as the rule says, and say so plainly"),),
        ),
        DecisionView(
            "The minute",
            "Tell her it will come back by itself in a few minutes, and that she can call if it does not",
            (
                Move("1 min", "", "clock"),
                Move("A straight answer: barely", "short", down),
                Move("Not kept waiting: mostly", "good", up),
            ),
            (
                OtherChoice("Stay on the line with her until it answers"),
                OtherChoice("Promise to call her at half past five, before your shift ends, to hear if it is warm"),
                OtherChoice(
                    "Take her over to Technical, who can see the pump's radio log, and stay until they have the story"
                ),
                OtherChoice("Ask Leila for her list of long pairings", "Closed: Leila has not shown it to you yet"),
            ),
            "What on the screen pulled you, and what on the line?",
        ),
    )


def _after_the_call() -> tuple[DecisionView, ...]:
    return (
        DecisionView(
            "After the call",
            "Solved",
            (Move("Reported: solved", "", "flag"),),
            (
                OtherChoice("Open: look again tomorrow. It stays on your own list, and on your own figures"),
                OtherChoice("Operating error. It is the code with the fewest questions"),
            ),
            "Were your word and the truth the same? Who reads the word?",
        ),
        DecisionView(
            "At the coffee machine",
            "Laugh, and say nothing. He has been good to you since the first day",
            (),
            (
                OtherChoice(
                    "Say that you would rather see her through, and ask how he did it before there was a clock"
                ),
                OtherChoice("Thank him. It would take the pressure off tomorrow"),
            ),
            "Tomas is kind, and first on the list. What does the list measure?",
        ),
        DecisionView(
            "Inês has her coat on",
            "Say that it is fine. She wants to go home, too",
            (),
            (OtherChoice("Tell her about E-31, the two earlier calls, and the minute that was missing"),),
        ),
    )


def _stage(face: Face, minutes: int) -> Stage:
    gauges = (
        Gauge("This call", minutes / 12, f"{minutes} min", 0.5, "target 6 min", "good"),
        Gauge("Team's handling time", 0.53, "6 min 20 s", 0.5, "target 6 min", "short"),
        Gauge("Would recommend us", 0.62, "31", 0.75, "target 50", "short"),
        Gauge("Solved first time", 0.78, "78 %", 0.75, "target 75 %", "good"),
    )
    return Stage("One minute from warm", "On the phone", "phone", face, gauges, "7 waiting", "Recorded")


def _warm(face: Faces) -> ScenarioCard:
    aim = "See what a time target does to the last minute of a call, and who pays for it."
    care = "An old person in a cold flat. Nobody comes to harm."
    return ScenarioCard(
        "one_minute_from_warm", "One minute from warm", "A customer", "12 min", aim, care, face("dervla", "dry")
    )


def _linds(face: Faces) -> ScenarioCard:
    aim = "Nobody has noticed your slip. Find out what it takes to say it, and what it costs not to."
    return ScenarioCard(
        "two_linds", "Two Linds", "A customer", "14 min", aim, "", face("edda", "smiling"), "Played once"
    )


def _chair(face: Faces) -> ScenarioCard:
    aim = "Sit in the lead's chair for a day, and choose how bad news is received."
    return ScenarioCard(
        "the_leads_chair", "The lead's chair", "The team", "15 min", aim, "", face("ines", "thoughtful")
    )


def _said(face: Face, words: str) -> Line:
    return Line((Span(words),), face)


def _told(words: str) -> Line:
    return Line((Span(words),))
