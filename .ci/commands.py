"""The one list of commands that hand, hook and CI share."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Lock(StrEnum):
    """Name a file in `lock/`: the packages a command needs."""

    PLAY = "play"
    DEV = "dev"


@dataclass(frozen=True, slots=True)
class Command:
    """Something `python .ci NAME` does.

    Attributes:
        name: what is typed.
        summary: one line for the list.
        steps: arguments to the environment's Python, one tuple a step; each step gets the caller's further arguments.
        parts: names of other commands, run one after the other to the end even where one fails.
        lock: the packages that must be installed first; None: the caller's own Python runs the steps.
        anywhere: whether further arguments name files, which are looked for where the caller is.
    """

    name: str
    summary: str
    steps: tuple[tuple[str, ...], ...] = ()
    parts: tuple[str, ...] = ()
    lock: Lock | None = Lock.DEV
    anywhere: bool = False


def _module(*arguments: str) -> tuple[str, ...]:
    return ("-m", *arguments)


def _compile(lock: Lock, *arguments: str) -> tuple[str, ...]:
    """Return the step that resolves one lock for every platform and Python that pyproject.toml admits."""
    resolve = ("uv", "pip", "compile", "pyproject.toml", "--universal", "--python-version", "3.11")
    only_names_and_hashes = ("--generate-hashes", "--no-emit-index-url", "--no-annotate", "--no-header")
    target = ("--system-certs", "--quiet", "--output-file", f".ci/lock/{lock}.txt")
    return _module(*resolve, *only_names_and_hashes, *target, *arguments)


# import-linter has no module to run with -m, and its script's first line names a folder that may have moved.
_LINT_IMPORTS = ("-c", "from importlinter.cli import lint_imports_command as main; main()", "--no-logo")

_LIST = (
    Command("play", "open the game", (_module("cxsim", "play"),), lock=Lock.PLAY, anywhere=True),
    Command("test", "run the tests", (_module("pytest"),)),
    Command("lint", "check style and format", (_module("ruff", "check"), _module("ruff", "format", "--check"))),
    Command("types", "check types", (_module("mypy"),)),
    Command("layers", "check which room imports which", (_LINT_IMPORTS,)),
    Command(
        "check",
        "check the scenarios, every way through",
        (_module("cxsim", "check", "scenarios", "--explore", "--states", "40000"),),
    ),
    Command("static", "lint, types, layers and check", parts=("lint", "types", "layers", "check")),
    Command("all", "test, then static: what CI runs", parts=("test", "static")),
    Command("cover", "run the tests and name the lines they miss", (_module("pytest", "--cov"),)),
    Command("bench", "measure against the budgets", (_module("tests.benchmarks"),)),
    Command("format", "mend style and format", (_module("ruff", "check", "--fix"), _module("ruff", "format"))),
    Command(
        "lock",
        "resolve the locked packages anew (--upgrade: to their newest)",
        (
            _compile(Lock.DEV, "--extra", "dev"),
            _compile(Lock.PLAY, "--extra", "build", "--extra", "world", "--constraint", f".ci/lock/{Lock.DEV}.txt"),
        ),
    ),
    Command("hook", "have git run static before every commit", ((".ci/hook.py",),), lock=None),
)

COMMANDS = {command.name: command for command in _LIST}
