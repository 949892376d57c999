"""Break text into lines: at spaces, after dashes, and between any two Chinese characters where that is allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cxsim.frontend.elements.tree import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cxsim.frontend.drawing.painter import Font, Ruler

NEVER_FIRST = "、。，．：；！？）］｝〉》」』】〕…—·~％%,.!?:;)]}”’"
PAIR = 2
DASHES = "-–—/"
NEVER_LAST = "（［｛〈《「『【〔([{“‘"


class Run(NamedTuple):
    """Text of one style on a line, `x` pixels from the line's start."""

    x: int
    text: str
    emphasis: bool


class TextLine(NamedTuple):
    """A line of runs and its width in pixels, joined or word by word, whichever is more."""

    runs: tuple[Run, ...]
    width: int


class _Piece(NamedTuple):
    """What is never broken, unless it alone is wider than the line."""

    text: str
    emphasis: bool
    spaced: bool  # a space stands before it
    joined: bool = False  # goes on a word that began in another span, or goes with a figure, and begins no line


_Filled = tuple[list[_Piece], TextLine]
"""What a line holds, and the line."""


class Faces(NamedTuple):
    """The fonts for plain and for emphasised text, and for emphasised text that is never written slanted: Chinese."""

    plain: Font
    emphasised: Font
    upright: Font

    def of(self, emphasis: bool, text: str) -> Font:  # noqa: FBT001 - a span's own flag
        """Return the font for a text of a span."""
        if not emphasis:
            return self.plain
        return self.upright if not text.isascii() and any(map(is_ideograph, text)) else self.emphasised


def wrap(spans: Sequence[Span], limit: int, faces: Faces, ruler: Ruler) -> tuple[TextLine, ...]:
    """Break spans into lines no wider than `limit` pixels; a line break in the text always breaks."""
    whole = _on_one_line(spans, limit, faces, ruler)
    if whole is not None:
        return (whole,)
    lines: list[TextLine] = []
    for paragraph in _paragraphs(spans):
        filled = list(_fill(list(_pieces(paragraph)), limit, faces, ruler))
        if _needs_company([pieces for pieces, _ in filled[-2:]]):
            (*before, company), (alone,) = filled[-2][0], filled[-1][0]
            last = [(each, _joined(each, faces, ruler)) for each in (before, [company, alone])]
            filled[-2:] = last if last[1][1].width <= limit else filled[-2:]
        lines.extend(line for _, line in filled)
    return tuple(lines)


def is_ideograph(character: str) -> bool:
    """Tell whether a line may break beside a character without a space (Chinese, Japanese, their punctuation)."""
    return "\u2e80" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff" or "\uff00" <= character <= "\uffef"


def run_on(texts: Iterable[str]) -> str:
    """Write texts one after the other: with a space between them, except between two hanzi or their punctuation."""
    whole = ""
    for text in texts:
        close = not (whole and text) or (is_ideograph(whole[-1]) and is_ideograph(text[0]))
        whole += text if close else f" {text}"
    return whole


def _on_one_line(spans: Sequence[Span], limit: int, faces: Faces, ruler: Ruler) -> TextLine | None:
    """Return a text that fits as it stands: most do, and need not be taken apart."""
    if len(spans) != 1:
        return None
    text, emphasis = spans[0].text, spans[0].emphasis
    if not text or "\n" in text or "  " in text or text[0] == " " or text[-1] == " ":
        return None
    width = ruler.width(text, faces.of(emphasis, text))
    return TextLine((Run(0, text, emphasis),), width) if width <= limit else None


def _paragraphs(spans: Sequence[Span]) -> Iterator[list[Span]]:
    current: list[Span] = []
    for span in spans:
        first, *rest = span.text.split("\n")
        current.append(Span(first, span.emphasis))
        for text in rest:
            yield current
            current = [Span(text, span.emphasis)]
    yield current


def _pieces(spans: Sequence[Span]) -> Iterator[_Piece]:
    spaced, before, figure = False, "", False
    for span in spans:
        for index, word in enumerate(span.text.split(" ")):
            spaced = spaced or index > 0
            for number, part in enumerate(unbroken(word)):
                joined = figure if spaced else not (number or not before or _may_part(before, part[0]))
                yield _Piece(part, span.emphasis, spaced, joined)
                spaced, before, figure = False, part[-1], part.isdecimal()


def unbroken(word: str) -> Iterator[str]:
    """Split a word where a line may break without a space."""
    if word.isascii() and "-" not in word and "/" not in word:
        if word:
            yield word
        return
    start = 0
    for index in range(1, len(word)):
        before, after = word[index - 1], word[index]
        if _may_part(before, after, alone=index - start == 1):
            yield word[start:index]
            start = index
    if word:
        yield word[start:]


def _may_part(before: str, after: str, *, alone: bool = False) -> bool:
    """Tell whether a line may break between two characters without a space, the first of which may stand alone."""
    joint = before in DASHES and not alone and not (before == "-" and after.isdigit())  # E-31 is one word
    loose = is_ideograph(before) or is_ideograph(after) or joint
    return loose and after not in NEVER_FIRST and before not in NEVER_LAST


def _needs_company(last_lines: list[list[_Piece]]) -> bool:
    """Tell whether one word or hanzi stands alone on a paragraph's last line, and one from before may join it."""
    if len(last_lines) != PAIR or len(last_lines[1]) != 1 or len(last_lines[0]) <= PAIR:
        return False
    alone, company = last_lines[1][0], last_lines[0][-1]
    hanzi = is_ideograph(alone.text[0]) and is_ideograph(company.text[0])
    return company.spaced and not company.joined if alone.spaced else hanzi


def _fill(pieces: list[_Piece], limit: int, faces: Faces, ruler: Ruler) -> Iterator[_Filled]:
    line: list[_Piece] = []
    width = 0
    queue = pieces[::-1]
    while queue:
        piece = queue.pop()
        text = f" {piece.text}" if piece.spaced and line else piece.text
        wide = ruler.width(text, faces.of(piece.emphasis, text))
        if not line and wide > limit and len(piece.text) > 1:
            queue.extend(_halves(piece, limit, faces, ruler))
        elif not line or width + wide <= limit:
            line.append(piece)
            width += wide
        else:
            queue.append(piece)
            _carry(line, queue)
            yield _settled(line, limit, queue, faces, ruler)
            line, width = [], 0
        if not queue:
            yield _settled(line, limit, queue, faces, ruler)
            line, width = [], 0
    if not pieces:
        yield [], TextLine((), 0)


def _halves(piece: _Piece, limit: int, faces: Faces, ruler: Ruler) -> tuple[_Piece, _Piece]:
    """Cut an overlong word where the line ends; the rest comes first, as the queue is read from its end."""
    font = faces.of(piece.emphasis, piece.text)
    cut = 1
    while cut < len(piece.text) - 1 and ruler.width(piece.text[: cut + 1], font) <= limit:
        cut += 1
    return _Piece(piece.text[cut:], piece.emphasis, spaced=False), piece._replace(text=piece.text[:cut])


def _carry(line: list[_Piece], queue: list[_Piece]) -> None:
    """Take the beginning of a word along to the next line, unless the word is all that there is."""
    if not queue or not queue[-1].joined:
        return
    start = len(line) - 1
    while start > 0 and line[start].joined:
        start -= 1
    if start > 0:
        queue.extend(reversed(line[start:]))
        del line[start:]


def _settled(line: list[_Piece], limit: int, queue: list[_Piece], faces: Faces, ruler: Ruler) -> _Filled:
    """Join pieces into a line; kerning and rounding can make it wider than they are, then the last go back."""
    joined = _joined(line, faces, ruler)
    while joined.width > limit and len(line) > 1:
        queue.append(line.pop())
        _carry(line, queue)
        joined = _joined(line, faces, ruler)
    return line, joined


def _joined(line: list[_Piece], faces: Faces, ruler: Ruler) -> TextLine:
    texts: list[tuple[str, bool]] = []
    alone = 0
    for piece in line:
        text = f" {piece.text}" if piece.spaced and texts else piece.text
        alone += ruler.width(text, faces.of(piece.emphasis, text))
        if texts and texts[-1][1] == piece.emphasis:
            texts[-1] = (texts[-1][0] + text, piece.emphasis)
        else:
            texts.append((text, piece.emphasis))
    x, runs = 0, []
    for text, emphasis in texts:
        runs.append(Run(x, text, emphasis))
        x += ruler.width(text, faces.of(emphasis, text))
    return TextLine(tuple(runs), max(x, alone))
