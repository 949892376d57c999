from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest

from cxsim.frontend.drawing.theme import MOOD_TINTS, Theme, light, mixed
from cxsim.frontend.drawing.themes import THEMES, contrasting, distinct, named

if TYPE_CHECKING:
    from cxsim.frontend.drawing.painter import Colour

LINEAR_UP_TO = 10  # of 255, in the definition of relative luminance
MINIMUM_CONTRAST = 4.5  # WCAG 2.2, success criterion 1.4.3 (AA), text of any size

# Every pair of text and ground that the screens put together.
PAIRS = (
    *[(tone, ground) for tone in ("ink", "muted", "accent", "good", "warn") for ground in ("paper", "card", "raised")],
    ("on_accent", "accent"),
    ("muted", "track"),
    ("on_accent", "accent_hover"),
    ("ink", "blush"),
    ("accent", "blush"),
    ("ink", "scenery"),
    ("ink", "track"),
    ("warn", "blush"),
    ("good", "blush"),
    *[("ink", tint) for tint in sorted(set(MOOD_TINTS.values()))],
)


# How colours look without one kind of cone: Machado, Oliveira & Fernandes 2009, 10.1109/TVCG.2009.113, severity 1.
MACHADO = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def luminance(colour: Colour) -> float:
    """Return a colour's relative luminance, 0 to 1, as WCAG 2.2 defines it."""
    linear = [part / 255 / 12.92 if part <= LINEAR_UP_TO else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.fixture(params=[name for name in THEMES if name])
def theme(request: pytest.FixtureRequest) -> Theme:
    name: str = request.param
    made = named(name)
    assert made.name == name
    return made


@pytest.mark.parametrize(("tone", "ground"), PAIRS)
def test_text_is_readable_on_every_ground_it_stands_on(theme: Theme, tone: str, ground: str) -> None:
    colours = theme.colours
    assert contrast(colours.named(tone), colours.named(ground)) >= MINIMUM_CONTRAST


@pytest.mark.parametrize("tint", sorted(set(MOOD_TINTS.values())))
def test_text_is_readable_where_a_panel_is_lighter(theme: Theme, tint: str) -> None:
    halo = mixed(theme.colours.named(tint), theme.colours.card, 0.45)
    assert contrast(theme.colours.ink, halo) >= MINIMUM_CONTRAST


@pytest.mark.parametrize(
    ("shape", "ground"), [("focus", "paper"), ("focus", "card"), ("good", "card"), ("warn", "card")]
)
def test_what_is_no_text_can_be_told_from_its_ground(theme: Theme, shape: str, ground: str) -> None:
    """WCAG 2.2, success criterion 1.4.11."""
    assert contrast(theme.colours.named(shape), theme.colours.named(ground)) >= 3


def test_the_theme_of_highest_contrast_meets_the_higher_standard() -> None:
    """WCAG 2.2, success criterion 1.4.6 (AAA)."""
    colours = contrasting().colours
    for tone, ground in PAIRS:
        assert contrast(colours.named(tone), colours.named(ground)) >= 7, (tone, ground)


@pytest.mark.parametrize("sight", list(MACHADO), ids=str)
def test_good_and_short_are_told_apart_by_every_common_colour_vision(sight: str) -> None:
    colours = distinct().colours
    good, warn = (seen(colour, sight) for colour in (colours.good, colours.warn))
    usual = light().colours
    assert distance(good, warn) > distance(seen(usual.good, sight), seen(usual.warn, sight))
    assert distance(good, warn) >= 100


def seen(colour: Colour, sight: str) -> Colour:
    """Return a colour as somebody sees it who lacks a kind of cone."""
    linear = [(part / 255) ** 2.2 for part in colour]
    rows = MACHADO[sight]
    mixed_rows = [sum(factor * part for factor, part in zip(row, linear, strict=True)) for row in rows]
    red, green, blue = (round(255 * min(1.0, max(0.0, part)) ** (1 / 2.2)) for part in mixed_rows)
    return red, green, blue


def distance(one: Colour, other: Colour) -> float:
    return math.dist(one, other)


def test_contrast_is_measured_as_wcag_defines_it() -> None:
    assert contrast((255, 255, 255), (0, 0, 0)) == pytest.approx(21)
    assert contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.478, abs=0.001)


def test_every_look_and_mood_names_a_colour_that_there_is(theme: Theme) -> None:
    for look in theme.looks.values():
        for name in (look.fill, look.border, look.hover, look.hover_border):
            assert not name or theme.colours.named(name)
    assert all(tint in theme.looks for tint in MOOD_TINTS.values())
