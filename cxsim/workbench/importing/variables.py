"""What an imported story keeps in mind: kinds, words and bounds of its variables, found by reading all of it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxsim.model.scenario import NumberVariable, Variable, WordVariable
from cxsim.workbench.importing.names import Ids, slug
from cxsim.workbench.importing.values import ARITHMETIC, LARGEST_NUMBER, Operation, Plain, number_text
from cxsim.workbench.importing.values import Variable as Named

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cxsim.workbench.importing.story import Known, Story
    from cxsim.workbench.importing.values import Kind, Value

MOST_VARIABLES = 1_000
MOST_WORDS = 40
USUAL_BOUND = 1000


@dataclass(frozen=True, slots=True)
class Declared:
    """Variables as our format has them, by their names in the source."""

    ids: dict[str, str]
    kinds: dict[str, Kind]
    words: dict[str, Mapping[str, str]]
    shapes: dict[str, Variable]
    """By id."""

    def add(self, name: str, made: str, shape: Variable, kind: Kind, words: Mapping[str, str]) -> None:
        """Declare one more."""
        self.ids[name], self.kinds[name], self.words[name], self.shapes[made] = made, kind, words, shape

    def lines(self) -> Iterator[str]:
        """Yield the declarations as they stand in a scenario's file, with names that no id could be made of."""
        named = {made: name for name, made in self.ids.items()}
        for name, shape in self.shapes.items():
            first = called(named[name])
            remark = "" if slug(first, "") or not first.isprintable() else f"  # {first}"
            yield f"  {name}: {_declaration(shape)}{remark}"


def _declaration(shape: Variable) -> str:
    match shape:
        case NumberVariable(start=start, min=low, max=high):
            return f"{{start: {number_text(start)}, min: {number_text(low)}, max: {number_text(high)}}}"
        case WordVariable(one_of=words, start=start):
            listed = ", ".join(f'"{each}"' for each in words)
            return f'{{one_of: [{listed}], start: "{start}"}}'
        case _:
            return str(shape).lower()


def declared(story: Story, facts: frozenset[str]) -> Declared:
    """Return the declarations of every variable that starts as, or is set to, a number, a truth value or a text."""
    starts, texts = _starts(story), _texts(story)
    ids = Ids(facts)
    found = Declared({}, {}, {}, {})
    for name in list(starts)[MOST_VARIABLES:]:
        story.leave("the beginning", f"the variable '{called(name)}': there are more than {MOST_VARIABLES}")
    for name, start in list(starts.items())[:MOST_VARIABLES]:
        shape, known = _shape(start, texts.get(name, {}))
        if shape is None:
            story.leave("the beginning", f"the variable '{called(name)}', which starts as no number our format has")
        else:
            kind: Kind = "word" if known else "truth" if isinstance(shape, bool) else "number"
            found.add(name, ids.new(called(name), "variable"), shape, kind, known)
    for copy, name in _copies(story):
        if name in found.ids and copy not in found.ids:
            shape = found.shapes[found.ids[name]]
            found.add(copy, ids.new(copy, "variable"), shape, found.kinds[name], found.words[name])
    return found


def _starts(story: Story) -> dict[str, Known]:
    """Return what each variable starts as: as declared, or as nothing of the kind that it is set to."""
    starts = dict(story.variables)
    for name, value in _assigned(story):
        if name not in starts and isinstance(value, Plain):
            starts[name] = _nothing(value.value)
    for name, value in _assigned(story):
        if name not in starts and isinstance(value, Operation):
            starts[name] = 0 if value.op in ARITHMETIC else False
    return starts


def _texts(story: Story) -> dict[str, dict[str, None]]:
    """Return the texts that each variable is set to or compared with."""
    texts: dict[str, dict[str, None]] = {}
    for name, value in _assigned(story):
        if isinstance(value, Plain) and isinstance(value.value, str):
            texts.setdefault(name, {})[value.value] = None
    for value in {id(value): value for value in _values(story)}.values():
        _note_texts(value, texts)
    return texts


def called(name: str) -> str:
    """Return what a variable is called; below it stands what makes one of ours different from others."""
    return name.partition("\n")[0][:60]


def _nothing(value: Known) -> Known:
    """Return what Twine's formats take a variable for that was never set: 0, false or an empty text."""
    return False if isinstance(value, bool) else "" if isinstance(value, str) else 0


def _shape(start: Known, texts: Mapping[str, None]) -> tuple[Variable | None, dict[str, str]]:
    if isinstance(start, bool):
        return start, {}
    if isinstance(start, str):
        ids = Ids()
        known = list(dict.fromkeys([start, *texts]))[:MOST_WORDS]
        words = {text: ids.new(text, "none" if not text.strip() else "word") for text in known}
        listed = tuple(dict.fromkeys(words.values()))
        more = () if len(listed) > 1 else (ids.new("other", "other"),)
        return WordVariable(one_of=(*listed, *more), start=listed[0]), words
    if not math.isfinite(start) or abs(start) > LARGEST_NUMBER:
        return None, {}
    bound = USUAL_BOUND
    while bound < abs(start):
        bound *= 10
    return NumberVariable(start=float(start), min=float(-bound), max=float(bound)), {}


def _note_texts(value: Value, texts: dict[str, dict[str, None]]) -> None:
    match value:
        case Operation("==" | "!=", (Named(name), Plain(str(text))) | (Plain(str(text)), Named(name))):
            texts.setdefault(name, {})[text] = None
        case Operation(_, parts):
            for each in parts:
                _note_texts(each, texts)
        case _:
            pass


def _assigned(story: Story) -> Iterator[tuple[str, Value]]:
    for passage in story.passages.values():
        yield from passage.sets
        for way in passage.ways:
            yield from way.sets


def _copies(story: Story) -> Iterator[tuple[str, str]]:
    for passage in story.passages.values():
        yield from passage.sets.copies()
        for way in passage.ways:
            yield from way.sets.copies()


def _values(story: Story) -> Iterator[Value]:
    for passage in story.passages.values():
        found = [each.when for each in passage.said]
        found += [each.when for each in passage.ways]
        found += [each.when for each in passage.exits]
        found += [step.when for sets in (passage.sets, *(each.sets for each in passage.ways)) for step in sets.steps]
        yield from (each for each in found if each is not None)
    for _, value in _assigned(story):
        yield value
