"""Conditions and assignments: author text → a typed tree of our own, or a fault with its column.

Python's parser reads the text and a whitelist turns its tree into ours; nothing of Python's is kept or run.
Every operation is total (x/0 is 0, numbers saturate), so play cannot fail on an author's arithmetic.
"""

from __future__ import annotations

import ast
import re
import warnings
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from cxsim.model.likeness import likest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Arithmetic = Literal["+", "-", "*", "/", "min", "max"]
Comparison = Literal["<", "<=", ">", ">=", "==", "!="]
LONGEST = 200
MOST_KEPT = 500
"""Texts whose syntax is kept: authors repeat their conditions, and an editor reads a pack at every keystroke."""
MOST_LISTED = 8
"""Names that a way out lists."""
LIMIT = 1e9
"""Numbers saturate here."""

_ARITHMETIC: Mapping[type[ast.operator], Arithmetic] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}
_COMPARISON: Mapping[type[ast.cmpop], Comparison] = {
    ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!="}  # fmt: skip
_FOREIGN = re.compile(r"[^\x00-\x7f]|#")
"""What Python would read as letters or skip as a remark. Without it, columns count characters."""
_BLANK = re.compile(r"\s")
_ELSEWHERE: Mapping[str, str] = {
    "=": "==", "===": "==", "!==": "!=", "<>": "!=", "=>": ">=", "=<": "<=", "!": "not", "AND": "and", "OR": "or",
    "NOT": "not", "&": "and", "&&": "and", "|": "or", "||": "or", "\u2264": "<=", "\u2265": ">=", "\u2260": "!=",
    "\u2212": "-", "\u2013": "-", "\u00d7": "*", "\u00f7": "/",
}  # fmt: skip
"""Signs and words of other languages → what is written for them in this one."""
_SIGN = re.compile(r"[=!<>&|]+|\b(?:AND|OR|NOT)\b|[^\x00-\x7f]")
_ASSIGNING = re.compile(r"(?:([a-z_]\w*)\s*)?(?:(\+\+|--)|([-+*/]?)=(?!=)\s*(.+))", re.DOTALL)
_ONE_PART = re.compile(r"[\w.]+")
TRUTHS: Mapping[str, str] = {
    **dict.fromkeys(("true", "yes", "on"), "true"), **dict.fromkeys(("false", "no", "off"), "false")
}  # fmt: skip
"""Word, in small letters, that people write for a truth value → the truth value."""
_LANGUAGE = "comparison, + - * /, and, or, not, min, max, promised, visits"


class Type(NamedTuple):
    """What a value can be: a truth value, a number, or one of a few words."""

    name: Literal["truth", "number", "word"]
    words: tuple[str, ...] = ()

    def __str__(self) -> str:
        return {"truth": "true or false", "number": "a number", "word": f"one of {', '.join(self.words)}"}[self.name]


TRUTH = Type("truth")
NUMBER = Type("number")


@dataclass(frozen=True, slots=True)
class Constant:
    """A literal number, truth value or word."""

    value: float | bool | str
    type: Type


@dataclass(frozen=True, slots=True)
class Name:
    """Something that has a value: a variable, a draw, a fact, ``minutes``, ``kpi.x`` and so on."""

    id: str
    type: Type


@dataclass(frozen=True, slots=True)
class Visits:
    """How often a situation has been entered in this try."""

    situation: str
    type: Type = NUMBER


@dataclass(frozen=True, slots=True)
class Promised:
    """Whether a promise has been made and is still open."""

    promise: str
    type: Type = TRUTH


@dataclass(frozen=True, slots=True)
class Binary:
    """Two numbers joined by an operation."""

    op: Arithmetic
    left: Expression
    right: Expression
    type: Type = NUMBER


@dataclass(frozen=True, slots=True)
class Compare:
    """Two values compared: a truth value."""

    op: Comparison
    left: Expression
    right: Expression
    type: Type = TRUTH


@dataclass(frozen=True, slots=True)
class Logic:
    """Two or more truth values joined by ``and`` or ``or``."""

    op: Literal["and", "or"]
    parts: tuple[Expression, ...]
    type: Type = TRUTH


@dataclass(frozen=True, slots=True)
class Not:
    """Negated truth value."""

    part: Expression
    type: Type = TRUTH


Expression = Constant | Name | Visits | Promised | Binary | Compare | Logic | Not


class Scope(NamedTuple):
    """What an expression may name."""

    names: Mapping[str, Type]
    situations: frozenset[str] = frozenset()
    promises: frozenset[str] = frozenset()


class ExpressionError(Exception):
    """What is wrong with an expression, the 0-based column in its text, and a way out."""

    def __init__(self, column: int, problem: str, way_out: str = "") -> None:
        super().__init__(problem)
        self.column = column
        self.problem = problem
        self.way_out = way_out


def parse(text: str, scope: Scope, wanted: Type) -> Expression:
    """Read one expression; raise :class:`ExpressionError` where it breaks a rule of the language."""
    if len(text) > LONGEST:
        raise ExpressionError(0, f"is longer than {LONGEST} characters", "Use a variable for a part of it.")
    foreign = _FOREIGN.search(text)
    if foreign:
        raise _foreign(text) or _unknown(foreign)
    try:
        tree = _syntax(text)
    except SyntaxError as error:
        begin, way_out = max((error.offset or 1) - 1, 0), f"The language: {_LANGUAGE}."
        raise _foreign(text) or ExpressionError(begin, "cannot be read as an expression", way_out) from None
    except (ValueError, MemoryError, RecursionError):
        raise ExpressionError(0, "contains what no expression may contain", f"The language: {_LANGUAGE}.") from None
    try:
        return _Reader(scope).expect(tree, wanted)
    except ExpressionError:
        sign = _foreign(text)
        if sign is None:
            raise
        raise sign from None


@lru_cache(MOST_KEPT)
def _syntax(text: str) -> ast.expr:
    """Return Python's tree of a text, which is the same in every scenario, whatever the names in it mean."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Python's remarks about its own language mean nothing to an author
        return ast.parse(_BLANK.sub(" ", text).strip(), mode="eval").body


def _foreign(text: str) -> ExpressionError | None:
    """Return what is wrong with the first sign of another language in a text, None where there is none."""
    for found in _SIGN.finditer(text):
        if found[0] in _ELSEWHERE:
            return _unknown(found, f"Write {_ELSEWHERE[found[0]]} instead of {found[0]}.")
    return None


def _unknown(sign: re.Match[str], way_out: str = f"The language: {_LANGUAGE}.") -> ExpressionError:
    if sign[0].isprintable():
        return ExpressionError(sign.start(), f"has '{sign[0]}', which is not part of the language", way_out)
    looks, way_out = ("looks like a space", _BLANK_THERE) if sign[0].isspace() else ("cannot be seen", "Delete it.")
    return ExpressionError(sign.start(), f"has U+{ord(sign[0]):04X}, which {looks}", way_out)


_BLANK_THERE = "Put an ordinary space there, or nothing."


def parse_value(text: str, scope: Scope, variable: str) -> Expression:
    """Read what a variable is set to: a bare word of its own, or an expression.

    Raises :class:`ExpressionError` as :func:`parse` does, KeyError where there is no such variable.
    """
    wanted = scope.names[variable]
    if wanted.name == "word" and text in wanted.words:
        return Constant(text, wanted)
    try:
        return parse(text, scope, wanted)
    except ExpressionError:
        value = assigned(text, variable)
        if value is None:
            raise
        problem = "is an assignment, where only the new value should stand"
        raise ExpressionError(0, problem, f"Write {value[1]} instead.") from None


def assigned(text: str, variable: str = "") -> tuple[str, str] | None:
    """Return the variable and its new value of an assignment as other languages write it: ``patience += 1``, ``-= 1``.

    ``variable`` is what the value is for, where it is known. None where ``text`` is nothing of the kind.
    """
    found = _ASSIGNING.fullmatch(text.strip()) if len(text) <= LONGEST else None
    name = (found[1] or variable) if found else ""
    if not found or not name or (variable and name != variable):
        return None
    if found[2]:
        return name, f"{name} {found[2][0]} 1"
    value = found[4].strip()
    whole = value if not found[3] or _ONE_PART.fullmatch(value) else f"({value})"
    return name, f"{name} {found[3]} {whole}" if found[3] else value


def parts(expression: Expression) -> Iterator[Expression]:
    """Yield an expression and everything inside it."""
    yield expression
    match expression:
        case Binary(left=left, right=right) | Compare(left=left, right=right):
            yield from parts(left)
            yield from parts(right)
        case Logic(parts=inner):
            for each in inner:
                yield from parts(each)
        case Not(part=part):
            yield from parts(part)
        case _:
            return


def named_by(tree: Expression) -> str | None:
    """Return what a part names, as it is written: ``patience``, ``visits(desk)``, ``promised(call_back)``; or None."""
    match tree:
        case Name(id=name):
            return name
        case Promised(promise=promise):
            return f"promised({promise})"
        case Visits(situation=situation):
            return f"visits({situation})"
        case _:
            return None


class _Reader:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def expect(self, tree: ast.expr, wanted: Type) -> Expression:
        """Read ``tree`` and insist on its type."""
        return _typed(self._word(tree, wanted) if wanted.name == "word" else self.read(tree), wanted, tree)

    def read(self, tree: ast.expr) -> Expression:  # noqa: C901, PLR0911 - one return per kind of part reads best
        match tree:  # what is written most comes first
            case ast.Name(id="true" | "false" as truth):
                return Constant(truth == "true", TRUTH)
            case ast.Name(id=name):
                return self._name(name, tree)
            case ast.Compare(left=left, ops=[op], comparators=[right]) if type(op) in _COMPARISON:
                return self._comparison(_COMPARISON[type(op)], left, right)
            case ast.BoolOp(op=op, values=values):
                word: Literal["and", "or"] = "and" if isinstance(op, ast.And) else "or"
                return Logic(word, tuple(self.expect(each, TRUTH) for each in values))
            case ast.Constant(value=int(value) | float(value)) if not isinstance(value, bool) and abs(value) <= LIMIT:
                return Constant(value, NUMBER)
            case ast.Constant(value=bool() | str() as value):
                raise _no_constant(tree, value)
            case ast.Attribute(value=ast.Name(id=first), attr=second):
                return self._name(f"{first}.{second}", tree)
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return Binary("-", Constant(0, NUMBER), self.expect(operand, NUMBER))
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return Not(self.expect(operand, TRUTH))
            case ast.BinOp(op=op, left=left, right=right) if type(op) in _ARITHMETIC:
                return Binary(_ARITHMETIC[type(op)], self.expect(left, NUMBER), self.expect(right, NUMBER))
            case ast.Compare(ops=[_, _, *_]):
                raise _fault(tree, "compares more than two things at once", "Join two comparisons with and.")
            case ast.Call(func=ast.Name(id=name), args=args, keywords=[]):
                return self._call(name, args, tree)
        raise _fault(tree, "is not part of the language", f"The language: {_LANGUAGE}.")

    def _comparison(self, op: Comparison, left: ast.expr, right: ast.expr) -> Expression:
        first = self.read(left)
        if op not in {"==", "!="}:
            return Compare(op, _typed(first, NUMBER, left), self.expect(right, NUMBER))
        return Compare(op, first, self.expect(right, first.type))

    def _word(self, tree: ast.expr, wanted: Type) -> Expression:
        """Look a bare word up among the words of what it is compared with; another name of that type will do."""
        if not isinstance(tree, ast.Name):
            return self.read(tree)
        if tree.id in wanted.words:
            return Constant(tree.id, wanted)
        if self._scope.names.get(tree.id) == wanted:
            return Name(tree.id, wanted)
        near = likest(tree.id, wanted.words)
        way_out = f"Did you mean '{near}'?" if near else f"It can be {', '.join(wanted.words)}."
        raise _fault(tree, f"'{tree.id}' is not one of its words", way_out)

    def _name(self, name: str, tree: ast.expr) -> Expression:
        found = self._scope.names.get(name)
        if found is None and name.lower() in TRUTHS:
            raise _fault(tree, f"'{name}' is not part of the language", _as_truth(name))
        if found is None:
            near = likest(name.lower(), self._scope.names)
            way_out = f"Did you mean '{near}'?" if near else "Declare it, or correct the name."
            raise _fault(tree, f"'{name}' is not declared", way_out)
        return Name(name, found)

    def _call(self, name: str, args: list[ast.expr], tree: ast.expr) -> Expression:
        match name, args:
            case "min" | "max" as op, [left, right]:
                return Binary(op, self.expect(left, NUMBER), self.expect(right, NUMBER))
            case "visits", [ast.Name(id=situation)]:
                return Visits(self._known("situation", situation, self._scope.situations, args[0]))
            case "promised", [ast.Name(id=promise)]:
                return Promised(self._known("promise", promise, self._scope.promises, args[0]))
        raise _fault(
            tree,
            f"'{name}(…)' is not known",
            "There are min(a, b), max(a, b), visits(situation) and promised(promise).",
        )

    @staticmethod
    def _known(what: str, name: str, known: frozenset[str], tree: ast.expr) -> str:
        if name not in known:
            near = likest(name, sorted(known))
            listed = f"There are {', '.join(sorted(known)[:MOST_LISTED])}." if known else "None is declared yet."
            way_out = f"Did you mean '{near}'?" if near else listed
            raise _fault(tree, f"'{name}' is no {what} of this scenario", way_out)
        return name


def _typed(found: Expression, wanted: Type, tree: ast.expr) -> Expression:
    if found.type is not wanted and found.type != wanted:  # most are the same
        raise _fault(tree, f"is {found.type} where {wanted} is needed", _way_to(wanted, found.type))
    return found


def _way_to(wanted: Type, found: Type) -> str:
    """Say how a value of another type could become the one that is needed."""
    if wanted != TRUTH:
        return f"Write {wanted} there."
    return "Compare it: > 0, for instance." if found == NUMBER else f"Compare it: == {found.words[0]}, for instance."


def _no_constant(tree: ast.expr, value: object) -> ExpressionError:
    if isinstance(value, str):
        return _fault(tree, f"has '{value}' in quotes", "Words stand without quotes: pump == quick.")
    return _fault(tree, f"'{value}' is not part of the language", _as_truth(str(value)))


def _as_truth(word: str) -> str:
    return f"Write {TRUTHS[word.lower()]} instead of {word}."


def _fault(tree: ast.expr, problem: str, way_out: str = "") -> ExpressionError:
    return ExpressionError(tree.col_offset, problem, way_out)
