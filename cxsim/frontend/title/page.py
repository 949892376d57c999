"""Build the title: what can be continued, and what became of a save that cannot."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cxsim.frontend.messages import Open
from cxsim.frontend.title.present import TitleView
from cxsim.frontend.title.standing import fault_in_words, kept
from cxsim.record.folder import list_saves
from cxsim.record.summaries import has_summaries

if TYPE_CHECKING:
    from cxsim.frontend.table import Table


def title_page(table: Table, notice: str = "") -> Open:
    """Return the title, with what can be continued."""
    listings = list_saves(table.saves, table.pack.id)
    if listings and listings[0].fault and not notice:
        notice = fault_in_words(table.say, listings[0].fault)
    games = kept(table.say, table.pack, listings)
    view = TitleView(table.pack.sheet.title, table.illustration, games, notice, table.version)
    return Open("title", replace(view, summaries=has_summaries(table.saves)))
