"""Whole commands: processes of this Python, with its compiled files kept as in any installation."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from tests.benchmarks.budgets import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[2]


def rows() -> tuple[Row, ...]:
    """Return the rows of starting up."""
    return (Row("help", "cxsim --help beyond 3 × python -c pass", 60, "ms", _help),)


def environment(**more: str) -> dict[str, str]:
    """Return the environment of a command; compiled files are written and read, whatever the caller's says."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPATH": str(ROOT)} | more


def milliseconds(*arguments: str) -> float:
    """Return how long a Python process with these arguments takes; CalledProcessError where it fails."""
    start = perf_counter()
    subprocess.run((sys.executable, *arguments), env=environment(), stdout=subprocess.DEVNULL, check=True)
    return 1000 * (perf_counter() - start)


def _help(rounds: int) -> Sequence[float]:
    milliseconds("-m", "cxsim", "--help")  # compiles what was not
    return [milliseconds("-m", "cxsim", "--help") - 3 * milliseconds("-c", "pass") for _ in range(rounds)]
