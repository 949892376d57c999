"""What was learned: found in real tries of the real pack, and in tries that are made for one rule each."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest

from cxsim.content import load_pack
from cxsim.insights.culture import PRACTICES, QUESTIONS, culture_seen
from cxsim.insights.learning import DEEDS, LESSONS, learned
from cxsim.session import Header, Session, Unkept
from cxsim.session.organisation import FOUR_CS, organisation_at_start

if TYPE_CHECKING:
    from cxsim.model.pack import Pack

PACK = Path(__file__).resolve().parents[2] / "scenarios" / "onboarding"


@pytest.fixture(scope="module")
def pack() -> Pack:
    loaded = load_pack(PACK)
    assert loaded.pack is not None
    return loaded.pack


@dataclass
class Tried:
    """A try of a scenario with the endings "warm" and "cold", as far as learning looks at it."""

    ending: str | None = None
    scenario: str = "frost"
    week: int = 1
    what: dict[str, Any] = field(default_factory=dict)

    @property
    def state(self) -> SimpleNamespace:
        return SimpleNamespace(week=self.week)

    def encounter(self) -> SimpleNamespace:
        usual: dict[str, Any] = {
            "deeds": (), "promises": {}, "reported": None, "solved_at_close": None, "solved": True, "contacts": {},
            "ending": self.ending,
        }  # fmt: skip
        return SimpleNamespace(**(usual | self.what))


def shown_by(*tries: Tried) -> dict[str, int]:
    endings = {"warm": SimpleNamespace(setback=False), "cold": SimpleNamespace(setback=True)}
    scenarios = {name: SimpleNamespace(endings=endings) for name in ("frost", "bill")}
    found = learned(cast("Any", SimpleNamespace(scenarios=scenarios)), cast("Any", tries))
    return {each.id: each.week for each in found}


def contact(*, failed: bool, attitude: float) -> dict[str, SimpleNamespace]:
    return {"dervla": SimpleNamespace(failed=failed, attitude=attitude)}


@pytest.mark.parametrize(
    ("lesson", "deed"), [(lesson, deed) for lesson, deeds in DEEDS.items() for deed in sorted(deeds)]
)
def test_one_deed_is_enough_to_have_learned_it(lesson: str, deed: str) -> None:
    assert lesson in shown_by(Tried(what={"deeds": (deed,)}))


def test_a_lesson_is_told_once_with_the_try_that_showed_it_first() -> None:
    spoken = {"deeds": ("speak_up",)}
    assert shown_by(Tried(week=2, what=spoken), Tried(week=5, what=spoken)) == {"spoke_up": 2}


def test_a_mind_is_changed_where_a_setback_is_followed_by_another_ending() -> None:
    assert set(shown_by(Tried("cold"), Tried("warm"))) == {"changed_their_mind", "looked_at_both_ways"}
    assert set(shown_by(Tried("warm"), Tried("cold"))) == {"looked_at_both_ways"}
    assert shown_by(Tried("cold"), Tried("cold")) == {}
    assert shown_by(Tried("cold"), Tried("warm", scenario="bill")) == {}
    assert shown_by(Tried("cold"), Tried(None)) == {}


def test_a_customer_is_won_back_who_was_failed_and_is_well_at_the_end() -> None:
    def won(ending: str | None, **what: object) -> bool:
        return "won_a_customer_back" in shown_by(Tried(ending, what=what))

    assert won("warm", contacts=contact(failed=True, attitude=0.2))
    assert not won("warm", contacts=contact(failed=False, attitude=0.9))
    assert not won("warm", contacts=contact(failed=True, attitude=-0.2))
    assert not won("warm", contacts=contact(failed=True, attitude=0.2), solved=False)
    assert not won(None, contacts=contact(failed=True, attitude=0.2))


def test_what_was_so_is_written_where_it_does_not_shine() -> None:
    assert "wrote_what_was_so" in shown_by(Tried(what={"reported": "open", "solved_at_close": False}))
    assert shown_by(Tried(what={"reported": "solved", "solved_at_close": False})) == {}
    assert shown_by(Tried(what={"reported": "open", "solved_at_close": True})) == {}


def test_a_promise_counts_when_it_is_kept() -> None:
    assert "kept_a_promise" in shown_by(Tried(what={"promises": {"ring": "kept"}}))
    assert shown_by(Tried(what={"promises": {"ring": "open", "write": "broken"}})) == {}


def test_nothing_is_learned_by_being_quick(pack: Pack) -> None:
    session = Session(pack, Header("onboarding", "1.0.0", "x", 7, "2026-11-21T00:00:00Z"), Unkept())
    session.begin("one_minute_from_warm")
    for choice in ("let_her_tell", "follow_it"):
        session.decide(choice, seconds=0.1)
    quick = learned(pack, (cast("Any", session.current),))
    session.begin("one_minute_from_warm")
    for choice in ("let_her_tell", "follow_it"):
        session.decide(choice, seconds=900.0)
    assert quick == learned(pack, (cast("Any", session.current),))
    assert {each.id for each in quick} <= set(LESSONS)


def test_a_culture_is_seen_in_what_is_practised_and_what_has_come_of_it(pack: Pack) -> None:
    start = organisation_at_start(pack.sheet, 0)
    seen = culture_seen(start)
    practice = start.habits.practice
    assert tuple(seen) == QUESTIONS
    assert seen["example"] == pytest.approx((practice.leader_response + practice.credibility) / 2)
    assert {name: seen[name] for name in FOUR_CS} == {name: start.qualities()[name] for name in FOUR_CS}
    assert all(hasattr(practice, each) for parts in PRACTICES.values() for each in parts)
