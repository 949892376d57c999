# /// script
# requires-python = ">=3.11"
# dependencies = [
#     "fonttools==4.68.0",
#     "fontpkg-noto-sans==2.15",
#     "fontpkg-literata==3.103",
#     "justmytype-intl-cjk==0.1.0",
# ]
# ///
"""Build the game's fonts: one static TrueType file per style, each covering all six languages.

Sources, all under the SIL Open Font License 1.1: Noto Sans and Noto Sans Italic (text), Literata (headings) and
Noto Sans SC (hanzi, arrows, check marks). SDL_ttf draws a variable font at its default weight only and draws nothing
for a missing glyph, so each file is instanced at one weight and merged. The family is renamed, as the licence asks.

Run it with any runner of PEP 723 scripts, or in an environment of its own that has the packages named above::

    python assets/fonts/build.py [OUTPUT_FOLDER]

The result depends on the pinned packages alone: the time stamps inside the fonts are fixed.
"""

from __future__ import annotations

import math
import sys
import tempfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from fontTools.merge import Merger
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable
from fontTools.varLib.instancer import instantiateVariableFont

if TYPE_CHECKING:
    from fontTools.ttLib.tables._g_l_y_f import Glyph

VERSION = "1.000"
TIME_STAMP = 3_850_000_000  # seconds since 1904, as `head` counts; fixed so that a rebuild gives the same bytes
LICENCE = "This Font Software is licensed under the SIL Open Font License, Version 1.1."
LICENCE_URL = "https://openfontlicense.org"

LETTERS = (
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x017F),  # Latin-1, Latin Extended-A
    (0x0218, 0x021B),  # comma below
    (0x02C6, 0x02DD),  # spacing accents
    (0x0300, 0x0328),  # combining accents, for decomposed text
    (0x0370, 0x03FF),  # Greek with tonos
    (0x1E9E, 0x1E9E),  # capital sharp s
)
SIGNS = (
    (0x2010, 0x205F),  # dashes, quotation marks, bullets, ellipsis
    (0x2070, 0x209F),  # superscripts, subscripts
    (0x20A0, 0x20BF),  # currencies
    (0x2100, 0x215F),  # letter-like signs, fractions
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # mathematics
    (0x2460, 0x2473),  # circled numbers
    (0x25A0, 0x25FF),  # shapes
    (0x2605, 0x2606),  # stars
    (0x2713, 0x2713),  # check mark
)
CROSS = (0x2717, 0x2718)  # ballot crosses: in none of the sources, drawn below
CHECK, HEAVY_CHECK = 0x2713, 0x2714


@dataclass(frozen=True, slots=True)
class Source:
    """One variable font inside an installed package: its file, its axis values and its copyright line."""

    package: str
    file: str
    axes: dict[str, float]
    rights: str

    def open(self) -> TTFont:
        """Return the font; raise `SystemExit` naming the package where it is not installed."""
        spec = find_spec(self.package)
        if spec is None or spec.origin is None:
            raise SystemExit(f"{self.package} is not installed: see the dependencies at the top of this script")
        return TTFont(Path(spec.origin).parent / self.file, recalcTimestamp=False)


@dataclass(frozen=True, slots=True)
class Style:
    """One font file to make: letters from `letters`, everything they lack from `rest`."""

    file: str
    family: str
    name: str
    weight: int
    letters: Source
    rest: Source
    hanzi: bool


def noto(weight: int) -> Source:
    """Return upright Noto Sans at `weight` (100 to 900)."""
    rights = "Copyright 2022 The Noto Project Authors (https://github.com/notofonts/latin-greek-cyrillic)"
    return Source("fontpkg_noto_sans", "files/NotoSans[wdth,wght].ttf", {"wght": weight, "wdth": 100}, rights)


def noto_italic(weight: int) -> Source:
    """Return Noto Sans Italic at `weight` (100 to 900)."""
    upright = noto(weight)
    return Source(upright.package, "files/NotoSans-Italic[wdth,wght].ttf", upright.axes, upright.rights)


def literata(weight: int) -> Source:
    """Return Literata at `weight` (200 to 900), cut for headings: optical size 36 of 7 to 72 points."""
    rights = "Copyright 2017 The Literata Project Authors (https://github.com/googlefonts/literata)"
    return Source("fontpkg_literata", "files/Literata[opsz,wght].ttf", {"wght": weight, "opsz": 36}, rights)


def chinese(weight: int) -> Source:
    """Return Noto Sans SC at `weight` (100 to 900)."""
    file = "fonts/ofl/notosanssc/NotoSansSC[wght].ttf"
    rights = "Copyright 2014-2021 Adobe (http://www.adobe.com/), with Reserved Font Name 'Source'"
    return Source("justmytype_intl_cjk", file, {"wght": weight}, rights)


def styles() -> tuple[Style, ...]:
    """Return every font of the game."""
    sans, display = "Cxsim Sans", "Cxsim Display"
    return (
        Style("cxsim-regular.ttf", sans, "Regular", 400, noto(400), chinese(400), hanzi=True),
        Style("cxsim-semibold.ttf", sans, "SemiBold", 600, noto(600), chinese(600), hanzi=True),
        Style("cxsim-italic.ttf", sans, "Italic", 400, noto_italic(400), chinese(400), hanzi=False),
        Style("cxsim-display.ttf", display, "SemiBold", 600, literata(600), chinese(600), hanzi=True),
    )


def wanted(*, hanzi: bool) -> set[int]:
    """Return the code points a font should cover; with `hanzi` also all of GB2312 and full-width punctuation."""
    points = {point for first, last in LETTERS + SIGNS for point in range(first, last + 1)}
    if hanzi:
        pairs = (bytes((row, cell)) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
        points |= {ord(char) for pair in pairs for char in pair.decode("gb2312", errors="ignore")}
        points = {point for point in points if not 0x0400 <= point < 0x0530}  # GB2312's Cyrillic: no such language here
    return points


def cut(source: Source, points: set[int], *, layout: bool) -> TTFont:
    """Return `source` as a static font with `points` only; without `layout` no kerning and no accents' anchors."""
    font = source.open()
    options = Options(hinting=False, glyph_names=False, notdef_outline=True, name_IDs=[0])
    options.layout_features = ["kern", "ccmp", "mark", "mkmk"] if layout else []
    options.drop_tables += ["STAT", "MVAR", "BASE", "vhea", "vmtx", "VORG", "DSIG", "meta"]
    if not layout:
        options.drop_tables += ["GSUB", "GPOS", "GDEF"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=points)
    subsetter.subset(font)
    return instantiateVariableFont(font, source.axes)


def same_lines(font: TTFont, model: TTFont) -> None:
    """Give `font` the line metrics of `model`, so that merging does not open the lines up."""
    for name in ("ascent", "descent", "lineGap"):
        setattr(font["hhea"], name, getattr(model["hhea"], name))
    for name in ("sTypoAscender", "sTypoDescender", "sTypoLineGap", "usWinAscent", "usWinDescent"):
        setattr(font["OS/2"], name, getattr(model["OS/2"], name))


def merged(style: Style, folder: Path) -> TTFont:
    """Return the letters of `style` and, from the second source, what the letters' font lacks."""
    points = wanted(hanzi=style.hanzi)
    letters = cut(style.letters, points, layout=True)
    rest = cut(style.rest, points - set(letters.getBestCmap()), layout=False)
    same_lines(rest, letters)
    parts = []
    for name, font in (("letters", letters), ("rest", rest)):
        parts.append(str(folder / f"{name}.ttf"))
        font.save(parts[-1])
    return Merger().merge(parts)


def cross_glyph(thickness: int) -> Glyph:
    """Return a ballot cross on the em of 1000: a plus sign with strokes of `thickness`, turned by an eighth."""
    arm, half = 400, thickness / 2
    plus = [(half, arm), (half, half), (arm, half), (arm, -half), (half, -half), (half, -arm)]
    plus += [(-x, -y) for x, y in plus]
    pen = TTGlyphPen(None)
    for index, (x, y) in enumerate(plus):
        corner = (round(500 + (x + y) * math.sqrt(0.5)), round(360 + (y - x) * math.sqrt(0.5)))
        if index:
            pen.lineTo(corner)
        else:
            pen.moveTo(corner)
    pen.closePath()
    return pen.glyph()


def add_marks(font: TTFont, weight: int) -> None:
    """Add the ballot crosses, and the heavy check mark as the light one."""
    name = "cross"
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"][name] = cross_glyph(60 + weight // 10)
    font["glyf"][name].recalcBounds(font["glyf"])
    font["hmtx"][name] = (1000, font["glyf"][name].xMin)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap |= dict.fromkeys(CROSS, name)
            table.cmap[HEAVY_CHECK] = table.cmap[CHECK]


def sign(font: TTFont, style: Style) -> None:
    """Name the font, state its rights and fix its time stamps."""
    full = f"{style.family} {style.name}"
    postscript = f"{style.family.replace(' ', '')}-{style.name}"
    texts = {
        0: f"{style.letters.rights}. {style.rest.rights}.",
        1: style.family if style.name in {"Regular", "Italic"} else full,
        2: style.name if style.name in {"Regular", "Italic"} else "Regular",
        3: f"{VERSION};{postscript}",
        4: full,
        5: f"Version {VERSION}",
        6: postscript,
        13: LICENCE,
        14: LICENCE_URL,
        16: style.family,
        17: style.name,
    }
    font["name"] = newTable("name")
    font["name"].names = []
    for key, text in texts.items():
        font["name"].setName(text, key, 3, 1, 0x409)
    font["OS/2"].usWeightClass = style.weight
    font["OS/2"].achVendID = "CXSM"
    font["post"].formatType = 3.0
    font["head"].created = font["head"].modified = TIME_STAMP
    font.recalcTimestamp = False


def build(style: Style, target: Path) -> Path:
    """Write the font file of `style` into the folder `target` and return its path."""
    with tempfile.TemporaryDirectory() as folder:
        font = merged(style, Path(folder))
        add_marks(font, style.weight)
        sign(font, style)
        path = target / style.file
        font.save(path)
    return path


def main() -> None:
    """Build every style into the folder given on the command line, else beside this script."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    for style in styles():
        path = build(style, target)
        sys.stdout.write(f"{path.name}: {path.stat().st_size:,} bytes\n")


if __name__ == "__main__":
    main()
