"""The way in: a title before anything that only playing takes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from cxsim import session
from cxsim.content import load_pack, shipped_packs
from cxsim.frontend.entrance import Entrance
from cxsim.frontend.messages import ListScenarios, Open, Prepare
from cxsim.frontend.table import Table

if TYPE_CHECKING:
    from cxsim.frontend.title_present import TitleView

ROOT = Path(__file__).parents[2]


@pytest.fixture
def entrance(tmp_path: Path) -> Entrance:
    return entrance_to(tmp_path)


def entrance_to(saves: Path) -> Entrance:
    folder = shipped_packs()[0]
    pack = load_pack(folder).pack
    assert pack is not None
    return Entrance(Table(pack, folder, "", saves, lambda: 7, lambda: "2026-01-05T09:00:00Z", lambda: 0.0))


def test_the_title_is_there_before_what_only_playing_takes() -> None:
    needs = "from cxsim.frontend import entrance, frame; import cxsim.frontend.screens.title, sys;"
    only_played = "{'cxsim.engine', 'cxsim.insights', 'cxsim.session.session', 'cxsim.frontend.present'}"
    subprocess.run([sys.executable, "-c", f"{needs} assert not {only_played} & set(sys.modules)"], check=True)


def test_an_entrance_opens_with_the_title_or_with_a_scenario(entrance: Entrance) -> None:
    first = entrance.first(None)
    assert (first.screen, cast("TitleView", first.view).kept) == ("title", ())
    assert entrance.first("two_linds").screen == "prebrief"


def test_one_game_carries_out_every_command(entrance: Entrance) -> None:
    assert [cast("Open", each).screen for each in entrance.run(ListScenarios())] == ["choose"]
    entrance.make_ready()
    assert [cast("Open", each).screen for each in entrance.run(Prepare("two_linds"))] == ["prebrief"]


def test_making_ready_imports_every_screen(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from pkgutil import iter_modules; from cxsim.frontend import screens;"
        "from tests.frontend.test_entrance import entrance_to; entrance_to(Path(sys.argv[1])).make_ready();"
        "assert all(f'cxsim.frontend.screens.{each.name}' in sys.modules for each in iter_modules(screens.__path__))"
    )
    subprocess.run([sys.executable, "-c", code, tmp_path], check=True, cwd=ROOT)


def test_everything_that_session_offers_is_there() -> None:
    assert all(hasattr(session, name) for name in session.__all__)
    with pytest.raises(AttributeError, match="no attribute 'Seesion'"):
        session.Seesion  # type: ignore[attr-defined]  # noqa: B018
