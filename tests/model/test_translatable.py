"""What is translated is found by its type, wherever it stands, and nothing else is touched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import pytest
from pydantic import Field

from cxsim.model.authored import Authored, Id, Label, Note, Prose
from cxsim.model.faithful import is_faithful
from cxsim.model.scenario import Scenario
from cxsim.model.translatable import path_now, texts_in, with_texts
from tests.packs import shipped

if TYPE_CHECKING:
    from cxsim.model.pack import Pack
    from cxsim.model.translatable import Names

PEOPLE = frozenset({"dervla", "ines"})


class Inner(Authored):
    label: Label
    licence: Note = "CC0-1.0"
    kind: Literal["a", "b"] = "a"


class Outer(Authored):
    title: Label
    about: Prose = ""
    facts: dict[Id, Label] = Field(default_factory=dict)
    inner: Inner | None = None
    named: Annotated[dict[Id, dict[Id, Inner]], "by two ids"] = Field(default_factory=dict)
    from_: Prose | None = None
    ids: tuple[Id, ...] = ()


WHOLE = Outer(
    title="T",
    facts={"one": "A fact"},
    inner=Inner(label="L"),
    named={"a": {"b": Inner(label="M")}},
    from_="F",
    ids=("x",),
)

RENAMED = Scenario.model_validate(
    {
        "title": "A call",
        "with": "dervla",
        "situations": {
            "desk": {
                "text": "Hm.",
                "renamed_from": "table",
                "choices": {"stay": {"text": "Stay", "renamed_from": ["wait", "linger"], "next": "over"}},
            }
        },
        "endings": {"over": {"text": "Over."}},
        "debrief": {"desk": "And?"},
    }
)


def test_texts_are_found_in_shapes_mappings_and_where_they_may_be_left_out() -> None:
    assert dict(texts_in(WHOLE)) == {
        ("title",): "T",
        ("facts", "one"): "A fact",
        ("inner", "label"): "L",
        ("named", "a", "b", "label"): "M",
        ("from_",): "F",
    }


def test_other_words_change_texts_and_nothing_else() -> None:
    shouted = with_texts(WHOLE, lambda _, text: text + "!")
    assert dict(texts_in(shouted)) == {path: text + "!" for path, text in texts_in(WHOLE)}
    assert shouted.inner is not None
    assert (shouted.inner.licence, shouted.ids) == ("CC0-1.0", ("x",))
    assert with_texts(shouted, lambda _, text: text.removesuffix("!")) == WHOLE


@pytest.mark.parametrize("pack", shipped(), ids=lambda pack: pack.id)
def test_the_same_words_leave_a_pack_the_same(pack: Pack) -> None:
    for shape in (pack.sheet, pack.cast, *pack.scenarios.values()):
        assert with_texts(shape, lambda _, text: text) is shape
        assert all(path_now(shape, path) == path for path, _ in texts_in(shape))


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (("situations", "table", "text"), ("situations", "desk", "text")),
        (("situations", "table", "choices", "linger", "text"), ("situations", "desk", "choices", "stay", "text")),
        (("debrief", "table"), ("debrief", "desk")),
        (("situations", "chair", "text"), None),
        (("situations", "desk", "also"), None),
        (("colour",), None),
        (("title", "more"), None),
    ],
)
def test_a_path_follows_what_was_renamed_and_ends_where_it_is_gone(before: Names, now: Names | None) -> None:
    assert path_now(RENAMED, before) == now


@pytest.mark.parametrize(
    ("source", "translation", "faithful"),
    [
        ("{time} left.", "Μένουν {time}.", True),
        ("{time}, {queue}.", "{queue}, {time}.", True),
        ("{time} left.", "Μένουν {ώρα}.", False),
        ("{time} left.", "Μένουν.", False),
        ("Left.", "Μένουν {", False),
        ("dervla (dry): Yes.\nShe waits.", "Περιμένει.\ndervla (dry): Μάλιστα.", True),
        ("dervla (dry): Yes.", "dervla (ξερή): Μάλιστα.", False),
        ("dervla (dry): Yes.", "Ντέρβλα: Μάλιστα.", False),
        ("Monday: nothing.", "Δευτέρα: τίποτα.", True),
        ("dervla: Yes.\nines: No.", "ines: Όχι.\ndervla: Μάλιστα.", False),
    ],
)
def test_a_translation_shows_the_same_values_and_the_same_speakers(
    source: str, translation: str, *, faithful: bool
) -> None:
    assert is_faithful(source, translation, PEOPLE) is faithful
