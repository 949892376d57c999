"""Saves from anybody: whatever stands in the file, it opens or is refused with a reason, in bounded time."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsim.content import content_hash, load_pack, shipped_packs
from cxsim.record import SaveError, SaveFile, resume
from cxsim.session import Header, Session

if TYPE_CHECKING:
    from pathlib import Path

    from cxsim.model.pack import Pack

FIELDS = ("entry", "week", "scenario", "situation", "answers", "next", "seconds", "to", "version", "content", "x")
KINDS = ["begin", "decide", "rewind", "leave", "resume"]
words = st.sampled_from([*KINDS, "two_linds", "the_list", "open_both", "two_files", "", "\ud800", "../.."])
numbers = st.integers() | st.floats() | st.sampled_from([0, 1, 2, 104, 2**32, 10**400])
values = st.recursive(
    words | numbers | st.booleans() | st.none(), lambda inner: st.lists(inner, max_size=3), max_leaves=4
)
objects = st.dictionaries(st.sampled_from(FIELDS), values, max_size=9)
begins = st.fixed_dictionaries({"entry": st.just("begin"), "week": values, "scenario": values, "next": values})
decides = st.fixed_dictionaries(
    {"entry": st.just("decide"), "week": st.just(1) | numbers, "scenario": words, "situation": words}
    | {"answers": st.lists(words, max_size=2), "next": words, "seconds": numbers}
)
rewinds = st.fixed_dictionaries({"entry": st.just("rewind"), "to": st.integers(-1, 9) | numbers})
json_lines = (objects | begins | decides | rewinds).map(lambda each: json.dumps(each).encode())
lines = st.binary(max_size=60).map(lambda each: each.replace(b"\n", b"")) | json_lines


@pytest.fixture(scope="module")
def pack() -> Pack:
    loaded = load_pack(shipped_packs()[0])
    assert loaded.pack is not None
    return loaded.pack


@pytest.fixture(scope="module")
def played(pack: Pack, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return a save of somebody who began, decided, stepped back and decided again."""
    header = Header(pack.id, "0.1.0", content_hash(pack), 7, "2026-01-05T09:00:00Z")
    save = SaveFile.create(tmp_path_factory.mktemp("played") / "save.cxsave.jsonl", header)
    session = Session(pack, header, save)
    session.begin("two_linds")
    for _ in range(3):
        session.decide(session.open_choices()[0], 1.5)
    session.step_back()
    session.decide(session.open_choices()[-1], 1.5)
    save.close()
    return save.path.read_bytes()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("saves")


def opens_or_says_why(folder: Path, pack: Pack, content: bytes) -> Session | None:
    path = folder / "save.cxsave.jsonl"
    path.write_bytes(content)
    try:
        resumed = resume(path, pack, content_hash(pack))
    except SaveError as error:
        said = str(error)
    else:
        said = "".join(gap.reason for gap in resumed.gaps)
        resumed.save.file.close()
        said.encode()
        return resumed.session
    said.encode()
    assert 0 < len(said) < 1_000
    assert path.read_bytes() == content
    return None


@given(content=st.binary(max_size=400) | st.text().map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_survived(folder: Path, pack: Pack, content: bytes) -> None:
    assert opens_or_says_why(folder, pack, content) is None


@given(more=st.lists(lines, max_size=6), at=st.integers(1, 6))
def test_any_lines_between_real_ones_are_survived(
    folder: Path, pack: Pack, played: bytes, more: list[bytes], at: int
) -> None:
    real = played.splitlines()
    opens_or_says_why(folder, pack, b"\n".join([*real[:at], *more, *real[at:]]) + b"\n")


@given(flips=st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=4))
def test_flipped_bytes_are_survived(folder: Path, pack: Pack, played: bytes, flips: list[tuple[int, int]]) -> None:
    changed = bytearray(played)
    for position, byte in flips:
        changed[position % len(changed)] = byte
    opens_or_says_why(folder, pack, bytes(changed))


@given(cut=st.integers(0, 10_000))
def test_a_save_cut_anywhere_opens_with_all_its_whole_lines(folder: Path, pack: Pack, played: bytes, cut: int) -> None:
    content = played[: cut % len(played)]
    session = opens_or_says_why(folder, pack, content)
    assert (session is not None) == (b"\n" in content)
    if session is not None:
        assert session.entries == content.count(b"\n")  # all but the header, and the entry of coming back


HOSTILE = {
    "one huge line": b'{"entry":"' + b"x" * 3_000_000 + b'"}\n',
    "deep lists": b"[" * 60_000 + b"]" * 3_000 + b"\n",
    "deep objects": b'{"a":' * 12_000 + b"\n",
    "a huge number": b'{"entry":"rewind","to":' + b"9" * 60_000 + b"}\n",
    "a huge exponent": b'{"entry":"rewind","to":1e999999}\n',
    "empty lines": b"\n" * 1_000_000,
    "many rewinds": b'{"entry":"rewind","to":1}\n' * 100_000,
    "many tries": b'{"entry":"begin","week":1,"scenario":"two_linds","next":"the_list"}\n' * 5_000,
    "a scenario without end": b'{"entry":"begin","week":1,"scenario":"' + b"x" * 60_000 + b'","next":"a"}\n',
    "NULs": bytes(60_000) + b"\n",
}


@pytest.mark.parametrize("more", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_save_is_survived(folder: Path, pack: Pack, played: bytes, more: bytes) -> None:
    opens_or_says_why(folder, pack, played + more)
