from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from cxsim.record.participant import (
    Participant,
    ParticipantError,
    keep_participant,
    new_participant,
    read_participant,
    team_of,
    who_plays,
)
from tests.record.shared_games import game, small_pack

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platformdirs.user_config_path", lambda *_, **__: tmp_path / "config")


def test_who_plays_is_kept_for_the_owners_eyes_and_read_back(tmp_path: Path) -> None:
    ann = Participant("ann", ("care", "first line"), opt_in=True, consent=3)
    keep_participant(tmp_path / "p.json", ann)
    assert read_participant(tmp_path / "p.json") == ann
    assert stat.S_IMODE((tmp_path / "p.json").stat().st_mode) == 0o600
    assert [each.name for each in tmp_path.iterdir()] == ["p.json"]


def test_a_new_participant_shares_nothing_and_has_a_pseudonym_nobody_else_has() -> None:
    found = {new_participant().pseudonym for _ in range(200)}
    assert len(found) == 200
    assert not new_participant().opt_in


def test_each_change_of_mind_is_counted_and_no_change_is_not() -> None:
    ann = Participant("ann")
    assert ann.with_opt_in(False).consent == 0  # noqa: FBT003 - the one thing it says
    assert ann.with_opt_in(True).consent == 1  # noqa: FBT003 - the one thing it says
    assert ann.with_opt_in(True).with_opt_in(False).consent == 2  # noqa: FBT003 - the one thing it says


def test_what_was_said_once_holds_for_the_next_game() -> None:
    assert who_plays(None, None, None)[0] is None
    first, path = who_plays(None, "care/first line", share=True)
    assert first is not None
    assert (first.team, first.opt_in) == (("care", "first line"), True)
    assert who_plays(None, None, None) == (first, path)
    out, _ = who_plays(None, None, share=False)
    assert out is not None
    assert (out.pseudonym, out.opt_in, out.consent) == (first.pseudonym, False, 2)


def test_several_people_play_on_one_machine_each_with_a_consent_of_their_own() -> None:
    who_plays(None, "care", share=True)
    ben, path = who_plays("ben", "shop", share=False)
    assert ben is not None
    assert (ben.pseudonym, ben.team, ben.opt_in) == ("ben", ("shop",), False)
    assert who_plays("ben", None, None) == (ben, path)
    first, _ = who_plays(None, None, None)
    assert first is not None
    assert first.opt_in


@pytest.mark.parametrize("path", ["a//b", "a/" * 7 + "b", "x" * 61, "a\nb/c", "\0"])
def test_a_team_that_cannot_be_one_is_refused(path: str) -> None:
    with pytest.raises(ParticipantError):
        team_of(path)


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[" * 70_000, b'{"pseudonym": ""}', b'{"pseudonym": "a", "team": ["a/b"]}']
)
def test_a_damaged_file_is_told_with_a_way_out_and_left_as_it_is(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "p.json").write_bytes(content)
    with pytest.raises(ParticipantError, match="delete it"):
        read_participant(tmp_path / "p.json")
    assert (tmp_path / "p.json").read_bytes() == content


def test_nobody_goes_on_with_anothers_game_nor_unshared_with_a_shared_one(tmp_path: Path) -> None:
    begun, _ = game(small_pack(tmp_path / "small"), "ann")
    ann, ben = Participant("ann", opt_in=True), Participant("ben", opt_in=True)
    assert ann.goes_on_with(begun.header)
    assert not ben.goes_on_with(begun.header)
    assert not ann.with_opt_in(False).goes_on_with(begun.header)  # noqa: FBT003 - the one thing it says
