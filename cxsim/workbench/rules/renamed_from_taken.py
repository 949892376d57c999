"""A former id that something else has, or had as well, or that is the id still."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cxsim.workbench.study import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cxsim.content.diagnostic import Severity
    from cxsim.model.walk import Offer, Path
    from cxsim.workbench.study import PackStudy, ScenarioStudy

CODE = "CX726"
NAME = "renamed-from-taken"
SEVERITY: Severity = "warning"


class _Named(NamedTuple):
    """Something that a save may name: where it is written, its id, and those it had."""

    file: str
    path: Path
    id: str
    olds: tuple[str, ...]


def check(pack: PackStudy) -> Iterator[Finding]:
    """Yield former ids by which a save would find something else: one that exists, or one that had that id, too."""
    for file, path, problem in dict.fromkeys(each for beside in _groups(pack) for each in _taken(beside)):
        yield Finding(file, path, problem, "Leave it out, or write the id that this one had.", on="value")


def _groups(pack: PackStudy) -> Iterator[Sequence[_Named]]:
    """Yield what shares its ids: scenarios; situations and endings; what answers a situation, or a part of a form."""
    yield [_Named(each.file, (), each.id, each.scenario.renamed_from) for each in pack.scenarios]
    for each in pack.scenarios:
        situations, endings = each.scenario.situations.values(), each.scenario.endings.values()
        if any(one.renamed_from for one in situations) or any(one.renamed_from for one in endings):
            yield [*_places(each)]
        for offered in each.offered.values():
            if any(choice.renamed_from for _, _, choice in offered):
                yield from _answers(each.file, offered)


def _places(study: ScenarioStudy) -> Iterator[_Named]:
    for name, situation in study.scenario.situations.items():
        yield _Named(study.file, ("situations", name), name, situation.renamed_from)
    for name, ending in study.scenario.endings.items():
        yield _Named(study.file, ("endings", name), name, ending.renamed_from)


def _answers(file: str, offered: Sequence[Offer]) -> Iterable[Sequence[_Named]]:
    found: dict[str, list[_Named]] = {}
    for path, name, choice in offered:
        part, _, own = name.rpartition(".")
        found.setdefault(part, []).append(_Named(file, path, own, choice.renamed_from))
    return found.values()


def _taken(beside: Sequence[_Named]) -> Iterator[tuple[str, Path, str]]:
    """Yield (file, path, problem) of former ids that name something else, or the same thing still."""
    owners = {each.id: each.id for each in beside}
    for each in beside:
        for at, old in enumerate(each.olds):
            owner = owners.setdefault(old, each.id)
            path = (*each.path, "renamed_from", at)
            if old == each.id:
                yield each.file, path, f"'{old}' is what it is called now, so it says nothing."
            elif owner != each.id:
                other = "is there" if owner == old else f"is what '{owner}' was called"
                yield each.file, path, f"'{old}' {other}, so no save finds this by that id."
