"""What of a shape is translated: every text whose type is Prose or Label, found through the types and nothing else.

A text's path is the fields and ids that lead to it, as they are written in the file. It has no positions and no words
in it, so it stays while texts change: saves, catalogues and translators can rely on it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, TypeVar, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from cxsim.model.authored import Translated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

Names = tuple[str, ...]
"""Fields and ids from the top of a file down to one text."""
Shape = TypeVar("Shape", bound=BaseModel)


class _Field(NamedTuple):
    attribute: str
    name: str
    """As authors write it."""
    translated: bool
    """Whether the strings right in it are texts; those of shapes inside it have fields of their own."""


def texts_in(shape: BaseModel, path: Names = ()) -> Iterator[tuple[Names, str]]:
    """Yield (path, text) of every text of a shape that is not empty."""
    for attribute, name, translated in _fields(type(shape)):
        value = getattr(shape, attribute)
        if value:
            yield from _inside(value, (*path, name), translated=translated)


def with_texts(shape: Shape, found: Callable[[Names, str], str], path: Names = ()) -> Shape:
    """Return the shape with ``found(path, text)`` in place of each text; what has none stays the same object."""
    changed = {}
    for attribute, name, translated in _fields(type(shape)):
        value = getattr(shape, attribute)
        if value:
            new = _replaced(value, found, (*path, name), translated=translated)
            if new is not value:
                changed[attribute] = new
    return shape.model_copy(update=changed) if changed else shape


def path_now(shape: BaseModel, path: Names) -> Names | None:
    """Return the path that a text has now which may have had other ids before; None where it is gone.

    A shape says in ``renamed_from`` what it was called. Questions of the debrief go by the ids of situations.
    """
    found: list[str] = []
    value: Any = shape
    for at, name in enumerate(path):
        if isinstance(value, BaseModel):
            field = next((each for each in _fields(type(value)) if each.name == name), None)
            if field is None:
                return None
            known, value = name, getattr(value, field.attribute)
        elif isinstance(value, dict):
            by_situation = at == 1 and path[0] == "debrief"
            now = _id_now(name, value, getattr(shape, "situations", {}) if by_situation else value)
            if now is None:
                return None
            known, value = now, value[now]
        else:
            return None
        found.append(known)
    return tuple(found) if isinstance(value, str) and value else None


def _id_now(name: str, kept: Mapping[str, Any], renamed: Mapping[str, Any]) -> str | None:
    if name in kept:
        return name
    news = (new for new, each in renamed.items() if name in getattr(each, "renamed_from", ()))
    return next((new for new in news if new in kept), None)


def _inside(value: Any, path: Names, *, translated: bool) -> Iterator[tuple[Names, str]]:
    match value:
        case str():
            if translated:
                yield path, value
        case BaseModel():
            yield from texts_in(value, path)
        case dict():
            for name, each in value.items():
                yield from _inside(each, (*path, name), translated=translated)
        case _:
            pass  # lists hold ids, and what has no id cannot be translated by one


def _replaced(value: Any, found: Callable[[Names, str], str], path: Names, *, translated: bool) -> Any:
    match value:
        case str():
            return found(path, value) if translated else value
        case BaseModel():
            return with_texts(value, found, path)
        case dict():
            new = {name: _replaced(each, found, (*path, name), translated=translated) for name, each in value.items()}
            return value if all(new[name] is each for name, each in value.items()) else new
        case _:
            return value


@cache
def _fields(shape: type[BaseModel]) -> tuple[_Field, ...]:
    """Return the fields of a shape that are or may hold texts."""
    hints = get_type_hints(shape, include_extras=True)
    return tuple(
        _Field(attribute, field.alias or attribute, _is_text(hints[attribute]))
        for attribute, field in shape.model_fields.items()
        if _is_text(hints[attribute]) or _holds_shapes(hints[attribute])
    )


def _is_text(hint: Any) -> bool:
    """Whether strings of a type are texts: the values of a mapping, never its keys."""
    if get_origin(hint) is Annotated and any(isinstance(each, Translated) for each in hint.__metadata__):
        return True
    return any(map(_is_text, _values(hint)))


def _holds_shapes(hint: Any) -> bool:
    if isinstance(hint, type) and not get_args(hint):
        return issubclass(hint, BaseModel)
    return any(map(_holds_shapes, _values(hint)))


def _values(hint: Any) -> tuple[Any, ...]:
    inner = get_args(hint)
    if get_origin(hint) is Annotated:
        return inner[:1]
    return inner[1:] if get_origin(hint) is dict else inner
