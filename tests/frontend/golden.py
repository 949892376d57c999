"""Compare screens with small pictures of how they should look, whichever pygame draws them.

``python -m tests.frontend.golden`` compares with the pygame that is installed, and ``--write`` makes the pictures anew
after a screen was changed on purpose; look at them before they are committed. For the other build of pygame::

    pip install --target other pygame-ce
    PYTHONPATH=other python -m tests.frontend.golden
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from cxsim.frontend.gallery import Wanted, draw_all

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pygame

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(__file__).parent / "golden"
SCREENS = ("situation", "consequence", "ending", "debrief", "crash", "settings", "dialog")
LANGUAGES = ("en", "zh")
GAUGE = 4
"""What has the focus on the week, by its position: a gauge, whose tooltip is seen then."""
SMALL = (320, 180)
"""Pixels: large enough for a misplaced line, small enough for smoothed edges to be alike on every build."""
VISIBLE = 16
"""Of 255: from here on a pixel counts as another one."""
MOST_DIFFERENT = 0.004
"""Share of pixels that may be others: two builds smooth edges differently."""


def drawn() -> Iterator[tuple[str, pygame.Surface]]:
    """Yield every screen's name and its small picture."""
    with tempfile.TemporaryDirectory() as folder:
        portraits = ROOT / "scenarios" / "onboarding" / "portraits"
        wanted = Wanted(Path(folder), ROOT / "assets", portraits, languages=LANGUAGES, screens=SCREENS)
        yield from _small(wanted, "")
        yield from _small(replace(wanted, screens=("week",), focus=GAUGE), "tooltip-")


def _small(wanted: Wanted, before: str) -> Iterator[tuple[str, pygame.Surface]]:
    paths = list(draw_all(wanted))
    import pygame  # noqa: PLC0415 - the gallery chooses the driver first

    for path in paths[:-1]:
        yield f"{before}{path.stem}", pygame.transform.smoothscale(pygame.image.load(str(path)), SMALL)


def difference(one: pygame.Surface, other: pygame.Surface) -> float:
    """Return the share of pixels that differ visibly; both pictures are small ones."""
    import pygame  # noqa: PLC0415 - the gallery chooses the driver first

    alike = pygame.mask.from_threshold(one.convert(24), (0, 0, 0), (VISIBLE + 1,) * 3, other.convert(24)).count()
    return 1 - alike / (SMALL[0] * SMALL[1])


def compared() -> Iterator[tuple[str, float]]:
    """Yield every screen's name and how much it differs from its picture, 1 where there is none."""
    import pygame  # noqa: PLC0415 - the gallery chooses the driver first

    for name, picture in drawn():
        path = FOLDER / f"{name}.png"
        yield name, difference(picture, pygame.image.load(str(path))) if path.is_file() else 1.0


def write() -> None:
    """Make all pictures anew."""
    import pygame  # noqa: PLC0415 - the gallery chooses the driver first

    FOLDER.mkdir(exist_ok=True)
    for path in FOLDER.glob("*.png"):
        path.unlink()
    for name, picture in drawn():
        pygame.image.save(picture, str(FOLDER / f"{name}.png"))


def main() -> int:
    """Write or compare; return 1 where a screen looks otherwise."""
    if "--write" in sys.argv[1:]:
        write()
        return 0
    worst = 0.0
    for name, share in compared():
        sys.stdout.write(f"{name:50} {share:8.3%}\n")
        worst = max(worst, share)
    return worst > MOST_DIFFERENT


if __name__ == "__main__":
    sys.exit(main())
