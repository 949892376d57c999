"""One campaign in progress. Pure but for the journal it is given."""

from cxsim.session.journal import Begin, Decide, Entry, Header, Journal, Leave, Resume, Rewind, Unkept
from cxsim.session.play import Decision, Play
from cxsim.session.session import Gap, NothingToPlayError, Session

__all__ = [
    "Begin", "Decide", "Decision", "Entry", "Gap", "Header", "Journal", "Leave", "NothingToPlayError", "Play",
    "Resume", "Rewind", "Session", "Unkept",
]  # fmt: skip
