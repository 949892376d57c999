"""Where every key and value of a text begins and ends, as far as it can be read: for editors, while one types."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from yaml import CSafeLoader, YAMLError
from yaml.events import CollectionEndEvent, MappingStartEvent, NodeEvent, ScalarEvent, SequenceStartEvent

from cxsim.content.yaml_source import DEEPEST, MOST_EVENTS, replace_forbidden, without_directives

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.content.yaml_places import Path


_COLLECTIONS = (MappingStartEvent, SequenceStartEvent)


class Span(NamedTuple):
    """One key or value; ``start`` and ``end`` count characters from the beginning of the text."""

    path: Path
    start: int
    end: int
    key: bool
    """Whether it is the key at the end of ``path``, and not its value."""
    text: str | None
    """What a key or a single value says; None for a list or a mapping."""
    style: str = ""
    """How a single value is written: a quote, ``|``, ``>``, or nothing; of a list or mapping, ``{`` within brackets."""


class _Open:
    """A list or mapping that is being read."""

    def __init__(self, at: int, path: Path, *, mapping: bool) -> None:
        self.at = at
        self.path = path
        self.mapping = mapping
        self.key: str | None = None
        self.items = 0


def spans(text: str) -> tuple[Span, ...]:
    """Return what stands in ``text``, in order; what cannot be read ends it. Never raise.

    Positions hold for ``text`` as it is, also where it has characters that are refused.
    """
    reading = _Reading()
    reading.run(without_directives(replace_forbidden(text)[0])[0])
    return tuple(reading.found)


class _Reading:
    def __init__(self) -> None:
        self.found: list[Span] = []
        self._open: list[_Open] = []
        self._last = 0

    def run(self, text: str) -> None:
        """Take the events of one text."""
        try:
            for event in islice(_events(text), MOST_EVENTS):
                if isinstance(event, NodeEvent):
                    if len(self._open) > DEEPEST or (self._wants_key() and type(event) in _COLLECTIONS):
                        break  # nothing below it could be used
                    self._take(event)
                elif isinstance(event, CollectionEndEvent):
                    self._close(_end(event))
        except YAMLError:
            pass  # what was read so far is what an editor can use
        while self._open:
            self._close(self._last)

    def _wants_key(self) -> bool:
        return bool(self._open) and self._open[-1].mapping and self._open[-1].key is None

    def _take(self, event: Any) -> None:
        text = event.value if type(event) is ScalarEvent else None
        start, end = event.start_mark.index, event.end_mark.index
        self._last = end
        holder = self._open[-1] if self._open else None
        if holder is not None and self._wants_key():
            holder.key = text or ""
            self.found.append(Span((*holder.path, holder.key), start, end, key=True, text=text))
            return
        path = self._path(holder)
        mapping = type(event) is MappingStartEvent
        if type(event) in _COLLECTIONS:
            self._open.append(_Open(len(self.found), path, mapping=mapping))
            self.found.append(Span(path, start, end, key=False, text=None, style="{" if event.flow_style else ""))
        else:
            self.found.append(Span(path, start, end, key=False, text=text, style=getattr(event, "style", "") or ""))

    def _path(self, holder: _Open | None) -> Path:
        if holder is None:
            return ()
        if holder.mapping:
            step: str | int = holder.key or ""
            holder.key = None
        else:
            step = holder.items
            holder.items += 1
        return (*holder.path, step)

    def _close(self, end: int) -> None:
        closed = self._open.pop()
        self._last = max(self._last, end)
        self.found[closed.at] = self.found[closed.at]._replace(end=end)


def _end(event: Any) -> int:
    index: int = event.end_mark.index
    return index


def _events(text: str) -> Iterator[Any]:
    return iter(CSafeLoader(text.encode("utf-8", "replace")).get_event, None)
