"""A new pack and a new scenario: small, sound, and meant to be written over."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cxsim.content.reader import read
from cxsim.model.authored import ID_PATTERN
from cxsim.model.cast import Customer
from cxsim.workbench.template_texts import CAST, PACK, PLAYTHROUGHS, SCENARIO, SOLVED_RUNS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxsim.model.cast import Cast

FIRST_SCENARIO = "first_call"
LONGEST_ANSWER = 120
"""Characters of a title or a name."""


@dataclass(frozen=True, slots=True)
class NewPack:
    """What is asked before a pack is written."""

    title: str
    firm: str
    customer: str
    """A customer's full name."""
    licence: str


@dataclass(frozen=True, slots=True)
class NewScenario:
    """What is asked before a scenario is written, and what the cast knows of whom it is with."""

    title: str
    person: str
    """Id of a customer or colleague."""
    kind: str = "customer"
    must_be: str | None = None
    """Ids of needs: one that must be met, one for straight answers, one that waiting harms."""
    straight: str | None = None
    quick: str | None = None


def pack_files(new: NewPack) -> dict[str, str]:
    """Return a pack's files, path → text; its one scenario is FIRST_SCENARIO."""
    customer = id_from(new.customer) or "customer"
    sheet = PACK.format(title=scalar(new.title), firm=scalar(new.firm), licence=scalar(new.licence))
    cast = CAST.format(customer=customer, name=scalar(new.customer))
    first = NewScenario("First call", customer, "customer", "settled", "straight", "soon")
    return {"pack.yaml": sheet, "cast.yaml": cast, **scenario_files(FIRST_SCENARIO, first)}


def scenario_files(scenario_id: str, new: NewScenario) -> dict[str, str]:
    """Return a scenario's files, path → text: the scenario and its golden runs."""
    needs = [need for need in (new.must_be, new.straight, new.quick) if need]
    text = SCENARIO.format(
        title=scalar(new.title),
        person=new.person,
        kind=new.kind,
        at_stake=f"at_stake: [{', '.join(needs)}]\n" if needs else "",
        variables="" if new.must_be else "variables:\n  helped: false\n",
        is_so="solved" if new.must_be else "helped",
        asked=_effects(new, straight="mostly", quick="mostly"),
        sent=_effects(new, straight="barely", quick="missed"),
        owned=_effects(new, must_be="fully", straight="fully", quick="barely"),
        passed=_effects(new, straight="partly", quick="mostly"),
        arrives=_inline(new),
    )
    runs = PLAYTHROUGHS.format(**{name: line if new.must_be else "" for name, line in SOLVED_RUNS.items()})
    return {f"{scenario_id}.yaml": text, f"playthroughs/{scenario_id}.yaml": runs}


def scenario_with(title: str, person: str, cast: Cast) -> NewScenario:
    """Return what a scenario with this person needs to know; the id must be in the cast."""
    found = cast.person(person)
    if not isinstance(found, Customer):
        return NewScenario(title, person, "team")
    must_be = [name for name, need in found.needs.items() if need.kind == "must_be"]
    graded = [name for name, need in found.needs.items() if need.kind == "performance"]
    chosen = [*graded[:2], None, None]
    return NewScenario(title, person, "customer", next(iter(must_be), None), chosen[0], chosen[1])


def id_from(name: str) -> str:
    """Return an id made of a name's first word, ``""`` where it has no letters that ids have."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    found = re.sub(r"[^a-z0-9]+", "_", plain.split(" ")[0]).strip("_")[:64]
    return found if re.match(ID_PATTERN, found) else ""


def fault_of(answer: str) -> str:
    """Say why an answer cannot be a title or a name, ``""`` where it can."""
    if not answer.strip():
        return "It is empty."
    if len(answer) > LONGEST_ANSWER:
        return f"It has more than {LONGEST_ANSWER} characters."
    return "" if answer.isprintable() else "It has characters that do not print."


def scalar(text: str) -> str:
    """Return a printable text as YAML reads it back: in quotes where it is more than a few plain words."""
    if re.fullmatch(r"[A-Z][a-z]+( [A-Za-z][a-z]*){0,5}", text) and text.lower() not in _WORDS:
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


_WORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off"})


def example_of(kind: str) -> Any:  # noqa: ANN401 - what stands in a file
    """Return what stands in a new pack's ``pack``, ``cast``, ``scenario`` or ``playthroughs``."""
    files = pack_files(NewPack("The corner shop", "Northbound Parcels", "Marta Lindqvist", "CC-BY-SA-4.0"))
    paths = {"scenario": f"{FIRST_SCENARIO}.yaml", "playthroughs": f"playthroughs/{FIRST_SCENARIO}.yaml"}
    return read(files[paths.get(kind, f"{kind}.yaml")]).value


def _delivers(new: NewScenario, levels: Mapping[str, str]) -> str:
    needs = {"must_be": new.must_be, "straight": new.straight, "quick": new.quick}
    return ", ".join(f"{needs[name]}: {level}" for name, level in levels.items() if needs[name])


def _effects(new: NewScenario, **levels: str) -> str:
    """Return the lines of a choice that say what the customer gets."""
    found = _delivers(new, levels)
    lines = f"\n        delivers: {{{found}}}" if found else ""
    return lines if new.must_be or levels.get("must_be") is None else f"{lines}\n        set: {{helped: true}}"


def _inline(new: NewScenario) -> str:
    """Return the effect of the case in which the other desk is quick."""
    return f"delivers: {{{new.must_be}: fully}}" if new.must_be else "set: {helped: true}"
