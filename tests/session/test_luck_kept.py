"""Luck as it fell: whatever becomes of odds and names, what was so stays so, or the save says what is gone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from cxsim.content import content_hash
from cxsim.session import Begin, Decide, Wake, Week
from tests.packs import SHEET, Kept, new_session, pack_of, scenario, story

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cxsim.session import Entry, Gap, Session

DAY = """
at_stake: [heat, straight]
draws: {pump: {quick: 1, slow: 1}}
order: as_written
situations:
  opening:
    choices:
      listen: {text: Listen., cases: {at_once: {when: pump == quick, delivers: {heat: fully}}, not_yet: {}}, next: ask}
  ask:
    next: over
    choices:
      ring: {text: Ring., chance: {up: {odds: 1, delivers: {straight: fully}}, out: {odds: 1, next: other}}}
"""
SEEDS = range(8)


def played(folder: Path, body: str, *choices: str, seed: int, sheet: str = SHEET) -> Kept:
    """Play so far; return the journal."""
    session = new_session(pack_of(folder, {"day": scenario(body)}, sheet), seed, Kept())
    session.begin("day")
    for each in choices:
        session.decide(each)
    assert isinstance(session.journal, Kept)
    return session.journal


def resumed(folder: Path, journal: Kept, body: str, seed: int, sheet: str = SHEET) -> tuple[Session, tuple[Gap, ...]]:
    pack = pack_of(folder, {"day": scenario(body)}, sheet)
    session = new_session(pack, seed, journal)
    return session, session.resume(tuple(journal.entries), content_hash(pack))


def older(journal: Kept) -> Kept:
    """Return a journal as it was written before luck was kept in it."""
    found = Kept()
    found.entries = [without_luck(each) for each in journal.entries]
    return found


def without_luck(entry: Entry) -> Entry:
    return replace(entry, luck=()) if isinstance(entry, Begin | Decide | Wake | Week) else entry


def came_to(session: Session) -> object:
    assert session.current is not None
    encounter = session.encounter()
    return session.current.state.place, encounter.contacts, encounter.deeds, session.current.ending


CHANGES = {
    "odds of a draw turned around": ("{quick: 1, slow: 1}", "{quick: 1, slow: 900}"),
    "odds of a draw turned around the other way": ("{quick: 1, slow: 1}", "{quick: 900, slow: 1}"),
    "odds of chance turned around": ("up: {odds: 1,", "up: {odds: 900,"),
    "odds of chance turned around the other way": ("out: {odds: 1,", "out: {odds: 900,"),
    "a word more": ("{quick: 1, slow: 1}", "{quick: 1, slow: 1, never: 900}"),
    "a branch more": ("out: {odds: 1,", "gone: {odds: 900, next: other}, out: {odds: 1,"),
    "a draw more": ("draws: {", "draws: {valve: {quick: 1, slow: 1}, "),
    "a draw renamed": ("pump", "heat_pump"),
    "a choice renamed": ("ring: {", "call: {renamed_from: ring, "),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_was_so_stays_so(tmp_path: Path, change: tuple[str, str]) -> None:
    assert change[0] in DAY
    for seed in SEEDS:
        journal = played(tmp_path, DAY, "listen", "ring", seed=seed)
        before, _ = resumed(tmp_path, journal, DAY, seed)
        after, gaps = resumed(tmp_path, journal, DAY.replace(*change), seed)
        assert gaps == ()
        assert came_to(after) == came_to(before)


GONE = {
    "a word of a draw": ("quick", "fast", "What was drawn as 'pump' is not there any more."),
    "a draw": ("pump == quick", "minutes < 3", "What was drawn as 'pump' is not there any more."),
    "a branch": ("up: {odds", "answered: {odds", "What 'ask.ring' led to by chance is not there any more."),
    "chance": (
        "chance: {up: {odds: 1, delivers: {straight: fully}}, out: {odds: 1, next: other}}",
        "delivers: {straight: fully}",
        "What 'ask.ring' led to by chance is not there any more.",
    ),
}


@pytest.mark.parametrize("gone", GONE.values(), ids=GONE)
def test_luck_that_fell_on_what_is_gone_is_told(tmp_path: Path, gone: tuple[str, str, str]) -> None:
    old, new, reason = gone
    body = DAY.replace(old, new)
    if new == "minutes < 3":
        body = body.replace("draws: {pump: {quick: 1, slow: 1}}", "")
    told = set()
    for seed in SEEDS:
        journal = played(tmp_path, DAY, "listen", "ring", seed=seed)
        before, _ = resumed(tmp_path, journal, DAY, seed)
        after, gaps = resumed(tmp_path, journal, body, seed)
        told |= {each.reason for each in gaps}
        if not gaps:
            assert came_to(after) == came_to(before)
    assert told == {reason}


def test_of_two_draws_that_could_be_the_one_that_was_neither_is_taken_for_it(tmp_path: Path) -> None:
    body = DAY.replace("pump", "heat_pump").replace("draws: {", "draws: {valve: {quick: 1, slow: 1}, ")
    _, gaps = resumed(tmp_path, played(tmp_path, DAY, "listen", seed=1), body, 1)
    assert [each.reason for each in gaps] == ["What was drawn as 'pump' is not there any more."]


def test_it_is_known_whether_there_is_a_decision_to_go_on_from(tmp_path: Path) -> None:
    journal = played(tmp_path, DAY, "listen", "ring", seed=1)
    session, (gap,) = resumed(tmp_path, journal, DAY.replace("up:", "answered:").replace("out:", "silence:"), 1)
    assert (session.current is None, gap.entry, gap.goes_on) == (False, 2, True)
    journal = played(tmp_path, DAY, "listen", "ring", seed=1)
    session, (gap,) = resumed(tmp_path, journal, DAY.replace("quick", "fast").replace("slow", "dull"), 1)
    assert (session.current is None, gap.entry, gap.goes_on) == (True, 0, False)


def test_draws_belong_to_the_playthrough_also_after_their_odds_have_changed(tmp_path: Path) -> None:
    for seed in SEEDS:
        journal = played(tmp_path, DAY, "listen", seed=seed)
        for body in (DAY.replace("slow: 1", "slow: 900"), DAY.replace("quick: 1", "quick: 900")):
            session, _ = resumed(tmp_path, journal, body, seed)
            session.begin("day")
        drawn = [each.luck for each in journal.entries if isinstance(each, Begin)]
        assert drawn == [drawn[0]] * 3


def test_stepping_back_after_odds_have_changed_meets_the_same_luck(tmp_path: Path) -> None:
    for seed in SEEDS:
        journal = played(tmp_path, DAY, "listen", "ring", seed=seed)
        session, _ = resumed(tmp_path, journal, DAY.replace("up: {odds: 1,", "up: {odds: 900,"), seed)
        before = came_to(session)
        session.step_back()
        session.decide("ring")
        assert came_to(session) == before


def test_an_older_save_falls_by_its_seed_and_is_safe_once_it_was_opened(tmp_path: Path) -> None:
    for seed in SEEDS:
        journal = played(tmp_path, DAY, "listen", "ring", seed=seed)
        old = older(journal)
        before, _ = resumed(tmp_path, journal, DAY, seed)
        opened, gaps = resumed(tmp_path, old, DAY, seed)
        assert gaps == ()
        assert story(opened) == story(before)
        changed = DAY.replace("slow: 1", "slow: 900").replace("up: {odds: 1", "up: {odds: 900")
        after, gaps = resumed(tmp_path, old, changed, seed)
        assert gaps == ()
        assert came_to(after) == came_to(before)


LATER = """
at_stake: [heat]
situations:
  opening: {choices: {wait: {text: Wait., next: then}}}
  then:
    choices: {end: {text: End., cases: {well: {when: VALVE, delivers: {heat: fully}}, badly: {}}, next: over}}
"""


def test_a_draw_that_came_while_a_game_was_under_way_is_kept_from_then_on(tmp_path: Path) -> None:
    for seed in SEEDS:
        journal = played(tmp_path, LATER.replace("VALVE", "minutes > 90"), "wait", seed=seed)
        body = "draws: {valve: {open: 1, shut: 1}}\n" + LATER.replace("VALVE", "valve == open")
        session, _ = resumed(tmp_path, journal, body, seed)
        session.decide("end")
        before = came_to(session)
        for odds in ("open: 900", "open: 0.001"):
            after, gaps = resumed(tmp_path, journal, body.replace("open: 1", odds), seed)
            assert gaps == ()
            assert came_to(after) == before


FORM = """
situations:
  form:
    next: over
    parts:
      target:
        seven: {text: Seven., chance: {well: {odds: 1, costs: 3}, badly: {odds: 1, costs: 8}}}
        six: {text: Six.}
      bonus:
        marks: {text: Marks.}
        none: {text: None.}
endings:
  over: {text: Over., happens: {chance: {sun: {odds: 1, costs: 20}, rain: {odds: 1, costs: 50}}}}
"""


@pytest.mark.parametrize("written", [lambda journal: journal, older])
def test_an_answer_of_a_form_and_an_ending_keep_their_luck_under_another_name(
    tmp_path: Path, written: Callable[[Kept], Kept]
) -> None:
    body = FORM.replace("seven: {", "full_time: {renamed_from: seven, ").replace("next: over", "next: done")
    body = body.replace("over: {text: Over.,", "done: {text: Over., renamed_from: over,")
    for seed in SEEDS:
        session = new_session(pack_of(tmp_path, {"day": scenario(FORM)}), seed, Kept())
        session.begin("day")
        session.answer(["target.seven", "bonus.none"])
        costs = session.encounter().costs
        assert isinstance(session.journal, Kept)
        after, gaps = resumed(tmp_path, written(session.journal), body, seed)
        assert gaps == ()
        assert after.encounter().costs == costs


ECHO = """
situations:
  opening: {choices: {send: {text: Send., later: [card], next: over}}}
echoes:
  card:
    after: 3 days
    from: dervla
    text: A card.
    happens:
      chance:
        fine: {odds: 1, house_rules: {handling_time_target: 8 min}}
        sour: {odds: 1, house_rules: {handling_time_target: 4 min}}
"""
WEEKS = SHEET + "campaign: {weeks: 5, plan: {first: {week: 1, play: day}}}\n"


def through_the_weeks(folder: Path, seed: int) -> tuple[Kept, object]:
    journal = played(folder, ECHO, "send", seed=seed, sheet=WEEKS)
    session, _ = resumed(folder, journal, ECHO, seed, WEEKS)
    session.next_week()
    session.next_week()
    return journal, session.organisation.rules


@pytest.mark.parametrize("odds", ["fine: {odds: 900", "fine: {odds: 0.001"])
def test_what_came_back_by_chance_came_back_so_also_after_its_odds_have_changed(tmp_path: Path, odds: str) -> None:
    for seed in SEEDS:
        journal, rules = through_the_weeks(tmp_path, seed)
        after, gaps = resumed(tmp_path, journal, ECHO.replace("fine: {odds: 1", odds), seed, WEEKS)
        assert (gaps, after.week) == ((), 3)
        assert after.organisation.rules == rules


def test_what_came_back_by_chance_and_is_gone_is_told_and_the_weeks_go_on(tmp_path: Path) -> None:
    journal, _ = through_the_weeks(tmp_path, 1)
    for body in (ECHO.replace("card", "letter"), ECHO.replace("fine", "kind").replace("sour", "sharp")):
        after, (gap,) = resumed(tmp_path, journal, body, 1, WEEKS)
        assert gap.reason == "What 'card' led to by chance is not there any more."
        assert (after.week, gap.goes_on) == (3, False)


def test_choices_are_shown_in_the_order_they_had_under_another_name(tmp_path: Path) -> None:
    choices = ", ".join(f"{each}: {{text: T.}}" for each in ("one", "two", "three", "four", "five"))
    body = f"situations: {{opening: {{next: over, choices: {{{choices}}}}}}}\n"
    renamed = body.replace("opening: {", "start: {renamed_from: opening, ")
    renamed = renamed.replace("two: {", "second: {renamed_from: two, ")
    for seed in SEEDS:
        journal = played(tmp_path, body, seed=seed)
        before, _ = resumed(tmp_path, journal, body, seed)
        after, _ = resumed(tmp_path, journal, renamed, seed)
        assert after.open_choices() == tuple("second" if each == "two" else each for each in before.open_choices())
