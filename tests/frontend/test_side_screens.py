"""The pages beside play: what each of them asks for, and what it shows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from cxsim.frontend import program
from cxsim.frontend.drawing.theme import light
from cxsim.frontend.elements.layout import each, lay_out
from cxsim.frontend.elements.tree import Role, buttons, shortcut, walk
from cxsim.frontend.messages import (
    Agree,
    Close,
    Confirm,
    EditField,
    Fill,
    GoBack,
    KeepNote,
    KeepParticipant,
    KeyPressed,
    Leave,
    Pick,
    PlayPack,
    Select,
    Told,
    Turn,
    Typed,
    Visit,
)
from cxsim.frontend.screens.pause import PLACES
from tests.frontend.test_layout import assert_children_do_not_overlap, assert_children_lie_inside, assert_text_has_room

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cxsim.frontend.elements.tree import Element
    from cxsim.frontend.messages import Command, Message, Open
    from cxsim.frontend.program import Program
    from cxsim.frontend.side_present import NoteView, ParticipantView
    from tests.frontend.conftest import DrawnOnPaper

BESIDE = (
    "pause", "more", "participant", "library", "people", "journey", "history", "achievements", "culture", "glossary",
    "credits", "note",
)  # fmt: skip
TURNED: dict[str, tuple[Message, ...]] = {
    "people": (Select(1),),
    "colleagues": (Turn(1), Select(0)),
    "journey": (Turn(1),),
    "products": (Turn(2),),
    "policies": (Turn(3),),
    "history": (Select(2),),
    "culture": (Pick("1"), Pick("5")),
    "audited": tuple(Pick(str(1 + number % 5)) for number in range(7)),
    "glossary": (Turn(1),),
    "figures": (Turn(2),),
    "learning": (Turn(3),),
    "participant": (EditField("team"), Typed("/night"), Told("This could not be kept: no space left", good=False)),
    "note": (EditField("note"), Typed("\nand once more"), Told("Your note is kept.")),
    "library": (Told("This pack is not there any more.", good=False),),
}
SCREEN_OF = {
    "colleagues": "people",
    "products": "journey",
    "policies": "journey",
    "audited": "culture",
    "figures": "glossary",
    "learning": "glossary",
}


def after(opened: Open, *messages: Message) -> tuple[Program, list[Command]]:
    """Send messages and return where that leads, and all that was asked for."""
    now = program.opened(opened)
    asked: list[Command] = []
    for message in messages:
        now, commands = program.update(now, message)
        asked += commands
    return now, asked


def tree_after(opened: Open, *messages: Message) -> Element:
    return program.view(after(opened, *messages)[0])


def said(tree: Element) -> str:
    return "\n".join(each.name for each in walk(tree))


@pytest.mark.parametrize("name", BESIDE)
def test_every_page_beside_play_is_left_by_escape(name: str, screens: dict[str, Open]) -> None:
    back = shortcut(program.view(program.opened(screens[name])), "escape")
    assert back is not None
    assert after(screens[name], cast("Message", back.action))[1] == [GoBack()]


@pytest.mark.parametrize("name", BESIDE)
def test_a_page_passes_nothing_on_that_it_does_not_offer(name: str, screens: dict[str, Open]) -> None:
    assert after(screens[name], Typed("x"), KeyPressed("a"), Select(99), Turn(-1))[1] == []


@pytest.mark.parametrize("name", TURNED)
@pytest.mark.parametrize("size", [(1024, 600), (1280, 720), (1920, 1080)], ids=str)
@pytest.mark.parametrize("text_scale", [0.8, 1.0, 2.0])
def test_whatever_one_turns_to_fits(
    name: str, size: tuple[int, int], text_scale: float, screens: dict[str, Open], paper: DrawnOnPaper
) -> None:
    tree = tree_after(screens[SCREEN_OF.get(name, name)], *TURNED[name])
    layout = lay_out(tree, size, paper, light(), text_scale)
    for item in each(layout.root):
        assert_children_lie_inside(item)
        assert_children_do_not_overlap(item)
        assert_text_has_room(item)


def test_the_pause_leads_to_every_page_and_out(screens: dict[str, Open]) -> None:
    tree = program.view(program.opened(screens["pause"]))
    offered = [button.action for button in buttons(tree)]
    assert {each.place for each in offered if isinstance(each, Visit)} == set(PLACES) - {"library"}
    assert Leave() in offered
    assert after(screens["pause"], Visit("glossary"))[1] == [Visit("glossary")]


@pytest.mark.parametrize(("name", "icon"), [("pause", "play"), ("more", "arrow-left")])
def test_the_way_back_goes_on_playing_only_where_something_is_played(
    name: str, icon: str, screens: dict[str, Open]
) -> None:
    tree = program.view(program.opened(screens[name]))
    (back,) = [each for each in buttons(tree) if isinstance(each.action, GoBack)]
    assert [each.icon for each in walk(back) if each.icon] == [icon]


def test_every_page_has_a_builder_and_a_screen() -> None:
    frontend = Path(program.__file__).parent
    for place in (*PLACES, "pause", "note"):
        assert (frontend / "beside" / f"{place}.py").is_file()
        assert (frontend / "screens" / f"{place}.py").is_file()


# -- participant and team ---------------------------------------------------------------------------------------------


def test_a_pseudonym_is_written_key_by_key_and_kept_at_the_end(screens: dict[str, Open]) -> None:
    keys: Iterable[Message] = (EditField("pseudonym"), *[KeyPressed("backspace")] * 12, Typed("kestrel"))
    writing, asked = after(screens["participant"], *keys)
    assert asked == []
    tree = program.view(writing)
    assert tree.listens
    assert "kestrel|" in said(tree)
    assert program.update(writing, KeyPressed("return"))[1] == (
        KeepParticipant("kestrel", "care/first line/early", opt_in=True),
    )


def test_a_field_that_was_not_changed_asks_for_nothing(screens: dict[str, Open]) -> None:
    assert after(screens["participant"], EditField("team"), KeyPressed("escape"))[1] == []


def test_the_switch_stands_as_it_was_until_the_change_is_kept(screens: dict[str, Open]) -> None:
    def switched(*messages: Message) -> tuple[str, bool]:
        found = next(each for each in walk(tree_after(screens["participant"], *messages)) if each.role is Role.SWITCH)
        return found.value, found.selected

    assert after(screens["participant"], Pick("opt_in"))[1][0] == KeepParticipant(
        "wq7h3mkn2ptx", "care/first line/early", opt_in=False
    )
    assert switched(Pick("opt_in")) == ("On", True)
    assert switched(Pick("opt_in"), Told("The disk is full.", good=False)) == ("On", True)
    assert switched(Pick("opt_in"), Told("Sharing is off.")) == ("Off", False)


def test_what_could_not_be_kept_stays_in_the_field(screens: dict[str, Open]) -> None:
    tree = tree_after(screens["participant"], Fill("team", "a//b"), Told("A team has groups.", good=False))
    assert "a//b" in {each.value for each in walk(tree)}
    assert "A team has groups." in said(tree)


def test_sharing_is_explained_by_what_is_seen_what_is_not_and_how_to_take_it_back(screens: dict[str, Open]) -> None:
    words = said(program.view(program.opened(screens["participant"])))
    for each_of in (
        "What a leader sees",
        "What nobody ever sees",
        "no ranking",
        "If you change your mind",
        "Your reflection notes",
    ):
        assert each_of in words


# -- the others -------------------------------------------------------------------------------------------------------


def test_a_pack_that_cannot_be_played_says_why_and_is_not_offered(screens: dict[str, Open]) -> None:
    tree = program.view(program.opened(screens["library"]))
    assert [each.action for each in buttons(tree) if isinstance(each.action, PlayPack)] == [PlayPack(0), PlayPack(1)]
    assert "This pack cannot be played: pack.yaml:7 has a mistake (CX101)" in said(tree)
    assert after(screens["library"], PlayPack(2), PlayPack(1))[1] == [PlayPack(1)]


def test_needs_are_told_once_somebody_was_met(screens: dict[str, Open]) -> None:
    met, not_met = (said(tree_after(screens["people"], Select(number))) for number in (0, 1))
    assert "What they care about" in met
    assert "once you have met them" in not_met


def test_an_audit_is_answered_by_digits_and_ends_in_a_comparison(screens: dict[str, Open]) -> None:
    tree = tree_after(screens["culture"], *[Pick("4")] * 7)
    rows = {each.name: each.value for each in walk(tree) if each.role is Role.METER}
    assert rows["Communication"] == "you 4, seen 2.2. Apart"
    assert rows["Adoption"] == "you 4, seen 3.4. Close together"
    radar = next(each.radar for each in walk(tree) if each.radar)
    assert radar.values[0] == 0.55
    assert radar.compared == (0.75,) * 7


def test_an_answer_can_be_changed(screens: dict[str, Open]) -> None:
    tree = tree_after(screens["culture"], Pick("2"), Turn(0))
    assert [each.selected for each in walk(tree) if isinstance(each.action, Pick)] == [False, True, False, False, False]


@pytest.mark.parametrize(
    ("name", "field", "kept"),
    [
        ("note", "note", KeepNote("I closed the call.")),
        ("participant", "team", KeepParticipant("wq7h3mkn2ptx", "care/first line/early night", opt_in=True)),
    ],
)
def test_going_back_while_writing_keeps_what_was_written(
    name: str, field: str, kept: Command, screens: dict[str, Open]
) -> None:
    opened = screens[name]
    typed = " night"
    if name == "note":
        opened, typed = replace(opened, view=replace(cast("NoteView", opened.view), text="")), "I closed the call."
    begun = () if name == "note" else (EditField(field),)
    assert after(opened, *begun, Typed(typed), GoBack())[1] == [kept, GoBack()]


def test_a_note_is_kept_when_writing_ends_and_only_if_it_changed(screens: dict[str, Open]) -> None:
    blank = screens["note"]
    blank = replace(blank, view=replace(cast("NoteView", blank.view), text=""))
    writing, asked = after(blank, Typed("Ring back"), KeyPressed("return"), Typed("first."))
    assert asked == [KeepNote("Ring back")]
    assert program.update(writing, KeyPressed("escape"))[1] == (KeepNote("Ring back\nfirst."),)
    assert after(screens["note"], EditField("note"), KeyPressed("escape"))[1] == []


def test_a_note_is_deleted_once_that_was_asked_about(screens: dict[str, Open]) -> None:
    asked = next(
        each.action for each in buttons(program.view(program.opened(screens["note"]))) if "Delete" in each.name
    )
    assert isinstance(asked, Confirm)
    assert after(screens["note"], asked, Close(), EditField("note"), KeyPressed("escape"))[1] == []
    assert after(screens["note"], asked, Agree(asked.then))[1] == [KeepNote("")]


def switched_by(opened: Open) -> Message | None:
    """Return what the switch of a page does."""
    return next(each.action for each in walk(program.view(program.opened(opened))) if each.role is Role.SWITCH)


def test_sharing_is_asked_about_before_it_is_on_and_is_off_at_once(screens: dict[str, Open]) -> None:
    shared = cast("ParticipantView", screens["participant"].view)
    assert isinstance(switched_by(screens["participant"]), Pick)
    unshared = replace(screens["participant"], view=replace(shared, opt_in=False))
    question = switched_by(unshared)
    assert isinstance(question, Confirm)
    asked = after(unshared, question, Agree(question.then))[1]
    assert [each.opt_in for each in asked if isinstance(each, KeepParticipant)] == [True]


def test_what_was_not_done_yet_is_told_as_an_invitation(screens: dict[str, Open]) -> None:
    tree = program.view(program.opened(screens["achievements"]))
    spoken = [each.value for each in walk(tree) if each.role is Role.METER]
    assert sum("Not yet" in each for each in spoken) == 7
    assert sum("First in: One minute from warm" in each for each in spoken) == 5
