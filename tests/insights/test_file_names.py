from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsim.insights.leaders.file_names import LONGEST, file_names

NAMES = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=60)
UNITS = st.lists(NAMES | st.sampled_from(("Care & Co", "Care + Co", "CARE_CO", "nul", "a/b", "a--b")), max_size=8)


def test_a_path_can_be_read_in_its_name() -> None:
    names = file_names(("", "care", "care/first line/late", "Ομάδα/早班"))
    assert list(names.values()) == ["organisation", "care", "care--first_line--late", "Ομάδα--早班"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Care & Co", "Care + Co"), ("Care", "CARE"), ("caf\u00e9", "cafe\u0301"), ("straße", "STRASSE"), ("a/b", "a--b")],
)
def test_two_groups_that_a_file_system_may_take_for_one_have_a_file_each(one: str, other: str) -> None:
    names = file_names((one, other))
    assert len({unicodedata.normalize("NFC", each).casefold() for each in names.values()}) == 2
    assert names == file_names((other, one))


def test_a_group_of_that_name_does_not_take_the_organisations_file() -> None:
    assert file_names(("", "Organisation"))[""] == "organisation"
    assert file_names(("", "Organisation"))["Organisation"].lower() != "organisation"


@pytest.mark.parametrize("unit", ["nul", "Con", "com1", "LPT9"])
def test_a_name_that_windows_keeps_for_itself_is_no_file(unit: str) -> None:
    assert file_names((unit,))[unit].startswith(f"{unit}-")


def test_a_long_path_keeps_its_end() -> None:
    unit = "/".join(["部" * 60] * 5 + ["early"])
    name = file_names((unit,))[unit]
    assert "early" in name
    assert len(name.encode()) <= LONGEST


@given(UNITS)
def test_every_unit_has_a_file_of_its_own_that_any_system_takes(units: list[str]) -> None:
    names = file_names(["", *units])
    assert len({unicodedata.normalize("NFKC", each).casefold() for each in names.values()}) == len({"", *units})
    assert all(names.values())
    assert all(len(each.encode()) <= LONGEST for each in names.values())
    assert not set("".join(names.values())) & set('<>:"/\\|?*. ')
