"""One campaign in progress: tries, going back, the order of choices, and a journal that fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cxsim.engine import IllegalChoiceError
from cxsim.session import Begin, Decide, Leave, NothingToPlayError, Rewind, Session
from tests.packs import SHEET, Kept, desk, header, new_session, pack_of, scenario, story

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cxsim.model.pack import Pack
    from cxsim.session import Entry

WALK = """
draws: {pump: {quick: 1, slow: 1}}
situations:
  one: {next: two, choices: {a: {text: T.}, b: {text: T.}, c: {text: T.}, d: {text: T.}}}
  two:
    choices:
      try: {text: T., takes: 2 min, chance: {up: {odds: 1, next: three}, out: {odds: 1, next: three}}}
      stop: {text: T., next: over}
  three: {order: as_written, choices: {z: {text: T., next: over}, y: {text: T., next: other}, x: {text: T., next: one}}}
"""


class DiskFullError(OSError):
    """What a journal raises when it cannot keep an entry."""


class Failing(Kept):
    """A journal that keeps so many entries and then fails."""

    def __init__(self, room: int) -> None:
        super().__init__()
        self._room = room

    def append(self, entry: Entry) -> None:
        if len(self.entries) == self._room:
            raise DiskFullError
        super().append(entry)


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    return pack_of(tmp_path / "walk", {"walk": scenario(WALK), "other_day": scenario(desk(go="takes: 1 min"))})


def journal(session: Session) -> list[Entry]:
    assert isinstance(session.journal, Kept)
    return session.journal.entries


def test_every_step_is_in_the_journal_before_it_is_taken(pack: Pack) -> None:
    session = new_session(pack)
    session.begin("walk")
    session.decide("a", 3.14159)
    session.step_back()
    session.leave()
    assert journal(session) == [
        Begin(1, "walk", "one", (("pump", "quick"),)),
        Decide(1, "walk", "one", ("a",), "two", 3.1),
        Rewind(1),
        Leave(),
    ]
    assert session.entries == 4


@pytest.mark.parametrize(
    ("room", "step"),
    [
        (0, lambda session: session.begin("walk")),
        (1, lambda session: session.decide("a")),
        (2, lambda session: session.decide("try")),
        (2, lambda session: session.step_back()),
        (2, lambda session: session.rewind(1)),
        (2, lambda session: session.begin("other_day")),
        (2, lambda session: session.leave()),
    ],
)
def test_where_the_journal_fails_the_session_stands_exactly_as_it_was(
    pack: Pack, room: int, step: Callable[[Session], object]
) -> None:
    session = new_session(pack, journal=Failing(room))
    if room > 0:
        session.begin("walk")
    if room > 1:
        session.decide("a")
    before = session.current, session.tries, session.entries
    with pytest.raises(DiskFullError):
        step(session)
    assert (session.current, session.tries, session.entries) == before


def test_a_choice_that_is_not_open_changes_nothing_and_is_not_kept(pack: Pack) -> None:
    session = new_session(pack)
    play = session.begin("walk")
    with pytest.raises(IllegalChoiceError):
        session.decide("stop")
    assert session.current is play
    assert len(journal(session)) == 1


def test_before_a_scenario_is_begun_there_is_nothing_to_play(pack: Pack) -> None:
    session = new_session(pack)
    for step in (session.open_choices, session.encounter, session.step_back, lambda: session.decide("a")):
        with pytest.raises(NothingToPlayError):
            step()
    assert journal(session) == []


def test_a_scenario_that_does_not_exist_cannot_be_begun(pack: Pack) -> None:
    session = new_session(pack)
    with pytest.raises(KeyError):
        session.begin("no_such_day")
    assert journal(session) == []


def test_stepping_back_goes_before_the_last_decision_and_keeps_the_try(pack: Pack) -> None:
    session = new_session(pack)
    begun = session.begin("walk")
    session.decide("a")
    left = session.current
    assert session.step_back() == begun
    assert session.tries == (left,)
    with pytest.raises(NothingToPlayError, match="no decision to go back to"):
        session.step_back()


def test_going_back_to_any_decision_takes_up_the_try_before_it(pack: Pack) -> None:
    session = new_session(pack)
    session.begin("walk")
    made = [session.decide(each) for each in ("a", "try", "y")]
    assert session.current is not None
    assert session.current.ending == "other"
    assert session.rewind(made[1].entry).state == made[1].before
    assert session.decide("try").after == made[1].after  # luck is the same in every try
    assert [len(each.decisions) for each in session.tries] == [3]


def test_only_a_decision_of_the_current_try_can_be_gone_back_to(pack: Pack) -> None:
    session = new_session(pack)
    session.begin("walk")
    for entry in (0, 1, 99):
        with pytest.raises(NothingToPlayError, match=f"entry {entry} is no decision of the current try"):
            session.rewind(entry)
    session.decide("a")
    session.begin("walk")
    with pytest.raises(NothingToPlayError):
        session.rewind(1)


def test_all_tries_stay_and_draws_are_the_same_in_each(pack: Pack) -> None:
    session = new_session(pack)
    for _ in range(3):
        session.begin("walk")
        session.decide("a")
    assert len(session.tries) == 2
    assert session.current is not None
    assert len({each.begun for each in (*session.tries, session.current)}) == 1


def test_another_week_has_luck_of_its_own(pack: Pack) -> None:
    session = new_session(pack)
    assert len({session.begin("walk", week).begun.events for week in range(1, 20)}) > 1


def test_the_campaign_says_in_which_week_a_scenario_is_played(tmp_path: Path) -> None:
    plan = SHEET + "campaign: {weeks: 13, plan: {fourth: {week: 4, play: walk}}}\n"
    session = new_session(pack_of(tmp_path, {"walk": scenario(WALK), "free": scenario(desk(go="takes: 1 min"))}, plan))
    assert (session.begin("walk").week, session.begin("free").week, session.begin("walk", 9).week) == (4, 1, 9)


def test_choices_are_shuffled_by_seed_and_stay_so(pack: Pack) -> None:
    orders = set()
    for seed in range(30):
        session = new_session(pack, seed)
        session.begin("walk")
        shown = session.open_choices()
        assert sorted(shown) == ["a", "b", "c", "d"]
        session.decide("a")
        session.step_back()
        assert session.open_choices() == shown
        orders.add(shown)
    assert len(orders) > 10  # of 24


def test_choices_stand_as_written_where_the_author_says_so(pack: Pack) -> None:
    for seed in range(10):
        session = new_session(pack, seed)
        session.begin("walk")
        session.decide("a")
        session.decide("try")
        assert session.open_choices() == ("z", "y", "x")


def test_a_decision_keeps_the_open_choices_as_written(pack: Pack) -> None:
    session = new_session(pack, 3)
    session.begin("walk")
    assert session.decide("c").open == ("a", "b", "c", "d")


def test_a_preview_shows_where_a_choice_leads_and_makes_nothing(pack: Pack) -> None:
    session = new_session(pack)
    begun = session.begin("walk")
    assert session.preview("a") == "two"
    assert session.current is begun
    with pytest.raises(IllegalChoiceError):
        session.preview("stop")


def test_an_encounter_can_be_read_up_to_any_decision(pack: Pack) -> None:
    session = new_session(pack)
    session.begin("walk")
    for each in ("a", "try", "z"):
        session.decide(each)
    assert [session.encounter(count).minutes for count in range(4)] == [0, 0, 2, 2]
    assert session.encounter(2).ending is None
    assert session.encounter().ending == "over"


def test_the_start_state_of_the_pack_is_what_conditions_read(tmp_path: Path) -> None:
    sheet = (
        SHEET + "start: squeezed\nstart_but: {safety: high}\nkpis: {rating: {label: R, better: higher, target: 50}}\n"
    )
    # squeezed reports 1.05 x the target of 6 min = 6.3 min and a rating of 59; safety is set apart, morale is not
    held = "kpi.handling_time == 6.3 and target.handling_time == 6 and kpi.rating == 59 and target.rating == 50"
    team = "team.safety == high and team.morale == middle and team.communication == low and week == 1"
    body = desk(go=f"cases: {{yes: {{when: {held}, cases: {{too: {{when: {team}, next: other}}}}}}}}")
    session = new_session(pack_of(tmp_path, {"day": scenario(body)}, sheet))
    session.begin("day")
    assert session.decide("go").after.place == "other"


def test_resuming_notes_the_return_with_the_version_and_counts_on(pack: Pack) -> None:
    session = new_session(pack)
    session.begin("walk")
    session.decide("a")
    session.leave()
    again = new_session(pack)
    assert again.resume(journal(session), "hash") == ()
    assert [each.entry for each in journal(again)] == ["resume"]
    assert story(again) == story(session)
    assert again.decide("stop").entry == 4


def test_an_entry_without_an_answer_is_a_gap_and_no_crash(pack: Pack) -> None:
    session = Session(pack, header(pack), Kept())
    (gap,) = session.resume([Begin(1, "walk", "one"), Decide(1, "walk", "one", (), "two", 0.0)], "")
    assert gap.entry == 1


def test_a_decision_of_another_scenario_is_never_played_in_this_one(pack: Pack) -> None:
    session = Session(pack, header(pack), Kept())
    (gap,) = session.resume([Begin(1, "walk", "one"), Decide(1, "other_day", "one", ("a",), "two", 0.0)], "")
    assert "'other_day'" in gap.reason
    assert session.current is not None
    assert session.current.decisions == ()


def test_what_an_imagined_session_plays_changes_nothing_here(pack: Pack) -> None:
    session = new_session(pack)
    session.begin("walk")
    session.decide("a")
    stood, kept = (session.current, session.tries, session.entries), list(journal(session))
    other = session.imagined()
    other.decide("stop")
    other.begin("other_day")
    other.decide("go")
    assert (session.current, session.tries, session.entries, journal(session)) == (*stood, kept)
    assert (session.counted(), len(other.counted())) == ((), 2)
