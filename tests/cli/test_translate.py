"""``cxsim translate``: as a translator types it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cxsim.cli.main import app
from cxsim.workbench.translation.xliff_writer import NAMESPACE
from tests.content.authored import SOUND, write

ROOT = Path(__file__).resolve().parents[2]


def cxsim(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "cxsim", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def typed(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app(), [*map(str, arguments)])


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


SENT = "<source>A call</source>"
BACK = "<source>A call</source><target>Κάποια κλήση</target>"


def test_a_language_goes_out_as_xliff_and_comes_back_into_its_catalogue(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "small.el.xlf"
    sent = cxsim("translate", "export", folder, "--lang", "el", "--file", file)
    assert sent.returncode == 0, sent.stderr
    assert sent.stdout.splitlines()[1] == f"When it comes back: cxsim translate import {folder} --file {file}"
    assert not (folder / "locale").exists()
    file.write_text(file.read_text(encoding="utf-8").replace(SENT, BACK), encoding="utf-8")
    taken = cxsim("translate", "import", folder, "--file", file)
    assert taken.returncode == 0, taken.stderr
    assert "el.po: 1 done, 0 to look at," in taken.stdout
    assert f"New from {file}: 1." in taken.stdout
    assert 'msgid "A call"\nmsgstr "Κάποια κλήση"' in (folder / "locale" / "el.po").read_text(encoding="utf-8")


def test_what_came_back_is_told_with_what_is_left_out_set_aside_and_to_mend(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "small.el.xlf"
    typed("translate", "export", folder, "--lang", "el", "--file", file)
    broken = BACK.replace("κλήση", "{time}") + '<note from="Ana">sure?</note>'
    gone = "</trans-unit><trans-unit id='call.gone'><source>Gone</source><target>Πάει</target></trans-unit></body>"
    came = file.read_text(encoding="utf-8").replace(SENT, broken)
    file.write_text(gone.join(came.rsplit("</trans-unit>\n</body>", 1)), encoding="utf-8")
    told = typed("translate", "import", folder, "--file", file)
    assert told.exit_code == 0, told.stderr
    assert "Set aside at the end, for the pack has no such texts: 1 (call.gone)." in told.stdout
    assert "  CX734 other-values (warning)\n  the translation shows {time}, which the source does not" in told.stdout
    assert f"All there is to mend: cxsim check {folder}" in told.stdout
    catalogue = (folder / "locale" / "el.po").read_text(encoding="utf-8")
    assert "# sure?\n#. Scenario: The scenario" in catalogue
    assert '#~ msgstr "Πάει"' in catalogue
    call = folder / "call.yaml"
    call.write_text(call.read_text(encoding="utf-8").replace("title: A call", "title: The call"), encoding="utf-8")
    write(folder, {"locale/el.po": GREEK.replace("A call", "The call")})
    late = typed("translate", "import", folder, "--file", file)
    assert "these texts have changed and have newer translations: 1 (call.title)." in late.stdout


def test_without_a_name_the_file_is_called_by_pack_and_language(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    command = ("translate", "export", folder, "--lang", "el", "--lang", "pt_BR")
    assert typed(*command).exit_code == 0
    assert {each.name for each in tmp_path.glob("*.xlf")} == {"small.el.xlf", "small.pt_BR.xlf"}
    again = typed(*command)
    assert again.exit_code == 1
    assert "small.el.xlf is there already. Put it elsewhere, or take it in: cxsim translate import" in again.stderr
    assert typed("translate", "import", folder, "--lang", "pt_BR").exit_code == 0
    assert {each.name for each in (folder / "locale").iterdir()} == {"pt_BR.po"}


def test_what_is_no_xliff_is_told_with_its_place_and_nothing_is_written(folder: Path, tmp_path: Path) -> None:
    write(tmp_path, {"back.xlf": "<!DOCTYPE x>\n<x/>"})
    told = typed("translate", "import", folder, "--file", tmp_path / "back.xlf")
    assert told.exit_code == 1
    assert "back.xlf:1:12  The file has a document type (<!DOCTYPE)" in told.stderr
    assert "Nothing is written." in told.stderr
    assert not (folder / "locale").exists()


def test_a_catalogue_that_could_not_be_read_again_is_not_written(folder: Path, tmp_path: Path) -> None:
    unit = "<trans-unit id='call.{}'><source>x</source><target>{}</target></trans-unit>"
    units = "".join(unit.format(at, "ω" * 19_000) for at in range(110))
    about = "<file original='small/call.yaml' source-language='en' target-language='el' datatype='plaintext'><body>"
    whole = f"<xliff version='1.2' xmlns='{NAMESPACE}'>{about}{units}</body></file></xliff>"
    write(tmp_path, {"back.xlf": whole})
    told = typed("translate", "import", folder, "--file", tmp_path / "back.xlf")
    assert told.exit_code == 1
    assert "CX617 catalogue-too-large" in told.stderr
    assert not (folder / "locale").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("update", "--file", "x.xlf"), "translate update takes no file"),
        (("export",), "No language is begun yet"),
        (("export", "--lang", "el", "--lang", "it", "--file", "x.xlf"), "A file holds one language"),
        (("export", "--lang", "el", "--file", "no/where/x.xlf"), "x.xlf cannot be written"),
        (("import",), "Say in which language the file is"),
        (("import", "--lang", "el", "--lang", "it", "--file", "x.xlf"), "Say in which language the file is"),
        (("import", "--lang", "el"), "small.el.xlf cannot be read: No such file"),
    ],
)
def test_what_cannot_be_exchanged_is_said_with_a_way_out(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    action, *rest = arguments
    told = typed("translate", action, folder, *rest)
    assert told.exit_code in {1, 2}
    assert words in " ".join(told.stderr.split())
    assert [each.name for each in tmp_path.iterdir()] == ["small"]


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
