"""What stands in a passage of Twee: links, and what of Harlowe's and SugarCube's macros has a counterpart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cxsim.workbench.importing.story import MOST_WAYS, Exit, Said, Way
from cxsim.workbench.importing.twee_values import read_assignments, read_value
from cxsim.workbench.importing.values import Plain, Unknown, Value, both, joined, put_in

if TYPE_CHECKING:
    from cxsim.workbench.importing.story import Passage, Story

LONGEST_MACRO = 1_000
MOST_NESTED = 20
_NEXT = re.compile(
    r"""
      \[\[(?P<link>[^\[\]\n]{1,600})\](?:\[(?P<setter>[^\[\]\n]{0,300})\])?\]
    | <<(?P<sugar>/?[\w=-]{1,40})(?P<args>(?:[^<>]|<(?!<)|>(?!>)){0,1000})>>
    | \((?P<harlowe>[A-Za-z][\w-]{0,40}):
    | <(?P<tag>/?[A-Za-z][A-Za-z0-9-]{0,20})\b[^<>]{0,500}>
    | (?P<shown>\$[A-Za-z]\w{0,60})
    | (?P<close>\])
    """,
    re.VERBOSE,
)
"""Each part excludes its own beginning, so that no text makes it look twice at the same place."""
_REMARKS = (("<!--", "-->"), ("/*", "*/"), ("/%", "%/"))
_CODE = (("<script", "</script>"), ("<style", "</style>"), ("<%", "%>"))
_BODY_FOLLOWS = "\n"
"""In place of what a link sets: that stands in its body."""
_QUOTED = re.compile(r""""([^"\n]{0,300})"|'([^'\n]{0,300})'""")
_SILENT = frozenset({"nobr", "/nobr", "silently", "/silently", "endnobr", "script", "/script"})
_BULLET = re.compile(r"\*{1,10}|-|(?:0\.){1,10}")
"""What is left of a list's item where only a link stood in it."""
_EMPHASIS = re.compile(r"''([^'\n*]{1,300})''|(?<![:/])//([^/\n*]{1,300})//(?!/)|\*\*([^*\n]{1,300})\*\*")


class Markup:
    """Reads the body of one passage into it."""

    def __init__(self, story: Story, passage: Passage, line: int, form: str) -> None:
        self._story, self._passage, self._line, self._form = story, passage, line, form
        self._text: list[str] = []
        self._number = line + 1
        self._ifs: list[list[Value]] = []
        """Of each open <<if>>: the conditions of its branches so far."""
        self._hooks: list[tuple[Value | None, list[Value]]] = []
        """Of each open [hook]: its condition, and the chain of (if:) around it."""
        self._last: list[Value] = []
        """Conditions of the last chain of Harlowe's (if:)."""
        self._pending: tuple[bool, Value | None] = (False, None)
        """Whether a [hook] may open here, and its condition."""
        self._next_link: Value | None = None
        """The condition of a link that stands right behind a macro."""
        self._clicked: Way | None = None
        """The <<link>> whose body is read: what is set in it is set when it is clicked."""
        self._when: Value | None = None
        """Under what condition one sees what is read now."""

    def read(self, body: str) -> None:
        """Read all of it."""
        body = self._without(self._without(body, _REMARKS, ""), _CODE, "code")
        at = counted = 0
        while True:
            at = self._hook_opened(body, at)
            found = _NEXT.search(body, at)
            begins = found.start() if found else len(body)
            self._story.spend(begins - at + 1)
            self._say(body[at:begins])
            if found is None:
                break
            self._number += body.count("\n", counted, begins)
            at, counted = self._instruction(found, body), begins
        self._end_line()

    def _without(self, body: str, pairs: tuple[tuple[str, str], ...], what: str) -> str:
        """Return the body without what stands between a pair of signs; its lines keep their numbers."""
        for opens, closes in pairs:
            kept: list[str] = []
            at, begins = 0, body.find(opens)
            while begins >= 0 and (ends := body.find(closes, begins + len(opens))) >= 0:
                ends += len(closes)
                kept += [body[at:begins], "\n" * body.count("\n", begins, ends)]
                if what:
                    self._leave(what)
                at, begins = ends, body.find(opens, ends)
            body = "".join([*kept, body[at:]])
        return body

    def _hook_opened(self, body: str, at: int) -> int:
        """Open a [hook] where a macro has just asked for one; return where reading goes on."""
        ready, condition = self._pending
        self._pending = (False, None)
        begins = at
        while ready and begins < min(len(body), at + 80) and body[begins] in " \t":
            begins += 1
        signs = body[begins : begins + 3]
        opens = signs[:1] == "[" and (signs[:2] != "[[" or signs == "[[[")  # two of them are a link
        if ready and signs[:2] == "[[" and not opens:
            self._next_link = condition
        if not ready or not opens or len(self._hooks) >= MOST_NESTED:
            return at
        self._end_line()
        self._hooks.append((condition, self._last))
        self._changed()
        return begins + 1

    def _instruction(self, found: re.Match[str], body: str) -> int:
        """Do one instruction; return where it ends."""
        if found["link"]:
            self._link(found["link"], found["setter"] or "")
        elif found["sugar"]:
            self._sugar(found["sugar"].lower(), found["args"].strip())
        elif found["harlowe"]:
            return self._harlowe(found, body)
        elif found["tag"]:
            self._tag(found["tag"].lower())
        elif found["shown"]:
            self._leave(f"the value {found['shown'][:40]} shown in a text")
            self._say("…")
        elif found["close"]:
            self._close()
        return found.end()

    def _close(self) -> None:
        if self._hooks:
            self._end_line()
            _, self._last = self._hooks.pop()
            self._changed()
            self._pending = (False, None)
        else:
            self._say("]")

    def _tag(self, tag: str) -> None:
        if tag in {"br", "p", "/p", "div", "/div", "li", "/li", "hr"}:
            self._say("\n")
        elif tag.lstrip("/") in {"img", "audio", "video", "iframe", "svg", "input", "button"}:
            self._leave(f"the HTML element <{tag}>")

    def _link(self, inside: str, setter: str) -> None:
        if "->" in inside:
            text, _, target = inside.rpartition("->")
        elif "<-" in inside:
            target, _, text = inside.partition("<-")
        elif "|" in inside:
            text, _, target = inside.partition("|")
        else:
            text = target = inside
        self._way(text, target, setter)

    def _way(self, text: str, target: str, setter: str = "") -> None:
        self._end_line()
        if len(self._passage.ways) >= MOST_WAYS:
            self._leave(f"links after the first {MOST_WAYS}")
            return
        way = Way(_plain(text), target.strip(), both(self._when, self._next_link))
        self._next_link = None
        if setter != _BODY_FOLLOWS:
            self._assign(way.sets, setter)
        self._passage.ways.append(way)
        self._clicked = way if setter == _BODY_FOLLOWS else None

    def _assign(self, sets: dict[str, Value], text: str) -> None:
        for name, value in read_assignments(text[:LONGEST_MACRO]):
            known = put_in(value, sets)
            if isinstance(known, Unknown):
                self._leave(f"'${name[:60]}' is set to {known.what}")
            else:
                sets[name] = known

    def _set(self, text: str) -> None:
        if self._clicked is not None:
            self._assign(self._clicked.sets, text)
        elif self._when is not None:
            self._leave(f"a variable that is set only under a condition: {text[:60]}")
        else:
            self._assign(self._passage.sets, text)

    def _sugar(self, name: str, args: str) -> None:
        match name:
            case "set":
                self._set(args)
            case "if" | "elseif" | "else" | "/if" | "endif":
                self._branch(name, args)
            case "goto":
                self._exit(args)
            case "/link" | "/button":
                self._clicked = None
            case "link" | "button" if "[[" in args:
                inside = _NEXT.search(args, args.index("[["))
                if inside and inside["link"]:
                    self._link(inside["link"], inside["setter"] or "")
            case "link" | "button":
                self._linked(args, name)
            case _ if name not in _SILENT:
                self._leave(f"the macro <<{name[:40]}>>")

    def _branch(self, name: str, args: str) -> None:
        self._end_line()
        self._branched(name, args)
        self._changed()

    def _branched(self, name: str, args: str) -> None:
        if name == "if" and len(self._ifs) < MOST_NESTED:
            self._ifs.append([read_value(args)])
        elif name == "if":
            self._leave("conditions nested deeper than anybody reads")
        elif not self._ifs:
            self._leave(f"<<{name}>> without an <<if>>")
        elif name in {"/if", "endif"}:
            self._ifs.pop()
        elif len(self._ifs[-1]) < MOST_NESTED:
            if name == "else" and args.startswith("if "):
                args = args[3:]
            self._ifs[-1].append(read_value(args) if name == "elseif" or args else Plain(value=True))

    def _linked(self, args: str, name: str) -> None:
        texts = [each[0] or each[1] for each in _QUOTED.findall(args[:LONGEST_MACRO])]
        if len(texts) > 1:
            self._way(texts[0], texts[1], _BODY_FOLLOWS if self._form != "harlowe" else "")
        else:
            self._leave(f"a {name} that leads nowhere by itself: {args[:60]}")

    def _harlowe(self, found: re.Match[str], body: str) -> int:
        args, end = self._arguments(body, found.end())
        name = found["harlowe"].lower().replace("-", "").replace("_", "")
        if end < 0 or (name not in _HARLOWE and self._form != "harlowe"):
            self._say(found[0])
            return found.end()
        match name:
            case "set" | "put":
                self._set(args)
            case "if" | "unless":
                value = read_value(args)
                self._last = [value if name == "if" else joined("not", value)]
                self._pending = (True, self._last[-1])
            case "elseif" | "else":
                self._otherwise(name, args)
            case "goto" | "redirect":
                self._exit(args)
            case "link" | "linkgoto":
                self._linked(args, "link")
            case _:
                self._leave(f"the macro ({found['harlowe']}:)")
                self._pending = (True, None)
        return end

    def _otherwise(self, name: str, args: str) -> None:
        so_far: Value | None = None
        for each in self._last:
            so_far = both(so_far, joined("not", each))
        mine = read_value(args) if name == "elseif" else None
        if mine is not None and len(self._last) < MOST_NESTED:
            self._last.append(mine)
        self._pending = (True, both(so_far, mine))

    def _arguments(self, body: str, start: int) -> tuple[str, int]:
        """Return what stands up to the bracket that closes, and where it ends; -1 where none does."""
        depth = 1
        for at in range(start, min(len(body), start + LONGEST_MACRO)):
            depth += (body[at] == "(") - (body[at] == ")")
            if depth == 0:
                self._story.spend(at - start)
                return body[start:at], at + 1
        self._story.spend(LONGEST_MACRO)
        return "", -1

    def _exit(self, args: str) -> None:
        texts = [each[0] or each[1] for each in _QUOTED.findall(args[:LONGEST_MACRO])]
        self._end_line()
        if texts and len(self._passage.exits) < MOST_WAYS:
            self._passage.exits.append(Exit(texts[0].strip(), self._when))
        else:
            self._leave(f"a jump to a place that is not named: {args[:60]}")

    def _changed(self) -> None:
        """Join the conditions of all that is open."""
        self._story.spend(MOST_NESTED * MOST_NESTED // 4)
        when: Value | None = None
        for branches in self._ifs:
            for earlier in branches[:-1]:
                when = both(when, joined("not", earlier))
            if branches[-1] != Plain(value=True):
                when = both(when, branches[-1])
        for condition, _ in self._hooks:
            when = both(when, condition)
        self._when = when

    def _say(self, text: str) -> None:
        first, *others = text.split("\n")
        self._text.append(first)
        for each in others:
            self._end_line()
            self._text.append(each)

    def _end_line(self) -> None:
        line = _plain("".join(self._text))
        self._text = []
        if line and not _BULLET.fullmatch(line) and not self._passage.say(Said(line, self._when)):
            self._leave("text after the first lines: the passage is too long")

    def _leave(self, what: str) -> None:
        self._story.leave(f"line {self._number}", " ".join(what.split()))


_HARLOWE = frozenset({
    "set", "put", "if", "unless", "elseif", "else", "goto", "redirect", "link", "linkgoto", "display", "print",
    "linkreveal", "linkrepeat", "linkreplace", "linkundo", "click", "either", "random", "live", "event", "textstyle",
    "textcolour", "textcolor", "colour", "color", "align", "box", "transition", "t8n", "enchant", "hook", "show",
    "hide", "cond", "nth", "for", "loop", "dropdown", "cyclinglink", "seqlink", "input", "inputbox", "checkbox",
    "savegame", "loadgame", "alert", "prompt", "confirm", "visited", "history", "a", "array", "dm",
    "datamap", "ds", "dataset",
})  # fmt: skip


def _plain(text: str) -> str:
    """Return a text in our light markup, on one line."""
    stressed = _EMPHASIS.sub(lambda found: f"*{found[1] or found[2] or found[3]}*", text)
    return " ".join(stressed.replace("~~", "").lstrip("!").split()).strip()
