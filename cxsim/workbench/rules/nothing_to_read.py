"""A text with nothing in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.workbench.study import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.content.diagnostic import Severity
    from cxsim.workbench.study import PackStudy

CODE = "CX751"
NAME = "nothing-to-read"
SEVERITY: Severity = "warning"
MAY_BE_LEFT_OUT = frozenset({"prebrief", "ask", "takeaway"})


def check(pack: PackStudy) -> Iterator[Finding]:
    """Yield choices, endings, echoes and lines whose text is blank; a situation may do without."""
    for each in pack.scenarios:
        for path, text in each.texts:
            optional = path[-1] in MAY_BE_LEFT_OUT or (path[0] == "situations" and len(path) == len(_OF_A_SITUATION))
            if not text.strip() and not optional:
                problem = f"'{path[-1]}' of '{path[-2]}' is blank: there is nothing to read."
                yield Finding(each.file, path, problem, "Write something, or delete it.", on="value")


_OF_A_SITUATION = ("situations", "its id", "text")
