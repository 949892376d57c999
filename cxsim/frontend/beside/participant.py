"""Build the page of participant and team."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.frontend.side_present import ParticipantView
from cxsim.record.folder import list_saves
from cxsim.record.participant import new_participant

if TYPE_CHECKING:
    from cxsim.frontend.aside import Guest


def view(guest: Guest) -> ParticipantView:
    """Return who plays, and how many games are shared as things stand."""
    table = guest.table
    found = table.participant or new_participant()
    headers = [each.header for each in list_saves(table.saves) if each.header is not None]
    signed = [each for each in headers if each.opt_in and each.pseudonym == found.pseudonym]
    shared = len(signed) if found.opt_in else 0
    return ParticipantView(found.pseudonym, "/".join(found.team), found.opt_in, shared, len(headers) - shared)
