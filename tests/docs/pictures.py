"""Take the pictures that the docs show, from the game itself: ``python -m tests.docs.pictures``."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

os.environ["SDL_VIDEODRIVER"] = "dummy"

import pygame

from cxsim.content import asset_folder, content_hash, find_pack, load_pack
from cxsim.frontend.frame import Frame
from cxsim.frontend.game import Game, Table
from cxsim.frontend.messages import Begin, Decide, ListScenarios, Message, Prepare, Proceed
from cxsim.frontend.pygame_painter import PygamePainter
from cxsim.frontend.theme import light

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"
SIZE = (1280, 720)
TO_THE_DEBRIEF = ("checklist", "finish_it", "technical_quick", "her_error", "laugh", "fine")


def main() -> None:
    """Play one scenario to its debrief and keep what the README shows."""
    pygame.display.init()
    pygame.display.set_mode(SIZE)
    pygame.font.init()
    surface = pygame.Surface(SIZE)
    with tempfile.TemporaryDirectory() as saves:
        game = _game(Path(saves))
        frame = Frame(game.title(), game.run, PygamePainter(surface, asset_folder()), light(), SIZE)
        _send(frame, ListScenarios(), Prepare("one_minute_from_warm"), Begin())
        _keep(frame, surface, "situation")
        for choice in TO_THE_DEBRIEF:
            _send(frame, Decide(choice))
            while frame.program.screen == "consequence":
                _send(frame, Proceed())
        _send(frame, Proceed())
        _keep(frame, surface, "debrief")


def _game(saves: Path) -> Game:
    folder = find_pack("onboarding")
    pack = load_pack(folder).pack if folder else None
    if folder is None or pack is None:
        raise SystemExit("the onboarding pack does not load")
    return Game(
        Table(
            pack=pack,
            folder=folder,
            content=content_hash(pack),
            saves=saves,
            seed=lambda: 1,
            now=lambda: "2026-01-01T00:00:00Z",
            ticks=lambda: 0.0,
        )
    )


def _send(frame: Frame, *messages: Message) -> None:
    for message in messages:
        frame.send(message)


def _keep(frame: Frame, surface: pygame.Surface, name: str) -> None:
    frame.paint()
    pygame.image.save(surface, str(PICTURES / f"{name}.png"))


if __name__ == "__main__":
    main()
