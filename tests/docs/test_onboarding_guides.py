"""The guides to the onboarding pack: one for each scenario, in one form, and as its file has it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.docs.onboarding_pages import GUIDES, KINDS, guide_of, onboarding, weeks
from tests.docs.pages import DOCS, text_of

if TYPE_CHECKING:
    from cxsim.model.scenario import Ending

PARTS = [
    "What it is for",
    "What happens",
    "The paths",
    "Where a table splits",
    "What to listen for",
    "Questions for the debrief",
    "What not to say",
    "Take care",
    "If there is time",
]
PACK = onboarding()
every_scenario = pytest.mark.parametrize("name", PACK.scenarios)


def part(name: str, title: str) -> str:
    """Return one part of a scenario's guide."""
    found = re.search(
        rf"^## {re.escape(title)}\n\n(.+?)(?=\n## |\Z)", text_of(guide_of(name)), re.MULTILINE | re.DOTALL
    )
    assert found, f"{guide_of(name).name} has no part '{title}'"
    return found[1]


def mark(ending: Ending) -> str:
    """Return how a guide marks a way to fail."""
    return (" (setback, looks fine)" if ending.looks == "fine" else " (setback)") if ending.setback else ""


def test_every_scenario_has_a_guide_and_every_guide_a_scenario() -> None:
    assert {each.stem for each in GUIDES.iterdir()} == set(PACK.scenarios)


@every_scenario
def test_a_guide_begins_with_title_week_stage_kind_and_minutes_as_the_pack_has_them(name: str) -> None:
    scenario = PACK.scenarios[name]
    title, _, opening = text_of(guide_of(name)).split("\n", 2)
    week, about = weeks(PACK)[name], scenario.about
    assert title == f"# {scenario.title}"
    begins = f"A guide for whoever leads the conversation. Week {week}, {about.stage}, {KINDS[about.kind]}. "
    assert opening.startswith(begins)
    assert re.match(rf"Play {about.plays:g} minutes, talk \d+\.\s", opening.removeprefix(begins))


@every_scenario
def test_all_guides_have_the_same_parts_in_the_same_order(name: str) -> None:
    assert re.findall(r"^## (.+)$", text_of(guide_of(name)), re.MULTILINE) == PARTS


def as_id(title: str) -> str:
    """Return the id of the ending that a guide's bold words name."""
    return title.lower().replace("'", "").replace(" ", "_")


@every_scenario
def test_the_paths_are_the_endings_and_say_which_of_them_fail(name: str) -> None:
    endings = PACK.scenarios[name].endings
    told = re.findall(r"^- \*\*(.+?)\*\*( \(.+?\))?: ", part(name, "The paths"), re.MULTILINE)
    assert {(as_id(title), marked) for title, marked in told} == {(name, mark(each)) for name, each in endings.items()}
    assert len(told) == len(endings)


@every_scenario
def test_every_question_for_the_debrief_asks(name: str) -> None:
    questions = re.findall(r"^\d+\. (.+(?:\n {3}.+)*)", part(name, "Questions for the debrief"), re.MULTILINE)
    assert questions
    assert [each for each in questions if "?" not in each] == []


@every_scenario
def test_a_trainer_finds_a_content_note_to_send_along(name: str) -> None:
    assert PACK.scenarios[name].about.care


def test_the_minutes_of_the_session_follow_on_each_other_and_make_an_hour() -> None:
    text = text_of(DOCS / "onboarding" / "session-plan.md")
    minutes = [(int(start), int(end)) for start, end in re.findall(r"^\| (\d+)–(\d+) \|", text, re.MULTILINE)]
    starts, ends = [start for start, _ in minutes], [end for _, end in minutes]
    assert [*starts, 60] == [0, *ends]
