"""Hold the colours, type sizes and looks of the interface as plain values; a light theme and a dark one."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxsim.frontend.drawing.painter import Colour


@dataclass(frozen=True, slots=True)
class TextStyle:
    """A face and its size in units; `leading` is the distance between baselines as a multiple of the size."""

    face: str
    size: float
    leading: float


@dataclass(frozen=True, slots=True)
class Look:
    """How an element's card is drawn; colours by the names of `Colours`, lengths in units, "" for none."""

    fill: str = ""
    border: str = ""
    radius: float = 0
    shadow: bool = False
    hover: str = ""
    hover_border: str = ""
    halo: bool = False  # a lighter disc behind a portrait
    tail: str = ""  # left | right: the side a speech bubble points to


@dataclass(frozen=True, slots=True)
class Colours:
    """Every colour by its part in the interface."""

    paper: Colour
    card: Colour
    raised: Colour
    ink: Colour
    muted: Colour
    rule: Colour
    edge: Colour
    track: Colour
    shadow: Colour
    accent: Colour
    accent_hover: Colour
    on_accent: Colour
    blush: Colour
    blush_edge: Colour
    good: Colour
    warn: Colour
    focus: Colour
    calm: Colour
    glad: Colour
    cool: Colour
    heated: Colour
    low: Colour
    plain: Colour
    scenery: Colour

    def named(self, name: str) -> Colour:
        """Return the colour of a name; an unknown name is a mistake of ours (AttributeError)."""
        colour: Colour = getattr(self, name)
        return colour


@dataclass(frozen=True, slots=True)
class Theme:
    """Everything a painter needs to know beside the tree."""

    name: str
    colours: Colours
    styles: Mapping[str, TextStyle]
    looks: Mapping[str, Look]


MOOD_TINTS: Mapping[str, str] = MappingProxyType(
    {
        "calm": "calm", "smiling": "glad", "pleased": "glad", "warm": "glad", "easy": "calm", "dry": "plain",
        "surprised": "glad", "thoughtful": "calm", "tired": "low", "tight": "cool", "cold": "cool", "angry": "heated",
    }
)  # fmt: skip

STYLES: Mapping[str, TextStyle] = MappingProxyType(
    {
        "display": TextStyle("display", 52, 1.12),
        "title": TextStyle("display", 34, 1.18),
        "question": TextStyle("display", 25, 1.34),
        "card_title": TextStyle("display", 23, 1.25),
        "heading": TextStyle("semibold", 21, 1.3),
        "lead": TextStyle("regular", 21, 1.5),
        "body": TextStyle("regular", 19, 1.48),
        "choice": TextStyle("regular", 18, 1.36),
        "button": TextStyle("semibold", 18, 1.3),
        "strong": TextStyle("semibold", 17, 1.36),
        "figure": TextStyle("semibold", 21, 1.2),
        "small": TextStyle("regular", 16, 1.4),
        "label": TextStyle("semibold", 15, 1.36),
        "caption": TextStyle("regular", 14.5, 1.36),
    }
)

LOOKS: Mapping[str, Look] = MappingProxyType(
    {
        "card": Look("card", "edge", 16, shadow=True),
        "flat": Look("card", "edge", 14),
        "dialog": Look("paper", "muted", 20, shadow=True),
        "tooltip": Look("paper", "muted", 12, shadow=True),
        "gauge": Look("", "", 12, hover="raised"),
        "strip": Look("card", "edge", 16),
        "bubble": Look("card", "edge", 18, tail="left"),
        "reply": Look("card", "edge", 18, shadow=True, tail="left"),
        "yours": Look("blush", "blush_edge", 18, tail="right"),
        "question": Look("blush", "blush_edge", 16),
        "setback": Look("cool", "", 16),
        "chip": Look("raised", "edge", 15),
        "quiet_chip": Look("track", "", 15),
        "choice": Look("card", "edge", 14, shadow=True, hover="raised", hover_border="accent"),
        "picked": Look("blush", "accent", 14, shadow=True),
        "waiting": Look("track", "", 14),
        "week": Look("paper", "edge", 12),
        "week_past": Look("card", "edge", 12),
        "week_now": Look("accent", "", 12, shadow=True),
        "row": Look("", "", 12, hover="raised"),
        "row_selected": Look("card", "edge", 12, shadow=True),
        "primary": Look("accent", "", 14, shadow=True, hover="accent_hover"),
        "secondary": Look("card", "edge", 14, hover="raised", hover_border="accent"),
        "bare": Look("", "", 12, hover="raised"),
        "badge": Look("blush", "", 999),
        "badge_on": Look("accent", "", 999),
        "badge_light": Look("raised", "", 999),
        "ring": Look("card", "muted", 999),
        "scenery": Look("scenery", halo=True),
        "rule": Look("rule"),
        **{tint: Look(tint, "", 24, halo=True) for tint in ("calm", "glad", "cool", "heated", "low", "plain")},
    }
)


def light() -> Theme:
    """Return the paper-like theme."""
    colours = Colours(
        paper=(247, 241, 231),
        card=(255, 253, 249),
        raised=(251, 245, 236),
        ink=(43, 37, 34),
        muted=(104, 93, 84),
        rule=(230, 220, 205),
        edge=(234, 225, 211),
        track=(236, 228, 215),
        shadow=(96, 70, 44),
        accent=(176, 68, 41),
        accent_hover=(152, 56, 32),
        on_accent=(255, 252, 247),
        blush=(250, 231, 220),
        blush_edge=(241, 212, 196),
        good=(46, 112, 84),
        warn=(166, 74, 14),
        focus=(176, 68, 41),
        calm=(214, 226, 212),
        glad=(250, 221, 176),
        cool=(206, 220, 232),
        heated=(244, 203, 188),
        low=(222, 214, 230),
        plain=(236, 223, 203),
        scenery=(241, 230, 213),
    )
    return Theme("light", colours, STYLES, LOOKS)


def dark() -> Theme:
    """Return the dark theme: the same warmth by lamplight."""
    colours = Colours(
        paper=(31, 27, 25),
        card=(44, 39, 36),
        raised=(55, 48, 44),
        ink=(245, 236, 224),
        muted=(190, 176, 161),
        rule=(68, 60, 54),
        edge=(66, 58, 52),
        track=(72, 64, 57),
        shadow=(0, 0, 0),
        accent=(240, 150, 114),
        accent_hover=(250, 172, 140),
        on_accent=(44, 20, 10),
        blush=(70, 47, 38),
        blush_edge=(98, 64, 50),
        good=(136, 204, 168),
        warn=(245, 176, 98),
        focus=(240, 150, 114),
        calm=(88, 106, 90),
        glad=(128, 100, 60),
        cool=(78, 96, 114),
        heated=(128, 78, 64),
        low=(94, 86, 108),
        plain=(108, 94, 74),
        scenery=(44, 39, 36),
    )
    return Theme("dark", colours, STYLES, LOOKS)


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """Return a colour between two: share 0 is the first, 1 the other."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue
