"""Blame that surely answers a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.model.effects import Choice, applied_in_turn
from cxsim.workbench.rules.punishes_reporting import REPORTS
from cxsim.workbench.study import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.content.diagnostic import Severity
    from cxsim.model.walk import Block
    from cxsim.workbench.study import PackStudy, ScenarioStudy

CODE = "CX764"
NAME = "blamed-for-a-report"
SEVERITY: Severity = "warning"
PUNISHES = frozenset({"blame", "sanction"})


def check(pack: PackStudy) -> Iterator[Finding]:
    """Yield blame that comes with a report whatever the firm is like, or to everybody who has just reported."""
    for each in pack.scenarios:
        blamed = [block for block in each.having["others"] if not PUNISHES.isdisjoint(_by_others(block))]
        only_reports: frozenset[str] | None = None
        for block in blamed:
            answers = isinstance(block.effects, Choice) and not REPORTS.isdisjoint(block.effects.does)
            if not answers and block.path[2:] == ("happens",):
                only_reports = _come_to_by_reports(each) if only_reports is None else only_reports
                answers = str(block.path[1]) in only_reports
            if answers:
                problem = "who reports is blamed here, in any team: the scenario teaches people to hide."
                way_out = "Say when: in a case such as team.safety == low, or let others answer otherwise."
                yield Finding(each.file, (*block.path, "others"), problem, way_out)


def _by_others(block: Block) -> frozenset[str]:
    return frozenset(deed for deeds in block.effects.others.values() for deed in deeds)


def _come_to_by_reports(study: ScenarioStudy) -> frozenset[str]:
    """Return the situations and endings to which no way leads but right after a report."""
    ways: dict[str | None, bool] = {study.scenario.start or next(iter(study.scenario.situations)): False}
    for name, situation in study.scenario.situations.items():
        ways[situation.otherwise] = False
        for _, _, choice in study.offered[name]:
            for target, reports in _ways(choice, situation.next):
                ways[target] = ways.get(target, True) and reports
    for stage in study.scenario.stages.values():
        ways[stage.start] = False
    return frozenset(name for name, reports in ways.items() if reports and name is not None)


def _ways(choice: Choice, onward: str | None) -> Iterator[tuple[str | None, bool]]:
    """Yield where a choice may lead, and whether it has reported by then."""
    done: dict[tuple[str, ...], frozenset[str]] = {}
    for path, effects in applied_in_turn(choice):
        before = max((each for each in done if path[: len(each)] == each), key=len, default=())
        done[path] = done.get(before, frozenset()).union(effects.does)
        if effects.next or not path:
            yield effects.next or onward, not REPORTS.isdisjoint(done[path])
