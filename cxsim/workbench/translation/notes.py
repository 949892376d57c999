"""What a translator should know about a text: what it is, where it comes up, who speaks to whom, what is filled in."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from pydantic import BaseModel

from cxsim.content.diagnostic import quoted
from cxsim.content.translate import shapes_of
from cxsim.equations.organisation import KPIS
from cxsim.model.cast import Customer, Person
from cxsim.model.effects import Branch, Case, Choice, Effects
from cxsim.model.prose import values_named, voices_in
from cxsim.model.scenario import Ending, Scenario, Situation
from cxsim.workbench.field_texts import texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.model.pack import Pack
    from cxsim.model.translatable import Names

_SHOWN_AS: Final = {
    "time": "minutes on the clock, such as 6 min 20 s",
    "queue": "a number of people",
    "bonus": "a whole sentence about the bonus",
    "minutes": "a duration, such as 6 min 20 s",
    "share": "a share, such as 75 %",
    "points": "points, such as 31",
}


def notes_on(pack: Pack, file: str, path: Names, text: str) -> tuple[str, ...]:
    """Return the notes on the text at a path of a file, a line each."""
    trail = [*_trail(shapes_of(pack)[file], path)]
    lines = [_what(trail[-1]), _where(trail), *_people(pack, trail, text), _values(text)]
    return tuple(line for line in lines if line)


class _Passed(NamedTuple):
    """A shape that a path leads through."""

    name: str
    """The id it goes by; "" for the file's own."""
    shape: BaseModel
    field: str
    """The field of it in which the path goes on, as authors write it."""


def _trail(shape: BaseModel, path: Names) -> Iterator[_Passed]:
    value: Any = shape
    yield _Passed("", shape, path[0])
    for name, following in pairwise(path):
        value = value[name] if isinstance(value, dict) else getattr(value, name)
        if isinstance(value, BaseModel):
            yield _Passed(name, value, following)


def _what(holder: _Passed) -> str:
    """Say what a text is, in the words of the shape it stands in."""
    shape = type(holder.shape)
    attributes = {field.alias or name: name for name, field in shape.model_fields.items()}
    said = texts_of(shape).get(attributes[holder.field], "")
    kind = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", shape.__name__).capitalize()
    return f"{kind}: {said}"


def _where(trail: list[_Passed]) -> str:
    """Say which scenario, situation and choice a text belongs to, and what the choice does."""
    parts = []
    for name, shape, field in trail:
        match shape:
            case Scenario():
                parts.append(f"In {quoted(shape.title)} ({shape.channel})")
            case Situation():
                parts.append(f"situation {name}" + (f" ({shape.channel})" if shape.channel else ""))
            case Ending():
                parts.append(f"ending {name}" + (" (a setback)" if shape.setback else ""))
            case Choice():
                itself = shape is trail[-1].shape and field == "text"
                parts.append(f"choice {name}{'' if itself else f' {quoted(shape.text)}'}{_effects(shape)}")
            case Case():
                parts.append(f"if {shape.when}" if shape.when else "else")
            case Branch():
                parts.append(f"by chance: {name}")
            case _:
                pass
    return "; ".join(parts)


def _effects(effects: Effects) -> str:
    """Say in brackets what a choice does."""
    said = [f"takes {effects.takes:g} min"] if effects.takes else []
    said += [each.replace("_", " ") for each in effects.does]
    said += [f"reports it as {effects.reports_as}"] if effects.reports_as else []
    said += [f"leads to {effects.next}"] if effects.next else []
    return f" ({', '.join(said)})" if said else ""


def _people(pack: Pack, trail: list[_Passed], text: str) -> Iterator[str]:
    """Yield who speaks in a text, and else whom the participant deals with."""
    cast = pack.cast
    people = frozenset(cast.people)
    speaking = dict.fromkeys(name for name, _ in voices_in(text, people))
    for name in speaking:
        person = cast.person(name)
        if person:
            yield f"{name} speaks: {_person(person)}"
    shown = next((each.shape for each in trail if isinstance(each.shape, Person)), None)
    if shown:
        yield f"About {_person(shown)}"
    elif not speaking:
        with_ = next((each for one in reversed(trail) if (each := getattr(one.shape, "with_", None))), ())
        for name in with_:
            person = cast.person(name)
            if person:
                yield f"With {name}: {_person(person)}"


def _person(person: Person) -> str:
    age = person.persona.age if isinstance(person, Customer) else None
    traits = [person.pronouns, f"{age} years" if age else "", f"{person.address} address"]
    manner = f": {person.manner}" if person.manner else ""
    return f"{person.name} ({', '.join(filter(None, traits))}){manner}"


def _values(text: str) -> str:
    """Say what is filled in where braces stand."""
    told = []
    for name in dict.fromkeys(values_named(text)):
        kpi = name.partition(".")[2]
        kind = KPIS[kpi].unit if kpi in KPIS else name
        told.append(f"{{{name}}} is filled in: {_SHOWN_AS.get(kind, 'a value')}")
    return "; ".join(told)
