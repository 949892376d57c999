"""Set a slider by keys, by the pointer, and by a value that is asked for; pure.

Keys that move it are left and right, one page up and down for a large step, and those to the beginning and the end.
Up and down go on to what is above and below, so that a gamepad's cross is never caught.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxsim.frontend.elements.shown import Path, Shown
    from cxsim.frontend.elements.tree import Element, Slide
    from cxsim.frontend.messages import Message

KEYS = frozenset(("left", "right", "page up", "page down", "home", "end"))
"""What a slider that has the focus answers, even at its end."""


def step(element: Element | None, key: str) -> Message | None:
    """Return what a key sets the focused slider to, None where it is none or where nothing would change."""
    slide = element.slide if element is not None else None
    if slide is None:
        return None
    last = len(slide.stops) - 1
    to = {
        "left": slide.at - 1,
        "right": slide.at + 1,
        "page down": slide.at - slide.leap,
        "page up": slide.at + slide.leap,
        "home": 0,
        "end": last,
    }.get(key, slide.at)
    return _at(slide, min(last, max(0, to)))


def moves(element: Element | None, key: str) -> bool:
    """Tell whether a key is the focused slider's."""
    return element is not None and element.slide is not None and key in KEYS


def pointed(shown: tuple[Shown, ...], path: Path, x: float) -> Message | None:
    """Return what the pointer at x (pixels) sets the slider at a place to, None where nothing would change."""
    slide = next((item.placed.element.slide for item in shown if item.placed.path == path), None)
    track = next((item for item in shown if item.placed.path[: len(path)] == path and item.placed.element.bar), None)
    if slide is None or track is None or track.placed.element.bar is None:
        return None
    knob = round(track.placed.element.bar.knob * track.placed.scale)
    share = (x - track.rect.x - knob) / max(1, track.rect.width - 2 * knob)
    last = len(slide.stops) - 1
    return _at(slide, min(last, max(0, round(share * last))))


def nearest(element: Element, value: float) -> Message | None:
    """Return what comes closest to a value, None where the slider stands there or where it is none."""
    slide = element.slide
    if slide is None:
        return None
    return _at(slide, min(range(len(slide.stops)), key=lambda at: abs(slide.stops[at].value - value)))


def _at(slide: Slide, to: int) -> Message | None:
    return slide.stops[to].action if to != slide.at else None
