"""Offer one view of each page beside play, as full as real ones get, for the gallery and for tests of layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.frontend.beside.achievements import WORDS
from cxsim.frontend.beside.glossary import TOPICS
from cxsim.frontend.elements.tree import Span
from cxsim.frontend.messages import Open
from cxsim.frontend.present import Line
from cxsim.frontend.side_present import (
    Achievement,
    AchievementsView,
    AuditView,
    Chapter,
    Credit,
    CreditsView,
    GlossaryView,
    HistoryView,
    JourneyView,
    LibraryView,
    NoteView,
    PackCard,
    ParticipantView,
    PauseView,
    PeopleView,
    PersonCard,
    StepCard,
    Term,
    Trait,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from cxsim.frontend.present import Face
    from cxsim.frontend.words import Words

    Faces = Callable[[str, str], Face]

EVERY_PLACE = ("history", "journey", "people", "achievements", "culture", "glossary", "participant", "credits")


def side_screens(say: Words, face: Faces) -> dict[str, Open]:
    """Return every page beside play, filled, by a name for its picture."""
    return {
        "pause": Open("pause", PauseView("One minute from warm", EVERY_PLACE)),
        "more": Open("pause", PauseView("", ("library", *EVERY_PLACE[1:]))),
        "participant": Open(
            "participant", ParticipantView("wq7h3mkn2ptx", "care/first line/early", opt_in=True, shared=2, kept=3)
        ),
        "library": Open("library", library(say)),
        "people": Open("people", people(say, face)),
        "journey": Open("journey", journey(say)),
        "history": Open("history", history(say, face)),
        "achievements": Open("achievements", achievements(say)),
        "culture": Open("culture", audit(say)),
        "glossary": Open("glossary", glossary(say)),
        "credits": Open("credits", credits_of(say)),
        "note": Open("note", note()),
    }


def library(say: Words) -> LibraryView:
    """Return a shipped pack that is half played, one of one's own, and one that cannot be played."""
    about = (
        "Thirteen weeks as a new agent in the care team of a firm that keeps homes warm. Customers ring, colleagues "
    )
    about += "need you, and the board on the wall counts minutes."
    mistake = "{place} has a mistake ({code}). Its author can see it with cxsim check."
    fault = say(mistake, place="pack.yaml:7", code="CX101")
    return LibraryView(
        (
            PackCard(
                "A quarter at Hearthline",
                about,
                (9, 14),
                (21, 60),
                (6, 13),
                ("English", "Ελληνικά", "简体中文"),
                "CC-BY-SA-4.0",
                open=True,
            ),
            PackCard(
                "Night desk",
                "Four nights in a small hotel.",
                (0, 4),
                (0, 11),
                (0, 0),
                ("English",),
                "CC0-1.0",
                own=True,
            ),
            PackCard("harbour_office", own=True, fault=fault),
        ),
        "/home/kim/.local/share/cxsim/packs",
    )


def people(say: Words, face: Faces) -> PeopleView:
    """Return a customer who was met, one who was not, and two colleagues."""
    about = (
        "Ran the radio on ships for thirty years. Hears badly on one side, better than most on the other.",
        "Writes everything down, with the time. Forgives a fault at once and a fib never.",
    )
    traits = (
        Trait(say("Lives"), "Alone, fourth floor at the harbour, in a flat with large old windows", "house"),
        Trait(say("Contact"), "Deaf on the left; wants plain speech, not loud speech", "headset"),
        Trait(say("Takes for granted"), "That a fault has a cause, and that somebody looks for it", "check"),
        Trait(say("Would be delighted by"), "To be asked for her notes", "sparkles"),
        Trait(say("Never forgives"), "Being told that it is solved when it is not", "circle-x"),
    )
    needs = (
        Trait(say.meant("kind of need", "Must be"), "A warm flat tonight", "lock"),
        Trait(say.meant("kind of need", "The more the better"), "To be taken at her word", "trending-up"),
        Trait(say.meant("kind of need", "A delight"), "That someone remembers her", "sparkles"),
    )
    note = " · ".join((say.many("{count} year old", "{count} years old", 71), say("On the phone")))
    dervla = PersonCard(
        "Dervla Quinn", note, face("dervla", "calm"), tuple(_told(each) for each in about), traits, needs
    )
    edda = PersonCard("Edda Lind", say("On the phone"), face("edda", "calm"), (), traits[:2], needs_hidden=True)
    said = Trait(say("On the work"), "The clock is a promise to those who wait, too.", "quote")
    ines = PersonCard("Inês Duarte", "Agent, Care", face("ines", "calm"), (_told("Nine years in care."),), (said,))
    tomas = PersonCard("Tomáš Havel", "Agent, Care", face("tomas", "smiling"))
    return PeopleView(
        "A quarter at Hearthline", ((say("Customers"), (dervla, edda)), (say("Colleagues"), (ines, tomas)))
    )


def journey(say: Words) -> JourneyView:
    """Return a journey of eight steps."""
    pump = "A heat pump on a monthly rent. We own it, watch it and mend it. The customer pays for warmth."
    visit = "A visit the same night is for customers of 75 years or more, and for homes with an infant."
    return JourneyView(
        "Hearthline",
        "Nobody goes to bed cold.",
        (_told("Hearthline began with eleven neighbours who shared one boiler, and took turns when it failed."),),
        _steps(say),
        (Trait("Hearth", pump), Trait("Night watch", "For four euros a month we keep an eye on the pump overnight.")),
        (Trait(say("{rule} (from {year})", rule="Emergency visits", year="2009"), visit),),
    )


def _steps(say: Words) -> tuple[StepCard, ...]:
    phone, mail, shop = (say("On the phone"), "phone"), (say("By e-mail"), "mail"), (say("At the counter"), "store")
    steps = (
        (
            "Hears of us",
            shop,
            "Sales",
            "To know from a neighbour what a winter with us is like.",
            "Nobody knows who told whom.",
        ),
        ("Signs", shop, "Sales", "To understand what it costs when it is very cold.", "The offer shows a mild winter."),
        (
            "Gets warm for the first time",
            shop,
            "Technical",
            "A room that is warm on the day that was named, and a person who explains it.",
            "The fitter has forty minutes, and explaining is not one of them.",
        ),
        (
            "The first frost",
            phone,
            "Care",
            "To hear that this noise is normal.",
            "Everybody rings in the same three days.",
        ),
        (
            "Something fails",
            phone,
            "Care",
            "A warm room tonight, and the truth about tonight.",
            "Care closes the call, Technical opens a ticket, and each clock starts anew.",
        ),
        (
            "The bill",
            mail,
            "Billing",
            "To see in one line why it is more than last time.",
            "The bill explains tariffs.",
        ),
        ("Life changes", phone, "Care", "To tell it once.", "Each department asks again, in its own form."),
        ("Stays or goes", mail, "Sales", "To be known after all these years.", "The best offer is for new customers."),
    )
    return tuple(
        StepCard(name, *channel, department, wants, breaks) for name, channel, department, wants, breaks in steps
    )


def history(say: Words, face: Faces) -> HistoryView:
    """Return three chapters."""
    lines = (
        _told("Tuesday, 16:40. Four degrees outside and falling."),
        Line(
            (Span("It has stopped at half past two, and I have written down every attempt since."),),
            face("dervla", "dry"),
        ),
        Line((Span(say("You: {words}", words="Let her tell it in order"), emphasis=True),)),
        Line(
            (Span("At last somebody who can read a log. E-31, three times, always after the fan."),),
            face("dervla", "warm"),
        ),
    )
    again = say("Week {week}, try {number}", week=4, number=2)
    first = say("Week {week}, try {number}", week=1, number=1)
    back = say("{week}: something comes back", week=say("Week {week}", week=3))
    return HistoryView(
        "A quarter at Hearthline",
        (
            Chapter("Two Linds", again, lines),
            Chapter("One minute from warm", back, lines[:1]),
            Chapter("One minute from warm", first, lines),
        ),
    )


def _told(words: str) -> Line:
    return Line((Span(words),))


def achievements(say: Words) -> AchievementsView:
    """Return twelve things to learn, five of them done."""
    when = say("First in: {scenario}", scenario="One minute from warm")
    items = tuple(
        Achievement(say(name), say(about), icon, when if at < len(WORDS) // 2 - 1 else "")
        for at, (name, about, icon) in enumerate(WORDS.values())
    )
    return AchievementsView("A quarter at Hearthline", items)


def audit(say: Words) -> AuditView:
    """Return a culture that has been seen for three weeks."""
    names = ("purpose", "example", "adoption", "conscience", "communication", "consistency", "credibility")
    seen = dict(zip(names, (0.55, 0.42, 0.6, 0.58, 0.31, 0.5, 0.47), strict=True))
    return AuditView(seen, say("Week {week}", week=4), played=True)


def glossary(say: Words) -> GlossaryView:
    """Return the glossary as it is."""
    return GlossaryView(
        tuple(
            (say(topic), tuple(Term(say(name), say(meaning)) for name, meaning in terms))
            for topic, terms in TOPICS.items()
        )
    )


def credits_of(say: Words) -> CreditsView:
    """Return credits of three parts."""
    pack = Credit("A quarter at Hearthline", say("Version {version}", version="0.2.0"), "CC-BY-SA-4.0")
    portraits = Credit(say("Portraits"), "Open Peeps (Pablo Stanley)", "CC0-1.0")
    icons = Credit(
        "Lucide 1.62.0, some of them from Feather",
        "Lucide Icons and Contributors; Cole Bemis",
        "ISC; MIT for the icons from Feather",
    )
    fonts = Credit(
        "Literata 3.103; hanzi and signs from Noto Sans SC 2.004", "The Literata Project Authors; Adobe", "OFL-1.1"
    )
    program = (Credit("cxsim", say("The authors of cxsim"), "Apache-2.0"), Credit("pygame", "Pete Shinners", "LGPL"))
    return CreditsView(
        "0.1.0",
        ((say("This pack"), (pack, portraits)), (say("Fonts and pictures"), (fonts, icons)), (say("Program"), program)),
    )


def note() -> NoteView:
    """Return a note with something written."""
    words = (
        "I closed the call because the board was red, not because she was warm.\nTomorrow: ring back first, then close."
    )
    ask = "When did you last write solved and hope?"
    return NoteView("One minute from warm", (ask,), words, "saves/notes/onboarding-2026-11-21-1-one_minute.txt")
