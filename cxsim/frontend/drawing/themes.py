"""Offer the themes: light and dark paper, one of highest contrast, one whose colours nobody mistakes."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from cxsim.frontend.drawing.theme import Theme, dark, light
from cxsim.frontend.settings import system
from cxsim.frontend.settings.settings import AS_SYSTEM
from cxsim.model.mark import marked_as

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def contrasting() -> Theme:
    """Return black with white and yellow: every text has a contrast of 7 or more, every card an outline."""
    black, white, yellow, grey = (0, 0, 0), (255, 255, 255), (255, 225, 64), (150, 150, 150)
    base = dark()
    colours = replace(
        base.colours,
        paper=black,
        card=black,
        raised=(38, 38, 38),
        ink=white,
        muted=(222, 222, 222),
        rule=grey,
        edge=grey,
        track=(70, 70, 70),
        accent=yellow,
        accent_hover=(255, 240, 150),
        on_accent=black,
        blush=(38, 38, 38),
        blush_edge=yellow,
        good=(120, 230, 170),
        warn=(255, 176, 120),
        focus=yellow,
        calm=(34, 46, 38),
        glad=(56, 46, 22),
        cool=(30, 42, 56),
        heated=(60, 34, 28),
        low=(44, 38, 56),
        plain=(46, 42, 36),
        scenery=black,
    )
    return Theme("contrast", colours, base.styles, base.looks)


def distinct() -> Theme:
    """Return the light theme with blue and orange, which all common kinds of colour vision tell apart."""
    base = light()
    colours = replace(
        base.colours,
        accent=(0, 92, 153),
        accent_hover=(0, 72, 122),
        on_accent=(255, 255, 255),
        blush=(222, 235, 246),
        blush_edge=(186, 212, 234),
        good=(0, 92, 153),
        warn=(158, 72, 0),
        focus=(0, 92, 153),
        calm=(214, 226, 236),
        glad=(250, 232, 190),
        cool=(196, 214, 234),
        heated=(248, 212, 176),
        low=(220, 218, 230),
    )
    return Theme("distinct", colours, base.styles, base.looks)


THEMES: Mapping[str, str] = MappingProxyType(
    {
        "light": marked_as("theme", "Light"),
        "dark": marked_as("theme", "Dark"),
        "contrast": marked_as("theme", "High contrast"),
        "distinct": marked_as("theme", "Colour-blind safe"),
        AS_SYSTEM: marked_as("theme", "As the system has it"),
    }
)
"""Theme → its English name."""
_MAKERS: Mapping[str, Callable[[], Theme]] = MappingProxyType(
    {"light": light, "dark": dark, "contrast": contrasting, "distinct": distinct}
)


def named(name: str) -> Theme:
    """Return a theme by its name, "" being the system's; one that is not known is the light one."""
    return _MAKERS.get(name if name != AS_SYSTEM else system.theme(), light)()
