"""An SVG → shapes in a box, or why it is none. What is drawn is written anew from what was understood here.

The library behind pygame trusts what it draws: spaces in a colour overwrite its stack, a number too many in a transform
and a gradient that refers to itself keep it busy for ever, dashes take all memory, and it finds shapes in remarks. So
only elements, attributes and values of a known form reach it, and few enough of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from xml.parsers import expat

from cxsim.content.diagnostic import Fault, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

LARGEST_DRAWING: Final = 80_000
"""Bytes of the largest file that is read."""
MOST_ELEMENTS: Final = 500
"""Elements of one drawing: each may cover all of it, which takes a thousandth of a second."""
LONGEST_VALUE: Final = 6_000
"""Characters of the longest path: a stroke around it takes a time that grows with the square of its length."""
LONGEST_WORD: Final = 60
"""Characters of any other value."""
SHORTEST_SIDE, LONGEST_SIDE = 1, 100_000
"""Of a drawing, in its own units."""

Box = tuple[float, float, float, float]
"""Left, top, width and height, in a drawing's own units."""

_SHAPES = ("path", "rect", "circle", "ellipse", "line", "polyline", "polygon")
_GRADIENTS = frozenset({"linearGradient", "radialGradient"})
_DRAWN = frozenset({*_SHAPES, *_GRADIENTS, "stop", "g", "defs"})
_SILENT = frozenset({"title", "desc"})

_NUMBER = r"[-+]?+(?:[0-9]{1,6}+(?![0-9])\.?+[0-9]*+|\.[0-9]++)(?>[eE]-[0-9]{1,2}+)?+"
"""Below a million: with larger ones the library computes until it falls."""
_ONE = rf"[\s,]*+{_NUMBER}"
_MILLIONS = re.compile(r"(?<![0-9.])[0-9]{7}")
_AS_NOUGHTS = str.maketrans("123456789", "000000000")
_LENGTH = re.compile(rf"\s*{_NUMBER}(?:px|%)?\s*")
_THICKNESS = re.compile(rf"(?!\s*[-+]?[0-9]{{5}}){_LENGTH.pattern}")
_PAINT = re.compile(r"\s*(?:[a-zA-Z]+|#[0-9a-fA-F]{3,8}|rgb\([0-9\s,.%]{1,30}\)|url\(#[\w.-]+\))\s*")
_WORD = re.compile(r"\s*[\w.-]+\s*")
_SIGNS = r"[-+0-9.\s,MmZzLlHhVvCcSsQqTtAa]*+"
_PATH = re.compile(rf"{_SIGNS}(?>[eE]-{_SIGNS})*+")
_TRANSFORM = re.compile(
    rf"(?>[\s,]*(?:matrix\s*\((?:{_ONE}){{6}}|(?:translate|scale)\s*\((?:{_ONE}){{1,2}}"
    rf"|rotate\s*\({_ONE}(?:(?:{_ONE}){{2}})?|skew[XY]\s*\({_ONE})[\s,]*\))*+[\s,]*"
)
_PIXELS = re.compile(rf"{_NUMBER}(?:px)?")
_FORMS: Final[Mapping[re.Pattern[str], str]] = {
    _PATH: "d points",
    _TRANSFORM: "transform gradientTransform",
    _PAINT: "fill stroke stop-color",
    _LENGTH: "x y width height rx ry cx cy r x1 y1 x2 y2 fx fy offset opacity fill-opacity stroke-opacity"
    " stop-opacity stroke-miterlimit",
    _THICKNESS: "stroke-width",
    _WORD: "id fill-rule stroke-linecap stroke-linejoin gradientUnits spreadMethod display visibility",
}
_LONG = frozenset({_PATH, _TRANSFORM})
_FORM_OF: Final = {name: form for form, names in _FORMS.items() for name in names.split()}
"""The attributes that are drawn, and which form their values have; all others are left out."""
_OF_THE_ROOT = frozenset({"width", "height", "x", "y"})


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes in a box."""

    box: Box
    shapes: str
    """The root's attributes and all elements, as SVG."""

    def fitted(self, width: int, height: int) -> bytes:
        """Return an SVG as large as fits into so many pixels, at least one each way."""
        left, top, wide, high = self.box
        factor = min(width / wide, height / high)
        size = f'width="{max(1, round(wide * factor))}" height="{max(1, round(high * factor))}"'
        return f'<svg {size} viewBox="{left} {top} {wide} {high}"{self.shapes}</svg>'.encode()


class _RefusedError(Exception):
    """Something is not drawn: what it is, and the way out."""


def read_drawing(path: Path) -> Drawing | Fault:
    """Return the drawing in a file, or why there is none; never raise."""
    if not path.is_file():
        return _fault(1, 1, "This is no file.", "Put an SVG there.")
    try:
        with path.open("rb") as opened:
            return drawing_of(opened.read(LARGEST_DRAWING + 1))
    except OSError as error:
        return _fault(1, 1, f"The file cannot be read: {error.strerror}.", "See whether you may read it.")


def drawing_of(source: bytes) -> Drawing | Fault:
    """Return the drawing that an SVG holds, or why it is none; never raise."""
    if len(source) > LARGEST_DRAWING:
        problem = f"The picture is larger than {LARGEST_DRAWING // 1000} KB."
        return _fault(1, 1, problem, "Simplify its paths, and leave out what nobody sees.")
    reading = _Reading()
    try:
        reading.parser.Parse(source, True)  # noqa: FBT003 - expat takes it by position only
        return reading.drawing()
    except _RefusedError as refused:
        return _fault(*reading.place, *refused.args)
    except expat.ExpatError as error:
        problem = f"This is no SVG: {expat.ErrorString(error.code)}."
        return _fault(error.lineno, error.offset + 1, problem, "Save the picture as SVG once more.")


def _fault(line: int, column: int, problem: str, way_out: str) -> Fault:
    return Fault(line, column, "CX620", "unfit-picture", problem, way_out, "warning")


class _Reading:
    """One pass over one SVG; what is understood is written down at once."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._begin
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = self._refuse_type
        self.parser.ProcessingInstructionHandler = self._refuse_instruction
        self._box: Box = (0.0, 0.0, 0.0, 0.0)  # until the root is read, without which expat refuses the text
        self._written: list[str] = []
        self._count = 0
        self.place = (1, 1)
        """Line and column of what was begun last."""

    def drawing(self) -> Drawing:
        return Drawing(self._box, "".join(self._written))

    def _note_place(self) -> None:
        self.place = (self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        self._note_place()
        self._count += 1
        if self._count > MOST_ELEMENTS:
            raise _RefusedError(f"The picture has more than {MOST_ELEMENTS} elements.", "Join shapes of one colour.")
        if self._count == 1:
            if name != "svg":
                raise _RefusedError(f"This is no SVG: it begins with {quoted(f'<{name}>')}.", "Put an SVG there.")
            self._box = _box(attributes)
            kept = {each: value for each, value in attributes.items() if each not in _OF_THE_ROOT}
            self._written.append(f"{_written(kept)}>")
        elif name in _GRADIENTS and not attributes.get("id"):
            raise _RefusedError("A gradient without an id colours nothing.", "Give it an id, or leave it out.")
        elif name in _DRAWN:
            self._written.append(f"<{name}{_written(attributes)}>")
        elif name not in _SILENT:
            raise _RefusedError(f"{quoted(f'<{name}>')} is none of the shapes that are drawn.", _SHAPES_ONLY)

    def _end(self, name: str) -> None:
        if name in _DRAWN:
            self._written.append(f"</{name}>")

    def _refuse_type(self, *_: object) -> None:
        self._note_place()
        raise _RefusedError("A document type stands here, which could bring in anything.", "Delete the line.")

    def _refuse_instruction(self, *_: object) -> None:
        self._note_place()
        raise _RefusedError("An instruction to another program stands here.", "Delete the line.")


_SHAPES_ONLY = "Leave it out; turn texts, copies and effects into paths first."


def _box(attributes: Mapping[str, str]) -> Box:
    sides = ["0", "0", attributes.get("width", ""), attributes.get("height", "")]
    numbers = attributes["viewBox"].replace(",", " ").split() if "viewBox" in attributes else sides
    if len(numbers) != len(sides) or not all(map(_PIXELS.fullmatch, numbers)):
        raise _RefusedError("The picture has no size.", 'Write one into <svg>: viewBox="0 0 752 752".')
    left, top, width, height = (float(each.removesuffix("px")) for each in numbers)
    if min(width, height) < SHORTEST_SIDE or max(width, height, abs(left), abs(top)) > LONGEST_SIDE:
        problem = f"The picture is {width:g} × {height:g} at {left:g}, {top:g}."
        raise _RefusedError(problem, f"Let its sides be from {SHORTEST_SIDE} to {LONGEST_SIDE:,}.")
    return left, top, width, height


def _written(attributes: Mapping[str, str]) -> str:
    """Return the attributes that are drawn, as SVG; no form has a sign in it that would have to be escaped."""
    return "".join(f' {name}="{value}"' for name, value in _drawn(attributes).items())


def _drawn(attributes: Mapping[str, str]) -> dict[str, str]:
    """Return the attributes that are drawn, where a style's go before others; raise for what is refused."""
    drawn = {}
    for name, value in attributes.items():
        form = _FORM_OF.get(name)
        if form is None:
            _refuse_unsafe(name, value)
        elif len(value) > (LONGEST_VALUE if form in _LONG else LONGEST_WORD):
            raise _RefusedError(f"{quoted(name)} has {len(value):,} characters.", "Make several shapes of it.")
        elif not form.fullmatch(value) or (form is _PATH and _has_millions(value)):
            raise _RefusedError(f"{quoted(name)} cannot be {quoted(value)}.", "Write what it is in a plain SVG.")
        else:
            drawn[name] = value
    if "style" in attributes:
        parts = (each.partition(":") for each in attributes["style"].split(";"))
        drawn |= _drawn({name.strip(): value.strip() for name, _, value in parts if name.strip() != "style"})
    return drawn


def _has_millions(value: str) -> bool:
    """Tell whether a number in it is a million or more; looking for digits at all is several times as quick."""
    return "0000000" in value.translate(_AS_NOUGHTS) and bool(_MILLIONS.search(value))


def _refuse_unsafe(name: str, value: str) -> None:
    if name.startswith("on"):
        raise _RefusedError(f"{quoted(name)} would run a program.", "Leave it out.")
    if name == "stroke-dasharray" and value != "none":
        raise _RefusedError("Dashes are not drawn.", "Make each dash a line, or turn the stroke into a path.")
    if name.endswith("href") or (name != "style" and "url(" in value):
        raise _RefusedError(f"{quoted(name)} refers to something else.", "Draw here what it refers to.")
