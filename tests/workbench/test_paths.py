"""The number of a scenario's plays: what counting them one by one gives, kept beside the golden runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from cxsim.cli.main import app
from cxsim.content import load_pack
from cxsim.content.shipped import shipped_packs
from cxsim.engine import compile_scenario
from cxsim.workbench.exploration.paths import KEPT, counted_paths, drifted, keep_paths, kept_paths, paths_of
from cxsim.workbench.exploration.walkabout import Walker
from cxsim.workbench.study import study
from tests.packs import desk, pack_of, scenario, write_pack
from tests.workbench.correct import write_correct_pack

if TYPE_CHECKING:
    from pathlib import Path

    from cxsim.workbench.exploration.walkabout import Walkabout

LOOP = desk(look="next: desk, takes: 1 min", go="next: over", leave="next: other")


def walked(folder: Path, body: str) -> Walkabout:
    pack = pack_of(folder, {"call": scenario(body)})
    (read,) = study(pack).scenarios
    return Walker(compile_scenario(pack, "call"), read, frozenset(), 5000).walk()


def one_by_one(found: Walkabout, state: int, left: int) -> int:
    if not found.steps[state].options:
        return state not in found.stuck
    if not left:
        return 0
    return sum(one_by_one(found, after, left - 1) for after in found.leads[state])


@pytest.mark.parametrize("seed", range(12))
def test_it_is_what_counting_one_by_one_gives(seed: int, tmp_path: Path) -> None:
    pack = load_pack(write_correct_pack(tmp_path / "made", seed)).pack
    assert pack
    read = next(each for each in study(pack).scenarios if each.id == "call")
    found = Walker(compile_scenario(pack, read.id), read, frozenset(), 5000).walk()
    assert paths_of(found, 7) == sum(one_by_one(found, each.state, 7) for each in found.begun)


def test_a_loop_counts_as_often_as_it_fits(tmp_path: Path) -> None:
    found = walked(tmp_path, LOOP)
    assert [paths_of(found, longest) for longest in range(5)] == [0, 2, 4, 6, 8]


def test_luck_and_hidden_truths_make_plays_different(tmp_path: Path) -> None:
    body = "draws: {pump: {quick: 3, slow: 1}}\n" + desk(
        go="chance: {a: {odds: 1}, b: {odds: 1}}, cases: {q: {when: pump == quick, takes: 1 min}}", leave="costs: 1"
    )
    assert paths_of(walked(tmp_path, body)) == 2 * (2 + 1)


def test_a_play_that_is_stuck_is_no_play_that_ends(tmp_path: Path) -> None:
    body = desk(go="next: desk, takes: 2 min, when: minutes < 3", leave="when: minutes < 1")
    assert paths_of(walked(tmp_path, body)) == 1


@pytest.mark.parametrize("folder", shipped_packs(), ids=lambda folder: folder.name)
def test_the_packs_that_ship_have_as_many_plays_as_they_keep(folder: Path) -> None:
    pack = load_pack(folder).pack
    assert pack
    told = f"if that is meant: cxsim balance {folder} --keep-paths"
    assert drifted(kept_paths(folder), counted_paths(pack, study(pack))) == {}, told


def test_one_command_keeps_the_numbers_and_says_what_has_changed(tmp_path: Path) -> None:
    folder = write_pack(tmp_path / "pack", {"call": scenario(LOOP)})
    kept = CliRunner().invoke(app(), ["balance", str(folder), "--keep-paths"])
    assert kept.exit_code == 0
    assert kept_paths(folder) == {"call": 80}
    write_pack(folder, {"call": scenario(LOOP.replace("leave", "stay"))})
    again = CliRunner().invoke(app(), ["balance", str(folder), "--keep-paths"])
    assert again.output.startswith("1 scenario")
    write_pack(folder, {"call": scenario(desk(go="next: over"))})
    told = CliRunner().invoke(app(), ["balance", str(folder), "--plays", "50"])
    assert "call has 1 different plays now, and 80 different plays are kept" in " ".join(told.stderr.split())
    changed = CliRunner().invoke(app(), ["balance", str(folder), "--keep-paths"])
    assert "call: 1 different plays (was 80 different plays)" in changed.output


def test_a_damaged_line_is_no_number(tmp_path: Path) -> None:
    keep_paths(tmp_path, {"call": 12345678901234567890})
    file = tmp_path / KEPT
    file.write_text(file.read_text(encoding="utf-8") + "other many\nthird\n", encoding="utf-8")
    assert kept_paths(tmp_path) == {"call": 12345678901234567890}
    assert kept_paths(tmp_path / "nowhere") == {}
