from __future__ import annotations

import io
import itertools
import json
import re
from pathlib import Path

import pygame
import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
ASSETS = ROOT / "assets"
PACKS = sorted(path.parent for path in (ROOT / "scenarios").glob("*/cast.yaml"))
PORTRAITS = sorted((ROOT / "scenarios").glob("*/portraits/*/*.svg"))
PEOPLE = sorted({path.parent for path in PORTRAITS})
ICONS = sorted((ASSETS / "icons").glob("*.svg"))
DRAWINGS = [*PORTRAITS, *ICONS, ASSETS / "title.svg", ASSETS / "icon.svg", ASSETS / "person.svg"]
DRAWN_BY_SDL = {"svg", "g", "path", "circle", "ellipse", "rect", "line", "polyline", "polygon"}


def label(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def pixels(picture: pygame.Surface) -> list[tuple[int, int, int, int]]:
    raw = pygame.image.tobytes(picture, "RGBA")
    return [(raw[i], raw[i + 1], raw[i + 2], raw[i + 3]) for i in range(0, len(raw), 4)]


@pytest.mark.parametrize("path", DRAWINGS, ids=label)
def test_a_drawing_shows_something(path: Path) -> None:
    picture = pygame.image.load(path)
    drawn = pygame.mask.from_surface(picture).count()
    assert drawn > 0.01 * picture.get_width() * picture.get_height()


@pytest.mark.parametrize("path", DRAWINGS, ids=label)
def test_a_drawing_holds_plain_shapes_only(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert set(re.findall(r"<([^\s/>]+)", text)) <= DRAWN_BY_SDL
    assert not re.search(r"\b(href|on\w+|style|class|mask|clip-path|filter)\s*=|url\(|<!|javascript:", text)


@pytest.mark.parametrize("path", DRAWINGS, ids=label)
def test_a_drawing_is_without_arcs_that_sdl_misreads(path: Path) -> None:
    outlines = re.findall(r"\sd=\"([^\"]+)\"", path.read_text(encoding="utf-8"))
    flags = (
        r"a\s*[\d.]+[\s,]+[\d.]+[\s,]+-?[\d.]+[\s,]*[01][01]",
        r"a\s*[\d.]+[\s,]+[\d.]+[\s,]+-?[\d.]+[\s,]+[01][\s,]+[01]\d",
    )
    assert not [outline for outline in outlines for flag in flags if re.search(flag, outline, re.IGNORECASE)]


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.name)
def test_whoever_is_pictured_in_a_cast_has_every_mood(pack: Path) -> None:
    cast = yaml.safe_load((pack / "cast.yaml").read_text(encoding="utf-8"))
    people = [*cast.get("customers", {}).values(), *cast.get("colleagues", {}).values()]
    folders = [pack / person["picture"]["folder"] for person in people if "picture" in person]
    wanted = [folder / f"{mood}.svg" for folder in folders for mood in cast["moods"]]
    assert wanted
    assert [label(path) for path in wanted if not path.is_file()] == []


def test_the_recipe_builds_what_the_onboarding_pack_shows() -> None:
    recipe = json.loads((ASSETS / "portraits" / "people.json").read_text(encoding="utf-8"))
    expected = {f"{person}/{mood}.svg" for person in recipe["people"] for mood in recipe["moods"]}
    assert {label(path) for path in PORTRAITS if path.parts[-4] == "onboarding"} == expected


@pytest.mark.parametrize("path", PORTRAITS, ids=label)
def test_a_portrait_is_small_square_and_whole(path: Path) -> None:
    picture = pygame.image.load(path)
    width, height = picture.get_size()
    shown = picture.get_bounding_rect()
    assert path.stat().st_size < 25_000
    assert width == height
    assert shown.top > 0  # hair is not cut off
    assert shown.bottom == height  # the bust stands on the lower edge


@pytest.mark.parametrize("person", PEOPLE, ids=lambda folder: folder.name)
def test_a_persons_moods_differ_in_the_face_alone(person: Path) -> None:
    for one, other in itertools.pairwise([pygame.image.load(path) for path in sorted(person.glob("*.svg"))]):
        changed = pygame.mask.from_threshold(one, (0, 0, 0, 0), (9, 9, 9, 255), other)
        changed.invert()
        face = pygame.Mask((310, 330), fill=True)
        assert changed.count()
        assert changed.overlap_area(face, (330, 240)) == changed.count()


@pytest.mark.parametrize("path", ICONS, ids=label)
def test_an_icon_is_black_on_nothing_so_that_it_can_be_tinted(path: Path) -> None:
    picture = pygame.image.load(path)
    assert picture.get_size() == (24, 24)
    assert {pixel[:3] for pixel in pixels(picture) if pixel[3] > 0} == {(0, 0, 0)}


def test_the_icons_are_those_of_the_list() -> None:
    names = json.loads((ASSETS / "icons" / "icons.json").read_text(encoding="utf-8"))
    assert sorted(path.stem for path in ICONS) == sorted(names)


@pytest.mark.parametrize("width", [1280, 3840])
def test_the_title_picture_fills_a_wide_window(width: int) -> None:
    text = (ASSETS / "title.svg").read_text(encoding="utf-8")
    height = width * 720 // 1600
    scaled = text.replace('width="1600" height="720"', f'width="{width}" height="{height}"', 1)
    picture = pygame.image.load(io.BytesIO(scaled.encode()), "title.svg")
    assert picture.get_size() == (width, height)
    assert picture.get_bounding_rect().width > 0.95 * width


def test_the_app_icon_is_256_pixels_wide() -> None:
    assert pygame.image.load(ASSETS / "icon.png").get_size() == (256, 256)
