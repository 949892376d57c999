"""Hands at a real window: a slider by keys and by dragging it, a dialog, a tooltip."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cxsim.frontend.messages import NewGame
from cxsim.frontend.settings.settings import DEFAULTS
from tests.e2e.display import Running
from tests.e2e.twin import KEYS, SEED, SIZE, Twin, pygame_without_a_window
from tests.frontend.campaign_pack import campaign_pack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.frontend.elements.shown import Shown
    from tests.e2e.conftest import Keep
    from tests.e2e.display import Display

ROOT = Path(__file__).resolve().parents[2]


class Sitting:
    """Somebody at the window; what they do is done in the twin, too, and both have to look alike after each of it."""

    def __init__(self, display: Display, twin: Twin) -> None:
        self.display, self.twin = display, twin

    def press(self, *keys: str) -> None:
        for key in keys:
            self.twin.frame.press_key(key)
        self.display.do("xdotool", "key", *(KEYS.get(key, key) for key in keys))
        self.look()

    def go_to(self, name: str) -> None:
        while self.twin.frame.focused is None or self.twin.frame.focused.name != name:
            self.press("tab")

    def point(self, x: int, y: int) -> None:
        self.twin.frame.point(x, y)
        self.display.do("xdotool", "mousemove", str(x), str(y))
        self.look()

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        frame = self.twin.frame
        self.point(*start)
        frame.press(*start)
        frame.point(*end)
        frame.release(*end)
        self.display.do("xdotool", "mousedown", "1", "mousemove", str(end[0]), str(end[1]), "mouseup", "1")
        self.look()

    def find(self, name: str) -> Shown:
        return next(item for item in self.twin.frame.shown if item.placed.element.name == name)

    def look(self) -> None:
        self.display.wait_until_it_shows(self.twin.frame, self.twin.surface)


@pytest.fixture
def sitting(display: Display, tmp_path: Path, keep_settings: Keep) -> Iterator[Sitting]:
    keep_settings(language="en")
    campaign_pack(tmp_path / "pack")
    with pygame_without_a_window():
        twin = Twin(tmp_path / "pack", tmp_path / "twin", replace(DEFAULTS, motion="still", language="en"))
        display.put_pointer_away()
        play = [sys.executable, "-m", "cxsim", "play", str(tmp_path / "pack"), "--seed", str(SEED)]
        game = Running(display, [*play, "--saves", str(tmp_path / "saves")], ROOT)
        made = Sitting(display, twin)
        made.look()
        yield made
        display.close_button("cxsim")
        assert game.finish() == (0, "")


def kept_volume(folder: Path) -> float:
    kept = json.loads((folder / "config" / "cxsim" / "settings.json").read_text(encoding="utf-8"))
    return float(kept.get("volume", -1))


def test_a_slider_is_set_by_keys_and_by_dragging_it(sitting: Sitting, tmp_path: Path) -> None:
    sitting.press("f2")
    sitting.go_to("Volume")
    sitting.press("home", "right", "right")
    assert kept_volume(tmp_path) == 0.1
    sitting.press("page up")
    assert kept_volume(tmp_path) == 0.35
    slider = sitting.find("Volume").placed.path
    track = next(
        item.rect for item in sitting.twin.frame.shown
        if item.placed.path[: len(slider)] == slider and item.placed.element.bar
    )  # fmt: skip
    middle = track.y + track.height // 2
    sitting.drag((track.x + track.width // 2, middle), (track.right - 2, middle + 40))
    assert kept_volume(tmp_path) == 1.0


def test_a_dialog_is_asked_before_a_quarter_is_left_behind_and_a_gauge_tells_what_it_means(
    sitting: Sitting, tmp_path: Path
) -> None:
    sitting.press("1")
    gauge = sitting.find("Handling time").rect
    sitting.point(gauge.x + 20, gauge.y + 20)
    sitting.press("escape")
    assert sitting.twin.frame.program.screen == "week"
    sitting.point(SIZE[0] - 1, SIZE[1] - 1)
    sitting.press("escape")
    assert sitting.twin.frame.program.screen == "title"
    sitting.press("2")
    assert sitting.twin.frame.program.screen == "confirm"
    sitting.press("tab", "tab", "tab")
    sitting.press("escape")
    assert sitting.twin.frame.program.screen == "title"
    assert len(list((tmp_path / "saves").iterdir())) == 1
    sitting.press("2")
    sitting.press("shift tab")
    sitting.press("return")
    assert sitting.twin.frame.program.screen == "week"
    assert len(list((tmp_path / "saves").iterdir())) == 2
    assert NewGame() not in [each.placed.element.action for each in sitting.twin.frame.shown]
