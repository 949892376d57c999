"""Every id in one piece of a file: where it stands, what kind it is of, and whether it is declared there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from cxsim.content.yaml_spans import spans
from cxsim.equations.vocabulary import RESERVED
from cxsim.workbench.editor.grammar import PERSON, VALUE, grammar, step_into

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.content.yaml_spans import Span
    from cxsim.model.walk import Path
    from cxsim.workbench.editor.grammar import Slot
    from cxsim.workbench.editor.pieces import Piece
    from cxsim.workbench.schema import FileKind

WORD: Final = "word or value"
"""What stands beside ``==`` or after ``set``: a word of the other side, else anything that has a value."""
_PART = re.compile(
    r"(?P<call>promised|visits)\s*\(\s*(?P<inner>[a-z]\w*)"
    r"|(?P<name>[a-z]\w*(?:\.[a-z]\w*)?)(?:\s*[!=]=\s*(?P<word>[a-z]\w*))?"
)
_OUTSIDE: Final = {"kpi": "kpi", "target": "kpi", "team": "quality"}
_VOICE: Final = r"[ \t\"']*(?P<who>[a-z]\w*)(?: \((?P<mood>[^()\n]*)\))?: ?(?=\S)"
_SPEAKS = re.compile(rf"^{_VOICE}", re.MULTILINE)
_SPEAKS_QUOTED = re.compile(rf"(?:^|(?<!\\)(?:\\\\)*\\n(?:\\\n)?){_VOICE}", re.MULTILINE)
"""Between double quotes a line also begins after the letters ``\\n``, or after these and a break taken back."""
_SHOWN = re.compile(r"\{(?:kpi|target)\.(?P<kpi>[a-z]\w*)\}")


class Use(NamedTuple):
    """One id as it is written; ``start`` and ``end`` count characters of the file or piece."""

    kind: str
    owner: str
    """Within what the name stands for one thing: a scenario, ``scenario/situation``, a customer, or the whole pack."""
    name: str
    start: int
    end: int
    declares: bool
    path: Path


def uses_in(kind: FileKind, scenario: str, piece: Piece) -> tuple[tuple[Span, ...], tuple[Use, ...]]:
    """Return what stands in a piece of a file, and every id in it, positions as in the piece."""
    found = tuple(each._replace(path=(*piece.prefix, *each.path)) for each in spans(piece.text))
    reader = _Reader(kind, scenario, piece.text)
    return found, tuple(use for span in found for use in reader.read(span))


class _Reader:
    def __init__(self, kind: FileKind, scenario: str, text: str) -> None:
        self._runs = kind == "playthroughs"
        self._scenario = scenario
        self._text = text
        self._slots: dict[Path, Slot | None] = {(): grammar(kind)}

    def read(self, span: Span) -> Iterator[Use]:
        """Yield the ids in one key or value."""
        if span.text is None:
            return
        if self._runs:
            yield from self._run(span)
        slot = self._slot(span.path[:-1] if span.key else span.path)
        if slot is not None and span.text:
            yield from (each for each in self._named(slot, span) if each.name.replace(".", "").isidentifier())

    def _named(self, slot: Slot, span: Span) -> Iterator[Use]:
        if span.key:
            yield from self._key(slot, span)
        elif slot.reads == "prose":
            yield from self._prose(span)
        elif slot.reads == "expression":
            yield from self._expression(slot, span)
        elif slot.lists or slot.names:
            yield from self._value(slot, span)

    def _slot(self, path: Path) -> Slot | None:
        if path not in self._slots:
            above = self._slot(path[:-1])
            self._slots[path] = step_into(above, path[-1]) if above else None
        return self._slots[path]

    def _use(self, kind: str, owner: str, at: tuple[int, int], path: Path, *, declares: bool = False) -> Use:
        return Use(kind, owner, self._text[slice(*at)], *at, declares, path)

    def _key(self, slot: Slot, span: Span) -> Iterator[Use]:
        at, path = _bare(self._text, span), span.path
        if slot.declares:
            yield self._use(slot.declares, self._declared_in(slot.declares, path), at, path, declares=True)
        elif slot.keys == "need":
            yield from self._need(at, path, "")
        elif slot.keys:
            yield self._use(slot.keys, self._scope(slot.keys), at, path)

    def _value(self, slot: Slot, span: Span) -> Iterator[Use]:
        at, path = _bare(self._text, span), span.path
        if slot.lists == "mood":
            yield self._use("mood", "", at, path, declares=True)
        elif slot.lists or slot.names == "word":
            yield self._use("word", f"{self._scenario}/{path[1]}", at, path, declares=bool(slot.lists))
        elif slot.names == "need":
            yield from self._need(at, path, next((step for step in path[1:2] if isinstance(step, str)), ""))
        else:
            yield self._use(slot.names, self._scope(slot.names), at, path)

    def _need(self, at: tuple[int, int], path: Path, customer: str) -> Iterator[Use]:
        """Yield ``need`` or, of one of several customers, ``customer.need``."""
        who, dot, _ = self._text[slice(*at)].rpartition(".")
        if dot:
            yield self._use("customer", "", (at[0], at[0] + len(who)), path)
        yield self._use("need", who or customer, (at[0] + len(who + dot), at[1]), path)

    def _expression(self, slot: Slot, span: Span) -> Iterator[Use]:
        path, written = span.path, self._text[span.start : span.end]
        if len(path) > 1 and path[-2] == "set" and slot.words and (span.text or "").isidentifier():
            if span.text not in slot.words:
                yield self._use(WORD, f"{self._scenario}/{path[-1]}", _bare(self._text, span), path)
            return
        for part in _PART.finditer(written):
            if part["call"]:
                kind = "promise" if part["call"] == "promised" else "situation"
                yield self._use(kind, self._scenario, _moved(part.span("inner"), span.start), path)
                continue
            first, dot, _ = part["name"].partition(".")
            start, end = _moved(part.span("name"), span.start)
            if dot and first in _OUTSIDE:
                yield self._use(_OUTSIDE[first], "", (start + len(first) + 1, end), path)
            elif not dot and first not in RESERVED:
                yield self._use(VALUE, self._scenario, (start, end), path)
            if part["word"] and part["word"] not in RESERVED and not dot:
                yield self._use(WORD, f"{self._scenario}/{first}", _moved(part.span("word"), span.start), path)

    def _prose(self, span: Span) -> Iterator[Use]:
        written = self._text[span.start : span.end]
        for said in (_SPEAKS_QUOTED if written.startswith('"') else _SPEAKS).finditer(written):
            yield self._use(PERSON, "", _moved(said.span("who"), span.start), span.path)
            if said["mood"]:
                yield self._use("mood", "", _moved(said.span("mood"), span.start), span.path)
        for shown in _SHOWN.finditer(written):
            yield self._use("kpi", "", _moved(shown.span("kpi"), span.start), span.path)

    def _run(self, span: Span) -> Iterator[Use]:
        """Yield what golden runs name: luck by draw or ``situation.choice``, then decisions in order."""
        at, scenario = _bare(self._text, span), self._scenario
        match span.path:
            case (_, "luck", str(key)):
                yield from self._luck(span, key)
            case (_, "play", int(), str()) if span.key:
                yield self._use("situation", scenario, at, span.path)
            case (_, "play", int(), str(situation)):
                yield self._use("choice", f"{scenario}/{situation}", at, span.path)
            case (_, "play", int(), str(situation), str()) if span.key:
                yield self._use("part", f"{scenario}/situations/{situation}/parts", at, span.path)
            case (_, "play", int(), str(situation), str(part)):
                yield self._use("answer", f"{scenario}/situations/{situation}/parts/{part}", at, span.path)

    def _luck(self, span: Span, key: str) -> Iterator[Use]:
        (start, end), scenario = _bare(self._text, span), self._scenario
        situation, dot, rest = key.partition(".")
        choice, *branches = rest.split(".")
        if not span.key:
            above = "/".join([scenario, situation, choice, "chance", *(f"{each}/chance" for each in branches)])
            kind, owner = ("branch", above) if dot else ("word", f"{scenario}/{key}")
            yield self._use(kind, owner, (start, end), span.path)
        elif dot:
            middle = start + len(situation)
            yield self._use("situation", scenario, (start, middle), span.path)
            yield self._use("choice", f"{scenario}/{situation}", (middle + 1, middle + 1 + len(choice)), span.path)
        else:
            yield self._use("draw", scenario, (start, end), span.path)

    def _scope(self, kind: str) -> str:
        return "" if kind in _OF_THE_PACK else self._scenario

    def _declared_in(self, kind: str, path: Path) -> str:
        found = self._scope(kind)
        match kind, path:
            case "choice", ("situations", str(situation), *_):
                found = f"{self._scenario}/{situation}"
            case "choice", _:
                found = f"{self._scenario}/"
            case "word", (_, str(draw), _):
                found = f"{self._scenario}/{draw}"
            case "need", (_, str(customer), *_):
                found = customer
            case "branch", ("situations", str(situation), "choices", *below) | ("anytime" as situation, *below):
                found = "/".join(map(str, (self._scenario, situation, *below[:-1])))
            case _ if kind in _OF_ONE_PLACE:
                found = "/".join(map(str, (self._scenario, *path[:-1])))
        return found


_OF_THE_PACK: Final = frozenset(
    {
        "colleague", "customer", "deed", "fact", "kpi", "mood", "need", "planned scenario", "practice", "quality",
        "scenario", PERSON,
    }
)  # fmt: skip
"""Kinds of ids that mean the same in every file."""
_OF_ONE_PLACE: Final = frozenset({"answer", "branch", "case", "line", "part"})
"""Kinds of ids that are known within the entry that holds them."""


def _bare(text: str, span: Span) -> tuple[int, int]:
    """Return where an id begins and ends without its quotes."""
    quoted = text[span.start : span.start + 1] in {"'", '"'}
    return (span.start + 1, max(span.start + 1, span.end - 1)) if quoted else (span.start, span.end)


def _moved(at: tuple[int, int], by: int) -> tuple[int, int]:
    return at[0] + by, at[1] + by
