"""Make the surfaces that the pygame painter keeps: discs, soft shadows, arcs, polygons, pictures, icons."""

from __future__ import annotations

import io
import math
import re
from typing import TYPE_CHECKING

import pygame

if TYPE_CHECKING:
    from pathlib import Path

    from cxsim.frontend.painter import Colour, Point

OVERSAMPLING = 4
LARGE_DISC = 48  # pixels of radius; from here on twice the size is smooth enough, and four times as soon drawn
LARGEST_CROP = 1.25
LARGEST_PICTURE = 2_000_000  # bytes; a picture is an author's, so it is bounded
ROUND_ENDS_FROM = 10  # degrees; a shorter arc is a mark
SHADOW_STRENGTH = 26  # of 255
_SIZE = re.compile(r'\s(?:width|height)="[^"]*"')
_BOX = re.compile(r'viewBox="\s*([-\d.]+)[\s,]+([-\d.]+)[\s,]+([\d.]+)[\s,]+([\d.]+)\s*"')


def strip(size: tuple[int, int], colour: Colour) -> pygame.Surface:
    """Make a strip of one colour, to fill from."""
    strip = pygame.Surface(size).convert()
    strip.fill(colour)
    return strip


def disc(radius: int, colour: Colour, border: Colour | None = None, line: int = 0) -> pygame.Surface:
    """Make a disc with a smooth edge; its quarters are a card's corners."""
    times = OVERSAMPLING if radius < LARGE_DISC else OVERSAMPLING // 2
    middle = radius * times
    large = pygame.Surface((2 * middle, 2 * middle), pygame.SRCALPHA)
    large.fill((*(border or colour), 0))
    pygame.draw.circle(large, border or colour, (middle, middle), middle)
    if border:
        pygame.draw.circle(large, colour, (middle, middle), middle - line * times)
    return pygame.transform.smoothscale(large, (2 * radius, 2 * radius))


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
    """Load a picture at the size it is shown; nothing is drawn for one that is missing or not a picture."""
    empty = pygame.Surface((1, 1), pygame.SRCALPHA)
    if size[0] < 1 or size[1] < 1:
        return empty
    try:
        if path.stat().st_size > LARGEST_PICTURE:
            return empty
        content = path.read_bytes()
        if path.suffix == ".svg":
            return pygame.image.load(io.BytesIO(_resized(content.decode(), size)), "picture.svg").convert_alpha()
        return _fitted(pygame.image.load(io.BytesIO(content), path.name).convert_alpha(), size)
    except (OSError, ValueError, pygame.error):
        return empty


def standing(path: Path, width: int, height: int, radius: int) -> pygame.Surface:
    """Load a picture for a panel: cut at the sides where it is wider, and round at the lower corners."""
    whole = picture(path, (round(width * LARGEST_CROP) if radius else width, height))
    across, high = min(width, whole.get_width()), whole.get_height()
    if across == whole.get_width() or high < radius:
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


def _resized(svg: str, size: tuple[int, int]) -> bytes:
    """Write the wanted size into an SVG's root element, so that it is drawn sharp at any size."""
    start = svg.find("<svg")
    end = svg.find(">", start)
    head = svg[start:end]
    box = _BOX.search(head)
    if start < 0 or box is None:
        return svg.encode()
    width, height = float(box[3]), float(box[4])
    factor = min(size[0] / width, size[1] / height)
    sized = f' width="{max(1, round(width * factor))}" height="{max(1, round(height * factor))}"'
    return (svg[:start] + "<svg" + sized + _SIZE.sub("", head[4:]) + svg[end:]).encode()


def _fitted(picture: pygame.Surface, size: tuple[int, int]) -> pygame.Surface:
    factor = min(size[0] / picture.get_width(), size[1] / picture.get_height())
    target = (max(1, round(picture.get_width() * factor)), max(1, round(picture.get_height() * factor)))
    return pygame.transform.smoothscale(picture, target)


def tinted(shape: pygame.Surface, colour: Colour) -> pygame.Surface:
    """Turn a black icon into one of another colour; its transparency stays."""
    tinted = shape.copy()
    tinted.fill((*colour, 0), special_flags=pygame.BLEND_RGBA_ADD)
    return tinted
