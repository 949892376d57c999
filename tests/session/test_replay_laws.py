"""Any sequence of legal choices, tries and steps back replays to the same session, in any pack."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from cxsim.engine import choose, hash_luck, open_choices
from cxsim.engine.encounter import gather
from tests.packs import Kept, new_session, pack_of, shipped, story

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxsim.model.pack import Pack
    from cxsim.session import Session

PLACES = ["s0", "s1", "s2", "over", "other"]
CONDITIONS = [
    "n > 2", "n / m >= 1", "told", "not told", "pump == quick", "tone != cold", "minutes > 3", "again",
    "visits(s0) > 1", "promised(ring)", "solved", "list_kept", "kpi.rating > target.rating", "team.safety == low",
]  # fmt: skip
ASSIGNMENTS = st.fixed_dictionaries(
    {},
    optional={
        "n": st.sampled_from(["n + m", "n * 2 - 1", "n / 3", 7]),
        "m": st.sampled_from(["n", "min(n, 4)", 0]),
        "told": st.sampled_from([True, False, "not told", "n > m"]),
        "tone": st.sampled_from(["cold", "warm"]),
    },
)
PLAIN: dict[str, st.SearchStrategy[Any]] = {
    "takes": st.sampled_from(["40 s", "2 min", "1 h"]),
    "costs": st.integers(0, 9),
    "set": ASSIGNMENTS,
    "delivers": st.dictionaries(
        st.sampled_from(["heat", "straight", "known"]), st.sampled_from(["missed", "partly", 1])
    ),
    "does": st.lists(st.sampled_from(["apologise", "own_up", "hide_failure", "make_good"]), max_size=2, unique=True),
    "remember": st.just(["list_kept"]),
    "promises": st.just(["ring"]),
    "keeps": st.just(["ring"]),
    "reports_as": st.sampled_from(["solved", "open"]),
    "reply": st.just("So."),
}
conditions = st.sampled_from(CONDITIONS)
targets = st.sampled_from(PLACES)


def effects(depth: int) -> st.SearchStrategy[dict[str, Any]]:
    """Draw effect blocks; each may hold further ones, down to ``depth``."""
    optional = dict(PLAIN)
    if depth:
        inner = effects(depth - 1)
        routed = st.builds(
            lambda block, goto: block | goto, inner, st.fixed_dictionaries({}, optional={"next": targets})
        )
        case = st.builds(lambda block, when: block | {"when": when}, routed, conditions)
        branch = st.builds(lambda block, odds: block | {"odds": odds}, routed, st.integers(1, 5))
        optional |= {"cases": named("case", case), "chance": named("branch", branch)}
    return st.fixed_dictionaries({}, optional=optional)


def named(prefix: str, each: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    return st.lists(each, min_size=1, max_size=2).map(
        lambda found: {f"{prefix}_{at}": one for at, one in enumerate(found)}
    )


@st.composite
def situations(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a situation whose first choice is always open, so that there is a way on."""
    choices = draw(st.lists(effects(2), min_size=1, max_size=3))
    written = {f"c{at}": {"text": "Text.", "next": draw(targets), **block} for at, block in enumerate(choices)}
    for each in list(written.values())[1:]:
        if draw(st.booleans()):
            each["when"] = draw(conditions)
    found: dict[str, Any] = {"text": "Here.", "choices": written}
    if draw(st.booleans()):
        found["happens"] = draw(effects(1))
        _without_next(found["happens"])
    if draw(st.booleans()):
        found["also"] = {"line": {"when": draw(conditions), "text": "More."}}
    return found


def _without_next(block: dict[str, Any]) -> None:
    """Take out where it leads: what happens on entering leads nowhere."""
    block.pop("next", None)
    for inner in (*block.get("cases", {}).values(), *block.get("chance", {}).values()):
        _without_next(inner)


@st.composite
def scenarios(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a whole scenario as it would stand in its file."""
    return {
        "title": "Anything",
        "with": "dervla",
        "at_stake": ["heat", "straight", "known"],
        "draws": {"pump": {"quick": 2, "slow": 1}},
        "variables": {
            "n": {"start": 1, "min": -5, "max": 50},
            "m": {"start": 0, "min": 0, "max": 9},
            "told": False,
            "tone": {"one_of": ["cold", "warm"], "start": "cold"},
        },
        "promises": {"ring": {"to": "dervla", "text": "Ring"}},
        "situations": {name: draw(situations()) for name in PLACES[:3]},
        "endings": {name: {"text": "End.", "happens": {"costs": 1}} for name in PLACES[3:]},
    }


moves = st.lists(st.integers(0, 2**16), max_size=25)
seeds = st.integers(0, 2**32 - 1)


def wander(session: Session, moves: Sequence[int]) -> None:
    """Play: mostly choices, sometimes a step back, a rewind, a new try, a pause."""
    for move in moves:
        kind, pick = move % 8, move // 8
        decisions = session.current.decisions if session.current else ()
        choices = session.open_choices() if session.current else ()
        if kind == 0 and decisions:
            session.step_back()
        elif kind == 1 and decisions:
            session.rewind(decisions[pick % len(decisions)].entry)
        elif kind == 2:
            session.leave()
        elif choices:
            session.decide(choices[pick % len(choices)], pick % 600 / 10)
        else:
            names = sorted(session.pack.scenarios)
            session.begin(names[pick % len(names)])


def check_replay(pack: Pack, seed: int, moves: Sequence[int]) -> Session:
    journal = Kept()
    session = new_session(pack, seed, journal)
    wander(session, moves)
    again = new_session(pack, seed)
    assert again.resume(tuple(journal.entries), "") == ()
    assert story(again) == story(session)
    assert again.entries == session.entries + 1
    if session.current is not None:
        assert again.open_choices() == session.open_choices()
    return session


@given(seeds, moves)
def test_any_play_of_a_shipped_pack_replays_to_the_same_session(seed: int, moves: list[int]) -> None:
    for pack in shipped():
        check_replay(pack, seed, moves)


@given(scenarios(), seeds, moves)
def test_any_play_of_any_pack_replays_and_every_choice_comes_out_the_same_again(
    written: dict[str, Any], seed: int, moves: list[int]
) -> None:
    with TemporaryDirectory() as folder:
        pack = pack_of(Path(folder) / "any", {"any": json.dumps(written)})
    session = check_replay(pack, seed, moves)
    for play in (*session.tries, *([session.current] if session.current else [])):
        for made in play.decisions:
            assert made.open == open_choices(play.program, made.before)
            assert choose(play.program, made.before, made.choice, hash_luck(seed)) == (made.after, made.events)
        at = play.program.slots
        assert -5 <= play.state.values[at["n"]] <= 50
        assert 0 <= play.state.values[at["m"]] <= 9
        encounter = gather(play.program, play.events())
        assert 0 <= encounter.recovery <= 1
        for contact in encounter.contacts.values():
            assert -1 <= contact.memory <= contact.satisfaction <= 1
            assert -1 <= contact.attitude <= 1
