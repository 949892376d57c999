from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from cxsim.record.sharing import Consent, consent_line
from cxsim.record.statements import NOWHERE, PROFILE, Teller
from cxsim.record.store import StoreError
from cxsim.session import Resume
from tests.docs.pages import DOCS
from tests.machine import needed
from tests.record.shared_games import collected, game, saved, setback_then_better, small_pack, store_at

if TYPE_CHECKING:
    from pathlib import Path

HOME = "https://firm.example/people"


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A folder of a pack and the saves of five people of one team, and of one of another."""
    pack = small_pack(tmp_path / "packs" / "small")
    (tmp_path / "in").mkdir()
    for name in ("ann", "ben", "cem", "dee", "eva"):
        (tmp_path / "in" / f"{name}.cxsave.jsonl").write_bytes(saved(*setback_then_better(pack, name)))
    session, journal = game(pack, "zoe", team=("care", "late"))
    session.begin("desk")
    session.decide("yes", 12.5)
    (tmp_path / "in" / "zoe.cxsave.jsonl").write_bytes(saved(session, journal))
    return tmp_path


def statements(folder: Path) -> list[dict[str, Any]]:
    collected(folder / "s.db", [folder / "in"], folder / "packs")
    with store_at(folder / "s.db") as (store, _):
        teller = Teller(store, HOME)
        teller.freeze_new()
        return [json.loads(each) for each in teller.frozen()]


def verb(statement: dict[str, Any]) -> str:
    return str(statement["verb"]["id"]).rpartition("/")[2]


def test_every_statement_is_valid_to_an_independent_validator(shared: Path) -> None:
    models = needed("ralph.models.xapi.base.statements")
    found = statements(shared)
    assert len(found) == 5 * (2 + 4 + 2 + 1) + 3
    for each in found:
        models.BaseXapiStatement(**each)
    assert {verb(each) for each in found} == {"initialized", "answered", "completed", "attempted"}


def test_an_answer_names_what_was_open_and_what_was_chosen_and_calls_nothing_right(shared: Path) -> None:
    (answer,) = (each for each in statements(shared) if verb(each) == "answered" and "desk" in each["object"]["id"])
    assert answer["object"]["definition"]["choices"] == [{"id": "yes"}, {"id": "no"}]
    assert answer["result"]["response"] == "yes"
    assert answer["result"]["duration"] == "PT12.5S"
    assert "success" not in answer["result"]
    assert "correctResponsesPattern" not in answer["object"]["definition"]
    assert answer["timestamp"] == "2026-10-05T09:00:12.500Z"


def test_a_try_after_a_setback_points_to_the_one_that_failed(shared: Path) -> None:
    found = statements(shared)
    completed = {each["id"] for each in found if verb(each) == "completed"}
    attempts = [each for each in found if verb(each) == "attempted"]
    assert len(attempts) == 5
    assert all(each["context"]["statement"]["id"] in completed for each in attempts)


def test_a_try_that_was_left_gone_on_with_and_given_up_says_so(tmp_path: Path) -> None:
    session, journal = game(small_pack(tmp_path / "packs" / "small"), "ann")
    session.begin("leak")
    session.leave()  # before anything was decided: there is nothing yet to be interrupted
    session.decide("tell", 8.0)
    session.leave()
    journal.append(Resume("1.0.0", session.header.content))
    session.entries += 1
    session.begin("desk")
    session.decide("yes", 2.0)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "ann.cxsave.jsonl").write_bytes(saved(session, journal))
    found = statements(tmp_path)
    broken = {verb(each): each for each in found if verb(each) in {"suspended", "resumed", "terminated"}}
    assert [verb(each) for each in found].count("suspended") == 1
    assert set(broken) == {"suspended", "resumed", "terminated"}
    assert all(each["object"]["id"].endswith("/leak@1.0.0") for each in broken.values())
    assert {each["timestamp"] for each in broken.values()} == {"2026-10-05T09:00:08.000Z"}
    assert broken["terminated"]["result"] == {"completion": False}
    begun = next(each for each in found if verb(each) == "initialized" and "leak" in each["object"]["id"])
    assert broken["resumed"]["context"]["extensions"] == begun["context"]["extensions"]
    models = needed("ralph.models.xapi.base.statements")
    for each in found:
        models.BaseXapiStatement(**each)


def test_our_iris_begin_as_one_wants_them_and_a_store_keeps_to_it(shared: Path) -> None:
    collected(shared / "s.db", [shared / "in"], shared / "packs")
    with store_at(shared / "s.db") as (store, _):
        teller = Teller(store, HOME, "https://firm.example/xapi/cxsim")
        teller.freeze_new()
        told = [json.loads(each) for each in teller.frozen()]
        assert all(each["object"]["id"].startswith("https://firm.example/xapi/cxsim#small/") for each in told)
        with pytest.raises(StoreError, match=r"the base 'https://firm\.example/xapi/cxsim', and stay so"):
            Teller(store, HOME, PROFILE)


def test_accounts_that_nobody_named_an_address_for_are_from_nowhere_and_stay_so(shared: Path) -> None:
    collected(shared / "s.db", [shared / "in"], shared / "packs")
    with store_at(shared / "s.db") as (store, _):
        teller = Teller(store)
        assert teller.is_from_nowhere
        teller.freeze_new()
        assert {json.loads(each)["actor"]["account"]["homePage"] for each in teller.frozen()} == {NOWHERE}
        with pytest.raises(StoreError, match="and stay so"):
            Teller(store, HOME)


def test_whose_accounts_they_are_is_said_once(shared: Path) -> None:
    collected(shared / "s.db", [shared / "in" / "zoe.cxsave.jsonl"], shared / "packs")
    with store_at(shared / "s.db") as (store, _):
        Teller(store, HOME).freeze_new()
    collected(shared / "s.db", [shared / "in"], shared / "packs")
    with store_at(shared / "s.db") as (store, _):
        with pytest.raises(StoreError, match=r"the home page 'https://firm\.example/people', and stay so"):
            Teller(store, "https://other.example/people")
        later = Teller(store)
        assert later.freeze_new() > 0
        told = [json.loads(each) for each in later.frozen()]
    assert {each["actor"]["account"]["homePage"] for each in told} == {HOME}


def test_a_team_of_fewer_than_five_is_not_named(shared: Path) -> None:
    named = {each["context"]["team"]["account"]["name"] for each in statements(shared) if "team" in each["context"]}
    assert named == {"care/early"}


def test_no_statement_has_a_name_or_a_text(shared: Path) -> None:
    told = json.dumps(statements(shared))
    for each in ("ann", "zoe", "cold.", "Say what"):
        assert f'"{each}' not in told


def test_statements_stay_as_they_were_first_made(shared: Path) -> None:
    before = statements(shared)
    (shared / "in" / "ann.cxsave.jsonl").unlink()
    pack = small_pack(shared / "packs" / "small")
    session, journal = setback_then_better(pack, "ann")
    session.begin("desk")
    session.decide("no")
    (shared / "in" / "ann.cxsave.jsonl").write_bytes(saved(session, journal))
    after = statements(shared)
    assert len(after) == len(before) + 3
    assert all(each in after for each in before)


def test_what_was_told_of_somebody_who_withdrew_is_taken_back(shared: Path) -> None:
    before = statements(shared)
    (shared / "in" / "zoe.cxconsent.json").write_bytes(consent_line(Consent("zoe", opt_in=False, number=1)))
    after = statements(shared)
    voided = [each["object"]["id"] for each in after if verb(each) == "voided"]
    hers = {each["id"] for each in before if "desk" in json.dumps(each["object"])}
    assert set(voided) == hers
    assert not hers & {each["id"] for each in after}


def test_the_profile_describes_every_verb_and_extension_that_is_used(shared: Path) -> None:
    profile = json.loads((DOCS / "leaders" / "xapi-profile.jsonld").read_text(encoding="utf-8"))
    described = {each["id"] for each in profile["concepts"]} | {each["verb"] for each in profile["templates"]}
    assert profile["versions"][0]["id"] == PROFILE
    for each in statements(shared):
        assert each["verb"]["id"] in described
        assert set(each.get("result", {}).get("extensions", {})) <= described
