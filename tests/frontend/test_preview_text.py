"""The preview in a terminal, as the whole command: typed lines, and files that are saved meanwhile."""

from __future__ import annotations

import io
from time import monotonic, sleep
from typing import TYPE_CHECKING

import pytest
from rich.console import Console
from typer.testing import CliRunner

from cxsim.cli.main import app
from cxsim.frontend.preview import text as preview_text
from cxsim.frontend.preview.preview import Preview
from cxsim.frontend.words import ENGLISH
from cxsim.workbench.editor.followed import FollowedPack
from tests.content.authored import write
from tests.workbench.editor_pack import CALL, PACK

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

PATIENCE = 20
"""Seconds until an author gives up waiting."""


def previewed(*arguments: str, typed: str = "q\n") -> tuple[int, str, str]:
    """Run the command; return its exit code and what it printed and complained about."""
    result = CliRunner().invoke(app("preview"), ["preview", *arguments, "--text"], input=typed)
    return result.exit_code, result.stdout, result.stderr


class AtTheKeyboard(io.StringIO):
    """Somebody who types lines, does things in between, and waits for what they look for."""

    def __init__(self, page: io.StringIO, *does: str | Callable[[], object] | tuple[str]) -> None:
        super().__init__()
        self._page = page
        self._does = list(does)

    def readline(self, _size: int | None = -1, /) -> str:  # type: ignore[override]  # as StringIO's own
        while self._does:
            now = self._does.pop(0)
            if isinstance(now, str):
                return f"{now}\n"
            if isinstance(now, tuple):
                self._wait_for(now[0])
            else:
                now()
        return ""

    def _wait_for(self, words: str) -> None:
        deadline = monotonic() + PATIENCE
        while words not in self._page.getvalue():
            assert monotonic() < deadline, f"never printed: {words}"
            sleep(0.01)


def printed(folder: Path, *does: str | Callable[[], object] | tuple[str]) -> str:
    """Play at the keyboard and return the page."""
    followed = FollowedPack(write(folder, PACK))
    pack = followed.read().pack
    assert pack
    page = io.StringIO()
    console = Console(file=page, width=200, highlight=False)
    preview = Preview(followed, pack, "call", 1, ENGLISH)
    preview_text.play(preview, AtTheKeyboard(page, *does), console, ENGLISH)
    return page.getvalue()


def line_of(text: str, sought: str) -> int:
    return text[: text.index(sought)].count("\n") + 1


def test_a_file_or_a_folder_is_previewed_and_each_screen_says_where_it_is_written(tmp_path: Path) -> None:
    write(tmp_path, PACK)
    place = f"[call.yaml:{line_of(CALL, '  phone:')}] call · phone"
    for path in (tmp_path / "call.yaml", tmp_path):
        code, page, _ = previewed(str(path))
        assert code == 0
        assert place in page
    assert "[other.yaml:5] other · door" in previewed(str(tmp_path), "--scenario", "other")[1]


def test_a_save_is_shown_while_nobody_types(tmp_path: Path) -> None:
    changed = CALL.replace("It rings.", "It rings twice.")
    page = printed(tmp_path, lambda: write(tmp_path, {"call.yaml": changed}), ("It rings twice.",), "q")
    assert "Dervla (calm): It rings twice." in page


def test_a_mistake_is_told_and_play_goes_on_as_it_was(tmp_path: Path) -> None:
    wrong = CALL.replace("Let it ring., when: not helped, next: over", "Let it ring., when: not helped, next: ovr")
    page = printed(tmp_path, lambda: write(tmp_path, {"call.yaml": wrong}), ("CX201",), "w", "q")
    assert f"call.yaml:{line_of(wrong, 'next: ovr')}  CX201" in page
    assert "Shown as it was before this mistake" in page


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["w"], "Variables: patience = 3"),
        (["l"], f"call.yaml:{line_of(CALL, '      answer:')}  answer"),
        (["p"], "> phone (situation)"),
        (["j story", "w"], " 1. → story"),
        (["j nowhere"], "There is no 'nowhere' to jump to. There are phone, story, over, later_on."),
        (["j over", "b"], "call · phone"),
        (["j story", "o", "p"], "> phone (situation)"),
        (["s 7"], "call · phone · Luck 7"),
        (["c other"], "other · door"),
        (["c another"], "There are the scenarios call, other."),
        (["nonsense"], "step back"),
    ],
)
def test_a_letter_does_what_an_author_wants(tmp_path: Path, typed: Sequence[str], told: str) -> None:
    assert told in printed(tmp_path, *typed, "q").rpartition("> ")[0]


def test_what_cannot_be_previewed_is_refused_with_a_way_out(tmp_path: Path) -> None:
    code, _, complaint = previewed(str(tmp_path / "nothing.yaml"))
    assert (code, "There is no '" in complaint) == (2, True)
    write(tmp_path, {**PACK, "call.yaml": CALL.replace("next: story}", "next: stroy}")})
    code, _, complaint = previewed(str(tmp_path / "call.yaml"))
    assert code == 1
    assert "CX201" in complaint
    assert "cannot be played yet" in complaint
    write(tmp_path, PACK)
    code, _, complaint = previewed(str(tmp_path), "--scenario", "third")
    assert (code, "It has call, other." in complaint) == (1, True)
    code, _, complaint = previewed(str(tmp_path), "--lang", "../el")
    assert (code, "can be played in en, not in '../el'" in complaint) == (1, True)


def test_a_translation_is_shown_and_a_save_of_it_as_well(tmp_path: Path) -> None:
    write(tmp_path, {**PACK, "locale/sv.po": translated("Det ringer.")})
    followed = FollowedPack(tmp_path, "sv")
    pack = followed.read().pack
    assert pack
    preview = Preview(followed, pack, "other", 1, ENGLISH)
    assert "Det ringer." in str(preview.show().view)
    write(tmp_path, {"locale/sv.po": translated("Det ringer igen.")})
    (shown,) = preview.saved()
    assert "Det ringer igen." in str(shown)


def translated(knock: str) -> str:
    """Return a translation of one sentence."""
    return (
        'msgid ""\nmsgstr ""\n"Language: sv\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        f'msgctxt "other.situations.door.text"\nmsgid "A knock."\nmsgstr "{knock}"\n'
    )


def test_nothing_is_written_beside_the_files_of_the_pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    pack = write(tmp_path / "pack", PACK)
    assert previewed(str(pack), typed="1\n1\nb\nj over\n1\nq\n")[0] == 0
    assert list(home.rglob("*")) == []
    assert sorted(each.name for each in pack.rglob("*.*")) == sorted(name.rpartition("/")[2] for name in PACK)
