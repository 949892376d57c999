"""A situation whose choices may all be closed at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.model.expression import TRUTH, Logic
from cxsim.model.ranges import always_holds, of_names
from cxsim.workbench.study import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cxsim.content.diagnostic import Severity
    from cxsim.model.ranges import Ranges
    from cxsim.model.walk import Path
    from cxsim.workbench.study import PackStudy, ScenarioStudy

CODE = "CX405"
NAME = "may-close"
SEVERITY: Severity = "warning"


def check(pack: PackStudy) -> Iterator[Finding]:
    """Yield situations and parts of forms all of whose answers may be closed, as far as ranges tell."""
    closable = {each.id: tuple(_all_with_conditions(each)) for each in pack.scenarios}
    for each, ranges in zip(pack.scenarios, pack.ranges, strict=True) if any(closable.values()) else ():
        for path, what, answers in closable[each.id]:
            if not _one_always_holds(each, answers, ranges):
                problem = f"every {what} has a 'when': all of them may be closed at once."
                yield Finding(each.file, path, problem, "Leave one choice always open.")


def _all_with_conditions(study: ScenarioStudy) -> Iterator[tuple[Path, str, Sequence[Path]]]:
    for name, situation in study.scenario.situations.items():
        at: Path = ("situations", name)
        for part, answers in situation.parts.items():
            if answers and all(each.when for each in answers.values()):
                paths = [(*at, "parts", part, answer) for answer in answers]
                yield (*at, "parts", part), f"answer of part '{part}'", paths
        offered = study.offered[name]
        if offered and not situation.parts and all(choice.when for _, _, choice in offered):
            yield at, f"choice of '{name}'", [path for path, _, _ in offered]


def _one_always_holds(study: ScenarioStudy, answers: Sequence[Path], ranges: Ranges) -> bool:
    wanted = {(*path, "when") for path in answers}
    conditions = [each for each in study.expressions if each.path in wanted]
    together = Logic("or", tuple(each.tree for each in conditions), type=TRUTH)
    return always_holds(together, of_names(frozenset().union(*(each.names for each in conditions)), ranges))
