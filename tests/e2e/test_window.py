"""A new hire at a real window: fails, reads the debrief, tries again, closes the window, comes back."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cxsim.frontend.messages import Begin, Decide, NewGame, Prepare, Proceed, Resume, TryAgain
from tests.e2e.display import Running
from tests.e2e.short_quarter import short_quarter
from tests.e2e.twin import SEED, Hands, Twin, pygame_without_a_window

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.e2e.conftest import Keep
    from tests.e2e.display import Display

ROOT = Path(__file__).resolve().parents[2]
FAILING = ("opening.checklist", "second_round.finish_it", "the_minute.technical_quick", "after_call.her_error")
CAPTION = "cxsim"


@pytest.fixture(autouse=True)
def _still(keep_settings: Keep) -> None:
    """Let nothing move, so that nobody waits for text that is written out after every key."""
    keep_settings()


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return short_quarter(tmp_path, "one_minute_from_warm")


@pytest.fixture
def twin(pack: Path, tmp_path: Path) -> Iterator[Twin]:
    with pygame_without_a_window():
        yield Twin(pack, tmp_path / "twin")


def opened(display: Display, pack: Path, saves: Path) -> Running:
    play = [sys.executable, "-m", "cxsim", "play", str(pack), "--saves", str(saves), "--seed", str(SEED)]
    return Running(display, play, ROOT)


def log_of(folder: Path) -> list[dict[str, object]]:
    (save,) = folder.glob("*.cxsave.jsonl")
    lines = [json.loads(line) for line in save.read_text(encoding="utf-8").splitlines()]
    return [{name: value for name, value in line.items() if name not in {"started", "seconds"}} for line in lines]


def test_new_game_fail_debrief_try_again_close_the_window_and_resume(
    tmp_path: Path, display: Display, pack: Path, twin: Twin
) -> None:
    saves = tmp_path / "saves"
    hands = Hands(display, twin)
    game = opened(display, pack, saves)
    hands.key(NewGame)
    assert twin.frame.program.screen == "week"
    hands.key(Prepare)
    hands.key(Begin)
    for place in FAILING:
        hands.key(Decide, place.partition(".")[2])
        hands.go_on()
    for choice in ("laugh", "fine"):
        hands.click(Decide, choice)
        hands.go_on()
    assert twin.frame.program.screen == "ending"
    assert twin.setback
    hands.key(Proceed)
    assert twin.frame.program.screen == "debrief"
    hands.key(TryAgain)
    hands.key(Decide, "let_her_tell")
    hands.go_on()
    display.close_button(CAPTION)
    twin.frame.close()
    assert game.finish() == (0, "")
    assert log_of(saves) == log_of(tmp_path / "twin")

    game = opened(display, pack, saves)
    twin.open()
    hands.key(Resume)
    hands.key(Decide, "follow_it")
    hands.go_on()
    display.close_button(CAPTION)
    twin.frame.close()
    code, printed = game.finish()
    assert (code, printed) == (0, "")
    log = log_of(saves)
    assert log == log_of(tmp_path / "twin")
    kinds = [line.get("entry") for line in log]
    decisions = [each for each in kinds if each == "decide"]
    assert kinds[1:3] == ["week", "begin"]
    assert "rewind" in kinds
    assert kinds[-3:] == ["resume", "decide", "leave"]
    assert len(decisions) == len(FAILING) + 4
