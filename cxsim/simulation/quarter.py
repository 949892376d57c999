"""A participant's quarter as the organisation lives it: what each week showed, which rules held, where that leads."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING, TypeAlias

from cxsim.engine import come_back
from cxsim.engine.events import Consequence
from cxsim.engine.occasions import practice_shown
from cxsim.equations.deeds import evidence
from cxsim.session.living import beginning_of_pack, rules_of_the_week
from cxsim.session.organisation import patched
from cxsim.session.play import weeks_of
from cxsim.world.practice import Habits
from cxsim.world.practice import practice_shown as practice_after_week
from cxsim.world.presets import START_PRACTICE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cxsim.engine import Luck
    from cxsim.equations.arrays import Values
    from cxsim.equations.behaviour import LoyaltyPreset
    from cxsim.model.house_rules import HouseRules
    from cxsim.model.pack import PackSheet
    from cxsim.session import Play, Session
    from cxsim.world.practice import HouseRules as RulesOfTheWeek
    from cxsim.world.practice import Practice
    from cxsim.world.start import Beginning

Shown: TypeAlias = "Mapping[str, tuple[float, ...]]"
"""Practice → levels that were shown of it."""
USUAL_QUARTER = 13
"""Weeks of a quarter, where a pack has no campaign."""
REPRESENTATIVES = 500
"""Customers that a firm keeps one by one when hundreds of firms live side by side."""
RESTORES = "restore_standard"


@dataclass(frozen=True, slots=True)
class Mark:
    """What one week gets from a try."""

    week: int
    observed: Shown
    unobserved: Shown
    changes: tuple[HouseRules, ...] = ()
    """Rules that hold from the week after."""
    restates: bool = False
    """Whether somebody said how long good work takes."""
    comes_back: bool = False
    """Whether it is an echo's; those are told after what was played in the week."""


@dataclass(frozen=True, slots=True)
class Life:
    """How a firm is run: week by week through the quarter, then as it has come to be."""

    practices: tuple[Practice, ...]
    """One for each week of the quarter."""
    goes_on_with: Practice
    """What holds from then on: where the quarter came to, if nobody asks what else might be."""
    rules: tuple[RulesOfTheWeek, ...]
    """One for each week of the quarter, and those that hold from then on."""
    restated: tuple[bool, ...]
    """For each week of the quarter, whether somebody said how long good work takes."""


@dataclass(frozen=True, slots=True)
class Quarter:
    """What was played, as far as it counts, and where the firm started."""

    sheet: PackSheet
    seed: int
    weeks: int
    plays: tuple[Play, ...]
    """The tries that count, in order."""
    luck: Luck
    """That of the participant's own game."""

    def marks(self) -> tuple[tuple[Mark, ...], ...]:
        """Return what the weeks got from each try."""
        return tuple(marks_of(play, self.luck) for play in self.plays)

    def beginning(self, preset: LoyaltyPreset = "temkin2016", representatives: int = REPRESENTATIVES) -> Beginning:
        """Return the organisation before its first week."""
        return beginning_of_pack(self.sheet, representatives, preset)


def quarter_of(session: Session) -> Quarter:
    """Return the quarter that a session has played so far."""
    campaign = session.pack.sheet.campaign
    return Quarter(
        sheet=session.pack.sheet,
        seed=session.header.seed,
        weeks=campaign.weeks if campaign else USUAL_QUARTER,
        plays=session.counted(),
        luck=session.luck,
    )


def marks_of(play: Play, luck: Luck) -> tuple[Mark, ...]:
    """Return what the weeks get from one try: in its own week, and in those in which its echoes come back."""
    found = play.encounter()
    deeds = {*found.deeds, *(deed for _, deed in found.others)}
    own = Mark(
        week=play.state.week,
        observed=_shown(play, observed=True),
        unobserved=_shown(play, observed=False),
        changes=_changes(play.events()),
        restates=RESTORES in deeds,
    )
    return (own, *(_echo(play, each, luck) for each in found.later))


def life_of(quarter: Quarter, marks: Iterable[Mark]) -> Life:
    """Return how the firm is run where these are what its weeks get."""
    weeks = _by_week(quarter, marks)
    rules = [quarter.sheet.house_rules]
    for now in weeks:
        rules.append(reduce(patched, (change for each in now for change in each.changes), rules[-1]))
    practices = tuple(each.practice for each in _habits_by_week(quarter, weeks))
    return Life(
        practices=practices,
        goes_on_with=practices[-1],
        rules=tuple(rules_of_the_week(quarter.sheet, each) for each in rules),
        restated=tuple(any(each.restates for each in now) for now in weeks),
    )


def life_as_played(quarter: Quarter) -> Life:
    """Return how the firm is run where the team keeps doing what was played."""
    return life_of(quarter, instead(quarter.marks(), -1, ()))


def habits_of(quarter: Quarter, marks: Iterable[Mark]) -> Habits:
    """Return the habits at the end of the quarter, apart for when somebody watches and when nobody does."""
    return _habits_by_week(quarter, _by_week(quarter, marks))[-1]


def culture_gap(quarter: Quarter) -> dict[str, float]:
    """Return practice → level while somebody watches less level while nobody does, at the end of the quarter.

    Only of practices that were shown both ways: of the others nothing can be said.
    """
    marks = instead(quarter.marks(), -1, ())
    watched = {practice for each in marks for practice in each.observed}
    gap = habits_of(quarter, marks).culture_gap()
    both = sorted(watched & {practice for each in marks for practice in each.unobserved})
    return {practice: plain(gap[practice]) for practice in both}


def plain(value: Values) -> float:
    """Return a value of one firm that is kept on plain floats; raise TypeError for an array of firms."""
    if not isinstance(value, float | int):
        raise TypeError(f"expected the value of one firm, got {value!r}")
    return float(value)


def instead(marks: Sequence[tuple[Mark, ...]], at: int, others: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Return all marks, with those of one try replaced: later tries' deeds are kept."""
    return tuple(mark for number, own in enumerate(marks) for mark in (others if number == at else own))


def practice_of(quarter: Quarter, marks: Iterable[Mark]) -> Practice:
    """Return the practice at the end of the quarter: the same as by way of the habits, and sooner."""
    practice = START_PRACTICE[quarter.sheet.start]
    by_week: dict[int, list[Shown]] = {}
    for each in marks:
        by_week.setdefault(each.week, []).extend((each.observed, each.unobserved))
    for week in sorted(by_week):
        if week <= quarter.weeks:
            practice = practice_after_week(practice, _merged(by_week[week]))
    return practice


def _by_week(quarter: Quarter, marks: Iterable[Mark]) -> list[list[Mark]]:
    found = sorted(marks, key=lambda each: each.comes_back)
    return [[each for each in found if each.week == week] for week in range(1, quarter.weeks + 1)]


def _habits_by_week(quarter: Quarter, weeks: Iterable[Sequence[Mark]]) -> list[Habits]:
    habits = [Habits.starting(START_PRACTICE[quarter.sheet.start])]
    for now in weeks:
        shown = (_merged(each.observed for each in now), _merged(each.unobserved for each in now))
        habits.append(habits[-1].after(*shown))
    return habits[1:] or habits


def _echo(play: Play, echo: str, luck: Luck) -> Mark:
    rested, _ = play.program.echoes[echo]
    week = play.state.week + weeks_of(rested.days)
    events = [each for each in come_back(play.program, play.state, echo, luck, week) if isinstance(each, Consequence)]
    by_others = [deed for event in events for _, deeds in event.others for deed in deeds]
    return Mark(week, evidence(by_others), {}, _changes(events), comes_back=True)


def _shown(play: Play, *, observed: bool) -> Shown:
    opened = (each.open for each in play.decisions)
    return practice_shown(play.program, play.events(), opened, observed=observed)


def _changes(events: Iterable[object]) -> tuple[HouseRules, ...]:
    return tuple(each.house_rules for each in events if isinstance(each, Consequence) and each.house_rules)


def _merged(shown: Iterable[Shown]) -> dict[str, tuple[float, ...]]:
    total: dict[str, tuple[float, ...]] = {}
    for each in shown:
        for practice, levels in each.items():
            total[practice] = (*total.get(practice, ()), *levels)
    return total
