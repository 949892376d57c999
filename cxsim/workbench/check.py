"""Everything there is to say about a pack: what the content room finds, the rules, and on request exploration."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cxsim.content import load_pack
from cxsim.content.checks import check_pictures
from cxsim.content.languages import LOCALE
from cxsim.workbench.allowed import sifted
from cxsim.workbench.placing import placed
from cxsim.workbench.rules import broken_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cxsim.content import Diagnostic
    from cxsim.content.load import ReadBytes
    from cxsim.model.manuscript import Manuscript
    from cxsim.model.pack import Pack
    from cxsim.workbench.placing import Said


_UNREACHED = {"CX806", "CX807"}
"""Said by exploration; where nothing leads to a place at all, CX406 has said so."""
_OPEN = {"CX405"}
"""Said where the text alone leaves something open: once every state is known, exploration has said whether it is so."""


def check_pack(
    folder: Path, explore: int = 0, read_bytes: ReadBytes = Path.read_bytes, *, beside: bool = True
) -> tuple[Diagnostic, ...]:
    """Return what an author should fix, by file and line.

    Rules speak of sound packs only. ``explore`` is how many states of each scenario are explored, 0 for none;
    ``read_bytes`` is how a file is read, where an editor has newer text than the disk; ``beside`` whether what
    lies beside the YAML is read as well: translations, pictures.
    """
    loaded = load_pack(folder, read_bytes)
    found = list(loaded.diagnostics)
    if loaded.pack:
        unreachable = {(each.file, each.line) for each in found if each.code == "CX406"}
        more = placed(folder, _said(loaded.pack, loaded.manuscripts, explore), read_bytes)
        found += [each for each in more if each.code not in _UNREACHED or (each.file, each.line) not in unreachable]
        if beside:
            found += _about_translations(loaded.pack, folder)
            found += check_pictures(loaded.pack.cast, folder)
    kept = sifted(folder, found, sound=loaded.pack is not None, explored=explore > 0, read_bytes=read_bytes)
    decided = frozenset(_explored(folder, loaded.pack, found)) if loaded.pack and explore else frozenset()
    return tuple(each for each in kept if each.code not in _OPEN or each.file not in decided)


def _explored(folder: Path, pack: Pack, found: Iterable[Diagnostic]) -> Iterator[str]:
    """Yield the files of the scenarios of which every state was looked at."""
    stopped = {each.file for each in found if each.code == "CX809"}
    yield from {str(folder / f"{name}.yaml") for name in pack.scenarios} - stopped


def _about_translations(pack: Pack, folder: Path) -> Iterable[Diagnostic]:
    if {*pack.sheet.languages} <= {pack.sheet.source} and not (folder / LOCALE).is_dir():
        return ()
    from cxsim.workbench.translation.check import check_translations  # noqa: PLC0415 - a pack in one language needs none

    return check_translations(pack, folder)


def _said(pack: Pack, manuscripts: Mapping[str, Manuscript], explore: int) -> Iterator[Said]:
    told = set()
    for rule, finding in broken_rules(pack, manuscripts):
        if rule.CODE not in _OPEN:
            told.add((finding.file, finding.path))
        yield rule.CODE, rule.NAME, rule.SEVERITY, finding
    if explore:
        from cxsim.workbench.explore import explored  # noqa: PLC0415 - the static check does not need the engine

        for said in explored(pack, explore, manuscripts):
            if (said[3].file, said[3].path) not in told:
                yield said
