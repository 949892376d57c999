"""A pack of six languages: loading it in one of them, and checking all."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING

from cxsim.content import load_pack, shipped_packs
from cxsim.content.languages import catalogue_path
from cxsim.content.po_writer import po_text
from cxsim.content.translate import in_language
from cxsim.workbench.translation.check import check_translations
from cxsim.workbench.translation.merge import begun
from cxsim.workbench.translation.pseudo import pseudo
from cxsim.workbench.translation.texts import texts_of
from tests.benchmarks.budgets import Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cxsim.model.pack import Pack

LANGUAGES = ("el", "es", "it", "sv", "zh")


def rows() -> tuple[Row, ...]:
    """Return the rows of languages."""
    return (
        Row("languages", "the onboarding pack of six languages loaded in one of them", 150, "ms", _load),
        Row("translations", "check of its five translations", 250, "ms", _check),
    )


def _load(rounds: int) -> Sequence[float]:
    with _six_languages() as (_, folder):
        return [_milliseconds(lambda: in_language(_sound(folder), folder, "el")) for _ in range(rounds + 1)][1:]


def _check(rounds: int) -> Sequence[float]:
    with _six_languages() as (pack, folder):
        return [_milliseconds(lambda: [*check_translations(pack, folder)]) for _ in range(rounds + 1)][1:]


@contextmanager
def _six_languages() -> Iterator[tuple[Pack, Path]]:
    with TemporaryDirectory() as name:
        shipped = next(each for each in shipped_packs() if each.name == "onboarding")
        folder = shutil.copytree(shipped, Path(name) / shipped.name, ignore=shutil.ignore_patterns("portraits"))
        (folder / "locale").mkdir(exist_ok=True)
        pack = _sound(folder)
        people = frozenset(pack.cast.people)
        for language in LANGUAGES:
            catalogue = pseudo(begun(pack, (), language).header, texts_of(pack, folder), people)
            catalogue_path(folder, language).write_text(po_text(catalogue), encoding="utf-8")
        yield pack, folder


def _sound(folder: Path) -> Pack:
    loaded = load_pack(folder)
    assert loaded.pack, loaded.errors
    return loaded.pack


def _milliseconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return 1000 * (perf_counter() - start)
