"""One campaign in progress. Pure but for the journal it is given."""

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
