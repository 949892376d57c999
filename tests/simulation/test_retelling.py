from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

import pytest

from cxsim.content import content_hash
from cxsim.engine.encounter import gather
from cxsim.record.rows import PRACTICES, REFERENCES
from cxsim.session import Session
from cxsim.simulation.campaigns import play_on
from cxsim.simulation.demo import people_of
from cxsim.simulation.policies import POLICIES
from cxsim.simulation.retelling import Reader, RetellingError, on_arrays, retold, told
from cxsim.simulation.words_of_packs import words_of
from cxsim.world.practice import PRACTICE_NAMES
from tests.frontend.campaign_pack import campaign_pack
from tests.packs import Kept, desk, header, pack_of, scenario, shipped
from tests.record.shared_games import setback_then_better, small_pack

if TYPE_CHECKING:
    from pathlib import Path

    from cxsim.session import Play

OF_A_WHOLE_TRY = {"time_per_contact", "delight"}
"""Practices that no single decision shows."""


def some_plays() -> list[Play]:
    """Play what ships, badly and well: every scenario's first situations by two policies."""
    found = []
    for pack in shipped():
        for policy in ("hurry", "honest"):
            session = Session(pack, header(pack), Kept())
            for name in islice(pack.scenarios, 3):
                session.begin(name)
                for _ in range(30):
                    play = session.current
                    choices = session.open_choices()
                    if play is None or not choices or play.program.situations[play.state.place].parts:
                        break
                    session.decide(POLICIES[policy](play.program, play.state, choices))
                if session.current:
                    found.append(session.current)
    return found


def test_encounters_step_by_step_are_those_of_all_that_happened_until_then() -> None:
    plays = some_plays()
    assert sum(len(play.steps) for play in plays) > 20
    for play in plays:
        chunks = [play.begun.events, *(step.events for step in play.steps)]
        for count, found in enumerate(play.encounters(), 1):
            events = [event for chunk in chunks[:count] for event in chunk]
            assert found == gather(play.program, events, play.at_stake, play.failed_before)


def test_what_a_leader_reads_of_a_text_names_who_speaks_and_shows_no_marks(tmp_path: Path) -> None:
    spoken = 'desk:\n    text: "It is {time}.\\ndervla (calm): *Still* cold."'
    body = desk(go="costs: 1").replace("desk:", spoken, 1)
    found = words_of(pack_of(tmp_path, {"call": scenario(body)}), "")
    assert {each.situation_text for each in found.choices} == {"It is …. Dervla: Still cold."}


def test_every_practice_and_every_policy_of_the_model_has_a_column() -> None:
    assert set(PRACTICES) == set(PRACTICE_NAMES) - OF_A_WHOLE_TRY
    assert set(REFERENCES) == set(POLICIES)


def test_a_replayed_save_gives_the_rows_of_the_session_that_wrote_it(tmp_path: Path) -> None:
    pack = small_pack(tmp_path / "small")
    session, journal = setback_then_better(pack)
    reader = Reader(pack, content_hash(pack))
    assert retold(reader, session.header, journal.entries) == told(reader, session)
    with pytest.raises(RetellingError, match="entry 1 cannot be followed"):
        retold(reader, session.header, [journal.entries[0], *journal.entries[2:]])


def test_the_weeks_of_a_campaign_are_those_that_its_firm_lived(tmp_path: Path) -> None:
    sheet = (
        'format: 1\ntitle: A test\nversion: "1.0.0"\nlicence: CC0-1.0\nfirm: {name: Hearthline}\n'
        "campaign: {weeks: 2, plan: {one: {week: 1, play: desk}}}\n"
    )
    body = "situations:\n  desk:\n    next: over\n    choices:\n      yes: {text: Yes., does: [say_straight]}\n"
    pack = pack_of(tmp_path / "p", {"desk": scenario(body.replace("yes:", "agree:"))}, sheet)
    reader = Reader(pack, content_hash(pack))
    person = next(people_of(1, 1, 1, (2026, 4)))
    journal = Kept()
    session = Session(pack, person.header(reader), journal)
    session.begin("desk")
    session.decide("agree")
    session.next_week()
    session.next_week()
    rows = retold(reader, session.header, journal.entries)
    assert [each.week for each in rows.weeks] == [1, 2]
    assert [each.morale for each in rows.weeks] == [
        pytest.approx(each.truth.morale, abs=1e-6) for each in session.organisation.reports
    ]
    assert rows.week == 3
    assert [(each.week, each.counts) for each in rows.decisions] == [(1, True)]


def test_a_scenario_that_rests_is_suspended_until_it_wakes(tmp_path: Path) -> None:
    pack = campaign_pack(tmp_path / "p")
    reader = Reader(pack, content_hash(pack))
    journal = Kept()
    session = Session(pack, replace(header(pack), campaign=True), journal)
    session.next_week()
    session.begin("call")
    session.decide("rest")
    rested = retold(reader, session.header, journal.entries).breaks
    assert [(each.kind, each.scenario, each.try_) for each in rested] == [("suspended", "call", 1)]
    session.next_week()
    session.next_week()
    session.wake("call")
    woken = retold(reader, session.header, journal.entries).breaks
    assert [each.kind for each in woken] == ["suspended", "resumed"]
    assert woken[0] == rested[0]
    session.begin("lead")
    left = retold(reader, session.header, journal.entries).breaks
    assert [each.kind for each in left] == ["suspended", "resumed", "terminated"]


def test_a_quarter_that_was_lived_on_floats_is_retold_on_arrays_row_for_row() -> None:
    pack = next(each for each in shipped() if each.sheet.campaign)
    reader = Reader(pack, content_hash(pack))
    journal = Kept()
    session = Session(pack, replace(header(pack), campaign=True), journal)
    play_on(session, POLICIES["hurry"])
    assert on_arrays() is not None
    assert retold(reader, session.header, journal.entries) == told(reader, session)
    assert len(told(reader, session).weeks) == session.last_week
