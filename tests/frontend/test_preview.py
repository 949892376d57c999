"""A scenario is played while it is being written: saves are shown, choices made again, mistakes told in place."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from cxsim.frontend import program as programs
from cxsim.frontend.elements.tree import Role, buttons, walk
from cxsim.frontend.messages import Decide, GoOn, Leave, Renew, ShowSettings
from cxsim.frontend.preview.messages import Jump, Rehearse, ShowTab
from cxsim.frontend.preview.preview import Preview
from cxsim.frontend.words import ENGLISH
from cxsim.workbench.editor.followed import FollowedPack
from tests.content.authored import write
from tests.workbench.editor_pack import CALL as RESTING
from tests.workbench.editor_pack import CAST, PACK

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from cxsim.frontend.elements.tree import Element
    from cxsim.frontend.messages import Message
    from cxsim.frontend.preview.view import PreviewView

CALL = RESTING.replace("else_on: {next: later_on", "else_on: {next: story")


class Author:
    """Somebody with an editor and the preview beside it."""

    def __init__(self, folder: Path, scenario: str = "call", seed: int = 1) -> None:
        self.folder = write(folder, {**PACK, "call.yaml": CALL})
        followed = FollowedPack(self.folder)
        pack = followed.read().pack
        assert pack
        self.preview = Preview(followed, pack, scenario, seed, ENGLISH)
        self.program = programs.opened(self.preview.show())
        self._saves = 0

    @property
    def view(self) -> PreviewView:
        """What is shown."""
        view: PreviewView = self.program.state.view
        return view

    @property
    def tree(self) -> Element:
        return programs.view(self.program)

    def texts(self) -> str:
        """Return everything that can be read on the screen."""
        return "\n".join(f"{each.name} {each.value}" for each in walk(self.tree) if each.role is not Role.DECORATION)

    def send(self, message: Message) -> None:
        self.program, commands = programs.update(self.program, message)
        for command in commands:
            self._take(self.preview.run(command))

    def press(self, name: str) -> None:
        """Press the button of a name."""
        element = next(each for each in buttons(self.tree) if each.name == name)
        assert element.action is not None
        self.send(element.action)

    def save(self, text: str, file: str = "call.yaml") -> None:
        """Save a file; each save has a time of its own, however quickly they follow."""
        write(self.folder, {file: text})
        self._saves += 1
        os.utime(self.folder / file, ns=(self._saves, self._saves))
        self._take(self.preview.saved())

    def _take(self, answers: Iterable[Message]) -> None:
        for each in answers:
            self.program, _ = programs.update(self.program, each)


@pytest.fixture
def author(tmp_path: Path) -> Author:
    return Author(tmp_path / "pack")


def test_the_scenario_begins_and_is_played_with_the_games_own_screens(author: Author) -> None:
    assert author.view.place.name == "phone"
    author.press("Answer it.")
    assert author.view.place.name == "story"
    assert author.view.way == ("phone: answer",)


def test_a_save_is_shown_with_the_choices_made_again(author: Author) -> None:
    author.press("Answer it.")
    author.save(CALL.replace("She tells you.", "She tells you everything."))
    assert "She tells you everything." in author.texts()
    assert author.view.way == ("phone: answer",)
    assert author.preview.saved() == ()


def test_a_choice_that_is_gone_stops_the_replay_and_is_named(author: Author) -> None:
    author.press("Answer it.")
    author.save(CALL.replace("      answer:\n", "      reply_to:\n"))
    assert author.view.place.name == "phone"
    assert "The choice 'phone.answer' is not there any more." in author.texts()
    author.save(CALL)
    assert (author.view.place.name, author.view.stopped) == ("story", "")


def test_a_choice_that_was_renamed_is_made_again_under_its_new_name(author: Author) -> None:
    author.press("Answer it.")
    author.save(CALL.replace("      answer:\n", "      take_it:\n        renamed_from: answer\n"))
    assert author.view.way == ("phone: take_it",)
    assert author.view.place.name == "story"


def test_a_choice_that_is_closed_or_comes_elsewhere_now_is_told(author: Author) -> None:
    author.press("Answer it.")
    author.press("Listen.")
    author.save(CALL.replace("quick: {when: pump == quick and tone != hard, next: story}", "quick: {next: over}"))
    assert author.view.stopped == "'listen' was chosen in 'story', and play comes to 'over' now."
    author.save(CALL.replace("        text: Answer it.\n", "        text: Answer it.\n        when: helped\n"))
    assert author.view.stopped == "The choice 'phone.answer' is closed now."


def test_with_a_mistake_the_last_good_state_stays_and_the_mistake_is_on_the_screen(author: Author) -> None:
    author.press("Answer it.")
    author.save(CALL.replace("keeps: ring_back}", "keeps: ring_bakc}"))
    line = CALL[: CALL.index("keeps: ring_back")].count("\n") + 1
    assert f"call.yaml:{line}  CX206" in author.texts()
    assert "Did you mean 'ring_back'?" in author.texts()
    author.press("Listen.")
    assert author.view.place.name == "over"
    author.save(CALL)
    assert author.view.errors == ()


def test_a_save_of_another_file_counts_as_well(author: Author) -> None:
    author.save(CAST.replace("name: Dervla", "name: Dervla Quinn"), "cast.yaml")
    assert "Dervla Quinn" in author.texts()


def test_values_are_watched_and_what_changed_is_marked(author: Author) -> None:
    author.press("Answer it.")
    rows = {each.name: each for each in author.view.watched}
    assert (rows["patience"].value, rows["patience"].changed) == ("2", True)
    assert (rows["tone"].value, rows["helped"].value) == ("hard", "true")
    assert rows["ring_back"].value == "open"
    assert rows["dervla.straight"].value == "100%"
    assert rows["pump"].value in {"quick", "slow"}
    assert rows["list_kept"].changed
    author.press("Listen.")
    assert not {each.name: each for each in author.view.watched}["patience"].changed


def test_a_jump_goes_anywhere_with_the_values_as_they_are_and_a_step_back_returns(author: Author) -> None:
    author.press("Answer it.")
    author.send(ShowTab("places"))
    author.press("phone (situation)")
    assert author.view.place.name == "phone"
    assert {each.name: each.value for each in author.view.watched}["patience"] == "2"
    author.send(Jump("over"))
    assert "Over." in author.texts()
    author.press("Step back")
    author.press("Step back")
    assert author.view.place.name == "story"


def test_what_is_on_the_screen_is_found_in_its_file(author: Author) -> None:
    author.send(ShowTab("lines"))
    lines = CALL.splitlines()
    places = {each.name: int(each.where.removeprefix("call.yaml:")) for each in author.view.spots}
    assert {"phone", "answer", "let_ring", "ask_ines"} <= places.keys()
    assert all(name in lines[line - 1] for name, line in places.items())


def test_the_same_luck_comes_again_and_other_luck_can_be_asked_for(tmp_path: Path) -> None:
    drawn = set()
    author = Author(tmp_path)
    for _ in range(12):
        drawn.add(next(each.value for each in author.view.watched if each.name == "pump"))
        author.press(f"Other luck than {author.view.seed}")
    assert drawn == {"quick", "slow"}
    again = Author(tmp_path, seed=author.view.seed)
    assert again.view.watched == author.view.watched


def test_a_scenario_that_rests_goes_on_at_once(author: Author) -> None:
    author.save(RESTING)
    author.press("Answer it.")
    assert author.view.place.name == "later_on"
    author.send(GoOn("call"))
    assert author.view.place.name == "story"
    author.save(RESTING.replace("She tells you.", "She tells you all."))
    assert "She tells you all." in author.texts()


def test_starting_over_forgets_the_choices_and_another_scenario_can_be_taken(author: Author) -> None:
    author.press("Answer it.")
    author.press("Start over")
    assert author.view.way == ()
    author.send(Rehearse("other"))
    assert author.view.place.name == "door"


def test_after_an_ending_one_looks_back_and_tries_again(author: Author) -> None:
    author.press("Let it ring.")
    author.press("Look back on it")
    assert author.view.inner.screen == "debrief"
    author.save(CALL.replace("She tells you.", "She tells you all."))
    assert author.view.inner.screen == "debrief"
    author.press("Step back")
    assert author.view.place.name == "phone"


def test_turning_a_page_of_the_panel_leaves_the_focus_there(author: Author) -> None:
    (answer,) = author.preview.run(ShowTab("lines"))
    assert isinstance(answer, Renew)
    author.send(ShowTab("lines"))
    assert next(each for each in buttons(author.tree) if each.name == "Lines").selected


def test_every_button_can_be_pressed_and_there_is_none_that_leaves(author: Author) -> None:
    for tab in ("watch", "places", "lines"):
        author.send(ShowTab(tab))
        actions = [each.action for each in buttons(author.tree)]
        assert Decide("answer") in actions
        assert not {Leave(), ShowSettings()} & set(actions)
