"""Offer one view of each screen, as full as real ones get, for the gallery and for tests of layout."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from cxsim.frontend import figures
from cxsim.frontend.crash.present import CrashView
from cxsim.frontend.elements.tree import Span
from cxsim.frontend.examples.campaign import campaign_screens
from cxsim.frontend.examples.dialogs import dialogs, told
from cxsim.frontend.examples.leaders import leaders_screens
from cxsim.frontend.examples.quarter import quarter_screens
from cxsim.frontend.examples.side import side_screens
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
    Line,
    Move,
    OtherChoice,
    PrebriefView,
    Rule,
    ScenarioCard,
    SituationView,
    Stage,
)
from cxsim.frontend.settings.view import SettingsView
from cxsim.frontend.staging import CHANNELS, ICONS
from cxsim.frontend.title.present import Kept, TitleView
from cxsim.frontend.words import ENGLISH

if TYPE_CHECKING:
    from pathlib import Path

    from cxsim.frontend.words import Words

Faces = Callable[[str, str], Face]
NAMES: Final = {"dervla": "Dervla Quinn", "ines": "Inês Duarte", "tomas": "Tomáš Havel", "edda": "Edda Lind"}


def faces(portraits: Path) -> Faces:
    """Return what finds a person in a mood among the portraits of a folder."""

    def face(person: str, mood: str) -> Face:
        return Face(NAMES[person], mood, str(portraits / person / f"{mood}.svg"), NAMES[person])

    return face


def screens(face: Faces, illustration: str = "", say: Words = ENGLISH) -> dict[str, Open]:
    """Return every screen, filled, by a name for its picture."""
    return {
        "title": Open("title", title(say, illustration)),
        "choose": Open("choose", choose(say, face)),
        "prebrief": Open("prebrief", prebrief(say, face)),
        "situation": Open("situation", situation(say, face)),
        "situation-full": Open("situation", full_situation(say, face)),
        **{name: Open("situation", on_channel(say, face, name)) for name in ("chat", "email", "social", "counter")},
        "consequence": Open("consequence", consequence(say, face)),
        "ending": Open("ending", ending(face)),
        "setback": Open("ending", setback(face)),
        "debrief": Open("debrief", debrief(say)),
        "settings": Open("settings", settings(say)),
        "crash": Open("crash", CrashView("/home/kim/.local/state/cxsim/log/crash-2026-11-22T09-41-07Z-1.txt")),
        **campaign_screens(say, face),
        **quarter_screens(say, face),
        **side_screens(say, face),
        **leaders_screens(say),
        **dialogs(say),
    }


def settings(say: Words) -> SettingsView:
    """Return the settings, with keys of the participant's own and the names of six languages."""
    names = ("English", "Ελληνικά", "Español", "Italiano", "Svenska", "简体中文")
    keys = (("up", "w"), ("down", "s"))
    own = replace(say.settings, language="el", keys=keys)
    return SettingsView(own, dict(zip(("en", "el", "es", "it", "sv", "zh"), names, strict=True)))


def title(say: Words, illustration: str) -> TitleView:
    """Return a title with a save to continue."""
    kept = (
        Kept(
            "campaign",
            say(
                "{week}. {here}",
                week=say("Week {week} of {weeks}", week=4, weeks=13),
                here=say("{scenario}, decision {number}", scenario="Two Linds", number=3),
            ),
        ),
        Kept("single", say("{scenario}, decision {number}", scenario="The lead's chair", number=1)),
    )
    return TitleView("A quarter at Hearthline", illustration, kept, version="0.1.0")


def choose(say: Words, face: Faces) -> ChooseView:
    """Return three scenarios."""
    return ChooseView("A quarter at Hearthline", (_warm(say, face), _linds(say, face), _chair(say, face)))


def prebrief(say: Words, face: Faces) -> PrebriefView:
    """Return the prebrief of a call."""
    rules = (
        Rule(say("{kpi}, target", kpi=say("Handling time")), figures.minutes(say, 6)),
        Rule(say("{kpi}, bonus", kpi=say("Handling time")), say("{share} of pay", share=figures.share(say, 0.06))),
        Rule(say("Survey"), "after every call"),
    )
    told = (
        _told("Tuesday, 16:40. Four degrees outside and falling."),
        _told(
            "The wallboard says: team average 5 min 40 s, target 6 min. Waiting: 7. The next one is Dervla Quinn. "
            "It is her third call since yesterday."
        ),
    )
    about = "Ran the radio on ships for thirty years. Writes everything down with the time."
    return PrebriefView(_warm(say, face), told, rules, about)


def situation(say: Words, face: Faces) -> SituationView:
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
    return SituationView(_stage(say, face("dervla", "dry"), 0), lines, choices)


def on_channel(say: Words, face: Faces, kind: str) -> SituationView:
    """Return the first situation on another channel."""
    shown = situation(say, face)
    stage = replace(shown.stage, kind=kind, channel=say(CHANNELS[kind]), channel_icon=ICONS[kind])
    return replace(shown, stage=stage)


def full_situation(say: Words, face: Faces) -> SituationView:
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
    return SituationView(_stage(say, face("dervla", "calm"), 5), lines, choices, can_step_back=True)


def consequence(say: Words, face: Faces) -> ConsequenceView:
    """Return an answer that pleased."""
    lines = (_said(face("dervla", "pleased"), "The link. There you are. Somebody at the other end."),)
    moves = (
        Move(say("{minutes} on the clock", minutes=figures.minutes(say, 1)), "", "clock"),
        Move("To be taken at her word: fully", "good", "trending-up"),
        Move("A straight answer: mostly", "good", "trending-up"),
    )
    decided = "Tell her what her figures say, and look at the link between the two"
    return ConsequenceView(_stage(say, face("dervla", "pleased"), 3), decided, lines, moves)


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


def debrief(say: Words) -> DebriefView:
    """Return a playthrough of six decisions."""
    comparisons = (
        Comparison(say("Handling time"), figures.minutes(say, 6), figures.minutes(say, 9), apart=True),
        Comparison(say("Solved"), say.meant("whether it is solved", "yes"), "not yet", apart=True),
        Comparison(say("Would recommend us"), "9", "4", apart=True),
        Comparison("Her trust in us", say("not asked"), "lower", apart=False),
    )
    ended = "The board is grey again: a setback that nobody sees yet"
    return DebriefView(
        "One minute from warm", ended, comparisons, _decisions(say), setback=True, tries=say("Try {number}", number=2)
    )


def _decisions(say: Words) -> tuple[DecisionView, ...]:
    return (*_on_the_phone(say), *_after_the_call(say))


def _on_the_phone(say: Words) -> tuple[DecisionView, ...]:
    up, down = "trending-up", "trending-down"
    return (
        DecisionView(
            "Dervla's third call",
            "Ask her to read you what she wrote down",
            (Move(figures.minutes(say, 2), "", "clock"), Move("Taken at her word: mostly", "good", up)),
            (
                OtherChoice("Ask for half a minute and read the two earlier calls"),
                OtherChoice("Start with the checklist, so that nothing is missed"),
            ),
        ),
        DecisionView(
            "What her log says",
            "Tell her what her figures say, and look at the link between the two",
            (Move(figures.minutes(say, 1), "", "clock"), Move("Taken at her word: fully", "good", up)),
            (OtherChoice("Book an engineer for Thursday, as the rule says, and say so plainly"),),
        ),
        DecisionView(
            "The minute",
            "Tell her it will come back by itself in a few minutes, and that she can call if it does not",
            (
                Move(figures.minutes(say, 1), "", "clock"),
                Move("A straight answer: barely", "short", down),
                Move("Not kept waiting: mostly", "good", up),
            ),
            (
                OtherChoice("Stay on the line with her until it answers"),
                OtherChoice("Promise to call her at half past five, before your shift ends, to hear if it is warm"),
                OtherChoice(
                    "Take her over to Technical, who can see the pump's radio log, and stay until they have the story"
                ),
                OtherChoice("Ask Leila for her list of long pairings", say("Was not open this time")),
            ),
            "What on the screen pulled you, and what on the line?",
        ),
    )


def _after_the_call(say: Words) -> tuple[DecisionView, ...]:
    return (
        DecisionView(
            "After the call",
            say("Solved"),
            (Move(say("Reported as solved"), "", "flag"),),
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


def _stage(say: Words, face: Face, minutes: int) -> Stage:
    gauges = (
        Gauge(
            say("This call"),
            minutes / 12,
            figures.minutes(say, minutes),
            0.5,
            say("target {value}", value=figures.minutes(say, 6)),
            "good",
        ),
        Gauge(
            "Team's handling time",
            0.53,
            figures.minutes(say, 6 + 20 / 60),
            0.5,
            say("target {value}", value=figures.minutes(say, 6)),
            "short",
        ),
        Gauge(say("Would recommend us"), 0.62, "31", 0.75, say("target {value}", value="50"), "short"),
        Gauge(
            say("Solved at the first contact"),
            0.78,
            figures.share(say, 0.78),
            0.75,
            say("target {value}", value=figures.share(say, 0.75)),
            "good",
        ),
    )
    return Stage(
        "One minute from warm",
        say("On the phone"),
        "phone",
        face,
        told(say, gauges),
        say.many("{count} waiting", "{count} waiting", 7),
        say("Nobody is listening in"),
        "phone",
    )


def _warm(say: Words, face: Faces) -> ScenarioCard:
    aim = "See what a time target does to the last minute of a call, and who pays for it."
    care = "An old person in a cold flat. Nobody comes to harm."
    return ScenarioCard(
        "one_minute_from_warm",
        "One minute from warm",
        say("A customer"),
        figures.minutes(say, 12),
        aim,
        care,
        face("dervla", "dry"),
        stage=say("For the first weeks"),
    )


def _linds(say: Words, face: Faces) -> ScenarioCard:
    aim = "Nobody has noticed your slip. Find out what it takes to say it, and what it costs not to."
    return ScenarioCard(
        "two_linds",
        "Two Linds",
        say("A customer"),
        figures.minutes(say, 14),
        aim,
        "",
        face("edda", "smiling"),
        say("Played before"),
        say("Once you have settled in"),
    )


def _chair(say: Words, face: Faces) -> ScenarioCard:
    aim = "Sit in the lead's chair for a day, and choose how bad news is received."
    return ScenarioCard(
        "the_leads_chair",
        "The lead's chair",
        say("The team"),
        figures.minutes(say, 15),
        aim,
        "",
        face("ines", "thoughtful"),
        stage=say("No clean way out"),
    )


def _said(face: Face, words: str) -> Line:
    return Line((Span(words),), face)


def _told(words: str) -> Line:
    return Line((Span(words),))
