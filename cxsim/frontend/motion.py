"""Move what may move: gauges to their values, speech letter by letter, a page into view. Nobody waits for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from cxsim.frontend.elements.tree import Role, walk
from cxsim.frontend.settings.settings import AS_SYSTEM
from cxsim.frontend.settings.systems_wish import SystemsWish

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cxsim.frontend.elements.shown import Path, Shown
    from cxsim.frontend.elements.tree import Element
    from cxsim.frontend.elements.wrap import TextLine
    from cxsim.frontend.frame import Frame

GAUGE_SECONDS = 0.7
FADE_SECONDS = 0.16
FADE_FROM = 0.9
"""How much of the page before is seen at first: less than all, for a key has to change the picture at once.

A veil of full strength would also take ten times as long to draw as any other.
"""
LETTERS_A_SECOND = 90
LONGEST_WRITING = 1.5
"""Seconds; a longer text is written faster."""


class _Move(NamedTuple):
    """A gauge on its way between two fractions."""

    start: float
    end: float
    began: float


class Motion:
    """What moves on the page that is open. Times are seconds from any beginning."""

    def __init__(self, wish: SystemsWish | None = None) -> None:
        self.wish = wish or SystemsWish()
        """Whether the system's owner wants nothing to move."""
        self._now = 0.0
        self._tree: Element | None = None
        self._view: object = None
        self._fading = 0.0
        """When the page that fades in has wholly come up."""
        self._mixed = False
        """Whether two pages were seen at the last drawing."""
        self._gauges: Mapping[str, float] = {}
        self._moves: dict[str, _Move] = {}
        self._text: tuple[str, ...] = ()
        self._writing = 0.0
        """When the text began to be written."""
        self._written = 0.0
        """When it will stand there whole."""

    @property
    def moving(self) -> bool:
        """Whether the next drawing differs from the last one."""
        return self.veil > 0 or self._now < self._written or bool(self._moves)

    @property
    def veil(self) -> float:
        """How much of the page before is still seen, from 1 to 0."""
        return max(0.0, (self._fading - self._now) / FADE_SECONDS)

    def follow(self, frame: Frame, now: float) -> bool:
        """Take note of the time and of what is shown; return whether another page comes up in place of the one seen.

        Where two pages are seen yet, for somebody is in a hurry, a third comes up at once.
        """
        opened = self._noted(frame, now)
        fades = opened and not self._mixed
        if opened:
            self._fading = now + FADE_SECONDS * FADE_FROM if fades else now
        self._mixed = self.veil > 0
        return fades

    def _noted(self, frame: Frame, now: float) -> bool:
        """Let what is shown set off; return whether it is another page, which may move."""
        self._now = now
        self._moves = {name: move for name, move in self._moves.items() if now < move.began + GAUGE_SECONDS}
        if frame.tree is self._tree:
            return False
        first = self._tree is None
        self._tree = frame.tree
        view = getattr(frame.program.state, "view", None)
        opened = view is not self._view
        self._view = view
        if self._still(frame.say.settings.motion, first=first):
            self._gauges = _dials(frame.tree)
            self.skip()
            return False
        self._set_off(frame.tree)
        return opened and not first

    def _still(self, motion: str, *, first: bool) -> bool:
        """Tell whether nothing may move; the system is not asked before its answer matters to a second page."""
        if motion != AS_SYSTEM:
            return motion == "still"
        return first or self.wish.still

    def skip(self) -> None:
        """Let everything be where it is going."""
        self._fading = self._written = self._now
        self._moves = {}

    def moved(self, shown: tuple[Shown, ...]) -> tuple[Shown, ...]:
        """Return what is shown as it looks now, on its way."""
        if self._moves:
            shown = tuple(self._with_dials(shown))
        if self._now < self._written:
            shown = tuple(self._partly(shown))
        return shown

    def _set_off(self, tree: Element) -> None:
        gauges = _dials(tree)
        for name, end in gauges.items():
            start = self._where(name, self._gauges.get(name, end))
            if start != end:
                self._moves[name] = _Move(start, end, self._now)
        self._moves = {name: move for name, move in self._moves.items() if name in gauges}
        self._gauges = gauges
        text = tuple(element.name for element in walk(tree) if element.written_out)
        if text and text != self._text:
            self._text, self._writing = text, self._now
            self._written = self._now + min(LONGEST_WRITING, sum(map(len, text)) / LETTERS_A_SECOND)

    def _where(self, name: str, otherwise: float) -> float:
        """Return where a gauge stands now: fast at first, then gently."""
        move = self._moves.get(name)
        if move is None:
            return otherwise
        left = 1 - min(1.0, (self._now - move.began) / GAUGE_SECONDS)
        return move.end - (move.end - move.start) * left**3

    def _with_dials(self, shown: tuple[Shown, ...]) -> Iterator[Shown]:
        meter = ""
        for item in shown:
            element = item.placed.element
            meter = element.name if element.role is Role.METER else meter
            if element.dial is None or meter not in self._moves:
                yield item
            else:
                dial = replace(element.dial, value=self._where(meter, element.dial.value))
                yield replace(item, placed=replace(item.placed, element=replace(element, dial=dial)))

    def _partly(self, shown: tuple[Shown, ...]) -> Iterator[Shown]:
        """Yield what is shown with only as many letters as are written by now, and no bubble without any."""
        roots = [item.placed.path for item in shown if item.placed.element.written_out]
        whole = sum(_letters(item) for item in shown if _inside(item.placed.path, roots))
        share = (self._now - self._writing) / (self._written - self._writing)
        left = round(whole * share)
        for item in shown:
            if not _inside(item.placed.path, roots):
                yield item
            elif left <= 0:
                yield replace(item, visible=False)
            else:
                yield replace(item, placed=replace(item.placed, lines=tuple(_cut(item.placed.lines, left))))
                left -= _letters(item)


def _dials(tree: Element) -> dict[str, float]:
    """Return gauge → the fraction it shows."""
    meters = (element for element in walk(tree) if element.role is Role.METER)
    return {meter.name: inner.dial.value for meter in meters for inner in walk(meter) if inner.dial}


def _inside(path: Path, roots: list[Path]) -> bool:
    return any(path[: len(root)] == root for root in roots)


def _letters(item: Shown) -> int:
    return sum(len(run.text) for line in item.placed.lines for run in line.runs)


def _cut(lines: tuple[TextLine, ...], letters: int) -> Iterator[TextLine]:
    """Yield lines as far as so many letters go; their places stay."""
    for line in lines:
        runs = []
        for run in line.runs:
            runs.append(run._replace(text=run.text[: max(0, letters)]))
            letters -= len(run.text)
        yield line._replace(runs=tuple(run for run in runs if run.text))
