"""Everything there is to say about a pack: what the content room finds, the rules, and on request exploration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.content import load_pack
from cxsim.workbench.allowed import sifted
from cxsim.workbench.placing import placed
from cxsim.workbench.rules import broken_rules

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cxsim.content import Diagnostic
    from cxsim.model.pack import Pack
    from cxsim.workbench.placing import Said


_UNREACHED = {"CX806", "CX807"}
"""Said by exploration; where nothing leads to a place at all, CX406 has said so."""


def check_pack(folder: Path, explore: int = 0) -> tuple[Diagnostic, ...]:
    """Return what an author should fix, by file and line.

    Rules speak of sound packs only. ``explore`` is how many states of each scenario are explored, 0 for none.
    """
    loaded = load_pack(folder)
    found = list(loaded.diagnostics)
    if loaded.pack:
        unreachable = {(each.file, each.line) for each in found if each.code == "CX406"}
        more = placed(folder, _said(loaded.pack, explore))
        found += [each for each in more if each.code not in _UNREACHED or (each.file, each.line) not in unreachable]
    return sifted(folder, found, explored=explore > 0)


def _said(pack: Pack, explore: int) -> Iterator[Said]:
    told = set()
    for rule, finding in broken_rules(pack):
        told.add((finding.file, finding.path))
        yield rule.CODE, rule.NAME, rule.SEVERITY, finding
    if explore:
        from cxsim.workbench.explore import explored  # noqa: PLC0415 - the static check does not need the engine

        for said in explored(pack, explore):
            if (said[3].file, said[3].path) not in told:
                yield said
