"""What could be written at a cursor: fields, words of closed lists, and the ids that the pack declares."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from cxsim.content.checks.prose import VALUES
from cxsim.equations.vocabulary import OWN_NAMES
from cxsim.workbench.editor.cursor import cursor_at
from cxsim.workbench.editor.grammar import PERSON, UNIONS, VALUE, grammar, slot_at
from cxsim.workbench.editor.told import about, closed_words, own_name
from cxsim.workbench.pages import pages
from cxsim.workbench.schema import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cxsim.model.walk import Path
    from cxsim.workbench.editor.cursor import Cursor
    from cxsim.workbench.editor.grammar import Slot
    from cxsim.workbench.editor.index import FileIndex, PackIndex

MOST: Final = 200
"""Proposals given at a time; typing another letter asks again."""
_REMARK = re.compile(
    r"(?:^|(?<=\s))#(?:\s*cxsim:\s*allow\s+(?:CX\d{3}\s*,\s*)*(?P<typed>\w{0,5})|[^\n\"']*)\Z", re.MULTILINE
)
_MOOD = re.compile(r"(?P<who>[a-z]\w*) \((?P<mood>[a-z_]*)\Z")
_BRACE = re.compile(r"\{(?P<value>[a-z_.]*)\Z")
_WHO = re.compile(r"(?:^|[\s\"'])(?P<who>[a-z]\w*)\Z")
_COMPARED = re.compile(r"(?P<name>[a-z]\w*)\s*[!=]=\s*\w*\Z")
_CALLED = re.compile(r"\b(?P<call>promised|visits)\s*\(\s*\w*\Z")


class Proposal(NamedTuple):
    """Something that could stand at the cursor, in place of what is typed of it."""

    name: str
    kind: str
    """The kind of id, or ``field``, ``word``, ``name``."""
    about: str
    """What it is, in a sentence."""
    insert: str


class Proposals(NamedTuple):
    """What could stand at a position, in place of the characters from ``start`` to it."""

    start: int
    found: tuple[Proposal, ...]
    more: bool
    """Whether there is more than was listed."""


def proposals(pack: PackIndex, file: str, offset: int, *, asked: bool = False) -> Proposals:
    """Return what could be written at a position of a file; ``asked`` where nothing typed has led to the question."""
    index = pack.files[file]
    remark = _REMARK.search(index.text, index.text.rfind("\n", 0, offset) + 1, offset)
    if remark:
        return _codes(remark["typed"], offset)
    cursor = cursor_at(index.text, offset)
    typed = cursor.typed
    listed = list(_Completion(pack, index, cursor, offset, asked=asked).proposed())
    fitting = [each for each in listed if _fits(typed, each.name)]
    fitting.sort(key=lambda each: not each.name.startswith(typed))
    return Proposals(offset - len(typed), tuple(fitting[:MOST]), len(fitting) > MOST)


def _codes(typed: str | None, offset: int) -> Proposals:
    """Return the codes that a remark may allow, nothing for any other remark."""
    if typed is None:
        return Proposals(offset, (), more=False)
    fitting = {code: page.stem[6:] for code, page in pages().items() if code.startswith(typed.upper())}
    found = tuple(Proposal(code, "rule", name.replace("-", " "), code) for code, name in fitting.items())
    return Proposals(offset - len(typed), found, more=False)


def warm_up() -> None:
    """Build what every answer stands on, so that the first one comes as quickly as the others."""
    for kind in KINDS:
        grammar(kind)
    closed_words("deed")


def _fits(typed: str, name: str) -> bool:
    """Whether the letters typed come in a name, in this order, the first of them first in a word of it."""
    if not typed or name.startswith(typed):
        return True
    letters = iter(name)
    return f"_{typed[0]}" in f"_{name.replace('.', '_')}" and all(letter in letters for letter in typed)


class _Completion:
    def __init__(self, pack: PackIndex, index: FileIndex, cursor: Cursor, offset: int, *, asked: bool) -> None:
        self._pack = pack
        self._index = index
        self._cursor = cursor
        self._offset = offset
        self._asked = asked

    def proposed(self) -> Iterator[Proposal]:
        """Yield everything that may stand here."""
        path = self._cursor.path
        if self._index.kind == "playthroughs" and path[1:2] in {("play",), ("luck",)}:
            yield from self._run(path)
            return
        slot = slot_at(self._index.kind, path)
        if slot is None:
            return
        if slot.reads == "prose":
            yield from self._prose()
        elif slot.reads == "expression":
            yield from self._expression(slot)
        elif self._cursor.place == "key":
            yield from self._keys(slot)
        else:
            yield from self._values(slot)

    def _keys(self, slot: Slot) -> Iterator[Proposal]:
        path = self._cursor.path
        typed = self._offset - len(self._cursor.written)
        there = {each.path[-1] for each in self._index.children(path, self._offset) if each.start != typed}
        for name, field in sorted(slot.fields.items(), key=lambda pair: pair[0] not in slot.required):
            if name not in there:
                yield Proposal(name, "field", field.about, f"{name}: ")
        if slot.keys:
            yield from self._ids(slot.keys, _scenario_of(slot.keys, self._index.scenario), ": ")
        if slot.keys == "need" and len(self._pack.customers_in(self._index.scenario)) > 1:
            yield from self._needs_by_customer()

    def _needs_by_customer(self) -> Iterator[Proposal]:
        served = self._pack.customers_in(self._index.scenario)
        for symbol, located in self._pack.declared("need", ""):
            if symbol.owner in served:
                name = f"{symbol.owner}.{symbol.name}"
                yield Proposal(name, "need", about(self._pack, symbol, located), f"{name}: ")

    def _values(self, slot: Slot) -> Iterator[Proposal]:
        inner = slot.item if slot.item and not slot.words and not slot.names else slot
        for word, means in inner.words.items():
            yield Proposal(word, inner.names or "word", means, word)
        if inner.names == "word":
            yield from self._ids("word", f"{self._index.scenario}/{self._cursor.path[1]}")
        elif inner.names == "need":
            yield from self._ids("need", next((each for each in self._cursor.path[1:2] if isinstance(each, str)), ""))
        elif inner.names and not inner.words:
            yield from self._ids(inner.names, _scenario_of(inner.names, self._index.scenario))

    def _ids(self, kind: str, owner: str, after: str = "") -> Iterator[Proposal]:
        """Yield what is declared of a kind; needs of the scenario's own customers only."""
        closed = closed_words(kind)
        for word, means in closed.items():
            yield Proposal(word, kind, means, word + after)
        served = self._pack.customers_in(self._index.scenario) if kind == "need" else frozenset()
        for each in UNIONS.get(kind, (kind,)):
            within = "" if each in {"fact", "customer", "colleague", "scenario"} else owner
            for symbol, located in self._pack.declared(each, within):
                if (not served or symbol.owner in served) and _fits(self._cursor.typed, symbol.name):
                    text = about(self._pack, symbol, located)
                    yield Proposal(symbol.name, each, text, symbol.name + after)

    def _expression(self, slot: Slot) -> Iterator[Proposal]:
        scenario, written, path = self._index.scenario, self._cursor.written, self._cursor.path
        called, compared = _CALLED.search(written), _COMPARED.search(written)
        if called:
            yield from self._ids("promise" if called["call"] == "promised" else "situation", scenario)
            return
        if compared:
            yield from self._ids("word", f"{scenario}/{compared['name']}")
        elif path[-2:-1] == ("set",):
            yield from self._ids("word", f"{scenario}/{path[-1]}")
            yield from (Proposal(word, "word", "", word) for word in slot.words)
        yield from self._ids(VALUE, scenario)
        for name in (*OWN_NAMES, *(each for each in VALUES if "." in each), "and", "or", "not"):
            yield Proposal(name, "name", own_name(name), name)
        for name, means in closed_words("quality").items():
            yield Proposal(f"team.{name}", "quality", means, f"team.{name}")
        for name in ("promised", "visits"):
            yield Proposal(name, "name", own_name(name), f"{name}(")

    def _prose(self) -> Iterator[Proposal]:
        written = self._cursor.written
        if _BRACE.search(written):
            yield from (Proposal(name, "value", own_name(name), name) for name in VALUES)
        elif _MOOD.search(written):
            yield from self._ids("mood", "", "): ")
        elif self._asked if not written else _WHO.fullmatch(written) or _WHO.fullmatch(written.lstrip("\"'")):
            yield from self._ids(PERSON, "", " (")

    def _run(self, path: Path) -> Iterator[Proposal]:
        """Yield what golden runs may name here."""
        scenario = self._index.scenario
        match path:
            case (_, "play") | (_, "play", _):
                yield from self._ids("situation", scenario, ": ")
            case (_, "play", _, str(situation)) if self._cursor.place == "key":
                yield from self._ids("part", f"{scenario}/situations/{situation}/parts", ": ")
            case (_, "play", _, str(situation)):
                yield from self._ids("choice", f"{scenario}/{situation}")
                yield from self._ids("choice", f"{scenario}/")
            case (_, "play", _, str(situation), str(part)):
                yield from self._ids("answer", f"{scenario}/situations/{situation}/parts/{part}")
            case (_, "luck"):
                yield from self._ids("draw", scenario, ": ")
            case (_, "luck", str(draw)) if "." not in draw:
                yield from self._ids("word", f"{scenario}/{draw}")
            case (_, "luck", str(place)):
                yield from self._branches(place)

    def _branches(self, place: str) -> Iterable[Proposal]:
        situation, _, choice = place.partition(".")
        scenario = self._index.scenario
        yield from self._ids("branch", f"{scenario}/{situation}/{choice}/chance")
        yield from self._ids("branch", f"{scenario}/anytime/{choice}/chance")


def _scenario_of(kind: str, scenario: str) -> str:
    return "" if kind in {"need", "mood", "fact", PERSON, "customer", "colleague", "scenario"} else scenario
