"""The engine: choices a second against the floor, and in scenarios of many situations."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING

from cxsim.content import load_pack
from cxsim.engine import begin, choose, compile_scenario, hash_luck, open_choices
from tests.benchmarks import floor
from tests.benchmarks.budgets import Row
from tests.benchmarks.generated import write_rings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cxsim.engine import Luck, Program, State
    from cxsim.engine.events import Event

DESK = Path(__file__).parent / "desk"
PLAYS = 1000
"""Plays of one side in one round."""
RINGS = (1, 20, 200)
"""Situations in a ring; the first is the reference."""


def rows() -> tuple[Row, ...]:
    """Return the engine's rows."""
    against_floor = "engine's choices/s, all events kept, against the floor's"
    of_many = "choices/s among {count} situations with luck and visits, against one"
    return (
        Row("engine", against_floor, 0.40, "×", _against_floor, at_least=True),
        *(
            Row(f"engine-{count}", of_many.format(count=count), 0.5, "×", _against_one(count), at_least=True)
            for count in RINGS[1:]
        ),
    )


def play(program: Program, luck: Luck, player: Iterator[int]) -> tuple[State, list[Event]]:
    """Play as the floor does: so many choices; return where it stands and all that happened."""
    state, events = begin(program, luck)
    log = list(events)
    for _ in range(floor.CHOICES):
        ids = open_choices(program, state)
        state, events = choose(program, state, ids[next(player) % len(ids)], luck)
        log += events
    return state, log


def load_program(folder: Path, scenario: str) -> Program:
    """Compile one scenario of a folder; ValueError where anything is wrong with it."""
    loaded = load_pack(folder)
    if loaded.pack is None:
        raise ValueError("\n".join(map(str, loaded.errors)))
    return compile_scenario(loaded.pack, scenario)


def _against_floor(rounds: int) -> Sequence[float]:
    program, situation = load_program(DESK, "desk"), floor.desk()
    return [
        _rate(_playing(program), at) / _rate(lambda player: floor.play(situation, player), at) for at in range(rounds)
    ]


def _against_one(count: int) -> Callable[[int], Sequence[float]]:
    def measure(rounds: int) -> Sequence[float]:
        with TemporaryDirectory() as folder:
            write_rings(Path(folder), RINGS)
            one, many = (load_program(Path(folder), f"ring_{each}") for each in (RINGS[0], count))
        return [_rate(_playing(many), at) / _rate(_playing(one), at) for at in range(rounds)]

    return measure


def _playing(program: Program) -> Callable[[Iterator[int]], object]:
    luck = hash_luck(1)
    return lambda player: play(program, luck, player)


def _rate(play_once: Callable[[Iterator[int]], object], seed: int) -> float:
    """Return choices a second over PLAYS plays."""
    player = floor.numbers(seed)
    start = perf_counter()
    for _ in range(PLAYS):
        play_once(player)
    return PLAYS * floor.CHOICES / (perf_counter() - start)
