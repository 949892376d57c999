"""Make the surfaces that the pygame painter keeps: discs, soft shadows, arcs, polygons, pictures, icons."""

from __future__ import annotations

import io
import math
from typing import TYPE_CHECKING

import pygame

from cxsim.content.drawing import Drawing, read_drawing

if TYPE_CHECKING:
    from pathlib import Path

    from cxsim.frontend.drawing.painter import Colour, Point

OVERSAMPLING = 4
LARGE_DISC = 48  # pixels of radius; from here on twice the size is smooth enough, and four times as soon drawn
LARGEST_CROP = 1.25
ROUND_ENDS_FROM = 10  # degrees; a shorter arc is a mark
SHADOW_STRENGTH = 26  # of 255
FADE_STRENGTH = 240  # of 255


def strip(size: tuple[int, int], colour: Colour) -> pygame.Surface:
    """Make a strip of one colour, to fill from."""
    strip = pygame.Surface(size).convert()
    strip.fill(colour)
    return strip


def disc(radius: int, colour: Colour, border: Colour | None = None, line: int = 0) -> pygame.Surface:
    """Make a disc with a smooth edge, of a quarter and its mirror images; they are a card's corners."""
    times = OVERSAMPLING if radius < LARGE_DISC else OVERSAMPLING // 2
    middle = radius * times
    large = pygame.Surface((middle, middle), pygame.SRCALPHA)
    large.fill((*(border or colour), 0))
    pygame.draw.circle(large, border or colour, (middle, middle), middle)
    if border:
        pygame.draw.circle(large, colour, (middle, middle), middle - line * times)
    quarter = pygame.transform.smoothscale(large, (radius, radius))
    whole = pygame.Surface((2 * radius, 2 * radius), pygame.SRCALPHA)
    for right, below in ((False, False), (True, False), (False, True), (True, True)):
        mirrored = pygame.transform.flip(quarter, right, below)
        whole.blit(mirrored, (right * radius, below * radius), special_flags=pygame.BLEND_RGBA_ADD)
    return whole


def soft_disc(edge: int, spread: int, colour: Colour) -> pygame.Surface:
    """Draw a round shadow whose darkness falls off smoothly over twice the spread."""
    shape = pygame.Surface((2 * edge, 2 * edge), pygame.SRCALPHA)
    shape.fill((*colour, 0))
    steps = 2 * spread
    core = max(0.0, edge - steps)
    for step in range(steps + 1):
        share = step / steps
        alpha = round(SHADOW_STRENGTH * share * share * (3 - 2 * share))
        reach = core + (steps - step) * (edge - core) / steps
        pygame.draw.circle(shape, (*colour, alpha), (edge, edge), max(1, round(reach)))
    return shape


def fade(size: tuple[int, int], colour: Colour) -> pygame.Surface:
    """Make a veil of one colour that nothing is seen of above, and that covers nearly everything below."""
    shape = pygame.Surface(size, pygame.SRCALPHA)
    for y in range(size[1]):
        shape.fill((*colour, round(FADE_STRENGTH * (y + 1) / size[1])), (0, y, size[0], 1))
    return shape


def stretched(surface: pygame.Surface, part: tuple[int, int, int, int], size: tuple[int, int]) -> pygame.Surface:
    """Draw out a part of a surface to a size."""
    return pygame.transform.scale(surface.subsurface(part), size)


def arc(side: int, thickness: int, start: float, sweep: float, colour: Colour) -> pygame.Surface:
    """Make an arc with round ends; degrees clockwise from the top."""
    large = pygame.Surface((side * OVERSAMPLING, side * OVERSAMPLING), pygame.SRCALPHA)
    large.fill((*colour, 0))
    middle, thick = side * OVERSAMPLING / 2, thickness * OVERSAMPLING
    outer = middle - OVERSAMPLING / 2
    inner = outer - thick
    steps = max(2, round(sweep / 2))
    angles = [math.radians(start + sweep * step / steps) for step in range(steps + 1)]
    rim = [(middle + outer * math.sin(a), middle - outer * math.cos(a)) for a in angles]
    back = [(middle + inner * math.sin(a), middle - inner * math.cos(a)) for a in reversed(angles)]
    pygame.draw.polygon(large, colour, rim + back)
    centre = (outer + inner) / 2
    for angle in (angles[0], angles[-1]) if sweep > ROUND_ENDS_FROM else ():
        end = (middle + centre * math.sin(angle), middle - centre * math.cos(angle))
        pygame.draw.circle(large, colour, end, thick / 2)
    return pygame.transform.smoothscale(large, (side, side))


def polygon(points: tuple[Point, ...], colour: Colour) -> pygame.Surface:
    """Make a filled polygon with smooth edges; the points are relative to the surface."""
    width = math.ceil(max(x for x, _ in points)) + 1
    height = math.ceil(max(y for _, y in points)) + 1
    large = pygame.Surface((width * OVERSAMPLING, height * OVERSAMPLING), pygame.SRCALPHA)
    large.fill((*colour, 0))
    pygame.draw.polygon(large, colour, [(x * OVERSAMPLING, y * OVERSAMPLING) for x, y in points])
    return pygame.transform.smoothscale(large, (width, height))


def picture(path: Path, size: tuple[int, int]) -> pygame.Surface:
    """Load a picture at the size it is shown; nothing is drawn for one that is missing or cannot be drawn."""
    found = read_drawing(path)
    if isinstance(found, Drawing) and min(size) >= 1:
        try:
            return pygame.image.load(io.BytesIO(found.fitted(*size)), "picture.svg").convert_alpha()
        except pygame.error:
            pass
    return pygame.Surface((1, 1), pygame.SRCALPHA)


def standing(path: Path, width: int, height: int, radius: int) -> pygame.Surface:
    """Load a picture for a panel: cut at the sides where it is wider, and round at the lower corners."""
    whole = picture(path, (round(width * LARGEST_CROP) if radius else width, height))
    across, high = min(width, whole.get_width()), whole.get_height()
    if whole.get_width() < width or high < radius:
        return whole
    panel = pygame.Surface((across, high), pygame.SRCALPHA)
    panel.blit(whole, ((across - whole.get_width()) // 2, 0))
    mask = pygame.Surface((across, high), pygame.SRCALPHA)
    white = (255, 255, 255)
    mask.fill(white, (0, 0, across, high - radius))
    mask.fill(white, (radius, high - radius, across - 2 * radius, radius))
    corners = disc(radius, white)
    mask.blit(corners, (0, high - radius), (0, radius, radius, radius))
    mask.blit(corners, (across - radius, high - radius), (radius, radius, radius, radius))
    panel.blit(mask, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    return panel


def tinted(shape: pygame.Surface, colour: Colour) -> pygame.Surface:
    """Turn a black icon into one of another colour; its transparency stays."""
    tinted = shape.copy()
    tinted.fill((*colour, 0), special_flags=pygame.BLEND_RGBA_ADD)
    return tinted
