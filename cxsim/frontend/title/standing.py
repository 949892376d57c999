"""Find the games that can be continued, and say in words where each stands, without replaying it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cxsim.content.characters import written_out
from cxsim.frontend.title.present import Kept
from cxsim.frontend.words import marked
from cxsim.session import Begin, Decide, Rewind, Wake, Week

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cxsim.frontend.words import Words
    from cxsim.model.pack import Pack
    from cxsim.record import Listing, Resumed, SaveError
    from cxsim.session import Entry


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a game stands; `decided` are the entries of the decisions that lead there, and where each led."""

    week: int = 1
    scenario: str = ""
    begun: str = ""
    decided: tuple[tuple[int, str], ...] = ()

    @property
    def place(self) -> str:
        """Where the scenario stands, "" where none is under way."""
        return self.decided[-1][1] if self.decided else self.begun


def standing(entries: Iterable[Entry]) -> Standing:
    """Return where a save's entries lead."""
    now = Standing()
    for number, entry in enumerate(entries):
        match entry:
            case Begin() | Wake():
                now = Standing(now.week, entry.scenario, entry.next)
            case Decide():
                now = replace(now, decided=(*now.decided, (number, entry.next)))
            case Rewind(to):
                now = replace(now, decided=tuple(each for each in now.decided if each[0] < to))
            case Week(week):
                now = Standing(week)
            case _:
                pass
    return now


def newest(listings: Iterable[Listing], *, campaign: bool) -> Listing | None:
    """Return the newest campaign (or game of single scenarios); one in which nothing was played gives way."""
    found = [each for each in listings if each.header is not None and each.header.campaign is campaign]
    played = (each for each in found if any(isinstance(entry, Begin) for entry in each.entries))
    return next(played, found[0] if found else None)


def kept(say: Words, pack: Pack, listings: tuple[Listing, ...]) -> tuple[Kept, ...]:
    """Return the games that can be continued, the one last written first."""
    found = [each for each in (newest(listings, campaign=True), newest(listings, campaign=False)) if each]
    found.sort(key=listings.index)
    return tuple(_kept(say, pack, each) for each in found)


def finished(pack: Pack, listings: Iterable[Listing]) -> Iterator[str]:
    """Yield the ids of the scenarios that were played to an ending."""
    for listing in listings:
        for entry in listing.entries:
            if isinstance(entry, Decide):
                known = pack.scenarios.get(entry.scenario)
                if known is not None and entry.next in known.endings:
                    yield entry.scenario


def told(say: Words, resumed: Resumed) -> str:
    """Return what a participant should know of a save that was opened, "" where all is well."""
    words = []
    if resumed.save.torn is not None:
        torn = marked("The save ended in half a line, which is set aside in {file}. Everything before it is kept.")
        words.append(say(torn, file=written_out(resumed.save.torn.name)))
    if resumed.gaps:
        gap = marked("The scenario has changed since. {reason} Everything else is kept.")
        if resumed.gaps[-1].goes_on:
            gap = marked(
                "The scenario has changed since. {reason} You stand before that decision and can make it anew."
            )
        reasons = dict.fromkeys(say.sentence(each.why) for each in resumed.gaps)
        words.append(say(gap, reason=" ".join(reasons)))
    return " ".join(words)


def fault_in_words(say: Words, fault: SaveError) -> str:
    """Return what keeps a save from being opened or written, and the way out."""
    reason, way_out = say.sentence(fault.reason), say.sentence(fault.way_out)
    return say("{file}: {reason} {way_out}", file=written_out(fault.path.name), reason=reason, way_out=way_out)


def _kept(say: Words, pack: Pack, listing: Listing) -> Kept:
    now = standing(listing.entries)
    here = _scenario_in_words(say, pack, now)
    weeks = pack.sheet.campaign.weeks if pack.sheet.campaign else 0
    if listing.header is None or not listing.header.campaign:
        return Kept("single", here or say("A game that has just begun"))
    if now.week > weeks:
        return Kept("campaign", say("The quarter is over"), over=True)
    week = say("Week {week} of {weeks}", week=now.week, weeks=weeks)
    return Kept("campaign", say("{week}. {here}", week=week, here=here) if here else week)


def _scenario_in_words(say: Words, pack: Pack, now: Standing) -> str:
    known = pack.scenarios.get(now.scenario)
    if known is None:
        return ""
    if now.place in known.endings:
        return say("{scenario}, at its ending", scenario=known.title)
    if now.place in known.stages:
        return say("{scenario}, which rests", scenario=known.title)
    return say("{scenario}, decision {number}", scenario=known.title, number=len(now.decided) + 1)
