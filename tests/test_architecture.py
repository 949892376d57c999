"""What the import contracts cannot see: what is loaded at run time, and whether they cover every pure room."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PURE_ROOMS = {"model", "equations", "engine", "world", "session", "insights"}


@pytest.mark.parametrize(
    "program",
    [
        pytest.param("import cxsim", id="import cxsim"),
        pytest.param("import runpy; sys.argv[1:] = ['--help']; runpy.run_module('cxsim')", id="cxsim --help"),
    ],
)
def test_neither_pygame_nor_numpy_is_loaded_before_it_is_needed(program: str) -> None:
    report = "import atexit, sys; atexit.register(lambda: print('\\nloaded:', *{'pygame', 'numpy'} & set(sys.modules)))"
    finished = subprocess.run(
        [sys.executable, "-c", f"{report}\n{program}"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert finished.returncode == 0, finished.stderr
    assert finished.stdout.splitlines()[-1] == "loaded:"


def test_every_pure_room_is_under_a_contract_that_forbids_it_to_do_io() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = [each for each in project["tool"]["importlinter"]["contracts"] if each["type"] == "forbidden"]
    covered = {source for contract in contracts for source in contract["source_modules"]}
    built = {f"cxsim.{room}" for room in PURE_ROOMS if (ROOT / "cxsim" / room / "__init__.py").exists()}
    assert built
    assert built <= covered
