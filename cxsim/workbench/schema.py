"""JSON Schema (2020-12) for every kind of file, so that editors complete, explain and check while one types.

A schema knows shapes and closed lists. What only the whole pack tells (whether an id exists) is the check's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from cxsim.content.shape_words import PATTERNS
from cxsim.equations.deeds import DEEDS, WRITTEN
from cxsim.equations.organisation import GRADES, KPIS, QUALITIES
from cxsim.equations.parameters import DELIVERED, EXPECTED, WEIGHT
from cxsim.equations.practice import PRACTICES
from cxsim.model.authored import ID_PATTERN, Authored, Id
from cxsim.model.cast import Cast
from cxsim.model.pack import PackSheet
from cxsim.model.playthrough import Playthrough
from cxsim.model.scenario import Scenario
from cxsim.workbench.field_examples import EXAMPLES
from cxsim.workbench.field_texts import texts_of
from cxsim.workbench.templates import example_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic_core.core_schema import BeforeValidatorFunctionSchema as FunctionBefore

    from cxsim.equations.parameters import Parameter

Schema = dict[str, Any]
FileKind = Literal["pack", "cast", "scenario", "playthroughs"]
KINDS: tuple[FileKind, ...] = ("pack", "cast", "scenario", "playthroughs")
DIALECT = "https://json-schema.org/draft/2020-12/schema"

Place = Literal["keys", "values"]
_LISTS: Mapping[str, Schema] = {
    "deed": {
        "description": "A deed of the closed list.",
        "enum": list(WRITTEN),
        "enumDescriptions": [DEEDS[each].means for each in WRITTEN],
    },
    "any_deed": {
        "description": "A deed of the closed list, or what follows from a promise.",
        "enum": list(DEEDS),
        "enumDescriptions": [each.means for each in DEEDS.values()],
    },
    "practice": {
        "description": "A practice: how the team does things now.",
        "enum": list(PRACTICES),
        "enumDescriptions": [each.means for each in PRACTICES.values()],
    },
    "reported_kpi": {
        "description": "A KPI that the firm reports.",
        "enum": list(KPIS),
        "enumDescriptions": [each.means for each in KPIS.values()],
    },
    "quality": {
        "description": f"A quality of the team: {', '.join(GRADES)}.",
        "enum": list(QUALITIES),
        "enumDescriptions": list(QUALITIES.values()),
    },
}
"""Closed lists by the name of their definition; ``enumDescriptions`` is what editors show beside a completion."""
_CLOSED: Mapping[tuple[str, str], tuple[str, Place]] = {
    ("Effects", "does"): ("deed", "values"),
    ("Effects", "others"): ("deed", "values"),
    ("Expectation", "never"): ("any_deed", "values"),
    ("Expectation", "practice"): ("practice", "keys"),
    ("Situation", "speaks_to"): ("practice", "values"),
    ("Bonus", "on"): ("reported_kpi", "values"),
    ("HouseRules", "board_shows"): ("reported_kpi", "values"),
    ("PackSheet", "kpis"): ("reported_kpi", "keys"),
    ("PackSheet", "start_but"): ("quality", "keys"),
}
"""Shape and field → the closed list that its names are from. Fields of Effects are those of every effect block."""
_MEASURES: Mapping[tuple[str, str], Mapping[str, Parameter]] = {
    ("Effects", "delivers"): DELIVERED,
    ("Need", "expects"): EXPECTED,
    ("Need", "weight"): WEIGHT,
}
"""Shape and field → the numbers that its words stand for."""


def schema_of(kind: FileKind) -> Schema:
    """Return the schema of one kind of file, with the example that ``cxsim new`` writes."""
    shapes: Mapping[FileKind, Any] = {
        "pack": PackSheet, "cast": Cast, "scenario": Scenario, "playthroughs": dict[Id, Playthrough]
    }  # fmt: skip
    drawn: Schema = _tidied(TypeAdapter(shapes[kind]).json_schema(schema_generator=_Generator))
    models = {each.__name__: each for each in _models(Authored)}
    used = drawn.setdefault("$defs", {})
    if isinstance(shapes[kind], type):
        _explain(drawn, shapes[kind])
    else:
        drawn["description"] = "Golden runs of the scenario of the same name, by id."
    for name, definition in list(used.items()):
        _explain(definition, models[name])
    said = str(drawn)
    used |= {name: {"type": "string", **each} for name, each in _LISTS.items() if f"'#/$defs/{name}'" in said}
    return {"$schema": DIALECT, "title": f"cxsim: {kind}", **drawn, "examples": [example_of(kind)]}


class _Generator(GenerateJsonSchema):
    """pydantic's own, but where a list may be written as its one item, either is right."""

    def function_before_schema(self, schema: FunctionBefore) -> Schema:
        inner: Schema = super().function_before_schema(schema)
        return {"anyOf": [inner["items"], inner]} if inner.get("type") == "array" else inner


def _models(base: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for each in base.__subclasses__():
        yield each
        yield from _models(each)


def _explain(definition: Schema, model: type[BaseModel]) -> None:
    """Add what the model's docstrings say, the closed lists and the examples."""
    texts = texts_of(model)
    definition["description"] = texts[""]
    names = {field.alias or name: name for name, field in model.model_fields.items()}
    for written, field in definition.get("properties", {}).items():
        name = names[written]
        field["description"] = texts.get(name, "")
        for shape in [each.__name__ for each in model.__mro__]:
            if (shape, name) in _CLOSED:
                closed, place = _CLOSED[shape, name]
                _close(field, {"$ref": f"#/$defs/{closed}"}, place)
            if (shape, name) in _MEASURES:
                _measure(field.get("additionalProperties", field), _MEASURES[shape, name])
            if "examples" not in field and written in EXAMPLES.get(shape, ()):
                field["examples"] = [EXAMPLES[shape][written]]


def _close(field: Schema, closed: Schema, place: Place) -> None:
    """Put a closed list where a field has any id: as its keys, or as its values."""
    if place == "keys":
        field["propertyNames"] = closed
    elif field.get("pattern") == ID_PATTERN:
        for limit in ("type", "pattern", "patternErrorMessage"):
            del field[limit]
        field |= closed
    else:
        for inner in (field.get("items"), field.get("additionalProperties"), *field.get("anyOf", ())):
            if isinstance(inner, dict):
                _close(inner, closed, place)


def _measure(field: Schema, words: Mapping[str, Parameter]) -> None:
    """Say beside each word of a measure which number it stands for."""
    for each in field["anyOf"]:
        if "enum" in each:
            each["enumDescriptions"] = [_as_number(words[word]) for word in each["enum"]]


def _as_number(word: Parameter) -> str:
    return f"{word.note[0].upper()}{word.note[1:]}: {word.value:g} of 1."


def _tidied(drawn: Any) -> Any:  # noqa: ANN401 - any part of a schema
    """Return a schema as editors read it best.

    Keys have one pattern, so that a name that breaks it is refused, in words; titles that only repeat a name are left
    out, and so are defaults that nobody would write out, and ``null``, which nobody should: they leave the field out.
    """
    if isinstance(drawn, list):
        return [_tidied(each) for each in drawn]
    if not isinstance(drawn, dict):
        return drawn
    tidied = {name: _tidied(each) for name, each in drawn.items() if name != "patternProperties"}
    for pattern, value in drawn.get("patternProperties", {}).items():
        tidied |= {"propertyNames": _tidied({"pattern": pattern}), "additionalProperties": _tidied(value)}
    if isinstance(tidied.get("pattern"), str) and tidied["pattern"] in PATTERNS:
        tidied["patternErrorMessage"] = PATTERNS[tidied["pattern"]]
    if "anyOf" in tidied:
        one_of = [each for each in tidied.pop("anyOf") if each != {"type": "null"}]
        tidied = {**(one_of[0] if len(one_of) == 1 else {"anyOf": one_of}), **tidied}
    if isinstance(tidied.get("title"), str):
        del tidied["title"]
    if "default" in tidied and (not tidied["default"] or not isinstance(tidied["default"], str | int)):
        del tidied["default"]
    return tidied
