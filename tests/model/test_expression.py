"""The expression language: what it reads, what it refuses, and what it says then."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsim.model.expression import (
    LONGEST,
    NUMBER,
    TRUTH,
    Binary,
    Compare,
    Constant,
    Expression,
    ExpressionError,
    Logic,
    Name,
    Not,
    Promised,
    Scope,
    Type,
    Visits,
    parse,
    parse_value,
    parts,
)

PUMP = Type("word", ("quick", "slow"))
SCOPE = Scope(
    {"count": NUMBER, "minutes": NUMBER, "told": TRUTH, "pump": PUMP, "spare": PUMP, "kpi.rating": NUMBER},
    situations=frozenset({"opening", "the_minute"}),
    promises=frozenset({"ring_at_six"}),
)
COUNT, TOLD = Name("count", NUMBER), Name("told", TRUTH)


def number(value: float) -> Constant:
    return Constant(value, NUMBER)


def fault(text: str, wanted: Type = TRUTH) -> ExpressionError:
    with pytest.raises(ExpressionError) as caught:
        parse(text, SCOPE, wanted)
    return caught.value


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("told", TOLD),
        ("true", Constant(value=True, type=TRUTH)),
        ("not told", Not(TOLD)),
        ("count > 2", Compare(">", COUNT, number(2))),
        ("count != 2.5", Compare("!=", COUNT, number(2.5))),
        ("told == false", Compare("==", TOLD, Constant(value=False, type=TRUTH))),
        ("pump == quick", Compare("==", Name("pump", PUMP), Constant("quick", PUMP))),
        ("pump != spare", Compare("!=", Name("pump", PUMP), Name("spare", PUMP))),
        ("kpi.rating <= -3", Compare("<=", Name("kpi.rating", NUMBER), Binary("-", number(0), number(3)))),
        ("visits(opening) == 1", Compare("==", Visits("opening"), number(1))),
        ("promised(ring_at_six)", Promised("ring_at_six")),
        ("min(count, 3) >= 1", Compare(">=", Binary("min", COUNT, number(3)), number(1))),
        ("max(count, 3) < 1", Compare("<", Binary("max", COUNT, number(3)), number(1))),
        ("told and count == 1 or told", Logic("or", (Logic("and", (TOLD, Compare("==", COUNT, number(1)))), TOLD))),
        ("told and (told or told)", Logic("and", (TOLD, Logic("or", (TOLD, TOLD))))),
        ("  told  ", TOLD),
        ("told\nand told", Logic("and", (TOLD, TOLD))),
    ],
)
def test_a_condition_is_read_into_a_typed_tree(text: str, tree: Expression) -> None:
    assert parse(text, SCOPE, TRUTH) == tree


def test_arithmetic_binds_as_at_school() -> None:
    product = Binary("*", number(2), COUNT)
    assert parse("1 + 2 * count", SCOPE, NUMBER) == Binary("+", number(1), product)
    assert parse("(1 + 2) / count", SCOPE, NUMBER) == Binary("/", Binary("+", number(1), number(2)), COUNT)


LANGUAGE = "The language: comparison, + - * /, and, or, not, min, max, promised, visits."
CALLS = "There are min(a, b), max(a, b), visits(situation) and promised(promise)."


@pytest.mark.parametrize(
    ("text", "column", "problem", "way_out"),
    [
        ("cuont > 1", 0, "'cuont' is not declared", "Did you mean 'count'?"),
        ("told and zzzzz", 9, "'zzzzz' is not declared", "Declare it, or correct the name."),
        ("kpi.ratng > 1", 0, "'kpi.ratng' is not declared", "Did you mean 'kpi.rating'?"),
        ("pump == qick", 8, "'qick' is not one of its words", "Did you mean 'quick'?"),
        ("pump == red", 8, "'red' is not one of its words", "It can be quick, slow."),
        ("pump == 'quick'", 8, "has 'quick' in quotes", "Words stand without quotes: pump == quick."),
        ("pump", 0, "is one of quick, slow where true or false is needed", "Compare it: == quick, for instance."),
        ("pump > 1", 0, "is one of quick, slow where a number is needed", "Write a number there."),
        ("count", 0, "is a number where true or false is needed", "Compare it: > 0, for instance."),
        ("count == told", 9, "is true or false where a number is needed", "Write a number there."),
        ("told + 1 > 2", 0, "is true or false where a number is needed", "Write a number there."),
        ("not count", 4, "is a number where true or false is needed", "Compare it: > 0, for instance."),
        ("told or count", 8, "is a number where true or false is needed", "Compare it: > 0, for instance."),
        ("1 < count < 3", 0, "compares more than two things at once", "Join two comparisons with and."),
        ("count = 3", 6, "has '=', which is not part of the language", "Write == instead of =."),
        ("told && not told", 5, "has '&&', which is not part of the language", "Write and instead of &&."),
        ("told OR told", 5, "has 'OR', which is not part of the language", "Write or instead of OR."),
        ("told & told", 5, "has '&', which is not part of the language", "Write and instead of &."),
        ("!told", 0, "has '!', which is not part of the language", "Write not instead of !."),
        ("told == Yes", 8, "'Yes' is not part of the language", "Write true instead of Yes."),
        ("count <= > 2", 9, "cannot be read as an expression", LANGUAGE),
        ("", 0, "cannot be read as an expression", LANGUAGE),
        ("count > 1 # late", 10, "has '#', which is not part of the language", LANGUAGE),
        ("count ≥ 1", 6, "has '≥', which is not part of the language", "Write >= instead of ≥."),
        ("told and cöunt > 1", 10, "has 'ö', which is not part of the language", LANGUAGE),
        ("visits(openning) > 1", 7, "'openning' is no situation of this scenario", "Did you mean 'opening'?"),
        ("promised(tea)", 9, "'tea' is no promise of this scenario", "There are ring_at_six."),
        ("max(1, 2, 3) > 1", 0, "'max(…)' is not known", CALLS),
        ("open(told)", 0, "'open(…)' is not known", CALLS),
        ("count ** 2 > 1", 0, "is not part of the language", LANGUAGE),
        ("count % 2 == 1", 0, "is not part of the language", LANGUAGE),
        ("count in told", 0, "is not part of the language", LANGUAGE),
        ("told if told else told", 0, "is not part of the language", LANGUAGE),
        ("True", 0, "'True' is not part of the language", "Write true instead of True."),
        ("1e10 > count", 0, "is not part of the language", LANGUAGE),
        ("a.b.c", 0, "is not part of the language", LANGUAGE),
        ("(lambda: told)()", 0, "is not part of the language", LANGUAGE),
    ],
)
def test_a_fault_names_its_column_what_is_wrong_and_a_way_out(
    text: str, column: int, problem: str, way_out: str
) -> None:
    found = fault(text)
    assert (found.column, found.problem, found.way_out) == (column, problem, way_out)


def test_two_hundred_characters_are_read_and_one_more_is_not() -> None:
    told = "told" + " " * (LONGEST - len("told"))
    assert parse(told, SCOPE, TRUTH) == TOLD
    assert fault(told + " ").problem == "is longer than 200 characters"


def test_a_variable_is_set_to_a_bare_word_of_its_own_or_to_an_expression() -> None:
    assert parse_value("slow", SCOPE, "pump") == Constant("slow", PUMP)
    assert parse_value("spare", SCOPE, "pump") == Name("spare", PUMP)
    assert parse_value("count + 1", SCOPE, "count") == Binary("+", COUNT, number(1))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("+= 1", "count + 1"),
        ("-= count", "count - count"),
        ("*= 1 + count", "count * (1 + count)"),
        ("count += 1", "count + 1"),
        ("count = count + 1", "count + 1"),
        ("= 3", "3"),
        ("count++", "count + 1"),
        ("--", "count - 1"),
    ],
)
def test_an_assignment_in_place_of_a_value_is_told_the_value(written: str, meant: str) -> None:
    with pytest.raises(ExpressionError, match="only the new value should stand") as found:
        parse_value(written, SCOPE, "count")
    assert (found.value.column, found.value.way_out) == (0, f"Write {meant} instead.")
    parse_value(meant, SCOPE, "count")


@pytest.mark.parametrize("written", ["pump += 1", "count == 3", "+ 1 = 2", "+=", "cou +"])
def test_what_assigns_something_else_is_told_as_any_other_mistake(written: str) -> None:
    with pytest.raises(ExpressionError) as found:
        parse_value(written, SCOPE, "count")
    assert "only the new value" not in found.value.problem


def test_the_parts_of_an_expression_are_all_that_is_inside_it() -> None:
    tree = parse("not (told and min(count, 2) > visits(opening))", SCOPE, TRUTH)
    leaves = [each for each in parts(tree) if isinstance(each, Name | Visits | Constant)]
    assert leaves == [TOLD, COUNT, number(2), Visits("opening")]


PIECES = ["told", "count", "pump", "quick", "kpi.rating", "visits(", "promised(", "min(", "opening", "ring_at_six"]
PIECES += ["(", ")", ",", " and ", " or ", " not ", " == ", "=", "<", ">", "-", "+", "*", "/", "**", ".", "'", '"']
PIECES += ["1", "0", "2.5", "1e999", "[", "]", "{", "}", ":", ":=", "lambda", " if ", " for ", "\\", "\n", "\0", "#"]


@given(st.text(max_size=220) | st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_any_text_is_a_tree_or_a_fault_within_the_text(text: str) -> None:
    try:
        type_, column = parse(text, SCOPE, TRUTH).type, 0
    except ExpressionError as found:
        type_, column = TRUTH if found.problem else NUMBER, found.column
    assert type_ == TRUTH
    assert 0 <= column <= len(text)


@pytest.mark.parametrize(
    "piece", ["(", "[", "{", "not ", "-", "(told,", "told and ", "f(", "lambda:", "{a:", "[x for ", "x[", "await ", "~"]
)
def test_deep_nesting_is_answered_and_crashes_nothing(piece: str) -> None:
    text = piece * (LONGEST // len(piece))
    assert fault(text).problem
