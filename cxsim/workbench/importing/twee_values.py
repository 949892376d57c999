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
    | (?P<variable>[$_][A-Za-z]\w*)(?P<deep>[.\[]|'s\b)?
    | (?P<word>is\s+not\b|[A-Za-z]\w*)
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
Token = tuple[str, str]


def read_value(text: str) -> Value:
    """Return an expression's value; unknown where it says something our language has no word for."""
    return _Parser(text).whole()


def read_assignments(text: str) -> list[tuple[str, Value]]:
    """Return what is set, in order: ``$a to 1, $b = $a + 1``, ``$a += 2``, ``$a++``."""
    return [found for part in _parts(text) if (found := _assignment(part)) is not None]


def _assignment(tokens: list[Token]) -> tuple[str, Value] | None:
    match tokens:
        case [("variable", name), ("op", "to"), *rest]:
            return name, _Parser.of(rest, name).whole()
        case [("variable", name), ("op", "+=" | "-=" | "*=" | "/=" as op), *rest]:
            return name, joined(op[0], Variable(name), _Parser.of(rest, name).whole())
        case [("variable", name), ("op", "++" | "--" as op)]:
            return name, joined(op[0], Variable(name), Plain(1))
        case [("variable", name), *_]:
            return name, Unknown("an expression that is not simple")
        case _:
            return None


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
        return "variable", match["variable"][1:]
    if match["word"]:
        word = " ".join(match["word"].split())
        return ("op", _WORDS[word]) if word in _WORDS else ("word", word)
    return "op", _SIGNS.get(match["sign"], match["sign"])


class _Parser:
    """Reads what binds closest first. A chain of at most MOST_TOKENS tokens nests no deeper than that."""

    def __init__(self, text: str) -> None:
        self._tokens = _tokens(text)
        self._at = 0
        self._it = ""

    @classmethod
    def of(cls, tokens: list[Token], it: str) -> _Parser:
        """Return a parser of tokens in which the word ``it`` means a variable."""
        made = cls("")
        made._tokens, made._it = tokens, it
        return made

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

    def _one(self) -> Value:  # noqa: PLR0911 - one return per kind of token reads best
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
            case _:
                return Unknown(f"{word}()")
