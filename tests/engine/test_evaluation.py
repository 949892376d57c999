"""Closures against a plain interpreter over the tree; totality; rounding."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsim.engine import compile_scenario
from cxsim.engine.closures import close
from cxsim.model.expression import (
    LIMIT,
    NUMBER,
    TRUTH,
    Binary,
    Compare,
    Constant,
    Expression,
    Logic,
    Name,
    Not,
    Promised,
    Type,
    Visits,
)
from tests.packs import desk, pack_of, play, scenario

if TYPE_CHECKING:
    from pathlib import Path

Value = float | bool | str
WORDS = Type("word", ("quick", "slow"))
NAMES: dict[str, Type] = {"a": NUMBER, "b": NUMBER, "told": TRUTH, "pump": WORDS}
SLOTS = ["a", "b", "told", "pump", "visits(desk)", "promised(ring)"]

amounts = st.integers(-100, 100) | st.floats(-LIMIT, LIMIT) | st.sampled_from([0.0, LIMIT, -LIMIT, 1e-300])
numbers: st.SearchStrategy[Expression] = st.recursive(
    amounts.map(lambda each: Constant(each, NUMBER))
    | st.sampled_from([Name("a", NUMBER), Name("b", NUMBER), Visits("desk")]),
    lambda inner: st.builds(Binary, st.sampled_from(["+", "-", "*", "/", "min", "max"]), inner, inner),
    max_leaves=8,
)
words = st.sampled_from([Name("pump", WORDS), Constant("quick", WORDS), Constant("slow", WORDS)])
simple_truths: st.SearchStrategy[Expression] = st.one_of(
    st.sampled_from([Name("told", TRUTH), Constant(value=True, type=TRUTH)]),
    st.just(Promised("ring")),
    st.builds(Compare, st.sampled_from(["<", "<=", ">", ">=", "==", "!="]), numbers, numbers),
    st.builds(Compare, st.sampled_from(["==", "!="]), words, words),
)
truths: st.SearchStrategy[Expression] = st.recursive(
    simple_truths,
    lambda inner: (
        st.builds(Not, inner)
        | st.builds(Logic, st.sampled_from(["and", "or"]), st.lists(inner, min_size=2, max_size=3).map(tuple))
        | st.builds(Compare, st.sampled_from(["==", "!="]), inner, inner)
    ),
    max_leaves=8,
)
values = st.tuples(
    amounts,
    amounts,
    st.booleans(),
    st.sampled_from(["quick", "slow"]),
    st.integers(0, 9),
    st.sampled_from(["none", "open", "kept"]),
)


def interpret(tree: Expression, found: dict[str, Value]) -> Value:  # noqa: PLR0911 - one return per kind
    """Evaluate a tree the plain way: what the closures must agree with."""
    match tree:
        case Constant(value=value):
            return value
        case Name(id=name):
            return found[name]
        case Visits(situation=situation):
            return found[f"visits({situation})"]
        case Promised(promise=promise):
            return found[f"promised({promise})"] == "open"
        case Not(part=part):
            return not interpret(part, found)
        case Logic(op="and", parts=inner):
            return all(interpret(each, found) for each in inner)
        case Logic(parts=inner):
            return any(interpret(each, found) for each in inner)
        case Compare(op=op, left=left, right=right):
            return compare(op, interpret(left, found), interpret(right, found))
        case Binary(op=op, left=left, right=right):
            return calculate(op, cast("float", interpret(left, found)), cast("float", interpret(right, found)))


def compare(op: str, left: Value, right: Value) -> bool:
    if op in {"==", "!="}:
        return (left == right) == (op == "==")
    first, second = cast("float", left), cast("float", right)
    return {"<": first < second, "<=": first <= second, ">": first > second, ">=": first >= second}[op]


def calculate(op: str, left: float, right: float) -> float:
    if op in {"min", "max"}:
        return sorted((left, right))[0 if op == "min" else 1]
    if op == "/":
        result = 0.0 if right == 0 else left / right
    else:
        result = {"+": left + right, "-": left - right, "*": left * right}[op]
    return LIMIT if result > LIMIT else -LIMIT if result < -LIMIT else result  # noqa: FURB136 - spelt out on purpose


@given(numbers | truths, values)
def test_a_closure_gives_what_a_plain_interpreter_gives(tree: Expression, found: tuple[Value, ...]) -> None:
    result = close(tree, SLOTS.index)(found)
    assert result == interpret(tree, dict(zip(SLOTS, found, strict=True)))
    assert tree.type != NUMBER or -LIMIT <= result <= LIMIT


@pytest.mark.parametrize(
    ("written", "result"),
    [
        ("7 / 0", 0),
        ("0 / 0", 0),
        ("n / (n - n)", 0),
        ("1 / 3", 0.333333),
        ("2 / 3", 0.666667),
        ("0.1 + 0.2", 0.3),
        ("-n", -5),
        ("n - 2 * 3", -1),
        ("min(n, 3) + max(n, 7)", 10),
        ("1e9 * 1e9", 1e6),
        ("-1e9 * 1e9", -1e6),
        ("1e9 * 1e9 - 1e9 * 1e9", 0),
        ("n / 1e-300 / 1e9", 1),
        ("*".join(["999999999"] * 20), 1e6),
    ],
)
def test_a_number_is_total_saturates_at_its_bounds_and_has_six_decimals(
    tmp_path: Path, written: str, result: float
) -> None:
    variables = "variables: {n: {start: 5, min: 0, max: 9}, result: {start: 0, min: -1000000, max: 1000000}}\n"
    pack = pack_of(tmp_path, {"day": scenario(variables + desk(go=f"set: {{result: '{written}'}}"))})
    program = compile_scenario(pack, "day")
    state, _ = play(program, "go")
    assert state.values[program.slots["result"]] == result


def test_what_an_author_writes_saturates_at_the_declared_bounds(tmp_path: Path) -> None:
    body = "variables: {trust: {start: 8, min: 0, max: 10}}\nsituations:\n  desk:\n    choices:\n"
    body += "".join(f"      {name}: {{text: T., set: {{trust: {how}}}, next: {goto}}}\n" for name, how, goto in [
        ("much", "trust + 7", "desk"), ("little", "trust - 30", "desk"), ("fixed", "99", "desk"), ("out", "5", "over"),
    ])  # fmt: skip
    program = compile_scenario(pack_of(tmp_path, {"day": scenario(body)}), "day")
    at = program.slots["trust"]
    assert play(program, "much")[0].values[at] == 10
    assert play(program, "little")[0].values[at] == 0
    assert play(program, "fixed")[0].values[at] == 10
    assert play(program, "fixed", "little", "much", "out")[0].values[at] == 5
