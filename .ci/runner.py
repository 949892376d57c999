"""Run a command of the list: set up what it needs, then its steps or its parts."""

from __future__ import annotations

import difflib
import subprocess
import sys
from pathlib import Path

import commands
import environment

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str]) -> int:
    """Run the command that the first argument names, handing it the others; return its exit code."""
    if not arguments or arguments[0] in {"-h", "--help"}:
        print(_listing())
        return 0
    name, *further = arguments
    command = commands.COMMANDS.get(name)
    if command is None:
        near = difflib.get_close_matches(name, commands.COMMANDS, n=1)
        print(f"No command '{name}'. " + (f"Did you mean '{near[0]}'?" if near else "`python .ci` lists them."))
        return 2
    try:
        return _run(command, further)
    except environment.SetupError as problem:
        print(problem)
        return 1


def _listing() -> str:
    width = max(len(command.name) for command in commands.COMMANDS.values())
    lines = [f"  {command.name:<{width}}  {command.summary}" for command in commands.COMMANDS.values()]
    return "\n".join(["python .ci COMMAND [ARGUMENT ...]", "", *lines])


def _run(command: commands.Command, further: list[str]) -> int:
    if command.parts:
        return _run_parts(command, further)
    python = _interpreter(command.lock)
    for step in command.steps:
        finished = subprocess.run((python, *step, *further), cwd=None if command.anywhere else ROOT, check=False)
        if finished.returncode:
            return finished.returncode
    return 0


def _interpreter(lock: commands.Lock | None) -> Path:
    """Return the Python that has the packages of `lock`, once they are installed."""
    if lock is None:
        return Path(sys.executable)
    place = environment.Environment(ROOT)
    if not place.is_ready(lock):
        place.set_up(lock)
    return place.python


def _run_parts(command: commands.Command, further: list[str]) -> int:
    """Run every part, so that one run shows all that is wrong; fail where one failed."""
    if further:
        print(f"'{command.name}' runs {', '.join(command.parts)} and takes no arguments of its own.")
        return 2
    failed = []
    for name in command.parts:
        part = commands.COMMANDS[name]
        print(f"== {name}: {part.summary}", flush=True)
        if _run(part, []):
            failed.append(name)
    print(f"== {command.name}: {'failed: ' + ', '.join(failed) if failed else 'passed'}", flush=True)
    return 1 if failed else 0
