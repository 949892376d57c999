"""What every test stands on: the same examples in every run, and no trace outside its own folders."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

# The same examples in every run. `python .ci test --hypothesis-profile=search` looks for new ones.
settings.register_profile("ci", derandomize=True, deadline=None, database=None, max_examples=100)
settings.register_profile("search", deadline=None, database=None, max_examples=2000)
settings.load_profile("ci")


@pytest.fixture(scope="session", autouse=True)
def _a_home_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the tests out of the data folder, off the display and away from the loudspeakers of whoever runs them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(tmp_path_factory.mktemp("home")))
        for folder in ("CACHE", "CONFIG", "DATA", "STATE"):
            patch.delenv(f"XDG_{folder}_HOME", raising=False)
        patch.setenv("LANGUAGE", "en")
        patch.setenv("SDL_VIDEODRIVER", "dummy")
        patch.setenv("SDL_AUDIODRIVER", "dummy")
        yield
