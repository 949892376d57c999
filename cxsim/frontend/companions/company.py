"""Gather who goes along with the window: each only where what it needs is there, and imported only then."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from cxsim.frontend.companions.companion import Companion
    from cxsim.frontend.opening import Tell


def gather(assets: Path) -> Callable[[Tell], Sequence[Companion]]:
    """Return what makes those who go along, once there is a window."""

    def make(tell: Tell) -> Sequence[Companion]:
        from cxsim.frontend.companions.accessible import screen_reader  # noqa: PLC0415 - it imports pygame
        from cxsim.frontend.companions.gamepad import gamepad  # noqa: PLC0415 - as above
        from cxsim.frontend.companions.read_aloud import ReadAloud  # noqa: PLC0415 - as above
        from cxsim.frontend.companions.sounds import Sounds  # noqa: PLC0415 - as above

        found = (Sounds(assets / "sounds", tell), ReadAloud(tell), gamepad(), screen_reader())
        return tuple(each for each in found if each is not None)

    return make
