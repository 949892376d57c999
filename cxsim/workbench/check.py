"""Everything there is to say about a pack: what the content room finds, the rules, and on request exploration."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cxsim.content import load_pack
from cxsim.content.checks import check_pictures
from cxsim.content.languages import LOCALE
from cxsim.workbench.allowed import sifted
from cxsim.workbench.placing import placed
from cxsim.workbench.rules import broken_rules

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from cxsim.content import Diagnostic, Loaded
    from cxsim.content.left_out import LeftOut
    from cxsim.content.load import ReadBytes
    from cxsim.model.manuscript import Manuscript
    from cxsim.model.pack import Pack
    from cxsim.workbench.placing import Said


_UNREACHED = {"CX806", "CX807"}
"""Said by exploration; where nothing leads to a place at all, CX406 has said so."""
_LANGUAGES = "pack.yaml", ("languages",)
_OPEN = {"CX405"}
"""Said where the text alone leaves something open: once every state is known, exploration has said whether it is so."""


def check_pack(
    folder: Path, explore: int = 0, read_bytes: ReadBytes = Path.read_bytes, *, beside: bool = True
) -> tuple[Diagnostic, ...]:
    """Return what an author should fix, by file and line.

    Of a pack with errors it is what holds whatever the author meant by them. ``explore`` is how many states of each
    scenario are explored, 0 for none; ``read_bytes`` is how a file is read, where an editor has newer text than the
    disk; ``beside`` whether what lies beside the YAML is read as well: translations, pictures.
    """
    loaded = load_pack(folder, read_bytes)
    found = list(loaded.diagnostics)
    judged = _judged(loaded)
    decided: frozenset[str] = frozenset()
    if judged:
        unreachable = {(each.file, each.line) for each in found if each.code == "CX406"}
        more = placed(folder, judged.said(explore), read_bytes)
        found += [each for each in more if each.code not in _UNREACHED or (each.file, each.line) not in unreachable]
        if beside:
            found += judged.about_translations(folder, read_bytes)
            found += check_pictures(judged.pack.cast, folder)
        if explore:
            decided = frozenset(_explored(folder, judged, found))
    kept = sifted(folder, found, sound=loaded.pack is not None, explored=explore > 0, read_bytes=read_bytes)
    return tuple(each for each in kept if each.code not in _OPEN or each.file not in decided)


class _Judged(NamedTuple):
    """A pack, or what remains of one with errors."""

    pack: Pack
    manuscripts: Mapping[str, Manuscript]
    playable: Collection[str]
    """The scenarios that can be explored."""
    left_out: LeftOut | None

    def said(self, explore: int) -> Iterator[Said]:
        """Yield what rules and exploration say that does not hang on anything that was left out."""
        for each in _said(self, explore):
            finding = each[3]
            if self.left_out is None:
                yield each
            elif not self.left_out.leaves_open(finding.file, finding.path, finding.problem):
                yield (*each[:3], finding._replace(path=self.left_out.moved(finding.file, finding.path)))

    def about_translations(self, folder: Path, read_bytes: ReadBytes) -> Iterable[Diagnostic]:
        """Yield what is said about the translations; a text that was left out is no reason to call one idle."""
        if {*self.pack.sheet.languages} <= {self.pack.sheet.source} and not (folder / LOCALE).is_dir():
            return ()
        from cxsim.workbench.translation.check import check_translations  # noqa: PLC0415 - one language needs none

        left_out = self.left_out
        found = check_translations(self.pack, folder, whole=left_out is None, read_bytes=read_bytes)
        return (each for each in found if not (left_out and left_out.leaves_open(*_LANGUAGES, each.problem)))


def _judged(loaded: Loaded) -> _Judged | None:
    if loaded.pack:
        return _Judged(loaded.pack, loaded.manuscripts, loaded.pack.scenarios.keys(), None)
    if loaded.remains is None:
        return None
    return _Judged(loaded.remains.pack, loaded.remains.manuscripts, loaded.remains.playable, loaded.remains.left_out)


def _explored(folder: Path, judged: _Judged, found: Iterable[Diagnostic]) -> Iterator[str]:
    """Yield the files of the scenarios of which every state was looked at."""
    stopped = {each.file for each in found if each.code == "CX809"}
    yield from {str(folder / f"{name}.yaml") for name in judged.playable} - stopped


def _said(judged: _Judged, explore: int) -> Iterator[Said]:
    told = set()
    for rule, finding in broken_rules(judged.pack, judged.manuscripts):
        if rule.CODE not in _OPEN:
            told.add((finding.file, finding.path))
        yield rule.CODE, rule.NAME, rule.SEVERITY, finding
    if explore and judged.playable:
        from cxsim.workbench.exploration.explore import explored  # noqa: PLC0415 - the static check does not need the engine

        for said in explored(judged.pack, explore, judged.manuscripts, judged.playable):
            if (said[3].file, said[3].path) not in told:
                yield said
