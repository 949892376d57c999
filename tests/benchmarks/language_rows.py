"""A pack of six languages: loading it in one of them, and checking all."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from cxsim.content import find_pack, load_pack
from cxsim.content.translate import in_language
from cxsim.workbench.translation.check import check_translations
from tests.benchmarks.budgets import Row

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from cxsim.model.pack import Pack


def rows() -> tuple[Row, ...]:
    """Return the rows of languages."""
    return (
        Row("languages", "the onboarding pack of six languages loaded in one of them", 150, "ms", _load),
        Row("translations", "check of its five translations", 250, "ms", _check),
    )


def _load(rounds: int) -> Sequence[float]:
    folder = _shipped()
    return [_milliseconds(lambda: in_language(_sound(folder), folder, "el")) for _ in range(rounds + 1)][1:]


def _check(rounds: int) -> Sequence[float]:
    folder = _shipped()
    pack = _sound(folder)
    return [_milliseconds(lambda: [*check_translations(pack, folder)]) for _ in range(rounds + 1)][1:]


def _shipped() -> Path:
    folder = find_pack("onboarding")
    assert folder is not None
    return folder


def _sound(folder: Path) -> Pack:
    loaded = load_pack(folder)
    assert loaded.pack, loaded.errors
    return loaded.pack


def _milliseconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return 1000 * (perf_counter() - start)
