"""The shipped quarter from its title to what lies behind the board, in each of its languages, another way each time."""

from __future__ import annotations

import pytest

from cxsim.content import find_pack, load_pack
from tests.frontend.whole_quarter import played

FOLDER = find_pack("onboarding")
assert FOLDER is not None
PACK = load_pack(FOLDER).pack
assert PACK is not None
LANGUAGES = tuple(dict.fromkeys((PACK.sheet.source, *PACK.sheet.languages)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_quarter_can_be_played_to_its_end_and_nothing_is_cut_off(language: str) -> None:
    assert FOLDER is not None
    assert PACK is not None
    pages = played(FOLDER, language, (1280, 720), seed=LANGUAGES.index(language)).pages
    assert pages["debrief"] == pages["ending"] == len(PACK.scenarios)
    assert pages["quarter"] == 1 + len(("reported and true", "two years on", "your decisions", "what drove it"))
