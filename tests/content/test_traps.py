"""The traps of YAML that catch a careful author: each has a diagnostic of its own, at its place, with a way out."""

from __future__ import annotations

import pytest

from cxsim.content.reader import read

BAR = "under `|`"

TRAPS = [
    # a comma inside { }
    ("a: {text: Sorry, madam}\n", "1:18", "CX020", "'madam' is left over", "quotes"),
    ("a: {takes: 4, please}\n", "1:15", "CX020", "ends 'takes' after '4'", "quotes"),
    ("a: {b}\n", "1:5", "CX020", "'b' stands in { } without a colon", "[ ]"),
    # a decimal comma
    ("share: 2,5\n", "1:8", "CX021", "'2,5' is no number", "Write 2.5;"),
    ("a: {share: 2,5}\n", "1:14", "CX021", "'2,5' is no number", "Write 2.5;"),
    ("costs: 1,000\n", "1:8", "CX021", "'1,000' is no number", "1000 if the comma parts thousands"),
    # a colon in prose
    ("text: Sorry: we are late\n", "1:12", "CX022", "after 'Sorry'", BAR),
    ("a: {text: Sorry: late}\n", "1:16", "CX022", "after 'Sorry'", BAR),
    ("text: He was late\n  and said one thing: sorry\n", "2:21", "CX022", "after 'and said one thing'", BAR),
    # a hash in prose
    ("text: You may bring along # of guests\n", "1:27", "CX023", "'# of guests' is a comment", BAR),
    ("text: Ticket #5 is open\n", "1:14", "CX023", "ends with 'Ticket'", BAR),
    ("colour: #ff0000\n", "1:9", "CX023", "there is no text", BAR),
    ("a: {b: line # 5}\nc: 1\n", "1:13", "CX023", "is a comment ('# 5}')", BAR),
    ("text: one # two\n  three\n", "1:11", "CX023", "is a comment ('# two')", BAR),
    # a text that begins with a sign
    ("text: *sigh* No.\n", "1:7", "CX024", "'*sigh* No.' begins with *", BAR),
    ("text: *sigh, no\n", "1:7", "CX024", "begins an alias", BAR),
    ("text: *sigh\n", "1:7", "CX003", "'*sigh' is an alias", BAR),
    ("text: [sic] they said\n", "1:7", "CX024", "begins a list", BAR),
    ("text: {name} is here\n", "1:7", "CX024", "begins a mapping", BAR),
    ("text: @all hands\n", "1:7", "CX024", "'@all hands' begins with @", BAR),
    ("text: `code`\n", "1:7", "CX024", "begins with `", BAR),
    ("text: %5 off\n", "1:7", "CX024", "begins a directive", BAR),
    ("text: & so on\n", "1:7", "CX024", "begins an anchor", BAR),
    ("text: &co and so on\n", "1:7", "CX003", "'&co' is an anchor", BAR),
    ("text: !great work\n", "1:7", "CX005", "'!great' is a tag", BAR),
    ("text: | hello\n", "1:7", "CX024", "begins a block of text", BAR),
    ("text: > 5 minutes\n", "1:7", "CX024", "begins a block of text", BAR),
    ("text: - hello\n", "1:7", "CX024", "begins an item", BAR),
    ("text: ? what\n", "1:7", "CX024", "begins a key", BAR),
    ('text: "Hello," she said\n', "1:16", "CX024", "ends with its closing quote, 'Hello,'", BAR),
    ("a: {text: 'No' he said}\n", "1:16", "CX024", "'he said", BAR),
    # tabs
    ("a:\n\tb: 1\n", "2:1", "CX025", "indented with a tab", "spaces"),
    ("a:\n  b: 1\n \tc: 1\n", "3:2", "CX025", "indented with a tab", "spaces"),
    ("a: |\n  b\n\tc\n", "3:1", "CX025", "indented with a tab", "spaces"),
    # quotes and brackets left open
    ("a: 1\ntext: 'Tis fine\nb: 1\n", "2:7", "CX026", "The ' that opens here is closed nowhere", BAR),
    ('text: "no\nb: "yes"\n', "1:7", "CX026", "closed only at line 2", BAR),
    ("a: {b: 1,\nc: 2\nd: 3\n", "1:4", "CX027", "still open at line 3", "}"),
    ("a: [1, 2\nb: 3\n", "1:4", "CX027", "The [ that opens here", "]"),
    ("a: {b: c}}\n", "1:10", "CX027", "nothing open that this } could close", "Delete"),
    ("a: ]\n", "1:4", "CX027", "nothing open that this ] could close", "Delete"),
    # indentation
    ("title: x\n   firm:\n      a: 1\n", "2:4", "CX028", "'firm:' is indented deeper", "below the key"),
    ("a:\n  b: 1\n c: 1\n", "3:2", "CX028", "a key is expected", "below"),
    ("a: 1\n- b\n", "2:1", "CX028", "'- b' does not fit here", "below"),
    ("- b\na: 1\n", "2:1", "CX028", "the next item", "below"),
    ("a: 1\nb\nc: 2\n", "2:1", "CX028", "has no colon", "key: value"),
    ("a: 1\nb\n  c:\n    d: 1\n", "2:1", "CX028", "'b' stands where a key is expected", "key: value"),
    ("a:\n  b: x\n\u00a0 c: y\n  d: z\n", "3:1", "CX028", "indented with U+00A0", "space bar"),
    # the rest
    ("a: {b: 1, c:2}\n", "1:11", "CX031", "'c:2' is one word", "Write c: 2."),
    ("a: 1\nb:2\nc: 3\n", "2:1", "CX031", "'b:2' is one word", "Write b: 2."),
    ("text\uff1a你好\ntakes: 1 min\n", "1:5", "CX032", "'\uff1a' is a letter", "Write ': ' here."),
    ("a: {heat: fully\uff0ctea: partly}\n", "1:16", "CX032", "'\uff0c' is a letter", "Write ', ' here."),
    ("a: 1e999\n", "1:4", "CX029", "too long or too large", "quotes"),
    (f"a: {'1' * 50}\n", "1:4", "CX029", "too long or too large", "quotes"),
    ('a: "C:\\quick"\n', "1:7", "CX030", "begins an escape", "single quotes"),
    ('a: "\\ud800"\n', "1:5", "CX030", "'\\ud800' is none", "single quotes"),
    ("a: 1\n--- \nb: 1\n", "2:1", "CX004", "second document", "---"),
    ("%YAML 1.1\n---\na: 1\n", "1:1", "CX012", "begin with %", "Delete"),
    ("%TAG ! x\n---\na: 1\n", "1:1", "CX012", "begin with %", "Delete"),
    ("%x\n---\na: 1\n", "1:1", "CX012", "begin with %", "Delete"),
    ("? [a]\n: b\n", "1:3", "CX007", "A key is a word", "quotes"),
    ("{a: b}: c\n", "1:1", "CX007", "A key is a word", "quotes"),
    ("a: 1\na: 2\n", "2:1", "CX008", "'a' stands here a second time", "Rename"),
]


@pytest.mark.parametrize(("text", "place", "code", "problem", "way_out"), TRAPS, ids=[text for text, *_ in TRAPS])
def test_a_trap_is_named_with_a_way_out(text: str, place: str, code: str, problem: str, way_out: str) -> None:
    (fault,) = read(text).faults
    assert f"{fault.line}:{fault.column} {fault.code}" == f"{place} {code}"
    assert problem in fault.problem
    assert way_out in fault.way_out


SOUND = [
    "start: squeezed     # squeezed | middling | safe\n",
    "start: squeezed # squeezed | middling\n",
    "text: More than four words of prose  # two spaces: a comment\n",
    "a: {takes: 4 min, does: [own_up]} # a comment of its own\n",
    "choices: # one per need\n  a: 1\n",
    "a: 1 # see # 5\n",
    "# a comment with # another\na: 1\n",
    "text: |\n  Ticket #5, and more than four words #6\n",
    "text: 'Ticket #5 and more words here'\n",
    "cases:\n  lucky: {}\n  other: {when: not again, next: end}\n",
    "a: {b: , c: ~}\n",
    "a: {b: , c: 1}\n",
    "marks: [2,5]\n",
    "share: '2,5'\n",
    "text: Sorry, madam:said nobody\n",
    "text: He said 5:40, and 1,000 and 2,5\n",
    "text: It is 100 % sure & fine! *really* [sic] {time}\n",
    "a: [one, two,]\n",
    "a: {text: 'Sorry, madam'}\n",
    "text: >-\n  folded\n  text\n",
    "a:\n- b\n- c\n",
    "---\na: 1\n...\n",
    "a: 1\r\nb: 2\r\n",
    "text: 100 %TAG and %YAML\n",
]


@pytest.mark.parametrize("text", SOUND)
def test_sound_yaml_raises_no_alarm(text: str) -> None:
    assert read(text).faults == ()


def test_a_hash_in_prose_is_only_a_warning() -> None:
    reading = read("text: You may bring along # of guests\n")
    assert [fault.severity for fault in reading.faults] == ["warning"]
    assert reading.value == {"text": "You may bring along"}


def test_a_text_that_commas_cut_is_reported_once_and_put_together_again() -> None:
    reading = read("a: {text: Yes, yes, of course, next: end}\n")
    assert len(reading.faults) == 1
    assert reading.value == {"a": {"text": "Yes, yes, of course", "next": "end"}}


def test_a_decimal_comma_is_read_as_the_number_it_was_meant_to_be() -> None:
    assert read("a: {share: 2,5}\nb: -0,75\n").value == {"a": {"share": 2.5}, "b": -0.75}
