"""A folder → (pack or None, diagnostics): every problem it can find, in one pass. Never raises on bad content."""

from __future__ import annotations

import re
from itertools import islice
from pathlib import Path as FilePath
from stat import S_ISREG
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from cxsim.content.checks import check_alone, check_cast, check_pack, check_scenario
from cxsim.content.diagnostic import Diagnostic, Fault, quoted
from cxsim.content.problem import nearest
from cxsim.content.reader import places, read
from cxsim.content.yaml_places import LINE_BREAK, place_at
from cxsim.content.yaml_source import LARGEST
from cxsim.equations.vocabulary import scope_of
from cxsim.model.authored import ID_PATTERN
from cxsim.model.cast import Cast
from cxsim.model.manuscript import Manuscript
from cxsim.model.pack import Pack, PackSheet
from cxsim.model.playthrough import Playthrough
from cxsim.model.scenario import Scenario

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from cxsim.content.called import Names
    from cxsim.content.diagnostic import Severity
    from cxsim.content.mend import Dropped
    from cxsim.content.problem import Problem
    from cxsim.content.remains import Draft, Remains
    from cxsim.content.yaml_places import Place, Places
    from cxsim.model.walk import Path

    ReadBytes = Callable[[FilePath], bytes]

Shape = TypeVar("Shape", bound=BaseModel)
MOST_FILES = 1000
LARGEST_PACK = 20_000_000
"""Bytes of all files together."""
MOST_ERRORS = 100
"""Errors that are told of one file beside those of its YAML."""
MOST_OF_A_PACK = 1000
"""The same of all files together."""
_NOT_SCENARIOS = frozenset({"pack.yaml", "cast.yaml"})


class Loaded(NamedTuple):
    """A pack where its content is sound, and all that is to be said about it."""

    pack: Pack | None
    diagnostics: tuple[Diagnostic, ...]
    manuscripts: Mapping[str, Manuscript] = {}
    """Of each scenario of a sound pack: what stands where in it."""
    remains: Remains | None = None
    """Of a pack with errors: what can still be judged."""

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The diagnostics that keep the pack from being played."""
        return tuple(each for each in self.diagnostics if each.severity == "error")


def load_pack(folder: FilePath, read_bytes: ReadBytes | None = None) -> Loaded:
    """Read a pack's folder. The pack is None where any diagnostic is an error.

    ``read_bytes`` is how a file is read: an editor has newer text of some files than the disk.
    """
    return _Loader(folder, read_bytes or FilePath.read_bytes).loaded()


class _File:
    """One file: its text is kept only as long as somebody may ask for a line in it."""

    def __init__(self, path: FilePath) -> None:
        self.path = path
        self.source = b""
        self.raw: Any = None
        """The values in it."""
        self.faults: tuple[Fault, ...] = ()
        """What is wrong with its YAML."""
        self.errors = 0
        self.told: set[Diagnostic] = set()
        self.mended = False
        """Whether something in it does not fit, and was left out for the checks that follow."""
        self.dropped: Dropped = frozenset()
        """Items of lists among that."""
        self._places: Places | None = None

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong with the file."""
        return self.raw is not None and not self.errors and all(each.severity != "error" for each in self.faults)

    def draft(self, sound: Manuscript | None = None) -> Draft:
        """Return what there is of the file, for what remains of a faulty pack; ``sound`` is the scenario in it."""
        from cxsim.content.remains import Draft  # noqa: PLC0415 - a sound pack needs no such module

        source = self.source.decode(errors="replace")
        return Draft(self.path.name, self.raw, source, self.faults, sound if self.is_sound else None)

    def place(self, problem: Problem) -> Diagnostic:
        """Return the diagnostic of a problem in this file."""
        if self._places is None:
            self._places = places(self.source)
        path = self._as_written(problem.path) if self.dropped else problem.path
        value = self._places.value(path)
        if value is None and problem.on == "value" and isinstance(path[-1], int):
            value = self._places.value(path[:-1])  # one id stands for a list of one
        line, column = (value if problem.on == "value" else None) or self._places.nearest(path)
        if value and problem.column:
            column += self._inside(line, column, problem.column)
        elif value and problem.word:
            line, column = self._at_word(value, problem.word)
        fault = Fault(line, column, problem.code, problem.rule, problem.problem, problem.way_out, problem.severity)
        return fault.in_file(str(self.path))

    def _as_written(self, path: Path) -> Path:
        from cxsim.content.mend import as_written  # noqa: PLC0415 - who has dropped something has imported it

        return as_written(path, self.dropped)

    def _at_word(self, value: Place, word: str) -> Place:
        """Return where a word first stands from where a value begins; that place if it is written otherwise."""
        text = self.source.decode(errors="replace")
        begin = next((each.end() for each in islice(LINE_BREAK.finditer(text), value.line - 2, None)), 0)
        at = text.find(word, begin if value.line > 1 else 0)
        return value if at < 0 else place_at(text, at)

    def _inside(self, line: int, column: int, offset: int) -> int:
        """Return how far right of where a value begins its ``offset``-th character stands; 0 for text under ``|``."""
        first = self.source.decode(errors="replace").split("\n")[line - 1][column - 1 : column]
        return 0 if first in {"|", ">"} else offset + (first in {"'", '"'})


class _Loader:
    def __init__(self, folder: FilePath, read_bytes: ReadBytes) -> None:
        self._folder = folder
        self._home = folder.resolve()
        self._read_bytes = read_bytes
        self._found: list[Diagnostic] = []
        self._room = LARGEST_PACK
        self._errors = 0
        self._values: list[Any] = []
        self._known: Names | None = None
        """The names in all files that are read so far, once somebody has asked for them."""

    def loaded(self) -> Loaded:
        sheet_file, cast_file = _File(self._folder / "pack.yaml"), _File(self._folder / "cast.yaml")
        sheet = self._shaped(PackSheet, sheet_file)
        has_cast = cast_file.path.exists()
        cast = self._shaped(Cast, cast_file) if has_cast else None
        files = {each.stem: _File(each) for each in self._scenario_files()}
        scenarios = {name: self._shaped(Scenario, file) for name, file in files.items()}
        sound = {name: each for name, each in scenarios.items() if each is not None}
        if not has_cast:
            is_needed = sheet is not None and any(each.with_ for each in sound.values())
            cast = self._without_cast(cast_file, is_needed=is_needed)
        manuscripts: dict[str, Manuscript] = {}
        for name, scenario in sound.items():
            if sheet and cast:
                manuscripts[name] = Manuscript(scenario, scope_of(scenario, sheet.facts))
                problems = check_scenario(manuscripts[name], sheet, cast)
            else:
                problems = check_alone(scenario)
            self._add(files[name], _of_names(problems) if files[name].mended else problems)
        if sheet:
            self._add(sheet_file, check_pack(sheet, frozenset(scenarios)))
        if cast:
            self._add(cast_file, check_cast(cast, self._folder))
        runs = self._playthroughs(scenarios)
        faulty = not (sheet and cast) or any(each.severity == "error" for each in self._found)
        judged = faulty and self._errors < MOST_OF_A_PACK
        left = self._remains(sheet_file, cast_file, files, manuscripts, runs) if judged else None
        self._found.sort(key=lambda each: (each.file, each.line, each.column, each.code))
        if not (sheet and cast) or faulty:
            return Loaded(None, tuple(self._found), remains=left)
        pack = Pack(self._home.name, sheet, cast, sound, runs)
        return Loaded(pack, tuple(self._found), manuscripts)

    def _without_cast(self, cast_file: _File, *, is_needed: bool) -> Cast | None:
        """Return a cast of nobody; where somebody is needed, tell that the file is missing, and not each of them."""
        if is_needed:
            return self._shaped(Cast, cast_file)
        cast_file.raw = {}
        return Cast()

    def _remains(
        self,
        sheet: _File,
        cast: _File,
        files: Mapping[str, _File],
        written: Mapping[str, Manuscript],
        runs: Mapping[str, Mapping[str, Playthrough]],
    ) -> Remains | None:
        """Return what can be judged of a pack with errors; tell what shows only without its misfits."""
        from cxsim.content.remains import remains  # noqa: PLC0415 - a sound pack needs no such module

        known = written if sheet.is_sound and cast.is_sound else {}
        drafts = {name: file.draft(known.get(name)) for name, file in files.items()}
        found = remains(self._folder, sheet.draft(), cast.draft(), drafts, runs)
        for file in (sheet, cast, *files.values()):
            file.dropped = frozenset()  # these know where they stand
            self._add(file, found.found.get(file.path.name, ()) if found else ())
        return found

    def _scenario_files(self) -> list[FilePath]:
        found = [each for each in self._yaml_files(self._folder) if each.name not in _NOT_SCENARIOS]
        if not found:
            sheet = self._folder / "pack.yaml"
            self._found.append(_about_file(sheet, *_NO_SCENARIO, severity="warning"))
        return found

    def _yaml_files(self, folder: FilePath) -> list[FilePath]:
        """Return the YAML files of a folder by name, but for hidden ones, which editors and systems leave behind."""
        seen = sorted(each for each in folder.glob("*.y*ml") if not each.name.startswith("."))
        found = [each for each in seen if each.suffix == ".yaml"]
        for each in seen:
            if each.suffix == ".yml":
                problem = f"'{each.name}' is not read: only files that end in .yaml are."
                way_out = f"Call it {each.stem}.yaml."
                self._found.append(_about_file(each, "CX608", "other-ending", problem, way_out, "warning"))
        self._found += [_about_file(each, *_TOO_MANY_FILES) for each in found[MOST_FILES : MOST_FILES + 1]]
        return found[:MOST_FILES]

    def _playthroughs(self, scenarios: Mapping[str, Scenario | None]) -> dict[str, dict[str, Playthrough]]:
        runs: dict[str, dict[str, Playthrough]] = {}
        for path in self._yaml_files(self._folder / "playthroughs"):
            file = _File(path)
            raw = self._read(file)
            if isinstance(raw, dict):
                found = {name: self._fit(Playthrough, file, each, (name,)) for name, each in raw.items()}
                runs[path.stem] = {name: run for name, run in found.items() if run is not None}
            elif raw is not None:
                self._found.append(_about_file(path, *_NO_GOLDEN_RUNS))
            if path.stem not in scenarios:
                problem = f"There is no scenario '{path.stem}' that these golden runs could play."
                way_out = nearest(path.stem, scenarios)
                self._found.append(_about_file(path, "CX604", "golden-run-without-scenario", problem, way_out))
        return runs

    def _shaped(self, model: type[Shape], file: _File) -> Shape | None:
        if not _is_id(file.path.stem):
            problem = f"{quoted(file.path.stem)} cannot be an id: the file's name is the id of what is in it."
            self._found.append(_about_file(file.path, "CX603", "bad-file-name", problem, _FILE_NAMES))
        raw = self._read(file)
        return None if raw is None else self._fit(model, file, raw, ())

    def _fit(self, model: type[Shape], file: _File, raw: Any, under: tuple[str, ...]) -> Shape | None:
        try:
            return model.model_validate(raw)
        except ValidationError as error:
            return self._fit_otherwise(model, file, raw, error, under)

    def _fit_otherwise(
        self, model: type[Shape], file: _File, raw: Any, misfits: ValidationError, under: tuple[str, ...]
    ) -> Shape | None:
        """Tell what does not fit; return the shape without it, None where too little of it is left."""
        from cxsim.content.called import Names  # noqa: PLC0415 - a sound pack needs no such module
        from cxsim.content.mend import MOST_MISFITS, as_told, mended  # noqa: PLC0415 - nor this one
        from cxsim.content.shapes import shape_problems  # noqa: PLC0415 - nor this one

        self._known = self._known or Names(self._values, self._folder)
        problems = shape_problems(model, raw, misfits, self._known, under)
        if misfits.error_count() > MOST_MISFITS:
            self._add(file, problems)
            return None
        told = [*problems]
        self._add(file, told)
        rest = as_told(raw, told, under)
        try:
            return model.model_validate(rest)
        except ValidationError as error:
            file.mended = True
            found = mended(model, rest, error)
            file.dropped |= {(*under, *each) for each in found.dropped}
            return found.shape

    def _read(self, file: _File) -> Any:
        try:
            problem, way_out = self._unfit(file.path)
            file.source = b"" if problem else self._read_bytes(file.path)
        except OSError as error:
            problem, way_out = f"The file cannot be read: {error.strerror}.", _way_out(file.path)
        if problem:
            self._found.append(_about_file(file.path, "CX601", "unreadable-file", problem, way_out))
            return None
        reading = read(file.source)
        file.raw, file.faults = reading.value, reading.faults
        self._values.append(reading.value)
        self._known = None
        self._found += [fault.in_file(str(file.path)) for fault in reading.faults]
        if reading.value is None and not reading.faults:
            way_out = "Write into it, or delete it."
            self._found.append(_about_file(file.path, "CX602", "empty-file", "The file is empty.", way_out))
        return reading.value

    def _unfit(self, path: FilePath) -> tuple[str, str]:
        """Say why a file is not opened at all, and a way out; nothing where it is."""
        found = path.stat()
        if self._leads_out(path):
            return "The file is a link that leads out of the pack's folder.", "Put the file itself there."
        if not S_ISREG(found.st_mode):
            return "This is not a file.", "Call it something else; what ends in .yaml is read."
        self._room -= min(found.st_size, LARGEST + 1)
        if self._room < 0:
            most = f"{LARGEST_PACK // 1_000_000} MB"
            return f"The files of the pack are larger than {most} together; this one is left out.", "Split the pack."
        if found.st_size > LARGEST:
            most = f"{LARGEST // 1_000_000} MB"
            return f"The file is larger than {most}.", "Split it: one scenario a file."
        return "", ""

    def _leads_out(self, path: FilePath) -> bool:
        if path.parent == self._folder and not path.is_symlink():  # following every step of a path takes long
            return False
        return not path.resolve().is_relative_to(self._home)

    def _add(self, file: _File, problems: Iterable[Problem]) -> None:
        for each in problems if file.errors <= MOST_ERRORS and self._errors < MOST_OF_A_PACK else ():
            told = file.place(each)
            if told in file.told:
                continue
            file.told.add(told)
            file.errors += each.severity == "error"
            self._errors += each.severity == "error"
            if file.errors > MOST_ERRORS:
                problem = f"There are more than {MOST_ERRORS} mistakes in this file; the rest is not told."
                self._found.append(_about_file(file.path, "CX609", "too-many-mistakes", problem, "Mend these first."))
                return
            self._found.append(told)
            if self._errors == MOST_OF_A_PACK:
                problem = f"There are {MOST_OF_A_PACK:,} mistakes in this pack; what else there may be is not told."
                self._found.append(_about_file(file.path, "CX609", "too-many-mistakes", problem, "Mend these first."))
                return


def _is_id(name: str) -> bool:
    return re.fullmatch(ID_PATTERN, name) is not None


def _of_names(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield what does not hang on where choices lead: what was left out may be what leads on."""
    from cxsim.content.remains import OF_NAMES  # noqa: PLC0415 - a sound pack needs no such module

    return (each for each in problems if each.code.startswith(OF_NAMES))


def _way_out(path: FilePath) -> str:
    """Return what to do about a file that is not there or may not be read."""
    if path.name == "pack.yaml" and not path.exists():
        return "A pack is a folder with a pack.yaml. Is this the right folder?"
    if path.name == "cast.yaml" and not path.exists():
        return "Each scenario is with somebody, and who that is stands in cast.yaml. Write it, or put it back."
    return "See whether it is there, and whether you may read it."


_FILE_NAMES = "Use small letters, digits and underscores, beginning with a letter: first_call.yaml."
_TOO_MANY_FILES = (
    "CX605",
    "too-many-files",
    f"A folder of a pack has at most {MOST_FILES} files; this one and what follows is left out.",
    "Split the pack.",
)
_NO_GOLDEN_RUNS = (
    "CX104",
    "wrong-value",
    "The file should be a mapping of golden runs by id.",
    "Begin with the id of the first run: the_long_way:",
)
_NO_SCENARIO = (
    "CX610",
    "no-scenario",
    "The pack has no scenario, so there is nothing to play.",
    "Write one beside pack.yaml: first_call.yaml.",
)


def _about_file(
    path: FilePath, code: str, rule: str, problem: str, way_out: str, severity: Severity = "error"
) -> Diagnostic:
    return Diagnostic(str(path), 1, 1, code, rule, problem, way_out, severity)
