from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxsim.record.folder import list_saves
from cxsim.record.participant import Participant
from cxsim.record.sharing import copy_of, offered, parse_save, read_consent, share
from cxsim.session import Leave
from tests.record.shared_games import game, saved, setback_then_better, small_pack

if TYPE_CHECKING:
    from pathlib import Path


ANN = Participant("ann", ("care", "early"), opt_in=True, consent=1)


def put(folder: Path, name: str, content: bytes) -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.cxsave.jsonl").write_bytes(content)


def test_only_ones_own_saves_with_opt_in_are_handed_over(tmp_path: Path) -> None:
    pack = small_pack(tmp_path / "small")
    saves = tmp_path / "saves"
    put(saves, "mine", saved(*setback_then_better(pack)))
    put(saves, "private", saved(*game(pack, opt_in=False)))
    put(saves, "bens", saved(*setback_then_better(pack, "ben")))
    put(saves, "broken", b"?")
    found = offered(saves, ANN)
    assert [each.path.name for each in found.saves] == ["mine.cxsave.jsonl"]
    assert (found.not_opted_in, found.of_others, found.unreadable) == (1, 1, 1)


def test_who_has_withdrawn_hands_over_that_and_no_save(tmp_path: Path) -> None:
    put(tmp_path / "saves", "mine", saved(*setback_then_better(small_pack(tmp_path / "small"))))
    out = ANN.with_opt_in(False)  # noqa: FBT003 - the one thing it says
    files = share(tmp_path / "out", out, offered(tmp_path / "saves", out).saves)
    assert len(files) == 1
    consent = read_consent(files[0].read_bytes())
    assert (consent.pseudonym, consent.opt_in, consent.number) == ("ann", False, 2)


def test_a_save_without_opt_in_is_not_written_even_when_it_is_handed_in(tmp_path: Path) -> None:
    put(tmp_path / "saves", "private", saved(*game(small_pack(tmp_path / "small"), opt_in=False)))
    files = share(tmp_path / "out", ANN, list_saves(tmp_path / "saves"))
    assert [each.name.endswith(".cxconsent.json") for each in files] == [True]


def test_a_copy_has_what_was_played_and_a_second_copy_is_the_same_file(tmp_path: Path) -> None:
    content = saved(*setback_then_better(small_pack(tmp_path / "small")))
    put(tmp_path / "saves", "mine", content)
    for _ in range(2):
        files = share(tmp_path / "out", ANN, offered(tmp_path / "saves", ANN).saves)
        assert files[1].read_bytes() == content
    assert len(list((tmp_path / "out").iterdir())) == 2


def test_a_longer_copy_that_is_there_is_not_written_over_by_a_shorter(tmp_path: Path) -> None:
    session, journal = setback_then_better(small_pack(tmp_path / "small"))
    for entries in (6, 3):
        put(tmp_path / "saves", "mine", saved(session, journal, entries))
        share(tmp_path / "out", ANN, offered(tmp_path / "saves", ANN).saves)
    (copy,) = (tmp_path / "out").glob("*.cxsave.jsonl")
    assert copy.read_bytes() == saved(session, journal)


def test_nothing_that_somebody_wrote_comes_along(tmp_path: Path) -> None:
    session, journal = setback_then_better(small_pack(tmp_path / "small"))
    sly = saved(session, journal).replace(b'"entry":"begin"', b'"entry":"begin","note":"my boss is a bully"')
    header, entries, _ = parse_save(sly)
    assert b"bully" in sly
    assert copy_of(header, entries) == saved(session, journal)

    @dataclass(frozen=True)
    class Note:
        text: str
        entry: str = "note"

    noted = (Note("my boss is a bully"), *entries)
    copied = parse_save(copy_of(header, noted))[1]
    assert copied == (Leave(), *entries)
