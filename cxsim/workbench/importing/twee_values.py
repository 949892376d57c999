"""Expressions of Twine's two large story formats, Harlowe and SugarCube, read by one small parser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from cxsim.workbench.importing.values import Plain, Unknown, Value, Variable, Visits, joined

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_TOKENS = 150
_TOKEN = re.compile(
    r"""\s*(?:
      (?P<number>\d+(?:\.\d+)?)
    | (?P<text>"[^"\\]*"|'[^'\\]*')
    | (?P<variable>[$_][^\W\d]\w*)(?P<deep>[.\[]|'s\b)?
    | (?P<word>is\s+not\b|[^\W\d]\w*)
    | (?P<sign>===|!==|==|!=|<=|>=|\+=|-=|\*=|/=|\+\+|--|&&|\|\||[-+*/%<>=!(),;])
    )""",
    re.VERBOSE,
)
_WORDS: Final = {
    "and": "and", "or": "or", "not": "not", "is": "==", "is not": "!=", "isnot": "!=", "eq": "==", "neq": "!=",
    "gt": ">", "gte": ">=", "lt": "<", "lte": "<=", "to": "to",
}  # fmt: skip
_SIGNS: Final = {"===": "==", "!==": "!=", "&&": "and", "||": "or", "!": "not", "=": "to"}
_BINDS: Final = {
    "or": 1, "and": 2, "==": 4, "!=": 4, "<": 4, ">": 4, "<=": 4, ">=": 4, "+": 5, "-": 5, "*": 6, "/": 6, "%": 6,
}  # fmt: skip
_NOT_BINDS = 3
_VISITED = re.compile(
    r"""\(history:\s{0,9}\)\s{1,9}contains\s{1,9}("[^"\n]{1,200}")|\(visited:\s{0,9}("[^"\n]{1,200}")\s{0,9}\)"""
)
"""Harlowe's two ways to ask whether one has been somewhere."""
Token = tuple[str, str]


def read_value(text: str, here: str = "") -> Value:
    """Return an expression's value; unknown where it says something our language has no word for.

    ``here`` is the passage that it stands in.
    """
    return _Parser(_tokens(_VISITED.sub(r"hasVisited(\1\2)", text)), here=here).whole()


def read_assignments(text: str, here: str = "") -> list[tuple[str, Value]]:
    """Return what is set, in order: ``$a to 1, $b = $a + 1``, ``$a += 2``, ``$a++``; no name where none is found."""
    return [_assignment(part, here) for part in _parts(text) if part]


def _assignment(tokens: list[Token], here: str) -> tuple[str, Value]:
    match tokens:
        case [("variable", name), ("op", "to"), *rest]:
            return name, _Parser(rest, name, here).whole()
        case [*rest, ("word", "into"), ("variable", name)]:
            return name, _Parser(rest, name, here).whole()
        case [("variable", name), ("op", "+=" | "-=" | "*=" | "/=" as op), *rest]:
            return name, joined(op[0], Variable(name), _Parser(rest, name, here).whole())
        case [("variable", name), ("op", "++" | "--" as op)]:
            return name, joined(op[0], Variable(name), Plain(1))
        case [("variable", name), *_]:
            return name, Unknown("an expression that is not simple")
        case _:
            return "", Unknown(" ".join(text for _, text in tokens)[:60])


def _parts(text: str) -> Iterator[list[Token]]:
    part: list[Token] = []
    depth = 0
    for token in _tokens(text):
        depth += (token == ("op", "(")) - (token == ("op", ")"))
        if token in {("op", ","), ("op", ";")} and depth == 0:
            yield part
            part = []
        else:
            part.append(token)
    if part:
        yield part


def _tokens(text: str) -> list[Token]:
    found: list[Token] = []
    at = 0
    text = text.strip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None or len(found) > MOST_TOKENS or match["deep"]:
            return [*found, ("unknown", text[at : at + 30])]
        at = match.end()
        found.append(_token(match))
    return found


def _token(match: re.Match[str]) -> Token:
    if match["number"]:
        return "number", match["number"][:20]
    if match["text"]:
        return "text", match["text"][1:-1]
    if match["variable"]:
        return "variable", match["variable"].removeprefix("$")  # the temporary _x is another than $x
    if match["word"]:
        word = " ".join(match["word"].split())
        return ("op", _WORDS[word]) if word in _WORDS else ("word", word)
    return "op", _SIGNS.get(match["sign"], match["sign"])


class _Parser:
    """Reads what binds closest first. A chain of at most MOST_TOKENS tokens nests no deeper than that.

    ``it`` is the variable that the word ``it`` means, ``here`` the passage that ``visits`` counts.
    """

    def __init__(self, tokens: list[Token], it: str = "", here: str = "") -> None:
        self._tokens, self._it, self._here = tokens, it, here
        self._at = 0

    def whole(self) -> Value:
        value = self._chain(0)
        if isinstance(value, Unknown) or self._at == len(self._tokens):
            return value
        return Unknown(f"the expression at '{self._peek()[1][:30]}'")

    def _peek(self) -> Token:
        return self._tokens[self._at] if self._at < len(self._tokens) else ("end", "")

    def _chain(self, binds: int) -> Value:
        left = self._one()
        while True:
            kind, op = self._peek()
            level = _BINDS.get(op, 0) if kind == "op" else 0
            if level <= binds:
                return left
            self._at += 1
            right = self._chain(level)
            left = Unknown("a remainder (%)") if op == "%" else joined(op, left, right)

    def _one(self) -> Value:  # noqa: C901, PLR0911 - one return per kind of token reads best
        kind, text = self._peek()
        self._at += 1
        match kind, text:
            case "number", _:
                return Plain(float(text) if "." in text else int(text))
            case "text", _:
                return Plain(text)
            case "variable", _:
                return Variable(text)
            case "word", "true" | "false":
                return Plain(text == "true")
            case "word", "it" if self._it:
                return Variable(self._it)
            case "word", "visited" | "hasVisited" | "hasvisited":
                return self._visited(text)
            case "word", "visits" | "visit" if self._here:
                return Visits(self._here)
            case "op", "not":
                return joined("not", self._chain(_NOT_BINDS))
            case "op", "-":
                return joined("-", Plain(0), self._chain(_BINDS["*"]))
            case "op", "(":
                value = self._chain(0)
                closed = self._peek() == ("op", ")")
                self._at += 1
                return value if closed else Unknown("a bracket that is not closed")
            case _:
                return Unknown(f"'{text[:30]}'" if text else "an empty expression")

    def _visited(self, word: str) -> Value:
        match self._tokens[self._at : self._at + 3]:
            case [("op", "("), ("text", passage), ("op", ")")]:
                self._at += 3
                visits = Visits(passage)
                return visits if word == "visited" else joined(">", visits, Plain(0))
            case [("op", "("), ("op", ")"), *_] if self._here and word == "visited":
                self._at += 2
                return Visits(self._here)
            case _:
                return Unknown(f"{word}()")
