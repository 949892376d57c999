"""One campaign in progress. Pure but for the journal it is given.

A module is imported when something in it is first asked for: saves are listed with the journal's alone.
"""

from importlib import import_module
from typing import TYPE_CHECKING

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

_MODULES = {
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

    def __getattr__(name: str) -> object:
        """Import what is asked for (PEP 562)."""
        for module, names in _MODULES.items():
            if name in names:
                return getattr(import_module(f"{__name__}.{module}"), name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
