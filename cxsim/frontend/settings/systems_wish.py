"""Ask the system whether its owner wants nothing to move, without anybody waiting for the answer."""

from __future__ import annotations

from threading import Timer
from typing import TYPE_CHECKING

from cxsim.frontend.settings import system

if TYPE_CHECKING:
    from collections.abc import Callable

GRACE = 1.0
"""Seconds that pass before the system is asked, so that the game has come up by then."""


class SystemsWish:
    """What the system's owner wants; asked once, when it first matters. Until the answer is in, nothing moves."""

    def __init__(self, ask: Callable[[], bool] = system.still, grace: float = GRACE) -> None:
        self._ask = ask
        self._grace = grace
        self._asking: Timer | None = None
        self._answer = True

    @property
    def asked(self) -> bool:
        """Whether anybody wanted to know by now."""
        return self._asking is not None

    @property
    def still(self) -> bool:
        """Whether nothing is to move by itself, as far as that is known by now."""
        if self._asking is None:
            self._asking = Timer(self._grace, self._take)
            self._asking.daemon = True
            self._asking.start()
        return self._answer

    def wait(self) -> None:
        """Wait for the answer, if it was asked for."""
        if self._asking is not None:
            self._asking.join()

    def _take(self) -> None:
        self._answer = self._ask()
