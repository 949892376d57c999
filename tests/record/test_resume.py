"""Coming back: a save is replayed from its file, with the pack as it is now, and never plays what it does not name."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from cxsim.content import content_hash
from cxsim.record import Resumed, SaveError, SaveFile, list_saves, new_save, resume
from cxsim.session import Begin, Decide, Entry, Header, Resume, Rewind, Session
from tests.packs import pack_of, scenario

if TYPE_CHECKING:
    from pathlib import Path

    from cxsim.model.pack import Pack

CALL = scenario("""
    situations:
      phone:
        text: The phone rings.
        choices:
          answer: {text: Answer it., next: story}
          let_ring: {text: Let it ring., next: story}
      story:
        text: She tells you.
        choices:
          listen: {text: Listen., next: end}
          hurry: {text: Hurry her., next: end}
      end:
        text: She stops.
        next: over
        choices:
          thank: {text: Thank her.}
""")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "firm"


def saved(folder: Path, pack: Pack, *decisions: str) -> Path:
    """Play some decisions of the call, and close the save as a window is closed."""
    header = Header(pack.id, pack.sheet.version, content_hash(pack), 7, "2026-01-05T09:00:00Z")
    save = new_save(folder.parent / "saves", header)
    session = Session(pack, header, save)
    session.begin("call")
    for each in decisions:
        session.decide(each, 2.0)
    save.close()
    return save.path


def came_back(path: Path, pack: Pack) -> Resumed:
    resumed = resume(path, pack, content_hash(pack))
    resumed.save.file.close()
    return resumed


def entries_in(path: Path) -> tuple[Entry, ...]:
    (listing,) = list_saves(path.parent)
    return listing.entries


def place(resumed: Resumed) -> str:
    assert resumed.session.current is not None
    return resumed.session.current.state.place


def test_a_session_stands_where_it_stood(folder: Path) -> None:
    pack = pack_of(folder, {"call": CALL})
    resumed = came_back(saved(folder, pack, "answer", "listen"), pack)
    assert place(resumed) == "end"
    assert resumed.gaps == ()
    assert resumed.session.current is not None
    assert [each.choice for each in resumed.session.current.decisions] == ["answer", "listen"]
    assert [each.seconds for each in resumed.session.current.decisions] == [2.0, 2.0]


def test_coming_back_is_noted_with_the_pack_as_it_is_now(folder: Path) -> None:
    pack = pack_of(folder, {"call": CALL})
    path = saved(folder, pack)
    came_back(path, pack)
    assert entries_in(path)[-1] == Resume("1.0.0", content_hash(pack))


def test_what_is_decided_after_coming_back_is_kept_in_the_same_file(folder: Path) -> None:
    pack = pack_of(folder, {"call": CALL})
    path = saved(folder, pack, "answer")
    resumed = resume(path, pack, "")
    resumed.session.decide("hurry")
    resumed.save.file.close()
    again = came_back(path, pack)
    assert place(again) == "end"
    assert [listing.path for listing in list_saves(path.parent)] == [path]


def test_a_torn_last_decision_costs_that_decision_alone(folder: Path) -> None:
    pack = pack_of(folder, {"call": CALL})
    path = saved(folder, pack, "answer", "listen")
    path.write_bytes(path.read_bytes()[:-9])
    resumed = came_back(path, pack)
    assert place(resumed) == "story"
    assert resumed.save.torn is not None


def test_a_save_of_another_pack_is_not_played(folder: Path) -> None:
    pack = pack_of(folder, {"call": CALL})
    path = saved(folder, pack, "answer")
    content = path.read_bytes()
    other = pack_of(folder.with_name("other"), {"call": CALL})
    with pytest.raises(SaveError, match=r"is of the pack 'firm', not 'other'\. Open it with that pack"):
        resume(path, other, "")
    assert path.read_bytes() == content


def test_a_disk_that_is_full_at_coming_back_is_said_and_the_save_stays_whole(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = pack_of(folder, {"call": CALL})
    path = saved(folder, pack, "answer")
    content = path.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", lambda *_: 0)
        with pytest.raises(SaveError, match="could not be kept: the disk is full"):
            resume(path, pack, "")
    assert path.read_bytes() == content
    assert place(came_back(path, pack)) == "story"


def test_a_decision_that_could_not_be_kept_was_not_made_and_can_be_made_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = pack_of(folder, {"call": CALL})
    header = Header(pack.id, "", "", 7, "")
    save = SaveFile.create(folder / "one.cxsave.jsonl", header)
    session = Session(pack, header, save)
    session.begin("call")
    before = session.current
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", lambda *_: 0)
        with pytest.raises(SaveError):
            session.decide("answer")
    assert session.current is before
    assert session.entries == 1
    session.decide("let_ring")
    save.close()
    assert [type(each) for each in entries_in(save.path)] == [Begin, Decide]


CHANGED = {
    "text edited": CALL.replace("She tells you.", "She tells you everything."),
    "variable added": CALL + "variables:\n  patience: {start: 3, min: 0, max: 5}\n",
    "choice inserted above": CALL.replace("listen:", "sigh: {text: Sigh., next: end}\n      listen:"),
    "another choice removed": CALL.replace("hurry: {text: Hurry her., next: end}", ""),
    "situation renamed with renamed_from": CALL.replace("story:", "her_story:\n    renamed_from: [story]").replace(
        "next: story", "next: her_story"
    ),
    "choice renamed with renamed_from": CALL.replace(
        "listen: {text: Listen.,", "hear_her: {text: Listen., renamed_from: listen,"
    ),
}


@pytest.mark.parametrize("changed", CHANGED.values(), ids=CHANGED)
def test_a_change_that_leaves_the_decisions_standing_is_not_noticed(folder: Path, changed: str) -> None:
    path = saved(folder, pack_of(folder, {"call": CALL}), "answer", "listen")
    assert changed != CALL
    resumed = came_back(path, pack_of(folder, {"call": changed}))
    assert resumed.gaps == ()
    assert place(resumed) == "end"


GONE = {
    "choice removed": (
        CALL.replace("listen: {text: Listen., next: end}", ""),
        "story",
        "The choice 'story.listen' is not there any more.",
    ),
    "choice closed": (
        CALL.replace("listen: {text: Listen.,", "listen: {text: Listen., when: minutes > 5,"),
        "story",
        "The choice 'story.listen' is closed now.",
    ),
    "choice leads elsewhere": (
        CALL.replace("listen: {text: Listen., next: end}", "listen: {text: Listen., next: over}"),
        "story",
        "'story.listen' led to 'end', and leads to 'over' now.",
    ),
    "situation renamed without renamed_from": (
        CALL.replace("story:", "her_story:").replace("next: story", "next: her_story"),
        "phone",
        "'phone.answer' led to 'story', which is not there any more.",
    ),
}


@pytest.mark.parametrize(("changed", "stands_at", "reason"), GONE.values(), ids=GONE)
def test_play_goes_back_to_the_last_decision_that_still_exists_and_names_what_is_gone(
    folder: Path, changed: str, stands_at: str, reason: str
) -> None:
    path = saved(folder, pack_of(folder, {"call": CALL}), "answer", "listen", "thank")
    now = pack_of(folder, {"call": changed})
    resumed = came_back(path, now)
    assert [gap.reason for gap in resumed.gaps] == [reason]
    assert place(resumed) == stands_at
    assert isinstance(entries_in(path)[-1], Rewind)
    again = came_back(path, now)
    assert place(again) == stands_at


def test_a_scenario_that_was_deleted_is_named_and_nothing_else_is_played_in_its_place(folder: Path) -> None:
    path = saved(folder, pack_of(folder, {"call": CALL, "other_call": CALL}), "answer")
    (folder / "call.yaml").unlink()
    resumed = came_back(path, pack_of(folder, {"other_call": CALL}))
    assert [gap.reason for gap in resumed.gaps] == ["The scenario 'call' is not in this pack any more."]
    assert resumed.session.current is None


def test_a_scenario_that_was_renamed_goes_on_under_its_new_name(folder: Path) -> None:
    path = saved(folder, pack_of(folder, {"call": CALL}), "answer")
    (folder / "call.yaml").unlink()
    resumed = came_back(path, pack_of(folder, {"first_call": "renamed_from: call\n" + CALL}))
    assert resumed.gaps == ()
    assert place(resumed) == "story"
