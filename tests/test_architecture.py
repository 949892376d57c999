"""What the import contracts cannot see: what is loaded at run time, and whether they cover every pure room."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    assert {f"cxsim.{room}" for room in PURE_ROOMS} <= covered


PIECES_OF_A_PATTERN = re.compile(
    r"""\\. | \[\^?\]?(?:\\.|[^\]\\])*\]             # one character, or one of several: no group
    | (?P<opens>\((?:\?>)?)
    | \)(?P<for_good>(?:[*+?]|\{[0-9,]+\})\+)?""",
    re.VERBOSE | re.DOTALL,
)


def written_in(source: str) -> Iterator[str]:
    for each in ast.walk(ast.parse(source)):
        if isinstance(each, ast.JoinedStr):
            yield "".join(str(part.value) for part in each.values if isinstance(part, ast.Constant))
        elif isinstance(each, ast.Constant) and isinstance(each.value, str):
            yield each.value


def groups_repeated_for_good(text: str) -> Iterator[str]:
    open_groups: list[str] = []
    for piece in PIECES_OF_A_PATTERN.finditer(text):
        if piece["opens"]:
            open_groups.append(piece["opens"])
        elif piece[0][0] == ")" and open_groups:
            opened = open_groups.pop()
            if piece["for_good"]:
                yield opened


def test_a_group_that_is_repeated_possessively_is_atomic_since_python_before_3_11_5_misreads_others() -> None:
    """Python's gh-106052; Debian 12 and others bring such a Python."""
    sources = (path.read_text(encoding="utf-8") for path in sorted((ROOT / "cxsim").rglob("*.py")))
    texts = (text for source in sources if re.search(r"[)][*+?}0-9{,]+[+]", source) for text in written_in(source))
    groups = [group for text in texts for group in groups_repeated_for_good(text)]
    assert groups
    assert set(groups) == {"(?>"}
