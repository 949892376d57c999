"""Laws of the reader that hold for any input: it answers, and what it answers is what the YAML says."""

from __future__ import annotations

import json
import re
from pathlib import Path as FilePath
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cxsim.content.reader import places, read
from cxsim.content.yaml_inspection import inspect

EXAMPLES = [file.read_bytes() for file in sorted((FilePath(__file__).parent / "reader_examples").glob("*.yaml"))]

PIECES = ["a", "b: ", "c", ":", "\n", "  ", "- ", "{", "}", "[", "]", ",", ", ", " #", "# x", "'", '"', "|\n", ">"]
PIECES += ["*a", "&a ", "!t ", "? ", "---\n", "...\n", "%TAG", "%YAML 1.1\n", "\t", "2,5", "1e9", "0x1", "true", "~"]
PIECES += ["\r\n", "\x85", "\ufeff", "é", "@", "`", "\\", "k: v\n", "k: {x: y, z: 1}\n", "four words of prose", "\0"]
yaml_like = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)

safe_text = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"], exclude_characters="\ufeff"))
numbers = st.integers(-(10**30), 10**30) | st.floats(allow_nan=False, allow_infinity=False)
json_values = st.recursive(
    st.none() | st.booleans() | numbers | safe_text,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(safe_text, inner, max_size=4),
    max_leaves=15,
)


class CoreLoader(yaml.CSafeLoader):
    """PyYAML's own composer and constructor, with the implicit types of YAML 1.2's core schema: the oracle."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 - PyYAML's own attribute

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002 - PyYAML's own
        return {key.value: self.construct_object(value, deep=deep) for key, value in node.value}

    def number(self, node: yaml.ScalarNode) -> float:
        return int(node.value, 0) if "x" in node.value or "o" in node.value else float(node.value)

    def whole(self, node: yaml.ScalarNode) -> int:
        return int(node.value)


def core_schema() -> type[CoreLoader]:
    implicit = {
        "null": (r"^(?:null|~|)$", ["n", "~", ""]),
        "bool": (r"^(?:true|false)$", ["t", "f"]),
        "int": (r"^[-+]?[0-9]+$", list("-+0123456789")),
        "other": (r"^0(?:o[0-7]+|x[0-9a-fA-F]+)$", ["0"]),
        "float": (r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", list("-+.0123456789")),
    }
    for name, (pattern, first) in implicit.items():
        CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{name}", re.compile(pattern), first)
    CoreLoader.add_constructor("tag:yaml.org,2002:int", CoreLoader.whole)
    CoreLoader.add_constructor("tag:yaml.org,2002:other", CoreLoader.number)
    CoreLoader.add_constructor("tag:yaml.org,2002:float", CoreLoader.number)
    return CoreLoader


ORACLE = core_schema()


def agrees_with_the_oracle(source: bytes | str) -> bool:
    """Where nothing is wrong, the value is what PyYAML composes; types and all."""
    reading = read(source)
    if reading.faults:
        return True
    text = source if isinstance(source, str) else source.decode()
    return repr(reading.value) == repr(yaml.load(text.lstrip("\ufeff"), ORACLE))  # noqa: S506 - derived from CSafeLoader


def flipped(example: bytes, flips: list[tuple[int, int]]) -> bytes:
    changed = bytearray(example)
    for position, byte in flips:
        changed[position % len(changed)] = byte
    return bytes(changed)


byte_flipped = st.builds(
    flipped,
    st.sampled_from(EXAMPLES),
    st.lists(st.tuples(st.integers(0, 100_000), st.integers(0, 255)), min_size=1, max_size=4),
)
punctuation_flipped = st.builds(
    flipped,
    st.sampled_from(EXAMPLES),
    st.lists(st.tuples(st.integers(0, 100_000), st.sampled_from(b"\n\t :,{}[]'\"#*&!|>-?%@`")), min_size=1, max_size=4),
)


@given(st.binary() | st.text(st.characters()) | yaml_like)
def test_any_input_gives_a_reading_and_places(source: bytes | str) -> None:
    reading = read(source)
    places(source)
    assert reading.value is not None or reading.faults or agrees_with_the_oracle(source)


@given(byte_flipped | punctuation_flipped)
def test_a_sound_file_with_bytes_changed_gives_its_value_or_faults(source: bytes) -> None:
    assert agrees_with_the_oracle(source)


@given(yaml_like)
def test_anything_without_faults_reads_as_yaml_1_2_would_have_it(source: str) -> None:
    assert agrees_with_the_oracle(source)


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_oracle_reads_the_examples_as_the_reader_does(example: bytes) -> None:
    assert read(example).faults == ()
    assert agrees_with_the_oracle(example)


@given(json_values)
def test_json_is_yaml(value: object) -> None:
    reading = read(json.dumps({"value": value}, ensure_ascii=False))
    assert reading.faults == ()
    assert reading.value == {"value": value}


@given(yaml_like | punctuation_flipped.map(lambda source: source.decode(errors="replace")))
def test_the_quick_pass_and_the_inspection_agree(text: str) -> None:
    reading, inspected = read(text), inspect(text.lstrip("\ufeff"))
    assert reading.faults == inspected.faults
    assert repr(reading.value) == repr(inspected.value)


@given(yaml_like | punctuation_flipped.map(lambda source: source.decode(errors="replace")))
def test_every_fault_stands_inside_the_file(text: str) -> None:
    lines = re.split("\r\n|[\r\n\x85\u2028\u2029]", text)
    for fault in read(text).faults:
        assert 1 <= fault.line <= len(lines)
        assert 1 <= fault.column <= len(lines[fault.line - 1]) + 1
        assert fault.problem
        assert fault.way_out


def keys_of(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    if isinstance(value, dict):
        return [below for key, inner in value.items() for below in [(*path, key), *keys_of(inner, (*path, key))]]
    if isinstance(value, list):
        return [below for at, inner in enumerate(value) for below in keys_of(inner, (*path, at))]
    return []


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_key_of_a_file_is_written_where_its_place_says(example: bytes) -> None:
    found, lines = places(example), example.decode().splitlines()
    paths = keys_of(read(example).value)
    assert paths
    for path in paths:
        place = found.key(path)
        assert place is not None
        assert lines[place.line - 1][place.column - 1 :].startswith(f"{path[-1]}:")


HOSTILE = {
    "brackets": "[" * 40_000,
    "braces": "{" * 40_000,
    "nested keys": "{a: " * 10_000,
    "items": "- " * 20_000,
    "question marks": "? " * 20_000,
    "indentation": "\n".join(" " * level + "a:" for level in range(400)),
    "an alias bomb": "a: &a [x, x]\n" + "".join(f"{key}: &{key} [*a, *a, *a, *a]\n" for key in "bcdefghij"),
    "an alias of itself": "a: &a [*a]\n",
    "Python's tags": "a: !!python/object/apply:os.system ['true']\n",
    "tag directives": "".join(f"%TAG !t{number}! x\n" for number in range(20_000)) + "---\na: 1\n",
    "the same key": "a: 1\n" * 10_000,
    "NULs": "\0" * 40_000,
    "lone surrogates": "a: \ud800\udfff\n" * 100,
    "a number without end": "a: " + "9" * 100_000,
    "an exponent without end": "a: 1e" + "9" * 100_000,
    "a text without end": "a: " + "word " * 100_000,
    "a quote without end": 'a: "' + "word " * 100_000,
    "a key without end": "k" * 100_000 + ": 1\n",
    "commas": "{a: " + "x, " * 40_000 + "}",
    "comments": " #" * 100_000,
    "marks of byte order": "\ufeff" * 10_000 + "a: 1\n",
    "documents": "---\n" * 10_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_survived(text: str) -> None:
    faults = read(text).faults
    assert len(faults) <= 101
    assert all(len(str(fault.in_file("f"))) < 1000 for fault in faults)
    places(text)


@pytest.mark.parametrize("name", ["brackets", "nested keys", "an alias bomb", "Python's tags", "NULs", "the same key"])
def test_a_hostile_file_is_refused_with_a_reason(name: str) -> None:
    assert any(fault.severity == "error" for fault in read(HOSTILE[name]).faults)
