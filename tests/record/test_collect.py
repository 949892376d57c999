from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import textwrap
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cxsim.record.people import key_file
from cxsim.record.sharing import Consent, consent_line
from cxsim.record.store import StoreError
from tests.packs import write_pack
from tests.record.shared_games import (
    LEAK,
    collected,
    content_of,
    game,
    rows,
    saved,
    setback_then_better,
    small_pack,
    store_at,
)

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def packs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("packs")
    small_pack(folder / "small")
    return folder


def put(folder: Path, **saves: bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in saves.items():
        (folder / f"{name}.cxsave.jsonl").write_bytes(content)
    return folder


def test_a_game_comes_to_the_rows_one_computes_by_hand(tmp_path: Path, packs: Path) -> None:
    session, journal = setback_then_better(small_pack(packs / "small"))
    tally = collected(tmp_path / "s.db", [put(tmp_path / "in", a=saved(session, journal))], packs)
    assert (tally.saves, tally.runs, tally.decisions, tally.set_aside) == (1, 1, 4, [])
    assert rows(
        tmp_path / "s.db",
        "SELECT entry, situation, choice, try, coming, counts, week, seconds, observed, open, deeds, tension, minutes, "
        "solved, reported, honesty, speaking_up FROM decisions ORDER BY entry",
    ) == [
        (1, "phone", "hush", 1, 1, 0, 1, 3.0, 0, 2, "hide_failure", "time", 1.0, 0, None, 0.0, None),
        (2, "visit", "leave", 1, 1, 0, 1, 5.0, 1, 2, "", None, 1.0, 0, "solved", None, None),
        (4, "phone", "tell", 2, 2, 1, 1, 20.0, 0, 2, "own_up report_failure", "truth", 4.0, 0, None, 1.0, None),
        (5, "visit", "mend", 2, 2, 1, 1, 4.0, 1, 2, "", None, 10.0, 1, "solved", None, None),
    ]
    assert rows(
        tmp_path / "s.db",
        "SELECT scenario, try, decisions, ending, setback, looks_fine, counts, tried_again, minutes, reported, "
        "solved_at_close, solved FROM tries ORDER BY try",
    ) == [
        ("leak", 1, 2, "cold", 1, 1, 0, 1, 2.0, "solved", 0, 0),
        ("leak", 2, 2, "warm", 0, 0, 1, 0, 14.0, "solved", 1, 1),
    ]
    assert rows(tmp_path / "s.db", "SELECT team, pack, period, campaign, entries FROM shared_runs") == [
        ("care/early", "small", "2026-Q4", 0, 6)
    ]


def test_what_a_decision_moved_adds_up_to_what_the_try_came_to(tmp_path: Path, packs: Path) -> None:
    session, journal = setback_then_better(small_pack(packs / "small"))
    collected(tmp_path / "s.db", [put(tmp_path / "in", a=saved(session, journal))], packs)
    moved = rows(tmp_path / "s.db", "SELECT try, sum(minutes), sum(solved) FROM decisions GROUP BY try ORDER BY try")
    assert moved == rows(tmp_path / "s.db", "SELECT try, minutes, solved FROM tries ORDER BY try")


def test_a_decision_that_was_gone_back_upon_stands_once_and_the_next_is_another_try(
    tmp_path: Path, packs: Path
) -> None:
    session, journal = game(small_pack(packs / "small"))
    session.begin("leak")
    session.decide("tell")
    session.decide("leave")
    session.step_back()
    session.decide("mend")
    collected(tmp_path / "s.db", [put(tmp_path / "in", a=saved(session, journal))], packs)
    found = rows(tmp_path / "s.db", "SELECT choice, try, coming, counts FROM decisions ORDER BY entry")
    assert found == [("tell", 1, 1, 1), ("leave", 1, 1, 0), ("mend", 2, 2, 1)]
    assert rows(tmp_path / "s.db", "SELECT try, decisions, counts FROM tries") == [(1, 2, 0), (2, 2, 1)]


def test_the_words_that_were_read_are_kept_once(tmp_path: Path, packs: Path) -> None:
    pack = small_pack(packs / "small")
    games = [setback_then_better(pack, name) for name in ("ann", "ben")]
    collected(tmp_path / "s.db", [put(tmp_path / "in", a=saved(*games[0]), b=saved(*games[1]))], packs)
    found = rows(
        tmp_path / "s.db", "SELECT situation, choice, situation_text, choice_text FROM choices WHERE place = 1"
    )
    assert ("phone", "tell", "It is cold.", "Say what went wrong.") in found
    assert rows(tmp_path / "s.db", "SELECT count(*) FROM scenarios") == [(2,)]


def test_a_save_without_opt_in_leaves_no_trace(tmp_path: Path, packs: Path) -> None:
    session, journal = game(small_pack(packs / "small"), opt_in=False)
    session.begin("desk")
    session.decide("yes")
    tally = collected(tmp_path / "s.db", [put(tmp_path / "in", a=saved(session, journal))], packs)
    assert (tally.not_opted_in, tally.runs) == (1, 0)
    for table in ("people", "runs", "decisions", "set_aside"):
        assert rows(tmp_path / "s.db", f"SELECT * FROM {table}") == []
    assert b"ann" not in key_file(tmp_path / "s.db").read_bytes()


def test_no_pseudonym_stands_in_the_store_itself(tmp_path: Path, packs: Path) -> None:
    session, journal = setback_then_better(small_pack(packs / "small"), "a-very-rare-pseudonym")
    collected(tmp_path / "s.db", [put(tmp_path / "in", a=saved(session, journal))], packs)
    assert b"a-very-rare-pseudonym" not in (tmp_path / "s.db").read_bytes()
    assert b"a-very-rare-pseudonym" in key_file(tmp_path / "s.db").read_bytes()


def test_who_withdrew_is_in_no_view_and_comes_back_with_a_later_consent(tmp_path: Path, packs: Path) -> None:
    folder = put(tmp_path / "in", a=saved(*setback_then_better(small_pack(packs / "small"))))
    for opted_in, number, shared in ((False, 1, 0), (True, 2, 1), (False, 1, 1)):
        (folder / "x.cxconsent.json").write_bytes(consent_line(Consent("ann", opted_in, number)))
        collected(tmp_path / "s.db", [folder], packs)
        assert rows(tmp_path / "s.db", "SELECT count(*) FROM shared_runs") == [(shared,)]
        assert rows(tmp_path / "s.db", "SELECT count(*) > 0 FROM shared_decisions") == [(shared,)]


def test_who_was_forgotten_is_gone_and_not_taken_again(tmp_path: Path, packs: Path) -> None:
    pack = small_pack(packs / "small")
    folder = put(tmp_path / "in", a=saved(*setback_then_better(pack)), b=saved(*setback_then_better(pack, "ben")))
    collected(tmp_path / "s.db", [folder], packs)
    with store_at(tmp_path / "s.db") as (store, people):
        key = people.known("ann")
        assert key is not None
        assert store.forget(key.person) == 4
        people.forget("ann")
    assert b"ann" not in key_file(tmp_path / "s.db").read_bytes()
    tally = collected(tmp_path / "s.db", [folder], packs)
    assert (tally.runs, tally.forgotten) == (1, 1)
    assert rows(tmp_path / "s.db", "SELECT count(*) FROM people") == [(1,)]


def test_a_lost_key_file_stops_collecting_before_anything_is_counted_twice(tmp_path: Path, packs: Path) -> None:
    folder = put(tmp_path / "in", a=saved(*setback_then_better(small_pack(packs / "small"))))
    collected(tmp_path / "s.db", [folder], packs)
    key_file(tmp_path / "s.db").unlink()
    with pytest.raises(StoreError, match="counted twice"):
        collected(tmp_path / "s.db", [folder], packs)


# -- any order, any repetition ----------------------------------------------------------------------------------------


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_order_and_repetition_of_the_same_saves_gives_the_same_store(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory, packs: Path
) -> None:
    pack = small_pack(packs / "small")
    ann, ben = setback_then_better(pack), setback_then_better(pack, "ben")
    files: dict[str, bytes] = {
        "whole.cxsave.jsonl": saved(*ann),
        "half.cxsave.jsonl": saved(*ann, 3),
        "torn.cxsave.jsonl": saved(*ann)[:-9],
        "other.cxsave.jsonl": saved(*ben),
        "broken.cxsave.jsonl": b"\x00" + saved(*ben),
        "in.cxconsent.json": consent_line(Consent("ben", opt_in=True, number=2)),
        "out.cxconsent.json": consent_line(Consent("ben", opt_in=False, number=1)),
    }
    folder = tmp_path_factory.mktemp("any")
    for name, content in files.items():
        (folder / name).write_bytes(content)
    collected(folder / "straight.db", [folder], packs)
    order = data.draw(st.lists(st.sampled_from(sorted(files)), max_size=6)) + data.draw(st.permutations(sorted(files)))
    cuts = sorted(data.draw(st.sets(st.integers(1, len(order)), max_size=3)))
    for start, end in zip([0, *cuts], [*cuts, len(order)], strict=True):
        collected(folder / "other.db", [folder / name for name in order[start:end]], packs)
    who = ("ann", "ben")
    assert content_of(folder / "other.db", who) == content_of(folder / "straight.db", who)


def test_a_longer_version_of_a_save_takes_the_place_of_the_shorter(tmp_path: Path, packs: Path) -> None:
    session, journal = setback_then_better(small_pack(packs / "small"))
    for entries, new in ((3, 2), (6, 2), (3, 0), (6, 0)):
        folder = put(tmp_path / "in", a=saved(session, journal, entries))
        assert collected(tmp_path / "s.db", [folder], packs).decisions == new
    assert rows(tmp_path / "s.db", "SELECT count(*) FROM decisions") == [(4,)]
    assert rows(tmp_path / "s.db", "SELECT id, entries FROM runs") == [(1, 6)]


# -- what is not taken ------------------------------------------------------------------------------------------------


def test_logs_that_nobody_played_are_set_aside_with_a_reason_and_the_rest_goes_on(tmp_path: Path, packs: Path) -> None:
    session, journal = setback_then_better(small_pack(packs / "small"))
    good = saved(session, journal)
    lines = good.splitlines(keepends=True)
    foreign = good.replace(session.header.content.encode(), b"0" * 32)
    folder = put(
        tmp_path / "in",
        duplicated=b"".join([*lines[:3], lines[2], *lines[3:]]),
        reordered=b"".join([lines[0], lines[2], lines[1], *lines[3:]]),
        out_of_order=b"".join([*lines[:2], lines[3], lines[2]]),
        cut=good[len(lines[0]) :],
        empty=b"",
        zeros=b"\0" * 5000,
        deep=b"[" * 60_000 + b"\n",
        huge=b"x" * 1_100_000,
        foreign=foreign,
        a_day_that_is_none=good.replace(b"2026-10-05", b"2026-02-31"),
        no_clock=good.replace(b"2026-10-05T09:00:00Z", b"1970-01-01T00:00:00Z"),
        no_name=good.replace(b'"ann"', b'""'),
        a_path_as_team=good.replace(b'"early"', b'"../x"'),
        weeks_that_do_not_come=good + b'{"week":9,"entry":"week"}\n' * 3,
        rewound_to_nowhere=lines[0] + b'{"to":40000,"entry":"rewind"}\n' + lines[2],
        good=good,
    )
    tally = collected(tmp_path / "s.db", [folder], packs)
    codes = {each.name.partition(".")[0]: each.code for each in tally.set_aside}
    assert codes.pop("foreign") == "no-pack"
    assert {name for name, code in codes.items() if code == "does-not-replay"} == {
        "duplicated", "reordered", "out_of_order", "weeks_that_do_not_come",
    }  # fmt: skip
    assert {name for name, code in codes.items() if code == "damaged"} == {
        "cut", "empty", "zeros", "deep", "huge", "a_day_that_is_none", "no_clock", "no_name", "a_path_as_team",
    }  # fmt: skip
    assert tally.decisions == 4
    assert all(each.reason.endswith(".") or each.reason for each in tally.set_aside)
    noted = rows(tmp_path / "s.db", "SELECT count(*) FROM set_aside")
    assert noted == [(len({each.digest for each in tally.set_aside}),)]


def test_a_save_that_was_set_aside_for_its_pack_is_taken_once_the_pack_is_there(tmp_path: Path, packs: Path) -> None:
    folder = put(tmp_path / "in", a=saved(*setback_then_better(small_pack(packs / "small"))))
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    assert collected(tmp_path / "s.db", [folder], elsewhere).by_code() == {"no-pack": 1}
    assert collected(tmp_path / "s.db", [folder], packs).runs == 1
    assert rows(tmp_path / "s.db", "SELECT * FROM set_aside") == []


def test_a_pack_that_has_changed_since_is_not_taken_for_the_one_that_was_played(tmp_path: Path) -> None:
    pack = small_pack(tmp_path / "packs" / "small")
    folder = put(tmp_path / "in", a=saved(*setback_then_better(pack)))
    write_pack(tmp_path / "packs" / "small", {"leak": LEAK.replace("4 min", "5 min")})
    assert collected(tmp_path / "s.db", [folder], tmp_path / "packs").by_code() == {"no-pack": 1}


# -- faults -----------------------------------------------------------------------------------------------------------

COLLECTOR = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from cxsim.record.people import People, key_file
from cxsim.record.sqlite_store import SqliteStore
from cxsim.simulation.collecting import collect, files_in
from cxsim.simulation.save_reading import Shelf
store, saves, packs = map(Path, sys.argv[1:4])
kept, people = SqliteStore(store, create=True), People(key_file(store))
def stored(count):
    print("stored", flush=True)
    sys.stdin.readline()  # goes on when it is told to, or when nobody can tell it
now = datetime(2026, 10, 6, tzinfo=UTC)
collect(list(files_in([saves])), Shelf([packs]), kept, people, 1, stored, now=now)
print("done", flush=True)
"""


def many(folder: Path, packs: Path, count: int) -> Path:
    pack = small_pack(packs / "small")
    return put(folder, **{f"s{at:03}": saved(*setback_then_better(pack, f"p{at}")) for at in range(count)})


def collector(store: Path, saves: Path, packs: Path, told: int = subprocess.DEVNULL) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", COLLECTOR, str(store), str(saves), str(packs)]
    return subprocess.Popen(command, stdin=told, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_a_collector_that_is_killed_leaves_whole_runs_and_goes_on_where_it_was(tmp_path: Path, packs: Path) -> None:
    saves = many(tmp_path / "in", packs, 240)
    killed = collector(tmp_path / "s.db", saves, packs, subprocess.PIPE)
    assert killed.stdin is not None
    assert killed.stdout is not None
    for _ in range(4):
        assert killed.stdout.readline() == "stored\n"
        killed.stdin.write("\n")
        killed.stdin.flush()
    time.sleep(random.uniform(0, 0.02))
    os.kill(killed.pid, signal.SIGKILL)
    killed.communicate()
    there = rows(tmp_path / "s.db", "SELECT count(*) FROM runs")[0][0]
    assert 0 < int(str(there)) < 240
    assert rows(tmp_path / "s.db", "SELECT count(*) FROM decisions GROUP BY run HAVING count(*) <> 4") == []
    tally = collected(tmp_path / "s.db", [saves], packs)
    assert tally.decisions == 4 * (240 - int(str(there)))
    assert rows(tmp_path / "s.db", "SELECT count(*), count(DISTINCT person) FROM runs") == [(240, 240)]


def test_two_collectors_at_once_count_nothing_twice(tmp_path: Path, packs: Path) -> None:
    saves = many(tmp_path / "in", packs, 80)
    both = [collector(tmp_path / "s.db", saves, packs) for _ in range(2)]
    told = [each.communicate(timeout=120) for each in both]
    assert [each.returncode for each in both] == [0, 0], told
    assert rows(tmp_path / "s.db", "SELECT count(*), count(DISTINCT person) FROM runs") == [(80, 80)]
    assert rows(tmp_path / "s.db", "SELECT count(*) FROM decisions") == [(320,)]


@pytest.mark.skipif(sys.platform == "win32", reason="limits on files are a matter of POSIX systems")
def test_a_full_disk_is_told_and_what_was_stored_is_kept(tmp_path: Path, packs: Path) -> None:
    saves = many(tmp_path / "in", packs, 300)
    limited = textwrap.dedent("""
        import resource, signal
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
        """)
    script = limited + COLLECTOR
    command = [sys.executable, "-c", script, str(tmp_path / "s.db"), str(saves), str(packs)]
    ended = subprocess.run(command, input="", capture_output=True, text=True, check=False, timeout=120)
    assert ended.returncode != 0
    assert "StoreError" in ended.stderr
    there = int(str(rows(tmp_path / "s.db", "SELECT count(*) FROM runs")[0][0]))
    assert there < 300
    assert collected(tmp_path / "s.db", [saves], packs).decisions == 4 * (300 - there)
    assert rows(tmp_path / "s.db", "SELECT count(*) FROM decisions") == [(1200,)]
