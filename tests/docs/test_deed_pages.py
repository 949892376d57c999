"""The pages of the deeds: one for each, complete, and as the code has it."""

from __future__ import annotations

import inspect
import re
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

import pytest

from cxsim.equations.deeds import DEEDS
from cxsim.equations.practice import PRACTICES
from cxsim.world.batch import BatchDraws, array_firm
from cxsim.world.firm import Week
from cxsim.world.practice import HouseRules, Practice
from cxsim.world.start import Beginning
from tests.docs.deed_pages import CHAPTERS, FOLDER, INDEX, page_of, source, up_to_date_deeds
from tests.docs.pages import name_of, text_of
from tests.docs.places import PLACES
from tests.docs.tables import COMMAND
from tests.world.firms import lived

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST_PAGE = 35
SMALL = 5
"""Words that are no example yet."""
ELSEWHERE = {"time_per_contact"}
"""Practices that the clock shows, and no deed."""
THROUGH = [(practice, function, name) for practice, place in PLACES.items() for function, name in place.through]
FOLLOWS = {
    "honesty": "+reported.failures +truth.attitude +truth.knowledge",
    "recovery_made_good": "+truth.attitude +flow.cost",
    "recovery_treatment": "+truth.attitude",
    "recovery_process": "+truth.attitude",
    "speaking_up": "+truth.knowledge +truth.communication",
    "leader_response": "+truth.safety",
    "debrief_quality": "+truth.knowledge",
    "enforcement": "-reported.handling_time -truth.solved_first_time +truth.exhaustion -truth.engagement",
    "gaming": "+truth.gaming +reported.rating -truth.rating -reported.handling_time -truth.solved_first_time",
    "autonomy": "+truth.engagement +truth.morale",
    "surface_acting": "+truth.exhaustion -truth.engagement",
    "accountability": "+truth.solved_first_time",
    "standard": "+truth.standard",
    "conscience": "+truth.conscience -truth.gaming -truth.exhaustion +truth.attitude",
    "communication": "+truth.communication +truth.knowledge",
    "consistency": "+truth.consistency +truth.safety",
    "credibility": "+truth.credibility -truth.gaming +truth.safety",
}
"""Practice → what its place says follows from more of it, as signs of quantities that a firm has."""

every_deed = pytest.mark.parametrize("deed", sorted(DEEDS))


def paragraph(deed: str, lead: str) -> str:
    """Return the paragraph of a page that begins with these bold words, on one line; empty where there is none."""
    found = re.search(rf"^\*\*{lead}\.\*\* (.+?)\n\n", text_of(page_of(deed)), re.MULTILINE | re.DOTALL)
    return " ".join(found[1].split()) if found else ""


def test_every_deed_has_a_page_and_every_page_a_deed() -> None:
    assert {each.stem for each in FOLDER.iterdir()} - {INDEX.stem} == set(DEEDS)


def test_what_the_code_says_stands_on_the_pages_as_the_code_has_it() -> None:
    late = [name_of(page) for page, new in up_to_date_deeds() if text_of(page) != new]
    assert late == [], f"run {COMMAND}"


def test_every_chapter_of_the_index_begins_with_a_deed() -> None:
    assert set(CHAPTERS) <= set(DEEDS)


@every_deed
def test_a_page_has_the_parts_that_the_code_writes_once_each(deed: str) -> None:
    assert re.findall(r"<!-- generated: (\w+) -->", text_of(page_of(deed))) == ["meaning", "model"]


@every_deed
def test_a_page_is_called_by_its_deed_and_fits_on_a_screen(deed: str) -> None:
    lines = text_of(page_of(deed)).splitlines()
    assert lines[0] == f"# {deed}"
    assert len(lines) <= LONGEST_PAGE


@every_deed
def test_a_page_tells_what_the_deed_is_like_at_the_desk(deed: str) -> None:
    assert len(paragraph(deed, "At the desk").split()) >= SMALL


@every_deed
def test_a_near_miss_is_another_deed_or_said_to_be_none(deed: str) -> None:
    near = paragraph(deed, "Not this deed")
    others = re.findall(r"\[`(\w+)`\]\((\w+)\.md\)", near)
    assert all(shown == linked and linked in set(DEEDS) - {deed} for shown, linked in others), near
    assert bool(others) != ("no deed" in near), near


def test_no_two_pages_tell_the_same_example() -> None:
    told = [paragraph(deed, part) for deed in DEEDS for part in ("At the desk", "Not this deed")]
    assert len(set(told)) == len(told)


def test_every_practice_that_a_deed_may_show_has_a_place_in_the_model() -> None:
    assert set(PLACES) == set(PRACTICES) - ELSEWHERE


@pytest.mark.parametrize(("practice", "function", "name"), THROUGH, ids=lambda each: getattr(each, "__name__", each))
def test_a_function_that_a_practice_is_said_to_go_through_answers_to_it(
    practice: str, function: Callable[..., float], name: str
) -> None:
    arguments = inspect.signature(function).parameters
    assert name in arguments, practice
    required = [each.name for each in arguments.values() if each.default is each.empty]
    around = [dict.fromkeys(required, level) for level in (0.1, 0.9)]
    assert any(function(**{**others, name: False}) != function(**{**others, name: True}) for others in around)


def half_a_year(**practised: float) -> dict[str, float]:
    """Return quantity → how it is reported and how it is in a safe, squeezed firm after 26 weeks of a practice."""
    draws = BatchDraws(7)
    practice = replace(Practice(leader_response=1.0, honesty=0.8, debrief_quality=0.8, speaking_up=0.8), **practised)
    firm = array_firm(Beginning(customers=2000, agents=8, safety=0.9), draws)
    _, reports = lived(firm, draws, 26, Week(practice, HouseRules(staff=0.9)))
    found = asdict(reports[-1])
    return {
        f"{part}.{name}": float(found[part][name]) for part in ("reported", "truth", "flow") for name in found[part]
    }


@pytest.mark.parametrize("practice", sorted(PLACES))
def test_what_is_said_to_follow_from_a_practice_follows_in_the_firm(practice: str) -> None:
    without, full = half_a_year(**{practice: 0.0}), half_a_year(**{practice: 1.0})
    assert FOLLOWS[practice]
    for quantity in FOLLOWS[practice].split():
        moved = full[quantity[1:]] - without[quantity[1:]]
        assert moved > 0 if quantity[0] == "+" else moved < 0, quantity


def test_the_habit_of_gaming_passes_contacts_off_and_the_record_hides_it() -> None:
    gamed, straight = half_a_year(gaming=1.0), half_a_year(gaming=0.0)
    assert gamed["reported.solved_first_time"] > gamed["truth.solved_first_time"]
    assert straight["reported.solved_first_time"] == straight["truth.solved_first_time"]


@pytest.mark.parametrize("practice", sorted(PLACES))
def test_what_a_practice_rests_on_is_said_with_its_tag(practice: str) -> None:
    place = PLACES[practice]
    assert place.rests_on
    for number in place.rests_on.values():
        assert f"[{number.tag}]" in source(number)
        cited = number.source.removeprefix("own judgement").removeprefix("calibrated ")
        assert cited in source(number)
