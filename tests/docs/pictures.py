"""Take the pictures that the docs show, from the game itself: ``python -m tests.docs.pictures``."""

from __future__ import annotations

import os
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

os.environ["SDL_VIDEODRIVER"] = "dummy"

import pygame

from cxsim.content import asset_folder, content_hash, find_pack, load_pack
from cxsim.content.translate import in_language
from cxsim.frontend.drawing.pygame_painter import PygamePainter
from cxsim.frontend.drawing.theme import light
from cxsim.frontend.frame import Frame
from cxsim.frontend.game import Game, Table
from cxsim.frontend.languages import Languages
from cxsim.frontend.messages import Begin, Decide, ListScenarios, Message, Prepare, Proceed
from cxsim.frontend.settings.settings import DEFAULTS

if TYPE_CHECKING:
    from cxsim.frontend.words import Words

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"
SIZE = (1280, 720)
GAP = 8  # pixels between two pictures on a sheet
TO_THE_DEBRIEF = ("checklist", "finish_it", "technical_quick", "her_error", "laugh", "fine")


def main() -> None:
    """Play one scenario to its debrief and keep what the README shows, and its first page in every language."""
    pygame.display.init()
    pygame.display.set_mode(SIZE)
    pygame.font.init()
    surface = pygame.Surface(SIZE)
    with tempfile.TemporaryDirectory() as saves:
        frame = _begun(Path(saves), "en", surface)
        _keep(frame, surface, "situation")
        for choice in TO_THE_DEBRIEF:
            _send(frame, Decide(choice))
            while frame.program.screen == "consequence":
                _send(frame, Proceed())
        _send(frame, Proceed())
        _keep(frame, surface, "debrief")
    _in_every_language(surface)


def _in_every_language(surface: pygame.Surface) -> None:
    """Keep a sheet with the same situation in six languages."""
    size = (SIZE[0] // 2, SIZE[1] // 2)
    sheet = pygame.Surface((2 * size[0] + GAP, 3 * size[1] + 2 * GAP))
    sheet.fill("white")
    for at, language in enumerate(("en", "el", "zh", "sv", "es", "it")):
        with tempfile.TemporaryDirectory() as saves:
            _begun(Path(saves), language, surface).paint()
        place = (at % 2 * (size[0] + GAP), at // 2 * (size[1] + GAP))
        sheet.blit(pygame.transform.smoothscale(surface, size), place)
    pygame.image.save(sheet, str(PICTURES / "languages.png"))


def _begun(saves: Path, language: str, surface: pygame.Surface) -> Frame:
    """Return a frame with the first situation of a scenario."""
    game, say = _game(saves, language)
    frame = Frame(game.title(), game.run, PygamePainter(surface, asset_folder()), light(), SIZE, say)
    _send(frame, ListScenarios(), Prepare("one_minute_from_warm"), Begin())
    return frame


def _game(saves: Path, language: str) -> tuple[Game, Words]:
    folder = find_pack("onboarding")
    pack = load_pack(folder).pack if folder else None
    if folder is None or pack is None:
        raise SystemExit("the onboarding pack does not load")
    say = Languages(asset_folder() / "locale").speak(replace(DEFAULTS, language=language))
    game = Game(
        Table(
            pack=pack if language == pack.sheet.source else in_language(pack, folder, language),
            folder=folder,
            content=content_hash(pack),
            saves=saves,
            seed=lambda: 1,
            now=lambda: "2026-01-01T00:00:00Z",
            ticks=lambda: 0.0,
            say=say,
        )
    )
    return game, say


def _send(frame: Frame, *messages: Message) -> None:
    for message in messages:
        frame.send(message)


def _keep(frame: Frame, surface: pygame.Surface, name: str) -> None:
    frame.paint()
    pygame.image.save(surface, str(PICTURES / f"{name}.png"))


if __name__ == "__main__":
    main()
