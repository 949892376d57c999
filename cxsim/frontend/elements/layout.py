"""Give every element of a tree its rectangle: rows, columns, wrapped text, and scrolling where room ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxsim.frontend.drawing.painter import Font, Rect, Ruler
from cxsim.frontend.elements.flow import in_even_lines, in_lines
from cxsim.frontend.elements.wrap import Faces, TextLine, unbroken, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.frontend.drawing.theme import Theme
    from cxsim.frontend.elements.tree import Box, Element

REFERENCE = (1280, 720)
UPRIGHT = (850, 1150)  # units of a window that is higher than wide: one column
SMALLEST_SCALE = 0.84
LABEL_SHARE = 0.45  # of a row, for a label whose value is a long text
WIDEST_COLUMN = 1.6  # times its least width
COMPACT = (860, 520)  # below this many units the page becomes one column that scrolls as a whole
SCROLL_MINIMUM = 150
DENSITIES = (0.94, 0.88, 0.84)  # tried in turn until a scroll area has nothing to scroll
SCROLLING_DENSITY = 0.88  # of one that scrolls nevertheless: what has to be scrolled need not be smallest


@dataclass(frozen=True, slots=True)
class Placed:
    """An element with its rectangle in pixels, its wrapped text and, where it scrolls, its content's height.

    `scale` is pixels for one unit, here.
    """

    element: Element
    rect: Rect
    path: tuple[int, ...]
    scale: float
    children: tuple[Placed, ...] = ()
    lines: tuple[TextLine, ...] = ()
    leading: int = 0
    faces: Faces | None = None
    content: int = 0

    @property
    def overflow(self) -> int:
        """Return how far the content can scroll, in pixels."""
        return max(0, self.content - self.rect.height) if self.content else 0


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole page, placed; `scale` is pixels for one unit."""

    root: Placed
    scale: float
    compact: bool


def lay_out(root: Element, size: tuple[int, int], ruler: Ruler, theme: Theme, text_scale: float = 1.0) -> Layout:
    """Place a tree in a window; text_scale (0.8 to 2) enlarges everything, what then has no room scrolls."""
    reference = UPRIGHT if size[1] > size[0] else REFERENCE
    scale = max(SMALLEST_SCALE, min(size[0] / reference[0], size[1] / reference[1])) * text_scale
    compact = size[0] / scale < COMPACT[0] or size[1] / scale < COMPACT[1]
    setter = _Setter(ruler, theme, scale, compact=compact)
    return Layout(setter.place_page(root, Rect(0, 0, *size)), scale, compact)


def each(placed: Placed) -> Iterator[Placed]:
    """Yield a placed element and all below it, in painting order."""
    yield placed
    for child in placed.children:
        yield from each(child)


class _Setter:
    """Measures and places at one scale, remembering each size it has worked out."""

    def __init__(self, ruler: Ruler, theme: Theme, scale: float, *, compact: bool, density: float = 1.0) -> None:
        self._ruler = ruler
        self._theme = theme
        self._scale = scale * density
        self._density = density
        self._full = scale  # what may be so wide at most stays as wide where it is set denser: fewer lines
        self._compact = compact
        self._sizes: dict[tuple[int, int], tuple[int, int]] = {}
        self._texts: dict[tuple[int, int], tuple[TextLine, ...]] = {}
        self._others: dict[float, _Setter] = {}
        self._faces_of: dict[str, Faces] = {}

    # -- measuring: how large does an element want to be in a given width -------------------------------------------

    def size(self, element: Element, width: int) -> tuple[int, int]:
        """Return the width and height an element takes where `width` pixels are free."""
        key = (id(element), width)
        if key not in self._sizes:
            self._sizes[key] = self._measured(element, width)
        return self._sizes[key]

    def _measured(self, element: Element, width: int) -> tuple[int, int]:
        box = element.box
        limit = self._limit(box, width)
        pad_x, pad_y = self._px(box.pad[0]), self._px(box.pad[1])
        inner = max(1, limit - 2 * pad_x)
        if element.spans:
            lines = self._lines(element, inner)
            wide, high = max(line.width for line in lines), len(lines) * self._leading(element)
        elif self._is_row(box):
            wide, high = self._row_size(element, inner)
        else:
            wide, high = self._column_size(element, inner)
        wide = limit if box.width else min(limit, wide + 2 * pad_x)
        natural = high + 2 * pad_y
        if box.height:
            natural = max(natural, self._px(box.height))
        return wide, natural

    def _row_size(self, element: Element, inner: int) -> tuple[int, int]:
        if self._flows(element.box):
            rows = self._wrapped(element, inner)
            gap = self._px(element.box.gap)
            high = sum(max((self.size(child, wide)[1] for child, wide in row), default=0) for row in rows) + gap * (
                len(rows) - 1
            )
            return max((sum(wide for _, wide in row) + gap * (len(row) - 1) for row in rows), default=0), high
        widths = self._widths(element, inner)
        high = max(
            (self.size(child, wide)[1] for child, wide in zip(self._children(element), widths, strict=True)), default=0
        )
        return sum(widths) + self._gaps(element), high

    def _column_size(self, element: Element, inner: int) -> tuple[int, int]:
        sizes = [self.size(child, inner) for child in self._children(element)]
        high = sum(high for _, high in sizes) + self._gaps(element)
        if element.box.scroll and not self._compact:
            high = min(high, self._px(SCROLL_MINIMUM))
        return max((wide for wide, _ in sizes), default=0), high

    def _widths(self, element: Element, inner: int) -> list[int]:
        """Share a row's width: what is fixed or natural first, the rest by `grow`."""
        free = inner - self._gaps(element)
        if self._lies(element.box):
            return self._beside_pictures(element, free)
        widths = [0] * len(self._children(element))
        kept = self._kept_free(element, inner)
        for index, child in enumerate(self._children(element)):
            if not child.box.grow:
                widths[index] = min(self.size(child, max(1, free))[0], max(1, free))
                if kept and child.spans and widths[index] > free - kept:
                    widths[index] = min(widths[index], max(self._longest_word(child), free - kept))
                free -= widths[index]
        growing = {index: child for index, child in enumerate(self._children(element)) if child.box.grow}
        for index, wide in self._shared(growing, free).items():
            widths[index] = wide
        return widths

    def _beside_pictures(self, element: Element, free: int) -> list[int]:
        """Share the width of a column that lies: pictures are as wide as high, the others have the rest."""
        children = self._children(element)
        sides = [self._px(child.box.height) if child.picture else 0 for child in children]
        rest = max(0, free - sum(sides)) // max(1, sides.count(0))
        return [side or rest for side in sides]

    def _kept_free(self, element: Element, inner: int) -> int:
        """Return what texts beside a text that grows leave to it: all that it needs, or its share of the row."""
        texts = [child for child in self._children(element) if child.box.grow and child.spans]
        if len(texts) != 1 or not any(child.spans and not child.box.grow for child in self._children(element)):
            return 0
        return min(self.size(texts[0], inner)[0], round(LABEL_SHARE * inner))

    def _shared(self, growing: dict[int, Element], free: int) -> dict[int, int]:
        """Share width by `grow`; a text whose longest word needs more than its share gets that first, if it can."""
        shares = sum(child.box.grow for child in growing.values())
        for index, child in growing.items() if len(growing) > 1 else ():
            least = self._longest_word(child) if child.spans else 0
            if round(free * child.box.grow / shares) < least < free / 2:
                others = {other: each for other, each in growing.items() if other != index}
                return {index: least, **self._shared(others, free - least)}
        widths, left = {}, free
        for index, child in growing.items():
            widths[index] = max(1, min(left, round(free * child.box.grow / shares)))
            left -= widths[index]
        return widths

    def _longest_word(self, element: Element) -> int:
        """Return the width of the longest stretch of a text in which no line may break."""
        face = self._faces(element).plain
        stretches = (each for span in element.spans for word in span.text.split() for each in unbroken(word))
        return max((self._ruler.width(each, face) for each in stretches), default=0)

    def _wrapped(self, element: Element, inner: int) -> list[list[tuple[Element, int]]]:
        """Return the children of a flowing row line by line, each with its width."""
        if element.box.columns:
            together = self._squeezed(element, inner) if element.box.justify == "between" else []
            return (
                [list(zip(self._children(element), together, strict=True))]
                if together
                else self._in_columns(element, inner)
            )
        children = [(child, self.size(child, inner)[0]) for child in self._children(element)]
        return (in_even_lines if element.box.even else in_lines)(children, self._px(element.box.gap), inner)

    def _squeezed(self, element: Element, inner: int) -> list[int]:
        """Return widths with which a row is one line, [] where there are none: the widest children give way first.

        None gives way beyond a column's least width.
        """
        left = inner - self._gaps(element)
        wanted = [self.size(child, inner)[0] for child in self._children(element)]
        widest = max(wanted, default=0)
        for at, wide in enumerate(sorted(wanted)):
            share = left // (len(wanted) - at)
            if wide > share:
                widest = share
                break
            left -= wide
        enough = widest >= min(self._px(element.box.columns), max(wanted, default=0))
        return [min(wide, widest) for wide in wanted] if enough else []

    def _in_columns(self, element: Element, inner: int) -> list[list[tuple[Element, int]]]:
        least, gap = min(inner, self._px(element.box.columns)), self._px(element.box.gap)
        many = max(1, (inner + gap) // (least + gap))
        if not element.box.even:
            many = max(1, min(len(self._children(element)), many))
        if element.box.justify == "between":  # lines of one length: two of two, not three and one
            many = -(-len(self._children(element)) // -(-len(self._children(element)) // many))
        wide = min((inner - gap * (many - 1)) // many, round(WIDEST_COLUMN * least))
        cells = [(child, wide) for child in self._children(element)]
        return [cells[start : start + many] for start in range(0, len(cells), many)]

    # -- placing ----------------------------------------------------------------------------------------------------

    def place_page(self, root: Element, window: Rect) -> Placed:
        """Place the root: as high as the window, or higher and scrolling where its content needs more."""
        height = max(window.height, self.size(root, window.width)[1])
        placed = self.place(root, Rect(0, 0, window.width, height), ())
        return Placed(root, window, (), self._scale, placed.children, content=height)

    def place(self, element: Element, rect: Rect, path: tuple[int, ...]) -> Placed:
        """Place an element and all below it in a rectangle; a scroll area a little denser if it then fits."""
        placed = self._placed(element, rect, path)
        if not placed.overflow:
            return placed
        content = placed.content
        for density in DENSITIES:
            if density != SCROLLING_DENSITY and content * density**3 > rect.height:
                continue  # far too much
            tried = self._denser(density)._placed(element, rect, path)  # noqa: SLF001 - one of its own
            if not tried.overflow:
                return tried
            if density >= SCROLLING_DENSITY:
                placed = tried
        return placed

    def _placed(self, element: Element, rect: Rect, path: tuple[int, ...]) -> Placed:
        pad_x, pad_y = self._px(element.box.pad[0]), self._px(element.box.pad[1])
        inner = Rect(rect.x + pad_x, rect.y + pad_y, max(1, rect.width - 2 * pad_x), max(1, rect.height - 2 * pad_y))
        if element.spans:
            lines = self._lines(element, inner.width)
            return Placed(element, rect, path, self._scale, (), lines, self._leading(element), self._faces(element))
        row = self._is_row(element.box)
        rects = self._row_rects(element, inner) if row else self._column_rects(element, inner)
        indices = (index for index, child in enumerate(element.children) if self._is_kept(child))
        places = zip(indices, self._children(element), rects, strict=True)
        children = tuple(self.place(child, place, (*path, index)) for index, child, place in places)
        scrolls = element.box.scroll and not self._compact
        content = max((child.rect.bottom for child in children), default=rect.y) + pad_y - rect.y if scrolls else 0
        return Placed(element, rect, path, self._scale, children, content=content)

    def _denser(self, density: float) -> _Setter:
        if density not in self._others:
            both = self._density * density
            self._others[density] = _Setter(self._ruler, self._theme, self._full, compact=self._compact, density=both)
        return self._others[density]

    def _row_rects(self, element: Element, inner: Rect) -> list[Rect]:
        if self._flows(element.box):
            return list(self._wrapped_rects(element, inner))
        widths = self._widths(element, inner.width)
        gap = self._px(element.box.gap)
        spare = inner.width - sum(widths) - self._gaps(element)
        x, between = self._start(element.box, spare, len(widths))
        rects = []
        for child, wide in zip(self._children(element), widths, strict=True):
            high = inner.height if element.box.align == "stretch" else min(inner.height, self.size(child, wide)[1])
            y = inner.y + self._offset(element.box.align, inner.height - high)
            rects.append(Rect(inner.x + x, y, wide, high))
            x += wide + gap + between
        return rects

    def _wrapped_rects(self, element: Element, inner: Rect) -> Iterator[Rect]:
        """Yield the rectangles of a flowing row; what stands behind room that grows keeps to the end of its lines."""
        gap, y, pushed = self._px(element.box.gap), inner.y, False
        for row in self._wrapped(element, inner.width):
            high = max((self.size(child, wide)[1] for child, wide in row), default=0)
            spare = inner.width - sum(wide for _, wide in row) - gap * (len(row) - 1)
            shares = 0 if element.box.columns else sum(child.box.grow for child, _ in row)
            start, between = (0, 0) if shares else self._start(element.box, spare, len(row))
            if pushed and not shares:
                start = max(0, spare)
            pushed = pushed or bool(shares)
            x = inner.x + start
            for child, least in row:
                wide = least + (int(max(0, spare) * child.box.grow / shares) if shares else 0)
                tall = high if element.box.align == "stretch" else self.size(child, wide)[1]
                yield Rect(x, y + self._offset(element.box.align, high - tall), wide, tall)
                x += wide + gap + between
            y += high + gap

    def _column_rects(self, element: Element, inner: Rect) -> list[Rect]:
        scrolls = element.box.scroll and not self._compact
        heights = [self.size(child, inner.width)[1] for child in self._children(element)]
        spare = inner.height - sum(heights) - self._gaps(element)
        shares = sum(child.box.grow for child in self._children(element))
        if shares and spare > 0:
            for index, child in enumerate(self._children(element)):
                heights[index] += int(spare * child.box.grow / shares)
            spare = 0
        y, between = self._start(element.box, 0 if scrolls and spare < 0 else spare, len(heights))
        rects = []
        for child, high in zip(self._children(element), heights, strict=True):
            stretched = element.box.align == "stretch" or element.box.direction == "row"  # a stacked row
            wide = self._limit(child.box, inner.width) if stretched else self._own_width(child, inner.width)
            x = inner.x + (0 if stretched else self._offset(element.box.align, inner.width - wide))
            rects.append(Rect(x, inner.y + y, wide, high))
            y += high + self._px(element.box.gap) + between
        return rects

    # -- what a small window changes --------------------------------------------------------------------------------

    def _children(self, element: Element) -> tuple[Element, ...]:
        """Return what is seen of an element's children."""
        return tuple(filter(self._is_kept, element.children)) if self._compact else element.children

    def _is_kept(self, element: Element) -> bool:
        return not (element.box.roomy and self._compact)

    def _lies(self, box: Box) -> bool:
        return box.lie and self._compact

    # -- small sums -------------------------------------------------------------------------------------------------

    def _own_width(self, child: Element, width: int) -> int:
        limit = self._limit(child.box, width)
        return limit if child.box.max_width and child.box.grow else min(limit, self.size(child, width)[0])

    def _limit(self, box: Box, width: int) -> int:
        if box.width and not (box.stack and self._compact):
            width = min(width, self._px(box.width))
        return min(width, round(box.max_width * self._full)) if box.max_width else width

    def _start(self, box: Box, spare: int, count: int) -> tuple[int, int]:
        if box.justify == "between":
            return 0, max(0, spare) // max(1, count - 1)
        return self._offset(box.justify, max(0, spare)), 0

    def _offset(self, align: str, spare: int) -> int:
        return {"center": spare // 2, "end": spare}.get(align, 0)

    def _is_row(self, box: Box) -> bool:
        if box.direction == "column":
            return self._lies(box)
        return box.wrap or not (box.stack and self._compact)

    def _flows(self, box: Box) -> bool:
        return box.wrap and (self._compact or not box.stack)

    def _gaps(self, element: Element) -> int:
        between = len(self._children(element)) - 1
        return self._px(element.box.gap) * between if between > 0 else 0

    def _px(self, units: float) -> int:
        return round(units * self._scale)

    def _lines(self, element: Element, width: int) -> tuple[TextLine, ...]:
        key = (id(element), width)
        if key not in self._texts:
            self._texts[key] = wrap(element.spans, width, self._faces(element), self._ruler)
        return self._texts[key]

    def _leading(self, element: Element) -> int:
        style = self._theme.styles[element.style]
        return round(style.size * style.leading * self._scale)

    def _faces(self, element: Element) -> Faces:
        if element.style not in self._faces_of:
            style = self._theme.styles[element.style]
            size = max(9, round(style.size * self._scale))
            italic, strong = ("italic", "semibold") if style.face == "regular" else (style.face, style.face)
            self._faces_of[element.style] = Faces(Font(style.face, size), Font(italic, size), Font(strong, size))
        return self._faces_of[element.style]
