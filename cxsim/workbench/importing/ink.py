"""A story compiled by inklecate → our outline of it: knots, stitches and gathers become passages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cxsim.workbench.importing.ink_flow import Flow
from cxsim.workbench.importing.ink_tree import Container, read_tree
from cxsim.workbench.importing.story import Exit, Passage, Story, Way, Weight
from cxsim.workbench.importing.values import Plain

if TYPE_CHECKING:
    from cxsim.workbench.importing.ink_flow import Chosen
    from cxsim.workbench.importing.ink_tree import Pointer

DECLARATIONS = "global decl"
LONGEST_NAME = 120
_INTERNAL = re.compile(r"b|s\d*|c-\d+|\$r\d*")
"""Names the compiler gives to parts of a passage; gathers (``g-0``) and what authors name are places of their own."""


def read_ink(source: bytes) -> Story:
    """Return what a compiled story amounts to; raise ``ImportRefusedError`` where it is none."""
    root, top = read_tree(source)
    return _Reader(root, bool(top.get("listDefs"))).story()


class _Reader:
    def __init__(self, root: Container, lists: bool) -> None:  # noqa: FBT001 - one caller, above
        self._root = root
        self._story = Story("ink")
        self._names: dict[Container, str] = {}
        self._counts: dict[str, int] = {}
        self._waiting: list[tuple[str, Pointer]] = []
        self._functions = _functions(root)
        if lists:
            self._story.leave("the beginning", "lists (LIST)", Weight.WHOLE)

    def story(self) -> Story:
        """Follow the story from its beginning, then from every knot and stitch."""
        self._declare()
        self._story.start = self._passage_of((self._root, 0), "start")
        self._follow()
        for knot in self._root.named.values():
            if knot.name != DECLARATIONS and knot.at is None and knot.name not in self._functions:
                for each in (knot, *knot.named.values()):
                    if each is knot or (each.at is None and not _INTERNAL.fullmatch(each.name)):
                        self._passage_of((each, 0), _name(each))
                        self._follow()
        self._skip_an_empty_beginning()
        return self._story

    def _declare(self) -> None:
        declared = self._root.named.get(DECLARATIONS)
        if declared is None:
            return
        flow = Flow(self._story, self._root, (declared, 0), is_place=lambda _: False)
        for name, value in flow.run().sets:
            if isinstance(value, Plain):
                self._story.variables[name] = value.value
            else:
                self._story.leave(DECLARATIONS, f"the variable '{name[:60]}', which starts as no number, truth or text")

    def _follow(self) -> None:
        while self._waiting:
            name, pointer = self._waiting.pop()
            flow = Flow(self._story, self._root, pointer, self._is_place)
            found = flow.run()
            passage = Passage(name, pointer[0].path, found.said, [], [], found.sets)
            passage.exits = [Exit(self._target(each), when) for each, when in found.exits]
            passage.ways = [self._way(name, each) for each in found.choices]
            passage.settle()
            self._story.add(passage)

    def _is_place(self, container: Container) -> bool:
        return container in self._names or bool(
            container.name
            and container.parent is not None
            and not _INTERNAL.fullmatch(container.name)
            and container.name != DECLARATIONS
        )

    def _target(self, pointer: Pointer | None) -> str | None:
        return None if pointer is None else self._passage_of(pointer, _name(pointer[0]))

    def _passage_of(self, pointer: Pointer, name: str) -> str:
        """Return the name of the passage that begins at a container; it is followed later."""
        container = pointer[0]
        known = self._names.get(container)
        if known is not None:
            return known
        self._counts[name] = self._counts.get(name, 0) + 1
        name = name if self._counts[name] == 1 else f"{name} {self._counts[name]}"
        self._names[container] = name
        self._waiting.append((name, pointer))
        return name

    def _way(self, passage: str, chosen: Chosen) -> Way:
        """Return a choice: what follows it up to the next passage is its reply, more than that a passage of its own."""
        text = chosen.text or "Go on"
        way = Way(text, None, chosen.when, once=chosen.once, otherwise=chosen.otherwise)
        if chosen.target is None:
            return way
        way.place = chosen.target[0].path
        flow = Flow(self._story, self._root, chosen.target, self._is_place, until_choice=True)
        found = flow.run()
        if found.said and found.said[0].text == text:  # ink says a choice again; here it stands on what was chosen
            del found.said[0]
        simple = not found.choices and all(each.when is None for each in found.said)
        leads = [each for each in found.exits if each[1] is None] == found.exits and len(found.exits) <= 1
        target = self._target(found.exits[0][0]) if simple and leads and found.exits else None
        if target is None and (found.said or found.choices or found.exits):
            way.target = self._passage_of(chosen.target, f"{passage} {text}"[:LONGEST_NAME])
            return way
        way.target, way.sets, way.reply = target, found.sets, [each.text for each in found.said]
        return way

    def _skip_an_empty_beginning(self) -> None:
        """Begin in the first knot where the top of the story only leads there."""
        first = self._story.passages.get(self._story.start)
        if first and not (first.said or first.ways or first.sets) and len(first.exits) == 1 and first.exits[0].target:
            del self._story.passages[first.name]
            self._story.start = first.exits[0].target


def _name(container: Container) -> str:
    """Return a path without the parts that the compiler numbered."""
    parts = [part for part in container.path.split(".") if not part.isdecimal() and not _INTERNAL.fullmatch(part)]
    return ".".join(parts)[:LONGEST_NAME] or "start"


def _functions(root: Container) -> set[str]:
    """Return the names of knots that are called, or return something: what they say is not a place in the story."""
    found = {name for name, knot in root.named.items() if "~ret" in knot.content}
    waiting = [root]
    while waiting:
        container = waiting.pop()
        inner = [each for each in container.content if isinstance(each, Container)]
        waiting += [*inner, *(each for each in container.named.values() if each.at is None)]
        calls = [each for each in container.content if isinstance(each, dict)]
        found |= {each[key] for each in calls for key in ("f()", "x()") if isinstance(each.get(key), str)}
    return found
