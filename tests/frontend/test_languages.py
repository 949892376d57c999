"""The interface in every language: whole catalogues, fonts that have every character, rectangles that fit."""

from __future__ import annotations

import ast
import re
import unicodedata
from dataclasses import replace
from importlib.util import module_from_spec, spec_from_file_location
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import pygame
import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from cxsim.frontend import program
from cxsim.frontend.drawing.pygame_painter import PygamePainter
from cxsim.frontend.drawing.theme import light
from cxsim.frontend.elements.layout import each, lay_out
from cxsim.frontend.examples import screens as examples
from cxsim.frontend.languages import Languages
from cxsim.frontend.settings.settings import DEFAULTS
from cxsim.frontend.words import ENGLISH, Words, marked
from tests.assets.test_fonts import missing
from tests.frontend.test_layout import assert_children_do_not_overlap, assert_children_lie_inside, assert_text_has_room

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from babel.messages.catalog import Catalog, Message

ASSETS = Path(__file__).parents[2] / "assets"
LOCALE = ASSETS / "locale"
TRANSLATED = tuple(sorted(path.stem for path in LOCALE.glob("*.po")))
LANGUAGES = ("en", *TRANSLATED)
SIZES = ((1024, 600), (1280, 720), (1920, 1080))
TEXT_SCALES = (0.8, 1.0, 1.5, 2.0)
PLACEHOLDER = re.compile(r"\{\w+\}")


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """The script that brings the catalogues up to date."""
    spec = spec_from_file_location("build_locale", LOCALE / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def said(script: ModuleType) -> Catalog:
    """Every text that the code says."""
    catalogue: Catalog = script.found()
    return catalogue


@pytest.fixture(params=TRANSLATED)
def language(request: pytest.FixtureRequest) -> str:
    chosen: str = request.param
    return chosen


@pytest.fixture
def catalogue(language: str) -> Catalog:
    return kept(language)


@pytest.fixture(scope="module")
def ruler() -> Iterator[PygamePainter]:
    """The real fonts; nothing is drawn."""
    pygame.font.init()
    yield PygamePainter(pygame.Surface((1, 1)), ASSETS)
    pygame.font.quit()


def kept(language: str) -> Catalog:
    with (LOCALE / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language)


def words_of(language: str) -> Words:
    return Languages(LOCALE).speak(replace(DEFAULTS, language=language))


def texts(catalogue: Catalog) -> Iterator[tuple[Message, tuple[str, ...]]]:
    """Yield each text with its translations, as far as there are any."""
    for message in catalogue:
        if message.id:
            strings = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
            yield message, tuple(string for string in strings if string)


def test_there_are_catalogues_for_five_languages_beside_english() -> None:
    assert {"el", "es", "it", "sv", "zh"} <= set(TRANSLATED)


def test_every_text_of_the_code_is_translated(said: Catalog, catalogue: Catalog) -> None:
    translated = {
        (message.context, message.id)
        for message, strings in texts(catalogue)
        if not message.fuzzy and len(strings) == (catalogue.num_plurals if message.pluralizable else 1)
    }
    left = [message.id for message, _ in texts(said) if (message.context, message.id) not in translated]
    assert not left, "run assets/locale/build.py, then translate these"


def test_a_compiled_catalogue_is_the_one_that_translators_edit(
    script: ModuleType, language: str, catalogue: Catalog
) -> None:
    def content(compiled: bytes) -> dict[tuple[str | None, str], object]:
        read = read_mo(BytesIO(compiled))
        return {(each.context, str(each.id)): each.string for each in read}

    assert content((LOCALE / f"{language}.mo").read_bytes()) == content(script.compiled(catalogue)), "run build.py"


def test_translations_keep_every_placeholder(catalogue: Catalog) -> None:
    for message, strings in texts(catalogue):
        sources = (message.id,) if isinstance(message.id, str) else message.id
        wanted = set(PLACEHOLDER.findall(sources[-1]))
        for string in strings:
            assert set(PLACEHOLDER.findall(string)) - {"{count}"} == wanted - {"{count}"}, message.id
            assert set(PLACEHOLDER.findall(string)) <= wanted, message.id


def test_a_catalogue_is_written_in_its_languages_own_script(language: str, catalogue: Catalog) -> None:
    names = "".join(OWN_NAMES.values())
    for message, strings in texts(catalogue):
        letters = {script_of(each) for string in strings for each in string if each.isalpha() and string not in names}
        assert letters <= {"LATIN", {"el": "GREEK", "zh": "CJK"}.get(language, "LATIN")}, message.id


def script_of(character: str) -> str:
    return unicodedata.name(character).split()[0]


def test_a_sentence_stays_a_sentence(catalogue: Catalog) -> None:
    """A full stop that gets lost is the commonest slip."""
    for message, strings in texts(catalogue):
        source = message.id if isinstance(message.id, str) else message.id[-1]
        for string in strings:
            assert source[-1] != "." or string[-1] in ".。", message.id


def test_every_character_of_every_catalogue_has_a_glyph_in_every_face(catalogue: Catalog) -> None:
    pygame.font.init()
    characters = {each for _, strings in texts(catalogue) for string in strings for each in string}
    for face in ("regular", "semibold", "display"):
        font = pygame.font.Font(str(ASSETS / "fonts" / f"cxsim-{face}.ttf"), 20)
        assert missing(font, "".join(each for each in characters if unicodedata.category(each)[0] not in "CZ")) == ""


@pytest.mark.parametrize("named", LANGUAGES)
def test_a_language_is_offered_by_its_own_name(named: str) -> None:
    assert Languages(LOCALE).names()[named] == {"en": "English", **OWN_NAMES}.get(named, words_of(named).language)


OWN_NAMES = {"el": "Ελληνικά", "zh": "简体中文", "sv": "Svenska", "es": "Español", "it": "Italiano"}


@pytest.mark.parametrize(
    ("spoken", "one", "five"),
    [
        ("en", "It goes on a week later.", "It goes on 5 weeks later."),
        ("el", "Συνεχίζεται σε μία εβδομάδα.", "Συνεχίζεται σε 5 εβδομάδες."),
        ("zh", "1 周后继续。", "5 周后继续。"),
        ("sv", "Det fortsätter om en vecka.", "Det fortsätter om 5 veckor."),
        ("es", "Continúa una semana después.", "Continúa 5 semanas después."),
        ("it", "Continua una settimana dopo.", "Continua 5 settimane dopo."),
    ],
)
def test_a_number_takes_the_form_of_the_language(spoken: str, one: str, five: str) -> None:
    say = words_of(spoken)
    forms = ("It goes on a week later.", "It goes on {count} weeks later.")
    assert [say.many(*forms, count) for count in (1, 5)] == [one, five]


def test_one_english_word_may_be_two_in_another_language() -> None:
    swedish = words_of("sv")
    assert swedish.meant("theme", "Light") == "Ljust"
    assert swedish.meant("whether it is solved", "no") == "nej"


def test_what_no_catalogue_has_is_said_in_english() -> None:
    assert words_of("el")(marked("Never said: {what}"), what="this") == "Never said: this"


def test_values_are_put_in_as_they_are() -> None:
    assert ENGLISH("Promised: {promise}", promise="{week} at 100%") == "Promised: {week} at 100%"


def test_a_catalogue_that_cannot_be_read_leaves_english(tmp_path: Path) -> None:
    (tmp_path / "el.mo").write_bytes(b"\xde\x12\x04\x95 no catalogue")
    languages = Languages(tmp_path)
    assert languages.codes() == ("en", "el")
    assert languages.speak(replace(DEFAULTS, language="el"))("Leave") == "Leave"


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_every_screen_fits_in_every_language_at_every_size(spoken: str, ruler: PygamePainter) -> None:
    say, theme = words_of(spoken), light()
    for name, opened in examples.screens(examples.faces(Path("portraits")), "title.svg", say).items():
        tree = program.view(program.opened(opened), say)
        for size, scale in product(SIZES, TEXT_SCALES):
            layout = lay_out(tree, size, ruler, theme, scale)
            for item in each(layout.root):
                assert_children_lie_inside(item)
                assert_children_do_not_overlap(item)
                assert_text_has_room(item)
            if (size, scale) == ((1280, 720), 1.0):
                assert layout.root.overflow == 0, f"{name} scrolls as a whole"


def test_an_example_says_what_the_code_says(script: ModuleType, said: Catalog) -> None:
    """Examples repeat texts; one that the code no longer says would not be translated."""
    for path in sorted((LOCALE.parent.parent / "cxsim" / "frontend" / "examples").glob("*.py")):
        for _, message, _, context in script.extract_from_file("python", path, keywords=script.KEYWORDS):
            assert said.get(message, context) is not None, (path.name, message)


FRONTEND = LOCALE.parent.parent / "cxsim" / "frontend"
BUILT_OF = {"pieces/blocks.py", "pieces/stage.py", "pieces/board_card.py", "quarter/pages.py"}
SAID_BY = {"say", "_say", "marked", "marked_as", "many", "meant", "sentence"}


@pytest.mark.parametrize("path", sorted(FRONTEND.rglob("*.py")), ids=lambda path: path.stem)
def test_what_is_read_is_said(path: Path) -> None:
    """A sentence in the code goes through `say`; in what screens are built of, a single word does, too."""
    if path.parent.name == "examples":
        return
    of_screens = path.parent.name == "screens" or path.relative_to(FRONTEND).as_posix() in BUILT_OF
    loose = [text for text in loose_texts(path) if text[:1].isupper() and (" " in text or of_screens)]
    assert loose == []


def loose_texts(path: Path) -> Iterator[str]:
    """Yield the texts in a file that are not said, no docstrings and no errors of ours."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    held: set[int] = set()
    for node in ast.walk(tree):
        inside: list[ast.expr | ast.stmt] = []
        match node:
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name in SAID_BY:
                inside = [*node.args]
            case ast.Raise() | ast.Expr(value=ast.Constant()):
                inside = [node]
        held |= {id(each) for top in inside for each in ast.walk(top)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in held:
            yield node.value


def test_a_text_that_is_not_said_is_found(tmp_path: Path) -> None:
    path = tmp_path / "screen.py"
    path.write_text('"""Doc."""\nraise KeyError("Not this")\nf(say("Nor this"), "But this", x=g("And this"))\n')
    assert list(loose_texts(path)) == ["But this", "And this"]
