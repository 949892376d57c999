"""A screen for whoever plays in a real window, and settings of their own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Protocol

import pytest

from tests.e2e.display import Display, require_display_tools
from tests.e2e.twin import SIZE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Keep(Protocol):
    """Keeps settings, by their names in the file, for the game that is started next."""

    def __call__(self, **settings: str) -> Path: ...


@pytest.fixture
def display(tmp_path: Path) -> Iterator[Display]:
    require_display_tools()
    folder = tmp_path / "screen"
    folder.mkdir()
    server = Display(folder, SIZE)
    yield server
    server.close()


@pytest.fixture
def keep_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Keep:
    """Return what keeps settings where nobody else has theirs; nothing moves, so that nobody waits for it."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))

    def keep(**settings: str) -> Path:
        path = tmp_path / "config" / "cxsim" / "settings.json"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps({"motion": "still", **settings}), encoding="utf-8")
        return path

    return keep
