"""What is read in a pack, for whoever reads about decisions later and has no pack at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.model.prose import read_prose
from cxsim.model.walk import choices_of
from cxsim.record.rows import ChoiceWords, PackWords, ScenarioWords

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cxsim.model.pack import Pack
    from cxsim.model.scenario import Scenario

LONGEST = 300
"""Characters of a text that are kept."""


def words_of(pack: Pack, content: str) -> PackWords:
    """Return what a pack's scenarios and choices are called, in the language that it is written in."""
    scenarios = (
        ScenarioWords(name, each.title, each.about.kind, " ".join(each.about.themes))
        for name, each in pack.scenarios.items()
    )
    people = {name: each.name for name, each in pack.cast.people.items()}
    choices = (row for name, each in pack.scenarios.items() for row in _choices(name, each, people))
    return PackWords(content, tuple(scenarios), tuple(choices))


def words_in(pack: Pack, translated: Pack) -> dict[str, str]:
    """Return what leaders read of a pack → the same in the language that it was translated into."""
    here, there = words_of(pack, ""), words_of(translated, "")
    titles = zip(here.scenarios, there.scenarios, strict=True)
    choices = zip(here.choices, there.choices, strict=True)
    return {one.title: other.title for one, other in titles} | {
        text: said
        for one, other in choices
        for text, said in ((one.situation_text, other.situation_text), (one.choice_text, other.choice_text))
    }


def _choices(name: str, scenario: Scenario, people: Mapping[str, str]) -> Iterator[ChoiceWords]:
    place = 0
    for situation_id, situation in scenario.situations.items():
        for _, choice_id, choice in choices_of(scenario, situation_id):
            told, offered = (_plain(each, people) for each in (situation.text, choice.text))
            yield ChoiceWords(name, situation_id, choice_id, place, told, offered)
            place += 1


def _plain(text: str, people: Mapping[str, str]) -> str:
    """Return a text on one line, without marks: who speaks is named, and a value is left open."""
    told = []
    for line in read_prose(text, frozenset(people)):
        words = "".join("…" if span.value else span.text for span in line.spans)
        told.append(f"{people[line.speaker]}: {words}" if line.speaker else words)
    return " ".join(" ".join(told).split())[:LONGEST]
