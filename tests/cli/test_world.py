"""``cxsim world`` and ``cxsim calibrate``: as somebody types them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

ROOT = Path(__file__).resolve().parents[2]
WITHOUT_NUMPY = "import sys; sys.modules['numpy'] = None; import runpy; runpy.run_module('cxsim', run_name='__main__')"


def cxsim(*arguments: str | Path, start: tuple[str, ...] = ("-m", "cxsim")) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *start, *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_the_weeks_are_told_and_what_they_came_to() -> None:
    told = cxsim("world", "--weeks", "20")
    assert told.returncode == 0, told.stderr
    lines = told.stdout.splitlines()
    assert lines[0].split()[:2] == ["week", "time"]
    assert lines[20].split()[0] == "20"
    assert any(line.split()[0] == "equity" for line in lines if line)


def test_the_same_seed_tells_the_same_weeks_and_another_does_not() -> None:
    one, again, other = (
        cxsim("world", "--weeks", "4", "--seed", seed, "--format", "json").stdout for seed in ("3", "3", "4")
    )
    assert one == again != other
    weeks = json.loads(one)["weeks"]
    assert [week["week"] for week in weeks] == [0, 1, 2, 3]
    assert weeks[0].keys() == {"week", "reported", "truth", "flow"}


def test_a_practice_from_a_file_is_lived(tmp_path: Path) -> None:
    habits = tmp_path / "habits.yaml"
    habits.write_text(
        "practice: {leader_response: 1, debrief_quality: 1}\nrules: {stake_on_rating: 0}\n", encoding="utf-8"
    )
    told = json.loads(cxsim("world", "--weeks", "30", "--practice", habits, "--format", "json").stdout)
    usual = json.loads(cxsim("world", "--weeks", "30", "--format", "json").stdout)
    assert told["weeks"][-1]["truth"]["safety"] > usual["weeks"][-1]["truth"]["safety"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("practice: {honestly: 1}\n", "Did you mean 'honesty'?"),
        ("practice: {honesty: 2}\n", "expected a number from 0 to 1"),
        ("practice: [\n", "habits.yaml"),
    ],
)
def test_a_mistake_in_the_file_is_said_with_a_way_out(tmp_path: Path, text: str, said: str) -> None:
    habits = tmp_path / "habits.yaml"
    habits.write_text(text, encoding="utf-8")
    told = cxsim("world", "--practice", habits)
    assert told.returncode == 2
    assert said in " ".join(told.stderr.replace("│", " ").split())


def test_a_file_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    told = cxsim("world", "--practice", tmp_path / "nowhere.yaml")
    assert told.returncode == 2
    assert "cannot be read" in " ".join(told.stderr.replace("│", " ").split())


def test_the_picture_shows_reported_beside_true(tmp_path: Path) -> None:
    picture = tmp_path / "weeks.svg"
    assert cxsim("world", "--weeks", "6", "--plot", picture).returncode == 0
    drawn = ET.fromstring(picture.read_text(encoding="utf-8"))
    words = [each.text for each in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert {"reported", "true", "morale", "psychological safety"} <= set(words)
    assert len(list(drawn.iter("{http://www.w3.org/2000/svg}polyline"))) == 7


def test_without_numpy_representatives_stand_for_all_customers() -> None:
    told = cxsim("world", "--weeks", "3", start=("-c", WITHOUT_NUMPY))
    assert told.returncode == 0, told.stderr
    assert "500 customers stand for all" in told.stderr


def test_without_numpy_nothing_is_calibrated_and_it_is_said_how_to() -> None:
    told = cxsim("calibrate", start=("-c", WITHOUT_NUMPY))
    assert told.returncode == 2
    assert "needs numpy" in " ".join(told.stderr.replace("│", " ").split())


def test_every_target_is_listed_with_its_verdict() -> None:
    told = cxsim("calibrate", "--format", "json")
    rows = json.loads(told.stdout)
    assert all(row.keys() >= {"id", "target", "measured", "tolerance", "verdict", "fitted"} for row in rows)
    assert [row["id"] for row in rows if row["verdict"] == "missed"] == []
    assert told.returncode == 0
