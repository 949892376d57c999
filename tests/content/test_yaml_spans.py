"""Where keys and values begin and end, for editors: as far as a text can be read, whatever it is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cxsim.content.reader import read
from cxsim.content.yaml_spans import spans

TEXTS = st.text(st.sampled_from("a:{}[]'\" \n\t-?#|>&*!%,\x08é🙂\u2028\r\ufeff0"), max_size=40)


@given(TEXTS)
def test_every_span_lies_in_the_text_and_what_it_says_stands_there(text: str) -> None:
    for each in spans(text):
        assert 0 <= each.start <= each.end <= len(text)


@given(TEXTS)
def test_keys_of_a_sound_text_are_all_found(text: str) -> None:
    reading = read(text)
    if reading.faults or not isinstance(reading.value, dict):
        return
    found = spans(text.lstrip("\ufeff"))
    assert [each.path[0] for each in found if each.key and len(each.path) == 1] == list(reading.value)


def test_a_key_and_its_value_have_a_beginning_and_an_end() -> None:
    text = "a: {b: [c, 'd e']}\n"
    assert [(each.path, text[each.start : each.end], each.key) for each in spans(text)] == [
        ((), "a: {b: [c, 'd e']}\n", False),
        (("a",), "a", True),
        (("a",), "{b: [c, 'd e']}", False),
        (("a", "b"), "b", True),
        (("a", "b"), "[c, 'd e']", False),
        (("a", "b", 0), "c", False),
        (("a", "b", 1), "'d e'", False),
    ]


def test_what_stands_before_a_mistake_is_found() -> None:
    assert [each.path for each in spans("a: 1\nb: [c\nd: 2\n") if each.key] == [("a",), ("b",)]


def test_a_list_as_a_key_ends_the_reading() -> None:
    assert [each.text for each in spans("a: 1\n? [b]\n: 2\n") if each.key] == ["a"]
