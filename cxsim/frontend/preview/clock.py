"""Look for a save now and then, and not each time that somebody asks."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cxsim.frontend.messages import Message

PAUSE: Final = 0.05
"""Seconds between two looks at the files."""


def now_and_then(look: Callable[[], Iterable[Message]]) -> Callable[[], Iterable[Message]]:
    """Return a look that is taken at most once in PAUSE seconds."""
    last = monotonic()

    def looked() -> Iterable[Message]:
        nonlocal last
        if monotonic() - last < PAUSE:
            return ()
        last = monotonic()
        return look()

    return looked
