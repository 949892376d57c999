"""Screens look as they did; `python -m tests.frontend.golden --write` after one was changed on purpose."""

from __future__ import annotations

import pygame

from tests.frontend import golden


def test_screens_look_as_they_did() -> None:
    assert {name: share for name, share in golden.compared() if share > golden.MOST_DIFFERENT} == {}


def test_a_button_in_another_colour_is_noticed() -> None:
    pygame.display.init()
    path = next(golden.FOLDER.glob("crash-en-*.png"))
    before = pygame.image.load(str(path))
    after = before.copy()
    after.fill((0, 90, 200), (82, 118, 34, 12))
    assert golden.difference(before, after) > golden.MOST_DIFFERENT
    assert golden.difference(before, before.copy()) == 0
