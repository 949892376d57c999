"""What pydantic found wrong with a file's shape → problems in an author's words."""

from __future__ import annotations

import types
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from cxsim.content.diagnostic import quoted
from cxsim.content.problem import Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic_core import ErrorDetails

    from cxsim.model.walk import Path

_KINDS = {
    "string_type": "text",
    "bool_type": "true or false",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "dict_type": "a mapping (name: value)",
    "model_type": "a mapping (name: value)",
    "model_attributes_type": "a mapping (name: value)",
    "tuple_type": "a list",
    "list_type": "a list",
    "finite_number": "a finite number",
}
_OUR_OWN = {"duration", "days", "share", "level"}


def shape_problems(model: type[BaseModel], raw: Any, error: ValidationError, under: Path = ()) -> Iterator[Problem]:
    """Yield one problem per place that does not fit ``model``; ``under`` is where ``raw`` stands in its file."""
    seen: set[Path] = set()
    for each in error.errors(include_url=False):
        path = _path_in(raw, each["loc"])
        if each["type"] == "missing":
            path = (*path, each["loc"][-1])
        if path not in seen:
            seen.add(path)
            yield _problem(model, each, path, under)


def _problem(model: type[BaseModel], error: ErrorDetails, path: Path, under: Path) -> Problem:
    kind, name = error["type"], str(path[-1]) if path else "file"
    at = (*under, *path)
    match kind:
        case "missing":
            return Problem(at[:-1], "CX101", "missing-field", f"{_owner(at[:-1])} has no '{name}'.", f"Add {name}: …")
        case "extra_forbidden":
            fields = _fields_at(model, path[:-1])
            return Problem(
                at, "CX102", "unknown-field", f"{_owner(at[:-1])} has no field {quoted(name)}.", nearest(name, fields)
            )
        case "string_pattern_mismatch":
            return Problem(
                at, "CX103", "bad-id", f"{quoted(str(error['input']))} cannot be used as a name here.", _ID_WAY_OUT
            )
        case "literal_error":
            words = str((error.get("ctx") or {}).get("expected", "")).replace(" or ", ", ").replace("'", "").split(", ")
            problem = f"'{name}' cannot be {quoted(str(error['input']))}."
            return Problem(at, "CX105", "unknown-word", problem, nearest(str(error["input"]), words), on="value")
        case _ if kind in _OUR_OWN:
            problem = f"'{name}' is {quoted(str(error['input']))}; {error['msg']}."
            words = (error.get("ctx") or {}).get("near", ())
            way_out = nearest(str(error["input"]), words) if isinstance(error["input"], str) and words else ""
            return Problem(at, "CX104", "wrong-value", problem, way_out, on="value")
        case _:
            wanted = _KINDS.get(kind)
            says = (
                f"'{name}' should be {wanted}, not {_what(error['input'])}." if wanted else f"'{name}': {error['msg']}."
            )
            return Problem(at, "CX104", "wrong-value", says, on="value")


_ID_WAY_OUT = "Names have small letters, digits and underscores, and begin with a letter: first_call."


def _path_in(raw: Any, loc: tuple[int | str, ...]) -> Path:
    """Keep the steps of a location that lead through ``raw``: pydantic adds names of its own for unions and keys."""
    path: list[str | int] = []
    for step in loc:
        known = step in raw if isinstance(raw, dict) else isinstance(raw, list) and step in range(len(raw))
        if known:
            raw = raw[step]
            path.append(step)
    return tuple(path)


def _owner(path: Path) -> str:
    return f"'{path[-1]}'" if path else "The file"


def _what(value: Any) -> str:
    match value:
        case None:
            return "empty"
        case bool():
            return f"the truth value {str(value).lower()}"
        case int() | float():
            return f"the number {value}"
        case str():
            return f"the text {quoted(value)}"
        case dict():
            return "a mapping"
        case _:
            return "a list"


def _fields_at(model: Any, path: Path) -> list[str]:
    """Return the field names that may stand at ``path`` inside ``model``."""
    shapes = list(_models(model))
    for step in path:
        shapes = [inner for shape in shapes for inner in _inside(shape, step)]
    models = [shape for shape in shapes if isinstance(shape, type) and issubclass(shape, BaseModel)]
    return [field.alias or name for shape in models for name, field in shape.model_fields.items()]


def _inside(shape: Any, step: str | int) -> Iterator[Any]:
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        for name, field in shape.model_fields.items():
            if step == (field.alias or name):
                yield from _models(field.annotation)
    elif get_origin(shape) in {dict, tuple}:
        yield from _models(get_args(shape)[-1 if get_origin(shape) is dict else 0])


def _models(annotation: Any) -> Iterator[Any]:
    """Unwrap Annotated and unions."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _models(get_args(annotation)[0])
    elif origin in {Union, types.UnionType}:
        for each in get_args(annotation):
            yield from _models(each)
    else:
        yield annotation
