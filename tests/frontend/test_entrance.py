"""The way in: a title before anything that only playing takes."""

from __future__ import annotations

import subprocess
import sys
from operator import attrgetter
from pathlib import Path
from typing import cast

import pytest

from cxsim import session
from cxsim.content import load_pack, shipped_packs
from cxsim.frontend.entrance import Entrance
from cxsim.frontend.messages import ListScenarios, Open, Prepare
from cxsim.frontend.table import Table
from cxsim.frontend.title.present import TitleView
from cxsim.frontend.words import ENGLISH

ROOT = Path(__file__).parents[2]


@pytest.fixture
def entrance(tmp_path: Path) -> Entrance:
    return entrance_to(tmp_path)


def entrance_to(saves: Path, scenario: str | None = None) -> Entrance:
    folder = shipped_packs()[0]
    pack = load_pack(folder).pack
    assert pack is not None
    table = Table(pack, folder, "", saves, lambda: 7, lambda: "2026-01-05T09:00:00Z", lambda: 0.0)
    return Entrance(lambda: table, table.say, scenario=scenario)


def test_a_title_is_there_before_anything_is_read_that_an_author_wrote() -> None:
    needs = "from cxsim.frontend import entrance, frame; import cxsim.frontend.screens.title, cxsim.content, sys;"
    takes_time = "{'pydantic', 'yaml', 'cxsim.engine', 'cxsim.model.pack', 'cxsim.session.session'}"
    subprocess.run([sys.executable, "-c", f"{needs} assert not {takes_time} & set(sys.modules)"], check=True)


def test_nothing_is_read_for_what_is_shown_at_once() -> None:
    def lay() -> Table:
        raise AssertionError

    first = Entrance(lay, ENGLISH).at_once("title.svg", "1.0")
    assert first.view == TitleView("", "title.svg", version="1.0")


def test_an_entrance_leads_to_the_title_or_to_a_scenario(entrance: Entrance, tmp_path: Path) -> None:
    first, *others = cast("list[Open]", list(entrance.make_ready()))
    assert (first.screen, cast("TitleView", first.view).kept, others) == ("title", (), [])
    assert entrance_to(tmp_path, "two_linds").first().screen == "prebrief"


def test_one_game_carries_out_every_command(entrance: Entrance) -> None:
    assert [cast("Open", each).screen for each in entrance.run(ListScenarios())] == ["choose"]
    assert [*entrance.make_ready()]
    assert [cast("Open", each).screen for each in entrance.run(Prepare("two_linds"))] == ["prebrief"]


def test_making_ready_imports_every_screen(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from pkgutil import iter_modules; from cxsim.frontend import screens;"
        "from tests.frontend.test_entrance import entrance_to; [*entrance_to(Path(sys.argv[1])).make_ready()];"
        "assert all(f'cxsim.frontend.screens.{each.name}' in sys.modules for each in iter_modules(screens.__path__))"
    )
    subprocess.run([sys.executable, "-c", code, tmp_path], check=True, cwd=ROOT)


def test_everything_that_session_offers_is_there() -> None:
    assert all(hasattr(session, name) for name in session.__all__)
    with pytest.raises(AttributeError, match="no attribute 'Seesion'"):
        attrgetter("Seesion")(session)
