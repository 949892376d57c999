from __future__ import annotations

from pathlib import Path

import pygame
import pytest

ROOT = Path(__file__).resolve().parents[2]
FONTS = ROOT / "assets" / "fonts"
FOR_EVERY_LANGUAGE = ("cxsim-regular", "cxsim-semibold", "cxsim-display")
ALL = (*FOR_EVERY_LANGUAGE, "cxsim-italic")

ALPHABETS = {
    "ASCII": "".join(map(chr, range(0x20, 0x7F))),
    "Swedish": "ÅÄÖåäöÉé",
    "Spanish": "ÁÉÍÑÓÚÜáéíñóúü¿¡ºª",
    "Italian": "ÀÈÉÌÒÙàèéìòù",
    "Portuguese": "ÀÁÂÃÇÉÊÍÓÔÕÚàáâãçéêíóôõú",
    "Czech": "ÁČĎÉĚÍŇÓŘŠŤÚŮÝŽáčďéěíňóřšťúůýž",
    "Polish": "ĄĆĘŁŃÓŚŹŻąćęłńóśźż",
    "Turkish": "ÇĞIİÖŞÜçğıiöşü",
    "Icelandic": "ÁÐÉÍÓÚÝÞÆÖáðéíóúýþæö",
    "German": "ÄÖÜẞäöüß",
    "Greek": "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρσςτυφχψωΆΈΉΊΌΎΏΪΫάέήίόύώϊϋΐΰ;·",
    "punctuation": "…–—‘’‚“”„«»‹›•·°±×−÷½%‰€£©™№",
    "signs": "→←↑↓↔↗↘✓✗✔✘★☆●○■□▲▼",
}
CHINESE_PUNCTUATION = "，。、；：？！（）《》【】「」"
HANZI = "".join(
    bytes((row, cell)).decode("gb2312", errors="ignore") for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF)
)


@pytest.fixture(scope="module")
def fonts() -> dict[str, pygame.font.Font]:
    pygame.font.init()
    return {name: pygame.font.Font(FONTS / f"{name}.ttf", 24) for name in ALL}


def missing(font: pygame.font.Font, characters: str) -> str:
    """Return those of the characters that come out as the box of a private character, which no font here has."""
    box = drawn(font, "\ue000")
    return "".join(char for char in characters if drawn(font, char) == box)


def drawn(font: pygame.font.Font, char: str) -> tuple[tuple[int, int], bytes]:
    picture = font.render(char, True, "black")  # noqa: FBT003 - pygame takes no names here
    return picture.get_size(), pygame.image.tobytes(picture, "RGBA")


@pytest.mark.parametrize("name", ALL)
def test_a_character_that_no_font_has_counts_as_missing(fonts: dict[str, pygame.font.Font], name: str) -> None:
    assert missing(fonts[name], "aעb") == "ע"


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("alphabet", ALPHABETS)
def test_every_font_covers_the_letters_and_signs_of_the_game(
    fonts: dict[str, pygame.font.Font], name: str, alphabet: str
) -> None:
    assert missing(fonts[name], ALPHABETS[alphabet]) == ""


@pytest.mark.parametrize("name", FOR_EVERY_LANGUAGE)
def test_text_and_headings_cover_the_hanzi_of_gb2312(fonts: dict[str, pygame.font.Font], name: str) -> None:
    assert len(HANZI) == 6763
    assert missing(fonts[name], HANZI + CHINESE_PUNCTUATION) == ""


@pytest.mark.parametrize("name", FOR_EVERY_LANGUAGE)
def test_every_character_of_the_shipped_scenarios_can_be_drawn(fonts: dict[str, pygame.font.Font], name: str) -> None:
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "scenarios").rglob("*.yaml")]
    characters = "".join(sorted({char for text in texts for char in text} - {"\n"}))
    assert characters
    assert missing(fonts[name], characters) == ""


@pytest.mark.parametrize("name", ["cxsim-regular", "cxsim-semibold"])
def test_figures_stand_in_columns(fonts: dict[str, pygame.font.Font], name: str) -> None:
    assert len({fonts[name].size(figure * 8) for figure in "0123456789"}) == 1


def test_hanzi_do_not_open_the_lines_up(fonts: dict[str, pygame.font.Font]) -> None:
    assert fonts["cxsim-regular"].get_linesize() == fonts["cxsim-italic"].get_linesize()
