"""A golden run that does not come true."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from cxsim.workbench.study import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.content.diagnostic import Severity
    from cxsim.engine import Program
    from cxsim.workbench.prospects import Prospects

CODE = "CX810"
NAME = "golden-run-fails"
SEVERITY: Severity = "warning"
EXPLORES: Literal["part"] = "part"


def check(prospects: Prospects) -> Iterator[Finding]:
    """Yield the golden runs of a scenario that play otherwise than they say, with the first thing that is otherwise."""
    from cxsim.simulation.golden import play_golden  # noqa: PLC0415 - the static check does not need the engine

    pack, scenario = prospects.explored.pack, prospects.explored.study.id
    programs: dict[str, Program] = {}
    for name, run in pack.playthroughs.get(scenario, {}).items():
        mismatches = play_golden(pack, scenario, run, programs).mismatches
        if mismatches:
            problem = f"the golden run '{name}' does not come true: {mismatches[0]}"
            way_out = "Mend the scenario where it should play so, or the run where it should not."
            yield Finding(f"playthroughs/{scenario}.yaml", (name,), problem, way_out)
