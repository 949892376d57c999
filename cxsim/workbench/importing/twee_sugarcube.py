"""SugarCube's macros: those that have a counterpart are carried over, all others are listed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cxsim.workbench.importing.story import Weight
from cxsim.workbench.importing.twee_body import ends_of, quoted_in
from cxsim.workbench.importing.values import Plain, Unknown, Value, joined

if TYPE_CHECKING:
    from cxsim.workbench.importing.twee_body import Body

_LINKS = frozenset({"link", "button", "click", "linkreplace", "linkappend", "linkprepend"})
_LINK = re.compile(r"\[\[([^\[\]\n]{1,600})\](?:\[([^\[\]\n]{0,300})\])?\]")
_BARE = re.compile(r"""(?<!\S)[^\s"'$_`\[\]]\S{0,300}""")
_CASES = re.compile(r""""[^"\n]{0,300}"|'[^'\n]{0,300}'|[^\s"']{1,60}""")
MOST_CASES = 20
_ASSIGNS = re.compile(r"\$[^\W\d]\w{0,60}\s{0,9}(?:[-+*/]?=(?!=)|\+\+|--|to\b)")
_SILENT = frozenset({"nobr", "/nobr", "endnobr", "silently", "/silently"})
_LOOKS = frozenset({
    "addclass", "audio", "cacheaudio", "cacheplaylist", "copy", "createaudiogroup", "createplaylist", "done",
    "masteraudio",
    "notify", "playlist", "removeaudiogroup", "removeclass", "removeplaylist", "repeat", "setplaylist", "stop",
    "stopallaudio", "timed", "toggleclass", "type", "waitforaudio",
})  # fmt: skip
_BRANCHES = frozenset({
    "if", "elseif", "else", "/if", "endif", "for", "/for", "switch", "case", "default", "/switch",
})  # fmt: skip
_LEADS = frozenset({"back", "return", "widget", "actions", "choice"})


class SugarCube:
    """Does macros in the order in which they stand."""

    def __init__(self, body: Body) -> None:
        self._body = body
        self._switched: list[Value] = []
        """Of each open <<switch>>: what it looks at."""

    def do(self, name: str, args: str, *, has_body: bool) -> None:
        """Do one; ``has_body``: whether a macro that closes it comes later."""
        if name in _BRANCHES:
            self._branch(name, args)
        elif name in _LINKS:
            self._link(name, args, has_body=has_body)
        elif name in {"set", "remember"} or (name == "run" and _ASSIGNS.match(args)):
            self._body.set(args)
        elif name in {"goto", "include", "display"}:
            self._other_place(name, args)
        elif name in {"choice", "actions"} and args:
            self._choices(name, args)
        elif name in {"print", "=", "-"}:
            self._print(args)
        elif name.startswith("/") and name not in _SILENT:
            self._body.close_link(name[1:])
        elif name not in _SILENT:
            weight = Weight.STRUCTURE if name in _LEADS else Weight.EFFECT if name in _LOOKS else Weight.VALUE
            self._body.leave(f"the macro <<{name[:40]}>>", weight)
        if name in {"silently", "/silently"}:
            self._body.silence(1 if name == "silently" else -1)

    def _other_place(self, name: str, args: str) -> None:
        found = _LINK.search(args)
        named = [ends_of(found[1])[1]] if found else quoted_in(args) or _BARE.findall(args[:300])
        place = named[0] if named else self._place(args)
        if name == "goto":
            self._body.exit(place)
        else:
            self._body.include(f"<<{name}>>", place)

    def _place(self, args: str) -> str:
        """Return a place that is not named outright: where one is, or what is only known in play."""
        args = args.strip().strip("`")
        return self._body.here if args == "passage()" else args[:60]

    def _print(self, args: str) -> None:
        value = self._body.read(args)
        if isinstance(value, Plain) and isinstance(value.value, str):
            self._body.say(value.value)
        else:
            self._body.leave("a value shown in a text")
            self._body.say("…")

    def _link(self, name: str, args: str, *, has_body: bool) -> None:
        setter = ""
        target: str | None
        if found := _LINK.search(args):
            (text, target), setter = ends_of(found[1]), found[2] or ""
        else:
            texts = quoted_in(args) or _BARE.findall(args[:300])
            text, target = texts[0] if texts else "", texts[1] if len(texts) > 1 else None
            rest = (args.rpartition(text)[2] if text else "").lstrip("\"'").strip()
            if target is None and rest:
                target = self._place(rest)
        if has_body:
            self._body.open_link(text, target, name)
            self._body.set(setter)
        elif target is not None:
            self._body.link(text, target, setter)
        else:
            self._body.leave(f"a link that leads nowhere by itself: {args[:60]}", Weight.STRUCTURE)

    def _choices(self, name: str, args: str) -> None:
        links = _LINK.findall(args)[:MOST_CASES]
        texts = quoted_in(args)
        if name == "choice" and not links and texts:
            self._body.link(texts[-1], texts[0])
            return
        for link, setter in links:
            self._body.link(*ends_of(link), setter)
        for text in [] if links else texts:
            self._body.link(text, text)

    def _branch(self, name: str, args: str) -> None:
        body = self._body
        match name:
            case "if":
                body.open_if(body.read(args))
            case "for":
                body.open_if(Unknown("a loop"))
            case "switch":
                self._switched.append(body.read(args))
                body.open_if(None)
            case _ if not body.frame.ifs:
                body.leave(f"<<{name}>> without an <<if>>", Weight.CONDITION)
            case "/if" | "endif" | "/for":
                body.close_if()
            case "/switch":
                del self._switched[-1:]
                body.close_if()
            case "case":
                body.other_branch(self._is_one_of(args))
            case "else" if args.startswith("if "):
                body.other_branch(body.read(args[3:]))
            case _:
                body.other_branch(body.read(args) if name == "elseif" else Plain(value=True))

    def _is_one_of(self, args: str) -> Value:
        looked_at = self._switched[-1] if self._switched else Unknown("a <<case>> without a <<switch>>")
        answers = [joined("==", looked_at, self._body.read(each)) for each in _CASES.findall(args)[:MOST_CASES]]
        found: Value = answers[0] if answers else Unknown("an empty <<case>>")
        for each in answers[1:]:
            found = joined("or", found, each)
        return found
