"""Harlowe's macros and hooks: those that have a counterpart are carried over, all others are listed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cxsim.workbench.importing.story import Weight
from cxsim.workbench.importing.twee_body import quoted_in
from cxsim.workbench.importing.values import Plain, Unknown, Value, both, joined

if TYPE_CHECKING:
    from cxsim.workbench.importing.twee_body import Body

LONGEST_MACRO = 20_000
MOST_IN_A_CHAIN = 20
COST = 10
"""What joining the opposite of one condition to others counts against looking at one character."""
FARTHEST_HOOK = 80
"""Characters of white space between a macro and its hook."""
_LEADS_ON = frozenset({"linkgoto", "clickgoto", "mouseovergoto", "mouseoutgoto"})
_CLICKED = frozenset({
    "click", "clickappend", "clickprepend", "clickreplace", "clickrerun", "link", "linkappend", "linkrepeat",
    "linkreplace", "linkrerun", "linkreveal", "linkrevealgoto", "mouseout", "mouseover", "mouseoverreplace",
})  # fmt: skip
"""What their hook holds happens, or is seen, once they are clicked."""
_LEADS = frozenset({"linkundo", "linkshow", "linkfullscreen", "linkstorylet", "storylet", "openstorylets", "undo"})
_WHEN = {"for": "a loop", "loop": "a loop", "event": "the macro (event:)", "more": "the macro (more:)"}
_LOOKS = frozenset({
    "a11y", "after", "alert", "align", "animate", "background", "bg", "box", "button", "charstyle", "color", "colour",
    "css", "enchant", "fadein", "floatbox", "font", "hoverstyle", "icon", "linestyle", "linkstyle", "live", "rotate",
    "size", "t8n", "t8ntime", "textcolor", "textcolour", "textrotate", "textsize", "textstyle", "transition",
    "transitiontime",
})  # fmt: skip
_SHOWN = frozenset({"print", "either", "random", "nth"})
_VALUES = frozenset({
    "a", "array", "checkbox", "cond", "confirm", "cyclinglink", "datamap", "dataset", "dm", "dropdown", "ds", "hide",
    "history", "hook", "input", "inputbox", "loadgame", "prompt", "savegame", "seqlink", "show", "visited",
})  # fmt: skip
_KNOWN = _LEADS_ON | _CLICKED | _LEADS | _LOOKS | _SHOWN | _VALUES | frozenset(_WHEN)
_KNOWN |= {"set", "put", "if", "unless", "elseif", "else", "goto", "redirect", "display"}
_DEEPER = re.compile(r""""(?:[^"\\]|\\.)*"|(?<!\w)'(?:[^'\\]|\\.)*'|[()]""", re.DOTALL)


class Harlowe:
    """Does macros in the order in which they stand; ``whole``: all of them, not only those that are known."""

    def __init__(self, body: Body, *, whole: bool) -> None:
        self._body, self._whole = body, whole
        self._waits: tuple[Value | None, tuple[str, str | None] | None] | None = None
        """Where a hook may follow: its condition, and the link whose body it is."""
        self._next_link: Value | None = None

    def do(self, found: re.Match[str], text: str) -> int:
        """Do the macro whose beginning was found; return where it ends."""
        name = found["harlowe"].lower().replace("-", "").replace("_", "")
        known = self._whole or name in _KNOWN
        args, end = self._arguments(text, found.end()) if known else ("", -1)
        if end < 0:
            self._body.say(found[0])
            return found.end()
        self._macro(name, args, found["harlowe"])
        return end

    def _arguments(self, text: str, start: int) -> tuple[str, int]:
        """Return what stands up to the bracket that closes, and where it ends; -1 where none does."""
        depth = 1
        limit = min(len(text), start + LONGEST_MACRO)
        for found in _DEEPER.finditer(text, start, limit):
            depth += (found[0] == "(") - (found[0] == ")")
            if depth == 0:
                self._body.spend(found.end() - start)
                return text[start : found.start()], found.end()
        self._body.spend(limit - start)
        return "", -1

    def _macro(self, name: str, args: str, written: str) -> None:
        body = self._body
        match name:
            case "set" | "put":
                body.set(args)
            case "if" | "unless":
                value = body.read(args)
                body.frame.last = [value if name == "if" else joined("not", value)]
                self._wait(body.frame.last[-1])
            case "elseif" | "else":
                self._otherwise(name, args)
            case "goto" | "redirect":
                self._goto(args)
            case "display":
                body.include(f"({name}:)", (quoted_in(args) or [args.strip()])[0])
            case _ if name in _LEADS_ON or name in _CLICKED:
                self._link(name, args)
            case _ if name in _SHOWN:
                self._shown(name, args, written)
            case _ if name in _WHEN:
                self._wait(Unknown(_WHEN[name]))
            case _:
                weight = Weight.STRUCTURE if name in _LEADS else Weight.EFFECT if name in _LOOKS else Weight.VALUE
                what = f" {args[:60]}" if name in _LEADS else ""
                body.leave(f"the macro ({written[:40]}:){what}", weight)
                self._wait(None)

    def _wait(self, condition: Value | None, link: tuple[str, str | None] | None = None) -> None:
        """Let a hook follow; what was joined to this macro by a plus sign holds for it too."""
        earlier, earlier_link = self._waits or (None, None)
        self._waits = both(earlier, condition), link or earlier_link

    def _otherwise(self, name: str, args: str) -> None:
        last = self._body.frame.last
        if not last:
            self._body.leave(f"({name}:) without an (if:)", Weight.CONDITION)
        self._body.spend(COST * len(last))
        so_far: Value | None = None
        for each in last:
            so_far = both(so_far, joined("not", each))
        mine = self._body.read(args) if name == "elseif" else None
        if mine is not None and len(last) < MOST_IN_A_CHAIN:
            last.append(mine)
        self._wait(both(so_far, mine))

    def _goto(self, args: str) -> None:
        self._body.exit((quoted_in(args) or [args.strip()[:60]])[0])

    def _link(self, name: str, args: str) -> None:
        texts = [each for each in quoted_in(args) if each] or [args.strip().lstrip("?") or "Go on"]
        rest = args.rpartition(texts[0])[2].lstrip("\"'").partition(",")[2].strip()
        target = texts[1] if len(texts) > 1 else rest[:60] or None  # what is no text is only known in play
        if name in _LEADS_ON:
            condition = self._waits[0] if self._waits else None
            self._waits = None
            self._body.link(texts[0], (target or texts[0]).strip(), condition=condition)
        else:
            self._wait(None, (texts[0], target and target.strip()))

    def _shown(self, name: str, args: str, written: str) -> None:
        value = self._body.read(args)
        if name == "print" and isinstance(value, Plain) and isinstance(value.value, str):
            self._body.say(value.value)
            return
        self._body.leave(f"a value shown in a text by the macro ({written[:40]}:)")
        self._body.say("…")
        self._wait(None)

    def hook_opened(self, text: str, at: int) -> int:
        """Open a [hook] where a macro has just asked for one; return where reading goes on."""
        waits, self._waits = self._waits, None
        if waits is None:
            return at
        begins = at
        while begins < min(len(text), at + FARTHEST_HOOK) and text[begins].isspace():
            begins += 1
        condition, link = waits
        signs = text[begins : begins + 3]
        if signs[:1] == "+":
            self._waits = waits
            return begins + 1
        opens = signs[:1] == "[" and (signs[:2] != "[[" or signs == "[[[")  # two of them are a link
        if signs[:2] == "[[" and not opens:
            self._next_link = condition
        if link is not None:
            self._click(link, condition, opens=opens)
        elif opens:
            self._body.open_hook(condition)
        return begins + 1 if opens else at

    def _click(self, link: tuple[str, str | None], condition: Value | None, *, opens: bool) -> None:
        text, target = link
        if opens:
            self._body.open_link(text, target, "]", condition)
        elif target is not None:
            self._body.link(text, target, condition=condition)
        else:
            self._body.leave(f"a link that leads nowhere by itself: {text[:60]}", Weight.STRUCTURE)

    def named_hook(self, *, hidden: bool) -> None:
        """Let a hook follow that has a name."""
        self._wait(Unknown("a hook that is hidden at first") if hidden else None)

    def condition_of_link(self) -> Value | None:
        """Return the condition of a link that stands right behind a macro, once."""
        condition, self._next_link = self._next_link, None
        return condition

    def close(self) -> bool:
        """Close the innermost hook; return whether one was open."""
        return self._body.close_hook()
