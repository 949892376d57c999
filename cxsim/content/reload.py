"""One file of a sound pack read again, without the rest: what an author sees must follow a save at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pydantic import ValidationError

from cxsim.content.checks import check_cast, check_pack, check_scenario
from cxsim.content.reader import read
from cxsim.equations.vocabulary import scope_of
from cxsim.model.cast import Cast
from cxsim.model.manuscript import Manuscript
from cxsim.model.pack import PackSheet
from cxsim.model.scenario import Scenario

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from cxsim.content.problem import Problem
    from cxsim.model.pack import Pack


def with_file(pack: Pack, file: Path) -> Pack | None:
    """Return the pack with what one of its files holds now.

    None where that is not sound, or no file of the pack as it was: ``load_pack`` tells why. Golden runs are no part of
    it: they are played by ``cxsim check`` alone.
    """
    try:
        reading = read(file.read_bytes())
        changed, names = _changed(pack, file.stem, reading.value)
    except (KeyError, OSError, ValidationError):
        return None
    if reading.faults or any(each.severity == "error" for each in _problems(changed, names, file)):
        return None
    return changed


def _changed(pack: Pack, stem: str, value: object) -> tuple[Pack, Iterable[str]]:
    """Return the pack with new content, and the scenarios that may not fit it; KeyError for a new scenario."""
    match stem:
        case "cast":
            return replace(pack, cast=Cast.model_validate(value)), pack.scenarios
        case "pack":
            return replace(pack, sheet=PackSheet.model_validate(value)), pack.scenarios
        case _ if stem in pack.scenarios:
            return replace(pack, scenarios={**pack.scenarios, stem: Scenario.model_validate(value)}), (stem,)
        case _:
            raise KeyError(stem)


def _problems(pack: Pack, names: Iterable[str], file: Path) -> Iterator[Problem]:
    if file.stem == "cast":
        yield from check_cast(pack.cast, file.parent)
    if file.stem == "pack":
        yield from check_pack(pack.sheet, frozenset(pack.scenarios))
    for name in names:
        scenario = pack.scenarios[name]
        yield from check_scenario(Manuscript(scenario, scope_of(scenario, pack.sheet.facts)), pack.sheet, pack.cast)
