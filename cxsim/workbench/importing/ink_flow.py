"""ink's instructions, followed from one place on without playing: both sides of a condition, luck and all."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cxsim.workbench.importing.assignments import Assignments
from cxsim.workbench.importing.ink_tree import Container, follow
from cxsim.workbench.importing.story import MOST_LINES, MOST_WAYS, Said, Weight
from cxsim.workbench.importing.values import Operation, Plain, Unknown, Value, Variable, Visits, both, joined

if TYPE_CHECKING:
    from collections.abc import Callable

    from cxsim.workbench.importing.ink_tree import Pointer
    from cxsim.workbench.importing.story import Story

STEP = 5
"""What following one instruction counts against looking at one character."""
LETTERS = 10
"""Characters of text that count as one step: an instruction may say a long text, and another say that text twice."""
TITLE = "^title:"
"""A tag by which many stories say what they are called."""
MOST_NESTED = 40
"""Conditions inside conditions."""
MOST_CALLS = 10
"""Functions that call functions."""
MOST_ON_STACK = 200
_TWO = {"+": "+", "-": "-", "*": "*", "/": "/", "==": "==", "!=": "!=", "<": "<", ">": ">", "<=": "<=", ">=": ">="}
_TWO |= {"&&": "and", "||": "or", "MIN": "min", "MAX": "max"}
_NO_WORD_FOR_TWO = frozenset({"%", "POW", "?", "!?", "L^", "seq", "rnd", "lrnd", "LIST_INT", "listInt"})
_NO_WORD_FOR_ONE = frozenset({"INT", "FLOOR", "CEILING", "FLOAT", "turns", "readc", "srnd", "range"})
_NO_WORD_FOR_ONE |= {"LIST_MIN", "LIST_MAX", "LIST_ALL", "LIST_COUNT", "LIST_VALUE", "LIST_INVERT"}


@dataclass(frozen=True, slots=True)
class Chosen:
    """A choice point: its text, when it is open, where its content stands."""

    text: str
    when: Value | None
    target: Pointer | None
    once: bool
    """Whether it is gone once it was chosen."""
    otherwise: bool
    """Whether it is only there where no other is."""


@dataclass(slots=True)
class Found:
    """What a flow comes by before it leaves for another place."""

    said: list[Said] = field(default_factory=list)
    choices: list[Chosen] = field(default_factory=list)
    exits: list[tuple[Pointer | None, Value | None]] = field(default_factory=list)
    sets: Assignments = field(default_factory=Assignments)


@dataclass(slots=True)
class _Run:
    """One way through: where it is, and the container it may not leave without being asked."""

    at: Pointer
    within: Container | None = None
    nested: int = 0
    guards: list[tuple[Value | None, Pointer]] = field(default_factory=list)
    """What holds until two ways meet, with all that held before, and where they do."""
    seen: set[tuple[int, int]] = field(default_factory=set)


class Flow:
    """Follows instructions from one place on."""

    def __init__(
        self,
        story: Story,
        root: Container,
        start: Pointer,
        is_place: Callable[[Container], bool],
        *,
        until_choice: bool = False,
    ) -> None:
        self._story, self._root, self._start, self._is_place = story, root, start, is_place
        self._until_choice = until_choice
        self._found = Found()
        self._stack: list[Value] = []
        self._temporary: dict[str, Value] = {}
        self._referred: dict[str, str] = {}
        """Parameters of a function that stand for a variable."""
        self._calls = 0
        self._returns: dict[str, str] = {}
        self._text: list[list[str]] = [[]]
        self._tagged = False
        self._skips_next = False
        self._when: Value | None = None

    def run(self) -> Found:
        """Follow it to its end and return what was found."""
        self._follow(_Run(self._start))
        self._end_line()
        return self._found

    def _follow(self, run: _Run) -> Pointer | None:
        """Follow one way; return where it left ``run.within``, None where it ended or left for another place."""
        outer = self._when
        while True:
            self._story.spend(STEP)
            container, index = run.at
            while run.guards and run.guards[-1][1] == run.at:
                self._end_line()
                run.guards.pop()
                self._when = self._guarded(outer, run)
            if index >= len(container.content):
                if container.at is None or container.parent is None or container is run.within:
                    return None
                run.at = (container.parent, container.at + 1)
                continue
            each = container.content[index]
            run.at = (container, index + 1)
            if isinstance(each, Container):
                run.at = (each, 0)
            elif isinstance(each, dict):
                done, left = self._object(each, container, run, outer)
                if done:
                    return left
            elif self._command(each):
                return None

    def _guarded(self, outer: Value | None, run: _Run) -> Value | None:
        return run.guards[-1][0] if run.guards else outer

    def _object(
        self, each: dict[str, Any], container: Container, run: _Run, outer: Value | None
    ) -> tuple[bool, Pointer | None]:
        """Follow a divert or do another instruction; return whether this way is over, and where it left to."""
        if "->" in each:
            return self._divert(each, container, run, outer)
        if "*" in each:
            self._choice(each, container)
            return self._until_choice, None
        if "->t->" in each:
            self._story.leave(container.path, f"a tunnel to '{str(each['->t->'])[:60]}'", Weight.STRUCTURE)
        elif "f()" in each or "x()" in each:
            self._call(str(each.get("f()", each.get("x()"))), container)
        else:
            self._value(each, container)
        return False, None

    def _divert(
        self, each: dict[str, Any], container: Container, run: _Run, outer: Value | None
    ) -> tuple[bool, Pointer | None]:
        path = each["->"]
        condition = self._pop() if each.get("c") else None
        if self._skips_next:
            self._skips_next = False
            self._story.leave(container.path, f"a thread from '{str(path)[:60]}'", Weight.STRUCTURE)
            return False, None
        if each.get("var"):
            path = self._returns.get(str(path))
        target = follow(path, container, self._root)
        if target is None:
            what = f"a divert that leads nowhere: '{str(each['->'])[:60]}'"
            self._story.leave(container.path, what, Weight.STRUCTURE)
            return condition is None, None
        if condition is not None:
            return self._both_ways(condition, target, run, outer)
        return self._jump(target, run)

    def _jump(self, target: Pointer, run: _Run) -> tuple[bool, Pointer | None]:
        if target[1] == 0 and self._is_place(target[0]) and target != self._start:
            self._end_line()
            self._found.exits.append((target, self._when))
            return True, None
        if run.within is not None and not _inside(target[0], run.within):
            self._end_line()
            return True, target
        step = (id(target[0]), target[1])
        if step in run.seen:
            self._story.leave(target[0].path, "a loop without a choice", Weight.STRUCTURE)
            return True, None
        run.seen.add(step)
        run.at = target
        return False, None

    def _both_ways(
        self, condition: Value, target: Pointer, run: _Run, outer: Value | None
    ) -> tuple[bool, Pointer | None]:
        """Follow the way where a condition holds; then go on, as where it does not, until both ways meet."""
        if isinstance(condition, Unknown) and condition.turns:
            what = "a text that changes from visit to visit; its first form is kept"
            self._story.leave(target[0].path, what, Weight.CONDITION)
            run.at = target
            return False, None
        if run.nested >= MOST_NESTED:
            self._story.leave(target[0].path, "conditions nested deeper than anybody reads", Weight.CONDITION)
            return False, None
        self._end_line()
        here = self._guarded(outer, run)
        self._when = both(here, condition)
        stack = list(self._stack)
        meets = self._jump_into(target, run)
        self._stack = stack
        self._end_line()
        if meets is not None:
            run.guards.append((both(here, joined("not", condition)), meets))
        self._when = self._guarded(outer, run)
        return False, None

    def _jump_into(self, target: Pointer, run: _Run) -> Pointer | None:
        if target[1] == 0 and self._is_place(target[0]):
            self._found.exits.append((target, self._when))
            return None
        inner = _Run(target, target[0], run.nested + 1)
        inner.seen = run.seen
        return self._follow(inner)

    def _call(self, name: str, container: Container) -> None:
        """Do what a function does that only reckons; note any other."""
        knot = self._root.named.get(name)
        if knot is None or not knot.only_reckons or self._calls >= MOST_CALLS:
            self._story.leave(container.path, f"a call of the function '{name[:60]}'")
            self._push(Unknown(f"the function '{name[:60]}'"))
            return
        outer = self._temporary, self._referred
        self._temporary, self._referred = {}, {}
        self._calls += 1
        for each in knot.content:
            self._story.spend(STEP)
            if each == "~ret":
                break
            if isinstance(each, dict):
                self._object(each, knot, _Run((knot, 0)), None)
            elif each != "\n":
                self._command(each)
        else:
            self._push(Unknown("nothing"))
        self._temporary, self._referred = outer
        self._calls -= 1

    def _choice(self, each: dict[str, Any], container: Container) -> None:
        flags = each["flg"] if isinstance(each.get("flg"), int) else 0
        condition = self._pop() if flags & 1 else None
        only = self._popped_text() if flags & 4 else ""
        text = (self._popped_text() if flags & 2 else "") + only
        if len(self._found.choices) >= MOST_WAYS:
            self._story.leave(container.path, f"choices after the first {MOST_WAYS}", Weight.STRUCTURE)
            return
        self._end_line()
        when = both(self._when, condition)
        target = follow(each["*"], container, self._root)
        chosen = Chosen(" ".join(text.split()), when, target, once=bool(flags & 16), otherwise=bool(flags & 8))
        self._found.choices.append(chosen)

    def _value(self, each: dict[str, Any], container: Container) -> None:
        """Do an instruction that has to do with values."""
        match each:
            case {"VAR?": str(name)}:
                now = self._found.sets.now(Variable(self._referred.get(name, name)))
                self._push(self._temporary.get(name) or now)
            case {"CNT?": path}:
                pointer = follow(path, container, self._root)
                self._push(self._visits(pointer[0]) if pointer else Unknown("a count of visits"))
            case {"VAR=": str(name)}:
                self._assign(name, self._pop(), container)
            case {"temp=": str(name)}:
                self._keep(name, self._pop(), container)
            case {"^->": str(path)}:
                self._returns["$r"] = path
                self._push(Unknown("a place as a value"))
            case {"^var": str(name)} if name not in self._temporary:
                self._push(Unknown("a reference", refers=self._referred.get(name, name)))
            case {"#": _} | {"^var": _}:
                self._push(Unknown("a reference")) if "^var" in each else None
            case _:
                self._story.leave(container.path, "a list or another value with no counterpart")
                self._push(Unknown("a list"))

    def _keep(self, name: str, value: Value, container: Container) -> None:
        """Set a temporary variable, or what it refers to."""
        if isinstance(value, Unknown) and value.refers:
            self._referred[name] = value.refers
        elif name in self._referred:
            self._assign(self._referred[name], value, container)
        elif name in self._temporary and self._when is not None:
            self._temporary[name] = Unknown(f"'{name[:60]}', which is set under a condition")
        else:
            self._temporary[name] = value

    def _visits(self, container: Container) -> Value:
        self._story.counted.add(container.path)
        return Visits(container.path)

    def _assign(self, name: str, value: Value, container: Container) -> None:
        if isinstance(value, Unknown):
            self._story.leave(container.path, f"'{name[:60]}' is set to {value.what}")
        elif isinstance(self._when, Unknown):
            what = f"'{name[:60]}' is set under a condition with {self._when.what}"
            self._story.leave(container.path, what, Weight.CONDITION)
        else:
            self._found.sets.add(name, value, self._when)

    def _command(self, each: Any) -> bool:  # noqa: ANN401 - whatever JSON holds
        """Do an instruction that is one word, or take a text or number; return whether the flow ends here."""
        if isinstance(each, str) and each[:1] in {"^", "\n"}:
            self._say(each)
        elif isinstance(each, (bool, int, float)):
            self._push(Plain(each))
        elif each in {"end", "done", "->->", "~ret"}:
            self._found.exits.append((None, self._when))
            return True
        elif isinstance(each, str):
            self._word(each)
        return False

    def _word(self, word: str) -> None:
        match word:
            case "str":
                self._text.append([])
            case "/str":
                self._push(Plain("".join(self._text.pop()) if len(self._text) > 1 else ""))
            case "#" | "/#":
                self._tagged = word == "#"
            case "out":
                self._out(self._pop())
            case "pop":
                self._pop()
            case "du":
                self._push(self._stack[-1] if self._stack else Unknown("nothing"))
            case "thread":
                self._skips_next = True
            case "visit" | "turn" | "choiceCnt":
                self._push(Unknown("a count of turns", turns=True))
            case "void":
                self._push(Unknown("nothing"))
            case _:
                self._operate(word)

    def _operate(self, word: str) -> None:
        if word in _TWO:
            right, left = self._pop(), self._pop()
            self._push(joined(_TWO[word], left, right))
        elif word == "!":
            part = self._pop()
            self._push(part.parts[0] if isinstance(part, Operation) and part.op == "not" else joined("not", part))
        elif word in {"_", "~"}:
            self._push(joined("-", Plain(0), self._pop()))
        elif word in _NO_WORD_FOR_TWO or word in _NO_WORD_FOR_ONE:
            parts = [self._pop() for _ in range(1 + (word in _NO_WORD_FOR_TWO))]
            turns = word == "seq" or any(isinstance(each, Unknown) and each.turns for each in parts)
            self._push(Unknown(f"'{word}'", turns=turns))

    def _out(self, value: Value) -> None:
        match value:
            case Plain(str(text)):
                self._say(f"^{text}")
            case Plain(shown):
                self._say(f"^{shown}")
            case _:
                self._story.leave(self._start[0].path, "a value shown in a text")
                self._say("^…")

    def _say(self, text: str) -> None:
        self._story.spend(len(text) // LETTERS)
        if self._tagged and text.startswith(TITLE) and not self._story.title:
            self._story.title = text.removeprefix(TITLE).strip()
        elif self._tagged:
            self._story.leave(self._start[0].path, f"the tag '{text[1:61]}'", Weight.EFFECT)
        elif text[0] == "^":
            self._text[-1].append(text[1:])
        elif len(self._text) == 1:
            self._end_line()

    def _end_line(self) -> None:
        if len(self._text) == 1:
            line = " ".join("".join(self._text[0]).split())
            self._text[0] = []
            if line and len(self._found.said) < MOST_LINES:
                self._found.said.append(Said(line, self._when))

    def _push(self, value: Value) -> None:
        if len(self._stack) < MOST_ON_STACK:
            self._stack.append(value)

    def _pop(self) -> Value:
        return self._stack.pop() if self._stack else Unknown("nothing")

    def _popped_text(self) -> str:
        value = self._pop()
        return value.value if isinstance(value, Plain) and isinstance(value.value, str) else ""


def _inside(container: Container, outer: Container) -> bool:
    here: Container | None = container
    while here is not None and here is not outer:
        here = here.parent
    return here is outer
