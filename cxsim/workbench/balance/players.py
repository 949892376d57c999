"""Players made of code, and their plays: the six reference policies, three between them, greedy ones, and chance.

A player sees no more of a choice than a participant does. A greedy one takes, of what it sees, what is best for its KPI
now, and thinks no further. What is all the same to a player, it takes as luck has it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from random import Random
from statistics import median
from typing import TYPE_CHECKING, Protocol

from cxsim.engine import begin, hash_luck, open_choices, wake
from cxsim.engine.luck import place_key
from cxsim.session import Play
from cxsim.session.play import Awakening
from cxsim.simulation.policies import POLICIES, Policy, remembering, seen
from cxsim.simulation.tries import LONGEST, by_part, decided, finished
from cxsim.workbench.balance.figures import Trace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cxsim.engine import Luck, Program, State
    from cxsim.engine.closures import Value
    from cxsim.simulation.policies import Chooser, Judge

    World = Mapping[str, Value]

LOOSE = 0.001
"""Worth of a minute to a greedy player who sees no other difference."""
GREEDY: Mapping[str, Policy] = {
    "handling_time": Policy("greedy for handling_time", "takes what is over soonest", minute=-1.0),
    "solved_first_time": Policy(
        "greedy for solved_first_time", "puts down as solved whatever can be", closed=1.0, minute=-LOOSE
    ),
    "rating": Policy(
        "greedy for rating",
        "gives whoever is in front of them most of what they came for, and begs for the mark",
        {"recovery_treatment": 0.2, "recovery_made_good": 0.2, "recovery_process": 0.2, "gaming": 0.1},
        delivered=1.0,
        minute=-LOOSE,
    ),
    "repeat_contacts": Policy(
        "greedy for repeat_contacts",
        "meets what is a minimum, however long it takes",
        {"credibility": 0.1},
        delivered=1.0,
        minute=LOOSE,
    ),
}
"""KPI → who thinks of nothing else. The weights are judgement [J], as are those of the six."""


class Player(Protocol):
    """Somebody with a rule that one can read."""

    @property
    def id(self) -> str:
        """Name."""

    @property
    def rule(self) -> str:
        """What they go by, in words."""

    def best(self, program: Program, state: State, offered: tuple[str, ...]) -> tuple[str, ...]:
        """Return which of the open choices they would take; several where these are all the same to them."""


@dataclass(frozen=True, slots=True)
class HalfWay:
    """Whoever does a part of it."""

    id: str = "half_way"
    rule: str = "goes halfway: takes whatever needs neither the least time nor the most"

    def best(self, program: Program, state: State, offered: tuple[str, ...]) -> tuple[str, ...]:
        """Return the choices whose minutes are nearest to the middle (the median) of what is offered."""
        minutes = {choice: each.minutes for choice, each in seen(program, state.place, offered).items()}
        middle = median(minutes.values())
        apart = {choice: round(abs(each - middle), 9) for choice, each in minutes.items()}
        least = min(apart.values())
        return tuple(choice for choice in offered if apart[choice] == least)


@dataclass(frozen=True, slots=True)
class Changeable:
    """Whoever has no temperament of their own."""

    id: str = "changeable"
    rule: str = "does each time as another one of these would do, as luck has it"

    def best(self, program: Program, state: State, offered: tuple[str, ...]) -> tuple[str, ...]:
        """Return what any of the others would take."""
        found = {choice for each in (*POLICIES.values(), *BY_TIME) for choice in each.best(program, state, offered)}
        return tuple(choice for choice in offered if choice in found)


BY_TIME: tuple[Player, ...] = (
    Policy(
        "thorough",
        "gets to the bottom of it and stays with it, as long as that takes",
        {"conscience": 2.5, "credibility": 2.2},
        minute=1.0,
    ),
    HalfWay(),
)
"""Two who go by the time: they come to what is never worth most to a temperament."""
BETWEEN: tuple[Player, ...] = (*BY_TIME, Changeable())
"""Those between the six; the last of them comes to what only two temperaments lead to in turn."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a play begins in: the same for every player."""

    world: World
    luck: Luck

    @property
    def week(self) -> int:
        """The week it begins in."""
        return int(self.world.get("week", 1))


def circumstances(worlds: Sequence[World], plays: int, seed: int) -> tuple[Circumstances, ...]:
    """Return what so many plays begin in: the worlds in turn, each with luck of its own."""
    order = list(worlds)
    Random(seed).shuffle(order)  # noqa: S311 - which world comes first is no secret
    return tuple(
        Circumstances(order[at % len(order)], hash_luck(place_key("balance", seed, at))) for at in range(plays)
    )


def players() -> Mapping[str, Player]:
    """Return every player by name: the six, those between them, then the greedy ones."""
    return {**POLICIES, **{each.id: each for each in (*BETWEEN, *GREEDY.values())}}


def plays_of(program: Program, player: Player, begun_in: Sequence[Circumstances]) -> Iterator[Trace]:
    """Yield a player's play in each of the circumstances, each with a taste of its own."""
    best = remembering(player.best)
    for at, each in enumerate(begun_in):
        yield trace_of(finished(_begun(program, each), _with_taste(best, at), each.luck))


def _with_taste(best: Judge[tuple[str, ...]], taste: int) -> Chooser:
    def choose(program: Program, state: State, offered: tuple[str, ...]) -> str:
        alike = best(program, state, offered)
        return min(alike, key=lambda each: place_key("taste", taste, state.place, each)) if alike[1:] else alike[0]

    return choose


def plays_by(program: Program, chooser: Chooser, begun_in: Iterable[Circumstances]) -> Iterator[Trace]:
    """Yield what somebody who chooses so plays in each of the circumstances, going round as often as they like."""
    for each in begun_in:
        yield trace_of(_wandered(_begun(program, each), chooser, each.luck))


def _begun(program: Program, each: Circumstances) -> Play:
    return Play(program, each.week, begin(program, each.luck, each.week, each.world))


def _wandered(play: Play, chooser: Chooser, luck: Luck) -> Play:
    """Return a play that is played on to its end, or for LONGEST steps."""
    program = play.program
    for entry in range(LONGEST):
        state = play.state
        if play.rests:
            step = wake(program, state, luck, play.due)
            play = play.and_then(Awakening(entry, step.state, step.events))
        elif offered := open_choices(program, state):
            parts = program.situations[state.place].parts
            groups = by_part(parts, offered) or [offered]
            if not all(groups):
                break
            given = tuple(chooser(program, state, group) for group in groups)
            play = play.and_then(decided(program, state, given, luck, entry))
        else:
            break
    return play


def trace_of(play: Play) -> Trace:
    """Return a play of the session as it is valued."""
    made = play.decisions
    return Trace(
        tuple((each.situation, each.answers) for each in made),
        tuple(each.open for each in made),
        tuple(play.events()),
        play.state.place,
    )


def least_used(random: Random) -> Chooser:
    """Return a player who takes what it has taken least often, at random among equals."""
    used: Counter[tuple[str, str]] = Counter()

    def choosing(_program: Program, state: State, offered: tuple[str, ...]) -> str:
        fewest = min(used[state.place, each] for each in offered)
        chosen = random.choice([each for each in offered if used[state.place, each] == fewest])
        used[state.place, chosen] += 1
        return chosen

    return choosing


def at_random(random: Random) -> Chooser:
    """Return a player who takes anything."""
    return lambda _program, _state, offered: random.choice(offered)
