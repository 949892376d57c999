"""Work that takes seconds, done in parts: whoever waits for it can do something else in between, or leave it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Generator

Part = Literal["replays", "years", "decisions", "loops"]
"""What is being done: others play the quarter, years go by, decisions are weighed, links are switched off."""
Result = TypeVar("Result")
Work: TypeAlias = "Generator[Part, None, Result]"
"""Yields what is being done, every few hundredths of a second; returns what came of it."""


def done(work: Work[Result]) -> Result:
    """Do all of the work at once."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            result: Result = end.value
            return result
