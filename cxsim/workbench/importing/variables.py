"""What an imported story keeps in mind: kinds, words and bounds of its variables, found by reading all of it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxsim.model.scenario import NumberVariable, Variable, WordVariable
from cxsim.workbench.importing.names import Ids
from cxsim.workbench.importing.values import LARGEST_NUMBER, Operation, Plain, number_text
from cxsim.workbench.importing.values import Variable as Named

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cxsim.workbench.importing.story import Known, Story
    from cxsim.workbench.importing.values import Kind, Value

MOST_VARIABLES = 500
MOST_WORDS = 40
USUAL_BOUND = 1000


@dataclass(frozen=True, slots=True)
class Declared:
    """Variables as our format has them, by their names in the source."""

    ids: Mapping[str, str]
    kinds: Mapping[str, Kind]
    words: Mapping[str, Mapping[str, str]]
    shapes: Mapping[str, Variable]
    """By id."""

    def lines(self) -> Iterator[str]:
        """Yield the declarations as they stand in a scenario's file."""
        for name, shape in self.shapes.items():
            match shape:
                case NumberVariable(start=start, min=low, max=high):
                    bounds = f"min: {number_text(low)}, max: {number_text(high)}"
                    yield f"  {name}: {{start: {number_text(start)}, {bounds}}}"
                case WordVariable(one_of=words, start=start):
                    listed = ", ".join(f'"{each}"' for each in words)
                    yield f'  {name}: {{one_of: [{listed}], start: "{start}"}}'
                case _:
                    yield f"  {name}: {str(shape).lower()}"


def declared(story: Story, facts: frozenset[str]) -> Declared:
    """Return the declarations of every variable that starts as, or is set to, a number, a truth value or a text."""
    starts = dict(story.variables)
    texts: dict[str, dict[str, None]] = {}
    for name, value in _assigned(story):
        if name not in starts and isinstance(value, Plain):
            starts[name] = _nothing(value.value)
    for name, value in _assigned(story):
        if isinstance(value, Plain) and isinstance(value.value, str):
            texts.setdefault(name, {})[value.value] = None
    for value in {id(value): value for value in _values(story)}.values():
        _note_texts(value, texts)
    ids = Ids(facts)
    names: dict[str, str] = {}
    kinds: dict[str, Kind] = {}
    words: dict[str, dict[str, str]] = {}
    shapes: dict[str, Variable] = {}
    for name, start in list(starts.items())[:MOST_VARIABLES]:
        shape, known = _shape(start, texts.get(name, {}))
        if shape is None:
            story.leave("the beginning", f"the variable '{name[:60]}', which starts as no number our format has")
            continue
        names[name] = ids.new(name, "variable")
        shapes[names[name]] = shape
        kinds[name] = "word" if known else "truth" if isinstance(shape, bool) else "number"
        words[name] = known
    return Declared(names, kinds, words, shapes)


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
        yield from passage.sets.items()
        for way in passage.ways:
            yield from way.sets.items()


def _values(story: Story) -> Iterator[Value]:
    for passage in story.passages.values():
        found = [each.when for each in passage.said]
        found += [each.when for each in passage.ways]
        found += [each.when for each in passage.exits]
        yield from (each for each in found if each is not None)
    for _, value in _assigned(story):
        yield value
