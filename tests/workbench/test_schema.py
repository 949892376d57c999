"""`cxsim schema`: what the loader takes is valid, what it refuses by shape is not, and everything is explained."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, get_args

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from cxsim.cli.main import app
from cxsim.content.reader import Reading, read
from cxsim.content.shipped import shipped_packs
from cxsim.equations.deeds import WRITTEN
from cxsim.equations.organisation import KPIS, QUALITIES
from cxsim.equations.practice import PRACTICES
from cxsim.model.authored import Authored, Level
from cxsim.model.themes import Theme
from cxsim.workbench.field_examples import EXAMPLES
from cxsim.workbench.field_written import LONGEST_LINE, field_written
from cxsim.workbench.schema import KINDS, FileKind, schema_of
from tests.content.authored import SOUND, Mistake, with_mistake
from tests.content.mistakes_of_shape import OF_SHAPE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SHIPPED = [(path, path.relative_to(pack)) for pack in shipped_packs() for path in sorted(pack.rglob("*.yaml"))]
every_kind = pytest.mark.parametrize("kind", KINDS)


@pytest.fixture(scope="module")
def schemas() -> dict[str, dict[str, Any]]:
    return {kind: schema_of(kind) for kind in KINDS}


def kind_of(path: str) -> FileKind:
    if path.startswith("playthroughs"):
        return "playthroughs"
    return "pack" if path == "pack.yaml" else "cast" if path == "cast.yaml" else "scenario"


def misfits(schema: dict[str, Any], value: object) -> list[str]:
    return [each.message for each in Draft202012Validator(schema).iter_errors(value)]


def properties(schema: object, at: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every property anywhere in a schema, with where it stands."""
    if isinstance(schema, dict):
        for name, inner in schema.items():
            if name == "properties":
                yield from ((f"{at}.{field}", each) for field, each in inner.items())
            if name not in {"examples", "enum"}:
                yield from properties(inner, f"{at}.{name}")


def shapes_of(base: type[Authored]) -> Iterator[type[Authored]]:
    for each in base.__subclasses__():
        yield each
        yield from shapes_of(each)


@every_kind
def test_a_schema_is_a_schema(kind: FileKind, schemas: dict[str, dict[str, Any]]) -> None:
    Draft202012Validator.check_schema(schemas[kind])
    assert schemas[kind]["$schema"] == Draft202012Validator.META_SCHEMA["$id"]


@pytest.mark.parametrize(("path", "name"), SHIPPED, ids=[str(name) for _, name in SHIPPED])
def test_what_ships_is_valid(path: Path, name: Path, schemas: dict[str, dict[str, Any]]) -> None:
    assert misfits(schemas[kind_of(name.as_posix())], read(path.read_bytes()).value) == []


@pytest.mark.parametrize("name", SOUND)
def test_a_small_sound_pack_is_valid(name: str, schemas: dict[str, dict[str, Any]]) -> None:
    assert misfits(schemas[kind_of(name)], read(SOUND[name]).value) == []


@pytest.mark.parametrize("mistake", OF_SHAPE, ids=lambda mistake: mistake.place)
def test_every_mistake_of_shape_is_seen_by_the_editor_too(mistake: Mistake, schemas: dict[str, dict[str, Any]]) -> None:
    assert misfits(schemas[kind_of(mistake.file)], read(with_mistake(mistake)[mistake.file]).value)


@every_kind
def test_every_field_is_explained(kind: FileKind, schemas: dict[str, dict[str, Any]]) -> None:
    unexplained = [name for name, field in properties(schemas[kind]) if not field.get("description")]
    assert unexplained == []


@every_kind
def test_every_shape_is_explained(kind: FileKind, schemas: dict[str, dict[str, Any]]) -> None:
    shapes = {"": schemas[kind], **schemas[kind]["$defs"]}
    assert [name for name, shape in shapes.items() if not shape.get("description")] == []


@every_kind
def test_the_examples_are_valid(kind: FileKind, schemas: dict[str, dict[str, Any]]) -> None:
    schema = schemas[kind]
    assert schema["examples"]
    assert misfits(schema, schema["examples"][0]) == []
    for name, field in properties(schema):
        for example in field.get("examples", ()):
            assert misfits({"$defs": schema["$defs"], **field}, example) == [], name


def speaks_for_itself(field: dict[str, Any], schema: dict[str, Any]) -> bool:
    """Whether an editor shows all that may stand in a field anyway, or an example of the type that it has."""
    if "examples" in field:
        return True
    if "$ref" in field:
        return speaks_for_itself(schema["$defs"][field["$ref"].rpartition("/")[2]], schema)
    if "anyOf" in field:
        return all(speaks_for_itself(each, schema) for each in field["anyOf"])
    return field.get("type") in {"boolean", "null"} or not field.keys().isdisjoint({"enum", "const"})


@every_kind
def test_every_field_shows_its_words_or_an_example(kind: FileKind, schemas: dict[str, dict[str, Any]]) -> None:
    schema = schemas[kind]
    assert [name for name, field in properties(schema) if not speaks_for_itself(field, schema)] == []


def test_no_example_is_of_a_field_that_there_is_not(schemas: dict[str, dict[str, Any]]) -> None:
    shapes = {each.__name__: each for each in shapes_of(Authored)}
    fields = {each: {field.alias or name for name, field in shapes[each].model_fields.items()} for each in EXAMPLES}
    assert {name: {*given} - fields[name] for name, given in EXAMPLES.items() if {*given} - fields[name]} == {}
    shown = {
        name.rpartition(".")[2]
        for schema in schemas.values()
        for name, field in properties(schema)
        if "examples" in field
    }
    assert shown >= {field for given in EXAMPLES.values() for field in given}


def test_every_example_reads_as_it_is_written() -> None:
    examples = [(name, each) for fields in EXAMPLES.values() for name, each in fields.items()]
    more = [("text", each) for each in ("a\nb", "yes, no", "null", "5", "6 %", "a: b", "#", "")]
    for name, example in (*examples, *more):
        written = field_written(name, example)
        assert read(written) == Reading({name: json.loads(json.dumps(example))})
        assert len(written) <= LONGEST_LINE or "\n" in written or isinstance(example, str)


def test_the_closed_lists_are_complete(schemas: dict[str, dict[str, Any]]) -> None:
    defined = {name: shape.get("enum") for schema in schemas.values() for name, shape in schema["$defs"].items()}
    assert defined["deed"] == list(WRITTEN)
    assert defined["practice"] == list(PRACTICES)
    assert defined["reported_kpi"] == list(KPIS)
    assert defined["quality"] == list(QUALITIES)
    themes = schemas["scenario"]["$defs"]["About"]["properties"]["themes"]
    assert themes["items"]["enum"] == list(get_args(Theme))


@pytest.mark.parametrize(
    ("kind", "instead_of", "written"),
    [
        pytest.param("scenario", "does: [own_up, stay_until_solved]", "does: [own_upp]", id="deed"),
        pytest.param("scenario", "does: [end_early]", "others: {ines: praise}", id="deed of a colleague"),
        pytest.param("scenario", "next: the_record\n    choices", "speaks_to: [praise]\n    choices", id="practice"),
        pytest.param("scenario", "themes: [failing_safely", "themes: [failing", id="theme"),
        pytest.param("pack", "bonus: {on: handling_time", "bonus: {on: speed", id="KPI of a bonus"),
        pytest.param("pack", "board_shows: [handling_time", "board_shows: [speed", id="KPI on the board"),
        pytest.param("pack", "  rating:  ", "  mark:  ", id="KPI with a face"),
        pytest.param("playthroughs", "minutes: 6", "never: [praise]", id="deed that must not be done"),
        pytest.param("playthroughs", "minutes: 6", "practice: {praise: up}", id="practice that goes up"),
    ],
)
def test_a_word_from_no_closed_list_is_seen(
    kind: FileKind, instead_of: str, written: str, schemas: dict[str, dict[str, Any]]
) -> None:
    files = example_files()
    before = files[kind]
    assert instead_of in before
    assert misfits(schemas[kind], read(before).value) == []
    assert misfits(schemas[kind], read(before.replace(instead_of, written)).value)


def example_files() -> dict[FileKind, str]:
    from cxsim.workbench.templates import NewPack, pack_files  # noqa: PLC0415 - for this test alone

    files = pack_files(NewPack("A pack", "A firm", "Marta Lindqvist", "CC0-1.0"))
    return {kind_of(name): text for name, text in files.items()}


def test_one_id_may_stand_for_a_list_of_one(schemas: dict[str, dict[str, Any]]) -> None:
    choice = {"$ref": "#/$defs/Choice", "$defs": schemas["scenario"]["$defs"]}
    assert misfits(choice, {"text": "Say so.", "does": "own_up"}) == []
    assert misfits(choice, {"text": "Say so.", "does": ["own_up"]}) == []


def test_the_schemas_are_written_where_an_editor_is_told_to_find_them(tmp_path: Path) -> None:
    answer = CliRunner().invoke(app(), ["schema", "--out", str(tmp_path / "schemas")])
    assert answer.exit_code == 0, answer.output
    written = {each.name: json.loads(each.read_text(encoding="utf-8")) for each in (tmp_path / "schemas").iterdir()}
    assert written == {f"{kind}.schema.json": schema_of(kind) for kind in KINDS}
    hint = answer.output.splitlines()[-1]
    assert hint.startswith("# yaml-language-server: $schema=file:")
    assert read(f"{hint}\ntitle: A call\n").value == {"title": "A call"}


def test_without_a_folder_the_schemas_are_printed() -> None:
    answer = CliRunner().invoke(app(), ["schema"])
    assert set(json.loads(answer.output)) == {f"{kind}.schema.json" for kind in KINDS}


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    answer = CliRunner().invoke(app(), ["schema", "--out", str(tmp_path / "file")])
    assert answer.exit_code == 2
    assert "cannot be written" in answer.output


def parts(schema: object) -> Iterator[dict[str, Any]]:
    """Yield every part of a schema, but for examples and lists of words."""
    if isinstance(schema, dict):
        yield schema
        for name, inner in schema.items():
            if name not in {"examples", "enum"}:
                yield from parts(inner)
    elif isinstance(schema, list):
        for each in schema:
            yield from parts(each)


@every_kind
def test_where_a_text_has_a_pattern_an_editor_says_in_words_how_it_is_written(
    kind: FileKind, schemas: dict[str, dict[str, Any]]
) -> None:
    found = [each for each in parts(schemas[kind]) if isinstance(each.get("pattern"), str)]
    assert found
    for each in found:
        assert each["patternErrorMessage"].endswith("."), each
        assert "\\" not in each["patternErrorMessage"], each


@every_kind
def test_an_editor_offers_nobody_to_write_null(kind: FileKind, schemas: dict[str, dict[str, Any]]) -> None:
    assert [each for each in parts(schemas[kind]) if each.get("type") == "null"] == []


@every_kind
def test_every_description_of_a_word_belongs_to_one(kind: FileKind, schemas: dict[str, dict[str, Any]]) -> None:
    described = [each for each in parts(schemas[kind]) if "enumDescriptions" in each]
    assert all(len(each["enumDescriptions"]) == len(each["enum"]) for each in described)
    assert all(each["enumDescriptions"] for each in parts(schemas[kind]) if each.get("enum") == [*get_args(Level)])


@pytest.mark.parametrize(
    ("kind", "shape", "field", "said"),
    [
        ("scenario", "Choice", "delivers", "How far a need was met: 0.25 of 1."),
        ("cast", "Need", "expects", "What a customer expects of a performance need: 0.6 of 1."),
        ("cast", "Need", "weight", "How much a need matters beside the others: 0.7 of 1."),
    ],
)
def test_beside_a_word_of_a_measure_stands_its_number(
    kind: FileKind, shape: str, field: str, said: str, schemas: dict[str, dict[str, Any]]
) -> None:
    drawn = schemas[kind]["$defs"][shape]["properties"][field]
    words = next(each for each in parts(drawn) if "enum" in each)
    assert words["enumDescriptions"][1] == said
