"""A variable that nothing reads or sets, and a word that it never becomes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cxsim.model.scenario import WordVariable
from cxsim.workbench.study import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.content.diagnostic import Severity
    from cxsim.model.ranges import Ranges
    from cxsim.workbench.study import PackStudy, ScenarioStudy

CODE = "CX701"
NAME = "unused-variable"
SEVERITY: Severity = "warning"
_WORD = re.compile(r"\w+")


def check(pack: PackStudy) -> Iterator[Finding]:
    """Yield variables that are declared and never named again, and words that nothing sets the others to."""
    for each, ranges in zip(pack.scenarios, pack.ranges, strict=True):
        assigned = {name for block in each.having["set"] for name in block.effects.set}
        for name in each.scenario.variables:
            if name not in each.reads and name not in assigned:
                problem = f"variable '{name}' is never set and never read."
                yield Finding(each.file, ("variables", name), problem, "Delete it, or let a condition read it.")
        yield from _unused_words(each, ranges, assigned)


def _unused_words(study: ScenarioStudy, ranges: Ranges, assigned: set[str]) -> Iterator[Finding]:
    """Yield the words that the variables which are set never become, and that nothing asks for."""
    idle: list[tuple[str, int, str]] = []
    for name, variable in study.scenario.variables.items():
        become = ranges[name]
        if name in assigned and isinstance(variable, WordVariable) and isinstance(become, frozenset):
            idle += [(name, at, word) for at, word in enumerate(variable.one_of) if word not in become]
    written = {each.text for each in study.expressions} if idle else frozenset()
    asked = {word for text in written for word in _WORD.findall(text)}
    for name, at, word in idle:
        if word not in asked:  # what is asked for in vain is told there
            problem = f"'{name}' never becomes '{word}', and nothing asks for that."
            path = ("variables", name, "one_of", at)
            yield Finding(study.file, path, problem, "Delete the word, or set it somewhere.", on="value")
