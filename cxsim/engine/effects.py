"""Effect blocks → effect programs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from cxsim.engine.events import Consequence, Delivery, Drawn
from cxsim.engine.program import Assignment, ChanceProgram, EffectProgram, NeedTerms
from cxsim.equations.parameters import DELIVERED, level
from cxsim.model.expression import LIMIT

if TYPE_CHECKING:
    from cxsim.engine.closures import Closure, Value
    from cxsim.engine.slots import Slots
    from cxsim.model.effects import Effects
    from cxsim.model.walk import Path

AtStake = Mapping[str, Mapping[str, NeedTerms]]


class EffectCompiler:
    """Compiles the effect blocks of one scenario."""

    def __init__(self, slots: Slots, at_stake: AtStake) -> None:
        self._slots = slots
        self._at_stake = at_stake

    def effect(
        self, path: Path, effects: Effects, situation: str | None, choice: str, waiting: tuple[str, ...] = ()
    ) -> EffectProgram:
        """Compile one block; ``choice`` is where its luck is asked for.

        ``waiting`` are the customers who wait for the block around it, and so for this one.
        """
        waits = tuple(dict.fromkeys((*waiting, *effects.waits)))
        deliveries = tuple(self._delivery(need, level(word, DELIVERED)) for need, word in effects.delivers.items())
        clock = self._slots.position("minutes")
        assignments = tuple(self._assignment(name, value, situation) for name, value in effects.set.items())
        writes = tuple(self._writes(effects, deliveries))
        minutes = (clock, effects.takes) if clock is not None and effects.takes else None
        return EffectProgram(
            events=(_consequence(path, effects, deliveries, waits),) if _says_anything(effects) else (),
            assignments=assignments,
            writes=writes,
            minutes=minutes,
            changes=bool(assignments or writes or minutes),
            plain=not effects.cases and not effects.chance,
            next=effects.next,
            cases=tuple(
                (
                    self._slots.closure(case.when, situation, None) if case.when else None,
                    self.effect((*path, "cases", name), case, situation, choice, waits),
                )
                for name, case in effects.cases.items()
            ),
            chance=self._chance(path, effects, situation, choice, waits),
        )

    def _chance(
        self, path: Path, effects: Effects, situation: str | None, choice: str, waits: tuple[str, ...]
    ) -> ChanceProgram | None:
        if not effects.chance:
            return None
        place = situation or str(path[1])  # an ending's id
        return ChanceProgram(
            situation=place,
            choice=choice,
            visits=self._slots.position(f"visits({situation})"),
            weights=tuple((name, branch.odds) for name, branch in effects.chance.items()),
            branches={
                name: (
                    Drawn(place, choice, name),
                    self.effect((*path, "chance", name), branch, situation, f"{choice}.{name}", waits),
                )
                for name, branch in effects.chance.items()
            },
        )

    def _delivery(self, need: str, amount: float) -> Delivery:
        customer, _, own = need.rpartition(".")
        if not customer:
            customer = next(each for each, needs in self._at_stake.items() if own in needs)
        return Delivery(customer, own, amount)

    def _assignment(self, name: str, value: Value, situation: str | None) -> Assignment:
        closure = self._slots.closure(value, situation, name) if isinstance(value, str) else _constant(value)
        bounds = self._slots.bounds(name)
        low, high = bounds or (-LIMIT, LIMIT)
        return Assignment(self._slots.slot(name), closure, low, high, number=bounds is not None)

    def _writes(self, effects: Effects, deliveries: tuple[Delivery, ...]) -> list[tuple[int, Value]]:
        wanted: list[tuple[str, Value]] = [(f"{each.customer}.{each.need}", each.level) for each in deliveries]
        wanted += [(fact, True) for fact in effects.remember]
        for status, names in (("open", effects.promises), ("kept", effects.keeps), ("broken", effects.breaks)):
            wanted += [(f"promised({name})", status) for name in names]
        found = ((self._slots.position(name), value) for name, value in wanted)
        return [(at, value) for at, value in found if at is not None]


def _constant(value: Value) -> Closure:
    return lambda _values: value


def _consequence(path: Path, effects: Effects, deliveries: tuple[Delivery, ...], waits: tuple[str, ...]) -> Consequence:
    return Consequence(
        path=path,
        minutes=effects.takes,
        costs=effects.costs,
        deeds=(
            *effects.does,
            *("promise" for _ in effects.promises),
            *("keep_promise" for _ in effects.keeps),
            *("break_promise" for _ in effects.breaks),
        ),
        others=tuple(effects.others.items()),
        deliveries=deliveries,
        remembered=effects.remember,
        later=effects.later,
        promised=effects.promises,
        kept=effects.keeps,
        broken=effects.breaks,
        reported=effects.reports_as,
        house_rules=effects.house_rules,
        replies=effects.reply is not None,
        waits=waits,
    )


def _says_anything(effects: Effects) -> bool:
    """Whether a block does more than set variables and lead on; such blocks leave no event."""
    told = effects.takes, effects.costs, effects.delivers, effects.does, effects.others, effects.remember
    return any(
        (
            *told,
            effects.later,
            effects.promises,
            effects.keeps,
            effects.breaks,
            effects.reports_as,
            effects.house_rules,
            effects.reply,
        )
    )
