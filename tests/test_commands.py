"""The command list: what it says, and when it sets up the environment."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path
from types import SimpleNamespace

import commands
import environment
import hook
import pytest
import runner
from commands import Lock

ROOT = Path(__file__).resolve().parent.parent


def ci(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, ".ci", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.fixture
def checkout(tmp_path: Path) -> environment.Environment:
    """Return the environment of a checkout that has its files and no `.venv` yet."""
    (tmp_path / ".ci" / "lock").mkdir(parents=True)
    for path in (".ci/lock/play.txt", ".ci/lock/dev.txt", "pyproject.toml"):
        (tmp_path / path).write_text(f"{path}\n", encoding="utf-8")
    return environment.Environment(tmp_path)


@pytest.fixture
def pip_calls(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """Stand in for pip, which would ask the network; return what it is asked to do."""
    calls: list[tuple[str, ...]] = []

    def pip(call: tuple[str, ...], **_: object) -> subprocess.CompletedProcess[str]:
        calls.append(call)
        return subprocess.CompletedProcess(call, returncode=0)

    monkeypatch.setattr(environment, "subprocess", SimpleNamespace(run=pip))
    return calls


def test_without_a_name_every_command_is_listed_on_one_line() -> None:
    listed = ci().stdout.splitlines()
    for command in commands.COMMANDS.values():
        assert [line.split(maxsplit=1)[1] for line in listed if line.split()[:1] == [command.name]] == [command.summary]


def test_an_unknown_name_is_answered_with_the_nearest_one() -> None:
    answer = ci("tset")
    assert answer.returncode == 2
    assert "No command 'tset'. Did you mean 'test'?" in answer.stdout


def test_a_pack_is_looked_for_where_the_game_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[Path] = []
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(environment.Environment, "is_ready", lambda *_: True)

    def start(call: tuple[str, ...], *, cwd: Path | None, **_: object) -> subprocess.CompletedProcess[str]:
        started.append(cwd or Path.cwd())
        return subprocess.CompletedProcess(call, returncode=0)

    monkeypatch.setattr(runner, "subprocess", SimpleNamespace(run=start))
    runner.main(["play", "./mine"])
    runner.main(["lint"])
    assert started == [tmp_path, ROOT, ROOT]


def test_a_command_made_of_others_takes_no_arguments() -> None:
    assert ci("static", "--fix").returncode == 2


def test_every_part_is_a_command_and_every_command_does_something() -> None:
    for command in commands.COMMANDS.values():
        assert bool(command.steps) != bool(command.parts)
        assert set(command.parts) <= commands.COMMANDS.keys()


def test_setting_up_installs_the_lock_by_its_hashes_and_then_the_checkout(
    checkout: environment.Environment, pip_calls: list[tuple[str, ...]]
) -> None:
    checkout.set_up(Lock.PLAY)
    packages, project = pip_calls
    assert packages[-3:] == (":all:", "--requirement", str(checkout.lock_file(Lock.PLAY)))
    assert "--require-hashes" in packages
    assert project[-2:] == ("--editable", str(checkout.root))
    assert checkout.python.exists()


@pytest.mark.usefixtures("pip_calls")
def test_what_is_set_up_stays_ready_until_the_lock_changes(checkout: environment.Environment) -> None:
    assert not checkout.is_ready(Lock.PLAY)
    checkout.set_up(Lock.PLAY)
    assert checkout.is_ready(Lock.PLAY)
    checkout.lock_file(Lock.PLAY).write_text("other==1\n", encoding="utf-8")
    assert not checkout.is_ready(Lock.PLAY)


@pytest.mark.usefixtures("pip_calls")
def test_set_up_for_development_is_ready_for_play_and_not_the_other_way_round(
    checkout: environment.Environment,
) -> None:
    checkout.set_up(Lock.PLAY)
    assert not checkout.is_ready(Lock.DEV)
    checkout.set_up(Lock.DEV)
    checkout.lock_file(Lock.PLAY).write_text("other==1\n", encoding="utf-8")
    assert checkout.is_ready(Lock.PLAY)


@pytest.mark.usefixtures("pip_calls")
def test_an_environment_of_another_python_is_made_anew(checkout: environment.Environment) -> None:
    venv.create(checkout.folder, with_pip=False)
    left_over = checkout.folder / "left-over"
    left_over.touch()
    (checkout.folder / "pyvenv.cfg").write_text("version = 3.9.1\n", encoding="utf-8")
    checkout.set_up(Lock.PLAY)
    assert not left_over.exists()
    assert checkout.is_ready(Lock.PLAY)


def test_where_pip_fails_the_next_start_sets_up_again(
    checkout: environment.Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing = SimpleNamespace(run=lambda call, **_: subprocess.CompletedProcess(call, returncode=1))
    monkeypatch.setattr(environment, "subprocess", failing)
    with pytest.raises(environment.SetupError, match="pip could not install"):
        checkout.set_up(Lock.PLAY)
    assert not checkout.is_ready(Lock.PLAY)


def test_the_hook_is_written_once_and_spares_a_hook_of_somebody_else(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)  # noqa: S607 - whichever git is there
    assert hook.install(tmp_path) == 0
    assert hook.install(tmp_path) == 0
    written = tmp_path / ".git" / "hooks" / "pre-commit"
    assert ".ci static" in written.read_text(encoding="utf-8")
    written.write_text("#!/bin/sh\ntrue\n", encoding="utf-8")
    assert hook.install(tmp_path) == 1
    assert written.read_text(encoding="utf-8") == "#!/bin/sh\ntrue\n"
