"""A faulty pack without its faults: what remains of it can still be judged.

A name with a slip is taken for the one it comes nearest to; whatever else is wrong is left out.
"""

from __future__ import annotations

import re
from copy import deepcopy
from itertools import islice
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from cxsim.content.called import NAMED, OF_NEEDS, Names
from cxsim.content.checks import check_cast, check_pack, check_scenario
from cxsim.content.left_out import LEADS_ON, LeftOut, names_quoted
from cxsim.content.mend import MOST_MISFITS, mended
from cxsim.content.problem import meant, told_instead
from cxsim.content.reader import read
from cxsim.content.shapes import shape_problems
from cxsim.equations.vocabulary import scope_of
from cxsim.model.cast import Cast
from cxsim.model.manuscript import Manuscript
from cxsim.model.pack import Pack, PackSheet
from cxsim.model.scenario import Scenario

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
    from pathlib import Path as FilePath

    from cxsim.content.diagnostic import Fault
    from cxsim.content.problem import Problem
    from cxsim.model.playthrough import Playthrough
    from cxsim.model.walk import Path

Shape = TypeVar("Shape", bound=BaseModel)
MOST_ROUNDS = 3
OF_NAMES = ("CX2", "CX3")
"""Problems of names and conditions: whoever judges a pack may rely on there being none."""
UNDECODED = "\ufffd"
"""What stands for bytes that are no text."""
_STARTS = "CX305"
"""What a variable starts as: nobody judges by that."""
_UNCERTAIN = frozenset({_STARTS, "CX401", "CX409"})
"""Problems that leave open what a variable starts as, or what a situation offers."""
_UNREACHED = "CX406"
_DEEDS = frozenset({"does", "others"})
"""Fields in which a name with a slip changes nothing that conditions ask for."""
_WORD = re.compile(r"[\w.]+")


class Draft(NamedTuple):
    """A file of a faulty pack."""

    name: str
    raw: Any
    """The values in it, None where it cannot be read."""
    source: str
    faults: tuple[Fault, ...]
    """What is wrong with its YAML."""
    sound: Manuscript | None = None
    """The scenario in it, where nothing is wrong with it, nor with pack.yaml and cast.yaml."""

    @property
    def is_read(self) -> bool:
        """Whether the names that stand in it are known."""
        return isinstance(self.raw, dict) or (bool(self.faults) and UNDECODED not in self.source)

    @property
    def unread(self) -> str:
        """What of it its values may lack."""
        return self.source if self.raw is None else _lines_at(self.source, {each.line for each in self.faults})


class Remains(NamedTuple):
    """What of a pack with errors can be judged."""

    pack: Pack
    manuscripts: Mapping[str, Manuscript]
    left_out: LeftOut
    playable: frozenset[str]
    """Scenarios from which nothing had to be left out, nor from pack.yaml and cast.yaml."""
    found: Mapping[str, tuple[Problem, ...]]
    """File → what is wrong in it, at paths as written; also what shows only where other faults are left out."""


def remains(
    folder: FilePath,
    sheet_draft: Draft,
    cast_draft: Draft,
    drafts: Mapping[str, Draft],
    runs: Mapping[str, Mapping[str, Playthrough]],
) -> Remains | None:
    """Return what remains of a pack without its faults; None where too little of pack.yaml or cast.yaml is left.

    ``drafts`` and ``runs`` are its scenarios and their golden runs by name.
    """
    left_out = LeftOut()
    for each in (sheet_draft, cast_draft, *drafts.values()):
        left_out.text(each.unread)
    names = Names([each.raw for each in (sheet_draft, cast_draft, *drafts.values())], folder)
    sheet_file = _Faulty(PackSheet, sheet_draft, left_out, names)
    cast_file = _Faulty(Cast, cast_draft, left_out, names)
    sheet = sheet_file.remains(lambda shape: check_pack(shape, frozenset(drafts)))
    cast = cast_file.remains(lambda shape: check_cast(shape, folder))
    if sheet is None or cast is None:
        return None
    around = sheet_file.whole and cast_file.whole
    manuscripts = {name: each.sound for name, each in drafts.items() if each.sound}
    playable = {*manuscripts}
    found = {sheet_draft.name: sheet_file.found, cast_draft.name: cast_file.found}
    for name, draft in drafts.items():
        if draft.sound:
            continue
        faulty = _Faulty(Scenario, draft, left_out, names)
        scenario = faulty.remains(lambda shape: check_scenario(_written(shape, sheet), sheet, cast))
        if scenario is None:
            left_out.text(f"{name} {draft.source}")
            if not draft.is_read:
                left_out.scenario()
        else:
            manuscripts[name] = _written(scenario, sheet)
            found[draft.name] = faulty.found
            if around and faulty.whole:
                playable.add(name)
    known = {name: runs[name] for name in runs if name in manuscripts}
    written = {name: manuscripts[name] for name in drafts if name in manuscripts}
    pack = Pack(folder.resolve().name, sheet, cast, {name: each.scenario for name, each in written.items()}, known)
    return Remains(pack, written, left_out, frozenset(playable), found)


def _written(scenario: Scenario, sheet: PackSheet) -> Manuscript:
    return Manuscript(scenario, scope_of(scenario, sheet.facts))


class _Faulty(Generic[Shape]):
    """A file on its way to what remains of it."""

    def __init__(self, model: type[Shape], draft: Draft, left_out: LeftOut, names: Names) -> None:
        self.found: tuple[Problem, ...] = ()
        """What is wrong, at paths as written, but for what may follow from something that was left out."""
        self.whole = all(each.severity != "error" for each in draft.faults)
        """Whether nothing had to be left out, and nothing is wrong but deeds with a slip and words of texts."""
        self._model = model
        self._name = draft.name
        self._raw = deepcopy(draft.raw)
        self._left_out = left_out
        self._names = names
        self._guessed: set[Path] = set()
        """Where something stands now that was one slip away."""
        self._lacks_names = False
        """Whether something was left out that others may name."""
        self._lacks_ways = False
        """Whether something was left out that may lead on."""

    def remains(self, check: Callable[[Shape], Iterable[Problem]]) -> Shape | None:
        """Return the shape of the file without what is wrong; None where too little of it is left."""
        for _ in range(MOST_ROUNDS):
            shape = self._shape() if self._raw is not None else None
            if shape is None:
                return None
            wrong = tuple(islice(check(shape), MOST_MISFITS + 1))
            if len(wrong) > MOST_MISFITS:  # each is held against all that was left out
                return None
            self.found += tuple(self._certain(wrong))
            self._note(wrong)
            hindering = tuple(filter(_hinders, wrong))
            if not hindering:
                self.whole = self.whole and all(each.severity != "error" or each.word for each in wrong)
                return shape
            self._without(hindering)
        return None

    def _note(self, wrong: Iterable[Problem]) -> None:
        """Note what is wrong and stays, since nobody is misled by it: but what it hides or should be is not known."""
        for each in wrong:
            if each.word:
                self._left_out.text(" ".join((each.word, *names_quoted(each.way_out))))
            elif each.code in _UNCERTAIN:
                self._left_out.value(self._name, each.path, each.path[1])

    def _certain(self, wrong: Iterable[Problem]) -> Iterator[Problem]:
        for each in wrong:
            path = self._left_out.moved(self._name, each.path)
            follows = (self._lacks_names and each.code.startswith(OF_NAMES)) or (
                (self._lacks_names or self._lacks_ways) and each.code == _UNREACHED
            )
            guessed = any(each.path[: len(guess)] == guess for guess in self._guessed)
            if not (follows or guessed or self._left_out.leaves_open(self._name, path, each.problem)):
                yield each._replace(path=path)

    def _shape(self) -> Shape | None:
        """Return the shape without its misfits; None where too little is left.

        First what is a slip is mended, then single values are left out; where more must go, it is the whole entry.
        """
        slips: list[Problem] | None = None
        for _ in range(2 * MOST_ROUNDS):
            try:
                return self._model.model_validate(self._raw)
            except ValidationError as error:
                if error.error_count() > MOST_MISFITS:
                    return None
                problems = list(shape_problems(self._model, self._raw, error, self._names))
                mend = mended(self._model, self._raw, error)
            if slips is None:
                slips = [each for each in problems if meant(each.way_out) or told_instead(each.way_out)]
                self._without(slips)
            elif mend.left_out:
                for path, value in mend.left_out:
                    self._leave_out(path, value)
                self._raw = mend.rest
            else:
                entries = [each for each in problems if each.path]
                self._lacks_names |= any(not NAMED.isdisjoint(map(str, each.path[-2:-1])) for each in entries)
                self._without(entries)
        return None

    def _without(self, problems: Collection[Problem]) -> None:
        """Mend what is one slip away and leave out the rest, the last item of a list first.

        What would be mended to a name that is wrong itself, or has such a name, waits for the next round.
        """
        in_turn = sorted(problems, key=lambda each: [str(step).rjust(8) for step in each.path], reverse=True)
        at = ((each, *_holder(self._raw, each.path)) for each in in_turn)
        found = [*{path: _Slip(each, holder, path) for each, holder, path in at}.values()]
        wrong, right = {each.name for each in found}, {each.meant.rpartition(".")[2] for each in found if each.meant}
        for each in found:
            if not each.path or each.name in right or each.meant.rpartition(".")[2] in wrong:
                continue
            if each.meant and each.put():
                self._guess(each.stands)
            else:
                self._leave_out(each.path, each.holder.pop(each.path[-1]), each.problem.way_out)

    def _guess(self, path: Path) -> None:
        self._guessed.add(path)
        self._left_out.place(self._name, self._left_out.moved(self._name, path))
        self.whole = self.whole and not _DEEDS.isdisjoint(map(str, path))

    def _leave_out(self, path: Path, value: Any, way_out: str = "") -> None:
        self.whole = False
        self._lacks_names |= path[:1] in OF_NEEDS
        self._lacks_ways |= not LEADS_ON.isdisjoint(map(str, path[-2:])) or path[:1] == ("start",)
        if "set" in path[-2:]:  # any variable may be meant
            self._left_out.text(str(self._raw.get("variables")))
        self._left_out.value(self._name, self._left_out.moved(self._name, path), value, way_out)


class _Slip(NamedTuple):
    """A problem with a value, and where that stands."""

    problem: Problem
    holder: Any
    """The mapping or list that it stands in."""
    path: Path
    """As far as it leads anywhere."""

    @property
    def meant(self) -> str:
        """The name or value that the way out proposes, nothing where it proposes none."""
        return meant(self.problem.way_out) or told_instead(self.problem.way_out)

    @property
    def name(self) -> str:
        """What is wrong: the last part of the key, or of the value."""
        written = self.path[-1:] and (self.path[-1] if self.problem.on == "key" else self.holder[self.path[-1]])
        return str(written).rpartition(".")[2]

    @property
    def stands(self) -> Path:
        """Where it stands once it is mended."""
        return (*self.path[:-1], self.meant) if self.problem.on == "key" else self.path

    def put(self) -> bool:
        """Put what was meant in its place; False where that cannot stand there."""
        key, right, at = self.path[-1], self.meant, self.problem.column
        if self.problem.on == "key":
            if right in self.holder:
                return False
            held = [*self.holder.items()]
            self.holder.clear()
            self.holder.update((right if name == key else name, each) for name, each in held)
            return True
        value = self.holder[key]
        if told_instead(self.problem.way_out):
            self.holder[key] = read(right).value
            return True
        if isinstance(value, str):
            self.holder[key] = value[:at] + _WORD.sub(right, value[at:], count=1)
        return isinstance(value, str)


def _hinders(problem: Problem) -> bool:
    """Whether whoever judges a pack relies on there being no such problem; in words of a text nobody does."""
    return (
        problem.severity == "error"
        and problem.code.startswith(OF_NAMES)
        and not (problem.word or problem.code == _STARTS)
    )


def _holder(raw: Any, path: Path) -> tuple[Any, Path]:
    """Return the mapping or list that holds what a path leads to, and the path as far as it leads."""
    holder, at = None, 0
    for step in path:
        if not (step in raw if isinstance(raw, dict) else isinstance(raw, list) and step in range(len(raw))):
            break  # one id stands for a list of one
        holder, raw, at = raw, raw[step], at + 1
    return holder, path[:at]


def _lines_at(source: str, numbers: Collection[int]) -> str:
    """Return lines, counted from 1, with those below that are indented further: a fault may cost all of them."""
    lines = source.split("\n")
    kept: list[str] = []
    end = 0
    for number in sorted(numbers):
        if end < number <= len(lines):  # else it is below one that is kept, or the file has ended before it
            begin, end = _indent(lines[number - 1]), number
            while end < len(lines) and (not lines[end].strip() or _indent(lines[end]) > begin):
                end += 1
            kept += lines[number - 1 : end]
    return "\n".join(kept)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
