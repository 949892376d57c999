"""The shipped pack with one scenario in its campaign, so that what a test types outlives what is written around it."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

from cxsim.content import find_pack

if TYPE_CHECKING:
    from pathlib import Path

PLANNED = re.compile(r"^ +\w+: +\{week: +\d+, +play: +(\w+).*\}.*\n", re.MULTILINE)


def short_quarter(folder: Path, scenario: str) -> Path:
    """Copy the shipped pack into a folder; its campaign plays one scenario only. Return the pack's folder."""
    shipped = find_pack("onboarding")
    assert shipped is not None
    pack = folder / shipped.name
    shutil.copytree(shipped, pack)
    sheet = pack / "pack.yaml"
    planned = PLANNED.sub(lambda line: line[0] if line[1] == scenario else "", sheet.read_text(encoding="utf-8"))
    sheet.write_text(planned, encoding="utf-8")
    return pack
