"""A part of a condition that decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from cxsim.content.diagnostic import quoted
from cxsim.model.expression import Binary, Compare, Constant, Logic, Name, Not, Promised, named_by
from cxsim.model.ranges import ANY_TRUTH, Interval, always_holds, may_be, never_holds
from cxsim.workbench.ranges import why
from cxsim.workbench.study import Finding, names_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.content.diagnostic import Severity
    from cxsim.model.expression import Expression
    from cxsim.model.ranges import Ranges
    from cxsim.workbench.study import PackStudy, Written

CODE = "CX758"
NAME = "idle-part"
SEVERITY: Severity = "warning"
JOINED = frozenset({Logic, Not})
WAY_OUT = "Correct it, or leave it out."


def check(pack: PackStudy) -> Iterator[Finding]:
    """Yield conditions of which one part holds always or never, or stands there twice, and another decides."""
    facts = pack.pack.sheet.facts
    for each, outside in zip(pack.scenarios, pack.ranges, strict=True):
        promised = (f"promised({promise})" for promise in each.scenario.promises)
        ranges = {**outside, **dict.fromkeys((*facts, *promised), ANY_TRUTH)}  # of those it is told where they stand
        judged: dict[str, tuple[str, str] | None] = {}
        for condition in each.expressions:
            if condition.tree.__class__ not in JOINED or condition.variable is not None:
                continue
            if condition.text not in judged:
                judged[condition.text] = _idle(condition, ranges)
            found = judged[condition.text]
            if found:
                word, problem = found
                yield Finding(each.file, condition.path, problem, WAY_OUT, "value", word)


def _idle(condition: Written, ranges: Ranges) -> tuple[str, str] | None:
    """Return the first part that decides nothing, and what to say; None where the whole decides nothing either."""
    waiting: list[Expression] = [condition.tree]
    while waiting:
        match waiting.pop():
            case Not(part=part):
                waiting.append(part)
            case Logic(op=op, parts=joined):
                waiting += joined
                for at, part in enumerate(joined):
                    said = "stands there twice." if part in joined[:at] else _adding_nothing(op, part, ranges)
                    if said and not (always_holds(condition.tree, ranges) or never_holds(condition.tree, ranges)):
                        return spelled(part), f"in {quoted(condition.text)}, {quoted(spelled(part))} {said}"
    return None


def _adding_nothing(op: Literal["and", "or"], part: Expression, ranges: Ranges) -> str:
    """Return what is to be said of a part that never holds beside ``or``, or always beside ``and``; else nothing."""
    if _can_be(part, ranges, wanted=op == "or"):
        return ""
    return f"{'never' if op == 'or' else 'always'} holds{why(frozenset(names_in(part)), ranges)}."


def _can_be(part: Expression, ranges: Ranges, *, wanted: bool) -> bool:
    """Whether one look says that a part can hold (or fail, where that is ``wanted``); of what is computed it says so.

    That something is not what it never becomes is written for safety, and does no harm.
    """
    match part:
        case Compare(op=op, left=Name(id=name), right=Constant(value=value)):
            found = ranges.get(name)
            if isinstance(found, Interval):
                is_inside = found.low < float(value) < found.high
                return is_inside or may_be(part, wanted=wanted, ranges={name: found}) is not None
            return found is None or op == "!=" or (value in found if wanted else found != {value})
        case Name() | Promised():
            return wanted in ranges.get(named_by(part) or "", ANY_TRUTH)
        case Not(part=inner):
            return _can_be(inner, ranges, wanted=not wanted)
        case _:
            return True


def spelled(tree: Expression) -> str:
    """Return an expression as an author writes it."""
    match tree:
        case Constant(value=value):
            return str(value).lower() if isinstance(value, bool) else f"{value}"
        case Compare(op=op, left=left, right=right) | Binary(op=op, left=left, right=right):
            one, other = spelled(left), spelled(right)
            return f"{op}({one}, {other})" if op.isalpha() else f"{one} {op} {other}"
        case Logic(op=op, parts=inner):
            return f" {op} ".join(spelled(each) for each in inner)
        case Not(part=part):
            return f"not ({spelled(part)})" if isinstance(part, Logic | Compare) else f"not {spelled(part)}"
        case _:
            return named_by(tree) or ""
