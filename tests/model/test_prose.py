"""Light markup: who speaks in which mood, emphasis, and values that are filled in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cxsim.model.prose import Line, Span, read_prose, values_named

PEOPLE = frozenset({"edda", "ines"})


def test_a_line_may_be_spoken_by_somebody_in_a_mood() -> None:
    assert read_prose("edda (warm): Lind.\nines: Yes?", PEOPLE) == (
        Line((Span("Lind."),), "edda", "warm"),
        Line((Span("Yes?"),), "ines", None),
    )


def test_only_people_of_the_cast_speak() -> None:
    assert read_prose("note: Ring back", PEOPLE) == (Line((Span("note: Ring back"),)),)
    assert read_prose("note: Ring back") == (Line((Span("Ring back"),), "note", None),)


def test_emphasis_and_values_are_spans_of_their_own() -> None:
    (line,) = read_prose("It took *far* too long: {time}.")
    assert line.spans == (
        Span("It took "),
        Span("far", emphasis=True),
        Span(" too long: "),
        Span("time", value=True),
        Span("."),
    )
    assert values_named("{time} against {target.handling_time}") == ("time", "target.handling_time")


def test_empty_lines_separate_and_are_not_shown() -> None:
    assert len(read_prose("one\n\n   \ntwo\n")) == 2


@given(st.text(st.sampled_from("ab*{}() :\n."), max_size=60))
def test_no_letter_is_lost_whatever_the_markup(text: str) -> None:
    shown = "".join(span.text for line in read_prose(text, frozenset()) for span in line.spans)
    assert [each for each in shown if each in "ab."] == [each for each in text if each in "ab."]
