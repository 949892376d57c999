"""A value in braces where there is none to show."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from pydantic import BaseModel

from cxsim.content.checks.prose import VALUES
from cxsim.model.prose import values_named
from cxsim.workbench.study import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.content.diagnostic import Severity
    from cxsim.model.walk import Path
    from cxsim.workbench.study import PackStudy, ScenarioStudy

CODE = "CX765"
NAME = "empty-value"
SEVERITY: Severity = "warning"
LABELS = frozenset({"title", "label", "name", "mission"})
OF_A_CONTACT = frozenset({"time", "queue"})


def check(pack: PackStudy) -> Iterator[Finding]:
    """Yield values that stand as they are in a label, that do not exist, or that are nothing where they stand."""
    for file, shape in (("pack.yaml", pack.pack.sheet), ("cast.yaml", pack.pack.cast)):
        for path, text in _with_brace(shape, ()):
            yield from _around(file, path, text)
    for each in pack.scenarios:
        scenario = each.scenario
        for name, around in (("title", scenario.title), ("about", scenario.about), ("promises", scenario.promises)):
            for path, text in _with_brace(around, (name,)):
                yield from _around(each.file, path, text)
        yield from _inside(each)


def _with_brace(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    """Yield the texts in a value of a file in which a brace opens, each with its path."""
    match value:
        case str():
            if "{" in value:
                yield path, value
        case BaseModel():
            for name, each in value.__dict__.items():
                yield from _with_brace(each, (*path, name))
        case Mapping():
            for name, each in value.items():
                yield from _with_brace(each, (*path, name))
        case _:
            pass


def _around(file: str, path: Path, text: str) -> Iterator[Finding]:
    """Yield the values of a text around the contacts: those of the firm alone are known there, in labels none."""
    is_label = path[-1] in LABELS or path[0] in {"facts", "promises"}
    for name in values_named(text):
        if is_label:
            yield _empty(file, path, name, "stands as it is: in a label nothing is filled in")
        elif name not in VALUES:
            yield _empty(file, path, name, "does not exist, so nothing is shown")
        elif name in OF_A_CONTACT:
            yield _empty(file, path, name, "is 0 here, for nobody is served")


def _inside(study: ScenarioStudy) -> Iterator[Finding]:
    """Yield the values of a scenario's texts that are 0 wherever one reads them."""
    scenario = study.scenario
    if "{time}" in scenario.prebrief:
        yield _empty(study.file, ("prebrief",), "time", "is 0 before the start")
    for name, echo in scenario.echoes.items():
        for value in sorted(OF_A_CONTACT.intersection(values_named(echo.text))) if "{" in echo.text else ():
            yield _empty(study.file, ("echoes", name, "text"), value, "is 0 here, for nobody is served")
    if not scenario.queue and not any(each.queue for each in scenario.situations.values()):
        for path, text in study.texts:
            if "{queue}" in text and path[0] != "echoes":
                yield _empty(study.file, path, "queue", "is 0: the scenario has no 'queue'")


def _empty(file: str, path: Path, name: str, why: str) -> Finding:
    return Finding(file, path, f"{{{name}}} {why}.", "Write it in words, or leave it out.", "value", f"{{{name}}}")
