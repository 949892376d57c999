"""The format page: its examples load, and it knows every field and every closed list."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any, get_args

import pytest
from pydantic import BaseModel

import cxsim.model
from cxsim.content.checks.prose import VALUES
from cxsim.equations.vocabulary import OWN_NAMES, scope_of
from cxsim.model.authored import Authored
from cxsim.model.cast import Cast
from cxsim.model.pack import PackSheet
from cxsim.model.playthrough import Playthrough
from cxsim.model.scenario import Scenario
from cxsim.model.themes import Theme
from cxsim.simulation.golden import play_golden
from tests.docs.examples import SCENARIO, Contents, Example, diagnostics, examples, laid_over, load, said, whole
from tests.docs.pages import FORMAT, regions, tables, text_of
from tests.docs.tables import COMMAND, WRITERS, up_to_date

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pydantic.fields import FieldInfo

EXAMPLES = examples(FORMAT)
SHAPES: dict[str, type[BaseModel]] = {"pack": PackSheet, "cast": Cast, "scenario": Scenario}


@pytest.fixture(scope="module")
def base() -> Contents:
    return whole(EXAMPLES)


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_an_example_loads_without_a_word_or_with_exactly_the_codes_it_names(
    example: Example, base: Contents, tmp_path: Path
) -> None:
    found = diagnostics(example, base, tmp_path)
    assert sorted({each.code for each in found}) == sorted(example.codes), "\n".join(map(str, found))


@pytest.mark.parametrize("example", [each for each in EXAMPLES if each.says], ids=str)
def test_the_page_quotes_what_is_really_said(example: Example, base: Contents, tmp_path: Path) -> None:
    assert example.says is not None
    assert example.says.text == said(diagnostics(example, base, tmp_path)), f"run {COMMAND}"


def test_an_error_is_always_quoted() -> None:
    assert [str(each) for each in EXAMPLES if each.codes and not each.says] == []


def test_the_golden_runs_on_the_page_come_true(base: Contents, tmp_path: Path) -> None:
    pack = load(base, tmp_path).pack
    assert pack is not None
    assert pack.playthroughs[SCENARIO]
    for run in pack.playthroughs[SCENARIO].values():
        assert play_golden(pack, SCENARIO, run).mismatches == ()


def models() -> dict[str, type[Authored]]:
    """Return every shape that an author writes, by name."""
    modules = [import_module(f"cxsim.model.{each.name}") for each in iter_modules(cxsim.model.__path__)]
    found = [each for module in modules for each in vars(module).values()]
    return {
        each.__name__: each
        for each in found
        if isinstance(each, type) and issubclass(each, Authored) and each is not Authored
    }


def own_fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """Return the fields that a shape does not have from the shape it extends, as an author writes them."""
    extended = model.__mro__[1]
    inherited = set(extended.model_fields) if issubclass(extended, BaseModel) else set()
    return {each.alias or name: each for name, each in model.model_fields.items() if name not in inherited}


def test_every_shape_has_a_table_and_every_table_a_shape() -> None:
    assert set(tables(FORMAT, "fields")) == set(models())


@pytest.mark.parametrize("name", sorted(models()))
def test_every_field_is_in_its_table_and_no_other(name: str) -> None:
    assert tables(FORMAT, "fields")[name].keys == list(dict.fromkeys(tables(FORMAT, "fields")[name].keys))
    assert set(tables(FORMAT, "fields")[name].keys) == set(own_fields(models()[name]))


@pytest.mark.parametrize("name", sorted(models()))
def test_the_table_says_what_holds_where_a_field_is_left_out(name: str) -> None:
    fields = own_fields(models()[name])
    for key, meaning, left_out in tables(FORMAT, "fields")[name].rows:
        field = fields[key.strip("`")]
        assert meaning
        assert left_out.startswith("required") == field.is_required(), key
        default = default_in_words(field)
        if default is not None:
            assert left_out.startswith(default), f"{key}: {default}"


def default_in_words(field: FieldInfo) -> str | None:
    """Return a default that can be written down in one word, None for nothing, empty and more than a word."""
    default: Any = field.get_default(call_default_factory=True)
    match default:
        case bool():
            return f"`{str(default).lower()}`"
        case int() | float():
            return f"`{default:g}`"
        case str() if default:
            return f"`{default}`"
        case (str(only),):
            return f"`{only}`"
        case _:
            return None


@pytest.fixture(scope="module")
def shown(base: Contents) -> set[tuple[str, str]]:
    """Return (shape, field) of everything that a sound example sets."""
    found: set[tuple[str, str]] = set()
    for example in EXAMPLES:
        if example.file == "text" or (example.says and not set(example.codes) & {"CX406"}):
            continue
        value = laid_over(base, example)[example.file]
        if example.file == "playthroughs":
            for run in value.values():
                found |= set(fields_set(Playthrough.model_validate(run)))
        else:
            found |= set(fields_set(SHAPES[example.file].model_validate(value)))
    return found


def fields_set(value: object) -> Iterator[tuple[str, str]]:
    """Yield (shape, field) of everything that was written."""
    match value:
        case BaseModel():
            for name in value.model_fields_set:
                alias = type(value).model_fields[name].alias or name
                yield from ((shape.__name__, alias) for shape in type(value).__mro__)
                yield from fields_set(getattr(value, name))
        case dict():
            for each in value.values():
                yield from fields_set(each)
        case tuple():
            for each in value:
                yield from fields_set(each)


@pytest.mark.parametrize("name", sorted(models()))
def test_every_field_stands_in_an_example_that_loads(name: str, shown: set[tuple[str, str]]) -> None:
    assert {field for field in own_fields(models()[name]) if (name, field) not in shown} == set()


def test_everything_written_by_the_code_is_as_the_code_has_it() -> None:
    assert set(regions(FORMAT)) == set(WRITERS)
    assert text_of(FORMAT) == up_to_date(FORMAT), f"run {COMMAND}"


def test_the_page_knows_every_theme() -> None:
    assert tables(FORMAT, "keys")["themes"].keys == list(get_args(Theme))


def test_the_page_knows_every_value_that_texts_may_show() -> None:
    assert tables(FORMAT, "keys")["values"].keys == list(VALUES)


def test_the_page_knows_every_name_that_conditions_may_use(base: Contents) -> None:
    scope = scope_of(Scenario.model_validate(base["scenario"]), ())
    assert tables(FORMAT, "keys")["names"].keys == list(scope.names)
    assert set(OWN_NAMES) <= set(scope.names)
