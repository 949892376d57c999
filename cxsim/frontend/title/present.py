"""Define what the title is drawn from: apart from the other views, for it is shown before they are needed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Kept:
    """A game that can be continued, and where it stands, in words."""

    game: Literal["campaign", "single"]
    stands: str
    over: bool = False  # it was played to its end


@dataclass(frozen=True, slots=True)
class TitleView:
    """The title screen: what can be continued, if anything."""

    pack: str  # its title; "" while it is read, and nothing can be chosen
    illustration: str = ""
    kept: tuple[Kept, ...] = ()  # the one written last comes first
    notice: str = ""  # what the participant should know: a save that could not be opened
    version: str = ""
    summaries: bool = False  # whether there are summaries of teams to be read
