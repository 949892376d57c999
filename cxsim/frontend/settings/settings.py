"""Define what a participant can set, as one value; pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

TEXT_SCALES = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
VOLUMES = tuple(step / 20 for step in range(21))
SPEEDS = tuple(step / 20 for step in range(10, 41))
"""Speeds of reading aloud, as shares of the voice's own."""
AS_SYSTEM = ""
"""The language, the theme or the motion that the system has."""
MOTIONS = (AS_SYSTEM, "still", "moving")
KEYS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "enter": ("return", "enter", "space"),
        "tab": ("tab",),
        "shift tab": ("shift tab",),
        "up": ("up",),
        "down": ("down",),
        "left": ("left",),
        "right": ("right",),
        "page up": ("page up",),
        "page down": ("page down",),
        "home": ("home",),
        "end": ("end",),
        "backspace": ("backspace",),
        "escape": ("escape",),
        "settings": ("f2",),
        "pause": ("p", "pause"),
        "full screen": ("f11",),
        "read aloud": ("f6",),
    }
)
"""What keys do → the names of the keys that do it at first, as pygame calls them."""


DIGITS: Mapping[str, str] = MappingProxyType(
    {name: str(digit) for digit in range(1, 10) for name in (str(digit), f"[{digit}]")}
)
"""Keys that choose, on the keypad as well → the choice."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a participant has set; `keys` holds only what differs from `KEYS`: what it does, and the key for it."""

    language: str = AS_SYSTEM
    theme: str = "light"
    text: float = 1.0
    keys: tuple[tuple[str, str], ...] = ()
    motion: str = AS_SYSTEM
    """Whether something may move by itself: one of `MOTIONS`."""
    volume: float = 0.5
    captions: bool = False
    """Whether a sound is also told in words."""
    aloud: bool = False
    """Whether each page is read aloud when it opens, and what has the focus."""
    speed: float = 1.0
    gamepad: bool = True

    def keys_for(self, action: str) -> tuple[str, ...]:
        """Return the keys that do something, the one that is shown first."""
        own = dict(self.keys).get(action)
        return (own,) if own else KEYS[action]

    def actions(self) -> dict[str, str]:
        """Return key → what it does; digits choose."""
        return {**DIGITS, **{key: action for action in KEYS for key in self.keys_for(action)}}

    @property
    def clash(self) -> bool:
        """Whether a key does two things, or one that chooses does something else."""
        keys = [key for action in KEYS for key in self.keys_for(action)]
        return len(self.actions()) < len(keys) + len(DIGITS)

    def with_key(self, action: str, key: str) -> Settings:
        """Return the settings with another key for an action; its own keys of the beginning need not be kept."""
        others = tuple(pair for pair in self.keys if pair[0] != action)
        return replace(self, keys=others if key in KEYS[action] else (*others, (action, key)))

    def with_text(self, step: int) -> Settings:
        """Return the settings with text so many steps larger, as far as it goes; 0 is the usual size."""
        at = TEXT_SCALES.index(self.text) + step
        return replace(self, text=TEXT_SCALES[min(len(TEXT_SCALES) - 1, max(0, at))] if step else 1.0)


DEFAULTS = Settings()
