"""Build the summaries of teams from the files that a leader was given, each checked before it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.frontend.leaders.present import LeadersView, SummaryView
from cxsim.frontend.leaders.telling import summary_view
from cxsim.insights.leaders.published import LARGEST, PublishedError, read_summary
from cxsim.record.summaries import newest_summaries, summaries_folder

if TYPE_CHECKING:
    from cxsim.frontend.aside import Guest
    from cxsim.frontend.words import Words
    from cxsim.record.summaries import SummaryFile


def view(guest: Guest) -> LeadersView:
    """Return the summaries in the folder, the one written last first."""
    say, saves = guest.teller.say, guest.table.saves
    found = newest_summaries(saves, LARGEST)
    return LeadersView(tuple(_view(say, each) for each in found), str(summaries_folder(saves)))


def _view(say: Words, file: SummaryFile) -> SummaryView:
    if file.fault:
        return SummaryView(file.name, fault=say("This file cannot be read: {reason}", reason=say.sentence(file.fault)))
    try:
        return summary_view(say, read_summary(file.content))
    except PublishedError as fault:
        if fault.newer:
            return SummaryView(file.name, fault=say("A newer cxsim wrote this summary. Update cxsim to read it."))
        told = say("This is no team summary that cxsim wrote, or it was changed since. Ask for it once more.")
        return SummaryView(file.name, fault=told)
