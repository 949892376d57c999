"""The shipped packs' quarters from the title to what lies behind the board, in each language, another way each time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cxsim.content import load_pack, shipped_packs
from cxsim.frontend.screens.quarter import PAGES
from tests.frontend.whole_quarter import played

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def _quarters() -> Iterator[tuple[Path, str]]:
    """Yield each pack with each of its languages."""
    for folder in shipped_packs():
        pack = load_pack(folder).pack
        assert pack is not None
        yield from ((folder, language) for language in dict.fromkeys((pack.sheet.source, *pack.sheet.languages)))


QUARTERS = tuple(_quarters())


@pytest.mark.parametrize("seed", range(len(QUARTERS)), ids=[f"{folder.name}-{spoken}" for folder, spoken in QUARTERS])
def test_a_quarter_can_be_played_to_its_end_and_nothing_is_cut_off(seed: int) -> None:
    folder, language = QUARTERS[seed]
    pages = played(folder, language, (1280, 720), seed).pages
    assert pages["debrief"] == pages["ending"] == len(list(folder.glob("*.yaml"))) - len(("pack.yaml", "cast.yaml"))
    assert pages["quarter"] == 1 + len(PAGES)
