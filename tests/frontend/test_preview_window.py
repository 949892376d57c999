"""The preview in a real window: a file is saved, and the pixels follow."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.content.authored import write
from tests.e2e.display import Display, Running, require_display_tools
from tests.workbench.editor_pack import CALL, PACK

ROOT = Path(__file__).resolve().parents[2]
SIZE = (1600, 900)
CAPTION = "cxsim preview"


def test_a_save_changes_the_window_and_a_mistake_is_shown_in_it(tmp_path: Path) -> None:
    require_display_tools()
    pack = write(tmp_path / "pack", PACK)
    screen = tmp_path / "screen"
    screen.mkdir()
    display = Display(screen, SIZE)
    try:
        game = Running(display, [sys.executable, "-m", "cxsim", "preview", str(pack / "call.yaml")], ROOT)
        first = display.picture()
        write(pack, {"call.yaml": CALL.replace("It rings.", "It rings and rings and rings.")})
        display.wait_for_change(first)
        changed = display.picture()
        write(pack, {"call.yaml": CALL.replace("next: story}", "next: stroy}")})
        display.wait_for_change(changed)
        told = display.picture()
        write(pack, {"call.yaml": CALL})
        display.wait_for_change(told)
        assert display.picture() == first
        display.press("1")
        display.close_button(CAPTION)
        assert game.finish() == (0, "")
    finally:
        display.close()
