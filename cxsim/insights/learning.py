"""Find what a participant has learned by doing it: read from tries, never stored, never against anybody. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from cxsim.engine.encounter import Encounter
    from cxsim.model.pack import Pack
    from cxsim.session.play import Play

DEEDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "spoke_up": frozenset({"speak_up", "pass_on_voice"}),
        "asked_for_help": frozenset({"ask_for_help"}),
        "reported_a_slip": frozenset({"report_failure", "own_up"}),
        "said_it_straight": frozenset({"say_straight"}),
        "wanted_to_know": frozenset({"inquire", "thank_for_report"}),
        "closed_the_loop": frozenset({"close_loop", "fix_system"}),
        "helped_a_colleague": frozenset({"help_colleague", "recognise_colleague", "work_across"}),
    }
)
"""What was learned → the deeds of which one shows it."""
GOOD_ATTITUDE = 0.0
"""A customer who was failed and thinks at least this of the firm was won back; attitude is in [-1, 1]."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """Something that was learned, and the try in which it was shown first."""

    id: str
    scenario: str
    week: int


def learned(pack: Pack, plays: Iterable[Play]) -> tuple[Lesson, ...]:
    """Return what tries show, each once, in the order in which it was shown first.

    ``plays`` are all tries in order, also those that do not count: trying again is what learning looks like.
    """
    found: dict[str, Lesson] = {}
    earlier: dict[str, list[Play]] = {}
    for play in plays:
        before = earlier.setdefault(play.scenario, [])
        for name in _shown(pack, play, before):
            found.setdefault(name, Lesson(name, play.scenario, play.state.week))
        before.append(play)
    return tuple(found.values())


def _shown(pack: Pack, play: Play, before: Iterable[Play]) -> Iterator[str]:
    encounter = play.encounter()
    done = frozenset(encounter.deeds)
    yield from (name for name, deeds in DEEDS.items() if done & deeds)
    yield from (name for name, holds in _OF_AN_ENCOUNTER.items() if holds(encounter))
    if play.ending is None:
        return
    endings = pack.scenarios[play.scenario].endings
    ended = [each for each in before if each.ending in endings]
    if not endings[play.ending].setback and any(endings[each.ending or ""].setback for each in ended):
        yield "changed_their_mind"
    if any(each.ending != play.ending for each in ended):
        yield "looked_at_both_ways"


def _won_back(encounter: Encounter) -> bool:
    """Say whether a customer was failed and, at the ending, well again."""
    if encounter.ending is None or not encounter.solved:
        return False
    return any(each.failed and each.attitude >= GOOD_ATTITUDE for each in encounter.contacts.values())


def _kept_a_promise(encounter: Encounter) -> bool:
    return "kept" in encounter.promises.values()


def _wrote_what_was_so(encounter: Encounter) -> bool:
    """Say whether something that was not solved was written down as open, where "solved" looks better."""
    return encounter.reported == "open" and encounter.solved_at_close is False


_OF_AN_ENCOUNTER: Mapping[str, Callable[[Encounter], bool]] = MappingProxyType(
    {
        "won_a_customer_back": _won_back,
        "kept_a_promise": _kept_a_promise,
        "wrote_what_was_so": _wrote_what_was_so,
    }
)
LESSONS = (*DEEDS, *_OF_AN_ENCOUNTER, "changed_their_mind", "looked_at_both_ways")
"""All that there is to learn, by id."""
