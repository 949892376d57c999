"""A pack with errors: what is certain of the rest is said as well, and nothing that hangs on the errors."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from cxsim.workbench.check import check_pack
from tests.workbench.test_defects import DEFECTS, SOUND, STATES, broken_pack, read_defect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.model.walk import Path as Place

NEVER_READ = ("variables:\n", "variables:\n  idle: {start: 3, min: 0, max: 9}\n")
MISTAKES = {
    "CX201": ("next: second_try", "next: second_tri"),
    "CX203": ("does: [hand_over]", "does: [hand_ovr]"),
    "CX216": ("Your clock: {time}.", "Your clock: {tiem}."),
    "CX301": ("when: patience < 1 or tone == warm", "when: patience < 1 or tone = warm"),
    "CX102": ("        reports_as: open\n", "        report_as: open\n"),
    "CX404": (
        "situations:\n",
        "situations:\n  spin: {text: Round., when: asked, otherwise: spin, choices: {go: {text: Go., next: home}}}\n",
    ),
    "CX406": ("endings:\n", "endings:\n  nobody: {text: Nobody came.}\n"),
    "CX701": NEVER_READ,
    "CX703": ("draws:\n", "draws:\n  weather: {dry: 1, wet: 1}\n"),
    "CX711": ("heard: {when: asked,", "heard: {when: asked or minutes >= 0,"),
}
"""Code → what stands in the sound scenario, and what its author wrote instead."""


def told(folder: Path, name: str = "counter.yaml", states: int = 0) -> set[str]:
    """Return the codes of all that is said about one file."""
    return {each.code for each in check_pack(folder, states) if Path(each.file).name == name}


def edited(folder: Path, name: str, *edits: tuple[str, str]) -> Path:
    """Change a file of a pack; each edit must fit once."""
    text = (folder / name).read_text(encoding="utf-8")
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_ten_mistakes_in_one_scenario_are_all_told_and_nothing_else_is(tmp_path: Path) -> None:
    folder = edited(copytree(SOUND, tmp_path / "night_counter"), "counter.yaml", *MISTAKES.values())
    assert told(folder) == MISTAKES.keys()


@pytest.mark.parametrize("code", MISTAKES)
def test_each_of_the_ten_is_told_alone_too(code: str, tmp_path: Path) -> None:
    folder = edited(copytree(SOUND, tmp_path / "night_counter"), "counter.yaml", MISTAKES[code])
    assert code in told(folder)


OF_ONE_SCENARIO = [path for path in sorted(DEFECTS.glob("*.edit")) if read_defect(path).file == "counter.yaml"]


@pytest.mark.parametrize("path", OF_ONE_SCENARIO, ids=lambda path: path.stem)
def test_whatever_is_wrong_in_one_scenario_another_is_judged_as_if_it_were_not(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "night_counter"
    broken_pack(read_defect(path), folder)
    edited(folder, "shelf.yaml", ("situations:\n", "variables:\n  unread: false\nsituations:\n"))
    assert "CX701" in told(folder, "shelf.yaml")


def test_a_scenario_with_slips_alone_is_explored_as_it_was_meant(tmp_path: Path) -> None:
    never = (
        "      repeat:\n",
        "      wink:\n        text: Wink at her\n        when: minutes > 90\n        next: record\n      repeat:\n",
    )
    folder = edited(copytree(SOUND, tmp_path / "night_counter"), "counter.yaml", never, MISTAKES["CX203"])
    assert "CX803" in told(folder, states=STATES)


def test_what_is_read_only_where_it_cannot_be_read_is_not_called_unread(tmp_path: Path) -> None:
    unreadable = ("patience < 1 or tone == warm", "patience < 1 or (tone == warm")
    folder = edited(copytree(SOUND, tmp_path / "night_counter"), "counter.yaml", unreadable)
    assert {each.code for each in check_pack(folder)} == {"CX301"}


@pytest.mark.parametrize("content", ["", "Once upon a time.\n", "- a\n- b\n"])
def test_of_a_file_that_is_no_scenario_nobody_knows_whom_it_would_have_named(content: str, tmp_path: Path) -> None:
    folder = copytree(SOUND, tmp_path / "night_counter")
    (folder / "counter.yaml").write_text(content, encoding="utf-8")
    assert not {each.code for each in check_pack(folder) if Path(each.file).name in {"cast.yaml", "pack.yaml"}}


PARSED: dict[str, Any] = {
    path.name: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(SOUND.glob("*.yaml"))
}
INSTEAD: tuple[Any, ...] = (
    None,
    5,
    -1,
    True,
    "x",
    "",
    [],
    {},
    "two words",
    {"a": 1},
    ["q"],
    3.7,
    "a == b",
    "visits(",
    "{time}",
    "mostly",
)


def places(value: object, at: Place = ()) -> Iterator[Place]:
    """Yield every place in a file's values but the whole."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, each in inside:
        yield (*at, step)
        yield from places(each, (*at, step))


@st.composite
def spoilt(draw: st.DrawFn) -> dict[str, Any]:
    """Make a pack of which values are gone, are something else, or have another key."""
    files = deepcopy(PARSED)
    for _ in range(draw(st.integers(1, 6))):
        raw = files[draw(st.sampled_from(sorted(files)))]
        *way, last = draw(st.sampled_from([*places(raw)] or [("none",)]))
        for step in way:
            raw = raw[step]
        if last == "none":
            continue
        how = draw(st.sampled_from(("gone", "else", "renamed", "shorter")))
        value = raw[last]
        if how == "gone":
            del raw[last]
        elif how == "renamed" and isinstance(raw, dict):
            raw[f"{last}x"] = raw.pop(last)
        elif how == "shorter" and isinstance(value, str):
            raw[last] = value[:-1]
        else:
            raw[last] = deepcopy(draw(st.sampled_from(INSTEAD)))
    return files


@settings(max_examples=60, deadline=None)
@given(spoilt())
def test_whatever_is_left_of_a_pack_can_be_judged(files: dict[str, Any]) -> None:
    with TemporaryDirectory() as name:
        for file, raw in files.items():
            (Path(name) / file).write_text(yaml.safe_dump(raw, allow_unicode=True, sort_keys=False), encoding="utf-8")
        found = check_pack(Path(name), explore=50)
    assert all(each.problem for each in found)
