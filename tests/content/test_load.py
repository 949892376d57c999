"""A folder → a pack or diagnostics: files that are missing, strange, too many, or lead out of the pack."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from cxsim.content import load_pack
from tests.content.authored import CALL, SOUND, diagnosed, told, write
from tests.machine import cannot

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def test_a_sound_folder_is_a_pack_named_after_it(tmp_path: Path) -> None:
    run = "run:\n  title: A run\n  play: [{phone: let_ring}]\n  expect: {ending: over}\n"
    loaded = load_pack(write(tmp_path / "firm", {**SOUND, "playthroughs/call.yaml": run}))
    assert loaded.pack is not None
    assert (loaded.pack.id, list(loaded.pack.scenarios), list(loaded.pack.playthroughs["call"])) == (
        "firm",
        ["call"],
        ["run"],
    )


def test_a_sound_pack_is_loaded_without_what_only_a_faulty_one_needs(tmp_path: Path) -> None:
    needs = "import sys; from pathlib import Path; from cxsim.content import load_pack; load_pack(Path(sys.argv[1]));"
    idle = {f"cxsim.content.{each}" for each in ("remains", "shapes", "mend", "yaml_inspection", "drawing")}
    write(tmp_path, SOUND)
    program = f"{needs} assert not {idle} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=True)


def test_a_pack_needs_no_cast(tmp_path: Path) -> None:
    text = CALL.replace("with: dervla\nat_stake: [heat]", "with: []")
    (found,) = diagnosed(tmp_path, {"pack.yaml": SOUND["pack.yaml"], "call.yaml": text})
    assert found.problem == "promise 'ring_back' is made to 'dervla', which is not declared."


def test_a_missing_cast_is_told_once_and_not_everybody_who_would_be_in_it(tmp_path: Path) -> None:
    (found,) = diagnosed(tmp_path, {name: text for name, text in SOUND.items() if name != "cast.yaml"})
    assert told(tmp_path, found) == (
        "cast.yaml:1:1  CX601 unreadable-file\n"
        "  The file cannot be read: No such file or directory.\n"
        "  Each scenario is with somebody, and who that is stands in cast.yaml. Write it, or put it back."
    )


def test_a_folder_without_pack_yaml_is_told(tmp_path: Path) -> None:
    found = diagnosed(tmp_path, {"call.yaml": CALL})
    assert told(tmp_path, found[0]) == (
        "pack.yaml:1:1  CX601 unreadable-file\n"
        "  The file cannot be read: No such file or directory.\n"
        "  A pack is a folder with a pack.yaml. Is this the right folder?"
    )


def test_a_folder_that_does_not_exist_is_told_and_not_raised(tmp_path: Path) -> None:
    loaded = load_pack(tmp_path / "gone")
    assert loaded.pack is None
    assert [each.code for each in loaded.diagnostics] == ["CX601", "CX610"]


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (
            {"call.yaml": ""},
            "call.yaml:1:1  CX602 empty-file\n  The file is empty.\n  Write into it, or delete it.",
        ),
        (
            {"First-Call.yaml": CALL},
            (
                "First-Call.yaml:1:1  CX603 bad-file-name\n"
                "  'First-Call' cannot be an id: the file's name is the id of what is in it.\n"
                "  Use small letters, digits and underscores, beginning with a letter: first_call.yaml."
            ),
        ),
        (
            {"playthroughs/cal.yaml": "run: {title: A run, play: [{phone: answer}], expect: {ending: over}}\n"},
            (
                "playthroughs/cal.yaml:1:1  CX604 golden-run-without-scenario\n"
                "  There is no scenario 'cal' that these golden runs could play.\n"
                "  Did you mean 'call'?"
            ),
        ),
        (
            {"playthroughs/call.yaml": "- a run\n"},
            (
                "playthroughs/call.yaml:1:1  CX104 wrong-value\n"
                "  The file should be a mapping of golden runs by id.\n"
                "  Begin with the id of the first run: the_long_way:"
            ),
        ),
        (
            {"playthroughs/call.yaml": "run: nothing\n"},
            (
                "playthroughs/call.yaml:1:6  CX104 wrong-value\n"
                "  'run' should be a mapping (name: value), not the text 'nothing'.\n"
                "  Write name: value on the lines below it, indented."
            ),
        ),
        (
            {"second.yml": CALL},
            (
                "second.yml:1:1  CX608 other-ending (warning)\n"
                "  'second.yml' is not read: only files that end in .yaml are.\n"
                "  Call it second.yaml."
            ),
        ),
        (
            {"big.yaml": "#" * 2_000_001},
            "big.yaml:1:1  CX601 unreadable-file\n  The file is larger than 2 MB.\n  Split it: one scenario a file.",
        ),
    ],
    ids=["empty", "name", "no scenario", "no mapping", "no run", "other ending", "too large"],
)
def test_a_strange_file_is_told_with_a_way_out(tmp_path: Path, files: Mapping[str, str], said: str) -> None:
    assert [told(tmp_path, each) for each in diagnosed(tmp_path, {**SOUND, **files})] == [said]


def test_a_pack_without_scenarios_is_told(tmp_path: Path) -> None:
    (found,) = diagnosed(tmp_path, {"pack.yaml": SOUND["pack.yaml"]})
    assert told(tmp_path, found) == (
        "pack.yaml:1:1  CX610 no-scenario (warning)\n"
        "  The pack has no scenario, so there is nothing to play.\n"
        "  Write one beside pack.yaml: first_call.yaml."
    )


def test_hidden_files_that_editors_and_systems_leave_behind_are_not_read(tmp_path: Path) -> None:
    assert diagnosed(tmp_path, {**SOUND, "._call.yaml": b"\0\x05\x16\x07", ".#call.yaml": "x"}) == ()


def test_a_folder_in_the_place_of_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "attic.yaml").mkdir()
    (found,) = diagnosed(tmp_path, SOUND)
    assert told(tmp_path, found) == (
        "attic.yaml:1:1  CX601 unreadable-file\n"
        "  This is not a file.\n"
        "  Call it something else; what ends in .yaml is read."
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
def test_a_pipe_in_the_place_of_a_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    assert [each.problem for each in diagnosed(tmp_path, SOUND)] == ["This is not a file."]


@pytest.fixture
def link(tmp_path: Path) -> Path:
    path = tmp_path / "pack" / "link.yaml"
    path.parent.mkdir()
    try:
        path.symlink_to(path)
    except OSError:
        cannot("links cannot be made here")
    path.unlink()
    return path


def test_a_link_out_of_the_pack_is_not_followed(tmp_path: Path, link: Path) -> None:
    (tmp_path / "secret.yaml").write_text("pass: word\n", encoding="utf-8")
    link.symlink_to(tmp_path / "secret.yaml")
    (found,) = diagnosed(link.parent, SOUND)
    assert told(link.parent, found) == (
        "link.yaml:1:1  CX601 unreadable-file\n"
        "  The file is a link that leads out of the pack's folder.\n"
        "  Put the file itself there."
    )


def test_a_link_to_itself_is_survived(link: Path) -> None:
    link.symlink_to(link)
    (found,) = diagnosed(link.parent, SOUND)
    assert (found.code, found.way_out) == ("CX601", "See whether it is there, and whether you may read it.")


def test_a_picture_folder_that_links_out_of_the_pack_is_not_followed(tmp_path: Path, link: Path) -> None:
    for mood in ("calm", "warm"):
        (tmp_path / f"{mood}.svg").touch()
    (link.parent / "portraits").symlink_to(tmp_path, target_is_directory=True)
    cast = SOUND["cast.yaml"].replace("needs:", "picture: {folder: portraits, alt: A woman, licence: CC0-1.0}, needs:")
    (found,) = diagnosed(link.parent, {**SOUND, "cast.yaml": cast})
    assert (found.code, found.problem) == ("CX607", "'portraits' leads out of the pack's folder.")


def test_a_picture_that_links_out_of_the_pack_is_not_read(tmp_path: Path, link: Path) -> None:
    (tmp_path / "elsewhere.svg").write_text("not an SVG", encoding="utf-8")
    (link.parent / "portraits").mkdir()
    (link.parent / "portraits" / "calm.svg").symlink_to(tmp_path / "elsewhere.svg")
    (link.parent / "portraits" / "own.svg").write_text("<svg/>", encoding="utf-8")
    (link.parent / "portraits" / "warm.svg").symlink_to("own.svg")
    cast = SOUND["cast.yaml"].replace("needs:", "picture: {folder: portraits, alt: A woman, licence: CC0-1.0}, needs:")
    (found,) = diagnosed(link.parent, {**SOUND, "cast.yaml": cast})
    assert (found.code, found.problem) == ("CX607", "'portraits/calm.svg' leads out of the pack's folder.")


def test_files_beyond_what_a_pack_may_hold_are_left_out(tmp_path: Path) -> None:
    many = {f"playthroughs/run_{number:04}.yaml": "" for number in range(1001)}
    found = diagnosed(tmp_path, {**SOUND, **many})
    assert [told(tmp_path, each) for each in found if each.code == "CX605"] == [
        (
            "playthroughs/run_1000.yaml:1:1  CX605 too-many-files\n"
            "  A folder of a pack has at most 1000 files; this one and what follows is left out.\n"
            "  Split the pack."
        )
    ]


def test_files_that_are_too_large_together_are_left_out(tmp_path: Path) -> None:
    large = {f"large_{number:02}.yaml": "#" * 1_999_000 for number in range(11)}
    found = diagnosed(tmp_path, {**SOUND, **large})
    said = [told(tmp_path, each) for each in found if each.code == "CX601"]
    assert said == [
        (
            "large_10.yaml:1:1  CX601 unreadable-file\n"
            "  The files of the pack are larger than 20 MB together; this one is left out.\n"
            "  Split the pack."
        )
    ]


def test_one_id_in_place_of_a_list_is_told_where_it_stands(tmp_path: Path) -> None:
    text = CALL.replace("listen: {text: Listen.}", "listen: {text: Listen., does: apologize}")
    (found,) = diagnosed(tmp_path, {**SOUND, "call.yaml": text})
    assert text.splitlines()[found.line - 1][found.column - 1 :].startswith("apologize")


def test_names_and_conditions_are_checked_although_a_value_does_not_fit(tmp_path: Path) -> None:
    text = CALL.replace("listen: {text: Listen.}", "listen: {text: Listen., takes: two, does: [apologize], next: ovr}")
    found = diagnosed(tmp_path, {**SOUND, "call.yaml": text})
    assert [each.code for each in found] == ["CX104", "CX203", "CX201"]
