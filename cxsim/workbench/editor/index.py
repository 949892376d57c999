"""Where each id of a pack is declared and used, by file; only what changed is read again."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from cxsim.workbench.editor.grammar import PERSON, UNIONS, VALUE
from cxsim.workbench.editor.pieces import Piece, pieces
from cxsim.workbench.editor.uses import WORD, Use, uses_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cxsim.content.yaml_spans import Span
    from cxsim.model.walk import Path
    from cxsim.workbench.schema import FileKind


class Symbol(NamedTuple):
    """One thing that ids name: what kind it is, within what, and its id."""

    kind: str
    owner: str
    name: str


class Located(NamedTuple):
    """One id in one file of the pack."""

    file: str
    use: Use


class _Read(NamedTuple):
    """What one piece of a text holds, positions as in the piece."""

    spans: tuple[Span, ...]
    uses: tuple[Use, ...]
    values: Mapping[Path, Span]
    """The spans that are no keys, by path."""


@dataclass(slots=True)
class FileIndex:
    """One file as it is now; every position counts characters of ``text``."""

    kind: FileKind
    scenario: str
    """The scenario that it is, or that its golden runs play; "" for pack.yaml and cast.yaml."""
    text: str = ""
    declared: dict[Symbol, Use] = field(default_factory=dict)
    _pieces: list[tuple[Piece, _Read]] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)

    def update(self, text: str) -> None:
        """Read what is new in ``text``."""
        known = {(piece.prefix, piece.text): read for piece, read in self._pieces}
        self.text = text
        self._pieces = [(each, known.get((each.prefix, each.text)) or self._read(each)) for each in pieces(text)]
        self._starts = [piece.start for piece, _ in self._pieces]
        self.declared = {}
        for use in self.uses(declarations=True):
            self.declared.setdefault(Symbol(use.kind, use.owner, use.name), use)

    def _read(self, piece: Piece) -> _Read:
        spans, uses = uses_in(self.kind, self.scenario, piece)
        return _Read(spans, uses, {each.path: each for each in spans if not each.key})

    def uses(self, *, declarations: bool = False) -> Iterator[Use]:
        """Yield every id in order; on request only those that are declared here."""
        for piece, read in self._pieces:
            for use in read.uses:
                if use.declares or not declarations:
                    yield _moved(use, piece.start)

    def named(self, name: str) -> Iterator[Use]:
        """Yield every place where an id is written, whatever it stands for there."""
        for piece, read in self._pieces:
            for use in read.uses:
                if use.name == name:
                    yield _moved(use, piece.start)

    def use_at(self, offset: int) -> Use | None:
        """Return the id that a position is in, or just behind."""
        piece, read = self._piece(offset)
        inside = offset - piece.start
        found = next((each for each in reversed(read.uses) if each.start <= inside <= each.end), None)
        return _moved(found, piece.start) if found else None

    def span_at(self, offset: int) -> Span | None:
        """Return the innermost key or value that a position is in."""
        piece, read = self._piece(offset)
        inside = offset - piece.start
        around = [each for each in read.spans if each.start <= inside <= each.end and (each.path or each.text)]
        found = min(around, key=lambda each: each.end - each.start, default=None)
        return found._replace(start=found.start + piece.start, end=found.end + piece.start) if found else None

    def value_of(self, key: Use) -> Span | None:
        """Return the value behind the key that declares something."""
        return self.value_at(key.path, key.start)

    def value_at(self, path: Path, near: int) -> Span | None:
        """Return the value at a path in the piece that holds a position."""
        piece, read = self._piece(near)
        found = read.values.get(path)
        return found._replace(start=found.start + piece.start, end=found.end + piece.start) if found else None

    def children(self, path: Path, near: int) -> tuple[Span, ...]:
        """Return the keys directly below a path in the piece that holds a position."""
        piece, read = self._piece(near)
        depth = len(path) + 1
        return tuple(
            each._replace(start=each.start + piece.start, end=each.end + piece.start)
            for each in read.spans
            if each.key and len(each.path) == depth and each.path[:-1] == path
        )

    def _piece(self, offset: int) -> tuple[Piece, _Read]:
        if not self._pieces:
            return Piece((), 0, ""), _Read((), (), {})
        return self._pieces[max(0, bisect_right(self._starts, offset) - 1)]


def _moved(use: Use, by: int) -> Use:
    return Use(use.kind, use.owner, use.name, use.start + by, use.end + by, use.declares, use.path)


class PackIndex:
    """Every file of one pack, by its path within it: ``opening.yaml``, ``playthroughs/opening.yaml``."""

    def __init__(self) -> None:
        self.files: dict[str, FileIndex] = {}

    def update(self, file: str, text: str) -> None:
        """Take what stands in a file now."""
        if file not in self.files:
            self.files[file] = FileIndex(*kind_of(file))
        if self.files[file].text != text or not text:
            self.files[file].update(text)

    def forget(self, file: str) -> None:
        """Leave out a file that is not there any more."""
        self.files.pop(file, None)

    def meant(self, use: Use) -> Symbol | None:
        """Return what an id stands for, None where nothing of that name is declared."""
        return next((each for each in self._candidates(use) if self.declaration(each)), None)

    def declaration(self, symbol: Symbol) -> Located | None:
        """Return where something is declared."""
        if symbol.kind == "scenario":
            file = f"{symbol.name}.yaml"
            top = Use("scenario", "", symbol.name, 0, 0, declares=True, path=())
            return Located(file, top) if file in self.files and self.files[file].kind == "scenario" else None
        for file in self._files_of(symbol):
            use = self.files[file].declared.get(symbol)
            if use:
                return Located(file, use)
        return None

    def references(self, symbol: Symbol) -> tuple[Located, ...]:
        """Return every place that stands for something, where it is declared first."""
        found = [
            Located(file, use)
            for file, index in self.files.items()
            for use in index.named(symbol.name)
            if self.meant(use) == symbol
        ]
        return tuple(sorted(found, key=lambda each: not each.use.declares))

    def declared(self, kind: str, owner: str) -> Iterator[tuple[Symbol, Located]]:
        """Yield everything of a kind within an owner, with where it stands."""
        if kind == "scenario":
            for file, index in self.files.items():
                if index.kind == "scenario":
                    name = index.scenario
                    yield Symbol(kind, "", name), Located(file, Use(kind, "", name, 0, 0, declares=True, path=()))
            return
        for file, index in self.files.items():
            for symbol, use in index.declared.items():
                if symbol.kind == kind and (symbol.owner == owner or (kind == "need" and not owner)):
                    yield symbol, Located(file, use)

    def customers_in(self, scenario: str) -> frozenset[str]:
        """Return whom a scenario is about: the people after ``with`` and in ``at_stake``."""
        index = self.files.get(f"{scenario}.yaml")
        kinds = {PERSON, "customer"}
        found = index.uses() if index else iter(())
        return frozenset(
            each.name for each in found if each.kind in kinds and each.path[:1] in {("with",), ("at_stake",)}
        )

    def _candidates(self, use: Use) -> Iterator[Symbol]:
        scenario = use.owner.partition("/")[0]
        if use.kind == WORD:
            yield Symbol("word", use.owner, use.name)
            yield from (Symbol(kind, _owner(kind, scenario), use.name) for kind in UNIONS[VALUE])
        elif use.kind == "need" and not use.owner:
            yield from (symbol for symbol, _ in self._needs(use.name))
        elif use.kind in {"branch", "choice"} and not use.declares:
            yield Symbol(use.kind, use.owner, use.name)
            yield Symbol(use.kind, _anytime(use.kind, use.owner), use.name)
        else:
            for kind in UNIONS.get(use.kind, (use.kind,)):
                yield Symbol(kind, _owner(kind, use.owner), use.name)

    def _needs(self, name: str) -> list[tuple[Symbol, Located]]:
        return [found for found in self.declared("need", "") if found[0].name == name]

    def _files_of(self, symbol: Symbol) -> Iterator[str]:
        scenario = symbol.owner.partition("/")[0]
        likely = {"fact": "pack.yaml", "planned scenario": "pack.yaml"}.get(symbol.kind, f"{scenario}.yaml")
        if symbol.kind in {"customer", "colleague", "need", "mood"}:
            likely = "cast.yaml"
        if symbol.kind == "run":
            likely = f"playthroughs/{scenario}.yaml"
        if likely in self.files:
            yield likely


def _owner(kind: str, owner: str) -> str:
    return "" if kind in {"fact", *UNIONS[PERSON]} else owner


def _anytime(kind: str, owner: str) -> str:
    """Return the owner of what golden runs name, where the choice is one that is open at any time."""
    scenario, _, rest = owner.partition("/")
    return f"{scenario}/" if kind == "choice" else f"{scenario}/anytime/{rest.partition('/')[2]}"


def kind_of(file: str) -> tuple[FileKind, str]:
    """Return what kind of file a path in a pack is, and the scenario it belongs to."""
    path = PurePosixPath(file)
    if path.parts[:-1] == ("playthroughs",):
        return "playthroughs", path.stem
    match path.name:
        case "pack.yaml":
            return "pack", ""
        case "cast.yaml":
            return "cast", ""
        case _:
            return "scenario", path.stem
