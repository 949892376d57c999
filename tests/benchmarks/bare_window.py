"""The least that pygame needs: an empty window that changes its colour at a key."""

from __future__ import annotations

import pygame

SIZE = (1280, 720)
NAP = 10  # ms between two looks for events


def main() -> None:
    """Open the window and wait, until it is closed."""
    pygame.display.init()
    surface = pygame.display.set_mode(SIZE)
    shade = 250
    while shade > 0:
        surface.fill((shade, shade, shade))
        pygame.display.flip()
        shade = _after(shade)


def _after(shade: int) -> int:
    """Return the shade after the next key, 0 when the window is closed."""
    while True:
        for event in pygame.event.get():
            if event.type == pygame.QUIT:
                return 0
            if event.type == pygame.KEYDOWN:
                return shade - 10
        pygame.time.wait(NAP)


if __name__ == "__main__":
    main()
