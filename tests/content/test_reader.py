"""What the strict reader makes of YAML: values, bounds, and where everything stands."""

from __future__ import annotations

from pathlib import Path as FilePath

import pytest

from cxsim.content.diagnostic import Diagnostic, Fault, format_diagnostic, quoted
from cxsim.content.reader import places, read
from cxsim.content.yaml_inspection import MOST_FAULTS
from cxsim.content.yaml_places import Place
from cxsim.content.yaml_source import DEEPEST, LARGEST, MOST_EVENTS

EXAMPLES = sorted((FilePath(__file__).parent / "reader_examples").glob("*.yaml"))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda file: file.stem)
def test_a_sound_file_is_read_without_a_word(example: FilePath) -> None:
    reading = read(example.read_bytes())
    assert reading.faults == ()
    assert isinstance(reading.value, dict)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("7", 7),
        ("-3", -3),
        ("007", 7),
        ("+.5", 0.5),
        ("1e3", 1000.0),
        ("0x1F", 31),
        ("0o17", 15),
        ("no", "no"),
        ("on", "on"),
        ("yes", "yes"),
        ("True", "True"),
        ("5:40", "5:40"),
        ("2024-05-01", "2024-05-01"),
        ("1_000", "1_000"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("6 min", "6 min"),
        ("0.1.0", "0.1.0"),
        ('"7"', "7"),
        ("'true'", "true"),
        ("a<<b", "a<<b"),
    ],
)
def test_an_unquoted_word_means_what_yaml_1_2_says(written: str, meant: object) -> None:
    value = read(f"share: {written}\n").value["share"]
    assert value == meant
    assert type(value) is type(meant)


def test_keys_are_always_text() -> None:
    assert read("1: a\ntrue: b\nno: c\n<<: {d: e}\n").value == {"1": "a", "true": "b", "no": "c", "<<": {"d": "e"}}


def test_an_empty_file_holds_nothing_and_has_no_faults() -> None:
    assert read(b"").value is None
    assert read(b"# only a comment\n").faults == ()


def test_a_byte_order_mark_is_tolerated_and_moves_nothing() -> None:
    reading = read("\ufeffa: 1\na: 2\n".encode())
    assert reading.value == {"a": 1}
    assert [(fault.line, fault.column) for fault in reading.faults] == [(2, 1)]


def test_all_faults_of_a_file_are_found_in_one_pass_and_reading_goes_on() -> None:
    text = "a: 1\na: 2\nb: *gone\nc: !loud word\n? [x]\n: 3\nd: {e: yes, please}\n"
    reading = read(text)
    assert [(fault.line, fault.code) for fault in reading.faults] == [
        (2, "CX008"),
        (3, "CX003"),
        (4, "CX005"),
        (5, "CX007"),
        (7, "CX020"),
    ]
    assert reading.value == {"a": 1, "b": "*gone", "c": "word", "d": {"e": "yes, please"}}


def test_of_a_key_written_twice_the_first_counts_and_the_fault_names_it() -> None:
    reading = read("solo: {x: 1}\nsolo: {x: 2, x: 3}\n")
    assert reading.value == {"solo": {"x": 1}}
    assert [fault.column for fault in reading.faults] == [1, 14]
    assert "first at 1:1" in reading.faults[0].problem


def test_a_syntax_fault_ends_the_reading_but_keeps_the_faults_before_it() -> None:
    reading = read("a: 1\na: 2\nb: @all\nc: 3\nc: 4\n")
    assert reading.value is None
    assert [(fault.line, fault.code) for fault in reading.faults] == [(2, "CX008"), (3, "CX024")]


def test_the_deepest_level_is_read_and_one_more_is_not() -> None:
    assert read("[" * DEEPEST + "]" * DEEPEST).faults == ()
    reading = read("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1))
    assert [(fault.column, fault.code) for fault in reading.faults] == [(DEEPEST + 1, "CX006")]
    assert reading.value is not None


def test_what_follows_a_part_nested_too_deep_is_still_read() -> None:
    reading = read("deep: " + "[" * 30 + "]" * 30 + "\nafter: 1\nafter: 2\n")
    assert reading.value["after"] == 1
    assert [fault.code for fault in reading.faults] == ["CX006", "CX008"]


def test_nesting_without_end_ends_the_reading() -> None:
    reading = read("deep: " + "[" * 200 + "]" * 200 + "\nafter: 1\n")
    assert reading.value is None
    assert [fault.code for fault in reading.faults] == ["CX006"]


def test_a_file_of_too_many_values_is_refused() -> None:
    reading = read("- 1\n" * MOST_EVENTS)
    assert reading.value is None
    assert [fault.code for fault in reading.faults] == ["CX009"]


@pytest.mark.parametrize("source", [b"#" * (LARGEST + 1), "#" * (LARGEST + 1), "é" * (LARGEST // 2 + 1)])
def test_a_file_that_is_too_large_is_refused_unread(source: bytes | str) -> None:
    reading = read(source)
    assert reading.value is None
    assert [fault.code for fault in reading.faults] == ["CX002"]


def test_a_file_of_the_largest_size_is_read() -> None:
    assert read(b"a: 1\n".ljust(LARGEST, b"#")).value == {"a": 1}


def test_more_faults_than_anybody_reads_are_counted_at_the_end() -> None:
    faults = read("a: 1\n" * (MOST_FAULTS + 51)).faults
    assert len(faults) == MOST_FAULTS + 1
    assert (faults[-1].code, faults[-1].severity) == ("CX099", "note")
    assert faults[-1].problem.startswith("50 more")


def test_forbidden_characters_are_named_once_and_the_rest_is_read() -> None:
    reading = read("a: x\0y\nb: \x1b[31m\nb: 2\n")
    assert [(fault.line, fault.column, fault.code) for fault in reading.faults] == [(1, 5, "CX011"), (3, 1, "CX008")]
    assert "U+0000" in reading.faults[0].problem
    assert reading.value == {"a": "x?y", "b": "?[31m"}


@pytest.mark.parametrize(
    ("written", "column", "meant", "said"),
    [
        ('"\\e[31mred"', 5, "?[31mred", "'\\e' stands for the character U+001B, which is not allowed."),
        ('"ab\\x9b"', 7, "ab?", "'\\x9b' stands for the character U+009B, which is not allowed."),
        ('"\\\\e \\u202e"', 9, "\\e ?", "'\\u202e' stands for the character U+202E, which is not allowed."),
        ('"\\t\\n\\r"', 9, "\t\n?", "'\\r' stands for the character U+000D, which is not allowed."),
        ('"\\U00002066\\0"', 5, "??", "'\\U00002066' stands for the character U+2066, which is not allowed."),
        ("see \u202eme\u202c", 8, "see ?me?", "The character U+202E is not allowed (2 such characters in this file)."),
        ("'\u2066'", 5, "?", "The character U+2066 is not allowed."),
    ],
)
def test_what_a_terminal_obeys_or_turns_the_writing_round_is_refused(
    written: str, column: int, meant: str, said: str
) -> None:
    for source in (f"a: {written}\n", f"a: {written}\n".encode()):
        reading = read(source)
        assert reading.value == {"a": meant}
        (fault,) = reading.faults
        assert (fault.line, fault.column, fault.code, fault.problem) == (1, column, "CX011", said)


def test_keys_are_held_to_the_same_characters() -> None:
    assert [fault.column for fault in read('"\\e": 1\n').faults] == [2]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"\e \x1b", r"\e \x1b"),
        (r"'\u202e'", r"\u202e"),
        (r'"\\e \t\n\x41"', "\\e \t\nA"),
        ("\u05e9\u200f!", "\u05e9\u200f!"),
        (r'"\u200e"', "\u200e"),
    ],
    ids=["plain", "single-quoted", "escaped-backslash", "a-mark-of-direction", "the-other-as-escape"],
)
def test_a_backslash_that_is_no_escape_and_marks_of_direction_are_texts(written: str, meant: str) -> None:
    reading = read(f"a: {written}\n")
    assert (reading.value, reading.faults) == ({"a": meant}, ())


@pytest.mark.parametrize(
    ("source", "line", "column", "words"),
    [
        (b"a: 1\nb: caf\xe9\n", 2, 7, "0xE9"),
        ("ü: ".encode() + b"\xff", 1, 4, "0xFF"),
        ("a: 1\n".encode("utf-16"), 1, 1, "UTF-16"),
    ],
)
def test_other_encodings_than_utf8_are_refused_at_the_byte(source: bytes, line: int, column: int, words: str) -> None:
    reading = read(source)
    assert reading.value is None
    (fault,) = reading.faults
    assert (fault.line, fault.column, fault.code) == (line, column, "CX010")
    assert words in fault.problem


def test_places_say_where_each_key_and_value_stands() -> None:
    found = places("a:\n  - {b: 1, c: two}\n  - |\n    text\nd: 'q'\n")
    assert found.key(("a",)) == Place(1, 1)
    assert found.value(("a", 0)) == Place(2, 5)
    assert found.key(("a", 0, "c")) == Place(2, 12)
    assert found.value(("a", 0, "c")) == Place(2, 15)
    assert found.value(("a", 1)) == Place(3, 5)
    assert found.value(("d",)) == Place(5, 4)


def test_the_nearest_place_of_something_missing_is_what_should_hold_it() -> None:
    found = places("a:\n  b: 1\n")
    assert found.nearest(("a", "b")) == Place(2, 3)
    assert found.nearest(("a", "missing", 3)) == Place(1, 1)
    assert found.key(("a", "missing")) is None
    assert places("").nearest(("a",)) == Place(1, 1)


def test_a_file_that_cannot_be_read_to_its_end_still_has_the_places_before() -> None:
    found = places("a: 1\nb: @all\n")
    assert found.key(("a",)) == Place(1, 1)
    assert found.nearest(("z",)) == Place(1, 1)


def test_places_of_bytes_that_are_no_text_are_the_top_of_the_file() -> None:
    assert places(b"\xff").nearest(("a",)) == Place(1, 1)


def test_a_diagnostic_is_printed_with_its_place_first() -> None:
    fault = Fault(13, 17, "CX204", "unknown-need", "choice 'a' delivers 'b'.", "Did you mean 'c'?")
    assert str(fault.in_file("scenarios/onboarding/double-charge.yaml")) == (
        "scenarios/onboarding/double-charge.yaml:13:17  CX204 unknown-need\n"
        "  choice 'a' delivers 'b'.\n"
        "  Did you mean 'c'?"
    )


def test_a_warning_says_that_it_is_one_and_no_way_out_leaves_no_line() -> None:
    diagnostic = Diagnostic("a.yaml", 1, 2, "CX023", "hash-cuts-text", "Cut.", severity="warning")
    assert format_diagnostic(diagnostic) == "a.yaml:1:2  CX023 hash-cuts-text (warning)\n  Cut."


def test_a_diagnostic_never_sends_control_characters_to_a_terminal() -> None:
    fault = read('"\\e[2J": 1\n"\\e[2J": 2\n').faults[0]
    assert "\x1b" not in str(fault.in_file("bad\x1bname.yaml"))


def test_a_diagnostic_as_json_has_every_field() -> None:
    diagnostic = Fault(1, 2, "CX001", "not-yaml", "p").in_file("f")
    assert diagnostic.as_dict() == {
        "file": "f",
        "line": 1,
        "column": 2,
        "code": "CX001",
        "rule": "not-yaml",
        "problem": "p",
        "way_out": "",
        "severity": "error",
    }


def test_an_authors_words_are_quoted_on_one_line_and_not_at_length() -> None:
    assert quoted("two\nlines") == "'two lines'"
    assert len(quoted("x" * 1000)) <= 62
