"""A mistake of ours: told in the window, written down without anything personal, and never taken for something else."""

from __future__ import annotations

import importlib
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pygame
import pytest

from cxsim.frontend.crash import report as crash
from cxsim.frontend.crash.report import ReportedError, report, write_report
from cxsim.frontend.frame import Frame
from cxsim.frontend.opening import Setting, play_in_window

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.frontend.messages import Command, Message, Open

ASSETS = Path(__file__).resolve().parents[2] / "assets"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(crash, "reports_folder", lambda: tmp_path / "log")
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path / "temporary"))
    return tmp_path / "log"


def failed() -> Exception:
    """Return an error of which everything is personal but its kind and its place."""
    kim = "Kim Okafor"
    try:
        try:
            raise FileNotFoundError(2, f"{kim} has no file", f"/home/{kim}/secret.yaml")
        except OSError as cause:
            raise ValueError(kim) from cause
    except ValueError as error:
        return error


def test_a_report_names_kinds_and_places_and_quotes_nothing() -> None:
    text = report(failed(), {"screen": "title"})
    assert "builtins.ValueError" in text
    assert "builtins.FileNotFoundError ENOENT" in text
    assert "test_crash.py:" in text
    assert "in failed" in text
    assert "screen: title" in text
    for personal in ("Kim", "Okafor", "secret", "/home", str(Path.home()), str(ASSETS.parent)):
        assert personal not in text


def test_an_error_that_leads_to_itself_ends() -> None:
    first, second = ValueError(), TypeError()
    first.__cause__, second.__cause__ = second, first
    assert report(first).count("builtins.") == crash.LONGEST_CHAIN


def test_only_the_newest_reports_are_kept(folder: Path) -> None:
    folder.mkdir()
    for day in range(10, 25):
        (folder / f"crash-2020-01-{day}T00-00-00Z-1.txt").write_text("old")
    (folder / "notes.txt").write_text("mine")
    path = write_report(failed())
    kept = sorted(each.name for each in folder.glob("crash-*"))
    assert path is not None
    assert len(kept) == crash.KEPT
    assert kept[-1] == path.name
    assert (folder / "notes.txt").exists()


def test_where_the_folder_takes_no_file_the_temporary_one_does(folder: Path) -> None:
    folder.write_text("a file where a folder should be")
    path = write_report(failed())
    assert path is not None
    assert path.parent == folder.parent / "temporary"


def test_where_no_disk_takes_a_file_it_is_said(folder: Path) -> None:
    for name in ("log", "temporary"):
        (folder.parent / name).write_text("a file where a folder should be")
    assert write_report(failed()) is None


@pytest.fixture
def closing(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Press Escape on whatever page comes after the first key, and note what every page says."""
    keys = iter((pygame.K_RETURN, pygame.K_ESCAPE))
    seen: list[str] = []

    def get() -> list[pygame.event.Event]:
        return [pygame.event.Event(pygame.KEYDOWN, {"key": next(keys), "mod": 0, "unicode": ""})]

    real = Frame.paint

    def paint(frame: Frame, *given: object) -> None:
        seen.extend(item.placed.element.name for item in frame.shown)
        real(frame, *given)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(pygame.event, "get", get)
    monkeypatch.setattr(Frame, "paint", paint)
    return seen


def failing(command: Command) -> Iterator[Message]:
    del command
    raise pygame.error("of Kim")


def test_the_window_tells_a_crash_and_where_the_report_is(
    screens: dict[str, Open], closing: list[str], folder: Path
) -> None:
    with pytest.raises(ReportedError) as raised:
        play_in_window(screens["title"], failing, Setting(ASSETS))
    (path,) = folder.glob("crash-*")
    assert raised.value.report == path
    assert isinstance(raised.value.__cause__, pygame.error)
    assert {"The game stopped", str(path)} <= set(closing)
    assert "screen: title" in path.read_text()


def test_where_even_the_drawing_fails_the_report_is_still_there(
    screens: dict[str, Open], monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    def paint(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(Frame, "paint", paint)
    with pytest.raises(ReportedError):
        play_in_window(screens["title"], failing, Setting(ASSETS))
    assert len(list(folder.glob("crash-*"))) == 1


def test_the_command_line_names_the_report(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    def app(*_: str) -> None:
        raise failed()

    command_line = importlib.import_module("cxsim.cli.main")  # the package's own `main` is a function
    monkeypatch.setattr(command_line, "app", app)
    with pytest.raises(SystemExit) as left:
        command_line.main()
    (path,) = folder.glob("crash-*")
    told = capsys.readouterr().err
    assert left.value.code == 70
    assert told.endswith(f"with this file, in which nothing personal stands:\n  {path}\n")


def test_a_page_without_a_report_says_that_no_disk_took_one(screens: dict[str, Open]) -> None:
    from cxsim.frontend import program  # noqa: PLC0415 - beside its use
    from cxsim.frontend.crash.present import CrashView  # noqa: PLC0415 - as above
    from cxsim.frontend.elements.tree import walk  # noqa: PLC0415 - as above

    tree = program.view(program.opened(replace(screens["crash"], view=CrashView(""))))
    assert "What happened could not be written down: no disk takes a file." in [each.name for each in walk(tree)]
