from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cxsim.frontend.elements.draft import Draft

KEYS = ("backspace", "delete", "left", "right", "home", "end", "a")


def written(draft: Draft, *keys: str) -> Draft:
    """Press keys that do not end writing."""
    for key in keys:
        after = draft.key(key)
        assert after is not None
        draft = after
    return draft


def test_what_is_typed_stands_where_the_cursor_is() -> None:
    draft = written(Draft.of("kestrl"), "left").typed("e")
    assert (draft.text, draft.shown) == ("kestrel", "kestre|l")


def test_backspace_takes_the_character_before_the_cursor_and_delete_the_one_after() -> None:
    draft = written(Draft.of("abcd"), "left", "left", "backspace", "delete")
    assert (draft.text, draft.at) == ("ad", 1)


def test_at_the_ends_of_the_text_keys_do_nothing() -> None:
    assert written(Draft.of("ab"), "home", "left", "backspace").shown == "|ab"
    assert written(Draft.of("ab"), "end", "right", "delete").shown == "ab|"


def test_a_field_of_one_line_ends_at_enter_and_takes_no_line_break() -> None:
    assert Draft.of("a\nb").text == "ab"
    assert Draft.of("a").key("return") is None


def test_a_field_of_many_lines_goes_on_at_enter_and_ends_at_escape() -> None:
    draft = Draft.of("a\r\nb", many_lines=True)
    assert written(draft, "return").text == "a\nb\n"
    assert draft.key("escape") is None


@given(st.text(), st.lists(st.sampled_from(KEYS) | st.text(max_size=5)), st.integers(0, 30))
def test_a_text_never_grows_longer_than_it_may_and_the_cursor_stays_in_it(
    begun: str, done: list[str], longest: int
) -> None:
    draft = Draft.of(begun, longest)
    for each in done:
        draft = written(draft, each) if each in KEYS else draft.typed(each)
        assert len(draft.text) <= longest
        assert 0 <= draft.at <= len(draft.text)
        assert all(character.isprintable() for character in draft.text)
