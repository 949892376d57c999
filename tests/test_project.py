"""What the project hands out: the wheel, the source distribution, the locked packages."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest
from environment import Environment

import cxsim
from cxsim.record import list_saves
from cxsim.session import Decide

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ROOT / ".ci" / "lock"
LEFT_BEHIND = {"__pycache__", ".ruff_cache", ".mypy_cache", ".pytest_cache"}
PICTURES_AND_FONTS = {".svg", ".png", ".ttf", ".wav", ".txt", ".md", ".mo"}
"""What the game opens, and the licences; the rest of assets/ rebuilds it."""


def run(*arguments: str | Path, cwd: Path = ROOT, typed: str = "") -> str:
    finished = subprocess.run(arguments, cwd=cwd, input=typed, capture_output=True, encoding="utf-8", check=False)
    assert finished.returncode == 0, finished.stdout + finished.stderr
    return finished.stdout


def build(source: Path, target: str, folder: Path) -> Path:
    run(sys.executable, "-m", "hatchling", "build", "--target", target, "--directory", folder, cwd=source)
    (built,) = folder.iterdir()
    return built


def files_under(top: str) -> set[str]:
    found = (path.relative_to(ROOT) for path in (ROOT / top).rglob("*") if path.is_file())
    return {path.as_posix() for path in found if not LEFT_BEHIND & set(path.parts)}


def carried(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(ROOT, "wheel", tmp_path_factory.mktemp("wheel"))


def test_the_wheel_carries_the_code_the_scenarios_and_the_pictures_and_nothing_else(wheel: Path) -> None:
    sources = {ROOT / "assets" / name for name in ("portraits", "title", "icon.svg")}
    pictures = {
        name
        for name in files_under("assets")
        if Path(name).suffix in PICTURES_AND_FONTS and not sources & {ROOT / name, *(ROOT / name).parents}
    }
    expected = files_under("cxsim") | {f"cxsim/_shipped/{name}" for name in pictures | files_under("scenarios")}
    pages = {"docs/scenario-format.md"} | files_under("docs/deeds") | files_under("docs/rules")
    expected |= {f"cxsim/_shipped/{name.removeprefix('docs/')}" for name in pages}
    names = {name for name in carried(wheel) if not name.startswith(f"cxsim-{cxsim.__version__}.dist-info/")}
    assert expected - names == set()
    assert names - expected == set()
    assert "cxsim/py.typed" in names


def test_the_wheel_built_from_the_source_distribution_is_the_same(wheel: Path, tmp_path: Path) -> None:
    sdist = build(ROOT, "sdist", tmp_path / "sdist")
    run(sys.executable, "-m", "tarfile", "--extract", sdist, tmp_path)
    again = build(tmp_path / f"cxsim-{cxsim.__version__}", "wheel", tmp_path / "wheel")
    assert carried(again) == carried(wheel)


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the command of a wheel that is installed where nothing of this checkout is."""
    fresh = Environment(tmp_path_factory.mktemp("fresh"))
    venv.create(fresh.folder, with_pip=False)
    pip = (sys.executable, "-m", "pip", "--python", fresh.python)
    run(*pip, "install", "--no-index", "--no-deps", "--no-cache-dir", wheel)
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    site_packages, dependencies = (Path(run(each, "-c", ask).strip()) for each in (fresh.python, sys.executable))
    (site_packages / "dependencies.pth").write_text(f"{dependencies}\n", encoding="utf-8")
    return next(fresh.python.parent.glob("cxsim*"))


def test_an_installed_wheel_says_its_version(installed: Path, tmp_path: Path) -> None:
    assert cxsim.__version__ in run(installed, "--version", cwd=tmp_path)


def test_an_installed_wheel_checks_its_own_pack(installed: Path, tmp_path: Path) -> None:
    assert "1 pack: nothing to fix." in run(installed, "check", "onboarding", cwd=tmp_path)


def test_an_installed_wheel_explains_its_rules(installed: Path, tmp_path: Path) -> None:
    assert "# CX714 dominated-choice" in run(installed, "explain", "CX714", cwd=tmp_path)


def test_an_installed_wheel_is_played_from_a_pipe_and_keeps_what_was_decided(installed: Path, tmp_path: Path) -> None:
    saves = tmp_path / "saves"
    play = ("play", "--text", "--scenario", "one_minute_from_warm", "--saves", saves)
    assert "Dervla Quinn" in run(installed, *play, cwd=tmp_path, typed="1\n1\nq\n")
    (listed,) = list_saves(saves)
    assert any(isinstance(entry, Decide) for entry in listed.entries)


def locked(name: str) -> dict[str, tuple[str, ...]]:
    """Return the locked requirements, each with its hashes."""
    joined = (LOCKS / name).read_text(encoding="utf-8").replace("\\\n", " ")
    entries = (re.split(r"\s+--hash=", line) for line in joined.splitlines())
    return {requirement: tuple(digest.strip() for digest in hashes) for requirement, *hashes in entries}


@pytest.mark.parametrize("name", ["play.txt", "dev.txt"])
def test_every_locked_package_is_one_version_with_hashes_from_any_index(name: str) -> None:
    entries = locked(name)
    assert entries
    for requirement, hashes in entries.items():
        assert re.fullmatch(r"[a-z0-9-]+==[\w.+]+( ; .+)?", requirement), requirement
        assert hashes, requirement
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", digest) for digest in hashes)


def test_the_development_packages_contain_those_for_playing() -> None:
    assert locked("play.txt").items() <= locked("dev.txt").items()


def test_the_locks_name_everything_that_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]

    def missing(name: str, requirements: list[str]) -> set[str]:
        asked = {re.split(r"[^\w-]", requirement.lower())[0] for requirement in requirements}
        return asked - {requirement.split("==")[0] for requirement in locked(name)} - {"cxsim"}

    assert missing("play.txt", project["dependencies"] + extras["build"]) == set()
    # atheris has wheels for a few systems only, so that what it needs cannot be locked for all of them.
    everywhere = [requirement for name, extra in extras.items() if name != "fuzz" for requirement in extra]
    assert missing("dev.txt", everywhere) == set()


def test_no_python_gets_both_builds_of_pygame() -> None:
    builds = {entry.partition(" ; ")[2] for entry in locked("play.txt") if entry.startswith("pygame")}
    assert builds == {"python_full_version < '3.14'", "python_full_version >= '3.14'"}
