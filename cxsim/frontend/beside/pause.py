"""Build the pause: where one can go beside play."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.frontend.side_present import PauseView

if TYPE_CHECKING:
    from cxsim.frontend.aside import Guest


def view(guest: Guest) -> PauseView:
    """Return the pages that there is something to see on."""
    session, pack = guest.session, guest.table.pack
    play = session.current if session else None
    title = pack.scenarios[play.scenario].title if play else ""
    here = title or (pack.sheet.title if session else "")
    places = ["journey", "people", "achievements", "culture", "glossary", "participant", "credits"]
    if not pack.sheet.journey and not pack.sheet.firm.products and not pack.sheet.firm.policies:
        places.remove("journey")
    if session is not None and (session.tries or session.current):
        places.insert(0, "history")
    if session is None:
        places.insert(0, "library")
    return PauseView(here, tuple(places))
