"""Wait for the window's next event; where the system can wake the game, nothing is computed until then.

pygame's own wait looks every millisecond, which costs more than 1 % of a core.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

if TYPE_CHECKING:
    from collections.abc import Callable


class EventWait:
    """A wait that ends with the next event; times are milliseconds."""

    def __init__(self) -> None:
        self._woken = _woken_by_the_system()

    def __call__(self, longest: int, nap: int) -> None:
        """Wait for an event, `longest` at most; where the system cannot wake the game, only take a nap."""
        if self._woken is not None:
            self._woken(longest)
        else:
            pygame.time.wait(nap)


def _woken_by_the_system() -> Callable[[int], object] | None:
    """Return SDL's own wait, which leaves the event where pygame gets it; None where it is not known to sleep.

    While a gamepad is plugged in, it looks every millisecond, too.
    """
    if pygame.display.get_driver() != "x11":
        return None
    import ctypes  # noqa: PLC0415 - when the first page can be seen

    try:
        sdl = ctypes.CDLL(pygame.base.__file__)  # with it comes the library that pygame is linked with
        wait = sdl.SDL_WaitEventTimeout
    except (AttributeError, OSError):
        return None
    wait.argtypes = (ctypes.c_void_p, ctypes.c_int)
    return lambda longest: wait(None, longest)
