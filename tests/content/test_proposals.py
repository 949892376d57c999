"""What a message proposes is there: names of the pack, of the closed lists, or what was written, put right."""

from __future__ import annotations

import json
import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxsim.content.characters import without_stray
from cxsim.content.problem import told_instead
from cxsim.content.reader import read
from cxsim.content.shape_words import KINDS, PATTERNS, WAYS_OUT
from cxsim.content.yaml_spans import spans
from cxsim.equations.deeds import DEEDS
from cxsim.equations.organisation import KPIS, QUALITIES
from cxsim.equations.practice import PRACTICES
from cxsim.workbench.schema import KINDS as FILES
from cxsim.workbench.schema import schema_of
from tests.content.authored import CALL, CAST, SHEET, SOUND, diagnosed, told

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

RUN = (
    "run:\n  title: A run\n  luck: {pump: slow}\n  play: [phone: let_ring]\n  expect: {ending: over, never: [own_up]}\n"
)
PACK: Mapping[str, str] = {
    "pack.yaml": SHEET + "campaign: {weeks: 2, plan: {first: {week: 1, play: call}}}\n",
    "cast.yaml": CAST.replace("{name: Dervla,", "{name: Dervla Quinn,"),
    "call.yaml": CALL.replace(
        "{text: Listen.}",
        "{text: Listen., takes: 1 min, does: [inquire], delivers: {heat: mostly}, keeps: [ring_back]}",
    ),
    "playthroughs/call.yaml": RUN,
}


def words_of(value: object) -> Iterator[str]:
    """Yield every key and every text in a value."""
    if isinstance(value, dict):
        yield from value
        value = [*value.values()]
    if isinstance(value, list):
        for each in value:
            yield from words_of(each)
    if isinstance(value, str):
        yield value


def closed_words(schema: object) -> Iterator[str]:
    """Yield the fields and words that a schema knows."""
    if isinstance(schema, dict):
        yield from schema.get("properties", ())
        yield from (each for each in schema.get("enum", ()) if isinstance(each, str))
        for each in schema.values():
            yield from closed_words(each)
    elif isinstance(schema, list):
        for each in schema:
            yield from closed_words(each)


CLOSED = {*DEEDS, *KPIS, *QUALITIES, *PRACTICES, *(word for kind in FILES for word in closed_words(schema_of(kind)))}
NAMES = sorted({word for text in PACK.values() for word in words_of(read(text).value)} - {"…"})
NOISE = st.sampled_from(["", " ", "  ", ", ", "; ", " and ", "-", "_", ".", "\u00a0", "\u200b", "?", "x", "é"])
SPOILT = st.builds(
    lambda parts, change: getattr("".join(parts), change)(),
    st.lists(st.one_of(st.sampled_from([*NAMES, "hand_over", "Peter", "fly"]), NOISE), min_size=1, max_size=5),
    st.sampled_from(["title", "upper", "lower", "strip", "capitalize"]),
)
PLACES = [(name, span) for name, text in PACK.items() for span in spans(text) if span.text]


def proposed(way_out: str) -> list[str]:
    """Return what a way out proposes to write."""
    return [*re.findall("Did you mean '([^']+)'", way_out), *filter(None, [told_instead(way_out)])]


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(PLACES), SPOILT)
def test_no_message_proposes_a_name_that_nobody_has_written(place: tuple[str, Any], spoilt: str) -> None:
    name, span = place
    text = PACK[name][: span.start] + json.dumps(spoilt, ensure_ascii=False) + PACK[name][span.end :]
    with TemporaryDirectory() as folder:
        found = diagnosed(Path(folder), {**PACK, name: text})
    written = {word for each in {**PACK, name: text}.values() for word in words_of(read(each).value)}
    there = {*CLOSED, *written, *(Path(each).stem for each in PACK), *re.findall(r"\w+", spoilt.lower())}
    declares = span.key or span.path[-2:-1] in {("one_of",), ("moods",)}
    ids = {
        re.sub(r"\W+", "_", without_stray(each).lower()).strip("_") for each in written if each != spoilt or declares
    }
    for each in (right for diagnostic in found for right in proposed(diagnostic.way_out)):
        assert each in there | ids or {*re.findall(r"\w+", each)} <= there | ids, each


@pytest.mark.parametrize(
    ("written", "way_out"),
    [
        ("with: Dervla Quinn", "Write dervla instead."),
        ("with: DERVLA QUINN", "Write dervla instead."),
        ("with: Dervla", "Did you mean 'dervla'?"),
        ("with: Peter Pan", "Names have"),
        ("with: [Peter Pan]", "Names have"),
        ("with: Heat!", "Names have"),
        ("with: Dervla Quin", "Did you mean 'dervla'?"),
        ("with: Dervlo", "Did you mean 'dervla'?"),
        ("with: dervla, ines", "Write [dervla, ines] instead."),
        ("with: Dervla Quinn; Ines", "Write [dervla, ines] instead."),
        ("with: dervla and ines", "Write [dervla, ines] instead."),
        ("with: [dervla ines]", "Write each as an item of its own: dervla, ines."),
        ("with:\n  - dervla, ines", "Write each as an item of its own: dervla, ines."),
        ("with: [[dervla, ines]]", "Write one text, without brackets."),
    ],
)
def test_people_are_found_by_what_they_are_called(tmp_path: Path, written: str, way_out: str) -> None:
    found = diagnosed(tmp_path, {**PACK, "call.yaml": PACK["call.yaml"].replace("with: dervla", written)})
    assert [each.way_out[: len(way_out)] for each in found] == [way_out], [told(tmp_path, each) for each in found]


@pytest.mark.parametrize(
    ("written", "way_out"),
    [
        ("does: hand_over, own_up", "Write [hand_over, own_up] instead."),
        ("does: hand_over own_up", "Write [hand_over, own_up] instead."),
        ("does: Hand over, own up", "Write [hand_over, own_up] instead."),
        ("does:\n          hand_over\n          own_up", "Write [hand_over, own_up] instead."),
        ("does: Hand over", "Did you mean 'hand_over'?"),
        ("others: {ines: [Inquire]}", "Did you mean 'inquire'?"),
        ("others: {Ines: [inquire]}", "Write ines instead."),
        ("others: {Heat: [inquire]}", "Names have"),
        ("next: [over]", "Write over instead."),
        ("does: - hand_over", "If it is a list, write [hand_over], or begin it on the next line."),
        ("does: {hand_over, own_up}", "If it is a list, write [hand_over, own_up]; else write key: value."),
        ("delivers: {heat, tea}", "If it is a list, write [heat, tea]; else write key: value."),
        ("delivers: heat: mostly", "If more is to stand in it, write {heat: …}, or begin it on the next line."),
    ],
)
def test_a_list_that_is_written_otherwise_is_told_once_as_it_is_written_right(
    tmp_path: Path, written: str, way_out: str
) -> None:
    call = CALL.replace("listen: {text: Listen.}", f"listen:\n        text: Listen.\n        {written}")
    found = diagnosed(tmp_path, {**SOUND, "call.yaml": call})
    assert [each.way_out[: len(way_out)] for each in found] == [way_out], [told(tmp_path, each) for each in found]


def test_a_list_in_braces_is_told_once(tmp_path: Path) -> None:
    call = CALL.replace("listen: {text: Listen.}", "listen: {does: own_up, hand_over, inquire, text: Listen.}")
    (found,) = diagnosed(tmp_path, {**SOUND, "call.yaml": call})
    assert (
        found.way_out == "If it is a list, write does: [own_up, hand_over, inquire]. If it is text, put it in quotes."
    )


NEEDS = "needs: {heat: {label: Heat, kind: must_be}, tea: {label: Tea, kind: delight}}"


@pytest.mark.parametrize("written", ["heat, tea", "heat tea", "heat and tea", "[heat, Tea]", "3", "It is late.", "~"])
def test_what_is_at_stake_is_told_once_however_it_is_written(tmp_path: Path, written: str) -> None:
    files = {
        **SOUND,
        "cast.yaml": CAST.replace("needs: {heat: {label: Heat, kind: must_be}}", NEEDS),
        "call.yaml": CALL.replace("[heat]", written).replace(
            "{text: Listen.}", "{text: Listen., delivers: {heat: fully, tea: mostly}}"
        ),
    }
    (found,) = diagnosed(tmp_path, files)
    assert found.line == 3
    assert found.way_out


def test_a_person_s_id_is_written_small_where_it_is_declared(tmp_path: Path) -> None:
    found = diagnosed(tmp_path, {**SOUND, "cast.yaml": CAST.replace("ines: {name: Ines}", "Ines: {name: Ines}")})
    assert [each.way_out for each in found] == ["Write ines instead."]


@pytest.mark.parametrize("sign", "\u00a0\u2003\u3000\u200b\ufeff", ids=lambda each: f"U+{ord(each):04X}")
@pytest.mark.parametrize(
    "written",
    [
        "takes:?4 min",
        "takes:?4 min\n        # a remark\n",
        "takes: ?4 min",
        "takes?: 4 min",
        "takes: 4 min?# a remark",
        "does:?[own_up]",
        "does: [own_up,?inquire]",
        "does:\n          -?own_up",
        "does:\n          - own_up\n          -?inquire",
        "does:\n          - own_up?",
        "next: over?",
        "next:?over",
        "reply: |?\n          Yes.",
        "reply:?|\n          Yes.",
        'reply:?"Yes."',
        "set: {patience:?1}",
        "set:?{patience: 1}",
        "delivers: {heat:?fully}",
        "delivers: {heat?: fully}",
        "delivers: {heat: fully?}",
        "when: patience?> 1",
    ],
)
def test_a_sign_that_is_no_space_is_named(tmp_path: Path, written: str, sign: str) -> None:
    call = CALL.replace("listen: {text: Listen.}", f"listen:\n        text: Listen.\n        {written}")
    call = call.replace("?", sign)
    found = diagnosed(tmp_path, {**SOUND, "call.yaml": call})
    assert [f"U+{ord(sign):04X}" in each.problem for each in found] == [True], [told(tmp_path, each) for each in found]
    assert found[0].line == call[: call.index(sign)].count("\n") + 1
    assert sign not in found[0].way_out
    assert re.match("Write |Delete |Put an ordinary space |Did you mean ", found[0].way_out), found[0].way_out


def test_such_a_sign_in_a_text_for_people_is_not_worth_a_word(tmp_path: Path) -> None:
    call = CALL.replace("She tells you.", "'«\u00a0Ah\u00a0!\u00a0» dit-elle\u00a0: oui.\u200b'")
    assert diagnosed(tmp_path, {**SOUND, "call.yaml": call}) == ()


def test_such_a_sign_is_not_blamed_for_what_is_wrong_beside_it(tmp_path: Path) -> None:
    call = CALL.replace("text: She tells you.\n", "text: |\n      dervla:\u00a0Yes.\n     next: over\n")
    (found,) = diagnosed(tmp_path, {**SOUND, "call.yaml": call})
    assert "U+00A0" not in found.problem


def patterns_in(schema: object) -> Iterator[str]:
    if isinstance(schema, dict):
        yield from (each for name, each in schema.items() if name == "pattern" and isinstance(each, str))
        for each in schema.values():
            yield from patterns_in(each)
    elif isinstance(schema, list):
        for each in schema:
            yield from patterns_in(each)


def test_every_kind_of_value_has_a_way_out() -> None:
    assert {*KINDS.values()} - WAYS_OUT.keys() == set()
    assert {*PATTERNS} <= {pattern for kind in FILES for pattern in patterns_in(schema_of(kind))}
