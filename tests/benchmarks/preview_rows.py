"""The preview: how long after a save the window shows it, in a pack that ships and in a large one."""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from time import perf_counter, sleep
from typing import TYPE_CHECKING

from cxsim.content import shipped_packs
from tests.benchmarks.budgets import Row
from tests.benchmarks.commands import ROOT, environment
from tests.benchmarks.desktop import Desktop, desktop
from tests.benchmarks.generated import write_pack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SITUATIONS = 1000
BUDGET = 300


def rows() -> tuple[Row, ...]:
    """Return the rows of the preview: a save of one scenario, and of the cast, for which the whole pack is read."""
    large = f"pack of {SITUATIONS} situations"
    return (
        Row("preview", "preview: save to changed pixels, shipped pack", BUDGET, "ms", partial(_saves, _shipped)),
        Row("preview-large", f"preview: save to changed pixels, {large}", BUDGET, "ms", partial(_saves, _large)),
        Row(
            "preview-cast",
            f"preview: save of its cast to changed pixels, {large}",
            BUDGET,
            "ms",
            partial(_saves, _cast),
        ),
    )


def _shipped(folder: Path) -> tuple[Path, str]:
    copytree(shipped_packs()[0], folder, dirs_exist_ok=True)
    return folder / "two_linds.yaml", "Line 212"


def _large(folder: Path) -> tuple[Path, str]:
    write_pack(folder, SITUATIONS)
    return folder / "scenario_0.yaml", "Twice, and this is call 0"


def _cast(folder: Path) -> tuple[Path, str]:
    write_pack(folder, SITUATIONS)
    return folder / "cast.yaml", "Maria Lind"


def _saves(made: Callable[[Path], tuple[Path, str]], rounds: int) -> Sequence[float]:
    with TemporaryDirectory() as name, desktop() as place:
        file, words = made(Path(name))
        return list(_measured(place, file, words, rounds))


def _measured(place: Desktop, file: Path, words: str, rounds: int) -> Iterator[float]:
    text = file.read_text(encoding="utf-8")
    around = environment(DISPLAY=place.name, SDL_VIDEODRIVER="x11", PYGAME_HIDE_SUPPORT_PROMPT="1")
    empty = place.look()
    command = (sys.executable, "-m", "cxsim", "preview", str(file))
    preview = subprocess.Popen(command, env=around, cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        place.wait_for_change(empty)
        for number in range(rounds):
            before = place.wait_until_still()
            sleep(number / rounds / 10)  # not always at the same moment between two looks at the files
            start = perf_counter()
            file.write_text(text.replace(words, f"{words} {number}", 1), encoding="utf-8")
            place.wait_for_change(before)
            yield (perf_counter() - start) * 1000
    finally:
        preview.terminate()
        preview.wait()
