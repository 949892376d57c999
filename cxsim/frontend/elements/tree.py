"""Describe a screen once, as a tree of meaning, for drawing, keyboard, pointer, terminal and tests alike."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.frontend.messages import Message
    from cxsim.model.cast import Voice

LAST_DIGIT = 9  # choices beyond it have no key of their own


class Role(StrEnum):
    """What an element is to somebody who cannot see it."""

    PAGE = "page"
    DIALOG = "dialog"
    GROUP = "group"
    LIST = "list"
    HEADING = "heading"
    TEXT = "text"
    BUTTON = "button"
    FIELD = "field"
    SWITCH = "switch"
    SLIDER = "slider"
    TAB = "tab"
    METER = "meter"
    IMAGE = "image"
    DECORATION = "decoration"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in one style."""

    text: str
    emphasis: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """How an element takes its place; lengths in relative units (1 unit = 1 px in a window of 1280×720)."""

    direction: str = "column"  # column | row
    gap: float = 0
    pad: tuple[float, float] = (0, 0)  # left and right, top and bottom
    width: float = 0  # 0: as wide as the content
    max_width: float = 0
    height: float = 0
    grow: float = 0  # share of the room that is left in the parent's direction
    align: str = "stretch"  # across the direction: start | center | end | stretch
    justify: str = "start"  # along it: start | center | end | between
    stack: bool = False  # a row becomes a column (with wrap: begins to flow) where the window is small
    lie: bool = False  # a column becomes a row where the window is small; a picture in it keeps a square of its height
    roomy: bool = False  # decorates where there is room, and is left out where the window is small
    wrap: bool = False  # a row's children flow on to the next line
    even: bool = False  # a flowing row's lines are about as long; columns are as wide as on a line that is full
    columns: float = 0  # least width of a flowing row's columns; with justify "between", first of what is on one line
    scroll: bool = False  # content that does not fit scrolls


@dataclass(frozen=True, slots=True)
class Dial:
    """A gauge's drawing: value and target as fractions (0 to 1) of the dial."""

    value: float
    target: float | None
    tone: str


@dataclass(frozen=True, slots=True)
class Trend:
    """A small line over time: values and target as fractions (0 to 1) of its height."""

    values: tuple[float, ...]
    target: float | None = None
    tone: str = "muted"


@dataclass(frozen=True, slots=True)
class Bar:
    """A value on a line with the range it lies in, as fractions (0 to 1); `mark` is what it is compared with."""

    low: float
    high: float
    value: float
    mark: float | None = None
    tone: str = "accent"
    knob: float = 7  # units: radius of the value's dot; 0: a share, filled as far as the value goes


@dataclass(frozen=True, slots=True)
class Radar:
    """Several quantities around a middle, as fractions (0 to 1) of the way out; `compared` lies beneath in outline."""

    values: tuple[float, ...]
    compared: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Spot:
    """A point of a scatter chart, as fractions (0 to 1) from the left and from below, with the number beside it."""

    x: float
    y: float
    number: str
    look: Literal["own", "front", "other"] = "other"


@dataclass(frozen=True, slots=True)
class Scatter:
    """Points between two axes."""

    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Stop:
    """A value that a slider can be set to, in words, and the message that sets it."""

    value: float
    words: str
    action: Message


@dataclass(frozen=True, slots=True)
class Slide:
    """What a slider can be set to, rising, and where it stands; `leap` is how many stops a large step takes."""

    stops: tuple[Stop, ...]
    at: int
    leap: int


@dataclass(frozen=True, slots=True)
class Element:
    """One piece of a screen: what it is, what it says, what it does, and which look the theme gives it."""

    role: Role
    name: str = ""
    value: str = ""
    children: tuple[Element, ...] = ()
    action: Message | None = None
    slide: Slide | None = None
    tooltip: str = ""  # what it means, told while it has the focus or is pointed at; a line for each paragraph
    shortcut: str = ""
    first: bool = False  # takes the focus when its screen opens
    begins: bool = False  # what a page opens with, where it scrolls as a whole and this would be far down
    listens: bool = False  # a page that is told the next key, whatever it does elsewhere
    seen_only: bool = False  # matters to the eye alone; the terminal game leaves it out
    written_out: bool = False  # appears letter by letter, where things may move
    cue: str = ""  # what a page sounds like when it opens
    voice: Voice | None = None  # whose voice reads it aloud, where it is somebody's
    selected: bool = False
    spans: tuple[Span, ...] = ()
    style: str = "body"
    tone: str = "ink"
    look: str = ""
    icon: str = ""
    picture: str = ""
    cropped: bool = False  # the picture fills its panel, cut at the sides
    dial: Dial | None = None
    trend: Trend | None = None
    bar: Bar | None = None
    radar: Radar | None = None
    scatter: Scatter | None = None
    box: Box = Box()

    @property
    def takes_focus(self) -> bool:
        """Whether the focus may come to it: it can be pressed or set, or has something to tell."""
        return self.action is not None or self.slide is not None or bool(self.tooltip)


def walk(element: Element) -> Iterator[Element]:
    """Yield an element and all below it, in reading order."""
    yield element
    for child in element.children:
        yield from walk(child)


def is_dialog(root: Element) -> bool:
    """Tell whether a page is a dialog, which lies over another page."""
    return any(child.role is Role.DIALOG for child in root.children)


def digit(number: int) -> str:
    """Return the key of a numbered choice, "" beyond 9."""
    return str(number) if number <= LAST_DIGIT else ""


def buttons(root: Element) -> tuple[Element, ...]:
    """Return what can be pressed, in reading order."""
    return tuple(element for element in walk(root) if element.action is not None)


def shortcut(root: Element, key: str) -> Element | None:
    """Find the button that a key stands for: "1" to "9", "escape" or "backspace"."""
    return next((element for element in buttons(root) if element.shortcut == key), None)
