from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from cxsim.frontend.drawing.draw import Pointing, draw
from cxsim.frontend.drawing.painter import Font, Rect
from cxsim.frontend.drawing.pygame_painter import PygamePainter
from cxsim.frontend.drawing.theme import light
from cxsim.frontend.elements.layout import lay_out
from cxsim.frontend.elements.shown import flatten
from cxsim.frontend.elements.tree import Box
from cxsim.frontend.pieces.blocks import filled, group
from cxsim.frontend.telling import Teller
from tests.packs import desk, pack_of, scenario

ASSETS = Path(__file__).resolve().parents[2] / "assets"
PAPER, CARD, EDGE, SHADE = (247, 241, 231), (255, 253, 249), (234, 225, 211), (96, 70, 44)
SMALL, LARGE = Rect(30, 30, 200, 60), Rect(30, 30, 700, 500)


@pytest.fixture
def painter() -> PygamePainter:
    pygame.font.init()
    painter = PygamePainter(pygame.display.set_mode((800, 600)), ASSETS)
    painter.fill(PAPER)
    return painter


def pixels(painter: PygamePainter) -> set[tuple[int, int, int]]:
    whole = pygame.image.tobytes(painter.surface, "RGB")
    return set(zip(whole[::3], whole[1::3], whole[2::3], strict=True))


@pytest.mark.parametrize("rect", [SMALL, LARGE], ids=["small", "large"])
def test_a_cards_edges_are_mixed_from_its_own_colours_and_the_paper(painter: PygamePainter, rect: Rect) -> None:
    painter.card(rect, 16, CARD, EDGE, 2)
    found = pixels(painter)
    assert {PAPER, CARD, EDGE} <= found
    assert all(EDGE[part] - 2 <= colour[part] <= CARD[part] for colour in found for part in range(3))


@pytest.mark.parametrize(("x", "y"), [(100, -80), (-80, 100), (-80, -80)], ids=str)
def test_a_disc_that_is_partly_outside_of_the_window_ends_where_it_should(
    painter: PygamePainter, x: int, y: int
) -> None:
    painter.card(Rect(x, y, 141, 141), 70, EDGE)
    rest = painter.surface.copy()
    rest.fill(PAPER, rest.get_rect().clip((x, y, 141, 141)))
    painter.surface.blit(rest, (0, 0))
    assert pixels(painter) == {PAPER}


def test_what_fades_out_is_seen_above_and_hardly_below(painter: PygamePainter) -> None:
    painter.card(LARGE, 0, SHADE)
    painter.fade(Rect(30, 430, 700, 100), PAPER)
    column = [painter.surface.get_at((380, y))[0] for y in range(420, 530)]
    assert column == sorted(column)
    assert abs(column[11] - SHADE[0]) < 8
    assert abs(column[-1] - PAPER[0]) < 16


@pytest.mark.parametrize("rect", [SMALL, LARGE], ids=["small", "large"])
def test_a_shadow_is_soft_and_never_dark(painter: PygamePainter, rect: Rect) -> None:
    painter.shadow(rect, 16, 10, SHADE)
    found = pixels(painter)
    assert len(found) > 5
    assert min(colour[0] for colour in found) > PAPER[0] - 30


def test_an_icon_takes_the_colour_it_is_asked_for(painter: PygamePainter) -> None:
    painter.icon(Rect(10, 10, 200, 200), "phone", (176, 68, 41))
    assert (176, 68, 41) in pixels(painter)


def test_whoever_has_no_portrait_is_drawn_as_somebody(painter: PygamePainter, tmp_path: Path) -> None:
    pack = pack_of(tmp_path, {"call": scenario(desk(go="takes: 1 min"))})
    face = Teller(pack, tmp_path).face("dervla")
    assert face is not None
    painter.picture(LARGE, face.picture, 0)
    assert len(pixels(painter)) > 1


def test_a_picture_that_is_missing_draws_nothing(painter: PygamePainter) -> None:
    painter.picture(Rect(10, 10, 200, 200), "nowhere/nobody.svg", 0)
    assert pixels(painter) == {PAPER}


def test_a_file_that_is_no_picture_draws_nothing(painter: PygamePainter, tmp_path: Path) -> None:
    broken = tmp_path / "broken.svg"
    broken.write_text("<svg viewBox='0 0 1 1'", encoding="utf-8")
    painter.picture(Rect(10, 10, 200, 200), str(broken), 24)
    assert pixels(painter) == {PAPER}


@pytest.mark.parametrize(
    "root",
    ['viewBox="0 0 0 0"', 'viewBox="0 0 1e-320 1e-320"', "", 'width="60000" height="60000"', 'onload="steal()"'],
    ids=["no-room", "tiny", "no-size", "no-viewbox-and-huge", "program"],
)
@pytest.mark.parametrize("radius", [0, 24])
def test_a_crafted_picture_draws_nothing_larger_than_its_place(
    painter: PygamePainter, tmp_path: Path, root: str, radius: int
) -> None:
    (tmp_path / "calm.svg").write_text(f'<svg {root}><rect width="60000" height="60000"/></svg>', encoding="utf-8")
    painter.picture(Rect(10, 10, 200, 200), str(tmp_path / "calm.svg"), radius)
    changed = pygame.mask.from_threshold(painter.surface, PAPER, (1, 1, 1, 255))
    changed.invert()
    assert changed.overlap_area(pygame.Mask((200, 200), fill=True), (10, 10)) == changed.count()
    assert bool(changed.count()) == ("width" in root)


ENDLESS = (
    f'<rect width="9" height="9" fill="rgb(1{" " * 2000}2,3)"/>',
    '<g transform="scale(1 2 3)"><rect width="9" height="9"/></g>',
    '<linearGradient/><linearGradient id="a"/><rect width="9" height="9" fill="url(#a)"/>',
    '<path d="M0 0L999999 9" stroke="red" stroke-dasharray="0.0001"/>',
)


@pytest.mark.parametrize("inside", ENDLESS, ids=["overruns-its-colour", "surplus-number", "gradient", "dashes"])
def test_a_picture_that_would_end_or_hold_up_the_library_does_not_reach_it(
    painter: PygamePainter, tmp_path: Path, inside: str
) -> None:
    for written in (inside, f"<!-- > {inside} -->"):
        (tmp_path / "calm.svg").write_text(f'<svg viewBox="0 0 9 9">{written}</svg>', encoding="utf-8")
        painter.picture(Rect(10, 10, 200, 200), str(tmp_path / "calm.svg"), 0)
        assert pixels(painter) == {PAPER}


def test_drawing_outside_the_clip_leaves_no_trace(painter: PygamePainter) -> None:
    painter.clip(Rect(0, 0, 10, 10))
    painter.card(SMALL, 16, CARD)
    painter.clip(None)
    assert pixels(painter) == {PAPER}


@pytest.mark.parametrize("text", ["Ελληνικά", "客户的声音", "Größe, señal, città", "→ ✓"])
def test_text_of_every_language_is_drawn_as_wide_as_it_was_measured(painter: PygamePainter, text: str) -> None:
    font = Font("regular", 24)
    width = painter.width(text, font)
    painter.text(100, 100, text, font, (0, 0, 0))
    surface = painter.surface
    dark = [x for x in range(800) for y in range(90, 150) if sum(surface.get_at((x, y))[:3]) < 200]
    assert dark
    assert min(dark) >= 98
    assert max(dark) <= 102 + width


def test_after_drawing_unseen_all_is_as_it_was(painter: PygamePainter) -> None:
    painter.card(SMALL, 16, CARD)
    painter.keep()
    painter.veil(SHADE, 0.5)
    before = pygame.image.tobytes(painter.surface, "RGB")
    with painter.unseen():
        painter.fill(EDGE)
        painter.clip(SMALL)
        painter.card(LARGE, 16, SHADE)
    assert pygame.image.tobytes(painter.surface, "RGB") == before
    painter.bring_back()
    assert pixels(painter) >= {PAPER, CARD}
    assert SHADE not in pixels(painter)
    painter.card(LARGE, 0, SHADE)
    assert SHADE in pixels(painter)


@pytest.mark.parametrize("width", [100, 80], ids=["as-wide-as-its-panel", "cut-at-the-sides"])
def test_a_picture_that_fills_its_panel_is_round_where_the_panel_is(
    painter: PygamePainter, tmp_path: Path, width: int
) -> None:
    full = tmp_path / "full.svg"
    full.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9H0z"/></svg>')
    rect = Rect(200, 200, width, 100)
    painter.picture(rect, str(full), 24)
    low = rect.y + rect.height - 1
    assert {tuple(painter.surface.get_at((x, low)))[:3] for x in (rect.x, rect.x + width - 1)} == {PAPER}
    assert tuple(painter.surface.get_at((rect.x + width // 2, low)))[:3] == (0, 0, 0)


@pytest.mark.parametrize("share", [0.0, 0.25, 1.0])
def test_a_share_fills_its_line_as_far_as_it_goes(painter: PygamePainter, share: float) -> None:
    page = group(Box(width=400), filled(share, Box(height=40), "good"))
    layout = lay_out(page, (800, 600), painter, light())
    draw(flatten(layout, {}), painter, light(), layout.scale, Pointing())
    (line,) = layout.root.children
    middle = line.rect.y + line.rect.height // 2
    row = [tuple(painter.surface.get_at((x, middle)))[:3] for x in range(line.rect.width)]
    assert row.count(light().colours.good) == pytest.approx(share * line.rect.width, abs=12)
    assert row.count(light().colours.track) == pytest.approx((1 - share) * line.rect.width, abs=12)
