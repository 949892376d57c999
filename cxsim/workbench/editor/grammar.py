"""What may stand where in a file of a pack: fields with their descriptions, words, and which kind of id is named.

Shapes, descriptions and closed lists are those of the JSON Schema. What it cannot know is which ids an open field
names; the tables below add that, and a test holds them against the checks, which refuse a wrong name in each place.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Final

from pydantic import TypeAdapter

from cxsim.model.authored import Prose, Source
from cxsim.model.effects import Effects
from cxsim.workbench.schema import schema_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cxsim.model.walk import Path
    from cxsim.workbench.schema import FileKind, Schema

TARGET: Final = "situation, ending or stage"
PERSON: Final = "customer or colleague"
VALUE: Final = "variable, draw or fact"
UNIONS: Final[Mapping[str, tuple[str, ...]]] = {
    TARGET: ("situation", "ending", "stage"),
    PERSON: ("customer", "colleague"),
    VALUE: ("variable", "draw", "fact"),
}
"""Names that are looked up among several kinds."""
CLOSED: Final = {
    "deed": "deed", "any_deed": "deed", "practice": "practice", "reported_kpi": "kpi", "quality": "quality"
}  # fmt: skip
"""Definition in the schema → the kind of what it lists."""

_VALUES: Mapping[tuple[str, str], str] = {
    ("Effects", "next"): TARGET,
    ("Effects", "remember"): "fact",
    ("Effects", "later"): "echo",
    ("Effects", "promises"): "promise",
    ("Effects", "keeps"): "promise",
    ("Effects", "breaks"): "promise",
    ("Effects", "waits"): "customer",
    ("Anytime", "offered_in"): "situation",
    ("Situation", "next"): TARGET,
    ("Situation", "otherwise"): TARGET,
    ("Situation", "with"): PERSON,
    ("Scenario", "with"): PERSON,
    ("Scenario", "at_stake"): "need",
    ("Scenario", "start"): "situation",
    ("About", "after"): "scenario",
    ("Promise", "to"): PERSON,
    ("Echo", "from"): PERSON,
    ("Stage", "start"): "situation",
    ("Means", "act_class"): "draw",
    ("Planned", "play"): "scenario",
    ("WordVariable", "start"): "word",
    ("Expectation", "ending"): "ending",
    ("Expectation", "echoes"): "echo",
}
"""Shape and field → what its values name."""
_KEYS: Mapping[tuple[str, str], str] = {
    ("Effects", "delivers"): "need",
    ("Effects", "others"): "colleague",
    ("Effects", "set"): "variable",
    ("Scenario", "at_stake"): "customer",
    ("Scenario", "debrief"): "situation",
}
"""Shape and field → what its keys name."""
_DECLARED: Mapping[tuple[str, str], str] = {
    ("Effects", "cases"): "case",
    ("Effects", "chance"): "branch",
    ("Situation", "choices"): "choice",
    ("Situation", "also"): "line",
    ("Situation", "parts"): "part",
    ("Ending", "also"): "line",
    ("Scenario", "anytime"): "choice",
    ("Scenario", "situations"): "situation",
    ("Scenario", "endings"): "ending",
    ("Scenario", "stages"): "stage",
    ("Scenario", "echoes"): "echo",
    ("Scenario", "promises"): "promise",
    ("Scenario", "variables"): "variable",
    ("Scenario", "draws"): "draw",
    ("Customer", "needs"): "need",
    ("Cast", "customers"): "customer",
    ("Cast", "colleagues"): "colleague",
    ("PackSheet", "facts"): "fact",
    ("Campaign", "plan"): "planned scenario",
}
"""Shape and field → what its keys declare."""
_INNER: Mapping[tuple[str, str], str] = {("Situation", "parts"): "answer", ("Scenario", "draws"): "word"}
"""Shape and field → what the keys below its keys declare."""
_LISTED: Mapping[tuple[str, str], str] = {("WordVariable", "one_of"): "word", ("Cast", "moods"): "mood"}
"""Shape and field → what its values declare."""
_ROOTS: Mapping[FileKind, str] = {"pack": "PackSheet", "cast": "Cast", "scenario": "Scenario", "playthroughs": "Runs"}


@dataclass(slots=True)
class Slot:
    """One place in a file: what it is for and what may stand there. Built once, then only read."""

    shape: str = ""
    about: str = ""
    example: Any = None
    """What may stand there, as the schema shows it; None where it shows nothing."""
    fields: dict[str, Slot] = field(default_factory=dict)
    each: Slot | None = None
    """The values of a mapping whose keys authors choose."""
    item: Slot | None = None
    words: dict[str, str] = field(default_factory=dict)
    """Words of a closed list, each with what it means."""
    names: str = ""
    """The kind of id that its value names."""
    keys: str = ""
    """The kind of id that its keys name."""
    declares: str = ""
    """The kind of id that its keys declare."""
    lists: str = ""
    """The kind of id that its value, or each of a list, declares."""
    reads: str = ""
    """Whether it holds ``prose`` or an ``expression``."""
    required: tuple[str, ...] = ()


@cache
def grammar(kind: FileKind) -> Slot:
    """Return the top of one kind of file."""
    schema = schema_of(kind)
    return _Builder(schema["$defs"]).built({**schema, "$defs": {}}, _ROOTS[kind])


def slot_at(kind: FileKind, path: Path) -> Slot | None:
    """Return what may stand at a path, None where nothing may."""
    found: Slot | None = grammar(kind)
    for step in path:
        found = step_into(found, step) if found else None
    return found


def step_into(slot: Slot, step: str | int) -> Slot | None:
    """Return the place one step further down."""
    return slot.item if isinstance(step, int) else slot.fields.get(step) or slot.each


class _Builder:
    """Turns one schema into slots; a definition becomes one slot, however often it is named."""

    def __init__(self, definitions: Mapping[str, Schema]) -> None:
        self._definitions = definitions
        self._known: dict[str, Slot] = {}

    def built(self, schema: Schema, shape: str = "") -> Slot:
        """Return the slot of a part of the schema."""
        slot = Slot(shape, declares="run" if shape == _ROOTS["playthroughs"] else "")
        self._fill(slot, schema)
        return slot

    def _fill(self, slot: Slot, schema: Schema) -> None:
        for each in schema.get("anyOf", ()):
            self._fill(slot, each)
        if "$ref" in schema:
            self._refer(slot, schema["$ref"].rpartition("/")[2])
        slot.about = schema.get("description") or slot.about
        slot.example = next(iter(schema.get("examples", ())), slot.example)
        slot.words |= {str(word): "" for word in _constant(schema)}
        slot.words |= zip_longest(map(str, schema.get("enum", ())), schema.get("enumDescriptions", ()), fillvalue="")
        if schema.get("type") == "boolean":
            slot.words |= {"true": "", "false": ""}
        slot.reads = slot.reads or _reads(schema)
        slot.required += tuple(schema.get("required", ()))
        if isinstance(schema.get("additionalProperties"), dict):
            slot.each = self.built(schema["additionalProperties"])
        if isinstance(schema.get("items"), dict):
            slot.item = self.built(schema["items"])
        named = schema.get("propertyNames", {}).get("$ref", "").rpartition("/")[2]
        if named:
            slot.keys = CLOSED[named]
        for name, each in schema.get("properties", {}).items():
            slot.fields[name] = self._named(slot.shape, name, self.built(each))

    def _refer(self, slot: Slot, name: str) -> None:
        definition = self._definitions[name]
        if name in CLOSED:
            slot.names = CLOSED[name]
            slot.words |= dict(zip(definition["enum"], definition["enumDescriptions"], strict=True))
            return
        if name not in self._known:
            self._known[name] = Slot(name)
            self._fill(self._known[name], definition)
        known = self._known[name]
        slot.shape, slot.about = known.shape, known.about
        slot.required += known.required
        slot.fields = {**slot.fields, **known.fields} if slot.fields else known.fields

    def _named(self, shape: str, name: str, slot: Slot) -> Slot:
        for each in _bases(shape):
            at = (each, name)
            _spread(slot, _VALUES.get(at, ""))
            slot.keys = _KEYS.get(at, slot.keys)
            slot.declares = _DECLARED.get(at, slot.declares)
            if at in _LISTED and slot.item:
                slot.item.lists = _LISTED[at]
            if at in _INNER and slot.each:
                slot.each.declares = _INNER[at]
        return slot


def _spread(slot: Slot, kind: str) -> None:
    """Let a field, the items of its list and those of its mapping name ids of one kind."""
    if kind:
        slot.names = kind
        for inner in (slot.item, slot.each):
            if inner:
                _spread(inner, kind)


def _bases(shape: str) -> Iterable[str]:
    effects = {each.__name__: each for each in _subclasses(Effects)}
    return [each.__name__ for each in effects[shape].__mro__] if shape in effects else (shape,)


def _subclasses(model: type[Effects]) -> Iterable[type[Effects]]:
    yield model
    for each in model.__subclasses__():
        yield from _subclasses(each)


def _constant(schema: Schema) -> tuple[Any, ...]:
    return (schema["const"],) if "const" in schema else ()


def _reads(schema: Schema) -> str:
    for word, limits in _texts().items():
        if limits.items() <= schema.items():
            return word
    return ""


@cache
def _texts() -> Mapping[str, Schema]:
    return {"prose": TypeAdapter(Prose).json_schema(), "expression": TypeAdapter(Source).json_schema()}
