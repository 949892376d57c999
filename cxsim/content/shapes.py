"""What pydantic found wrong with a file's shape → problems in an author's words."""

from __future__ import annotations

import re
import types
from collections import defaultdict
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, ValidationError

from cxsim.content.characters import STRAY, stray_sign, without_stray
from cxsim.content.diagnostic import quoted
from cxsim.content.exact import exactly
from cxsim.content.problem import Problem, instead, meant, nearest, told_instead
from cxsim.content.shape_words import KINDS, WAYS_OUT, limit_words, plain, said, what
from cxsim.content.yaml_plain import CutShort, WordsAlone
from cxsim.model.likeness import likest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic_core import ErrorDetails

    from cxsim.content.called import Names
    from cxsim.model.walk import Path


class _Misfit(NamedTuple):
    """One thing that does not fit."""

    error: ErrorDetails
    path: Path
    """Where it stands in the file."""
    trail: Path
    """The same with the names of the shapes that were tried."""
    tried: tuple[Path, str] | None
    """Where several shapes were possible, and the one this misfit belongs to."""


def shape_problems(
    model: type[BaseModel], raw: Any, error: ValidationError, names: Names, under: Path = ()
) -> Iterator[Problem]:
    """Yield one problem per place that does not fit ``model``; ``under`` is where ``raw`` stands in its file."""
    seen: set[Path] = set()
    for each, kinds in _best(_misfit(raw, each) for each in _of_its_own(error.errors(include_url=False))):
        if each.path not in seen and not isinstance(each.error["input"], (CutShort, WordsAlone)):
            seen.add(each.path)
            yield _without_stray(each, _problem(model, each, kinds, under, names))


def _of_its_own(errors: list[ErrorDetails]) -> Iterator[ErrorDetails]:
    """Yield the errors but for lists that are called too short only because an entry does not fit, which is told."""
    around = {each["loc"][:-1] for each in errors}
    yield from (each for each in errors if each["type"] != "too_short" or each["loc"] not in around)


def _misfit(raw: Any, error: ErrorDetails) -> _Misfit:
    """Keep the steps of a location that lead through ``raw``: pydantic adds names of its own for unions and keys."""
    path: list[str | int] = []
    trail: list[str | int] = []
    tried = None
    for step in error["loc"]:
        if step in raw if isinstance(raw, dict) else isinstance(raw, list) and isinstance(step, int):
            raw = raw[step]
            path.append(step)
            trail.append(step)
        elif step != "[key]":
            tried = tried or (tuple(path), str(step))
            trail.append(step)
    if error["type"] == "missing":
        path.append(error["loc"][-1])
        tried = None if tried == (tuple(path[:-1]), error["loc"][-1]) else tried
    return _Misfit(error, tuple(path), tuple(trail), tried)


def _best(misfits: Iterable[_Misfit]) -> Iterator[tuple[_Misfit, tuple[str, ...]]]:
    """Yield each misfit; where several shapes were tried, those of the shape that comes nearest.

    Where none comes near, the first misfit is yielded with what all of them would have taken.
    """
    by_place: dict[Path, dict[str, list[_Misfit]]] = defaultdict(lambda: defaultdict(list))
    for each in misfits:
        if each.tried is None:
            yield each, ()
        else:
            by_place[each.tried[0]][each.tried[1]].append(each)
    for place, shapes in by_place.items():
        near = [found for found in shapes.values() if not any(_other_kind(each, place) for each in found)]
        if near:
            for each in min(near, key=len):
                yield each, ()
        else:
            first, *_ = (each for found in shapes.values() for each in found)
            kinds = (KINDS[each.error["type"]] for found in shapes.values() for each in found if each.path == place)
            yield first, tuple(dict.fromkeys(kinds))


def _other_kind(misfit: _Misfit, place: Path) -> bool:
    """Whether the value at a place is of another kind altogether."""
    return misfit.path == place and misfit.error["type"] in KINDS


def _problem(model: type[BaseModel], misfit: _Misfit, kinds: tuple[str, ...], under: Path, names: Names) -> Problem:
    error, value = misfit.error, misfit.error["input"]
    at = (*under, *misfit.path)
    name = at[-1] if at else ""
    match error["type"]:
        case "missing":
            return Problem(at[:-1], "CX101", "missing-field", f"{_owner(at[:-1])} has no '{name}'.", f"Add {name}: …")
        case "extra_forbidden":
            way_out = nearest(str(name), _fields_at(model, misfit.trail[:-1]))
            problem = f"{_owner(at[:-1])} has no field {quoted(str(name))}."
            return Problem(at, "CX102", "unknown-field", problem, way_out)
        case "string_pattern_mismatch":
            pattern, in_list = str(error.get("ctx", {}).get("pattern")), isinstance(error["loc"][-1], int)
            way_out = names.way_out(str(value), at, pattern, in_list=in_list)
            on_key = error["loc"][-1] == "[key]"
            problem = f"{said(value)} cannot be a name here." if on_key else f"{_owner(at)} cannot be {said(value)}."
            return Problem(at, "CX103", "bad-id", problem, way_out, on="key" if on_key else "value")
        case "literal_error":
            words = _expected(error)
            problem = f"{_owner(at)} cannot be {said(value)}."
            way_out = nearest(str(value), words) if len(words) > 1 else f"It can only be {', '.join(words)}."
            clean = without_stray(value) if isinstance(value, str) else ""
            if clean in words:
                way_out = instead(clean, quotes=clean == value)
            return Problem(at, "CX105", "unknown-word", problem, way_out, on="value")
        case _:
            return Problem(at, "CX104", "wrong-value", *_value_words(misfit, _owner(at), kinds, names), on="value")


def _without_stray(misfit: _Misfit, problem: Problem) -> Problem:
    """Return a problem; of a text with a sign that looks like a space, or like nothing, it is that sign."""
    error = misfit.error
    text = misfit.path[-1] if problem.on == "key" and misfit.path else error["input"]
    if not isinstance(text, str) or not (error["type"] in _OF_WORDS or _AFTER_SIGN.match(text)):
        return problem
    sign = stray_sign(text)
    if not sign:
        return problem
    clean, near = without_stray(text), meant(problem.way_out)
    way_out = problem.way_out if near or told_instead(problem.way_out) else "Put an ordinary space there, or delete it."
    where = "begins with" if stray_sign(text[:1]) else "ends with" if stray_sign(text[-1:]) else "holds"
    said = f"{quoted(clean)} {where} {sign}."
    return problem._replace(problem=said, way_out=instead(clean) if near == clean else way_out)


_OF_WORDS = frozenset({
    "bool_type", "int_type", "float_type", "extra_forbidden", "string_pattern_mismatch", "literal_error", "level",
    "duration", "days", "share",
})  # fmt: skip
"""pydantic's names for what is wrong with names, words and amounts."""
_AFTER_SIGN = re.compile(rf"(?:-|[\w.-]+:)[{STRAY}]")


def _value_words(misfit: _Misfit, owner: str, kinds: tuple[str, ...], names: Names) -> tuple[str, str]:
    """Return problem and way out for a value that is of the wrong kind, or too much, or none of the words."""
    error, value = misfit.error, misfit.error["input"]
    context = error.get("ctx", {})
    exact = _exact(misfit, names)
    wanted_text = instead(exact, quotes=exact == value) if exact else ""
    wanted = " or ".join(filter(None, (", ".join(kinds[:-1]), *kinds[-1:]))) or KINDS.get(error["type"])
    if wanted:
        quotable = isinstance(value, (bool, int, float)) and "text" in wanted
        way_out = f'If it is text, put it in quotes: "{plain(value)}".' if quotable else WAYS_OUT.get(wanted, "")
        if isinstance(value, bool) and misfit.path[-1:] == ("when",):
            way_out = "Without a 'when' it always holds." if value else "A condition compares: minutes < 6."
        if isinstance(value, list) and wanted == "text":
            way_out = "Write one text, without brackets."
        return f"{owner} should be {wanted}, not {what(value)}.", wanted_text or way_out
    limit = limit_words(error["type"], owner, value, context)
    if limit:
        return limit
    near = likest(value.lower(), context.get("near", ())) if isinstance(value, str) else None
    guess = f"Did you mean '{near}'? " if near else ""
    return f"{owner} is {said(value)}.", wanted_text or f"{guess}{error['msg'][:1].upper()}{error['msg'][1:]}."


def _exact(misfit: _Misfit, names: Names) -> str:
    """Return what to write instead of a value, "" where that is not certain."""
    kind, value = misfit.error["type"], misfit.error["input"]
    listed = names.listed(value) if kind == "tuple_type" and isinstance(value, str) else ()
    if listed:
        return f"[{', '.join(listed)}]"
    if isinstance(value, list) and misfit.path and isinstance(misfit.path[-1], int):
        return ""  # which of the two lists is meant nobody knows
    return exactly(kind, without_stray(value) if isinstance(value, str) else value)


def _expected(error: ErrorDetails) -> list[str]:
    """Return the words of a closed list, out of pydantic's sentence about them."""
    said = str(error.get("ctx", {}).get("expected", ""))
    return [text or number for _, text, number in re.findall(r"""(['"])(.+?)\1(?=,| or |$)|(\d+)""", said)]


def _owner(path: Path) -> str:
    """Say what stands at a path, an item of a list by the list's name."""
    names = [step for step in path if isinstance(step, str)]
    return quoted(names[-1]) if names else "The file"


def _fields_at(model: Any, trail: Path) -> list[str]:
    """Return the field names that may stand at the end of ``trail`` inside ``model``."""
    shapes = list(_models(model))
    for step in trail:
        tried = [shape for shape in shapes if getattr(shape, "__name__", None) == step]
        shapes = tried or [inner for shape in shapes for inner in _inside(shape, step)]
    models = [shape for shape in shapes if isinstance(shape, type) and issubclass(shape, BaseModel)]
    return [field.alias or name for shape in models for name, field in shape.model_fields.items()]


def _inside(shape: Any, step: str | int) -> Iterator[Any]:
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        for name, field in shape.model_fields.items():
            if step == (field.alias or name):
                yield from _models(get_type_hints(shape)[name])  # a field's own annotation may name what came later
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
