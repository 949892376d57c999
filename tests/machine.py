"""What a test needs of the machine that it runs on."""

from __future__ import annotations

import os
from importlib import import_module
from typing import Any, NoReturn

import pytest


def cannot(reason: str) -> NoReturn:
    """Skip a test for what this machine lacks; CI lacks nothing, so there it is a failure."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason, allow_module_level=True)


def needed(module: str) -> Any:  # noqa: ANN401 - a module
    """Import a module of a package that the lock holds; where somebody has not installed it, skip the test or file."""
    try:
        return import_module(module)
    except ImportError:
        cannot(f"{module} is not installed; `python .ci test` installs what the tests need.")
