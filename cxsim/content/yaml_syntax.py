"""Why libyaml gave up on a text: its complaint, and the characters around it, in words for the author."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from yaml import CSafeLoader, MarkedYAMLError, YAMLError

from cxsim.content import traps
from cxsim.content.characters import FOREIGN_SPACES, STRAY
from cxsim.content.yaml_places import START, Place, place_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from cxsim.content.diagnostic import Fault

Span = tuple[int, int]
"""First character and end of a key or value, as positions (from 0) in the text."""

_SIGN_CONTEXTS: Final = (
    "while scanning an alias",
    "while scanning an anchor",
    "while scanning a tag",
    "while parsing a tag",
    "while parsing a node",
    "while scanning a block scalar",
)
_GOES_ON: Final = ("did not find expected key", "did not find expected ','", "did not find expected '-' indicator")
_KEY: Final = re.compile(r"[\w.-]+[ ]*:(?:\s|\Z)")
_KEY_AND_VALUE: Final = re.compile(rf"[A-Za-z_][\w-]*:[\S{STRAY}]")
_WIDE_COLON, _WIDE_COMMA = "\uff1a", "\uff0c"
_WIDE_KEY: Final = re.compile(rf"[ ]*[a-z][a-z0-9_]*[ ]*{_WIDE_COLON}")
_COMMENT: Final = re.compile(r"\s#.*")
_INDENTATION: Final = re.compile(r"[ \t]*")
_FOREIGN_SPACE: Final = re.compile(rf"[ ]*([{FOREIGN_SPACES}])")
_AFTER_SIGN: Final = re.compile(rf"[ ]*(?:-[ ]+)*(?:(-|[\w.-]+:[ ]+[|>][-+]?)|([\w.-]+:))([{STRAY}])")
_WORD: Final = re.compile(r"[ ]*([\w.-]+)[ ]*")


@dataclass(frozen=True, slots=True)
class _Break:
    """Where and why the reading broke off: ``at`` the problem, ``began`` what it is part of, ``last`` read before."""

    text: str
    problem: str
    context: str
    at: int
    began: int
    last: Span

    def place(self, index: int) -> Place:
        return place_at(self.text, index)

    def rest(self, index: int) -> str:
        """Return the line from ``index`` on, without its comment."""
        return _COMMENT.sub("", self.text[index : index + 200].partition("\n")[0]).rstrip()

    @property
    def sign(self) -> str:
        """The character that the problem stands at; empty at the end of the text."""
        return self.text[self.at : self.at + 1]

    @property
    def line_begin(self) -> int:
        return self.text.rfind("\n", 0, self.at) + 1

    @property
    def lines(self) -> tuple[int, int]:
        """Where the line above the problem begins, and its own."""
        return self.text.rfind("\n", 0, max(self.line_begin - 1, 0)) + 1, self.line_begin

    @property
    def in_brackets(self) -> bool:
        return self.context.startswith("while parsing a flow")

    @property
    def between(self) -> str:
        """What stands between the last value and the problem."""
        return self.text[self.last[1] : self.at]


def explain(text: str, error: YAMLError, last: Span) -> Fault:
    """Return the fault behind ``error``, which libyaml raised on ``text`` after it had read the value at ``last``."""
    if not isinstance(error, MarkedYAMLError):
        return traps.not_yaml(START, " ".join(str(error).split()))
    at, began = _index(error.problem_mark), _index(error.context_mark)
    broken = _Break(text, str(error.problem or ""), str(error.context or ""), at, began, last)
    for explanation in _EXPLANATIONS:
        fault = explanation(broken)
        if fault is not None:
            return fault
    why = ", ".join(filter(None, (broken.context, broken.problem)))
    return traps.not_yaml(broken.place(at), why)


def looks_like_a_key(text: str) -> bool:
    """Tell whether ``text`` is ``key:value`` without the space that YAML asks for."""
    return bool(_KEY_AND_VALUE.match(text))


def _index(mark: Any) -> int:
    return mark.index if mark else 0


def _tab(broken: _Break) -> Fault | None:
    found = _INDENTATION.match(broken.text, broken.line_begin)
    tab = broken.text.find("\t", found.start(), found.end()) if found else -1
    if tab < 0 or not found:
        return None
    blamed = "tab" in broken.problem or broken.problem.startswith("mapping values") or broken.at <= found.end()
    return traps.tab_indents(broken.place(tab)) if blamed else None


def _foreign_space(broken: _Break) -> Fault | None:
    """An indentation with no-break or other spaces, in the line that is blamed or in the one above."""
    for begin in broken.lines:
        found = _FOREIGN_SPACE.match(broken.text, begin)
        if found:
            return traps.foreign_space_indents(broken.place(found.start(1)), found[1])
    return None


def _stray_sign(broken: _Break) -> Fault | None:
    """A sign that looks like a space, or like nothing, where with a space the reading goes on."""
    began = broken.text.rfind("\n", 0, max(broken.began, broken.last[0])) + 1
    for begin in (began, *broken.lines):
        found = _AFTER_SIGN.match(broken.text, begin)
        if found and _reads_past(broken.at, f"{broken.text[: found.start(3)]} {broken.text[found.end() :]}"):
            if found[2]:
                line = broken.text[found.start(2) :].partition("\n")[0]
                return traps.colon_without_space(broken.place(found.start(2)), line)
            return traps.stray_after_sign(broken.place(found.start(3)), found[1], found[3])
    return None


def _reads_past(index: int, text: str) -> bool:
    """Tell whether the reading of ``text`` does not break off before the character behind ``index``."""
    try:
        events = iter(CSafeLoader(text.encode()).get_event, None)
        return any(_index(event.start_mark) > index for event in events) or index < len(text)
    except YAMLError as error:
        return _index(getattr(error, "problem_mark", None)) > index


def _quote(broken: _Break) -> Fault | None:
    if not broken.context.endswith("quoted scalar"):
        return None
    if "escape" in broken.problem or "hexdecimal" in broken.problem:
        begin = broken.text.rfind("\\", 0, broken.at + 1)
        return traps.bad_escape(broken.place(begin), broken.text[begin : begin + 6].partition("\n")[0])
    return traps.unclosed_quote(broken.place(broken.began), broken.text[broken.began])


def _sign(broken: _Break) -> Fault | None:
    """A text that begins with a character of YAML's own, where libyaml notices at once."""
    if broken.context in _SIGN_CONTEXTS and broken.rest(broken.began)[:1] in set("*&!|>"):
        return traps.sign_begins_text(broken.place(broken.began), broken.rest(broken.began))
    if broken.context == "while scanning a directive":
        return traps.directive_refused(broken.place(broken.began))
    if broken.problem in {
        "found character that cannot start any token",
        "block sequence entries are not allowed in this context",
        "mapping keys are not allowed in this context",
    }:
        return traps.sign_begins_text(broken.place(broken.at), broken.rest(broken.at))
    return None


def _nothing_there(broken: _Break) -> Fault | None:
    """A bracket or comma where a value should begin."""
    if broken.problem != "did not find expected node content" or not broken.sign.strip():
        return None
    if broken.sign in "]}":
        return traps.surplus_bracket(broken.place(broken.at), broken.sign)
    return traps.sign_begins_text(broken.place(broken.at), broken.rest(broken.at))


def _goes_on(broken: _Break) -> Fault | None:
    """A text that begins like a quoted text, a list, a mapping or an alias, and goes on after its end."""
    begin, end = broken.last
    if not broken.problem.startswith(_GOES_ON) or "\n" in broken.between or not broken.sign.strip():
        return None
    held, after = broken.text[begin:end], broken.rest(broken.at)
    if held[:1] not in set("\"'[{*"):
        return None
    if broken.sign in "]}":
        return traps.surplus_bracket(broken.place(broken.at), broken.sign)
    if held[0] in "[{*":
        return traps.sign_begins_text(broken.place(begin), broken.rest(begin))
    if "\n" in held:
        return traps.unclosed_quote(broken.place(begin), held[0], broken.place(end).line)
    return traps.goes_on_after_quote(broken.place(broken.at), held[1:-1], after)


def _full_width(broken: _Break) -> Fault | None:
    """A full-width colon after a key, or a comma in brackets, that left the line above without its end."""
    begin = broken.text.rfind("\n", 0, broken.last[0]) + 1
    key = _WIDE_KEY.match(broken.text, begin, broken.at)
    if key:
        return traps.full_width_sign(broken.place(key.end() - 1), _WIDE_COLON, ":")
    comma = broken.text.find(_WIDE_COMMA, broken.last[0], broken.at)
    if comma >= 0 and broken.sign == ":" and broken.in_brackets:
        return traps.full_width_sign(broken.place(comma), _WIDE_COMMA, ",")
    return None


def _colon(broken: _Break) -> Fault | None:
    if broken.sign != ":":
        return None
    begin, end = broken.last
    if end != broken.at:
        return _word_above(broken) or traps.sign_begins_text(broken.place(broken.at), broken.rest(broken.at))
    held = broken.text[begin:end]
    if "\n" not in held:
        return traps.colon_in_prose(broken.place(broken.at), held)
    return None if broken.in_brackets else _colon_below(broken, begin, end)


def _colon_below(broken: _Break, begin: int, end: int) -> Fault:
    """A colon in a line that goes on with the one above, where a value or a word began that is no key."""
    above, _, last = broken.text[begin:end].rpartition("\n")
    if looks_like_a_key(above) and not broken.text[:begin].rpartition("\n")[2].strip(" "):
        return traps.colon_without_space(broken.place(begin), above.partition("\n")[0].rstrip(" "))
    line = last.lstrip(" ")
    if " " in line:
        return traps.colon_in_prose(broken.place(broken.at), line)
    return traps.continues_the_line_above(broken.place(end - len(line)), line + ":")


def _word_above(broken: _Break) -> Fault | None:
    """A key that goes on with the line above, since that is a word without its colon."""
    above = broken.text[: broken.line_begin].rstrip()
    line = above.rfind("\n") + 1
    word = _WORD.fullmatch(above, line)
    if word is None or not _WORD.fullmatch(broken.text, broken.line_begin, broken.at):
        return None
    return traps.no_colon(broken.place(word.start(1)), word[1])


def _comment(broken: _Break) -> Fault | None:
    """A ``#`` meant as text, which left a bracket open or a text of several lines in two."""
    found = _COMMENT.match(broken.between)
    if not found or not broken.problem.startswith((*_GOES_ON, "could not find expected ':'")):
        return None
    if not broken.in_brackets and (_KEY.match(broken.text, broken.at) or broken.at == broken.line_begin):
        return None
    return traps.comment_breaks_off(broken.place(broken.last[1] + 1), found.group().strip())


def _bracket(broken: _Break) -> Fault | None:
    if not broken.in_brackets:
        return None
    opening = broken.text[broken.began : broken.began + 1]
    return traps.unbalanced_bracket(broken.place(broken.began), opening, broken.place(broken.at).line)


def _indentation(broken: _Break) -> Fault | None:
    if broken.problem == "could not find expected ':'":
        line = broken.rest(broken.began)
        trap = traps.colon_without_space if looks_like_a_key(line) else traps.no_colon
        return trap(broken.place(broken.began), line)
    expected = {
        "did not find expected key": "a key",
        "did not find expected '-' indicator": "the next item of the list, beginning with '- ',",
        "did not find expected <document start>": "the end of the file",
    }.get(broken.problem)
    if expected is None:
        return None
    return traps.indentation_does_not_fit(broken.place(broken.at), broken.rest(broken.at), expected)


_EXPLANATIONS: Final[tuple[Callable[[_Break], Fault | None], ...]] = (
    *(_tab, _foreign_space, _stray_sign, _quote, _sign, _nothing_there, _goes_on),
    *(_full_width, _colon, _comment, _bracket, _indentation),
)
