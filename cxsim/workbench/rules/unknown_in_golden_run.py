"""A golden run that names what is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from cxsim.content.diagnostic import quoted
from cxsim.content.problem import nearest
from cxsim.equations.deeds import DEEDS
from cxsim.equations.practice import PRACTICES
from cxsim.workbench.study import Finding

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from cxsim.content.diagnostic import Severity
    from cxsim.model.effects import Effects
    from cxsim.model.playthrough import Expectation, Playthrough
    from cxsim.model.walk import Path
    from cxsim.workbench.study import PackStudy, ScenarioStudy

CODE = "CX723"
NAME = "unknown-in-golden-run"
SEVERITY: Severity = "warning"


class Named(NamedTuple):
    """A name in a golden run: where it stands, what it should be, and the names that there are."""

    path: Path
    on: Literal["key", "value"]
    what: str
    name: str
    known: Collection[str]


def check(pack: PackStudy) -> Iterator[Finding]:
    """Yield the names in golden runs that name nothing of the scenario, nor of the closed lists."""
    for each in pack.scenarios:
        runs = pack.pack.playthroughs.get(each.id, {})
        for run_id, run in runs.items():
            for named in unknown_names(each, run):
                problem = f"there is no {named.what} {quoted(named.name)} for the golden run '{run_id}'."
                yield Finding(
                    f"playthroughs/{each.id}.yaml",
                    (run_id, *named.path),
                    problem,
                    nearest(named.name, named.known),
                    named.on,
                )


def unknown_names(study: ScenarioStudy, run: Playthrough) -> Iterator[Named]:
    """Yield the names in a golden run of a scenario that name nothing."""
    for each in (*_steps(study, run), *_luck_named(_luck(study), run), *_expected(study, run.expect)):
        if each.name not in each.known:
            yield each


def _steps(study: ScenarioStudy, run: Playthrough) -> Iterator[Named]:
    for at, step in enumerate(run.play):
        for situation, answer in step.items():
            path: Path = ("play", at, situation)
            if situation not in study.offered:
                yield Named(path, "key", "situation", situation, study.offered)
                continue
            parts = study.scenario.situations[situation].parts
            if isinstance(answer, str):
                choices = () if parts else [name for _, name, _ in study.offered[situation]]
                yield Named(path, "value", f"choice in '{situation}' called", answer, choices)
                continue
            for part, chosen in answer.items():
                yield Named((*path, part), "key", f"part of '{situation}' called", part, parts)
                if part in parts:
                    yield Named((*path, part), "value", f"answer to '{part}' called", chosen, parts[part])


def _luck_named(luck: Mapping[str, Collection[str]], run: Playthrough) -> Iterator[Named]:
    for place, label in run.luck.items():
        yield Named(("luck", place), "key", "luck called", place, luck)
        if place in luck:
            yield Named(("luck", place), "value", f"outcome of '{place}' called", label, luck[place])


def _expected(study: ScenarioStudy, expect: Expectation) -> Iterator[Named]:
    yield Named(("expect", "ending"), "value", "ending", expect.ending, study.scenario.endings)
    for practice in expect.practice:
        yield Named(("expect", "practice", practice), "key", "practice", practice, PRACTICES)
    for at, echo in enumerate(expect.echoes or ()):
        yield Named(("expect", "echoes", at), "value", "echo", echo, study.scenario.echoes)
    for at, deed in enumerate(expect.never):
        yield Named(("expect", "never", at), "value", "deed", deed, DEEDS)


def _luck(study: ScenarioStudy) -> dict[str, set[str]]:
    """Return the places where luck falls, as golden runs call them, with what can come of each."""
    found = {name: {*outcomes} for name, outcomes in study.scenario.draws.items()}
    for name, situation in study.scenario.situations.items():
        blocks = [(f"{name}.{choice_id}", choice) for _, choice_id, choice in study.offered[name]]
        for place, block in (*blocks, (f"{name}.happens", situation.happens)):
            _note_luck(found, place, block)
    for name, ending in study.scenario.endings.items():
        _note_luck(found, f"{name}.happens", ending.happens)
    return found


def _note_luck(found: dict[str, set[str]], place: str, block: Effects | None) -> None:
    if block is None:
        return
    for case in block.cases.values():
        _note_luck(found, place, case)
    if block.chance:
        found.setdefault(place, set()).update(block.chance)
    for name, branch in block.chance.items():
        _note_luck(found, f"{place}.{name}", branch)
