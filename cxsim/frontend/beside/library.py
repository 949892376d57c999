"""Build the library: the packs that there are, and how far each was played."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.frontend.side_present import LibraryView, PackCard
from cxsim.frontend.table import UnplayableError
from cxsim.record.folder import list_saves
from cxsim.session.journal import Decide, Week

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from cxsim.frontend.aside import Guest
    from cxsim.frontend.table import Table
    from cxsim.model.pack import Pack
    from cxsim.record.folder import Listing


def view(guest: Guest) -> LibraryView:
    """Return every pack of the library with its progress."""
    table = guest.table
    listings = list_saves(table.saves)
    cards = tuple(_card(table, folder, listings) for folder in table.library())
    return LibraryView(cards, str(table.own_packs or ""))


def _card(table: Table, folder: Path, listings: Iterable[Listing]) -> PackCard:
    own = table.own_packs is not None and table.own_packs in folder.parents
    if table.open_pack is None:
        return PackCard(folder.name, own=own)
    try:
        opened = table.open_pack(folder, table)
    except UnplayableError as fault:
        return PackCard(folder.name, own=own, fault=table.say.sentence(fault.reason))
    pack = opened.pack
    seen, week = _progress(pack, listings)
    names = table.languages()
    endings = sum(len(each.endings) for each in pack.scenarios.values())
    weeks = pack.sheet.campaign.weeks if pack.sheet.campaign else 0
    about = pack.sheet.about.strip() or pack.sheet.firm.mission
    return PackCard(
        title=pack.sheet.title,
        about=about,
        scenarios=(len({scenario for scenario, _ in seen}), len(pack.scenarios)),
        endings=(len(seen), endings),
        weeks=(min(week, weeks), weeks),
        languages=tuple(names.get(each, each) for each in pack.sheet.languages or (pack.sheet.source,)),
        licence=pack.sheet.licence,
        own=own,
        open=opened.folder.resolve() == table.folder.resolve(),
    )


def _progress(pack: Pack, listings: Iterable[Listing]) -> tuple[set[tuple[str, str]], int]:
    """Return the endings that were seen, by scenario, and how many weeks of the campaign were played at most."""
    seen: set[tuple[str, str]] = set()
    weeks = 0
    for listing in listings:
        if listing.header is None or listing.header.pack != pack.id:
            continue
        for entry in listing.entries:
            match entry:
                case Decide(scenario=scenario, next=ending):
                    if scenario in pack.scenarios and ending in pack.scenarios[scenario].endings:
                        seen.add((scenario, ending))
                case Week(week):
                    weeks = max(weeks, week - 1)
                case _:
                    pass
    return seen, weeks
