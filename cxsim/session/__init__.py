"""One campaign in progress. Pure but for the journal it is given.

A module is imported when something in it is first asked for: saves are listed with the journal's alone.
"""

from typing import TYPE_CHECKING, Final

from cxsim.model.on_demand import on_demand

if TYPE_CHECKING:
    from cxsim.session.campaign import ComesBack, Due
    from cxsim.session.journal import Begin, Decide, Entry, Header, Journal, Leave, Resume, Rewind, Unkept, Wake, Week
    from cxsim.session.organisation import Organisation
    from cxsim.session.play import Awakening, Decision, Play
    from cxsim.session.replay import Gap
    from cxsim.session.session import NothingToPlayError, Session

__all__ = [
    "Awakening", "Begin", "ComesBack", "Decide", "Decision", "Due", "Entry", "Gap", "Header", "Journal", "Leave",
    "NothingToPlayError", "Organisation", "Play", "Resume", "Rewind", "Session", "Unkept", "Wake", "Week",
]  # fmt: skip

_MODULES: Final = {
    "campaign": ("ComesBack", "Due"),
    "journal": (
        "Begin", "Decide", "Entry", "Header", "Journal", "Leave", "Resume", "Rewind", "Unkept", "Wake", "Week",
    ),
    "organisation": ("Organisation",),
    "play": ("Awakening", "Decision", "Play"),
    "replay": ("Gap",),
    "session": ("NothingToPlayError", "Session"),
}  # fmt: skip

if not TYPE_CHECKING:  # mypy would take every name for one of ours
    __getattr__ = on_demand(__name__, _MODULES)
