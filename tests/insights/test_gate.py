"""The disclosure gate: what it shows, what it hides, and an attacker who has kept every publication."""

from __future__ import annotations

import itertools
import json
import math
from collections import Counter
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some
from scipy.optimize import linprog

from cxsim.insights.disclosed import LEAST_FOR_ALL_ANSWERS, MASKED, STEP, Disclosed, Figure, Hidden, blur
from cxsim.insights.gate import LEAST_PEOPLE, Ledger, Tally, as_plain, from_plain, published

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hypothesis.strategies import DataObject

PERIOD = "2026-Q4"
Answer: TypeAlias = tuple[str, str, str]
"""Person, team, item."""


@dataclass(frozen=True)
class World:
    """Who answered what with yes (1) or no (0)."""

    answers: Mapping[Answer, int]

    def tallies(self) -> list[Tally]:
        found: dict[tuple[str, str], Counter[str]] = {}
        for (_, team, item), yes in self.answers.items():
            found.setdefault((team, item), Counter())["yes" if yes else "no"] += 1
        return [Tally(*key, row.total(), {"said": dict(row)}) for key, row in found.items()]


def chance(seed: int) -> Random:
    return Random(seed)


def tally(team: str, yes: int, no: int, item: str = "s") -> Tally:
    return Tally(team, item, yes + no, {"said": {"yes": yes, "no": no}})


def shown(*tallies: Tally, ledger: Ledger | None = None) -> Disclosed:
    return Disclosed(published(ledger or Ledger(), PERIOD, tallies), PERIOD)


def test_four_people_are_hidden_and_told_why() -> None:
    assert shown(tally("a", 2, 2)).share("a", ["s"], "said") == Hidden("nobody")
    assert shown(Tally("a", "s", 6, {"said": {"yes": 2, "no": 2}})).share("a", ["s"], "said") == Hidden("few", 5)


def test_five_people_are_shown_in_steps() -> None:
    figure = shown(tally("a", 4, 3)).share("a", ["s"], "said")
    assert isinstance(figure, Figure)
    assert (figure.value, figure.masked, figure.people) == (0.55, "", 5)


def test_all_answers_take_ten_people() -> None:
    assert shown(tally("a", 5, 4)).answers("a", "s", "said") == Hidden("few-for-all-answers", LEAST_FOR_ALL_ANSWERS)
    assert isinstance(shown(tally("a", 5, 5)).answers("a", "s", "said"), dict)


@pytest.mark.parametrize(("yes", "value", "masked"), [(0, 0.2, "at most"), (1, 0.2, "at most"), (5, 0.8, "at least")])
def test_nobody_is_not_told_from_one(yes: int, value: float, masked: str) -> None:
    figure = shown(tally("a", yes, 5 - yes)).share("a", ["s"], "said")
    assert isinstance(figure, Figure)
    assert (figure.value, figure.masked) == (value, masked)


def test_small_teams_are_counted_together_and_nowhere_else() -> None:
    found = shown(tally("d/a", 5, 5), tally("d/b", 2, 1), tally("d/c", 1, 2), tally("e/x", 1, 2))
    assert [type(found.share(unit, ["s"], "said")) for unit in ("d/a", "d/b", "d/c", "e/x", "e")] == [
        Figure, Hidden, Hidden, Hidden, Hidden,
    ]  # fmt: skip
    whole, department = found.share("", ["s"], "said"), found.share("d", ["s"], "said")
    assert isinstance(department, Figure)
    assert whole == department
    assert department.people == 15


def test_a_figure_changes_only_after_enough_newcomers() -> None:
    first = shown(tally("a", 5, 5))
    second = shown(tally("a", 8, 6), ledger=first.ledger)
    third = shown(tally("a", 9, 6), ledger=second.ledger)
    before, waiting, after = (each.share("a", ["s"], "said") for each in (first, second, third))
    assert before == waiting != after


def test_who_has_withdrawn_is_in_no_new_figure() -> None:
    first = shown(tally("a", 6, 4))
    assert shown(tally("a", 5, 4), ledger=first.ledger).share("a", ["s"], "said") == first.share("a", ["s"], "said")
    later = shown(tally("a", 8, 11), ledger=first.ledger).share("a", ["s"], "said")
    assert isinstance(later, Figure)
    assert later.value == 0.4  # 8 of 19


def test_a_team_that_has_grown_stands_alone_only_when_that_gives_nobody_away() -> None:
    first = shown(tally("d/a", 2, 1), tally("d/b", 2, 2))
    grown = shown(tally("d/a", 4, 4), tally("d/b", 2, 4), ledger=first.ledger)
    assert grown.share("d/a", ["s"], "said") == Hidden("nobody")
    more = shown(tally("d/a", 4, 4), tally("d/b", 5, 4), ledger=grown.ledger)
    assert isinstance(more.share("d/a", ["s"], "said"), Figure)


def test_a_mean_that_somebody_has_no_value_for_is_hidden() -> None:
    found = shown(Tally("a", "s", 7, {}, {"morale": (6, 3.0, 1.6)}))
    assert isinstance(found.mean("a", ["s"], "morale"), Hidden)


def test_a_team_that_comes_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="counted twice"):
        shown(tally("a", 5, 5), tally("a", 5, 5))


def test_the_ledger_survives_being_kept() -> None:
    ledger = shown(tally("d/a", 5, 5), tally("d/b", 2, 4), Tally("a", "w", 7, {}, {"morale": (7, 3.0, 1.6)})).ledger
    assert from_plain(json.loads(json.dumps(as_plain(ledger)))) == ledger


@pytest.mark.parametrize("kept", [{}, {"edition": 1, "blocks": {"p": 3}, "seen": {}}, {"blocks": {}}])
def test_what_is_no_ledger_is_refused(kept: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="no ledger"):
        from_plain(kept)


TEAMS = ("d/a", "d/b", "d/c", "e/x", "e/y", "f")
people_of_teams = some.lists(some.integers(0, 13), min_size=len(TEAMS), max_size=len(TEAMS))


@given(people_of_teams, some.randoms(use_true_random=False))
def test_blocks_hold_enough_people_and_nobody_twice(sizes: list[int], luck: Random) -> None:
    rows = [tally(team, yes := luck.randint(0, size), size - yes) for team, size in zip(TEAMS, sizes, strict=True)]
    blocks = published(Ledger(), PERIOD, rows).blocks[PERIOD]["s"]
    teams = [team for block in blocks for team in block.people]
    assert len(teams) == len(set(teams))
    assert all(block.size >= LEAST_PEOPLE for block in blocks)
    assert sum(sizes) - sum(block.size for block in blocks) < LEAST_PEOPLE


@given(some.dictionaries(some.sampled_from("abcdef"), some.integers(0, 12), min_size=1), some.integers(0, 9))
def test_blurring_keeps_the_people(answers: dict[str, int], rest: int) -> None:
    size = sum(answers.values()) + rest
    if size < LEAST_PEOPLE:
        return
    row, _ = blur(answers, size)
    assert sum(row.values()) == pytest.approx(size)
    assert min(row.values()) >= 0


@given(some.integers(5, 60), some.data())
def test_blurring_does_not_tell_nobody_from_one(size: int, data: DataObject) -> None:
    one = data.draw(some.integers(3, size - 2))
    answers = {"yes": one, "no": size - 1 - one, "else": 1}
    if min(one, size - 1 - one) > MASKED * size + 1:
        most = max(("yes", "no"), key=lambda each: (answers[each], each))
        assert blur(answers, size) == blur({**answers, most: answers[most] + 1, "else": 0}, size)


@given(people_of_teams, some.randoms(use_true_random=False))
def test_shares_are_in_steps_and_never_at_the_ends(sizes: list[int], luck: Random) -> None:
    rows = [tally(team, yes := luck.randint(0, size), size - yes) for team, size in zip(TEAMS, sizes, strict=True)]
    found = shown(*rows)
    for unit in found.units():
        figure = found.share(unit, ["s"], "said")
        if isinstance(figure, Figure):
            assert figure.value / STEP == pytest.approx(round(figure.value / STEP))
            assert MASKED <= figure.value <= 1 - MASKED
            assert figure.low <= figure.value <= figure.high
            assert figure.people % LEAST_PEOPLE == 0
            assert figure.people >= LEAST_PEOPLE


# The attacker: knows who is in which team and who answered when, keeps everything, and subtracts by linear programming.

Sighting: TypeAlias = tuple[dict[Answer, float], float, float]
"""Person's answer → its weight in a published sum, and the least and the most that the sum can be."""
GROWING = ((("d/a", 6), ("d/b", 2), ("e/x", 4), ("e/y", 3)), (("d/a", 1), ("d/b", 3)), (("d/b", 5), ("e/x", 6)))
"""Editions: who comes new."""


def worlds(luck: Random, hides: str) -> Iterator[World]:
    """Yield one world after another, each with newcomers; ``hides`` is how yes and no are drawn."""
    answers: dict[Answer, int] = {}
    for edition, joins in enumerate(GROWING):
        for team, count in joins:
            for number in range(count):
                for item in ("s1", "s2"):
                    if item == "s1" or luck.random() < 0.7:
                        yes = {"all": 1, "none": 0}.get(hides, luck.randint(0, 1))
                        answers[f"{team}{edition}{number}", team, item] = yes
        yield World(dict(answers))


def attacked(seen: Iterable[Sighting], known: Sequence[Answer]) -> list[tuple[int, int]]:
    """Return for each answer the least and the most it can be, by everything that was seen."""
    at = {answer: place for place, answer in enumerate(known)}
    rows, limits = [], []
    for weights, low, high in seen:
        row = np.zeros(len(known))
        for answer, weight in weights.items():
            row[at[answer]] = weight
        rows += [row, -row]
        limits += [high + 1e-6, -low + 1e-6]
    found = []
    for answer in known:
        aim = np.zeros(len(known))
        aim[at[answer]] = 1
        least, most = (
            linprog(sign * aim, A_ub=np.array(rows), b_ub=np.array(limits), bounds=(0, 1)).fun * sign
            for sign in (1, -1)
        )
        found.append((math.ceil(least - 1e-4), math.floor(most + 1e-4)))
    return found


def gate_sightings(all_worlds: Sequence[World]) -> Iterator[Sighting]:
    """Yield what the gate lets through, read as sharply as can be: who is in a figure is known, and how it is made."""
    ledger = Ledger()
    states: dict[str, dict[str, set[Answer]]] = {}
    for edition, world in enumerate(all_worlds, start=1):
        ledger = published(ledger, PERIOD, world.tallies())
        found = Disclosed(ledger, PERIOD)
        for item, blocks in ledger.blocks[PERIOD].items():
            for block in blocks:
                if block.edition == edition:
                    members = {each for each in world.answers if each[1] in block.people and each[2] == item}
                    states.setdefault(item, {})[block.unit] = members
        for unit, items in itertools.product(found.units(), (["s1"], ["s2"], ["s1", "s2"])):
            figure = found.share(unit, items, "said")
            if isinstance(figure, Figure):
                yield _read(figure, ledger, unit, items, states)


def _read(
    figure: Figure, ledger: Ledger, unit: str, items: Sequence[str], states: Mapping[str, Mapping[str, set[Answer]]]
) -> Sighting:
    inside = [
        (item, block.unit)
        for item in items
        for block in ledger.blocks[PERIOD].get(item, ())
        if not unit or block.unit == unit or block.unit.startswith(unit + "/")
    ]
    members = {each: 1.0 for item, block in inside for each in states[item][block]}
    low = 0.0 if figure.masked == "at most" else figure.value - STEP / 2
    high = 1.0 if figure.masked == "at least" else figure.value + STEP / 2
    slack = 0.5 * len(inside)
    return members, low * len(members) - slack, high * len(members) + slack


def naive_sightings(all_worlds: Sequence[World]) -> Iterator[Sighting]:
    """Yield what a gate shows that hides groups of fewer than five, rounds shares, and does nothing else."""
    for world in all_worlds:
        for unit, items in itertools.product(
            ("", "d", "e", "d/a", "d/b", "e/x", "e/y"), (["s1"], ["s2"], ["s1", "s2"])
        ):
            members = {
                each: 1.0
                for each in world.answers
                if each[2] in items and (not unit or each[1] == unit or each[1].startswith(unit + "/"))
            }
            if len({person for person, _, _ in members}) >= LEAST_PEOPLE:
                share = sum(world.answers[each] for each in members) / len(members)
                rounded = round(share / STEP) * STEP
                yield members, (rounded - STEP / 2) * len(members), (rounded + STEP / 2) * len(members)


@pytest.mark.parametrize("hides", ["all", "none", "some"])
@pytest.mark.parametrize("seed", range(3))
def test_linear_programming_learns_nobodys_answer(hides: str, seed: int) -> None:
    seen = list(worlds(chance(seed), hides))
    known = sorted(seen[-1].answers)
    assert set(attacked(gate_sightings(seen), known)) == {(0, 1)}


@pytest.mark.parametrize(("old", "new"), [(5, 5), (5, 7), (8, 5), (12, 6)])
def test_whoever_tries_every_world_cannot_say_that_all_answered_alike(old: int, new: int) -> None:
    """Everything that could have been, by what would have been published: no group is known to be all yes or all no."""
    could: dict[object, set[tuple[int, int]]] = {}
    for yes, more in itertools.product(range(old + 1), range(new + 1)):
        first = shown(tally("a", yes, old - yes))
        second = shown(tally("a", yes + more, old + new - yes - more), ledger=first.ledger)
        key = tuple(each.share("a", ["s"], "said") for each in (first, second))
        could.setdefault(key, set()).add((yes, more))
    for found in could.values():
        of_old, of_new = ({each[at] for each in found} for at in (0, 1))
        assert of_old not in ({0}, {old})
        assert of_new not in ({0}, {new})


def test_linear_programming_beats_a_naive_gate() -> None:
    seen = list(worlds(chance(0), "some"))
    known = sorted(seen[-1].answers)
    found = attacked(naive_sightings(seen), known)
    pinned = [low == high for low, high in found]
    assert sum(pinned) > 3
    assert all(low <= seen[-1].answers[each] <= high for each, (low, high) in zip(known, found, strict=True))


@pytest.mark.parametrize("seed", range(20))
def test_no_combination_of_publications_is_about_fewer_than_five(seed: int) -> None:
    """Whatever is added to and subtracted from what: by hand, all pairs and triples of everything ever published."""
    luck = chance(seed)
    sums = [set(weights) for weights, _, _ in gate_sightings(list(_growing(luck)))]
    different = [set(each) for each in {frozenset(each) for each in sums}]
    for one, other in itertools.combinations(different, 2):
        apart = {person for person, _, _ in one ^ other}
        assert len(apart) >= LEAST_PEOPLE
        for third in different:
            rest = (one ^ other) ^ third
            assert not rest or len({person for person, _, _ in rest}) >= LEAST_PEOPLE


def _growing(luck: Random) -> Iterator[World]:
    answers: dict[Answer, int] = {}
    for edition in range(4):
        for team, item in itertools.product(TEAMS, ("s1", "s2")):
            for number in range(luck.choice((0, 0, 1, 3, 6))):
                answers[f"{team}{edition}{number}", team, item] = luck.randint(0, 1)
        yield World(dict(answers))
