"""From a path in a pack's file to the line and column where it stands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cxsim.content.diagnostic import Diagnostic
from cxsim.content.reader import places

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cxsim.content.diagnostic import Severity
    from cxsim.content.load import ReadBytes
    from cxsim.content.yaml_places import Place, Places
    from cxsim.workbench.study import Finding

Said = tuple[str, str, "Severity", "Finding"]
"""Code, name, severity, and what was found."""


def placed(folder: Path, found: Iterable[Said], read_bytes: ReadBytes = Path.read_bytes) -> list[Diagnostic]:
    """Return findings as diagnostics; each file that something is said of is read once more, for its places."""
    known: dict[str, Places] = {}
    told = []
    for code, name, severity, finding in found:
        file = folder / finding.file
        if finding.file not in known:
            known[finding.file] = places(read_bytes(file))
        line, column = _place(known[finding.file], finding)
        told.append(Diagnostic(str(file), line, column, code, name, finding.problem, finding.way_out, severity))
    return told


def _place(known: Places, finding: Finding) -> Place:
    value = known.value(finding.path) if finding.on == "value" else None
    if value is None and finding.on == "value" and isinstance(finding.path[-1], int):
        value = known.value(finding.path[:-1])  # one id stands for a list of one
    return value or known.nearest(finding.path)
