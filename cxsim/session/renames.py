"""Ids that were renamed: content changes, saves live."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxsim.model.walk import choices_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from cxsim.engine.luck import Luck, Place, Weights
    from cxsim.model.effects import Choice
    from cxsim.model.pack import Pack
    from cxsim.model.scenario import Scenario, Situation


@dataclass(frozen=True, slots=True)
class Renames:
    """Old ids → new ids of one scenario. An id that still exists is never renamed."""

    places: Mapping[str, str]
    """Situations and endings."""
    choices: Mapping[tuple[str, str], str]
    """(new situation, old choice) → new choice."""

    def place(self, name: str) -> str:
        """Return the id a situation or ending has now."""
        return self.places.get(name, name)

    def choice(self, situation: str, name: str) -> str:
        """Return the id a choice of that situation (as it is called now) has now."""
        return self.choices.get((situation, name), name)


def scenario_now(pack: Pack, name: str) -> str:
    """Return the id a scenario has now."""
    if name in pack.scenarios:
        return name
    return _by_old_name((new, each.renamed_from) for new, each in pack.scenarios.items()).get(name, name)


def renames_of(scenario: Scenario) -> Renames:
    """Collect ``renamed_from`` of a scenario."""
    kept = {*scenario.situations, *scenario.endings}
    places = _by_old_name((new, each.renamed_from) for new, each in scenario.situations.items())
    places |= _by_old_name((new, each.renamed_from) for new, each in scenario.endings.items())
    choices: dict[tuple[str, str], str] = {}
    for situation_id in scenario.situations:
        offered = {name: each for _, name, each in choices_of(scenario, situation_id)}
        renamed = _by_old_name((new, each.renamed_from) for new, each in offered.items())
        choices |= {(situation_id, old): new for old, new in renamed.items() if old not in offered}
    return Renames({old: new for old, new in places.items() if old not in kept}, choices)


def lasting(luck: Luck, pack: Pack) -> Luck:
    """Return luck that asks by the first name each thing had, so that a rename leaves every outcome as it was."""

    def asked(place: Place, weights: Weights) -> str:
        scenario = pack.scenarios[place.scenario]
        situation = scenario.situations.get(place.situation)
        choice, dot, branch = place.choice.partition(".")
        if situation is not None:
            offered = situation.choices | scenario.anytime
            choice = _first_name(choice, offered.get(choice), offered)
        first = place._replace(
            scenario=_first_name(place.scenario, scenario, pack.scenarios),
            situation=_first_name(place.situation, situation, scenario.situations),
            choice=choice + dot + branch,
        )
        return luck(first, weights)

    return asked


def _first_name(name: str, authored: Choice | Scenario | Situation | None, kept: Container[str]) -> str:
    olds = authored.renamed_from if authored else ()
    return next((old for old in olds if old not in kept), name)


def _by_old_name(renamed: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    return {old: new for new, olds in renamed for old in olds}
