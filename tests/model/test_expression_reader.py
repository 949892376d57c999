"""Reading a scenario's expressions once for everybody who asks."""

from __future__ import annotations

import pytest

from cxsim.model.expression import NUMBER, Constant, ExpressionError, Scope, Type, parse
from cxsim.model.expression_reader import ExpressionReader

PUMP = Type("word", ("quick", "slow"))
SCOPE = Scope({"count": NUMBER, "pump": PUMP})


def test_what_was_read_once_is_not_read_again() -> None:
    reader = ExpressionReader(SCOPE)
    assert reader.read("count > 3") is reader.read("count > 3")
    assert reader.read("count > 3") == parse("count > 3", SCOPE, Type("truth"))


def test_one_text_means_what_it_is_written_for() -> None:
    scope = Scope({"quick": Type("truth"), "pump": PUMP})
    reader = ExpressionReader(scope)
    assert reader.read("quick") == parse("quick", scope, Type("truth"))
    assert reader.read("quick", "pump") == Constant("quick", PUMP)


def test_a_mistake_is_told_every_time() -> None:
    reader = ExpressionReader(SCOPE)
    for _ in range(2):
        with pytest.raises(ExpressionError, match="not declared"):
            reader.read("cuont > 3")


def test_nothing_is_read_for_a_variable_that_is_not_there() -> None:
    with pytest.raises(KeyError):
        ExpressionReader(SCOPE).read("1", "cuont")
