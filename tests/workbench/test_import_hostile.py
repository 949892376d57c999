"""Stories made to hold an importer up: each is read or refused, in bounded time, and what is read loads."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from unittest.mock import Mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsim.workbench.importing import ImportRefusedError, import_story, ink_flow
from cxsim.workbench.importing.values import both
from tests.fuzz.imports import imports_or_says_why

if TYPE_CHECKING:
    from pathlib import Path

MANY = 15_000
LARGE: dict[str, bytes] = {
    "links that open": b":: Start\n" + b"[[" * MANY,
    "macros that open": b":: Start\n" + b"<<if " * MANY,
    "macros of Harlowe": b":: Start\n" + b"(if:" * MANY,
    "remarks that open": b":: Start\n" + b"<!--/*/%" * MANY,
    "tags": b":: Start\n" + b"<a" * MANY,
    "hooks": b":: Start\n" + b"(if: $a)[" * MANY,
    "ifs that change": b":: Start\n" + b"<<if $a>>" * 20 + b"<<else>>a\n" * MANY,
    "links": b":: Start\n" + b"[[a]]" * MANY,
    "escapes": b":: " + b"\\" * MANY,
    "emphasis": b":: Start\n" + b"''//" * MANY,
}


@pytest.mark.parametrize("source", LARGE.values(), ids=LARGE)
def test_a_large_hostile_twee_is_read_or_refused_in_bounded_time(source: bytes, tmp_path: Path) -> None:
    imports_or_says_why(source, "story.twee", tmp_path)


def _knots(count: int, body: str) -> str:
    knots = ",".join(f'"k{number}":[{body.replace("N", str(number + 1))},null]' for number in range(count))
    return f'{{"inkVersion":21,"root":[[{{"->":"k0"}},null],"done",{{{knots},"#f":1}}]}}'


CIRCLES = {
    "a divert to itself": '{"inkVersion":21,"root":[[{"->":"0.0"},null],"done",null]}',
    "a condition that comes back": '{"inkVersion":21,"root":[["ev",true,"/ev",{"->":"0.0","c":true},null],null]}',
    "many conditions that come back": '{"inkVersion":21,"root":[['
    + '"ev",{"VAR?":"x"},"/ev",{"->":"0.0","c":true},' * 40
    + "null],null]}",
    "a sum that doubles": '{"inkVersion":21,"root":[["ev",1,'
    + '"du","+",' * 5_000
    + '{"VAR=":"x"},"/ev","end",null],null]}',
    "a long chain": _knots(1_000, '{"->":"kN"}'),
    "too long a chain": _knots(2_000, '{"->":"kN"}'),
    "choices upon choices": _knots(300, '"ev","str","^A","/str","/ev",{"*":"kN","flg":4}'),
    "functions that call each other": '{"inkVersion":21,"root":[["ev",{"f()":"f"},{"f()":"f"},"/ev","end",null],"done",'
    '{"f":["ev",' + '{"f()":"f"},' * 20 + '"/ev",null]}]}',
    "a path up and up": '{"inkVersion":21,"root":[[{"->":"' + ".^" * 50_000 + '"},null],null]}',
}


@pytest.mark.parametrize("source", CIRCLES.values(), ids=CIRCLES)
def test_ink_that_goes_round_and_round_is_read_or_refused_in_bounded_time(source: str, tmp_path: Path) -> None:
    imports_or_says_why(source.encode(), "story.json", tmp_path)


def test_a_text_of_ink_that_says_itself_twice_again_and_again_is_refused() -> None:
    twice = ["du", "str", "out", "out", "/str"]
    content = ["str", "^Hello, hello. ", "/str", *twice * 20, "out", "\n", "done", None]
    source = json.dumps({"inkVersion": 21, "root": [content, "done", None]})
    with pytest.raises(ImportRefusedError, match="more steps"):
        import_story(source.encode(), "story.json")


def test_ways_of_ink_that_have_met_are_not_looked_at_again_for_every_condition(monkeypatch: pytest.MonkeyPatch) -> None:
    spy = Mock(side_effect=both)
    monkeypatch.setattr(ink_flow, "both", spy)
    branch = ["ev", {"VAR?": "x"}, "/ev", [{"->": ".^.b", "c": True}, {"b": ["^Yes.", "\n", {"->": ".^.^.^.0"}, None]}]]
    counts = []
    for many in (100, 200):
        spy.reset_mock()
        source = json.dumps({"inkVersion": 21, "root": [[*branch * many, "done", None], "done", None]})
        import_story(source.encode(), "story.json")
        counts.append(spy.call_count)
    assert counts[1] < 3 * counts[0]


PIECES = [
    '<<link "a">>', "<<link [[a|b]]>>", "<</link>>", '<<linkreplace "">>', "<</linkreplace>>", '(link: "a")[',
    '(link:"a")', '(link-reveal-goto: "a", "b")', "[[a]]", "[[a|b][$c to 1]]", "]", "[", "{", "+", "<<if $c>>",
    "<<else>>", "<</if>>", "<<switch $c>>", "<<case 1 2>>", "<</switch>>", "<<set $c to $c + 1>>",
    "<<set $d to not $d>>", "(set: $c to it + 1)", "(if: $c > 1)", "(else:)", "<<goto $c>>", '(go-to: "a")',
    '<<include "b">>', "<<for>>", "<</for>>", "<<silently>>", "$c.d", "<<print $c>>", "|a>[", "](b|", "\n", "Text. ",
    "\n:: b\n", '<<button "">>', "<</button>>", "(link: ?x)[", '<<link "" "">>', "(click:)[", "<<choice>>",
    "(if: visits > 1)", "<<unset $c>>",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=25), st.sampled_from(["", "SugarCube", "Harlowe", "Chapbook"]))
def test_in_whatever_order_macros_stand_the_result_loads(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[str], form: str
) -> None:
    source = f':: StoryData\n{{"format": "{form}"}}\n:: Start\n{"".join(pieces)}'
    imports_or_says_why(source.encode(), "story.twee", tmp_path_factory.mktemp("import"))


@given(st.text(alphabet=st.sampled_from("abc :[]<>|-$(){}\"'\\/*\n"), max_size=200))
def test_whatever_stands_in_a_passage_the_result_loads(tmp_path_factory: pytest.TempPathFactory, body: str) -> None:
    imports_or_says_why(f":: Start\n{body}".encode(), "story.twee", tmp_path_factory.mktemp("import"))
