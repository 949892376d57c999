"""Say what keys do and what they are called."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from cxsim.model.mark import marked, marked_as

if TYPE_CHECKING:
    from collections.abc import Mapping

ACTIONS: Mapping[str, str] = MappingProxyType(
    {
        "enter": marked("Press what has the focus"),
        "tab": marked("Next button"),
        "shift tab": marked("Previous button"),
        "up": marked("Move up"),
        "down": marked("Move down"),
        "left": marked("Move left"),
        "right": marked("Move right"),
        "page up": marked("One page up"),
        "page down": marked("One page down"),
        "home": marked("To the beginning"),
        "end": marked("To the end"),
        "backspace": marked("Take a decision back"),
        "escape": marked("Leave or go back"),
        "settings": marked("Settings"),
        "pause": marked("Pause"),
        "full screen": marked("Full screen"),
        "read aloud": marked("Read the page aloud, or stop"),
    }
)
"""What keys do → its English words."""
NAMES: Mapping[str, str] = MappingProxyType(
    {
        "return": marked_as("key", "Enter"),
        "enter": marked_as("key", "Enter"),
        "space": marked_as("key", "Space"),
        "tab": marked_as("key", "Tab"),
        "shift tab": marked_as("key", "Shift + Tab"),
        "up": "↑",
        "down": "↓",
        "left": "←",
        "right": "→",
        "page up": marked_as("key", "Page up"),
        "page down": marked_as("key", "Page down"),
        "backspace": marked_as("key", "Backspace"),
        "escape": marked_as("key", "Esc"),
        "delete": marked_as("key", "Del"),
        "home": marked_as("key", "Home"),
        "end": marked_as("key", "End"),
        "insert": marked_as("key", "Ins"),
        "pause": marked_as("key", "Pause"),
    }
)
"""pygame's name of a key → what is written on it."""
