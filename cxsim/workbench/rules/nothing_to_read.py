"""A text with nothing in it."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from cxsim.workbench.study import Finding

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from cxsim.content.diagnostic import Severity
    from cxsim.model.walk import Path
    from cxsim.workbench.study import PackStudy

CODE = "CX751"
NAME = "nothing-to-read"
SEVERITY: Severity = "warning"
_NOTHING_SAID = re.compile(r"^([a-z][a-z0-9_]{0,63})(?: \([^()\n]{0,40}\))?:$", re.MULTILINE)
MAY_BE_LEFT_OUT = frozenset({"prebrief", "ask", "takeaway"})


def check(pack: PackStudy) -> Iterator[Finding]:
    """Yield choices, endings, echoes and lines whose text is blank, and who speaks and says nothing."""
    people = pack.pack.cast.people
    for each in pack.scenarios:
        for path, text in each.texts:
            optional = path[-1] in MAY_BE_LEFT_OUT or (path[0] == "situations" and len(path) == len(_OF_A_SITUATION))
            if not text.strip() and not optional:
                problem = f"'{path[-1]}' of '{path[-2]}' is blank: there is nothing to read."
                yield Finding(each.file, path, problem, "Write something, or delete it.", on="value")
            elif ":\n" in text or text.endswith(":"):
                yield from _silent(each.file, path, text, people)


def _silent(file: str, path: Path, text: str, people: Collection[str]) -> Iterator[Finding]:
    """Yield the first who begins to speak and says nothing on that line."""
    found = (match for match in _NOTHING_SAID.finditer(text) if match[1] in people)
    for match in islice(found, 1):
        problem = f"'{match[0]}' speaks, and says nothing."
        yield Finding(file, path, problem, "Write on the same line what they say.", "value", match[0])


_OF_A_SITUATION = ("situations", "its id", "text")
