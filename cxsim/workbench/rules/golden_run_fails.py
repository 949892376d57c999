"""A golden run that does not come true."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from cxsim.workbench.rules.unknown_in_golden_run import unknown_names
from cxsim.workbench.study import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.content.diagnostic import Severity
    from cxsim.workbench.exploration.prospects import Prospects

CODE = "CX810"
NAME = "golden-run-fails"
SEVERITY: Severity = "warning"
EXPLORES: Literal["part"] = "part"


def check(prospects: Prospects) -> Iterator[Finding]:
    """Yield the golden runs of a scenario that play otherwise than they say, with the first thing that is otherwise."""
    from cxsim.simulation.golden import play_golden  # noqa: PLC0415 - the static check does not need the engine

    pack, study = prospects.explored.pack, prospects.explored.study
    programs = {study.id: prospects.explored.compiled}
    for name, run in pack.playthroughs.get(study.id, {}).items():
        if any(unknown_names(study, run)):
            continue  # that is told
        outcome = play_golden(pack, study.id, run, programs)
        if outcome.mismatches:
            problem = f"the golden run '{name}' does not come true: {outcome.mismatches[0]}"
            way_out = "Mend the scenario where it should play so, or the run where it should not."
            yield Finding(f"playthroughs/{study.id}.yaml", (name, *outcome.at), problem, way_out, on="value")
