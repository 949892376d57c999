"""Build the page of what was learned: read from the saves of this pack, the open one included."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from cxsim.frontend.side_present import Achievement, AchievementsView
from cxsim.frontend.words import marked
from cxsim.insights.learning import LESSONS, learned
from cxsim.record.folder import list_saves
from cxsim.session import Session, Unkept

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cxsim.frontend.aside import Guest
    from cxsim.session import Play

MOST = 5
"""Saves that are read beside the open one, the newest."""
WORDS: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "spoke_up": (
            marked("Spoke up"),
            marked("Said an uncomfortable thing to somebody who decides"),
            "message-square",
        ),
        "asked_for_help": (marked("Asked for help"), marked("Said that one does not know, and asked"), "circle-help"),
        "reported_a_slip": (marked("Reported a slip"), marked("Told somebody who can act, or the customer"), "flag"),
        "said_it_straight": (
            marked("Said it straight"),
            marked("Told what is so, also when it was unwelcome"),
            "quote",
        ),
        "wanted_to_know": (marked("Wanted to know"), marked("Met bad news with thanks or a question"), "lightbulb"),
        "closed_the_loop": (
            marked("Closed the loop"),
            marked("Told what became of it, or mended its cause"),
            "rotate-ccw",
        ),
        "helped_a_colleague": (marked("Helped a colleague"), marked("Shared the load, or named good work"), "users"),
        "won_a_customer_back": (
            marked("Won a customer back"),
            marked("Put a failure right, to the end"),
            "heart-handshake",
        ),
        "kept_a_promise": (marked("Kept a promise"), marked("Gave one's word, and did it"), "handshake"),
        "wrote_what_was_so": (marked("Wrote what was so"), marked("Left it open where solved would have shone"), "eye"),
        "changed_their_mind": (
            marked("Changed one's mind"),
            marked("Failed, began again, and found another way"),
            "undo-2",
        ),
        "looked_at_both_ways": (marked("Looked at both ways"), marked("Saw two endings of one story"), "scale"),
    }
)
"""What can be learned → its name, what it is, its icon."""


def view(guest: Guest) -> AchievementsView:
    """Return what was learned first, and after it what else there is."""
    pack, say = guest.table.pack, guest.teller.say
    found = {each.id: each for each in learned(pack, _plays(guest))}
    items = []
    for name in LESSONS:
        title, about, icon = WORDS[name]
        lesson = found.get(name)
        when = say("First in: {scenario}", scenario=pack.scenarios[lesson.scenario].title) if lesson else ""
        items.append(Achievement(say(title), say(about), icon, when))
    items.sort(key=lambda each: not each.when)
    return AchievementsView(pack.sheet.title, tuple(items))


def _plays(guest: Guest) -> Iterator[Play]:
    """Yield the tries of older saves, replayed, and of the open one."""
    pack = guest.table.pack
    others = [each for each in list_saves(guest.table.saves, pack.id) if each.header and each.path != guest.save]
    for listing in reversed(others[:MOST]):
        if listing.header is not None:
            session = Session(pack, listing.header, Unkept())
            session.resume(listing.entries, guest.table.content)
            yield from _tries(session)
    if guest.session is not None:
        yield from _tries(guest.session)


def _tries(session: Session) -> Iterator[Play]:
    yield from session.tries
    if session.current is not None:
        yield session.current
