"""The language of conditions: what can be read can be computed, and what is called impossible never holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.engine.closures import close
from cxsim.model.expression import NUMBER, TRUTH, ExpressionError, Scope, Type, parse
from cxsim.model.ranges import Interval, always_holds, never_holds
from tests.fuzz.refusals import assert_told

if TYPE_CHECKING:
    from pathlib import Path

    from cxsim.model.ranges import Ranges

SCOPE = Scope({"a": NUMBER, "b": NUMBER, "flag": TRUTH, "tone": Type("word", ("soft", "hard"))})
NAMES: Ranges = {
    "a": Interval(0, 4),
    "b": Interval(-3, 3),
    "flag": frozenset({True, False}),
    "tone": frozenset({"soft", "hard"}),
}
VALUES = ((0, -3, True, "soft"), (4, 3, False, "hard"), (2, 0, True, "hard"))


def try_input(content: bytes, folder: Path) -> None:
    """Read and compute a condition and a sum of these bytes."""
    del folder
    text = content.decode(errors="replace")
    columns: list[int] = []
    for wanted in (TRUTH, NUMBER):
        try:
            tree = parse(text, SCOPE, wanted)
        except ExpressionError as error:
            assert_told(error)
            columns.append(error.column)
            continue
        compute = close(tree, list(SCOPE.names).index)
        found = [compute(list(values)) for values in VALUES]
        if wanted is TRUTH:
            assert not (any(found) and never_holds(tree, NAMES))
            assert all(found) or not always_holds(tree, NAMES)
    assert all(0 <= each <= len(text) for each in columns)
