"""``cxsim translate``: as a translator types it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.content.authored import SOUND, write

ROOT = Path(__file__).resolve().parents[2]


def cxsim(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "cxsim", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "small").mkdir()
    return write(tmp_path / "small", SOUND)


def test_a_language_is_begun_translated_and_brought_up_to_date(folder: Path) -> None:
    begun = cxsim("translate", "extract", folder, "--lang", "el")
    assert begun.returncode == 0, begun.stderr
    file = folder / "locale" / "el.po"
    source = file.read_text(encoding="utf-8")
    file.write_text(
        source.replace('msgid "A call"\nmsgstr ""', 'msgid "A call"\nmsgstr "Κάποια κλήση"'), encoding="utf-8"
    )
    call = folder / "call.yaml"
    call.write_text(call.read_text(encoding="utf-8").replace("title: A call", "title: The call"), encoding="utf-8")
    told = cxsim("translate", "update", folder)
    assert told.returncode == 0, told.stderr
    assert "0 done, 1 to look at" in told.stdout
    assert (
        '#, fuzzy\n#| msgid "A call"\nmsgctxt "call.title"\nmsgid "The call"\nmsgstr "Κάποια κλήση"'
        in file.read_text(encoding="utf-8")
    )
    status = cxsim("translate", "status", folder, "--lang", "el").stdout.splitlines()
    assert [line.split()[1] for line in status[1:]] == ["pack", "cast", "call", "all"]


def test_without_a_language_a_template_is_written(folder: Path) -> None:
    assert cxsim("translate", "extract", folder).returncode == 0
    assert 'msgctxt "call.title"' in (folder / "locale" / "template.pot").read_text(encoding="utf-8")


def test_a_file_that_is_there_is_not_begun_again(folder: Path) -> None:
    cxsim("translate", "extract", folder, "--lang", "el")
    again = cxsim("translate", "extract", folder, "--lang", "it", "--lang", "el")
    assert again.returncode == 1
    assert "is there already. Bring it up to date: cxsim translate update" in again.stderr
    assert not (folder / "locale" / "it.po").exists()


def test_a_file_with_a_fault_is_left_as_it_is(folder: Path) -> None:
    write(folder, {"locale/el.po": "hello\n"})
    told = cxsim("translate", "update", folder)
    assert told.returncode == 1
    assert "el.po:1:1  CX611 not-po" in told.stderr
    assert (folder / "locale" / "el.po").read_text(encoding="utf-8") == "hello\n"


def test_the_language_that_nobody_speaks_is_written(folder: Path) -> None:
    assert cxsim("translate", "pseudo", folder).returncode == 0
    assert "[À çàll ~~]" in (folder / "locale" / "en_XA.po").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("extract", "--lang", "greek"), "'greek' is no language"),
        (("extract", "--lang", "en"), "is written in 'en'"),
        (("update",), "No language is begun yet"),
        (("update", "--lang", "sv"), "Begin it: cxsim translate extract"),
    ],
)
def test_what_cannot_be_done_is_said_with_a_way_out(folder: Path, arguments: tuple[str, ...], words: str) -> None:
    action, *rest = arguments
    told = cxsim("translate", action, folder, *rest)
    assert told.returncode in {1, 2}
    assert words in " ".join(told.stderr.replace("│", " ").split())
    assert not (folder / "locale").exists()


GREEK = 'msgctxt "call.title"\nmsgid "A call"\nmsgstr "Κλήση"\n'


def played(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-m",
        "cxsim",
        "play",
        str(folder),
        "--text",
        "--saves",
        str(folder / "saves"),
        *arguments,
    ]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, input="", timeout=60)


def test_a_pack_is_played_in_the_language_that_is_asked_for(folder: Path) -> None:
    write(folder, {"locale/el.po": GREEK})
    told = played(folder, "--lang", "el", "--scenario", "call")
    assert (told.returncode, told.stderr) == (0, "")
    assert "Κλήση" in told.stdout
    assert "A call" in played(folder, "--lang", "en", "--scenario", "call").stdout


def test_a_language_that_nobody_offers_is_refused_with_those_that_there_are(folder: Path) -> None:
    write(folder, {"locale/el.po": GREEK})
    told = played(folder, "--lang", "pt_BR")
    assert told.returncode == 1
    assert "can be played in en, el, not in 'pt_BR'" in told.stderr


def test_what_is_wrong_with_the_file_of_the_language_is_told_and_the_rest_is_played(folder: Path) -> None:
    write(folder, {"locale/el.po": f"hello\n\n{GREEK}"})
    told = played(folder, "--lang", "el", "--scenario", "call")
    assert told.returncode == 0
    assert "el.po:1:1  CX611 not-po" in told.stderr
    assert "Κλήση" in told.stdout
