"""What is found in a passage of Twee, put together: lines, links, what a click does, and under what condition."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cxsim.workbench.importing.story import MOST_WAYS, Exit, ImportRefusedError, Passage, Said, Way, Weight
from cxsim.workbench.importing.twee_values import read_assignments, read_value
from cxsim.workbench.importing.values import Plain, Unknown, Value, both, joined

if TYPE_CHECKING:
    from cxsim.workbench.importing.story import Story

MOST_NESTED = 30
COST = 5
"""What joining one condition to others counts against looking at one character."""
LONGEST_NAME = 120
_BULLET = re.compile(r"\*{1,10}|[->•]|(?:0\.){1,10}")
"""What is left of a list's item where only a link stood in it."""
_EMPHASIS = re.compile(r"''([^'\n*]{1,300})''|(?<![:/])//([^/\n*]{1,300})//(?!/)|\*\*([^*\n]{1,300})\*\*")
_QUOTED = re.compile(r"""(?<!\w)(?:"((?:[^"\\\n]|\\.){0,1000})"|'((?:[^'\\\n]|\\.){0,1000})')""")
_ESCAPED = re.compile(r"\\(.)")
LONGEST_TEXT = 2_000
"""Of a macro's arguments, so much is searched for texts."""
_SHOWN = re.compile(r"\$[^\W\d]\w{0,60}(?:\.\w{1,60}|\[[^\[\]\n]{0,60}\]){0,9}")
_STYLED = re.compile(r"@@(?:[^;@\n]{1,100};)?")
_PAGE = re.compile(r"\|?(?:https?://|www\.|mailto:)")
_TAG = re.compile(r"<[^<>]{1,300}>")


@dataclass(slots=True)
class Frame:
    """The passage, or the body of a link in it: what stands in it happens when the link is clicked."""

    passage: Passage
    way: Way | None = None
    ends: str = ""
    """What closes it."""
    ifs: list[list[Value]] = field(default_factory=list)
    """Of each open condition of SugarCube: those of its branches so far."""
    hooks: list[tuple[Value | None, list[Value]]] = field(default_factory=list)
    """Of each open [hook]: its condition, and the chain of (if:) around it."""
    last: list[Value] = field(default_factory=list)
    """Conditions of the last chain of Harlowe's (if:)."""
    when: Value | None = None
    """Under what condition one sees what is read now."""


class Body:
    """Takes what a reader of markup finds."""

    def __init__(self, story: Story, passage: Passage, taken: set[str]) -> None:
        self._story, self._taken = story, taken
        self._frames = [Frame(passage)]
        self._text: list[str] = []
        self.line = 0
        self._silent = self._made = 0
        self._shown: list[tuple[Passage, Passage, Way]] = []
        """Such a passage, the one that the link stands in, and the link."""

    @property
    def frame(self) -> Frame:
        """What is read now."""
        return self._frames[-1]

    @property
    def here(self) -> str:
        """Name of the passage."""
        return self._frames[0].passage.name

    def read(self, expression: str) -> Value:
        """Return an expression as it is read here."""
        return self.frame.passage.sets.now(read_value(expression, self.here))

    def leave(self, what: str, weight: Weight = Weight.VALUE) -> None:
        """Note what could not be carried over."""
        self._story.leave(f"line {self.line}", " ".join(what.split())[:200], weight)

    def spend(self, steps: int) -> None:
        """Count work."""
        self._story.spend(steps)

    def silence(self, more: int) -> None:
        """Keep what is said to ourselves while more of these are open than closed."""
        self.end_line()
        self._silent += more

    def say(self, text: str) -> None:
        """Add text, which may have several lines."""
        if self._silent > 0:
            return
        first, *others = text.split("\n")
        self._text.append(first)
        for each in others:
            self.end_line()
            self._text.append(each)

    def end_line(self) -> None:
        """End the line of text that is read."""
        line = plain("".join(self._text))
        self._text = []
        if line and not _BULLET.fullmatch(line) and not self.frame.passage.say(Said(line, self.frame.when)):
            self.leave("text after the first lines: the passage is too long")

    def set(self, text: str) -> None:
        """Set variables, on entering or on a click."""
        sets, when = self.frame.passage.sets, self.frame.when
        for name, value in read_assignments(text, self.here):
            known = sets.now(value)
            if not name:
                self.leave(f"something is set that is no plain variable: {text[:60]}")
            elif isinstance(known, Unknown):
                self.leave(f"'{name[:60]}' is set to {known.what}")
            elif isinstance(when, Unknown):
                self.leave(f"'{name[:60]}' is set under a condition with {when.what}", Weight.CONDITION)
            else:
                sets.add(name, known, when)

    def link(self, text: str, target: str | None, setter: str = "", condition: Value | None = None) -> Way:
        """Add a link."""
        self.end_line()
        text, shows = _SHOWN.subn("…", plain(_TAG.sub("", text)) or (target or ""))
        if shows:
            self.leave(f"a value shown in a link: {text[:60]}")
        way = Way(text, target, both(self.frame.when, condition))
        for name, value in read_assignments(setter, self.here):
            known = way.sets.now(value)
            if name and not isinstance(known, Unknown):
                way.sets.add(name, known)
            else:
                self.leave(f"a link sets something that is no plain variable or value: {setter[:60]}")
        if len(self.frame.passage.ways) < MOST_WAYS:
            self.frame.passage.ways.append(way)
        else:
            self.leave(f"links after the first {MOST_WAYS}", Weight.STRUCTURE)
        return way

    def link_or_page(self, text: str, target: str, setter: str = "", condition: Value | None = None) -> None:
        """Add a link; one to a page in the web is only text."""
        if _PAGE.match(target):
            self.leave("a link to a page in the web", Weight.EFFECT)
            self.say(text)
        else:
            self.link(text, target, setter, condition)

    def exit(self, target: str) -> None:
        """Lead on without being asked."""
        self.end_line()
        if len(self.frame.passage.exits) < MOST_WAYS:
            self.frame.passage.exits.append(Exit(target.strip(), self.frame.when))

    def include(self, macro: str, name: str) -> None:
        """Show another passage in this one; where a click does, it leads there."""
        if self.frame.way is not None:
            self.leave(f"the macro {macro} in a link, which leads there instead: '{name[:60]}'", Weight.STRUCTURE)
            self.exit(name)
        else:
            self.leave(f"the macro {macro}: '{name[:60]}' is not shown here", Weight.STRUCTURE)

    def open_link(self, text: str, target: str | None, ends: str, condition: Value | None = None) -> None:
        """Add a link whose body follows, up to what ends it."""
        way = self.link(text, target, condition=condition)
        if len(self._frames) > MOST_NESTED:
            raise ImportRefusedError("It has links within links, deeper than anybody clicks.")
        self._frames.append(Frame(Passage(way.text, f"line {self.line}"), way, ends))

    def close_link(self, ends: str) -> bool:
        """End the body of the innermost link that is ended so; return whether there was one."""
        if all(each.ends != ends for each in self._frames[1:]):
            return False
        while self._close().ends != ends:
            pass
        return True

    def _close(self) -> Frame:
        self.end_line()
        closed = self._frames.pop()
        body, way, outer = closed.passage, closed.way, self.frame.passage
        body.settle()
        if way is not None and any(each is way for each in outer.ways):
            way.sets = body.sets
            self._lead(way, body, outer)
        return closed

    def _lead(self, way: Way, body: Passage, outer: Passage) -> None:
        """Let a link lead where its body leads, or to a passage made of what the body shows."""
        first = body.exits[0] if body.exits else None
        if way.target is None and first is not None and first.when is None and not body.ways:
            way.target = first.target
        if way.target is not None:
            way.reply = [each.text for each in body.said if each.when is None]
            if body.ways or len(way.reply) < len(body.said):
                weight = Weight.STRUCTURE if body.ways else Weight.EFFECT
                self.leave("what is shown after a click that leads away at once", weight)
        elif body.said or body.ways or body.exits:
            body.name = way.target = self._name(f"{self.here}: {way.text}")
            self._shown.append((body, outer, way))
        else:
            self.leave(f"a link that leads nowhere, and what it does: {way.text[:60]}", Weight.STRUCTURE)
            outer.ways = [each for each in outer.ways if each is not way]

    def _name(self, name: str) -> str:
        made = name[:LONGEST_NAME]
        while made in self._taken:
            self.spend(1)
            self._made += 1
            made = f"{name[:LONGEST_NAME]} {self._made}"
        self._taken.add(made)
        return made

    def finish(self) -> list[Passage]:
        """End everything that is open; return passages for what clicks show, which had no name of their own."""
        while len(self._frames) > 1:
            self._close()
        self.end_line()
        self.frame.passage.settle()
        made = [self.frame.passage]
        for shown, outer, way in reversed(self._shown):  # the outermost links come last
            others = [each for each in outer.ways if each is not way]
            if len(others) < len(outer.ways) and any(each is outer for each in made):
                shown.ways += others[: MOST_WAYS - len(shown.ways)]
                made.append(shown)
            self.spend(len(others) + len(made))
        return made[1:]

    def open_if(self, condition: Value | None) -> None:
        """Open a condition of SugarCube; None: its first branch is still to come."""
        self.end_line()
        if len(self.frame.ifs) >= MOST_NESTED:
            raise ImportRefusedError("It has conditions within conditions, deeper than anybody reads.")
        self.frame.ifs.append([Plain(value=False) if condition is None else condition])
        self._changed()

    def other_branch(self, condition: Value) -> None:
        """Open the next branch of the condition of SugarCube that is open."""
        self.end_line()
        if len(self.frame.ifs[-1]) < MOST_NESTED:
            self.frame.ifs[-1].append(condition)
        self._changed()

    def close_if(self) -> None:
        """Close the condition of SugarCube that is open."""
        self.end_line()
        self.frame.ifs.pop()
        self._changed()

    def open_hook(self, condition: Value | None) -> None:
        """Open a hook of Harlowe."""
        if condition is not None:
            self.end_line()
        if len(self.frame.hooks) >= MOST_NESTED:
            raise ImportRefusedError("It has hooks within hooks, deeper than anybody reads.")
        self.frame.hooks.append((condition, self.frame.last))
        self._changed()

    def close_hook(self) -> bool:
        """Close the innermost hook of Harlowe, or the link whose body it is; return whether one was open."""
        if not self.frame.hooks:
            return self.frame.ends == "]" and self.close_link("]")
        if self.frame.hooks[-1][0] is not None:
            self.end_line()
        _, self.frame.last = self.frame.hooks.pop()
        self._changed()
        return True

    def _changed(self) -> None:
        """Join the conditions of all that is open."""
        self.spend(COST * (1 + len(self.frame.hooks) + sum(map(len, self.frame.ifs))))
        when: Value | None = None
        for branches in self.frame.ifs:
            for earlier in branches[:-1]:
                if earlier != Plain(value=False):
                    when = both(when, joined("not", earlier))
            if branches[-1] != Plain(value=True):
                when = both(when, branches[-1])
        for condition, _ in self.frame.hooks:
            when = both(when, condition)
        self.frame.when = when


def plain(text: str) -> str:
    """Return a text in our light markup, on one line."""
    stressed = _EMPHASIS.sub(lambda found: f"*{found[1] or found[2] or found[3]}*", _STYLED.sub("", text))
    return " ".join(stressed.replace("~~", "").lstrip("!").split()).rstrip("\\").strip()


def ends_of(link: str) -> tuple[str, str]:
    """Return what a link says and where it leads; ``link`` is what stands in its brackets."""
    if "->" in link:
        text, _, target = link.rpartition("->")
    elif "<-" in link:
        target, _, text = link.partition("<-")
    elif "|" in link:
        text, _, target = link.partition("|")
    else:
        text = target = link
    return text, target.strip()


def quoted_in(args: str) -> list[str]:
    """Return the texts in quotes that stand in a macro's arguments."""
    return [_ESCAPED.sub(r"\1", each[0] or each[1]) for each in _QUOTED.findall(args[:LONGEST_TEXT])]
