"""An outline of a story → the files of a pack: everything that has a counterpart, and a list of what has none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cxsim.equations.vocabulary import scope_of
from cxsim.model.expression import NUMBER, TRUTH, ExpressionError, parse
from cxsim.model.scenario import Scenario
from cxsim.workbench.importing.assignments import MOST_CONDITIONAL, TooManyCasesError, cases
from cxsim.workbench.importing.names import Ids
from cxsim.workbench.importing.once import keep_in_mind
from cxsim.workbench.importing.story import Weight
from cxsim.workbench.importing.values import NotCarriedError, Plain, Words
from cxsim.workbench.importing.variables import Declared, called, declared
from cxsim.workbench.importing.ways_on import keep_ways_open

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cxsim.model.expression import Scope
    from cxsim.model.scenario import Variable
    from cxsim.workbench.importing.assignments import Assignment, Assignments
    from cxsim.workbench.importing.story import Passage, Story, Way
    from cxsim.workbench.importing.values import Value

LONGEST_TEXT = 7_900
LONGEST_LINE = 4_000
MOST_ALSO = 60
LISTED_IN_FILE = 60
"""Of what was left, so many kinds are repeated in the file, and all that concern where the story leads and when."""
LONGEST_REMARK = 240
_SPEECH = re.compile(r"^([a-z][a-z0-9_]{0,63}) \(([^()\n]{0,40})\):")
THE_END = "the_end"
_NO_END = "The story ends here. Write how."


class Writer:
    """Writes one scenario's file."""

    def __init__(self, story: Story, source: str, person: str, facts: frozenset[str]) -> None:
        self._story, self._source, self._person = story, source, person
        keep_in_mind(story)
        self._ids = Ids()
        self._end = self._ids.new(THE_END, THE_END)
        self._places = {name: self._ids.new(name, "passage") for name in story.passages}
        self._situations = {
            name: place for name, place in self._places.items() if story.passages[name].leads_on or name == story.start
        }
        self._declared: Declared = declared(story, facts)
        counted = {story.passages[name].place: place for name, place in self._situations.items()} | self._situations
        self._words = Words(self._declared.ids, self._declared.kinds, self._declared.words, counted, story.chosen)
        self._scope = _scope(self._declared.shapes, self._situations.values(), facts)
        self._missing: dict[str, str] = {}
        self._said: dict[int, tuple[Value, str | None]] = {}
        keep_ways_open(story, self._situations, self._condition)
        self.situations = self.endings = 0
        self._needs_end = False

    def text(self) -> str:
        """Return the scenario as it stands in its file. Call it once: what is left is noted while writing."""
        story = self._story
        situations = [line for name in self._situations for line in self._situation(story.passages[name])]
        endings = [line for name in self._places if name not in self._situations for line in self._ending(name)]
        endings += [line for name, place in self._missing.items() for line in _missing(name, place)]
        if self._needs_end or not endings:
            endings += [f"  {self._end}:", *_block("text", [_NO_END], 4)]
        self.situations = len(self._situations)
        self.endings = sum(line[2:3].isalpha() and line[:2] == "  " for line in endings)
        return "\n".join([*self._head(), "situations:", *situations, "", "endings:", *endings]) + "\n"

    def _head(self) -> list[str]:
        story = self._story
        start = self._situations[story.start]
        lines = [f"# Imported from {_remark(self._source)} ({_remark(story.tool)}) as a starting point."]
        if left := story.left:
            listed = max(LISTED_IN_FILE, story.weighty)
            lines += ["# Not carried over:", *(f"#   {_remark(str(each))}" for each in left[:listed])]
            lines += [f"#   … and {len(left) - listed} more"] if len(left) > listed else []
        lines += ["format: 1", f"title: {quoted(title_of(story, self._source))}", f"with: {self._person}"]
        lines += [f"start: {start}", "order: as_written"]
        if self._declared.shapes:
            lines += ["variables:", *self._declared.lines()]
        return [*lines, ""]

    def _situation(self, passage: Passage) -> Iterator[str]:
        yield f"  # {_remark(passage.name)}, {_remark(passage.place)}"
        yield f"  {self._situations[passage.name]}:"
        yield from self._happens(passage)
        yield from self._texts(passage)
        ids = Ids()
        yield "    choices:"
        for way in passage.ways:
            yield from self._choice(way, passage, ids)
        if not passage.ways or any(each.target is not None for each in passage.exits):
            yield from self._go_on(passage, ids)

    def _happens(self, passage: Passage) -> Iterator[str]:
        lines = list(self._sets(passage.sets, passage.place, 6))
        if lines:
            yield from ("    happens:", *lines)

    def _texts(self, passage: Passage, otherwise: str = "") -> Iterator[str]:
        """Yield the lines that everybody sees, in place of none those words, and below ``also`` what only some see."""
        always: list[str] = []
        some: list[tuple[str, list[str]]] = []
        moved = False
        for said in passage.said:
            when = self._condition(said.when, passage.place)
            if when is None or len(some) >= MOST_ALSO:
                always.append(said.text)
                moved = moved or bool(some)
            elif some and some[-1][0] == when:
                some[-1][1].append(said.text)
            else:
                some.append((when, [said.text]))
        seen = self._fitting(always, passage.place)
        if otherwise and not seen:
            seen = ["…" if some else otherwise]
        yield from _block("text", seen, 4)
        if not some:
            return
        if moved:
            what = "the order of lines that only some see: they come after the text"
            self._story.leave(passage.place, what, Weight.EFFECT)
        yield "    also:"
        for number, (when, texts) in enumerate(some, 1):
            yield f"      line_{number}:"
            yield f"        when: {quoted(when)}"
            yield from _block("text", self._fitting(texts, passage.place) or ["…"], 8)

    def _choice(self, way: Way, passage: Passage, ids: Ids) -> Iterator[str]:
        yield f"      {ids.new(way.text, 'choice')}:"
        yield from _block("text", self._fitting([way.text or "Go on"], passage.place) or ["Go on"], 8)
        when = self._condition(way.when, passage.place)
        if when is not None:
            yield f"        when: {quoted(when)}"
        yield from self._sets(way.sets, passage.place, 8)
        yield from _block("reply", self._fitting(way.reply, passage.place), 8)
        yield f"        next: {self._target(way.target, passage)}"

    def _go_on(self, passage: Passage, ids: Ids) -> Iterator[str]:
        """Yield the choice that stands for going on without being asked."""
        yield f"      {ids.new('go_on', 'go_on')}:"
        yield "        text: Go on"
        cases = [(self._condition(each.when, passage.place), each) for each in passage.exits]
        always = next((at for at, (when, _) in enumerate(cases) if when is None), None)
        last = cases[always][1].target if always is not None else None
        first = cases if always is None else cases[:always]
        if not first:
            yield f"        next: {self._target(last, passage)}"
            return
        yield "        cases:"
        for number, (when, each) in enumerate(first, 1):
            target = self._target(each.target, passage)
            yield f"          case_{number}: {{when: {quoted(when or 'true')}, next: {target}}}"
        yield f"          else_: {{next: {self._target(last, passage)}}}"

    def _ending(self, name: str) -> Iterator[str]:
        passage = self._story.passages[name]
        yield f"  # {_remark(name)}, {_remark(passage.place)}"
        yield f"  {self._places[name]}:"
        yield from self._happens(passage)
        yield from self._texts(passage, _NO_END)

    def _target(self, name: str | None, passage: Passage) -> str:
        """Return the id of where something leads: a place that is missing becomes an ending that says so."""
        if name is None:
            self._needs_end = True
            return self._end
        if name in self._places:
            return self._places[name]
        if name not in self._missing:
            what = f"'{name[:60]}', which is not in the file; an ending stands for it"
            self._story.leave(passage.place, what, Weight.STRUCTURE)
            self._missing[name] = self._ids.new(name, "missing")
        return self._missing[name]

    def _condition(self, value: Value | None, place: str) -> str | None:
        """Return a condition in our words, None where there is none or none of our words say it."""
        if value is None:
            return None
        if id(value) not in self._said:  # beside the answer the value is kept, so that its id stays its own
            self._said[id(value)] = value, self._in_words(value, place)
        return self._said[id(value)][1]

    def _in_words(self, value: Value, place: str) -> str | None:
        try:
            return self._said_of(value)
        except NotCarriedError as fault:
            what = f"a condition with {fault}; what hung on it is always there"
        except ExpressionError as fault:
            what = f"a condition that {fault.problem}; what hung on it is always there"
        self._story.leave(place, what, Weight.CONDITION)
        return None

    def _said_of(self, value: Value) -> str:
        text = self._words.truth(value)
        parse(text, self._scope, TRUTH)
        return text

    def _sets(self, sets: Assignments, place: str, indent: int) -> Iterator[str]:
        """Yield what is set, at once or by cases; what makes too many, or too long ones, is left out and noted."""
        steps, many = sets.ordered(MOST_CONDITIONAL)
        steps = [each for each in steps if self._is_sayable(each, place)]
        conditional = [each for each in steps if each.when is not None]
        while (found := self._worked_out(steps, place)) is None:
            many = [conditional.pop(), *many]
            steps = [each for each in steps if each is not many[0]]
        for name in dict.fromkeys(each.name for each in many):
            what = f"'{called(name)}' is set under conditions that make too many cases, or too long ones"
            self._story.leave(place, what, Weight.CONDITION)
        yield from _cases(found, " " * indent)

    def _worked_out(self, steps: Sequence[Assignment], place: str) -> list[tuple[str | None, str]] | None:
        """Return each case's condition and what is set then; None where there are too many, or too long ones."""
        try:
            found = cases(steps, self._story.spend)
            whens = [None if each.when is None else self._said_of(each.when) for each in found]
        except (TooManyCasesError, NotCarriedError, ExpressionError):
            return None
        return [(when, self._values(each.sets, place)) for when, each in zip(whens, found, strict=True)]

    def _is_sayable(self, step: Assignment, place: str) -> bool:
        """Whether a variable is declared, and our words say under what condition it is set."""
        name = called(step.name)
        if step.name not in self._declared.ids:
            self._story.leave(place, f"'{name}' is set, which never is a plain number, truth or text")
            return False
        if step.when is None:
            return True
        try:
            self._said_of(step.when)
        except NotCarriedError as fault:
            self._story.leave(place, f"'{name}' is set under a condition with {fault}", Weight.CONDITION)
        except ExpressionError as fault:
            self._story.leave(place, f"'{name}' is set under a condition that {fault.problem}", Weight.CONDITION)
        else:
            return True
        return False

    def _values(self, sets: Mapping[str, Value], place: str) -> str:
        found: list[str] = []
        for name, value in sets.items():
            try:
                found.append(f"{self._declared.ids[name]}: {self._assigned(name, value)}")
            except (NotCarriedError, ExpressionError) as fault:
                why = fault.problem if isinstance(fault, ExpressionError) else fault
                self._story.leave(place, f"'{called(name)}' is set to something else: {why}")
        return ", ".join(found)

    def _assigned(self, name: str, value: Value) -> str:
        if isinstance(value, Plain) and self._declared.kinds.get(name) == "number" and not isinstance(value.value, str):
            return self._words.number(value)
        text = self._words.assigned(name, value)
        kind = self._declared.kinds[name]
        if kind != "word" and text.startswith('"'):
            parse(text.strip('"'), self._scope, TRUTH if kind == "truth" else NUMBER)
        return text

    def _fitting(self, lines: list[str], place: str) -> list[str]:
        """Return lines as our prose, cut where they would be too long."""
        kept: list[str] = []
        room = LONGEST_TEXT
        for each in lines:
            line = prose(each)
            if len(line) > min(room, LONGEST_LINE):
                self._story.leave(place, f"text from '{line[:30]}' on: it is too long for one situation")
                break
            room -= len(line) + 1
            if line:
                kept.append(line)
        return kept


def _scope(variables: Mapping[str, Variable], situations: Iterable[str], facts: frozenset[str]) -> Scope:
    """Return what conditions of the scenario may name; it is written only later."""
    outline = {"title": "A", "with": "a", "variables": variables, "endings": {"a": {"text": "A"}}}
    return scope_of(Scenario.model_validate({**outline, "situations": {each: {} for each in situations}}), facts)


def prose(text: str) -> str:
    """Return a text that means nothing but itself in our light markup."""
    plain = "".join(" " if each.isspace() else each for each in text if each.isprintable() or each.isspace())
    plain = " ".join(plain.replace("{", "(").replace("}", ")").split())
    return _SPEECH.sub(r"\1, \2:", plain)


def title_of(story: Story, source: str) -> str:
    """Return the story's title; the file's name where it has none."""
    return prose(story.title)[:120].strip() or prose(source)[:120].strip() or "Imported"


def quoted(text: str) -> str:
    """Return a printable text as YAML reads it back."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _block(field: str, lines: list[str], indent: int) -> list[str]:
    if not lines:
        return []
    margin = " " * indent
    return [f"{margin}{field}: |", *(f"{margin}  {line}" for line in lines)]


def _missing(name: str, place: str) -> Iterator[str]:
    yield f"  # {_remark(name)}: was not in the file"
    yield f"  {place}:"
    yield from _block("text", ["This part was not there to be imported. Write it."], 4)


def _cases(found: list[tuple[str | None, str]], margin: str) -> Iterator[str]:
    """Yield what is set in each of several cases; the last has no condition."""
    if len(found) == 1:
        if found[0][1]:
            yield f"{margin}set: {{{found[0][1]}}}"
        return
    if not any(sets for _, sets in found):
        return
    yield f"{margin}cases:"
    for number, (when, sets) in enumerate(found, 1):
        if when is not None:
            does = f", set: {{{sets}}}" if sets else ""
            yield f"{margin}  case_{number}: {{when: {quoted(when)}{does}}}"
        elif sets:
            yield f"{margin}  else_: {{set: {{{sets}}}}}"


def _remark(text: str) -> str:
    """Return a text as it may stand in a remark."""
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())[:LONGEST_REMARK]
