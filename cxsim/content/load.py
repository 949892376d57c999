"""A folder → (pack or None, diagnostics): every problem it can find, in one pass. Never raises on bad content."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from cxsim.content.checks import check_pack, check_scenario
from cxsim.content.checks.unplayed import is_playable
from cxsim.content.diagnostic import Diagnostic, Fault
from cxsim.content.reader import places, read
from cxsim.content.shapes import shape_problems
from cxsim.model.authored import ID_PATTERN
from cxsim.model.cast import Cast
from cxsim.model.pack import Pack, PackSheet
from cxsim.model.playthrough import Playthrough
from cxsim.model.scenario import Scenario

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path as FilePath

    from cxsim.content.problem import Problem
    from cxsim.content.yaml_places import Places

Shape = TypeVar("Shape", bound=BaseModel)
MOST_FILES = 1000
LARGEST = 2_000_000
"""Bytes of one file; a larger one is not opened."""


class Loaded(NamedTuple):
    """A pack where its content is sound, and all that is to be said about it."""

    pack: Pack | None
    diagnostics: tuple[Diagnostic, ...]

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The diagnostics that keep the pack from being played."""
        return tuple(each for each in self.diagnostics if each.severity == "error")


def load_pack(folder: FilePath) -> Loaded:
    """Read a pack's folder. The pack is None where any diagnostic is an error."""
    return _Loader(folder).loaded()


class _File:
    """One file: its text is kept only as long as somebody may ask for a line in it."""

    def __init__(self, path: FilePath) -> None:
        self.path = path
        self.source = b""
        self._places: Places | None = None

    def place(self, problem: Problem) -> Diagnostic:
        """Return the diagnostic of a problem in this file."""
        if self._places is None:
            self._places = places(self.source)
        value = self._places.value(problem.path)
        line, column = (value if problem.on == "value" else None) or self._places.nearest(problem.path)
        if value and problem.column:
            column += self._inside(line, column, problem.column)
        fault = Fault(line, column, problem.code, problem.rule, problem.problem, problem.way_out, problem.severity)
        return fault.in_file(str(self.path))

    def _inside(self, line: int, column: int, offset: int) -> int:
        """Return how far right of where a value begins its ``offset``-th character stands; 0 for text under ``|``."""
        first = self.source.decode(errors="replace").split("\n")[line - 1][column - 1 : column]
        return 0 if first in {"|", ">"} else offset + (first in {"'", '"'})


class _Loader:
    def __init__(self, folder: FilePath) -> None:
        self._folder = folder
        self._found: list[Diagnostic] = []

    def loaded(self) -> Loaded:
        sheet_file, cast_file = _File(self._folder / "pack.yaml"), _File(self._folder / "cast.yaml")
        sheet = self._shaped(PackSheet, sheet_file)
        cast = self._shaped(Cast, cast_file) if cast_file.path.exists() else Cast()
        files = {each.stem: _File(each) for each in self._scenario_files()}
        scenarios = {name: self._shaped(Scenario, file) for name, file in files.items()}
        sound = {name: each for name, each in scenarios.items() if each is not None}
        if sheet and cast:
            for name, scenario in sound.items():
                self._add(files[name], check_scenario(scenario, sheet, cast))
            for which, problem in check_pack(sheet, cast, frozenset(scenarios), self._folder):
                self._add(sheet_file if which == "pack" else cast_file, (problem,))
        runs = self._playthroughs(sound)
        self._found.sort(key=lambda each: (each.file, each.line, each.column, each.code))
        if not (sheet and cast) or any(each.severity == "error" for each in self._found):
            return Loaded(None, tuple(self._found))
        playable = {name: each for name, each in sound.items() if is_playable(each)}
        return Loaded(Pack(self._folder.resolve().name, sheet, cast, playable, runs), tuple(self._found))

    def _scenario_files(self) -> list[FilePath]:
        found = sorted(each for each in self._folder.glob("*.yaml") if each.name not in {"pack.yaml", "cast.yaml"})
        self._found += [_about_file(each, *_too_many()) for each in found[MOST_FILES : MOST_FILES + 1]]
        return found[:MOST_FILES]

    def _playthroughs(self, scenarios: Mapping[str, Scenario]) -> dict[str, dict[str, Playthrough]]:
        runs: dict[str, dict[str, Playthrough]] = {}
        for path in sorted((self._folder / "playthroughs").glob("*.yaml"))[:MOST_FILES]:
            file = _File(path)
            raw = self._read(file)
            if isinstance(raw, dict):
                found = {name: self._fit(Playthrough, file, each, (name,)) for name, each in raw.items()}
                runs[path.stem] = {name: run for name, run in found.items() if run is not None}
            if path.stem not in scenarios:
                self._found.append(
                    _about_file(path, "CX604", "golden-run-without-scenario", f"There is no scenario '{path.stem}'.")
                )
        return runs

    def _shaped(self, model: type[Shape], file: _File) -> Shape | None:
        if not _is_id(file.path.stem):
            problem = f"'{file.path.stem}' cannot be an id: the file's name is the id of what is in it."
            self._found.append(
                _about_file(
                    file.path,
                    "CX603",
                    "bad-file-name",
                    problem,
                    "Use small letters, digits and underscores: first_call.yaml",
                )
            )
        raw = self._read(file)
        return None if raw is None else self._fit(model, file, raw, ())

    def _fit(self, model: type[Shape], file: _File, raw: Any, under: tuple[str, ...]) -> Shape | None:
        try:
            return model.model_validate(raw)
        except ValidationError as error:
            self._add(file, shape_problems(model, raw, error, under))
            return None

    def _read(self, file: _File) -> Any:
        try:
            if file.path.stat().st_size > LARGEST:
                raise OSError("it is larger than 2 MB")  # noqa: TRY301 - told like any file that cannot be read
            if not file.path.resolve().is_relative_to(self._folder.resolve()):
                raise OSError("it leads out of the pack's folder")  # noqa: TRY301
            file.source = file.path.read_bytes()
        except OSError as error:
            self._found.append(_about_file(file.path, "CX601", "unreadable-file", f"{error.strerror or error}."))
            return None
        reading = read(file.source)
        self._found += [fault.in_file(str(file.path)) for fault in reading.faults]
        if reading.value is None and not reading.faults:
            self._found.append(_about_file(file.path, "CX602", "empty-file", "The file is empty."))
        return reading.value

    def _add(self, file: _File, problems: Iterable[Problem]) -> None:
        self._found += [file.place(each) for each in problems]


def _is_id(name: str) -> bool:
    return re.match(ID_PATTERN, name) is not None


def _too_many() -> tuple[str, str, str]:
    return (
        "CX605",
        "too-many-files",
        f"A pack has at most {MOST_FILES} scenarios; this one and what follows is left out.",
    )


def _about_file(path: FilePath, code: str, rule: str, problem: str, way_out: str = "") -> Diagnostic:
    return Diagnostic(str(path), 1, 1, code, rule, problem, way_out)
