"""Values and conditions of other tools as a small tree, and the same in our language where it has words for them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

MOST_PARTS = 60
"""Of one value: more would be longer than a condition may be."""
LARGEST_NUMBER = 1e9


@dataclass(frozen=True, slots=True)
class Plain:
    """A number, a truth value or a text."""

    value: float | bool | str


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable, by its name in the source."""

    name: str
    version: int = 0
    """How often it had been set where it was read; 0 too where that does not matter."""


@dataclass(frozen=True, slots=True)
class Visits:
    """How often a passage was visited, by its name in the source."""

    passage: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something our language has no word for."""

    what: str
    turns: bool = False
    """Whether it is an alternative that changes from visit to visit."""
    refers: str = ""
    """The variable that a function of ink may change."""


@dataclass(frozen=True, slots=True)
class Operation:
    """Two or fewer values joined; ``op`` is written as our language writes it."""

    op: str
    parts: tuple[Value, ...]
    size: int


Value = Plain | Variable | Visits | Unknown | Operation
Kind = Literal["truth", "number", "word"]

COMPARISONS = frozenset({"==", "!=", "<", "<=", ">", ">="})
OPPOSITES: Final = {"==": "!=", "!=": "==", "<": ">=", ">": "<=", "<=": ">", ">=": "<"}
ARITHMETIC = frozenset({"+", "-", "*", "/"})


class NotCarriedError(Exception):
    """Why a value has no counterpart."""


def joined(op: str, *parts: Value) -> Value:
    """Return an operation; unknown where a part is, or where it grows too large."""
    for each in parts:
        if isinstance(each, Unknown):
            return each
    size = 1 + sum(each.size if isinstance(each, Operation) else 1 for each in parts)
    return Unknown("a long expression") if size > MOST_PARTS else Operation(op, parts, size)


def both(one: Value | None, other: Value | None) -> Value | None:
    """Return the condition that both hold; None always holds."""
    if one is None or other is None:
        return one or other
    return joined("and", one, other)


def opposite(value: Value) -> Value:
    """Return the condition that holds where another does not."""
    return value.parts[0] if isinstance(value, Operation) and value.op == "not" else joined("not", value)


def replaced(value: Value, by: Callable[[Variable], Value]) -> Value:
    """Return a value with something else in place of each variable."""
    match value:
        case Variable():
            return by(value)
        case Operation(op, parts):
            inner = [replaced(each, by) for each in parts]
            same = all(one is other for one, other in zip(inner, parts, strict=True))
            return value if same else joined(op, *inner)
        case _:
            return value


def decided(value: Value) -> bool | None:
    """Return whether a condition holds whatever the variables are; None where that depends on them."""
    match value:
        case Plain(known):
            return bool(known)
        case Operation("not", (part,)):
            found = decided(part)
            return None if found is None else not found
        case Operation("==" | "!=" as op, (Plain(left), Plain(right))):
            return (left == right) == (op == "==")
        case Operation("<" | "<=" | ">" | ">=" as op, (Plain(float() | int() as low), Plain(float() | int() as high))):
            return {"<": low < high, "<=": low <= high, ">": low > high, ">=": low >= high}[op]
        case _:
            return None


@dataclass(frozen=True, slots=True)
class Words:
    """What names became: variables with their kinds, the words of each, passages that are situations."""

    ids: Mapping[str, str]
    kinds: Mapping[str, Kind]
    words: Mapping[str, Mapping[str, str]]
    """Variable → text in the source → word."""
    situations: Mapping[str, str]
    chosen: Mapping[str, str] = field(default_factory=dict)
    """Place of a choice's content → the variable that says whether it was chosen."""

    def truth(self, value: Value) -> str:  # noqa: PLR0911 - one return per kind of value reads best
        """Return a value as a condition; raise :class:`NotCarriedError` where it is none."""
        match value:
            case Plain(bool(known)):
                return str(known).lower()
            case Plain(float(known) | int(known)):
                return str(known != 0).lower()
            case Variable(name) if self.kinds.get(name) == "truth":
                return self.ids[name]
            case Visits(place) if place in self.chosen and place not in self.situations:
                return self.truth(Variable(self.chosen[place]))
            case Operation("not", (Operation(op, parts, size),)) if op in OPPOSITES:
                return self.truth(Operation(OPPOSITES[op], parts, size))
            case Operation("not", (part,)):
                return f"not {self._inner(part, 'not')}"
            case Operation("and" | "or" as op, (left, right)):
                return f"{self._inner(left, op)} {op} {self._inner(right, op)}"
            case Operation(op, (left, right)) if op in COMPARISONS:
                return self._compared(op, left, right)
            case _:
                return f"{self.number(value)} != 0"

    def number(self, value: Value) -> str:
        """Return a value as a number; raise :class:`NotCarriedError` where it is none."""
        match value:
            case Plain(bool(known)):
                return "1" if known else "0"
            case Plain(float(known) | int(known)) if abs(known) <= LARGEST_NUMBER:
                return number_text(known)
            case Variable(name) if self.kinds.get(name) == "number":
                return self.ids[name]
            case Visits(passage) if passage in self.situations:
                return f"visits({self.situations[passage]})"
            case Operation("min" | "max" as op, (left, right)):
                return f"{op}({self.number(left)}, {self.number(right)})"
            case Operation(op, (left, right)) if op in ARITHMETIC:
                return f"({self.number(left)} {op} {self.number(right)})"
            case Unknown(what):
                raise NotCarriedError(what)
            case Variable(name):
                raise NotCarriedError(f"'{name}', which is no number" if name in self.kinds else f"unknown '{name}'")
            case Visits():
                raise NotCarriedError("a count of visits to what is no situation here")
            case _:
                raise NotCarriedError("a value with no counterpart")

    def assigned(self, name: str, value: Value) -> str:
        """Return what a variable is set to, as it stands in YAML; raise :class:`NotCarriedError` where it cannot be."""
        kind = self.kinds.get(name)
        match kind, value:
            case "truth", Plain(bool() | int() | float() as known):
                return str(bool(known)).lower()
            case "word", Plain(str(text)) if text in self.words[name]:
                return f'"{self.words[name][text]}"'
            case "word", Variable(other) if self.words.get(other) == self.words[name]:
                return f'"{self.ids[other]}"'
            case "truth", _:
                return f'"{self.truth(value)}"'
            case "number", _:
                return f'"{_without_brackets(self.number(value))}"'
            case _:
                raise NotCarriedError("a value of another kind")

    def _inner(self, value: Value, around: str) -> str:
        """Return a condition inside another one, in brackets where it would be read differently without."""
        text = self.truth(value)
        mixed = isinstance(value, Operation) and value.op in {"and", "or"} and value.op != around
        bare = " " not in text or (around in {"and", "or"} and not mixed)
        return text if bare else f"({text})"

    def _compared(self, op: str, left: Value, right: Value) -> str:
        if isinstance(left, Plain) and not isinstance(right, Plain):
            turned = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}
            return self._compared(turned.get(op, op), right, left)
        if op in {"==", "!="}:
            match left, right:
                case Variable(name), Plain(str(text)) if text in self.words.get(name, {}):
                    return f"{self.ids[name]} {op} {self.words[name][text]}"
                case (Variable(name), _) if self.kinds.get(name) == "truth":
                    return f"{self.ids[name]} {op} {self._inner(right, op)}"
                case _:
                    pass
        return f"{_without_brackets(self.number(left))} {op} {_without_brackets(self.number(right))}"


def _without_brackets(text: str) -> str:
    """Return a sum without the brackets around all of it."""
    depth = 0
    for at, sign in enumerate(text):
        depth += (sign == "(") - (sign == ")")
        if depth == 0:
            return text[1:-1] if sign == ")" and text[0] == "(" and at == len(text) - 1 else text
    return text


def number_text(value: float) -> str:
    """Return a number as YAML and our conditions read it."""
    return str(round(value)) if value == round(value) else f"{value:.6f}".rstrip("0")
