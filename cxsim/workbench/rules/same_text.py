"""Two choices that read alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.workbench.study import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.content.diagnostic import Severity
    from cxsim.workbench.study import PackStudy

CODE = "CX750"
NAME = "same-text"
SEVERITY: Severity = "warning"


def check(pack: PackStudy) -> Iterator[Finding]:
    """Yield choices of one situation with the words of another one, where both are open under the same condition."""
    for each in pack.scenarios:
        for name in each.scenario.situations:
            seen: dict[tuple[str, str | None], str] = {}
            for path, choice_id, choice in each.offered[name]:
                first = seen.setdefault((" ".join(choice.text.split()).casefold(), choice.when), choice_id)
                if first != choice_id and choice.text.strip():
                    problem = f"choice '{choice_id}' of '{name}' reads like '{first}': nobody can tell them apart."
                    yield Finding(each.file, (*path, "text"), problem, "Say what one does differently.", on="value")
