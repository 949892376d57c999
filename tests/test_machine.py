"""What a machine lacks is a reason to leave a test out, except in CI."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.machine import cannot, needed

ROOT = Path(__file__).resolve().parent.parent


def test_what_is_missing_is_skipped_on_a_machine_of_somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="no display"):
        cannot("There is no display.")
    with pytest.raises(pytest.skip.Exception, match="no_such_module"):
        needed("no_such_module")


def test_what_is_missing_is_a_failure_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="no display"):
        cannot("There is no display.")
    with pytest.raises(pytest.fail.Exception, match="no_such_module"):
        needed("no_such_module")


def test_what_is_there_is_given() -> None:
    assert needed("pytest") is pytest


def test_ci_says_that_it_is() -> None:
    assert "\nexport CI=true\n" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_no_test_asks_for_a_package_in_a_way_that_ci_cannot_see() -> None:
    others = [path for path in (ROOT / "tests").rglob("*.py") if path.name != "test_machine.py"]
    assert others
    assert [path.name for path in others if "importorskip" in path.read_text(encoding="utf-8")] == []
