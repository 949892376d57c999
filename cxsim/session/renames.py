"""Ids that were renamed: content changes, saves live."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxsim.model.walk import choices_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from cxsim.engine.luck import Luck, Place
    from cxsim.model.pack import Pack
    from cxsim.model.scenario import Scenario
    from cxsim.session.journal import Fallen


@dataclass(frozen=True, slots=True)
class Renames:
    """Old ids → new ids of one scenario. An id that still exists is never renamed."""

    places: Mapping[str, str]
    """Situations and endings."""
    choices: Mapping[str, Mapping[str, str]]
    """Situation, as it is called now → old choice → new choice; of a form ``part.answer``."""
    draws: Mapping[str, Container[str]]
    """Those there are now → the words they can fall on."""

    def place(self, name: str) -> str:
        """Return the id a situation or ending has now."""
        return self.places.get(name, name)

    def choice(self, situation: str, name: str) -> str:
        """Return the id a choice of that situation (as it is called now) has now."""
        return self.choices.get(situation, {}).get(name, name)

    def luck(self, fell: Fallen) -> Fallen:
        """Return how luck fell, by the names that things have now.

        A draw that is gone is taken for the only one that is new and has its word.
        """
        if not fell:
            return fell
        known = {name for name, _ in fell}
        new = [each for each in self.draws if each not in known]
        return tuple(
            [(self._luck(name, [each for each in new if label in self.draws[each]]), label) for name, label in fell]
        )

    def _luck(self, name: str, alike: Sequence[str]) -> str:
        place, dot, asked = name.partition(".")
        if dot:
            now = self.place(place)
            return f"{now}.{_called(asked, self.choices.get(now, {}))}"
        return alike[0] if name not in self.draws and len(alike) == 1 else name


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
    choices: dict[str, Mapping[str, str]] = {}
    for situation_id in scenario.situations:
        offered = _offered(scenario, situation_id)
        renamed = {old: new for old, new in _by_old_name(offered.items()).items() if old not in offered}
        if renamed:
            choices[situation_id] = renamed
    return Renames({old: new for old, new in places.items() if old not in kept}, choices, scenario.draws)


def lasting(luck: Luck, pack: Pack) -> Luck:
    """Return luck that asks by the first name each thing had, so that a rename leaves every outcome as it was."""
    return lambda place, weights: luck(first_place(place, pack), weights)


def first_place(place: Place, pack: Pack) -> Place:
    """Return where luck is asked for, by the first name that each thing had."""
    scenario = pack.scenarios[place.scenario]
    situation, choice = scenario.situations.get(place.situation), place.choice
    ending = scenario.endings.get(place.situation)
    if situation and any(each.renamed_from for _, _, each in choices_of(scenario, place.situation)):
        offered = _offered(scenario, place.situation)
        choice = _called(choice, {name: _first_name(name, olds, offered) for name, olds in offered.items()})
    olds = situation.renamed_from if situation else ending.renamed_from if ending else ()
    return place._replace(
        scenario=_first_name(place.scenario, scenario.renamed_from, pack.scenarios),
        situation=_first_name(place.situation, olds, scenario.situations, scenario.endings),
        choice=choice,
    )


def _offered(scenario: Scenario, situation: str) -> dict[str, tuple[str, ...]]:
    """Return what can be answered → what it was called before; of a form ``part.answer``."""
    found = {}
    for _, name, choice in choices_of(scenario, situation):
        part, dot, _ = name.rpartition(".")
        found[name] = tuple([f"{part}{dot}{old}" for old in choice.renamed_from])
    return found


def _called(asked: str, choices: Mapping[str, str]) -> str:
    """Return what luck is asked for under (a choice, then branches of chance) with the choice called otherwise."""
    names = asked.split(".")
    for count in (2, 1):  # a form's answer has two names
        choice = choices.get(".".join(names[:count]))
        if choice is not None:
            return ".".join((choice, *names[count:]))
    return asked


def _first_name(name: str, olds: Iterable[str], *kept: Container[str]) -> str:
    return next((old for old in olds if not any(old in each for each in kept)), name)


def _by_old_name(renamed: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    return {old: new for new, olds in renamed for old in olds}
