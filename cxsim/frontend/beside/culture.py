"""Build the culture audit: what the simulation saw, to be compared with what the participant answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.frontend.side_present import AuditView
from cxsim.insights.culture import culture_seen
from cxsim.session.organisation import organisation_at_start

if TYPE_CHECKING:
    from cxsim.frontend.aside import Guest


def view(guest: Guest) -> AuditView:
    """Return the culture of the firm as it stands in the campaign, or as it is at the start."""
    session, say = guest.session, guest.teller.say
    if session is not None and session.header.campaign:
        week = min(session.week, session.last_week)
        return AuditView(culture_seen(session.organisation), say("Week {week}", week=week), played=session.week > 1)
    start = organisation_at_start(guest.table.pack.sheet, 0)
    return AuditView(culture_seen(start), say("Before the first week"))
