"""How the command line leaves: a sentence and an exit code, never a report of ours where nothing of ours is wrong."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cxsim.cli import main
from cxsim.frontend.crash import report as crash

ROOT = Path(__file__).resolve().parents[2]
PACKS = ROOT / "scenarios"
WITHOUT_NUMPY = "import sys; sys.modules['numpy'] = None; import runpy; runpy.run_module('cxsim', run_name='__main__')"
VERBS_WITH_MANY_LETTERS = (
    ("explain", "CX404"),
    ("balance", PACKS / "town_library", "--scenario", "ten_to_seven", "--plays", "10", "--states", "10"),
    ("play", "--text", "--lang", "zh"),
    ("play", "--text", "--lang", "el"),
)


def cxsim(
    *arguments: str | Path, start: tuple[str, ...] = ("-m", "cxsim"), saves: Path | None = None, **variables: str
) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, *start, *map(str, arguments), *(("--saves", str(saves)) if saves else ())]
    return subprocess.run(
        command, cwd=ROOT, env={**os.environ, **variables}, input=b"", capture_output=True, check=False
    )


def said(told: subprocess.CompletedProcess[bytes]) -> str:
    return " ".join(told.stderr.decode().split())


def saves_for(verb: tuple[str | Path, ...], folder: Path) -> Path | None:
    return folder if verb[0] == "play" else None


@pytest.mark.parametrize("verb", VERBS_WITH_MANY_LETTERS, ids=lambda each: f"{each[0]}-{each[-1]}")
@pytest.mark.parametrize("encoding", ["cp1252", "cp437"])
def test_what_an_encoding_does_not_know_is_written_by_its_number(
    tmp_path: Path, encoding: str, verb: tuple[str | Path, ...]
) -> None:
    told = cxsim(*verb, saves=saves_for(verb, tmp_path), PYTHONIOENCODING=encoding)
    assert told.returncode == 0, told.stderr
    assert "\\u" in told.stdout.decode(encoding)


@pytest.mark.skipif(sys.platform == "win32", reason="there another encoding is what a pipe has anyway")
def test_what_goes_into_a_file_is_utf_8_where_nobody_asks_for_anything_else() -> None:
    told = cxsim("explain", "CX404", LC_ALL="C", PYTHONCOERCECLOCALE="0", PYTHONUTF8="0", PYTHONIOENCODING="")
    assert "→" in told.stdout.decode("utf-8")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_disk_that_is_full_is_said_to_be_full() -> None:
    with Path("/dev/full").open("wb") as full:
        told = subprocess.run(
            [sys.executable, "-m", "cxsim", "check", str(PACKS)], cwd=ROOT, stdout=full, stderr=-1, check=False
        )
    assert (told.returncode, said(told)) == (1, "What is printed cannot be written: No space left on device.")


@pytest.mark.parametrize("verb", ["check", "balance", "graph", "preview"])
def test_a_file_that_is_not_there_is_not_taken_for_the_pack_around_it(verb: str) -> None:
    told = cxsim(verb, PACKS / "town_library" / "nowhere.yaml")
    assert told.returncode == 2
    assert "There is no '" in said(told)


@pytest.mark.parametrize("verb", ["balance", "graph", "preview"])
@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("town_library/ten_to_seven", "Did you mean 'town_library/ten_to_seven.yaml'?"),
        (".", "There is onboarding, town_library."),
        ("made.cxpack", "Make a folder of it first: cxsim pack unpack made.cxpack"),
    ],
)
def test_what_was_probably_meant_is_named(tmp_path: Path, verb: str, written: str, meant: str) -> None:
    for pack in ("onboarding", "town_library"):
        (tmp_path / pack).mkdir()
        (tmp_path / pack / "pack.yaml").touch()
    (tmp_path / "town_library" / "ten_to_seven.yaml").touch()
    (tmp_path / "made.cxpack").touch()
    told = subprocess.run(
        [sys.executable, "-m", "cxsim", verb, written], cwd=tmp_path, capture_output=True, check=False
    )
    assert (told.returncode, meant in said(told)) == (2, True)


@pytest.mark.parametrize("verb", ["check", "balance", "graph", "preview", "play"])
def test_a_folder_here_is_not_passed_over_for_a_pack_that_ships(tmp_path: Path, verb: str) -> None:
    (tmp_path / "onboarding").mkdir()
    told = subprocess.run(
        [sys.executable, "-m", "cxsim", verb, "onboarding"], cwd=tmp_path, capture_output=True, check=False
    )
    assert told.returncode != 0
    assert "'onboarding' is no pack: it has no pack.yaml." in said(told)


@pytest.mark.parametrize(
    "asked", [("world", "--weeks", "2", "--plot"), ("calibrate", "--tables")], ids=lambda each: each[0]
)
def test_a_file_that_cannot_be_written_is_named(tmp_path: Path, asked: tuple[str, ...]) -> None:
    told = cxsim(*asked, tmp_path / "nowhere" / "drawn.svg")
    assert told.returncode == 2
    assert "cannot be" in said(told)


def test_without_numpy_a_pack_is_balanced_but_for_its_quarter() -> None:
    told = cxsim("balance", PACKS / "town_library", "--plays", "10", "--states", "10", start=("-c", WITHOUT_NUMPY))
    assert told.returncode == 0, told.stderr
    assert "Without numpy the quarter as a whole is left out" in said(told)


@pytest.mark.parametrize(("verb", "times"), [("play", 1), ("balance", 0)])
def test_only_who_plays_is_told_that_decisions_are_kept(
    verb: str, times: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def fail(*_: str) -> None:
        raise ValueError("ours")

    monkeypatch.setattr(sys.modules["cxsim.cli.main"], "app", fail)
    monkeypatch.setattr(sys, "argv", ["cxsim", verb])
    monkeypatch.setattr(crash, "reports_folder", lambda: tmp_path)
    with pytest.raises(SystemExit) as left:
        main()
    told = capsys.readouterr().err
    assert left.value.code == 70
    assert "This is a mistake of cxsim, not yours." in told
    assert told.count("What you decided so far is kept.") == times


def test_what_a_pack_file_was_unpacked_into_goes_without_a_warning(tmp_path: Path) -> None:
    built = cxsim("pack", "build", PACKS / "town_library", "-o", tmp_path / "library.cxpack")
    assert built.returncode == 0, built.stderr
    told = cxsim("check", tmp_path / "library.cxpack", start=("-X", "dev", "-m", "cxsim"), TMPDIR=str(tmp_path))
    assert (told.returncode, told.stderr) == (0, b"")
    assert [each.name for each in tmp_path.iterdir()] == ["library.cxpack"]
