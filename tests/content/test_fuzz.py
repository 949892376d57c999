"""Authors' files from anybody: a pack or diagnostics, never a traceback or a hang; and what loads can be played."""

from __future__ import annotations

import random
from itertools import cycle
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxsim.content import content_hash, load_pack, shipped_packs
from cxsim.session import Header, Session, Unkept
from tests.content.authored import CALL, SOUND, diagnosed, write

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from cxsim.content import Loaded
    from cxsim.model.pack import Pack

STEPS = 200
A_THIRD = settings().max_examples // 3
"""Of the examples that the profile asks for: loading and playing a pack is dear."""
SHIPPED = {each.name: each.read_bytes() for each in sorted(shipped_packs()[0].glob("*.yaml"))}
LINES = sorted({line for text in SHIPPED.values() for line in text.splitlines(keepends=True)})
SIGNS = b"\n\t :,{}[]'\"#*&!|>-?%@`\0\xff0123456789abcdefghijklmnopqrstuvwxyz"

positions = st.integers(0, 100_000)


def play(pack: Pack, seed: int) -> None:
    """Play random open choices for so many steps, beginning again at every ending and dead end."""
    chance = random.Random(seed)
    session = Session(pack, Header(pack.id, "", content_hash(pack), seed, ""), Unkept())
    for _ in range(STEPS):
        choices = session.open_choices() if session.current else ()
        if choices:
            session.decide(chance.choice(choices))
        else:
            session.begin(chance.choice(sorted(pack.scenarios)))
        session.encounter()


def loads_or_says_why(folder: Path, files: Mapping[str, bytes]) -> Loaded:
    """Load a pack whatever is in it; play it where it is sound."""
    loaded = load_pack(write(folder, files))
    assert (loaded.pack is None) == bool(loaded.errors)
    assert all(each.line >= 1 and each.column >= 1 and each.problem for each in loaded.diagnostics)
    assert all(len(str(each)) < 2000 for each in loaded.diagnostics)
    if loaded.pack is not None and loaded.pack.scenarios:
        play(loaded.pack, len(loaded.diagnostics))
    return loaded


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pack")


def flipped(text: bytes, flips: list[tuple[int, int]]) -> bytes:
    changed = bytearray(text)
    for position, byte in flips:
        changed[position % len(changed)] = byte
    return bytes(changed)


def spliced(text: bytes, cuts: list[tuple[int, int, bytes]]) -> bytes:
    for start, length, line in cuts:
        lines = text.splitlines(keepends=True)
        at = start % (len(lines) + 1)
        text = b"".join([*lines[:at], line, *lines[at + length :]])
    return text


def renamed(text: bytes, swaps: list[tuple[int, int]]) -> bytes:
    """Return the text with words of it in each other's place."""
    words = text.split(b" ")
    for one, other in swaps:
        words[one % len(words)] = words[other % len(words)]
    return b" ".join(words)


files = st.sampled_from(sorted(SHIPPED))
byte_flips = st.lists(st.tuples(positions, st.integers(0, 255) | st.sampled_from(SIGNS)), min_size=1, max_size=4)
splices = st.lists(st.tuples(positions, st.integers(0, 3), st.sampled_from([b"", *LINES])), min_size=1, max_size=3)
swaps = st.lists(st.tuples(positions, positions), min_size=1, max_size=3)


@given(file=files, flips=byte_flips)
@settings(max_examples=A_THIRD)
def test_flipped_bytes_give_a_pack_or_diagnostics(folder: Path, file: str, flips: list[tuple[int, int]]) -> None:
    loads_or_says_why(folder, {**SHIPPED, file: flipped(SHIPPED[file], flips)})


@given(file=files, cut=positions)
@settings(max_examples=A_THIRD)
def test_a_file_cut_anywhere_gives_a_pack_or_diagnostics(folder: Path, file: str, cut: int) -> None:
    loads_or_says_why(folder, {**SHIPPED, file: SHIPPED[file][: cut % len(SHIPPED[file])]})


@given(file=files, cuts=splices)
@settings(max_examples=A_THIRD)
def test_lines_in_other_places_give_a_pack_or_diagnostics(
    folder: Path, file: str, cuts: list[tuple[int, int, bytes]]
) -> None:
    loads_or_says_why(folder, {**SHIPPED, file: spliced(SHIPPED[file], cuts)})


@given(file=files, pairs=swaps)
@settings(max_examples=A_THIRD)
def test_words_in_other_places_give_a_pack_or_diagnostics(
    folder: Path, file: str, pairs: list[tuple[int, int]]
) -> None:
    loads_or_says_why(folder, {**SHIPPED, file: renamed(SHIPPED[file], pairs)})


def nested_cases(depth: int) -> str:
    return "{text: A., next: over, " + "cases: {a: {" * depth + "takes: 1 min" + "}}" * depth + "}"


HOSTILE = {
    "brackets": "[" * 40_000,
    "an alias bomb": "a: &a [x, x]\n" + "".join(f"{key}: &{key} [*a, *a, *a, *a]\n" for key in "bcdefghij"),
    "tags": CALL.replace("A call", "!!python/object/apply:os.system [true]"),
    "the same field": CALL + "title: A call\n" * 10_000,
    "NULs": CALL.replace("Over.", '"\\0\\0"') + "\0" * 40_000,
    "a long id": CALL.replace("phone", "p" * 100_000),
    "an id of the longest": CALL.replace("phone", "p" * 64),
    "a long text": CALL.replace("She tells you.", "word " * 100_000),
    "a long condition": CALL.replace("{text: Listen.}", "{text: Listen., when: " + "not " * 50 + "again}"),
    "a deep condition": CALL.replace("{text: Listen.}", "{text: Listen., when: " + "-" * 190 + "1 > 0}"),
    "a bracketed condition": CALL.replace("{text: Listen.}", "{text: Listen., when: '" + "(" * 199 + "'}"),
    "many situations": CALL + "".join(f"  e{number}: {{text: E.}}\n" for number in range(20_000)),
    "a long chain": CALL.replace(
        "endings:",
        "".join(
            f"  s{n}: {{when: again, otherwise: s{n + 1}, choices: {{go: {{text: Go., next: over}}}}}}\n"
            for n in range(1900)
        )
        + "  s1900: {choices: {go: {text: Go., next: over}}}\nendings:",
    ),
    "unknown names": CALL.replace(
        "endings:",
        "".join(f"  s{n}: {{choices: {{go: {{text: Go., next: elsewhere_{n}}}}}}}\n" for n in range(1900)) + "endings:",
    ),
    "unknown fields": CALL + "".join(f"field_{number}: {{}}\n" for number in range(20_000)),
    "wild cases": CALL.replace("{text: Listen.}", nested_cases(6)),
    "wilder cases": CALL.replace("{text: Listen.}", nested_cases(60)),
    "wide cases": CALL.replace(
        "{text: Listen.}", "{text: A., cases: {" + ", ".join(f"c{n}: {{when: again}}" for n in range(5000)) + "}}"
    ),
    "all odds": CALL.replace("quick: 1, slow: 1", "quick: 1.0e-300, slow: 1000000"),
    "no weight": CALL.replace("at_stake: [heat]", "at_stake: [heat, heat, heat]"),
    "a time of nothing": CALL.replace("title:", "usual: 0 s\ntitle:"),
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("file", ["call.yaml", "pack.yaml", "cast.yaml"])
def test_a_hostile_file_is_survived(tmp_path: Path, text: str, file: str) -> None:
    loads_or_says_why(tmp_path, {name: each.encode() for name, each in {**SOUND, file: text}.items()})


NUMBERS = ["1e999", "-1e999", ".inf", "-.inf", ".nan", "0x" + "f" * 400, "9" * 400, "1e-400", "-0", "0.1e+308", "08"]


@pytest.mark.parametrize("number", NUMBERS, ids=lambda each: each[:12])
@pytest.mark.parametrize("before", ["start: 3", "max: 5", "quick: 1"])
def test_a_strange_number_is_survived(tmp_path: Path, number: str, before: str) -> None:
    text = CALL.replace(before, f"{before.partition(' ')[0]} {number}")
    loads_or_says_why(tmp_path, {name: each.encode() for name, each in {**SOUND, "call.yaml": text}.items()})


ONE_OF_EACH_TYPE = ["title", "with", "at_stake", "draws", "variables", "situations"]


@pytest.mark.parametrize(("field", "filling"), list(zip(ONE_OF_EACH_TYPE, cycle(["x", "{}", "1"]), strict=False)))
def test_a_hundred_thousand_items_in_a_field_are_survived(tmp_path: Path, field: str, filling: str) -> None:
    items = ", ".join([filling] * 100_000)
    lines = CALL.splitlines(keepends=True)
    text = "".join(f"{field}: [{items}]\n" if line.startswith(f"{field}:") else line for line in lines)
    assert text != CALL
    assert any(each.severity == "error" for each in diagnosed(tmp_path, {**SOUND, "call.yaml": text}))


def test_what_ships_is_loaded_and_played(tmp_path: Path) -> None:
    assert loads_or_says_why(tmp_path, SHIPPED).pack is not None
