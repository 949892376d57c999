"""Tell a click from the second half of a double click; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.frontend.elements.shown import under

if TYPE_CHECKING:
    from cxsim.frontend.elements.shown import Shown
    from cxsim.frontend.messages import Message

LONGEST = 0.5
"""Seconds between the two presses of a double click, at most."""
FARTHEST = 10
"""Pixels between them, each way."""


class DoubleClick:
    """Whoever clicks everything twice decides once, and has read what the second click would land on."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Take the next press for a first one."""
        self._seconds = -LONGEST
        self._at = (0, 0)
        self._pressed: Message | None = None

    def misses(self, shown: tuple[Shown, ...], at: tuple[int, int], seconds: float) -> bool:
        """Take note of a press; return whether it is a second one for what has made way for something else."""
        item = under(shown, *at)
        action = item.placed.element.action if item else None
        near = max(abs(at[0] - self._at[0]), abs(at[1] - self._at[1])) <= FARTHEST
        missed = near and seconds - self._seconds < LONGEST and action != self._pressed
        self._seconds, self._at = seconds, at
        if not missed:
            self._pressed = action
        return missed
