from __future__ import annotations

import pytest

from cxsim.frontend.theme import MINIMUM_CONTRAST, MOOD_TINTS, Theme, contrast, dark, light, mixed

# Every pair of text and ground that the screens put together.
PAIRS = (
    *[(tone, ground) for tone in ("ink", "muted", "accent", "good", "warn") for ground in ("paper", "card", "raised")],
    ("on_accent", "accent"),
    ("muted", "track"),
    ("on_accent", "accent_hover"),
    ("ink", "blush"),
    ("accent", "blush"),
    ("ink", "scenery"),
    *[("ink", tint) for tint in sorted(set(MOOD_TINTS.values()))],
)


@pytest.fixture(params=(light, dark), ids=("light", "dark"))
def theme(request: pytest.FixtureRequest) -> Theme:
    made: Theme = request.param()
    return made


@pytest.mark.parametrize(("tone", "ground"), PAIRS)
def test_text_is_readable_on_every_ground_it_stands_on(theme: Theme, tone: str, ground: str) -> None:
    colours = theme.colours
    assert contrast(colours.named(tone), colours.named(ground)) >= MINIMUM_CONTRAST


@pytest.mark.parametrize("tint", sorted(set(MOOD_TINTS.values())))
def test_text_is_readable_where_a_panel_is_lighter(theme: Theme, tint: str) -> None:
    halo = mixed(theme.colours.named(tint), theme.colours.card, 0.45)
    assert contrast(theme.colours.ink, halo) >= MINIMUM_CONTRAST


def test_contrast_is_measured_as_wcag_defines_it() -> None:
    assert contrast((255, 255, 255), (0, 0, 0)) == pytest.approx(21)
    assert contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.478, abs=0.001)


def test_every_look_and_mood_names_a_colour_that_there_is(theme: Theme) -> None:
    for look in theme.looks.values():
        for name in (look.fill, look.border, look.hover, look.hover_border):
            assert not name or theme.colours.named(name)
    assert all(tint in theme.looks for tint in MOOD_TINTS.values())
