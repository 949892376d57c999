"""Every number of the model says what it is: unit, range, evidence tag, source."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import get_args

import pytest

import cxsim.equations
from cxsim.equations.organisation import HIGH_FROM, LOW_BELOW, PRESETS, QUALITIES, Preset, grade
from cxsim.equations.parameters import DELIVERED, EXPECTED, WEIGHT, Parameter, Tag, level

MODULES = [
    importlib.import_module(f"{cxsim.equations.__name__}.{each.name}")
    for each in pkgutil.iter_modules(cxsim.equations.__path__)
]
CONSTANTS = {
    f"{module.__name__}.{name}": value
    for module in MODULES
    for name, value in vars(module).items()
    if name.isupper() and not name.startswith("_")
}


def parameters(name: str, value: object) -> Iterator[tuple[str, Parameter]]:
    match value:
        case Parameter():
            yield name, value
        case Mapping():
            for key, each in value.items():
                yield from parameters(f"{name}[{key}]", each)
        case _ if is_dataclass(value):
            for each in fields(value):
                yield from parameters(f"{name}.{each.name}", getattr(value, each.name))


EVERY = dict(pair for name, value in CONSTANTS.items() for pair in parameters(name, value))


@pytest.mark.parametrize("name", EVERY)
def test_a_parameter_has_unit_source_tag_and_lies_in_its_range(name: str) -> None:
    each = EVERY[name]
    assert each.unit.strip()
    assert each.source.strip()
    assert each.tag in get_args(Tag)
    assert each.low <= each.value <= each.high


ARITHMETIC = {
    "LEAST_LOAD": "keeps a division from 0",
    "MIDDLE": "the middle of a scale from 0 to 1",
    "NEUTRAL_SAFETY": "the middle of a scale from 0 to 1",
    "NORMAL_95": "a quantile of the normal distribution",
    "WEEKS": "in a year",
}


def test_a_bare_number_is_arithmetic_and_says_nothing_of_the_world() -> None:
    numbers = {name for name, value in CONSTANTS.items() if isinstance(value, int | float)}
    bare = {name.rpartition(".")[2] for name in numbers} - {"TYPE_CHECKING"}
    assert bare <= set(ARITHMETIC)


def test_a_number_without_a_source_says_so_wherever_it_is_shown() -> None:
    said = {each.tag: each.evidence for each in EVERY.values()}
    assert said["J"] == "judgement, no source"
    assert said["C"] == "calibrated, no source for the value itself"
    assert said["S"].endswith("(as quoted elsewhere)")
    assert all(each.evidence == each.source for each in EVERY.values() if each.tag == "P")


@pytest.mark.parametrize("table", [DELIVERED, EXPECTED, WEIGHT])
def test_words_for_levels_stand_in_rising_order(table: dict[str, Parameter]) -> None:
    numbers = [level(word, table) for word in table]
    assert numbers == sorted(set(numbers))
    assert level(0.42, table) == 0.42


@pytest.mark.parametrize("preset", sorted(PRESETS))
def test_a_preset_knows_every_quality_of_a_team(preset: Preset) -> None:
    assert set(PRESETS[preset].qualities) == set(QUALITIES)


def test_a_quality_reads_as_low_middle_or_high() -> None:
    assert [grade(each) for each in (0.0, LOW_BELOW.value - 1e-9)] == ["low", "low"]
    assert [grade(each) for each in (LOW_BELOW.value, HIGH_FROM.value - 1e-9)] == ["middle", "middle"]
    assert [grade(each) for each in (HIGH_FROM.value, 1.0)] == ["high", "high"]
