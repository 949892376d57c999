"""Where a rule of the linters is not kept, the reason stands beside it."""

from __future__ import annotations

import re
import tokenize
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = (".ci", "assets", "cxsim", "tests")
IGNORING = re.compile(r"(?:ruff: )?noqa|type: ignore|pragma: no")
WITH_REASON = re.compile(
    r"(?:(?:ruff: )?noqa: [A-Z]+\d+(?:, [A-Z]+\d+)*|pragma: no \w+) - \w.*|type: ignore\[[a-z, -]+\]"
)
"""What mypy is told ends with its bracket; the reason is a comment of its own after it."""
EXCEPTIONS = re.compile(
    r'(?:"[^"]+" = (?=\[)|(?:filterwarnings|[\w-]*(?:ignore|exclude|allow|omit)[\w-]*) = )(?P<value>.*)'
)
"""In pyproject.toml; a key in quotes is a file whose rules are fewer."""


def without_reason(comment: str) -> bool:
    """Say whether a comment ignores a rule and does not say why."""
    parts = [each.strip() for each in comment.split("#") if each.strip()]
    ignoring = [bool(IGNORING.match(each)) for each in parts]
    if not all(WITH_REASON.fullmatch(part) for part, ignores in zip(parts, ignoring, strict=True) if ignores):
        return True
    typed = [at for at, part in enumerate(parts) if part.startswith("type: ignore")]
    return any(at + 1 == len(parts) or ignoring[at + 1] for at in typed)


def comments_without_reason(path: Path) -> Iterator[str]:
    """Yield them with their places; only a file in which something looks like one is taken apart."""
    lines = path.read_text(encoding="utf-8").splitlines()
    if any(IGNORING.search(line) and without_reason(line.partition("#")[2]) for line in lines):
        with path.open("rb") as file:
            for token in tokenize.tokenize(file.readline):
                if token.type == tokenize.COMMENT and without_reason(token.string):
                    yield f"{path}:{token.start[0]}: {token.string}"


def bare(lines: Iterable[str]) -> Iterator[str]:
    """Yield the exceptions of a pyproject.toml that have no comment: beside them, or above them without a gap."""
    told, inside = False, False
    for line in (each.strip() for each in lines):
        value = found["value"] if (found := EXCEPTIONS.match(line)) else line if inside else ""
        if line.startswith("#"):
            told = True
        elif line in {"", "]"}:
            told = False
        elif value.strip("[]") and not told and " # " not in line and value != '"error",':
            yield line
        inside = value == "[" or (inside and line != "]")


@pytest.mark.parametrize(
    ("comment", "wants_one"),
    [
        ("# noqa", True),
        ("# noqa: S101", True),
        ("# noqa: S101, PLC0415 - one reason for both", False),
        ("# type: ignore[arg-type]", True),
        ("# type: ignore  # whatever it is", True),
        ("# type: ignore[arg-type]  # what is refused", False),
        ("# type: ignore[arg-type]  # noqa: S101 - a reason for the second alone", True),
        ("# pragma: no cover", True),
        ("# pragma: no cover - never here", False),
        ("# says noqa in passing", False),
    ],
)
def test_a_comment_without_a_reason_is_known(comment: str, *, wants_one: bool) -> None:
    assert without_reason(comment) == wants_one


def test_every_rule_that_a_line_ignores_has_its_reason_there() -> None:
    paths = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
    assert paths
    assert [comment for path in paths for comment in comments_without_reason(path)] == []


def test_a_comment_is_told_from_a_text(tmp_path: Path) -> None:
    file = tmp_path / "file.py"
    file.write_text('text = "# noqa"\nmark = "#"  # noqa\n', encoding="utf-8")
    assert list(comments_without_reason(file)) == [f"{file}:2: # noqa"]


def test_an_exception_of_the_project_without_a_comment_is_known() -> None:
    settings = """
        # Said above.
        omit = ["a"]

        ignore = [
            "D105", # said beside
            "D107",
            # Said above.
            "EM",
        ]
        filterwarnings = [
            "error",
            "ignore:that",
        ]

        ignore_missing_imports = true
        "tests/*" = ["S101"]
    """
    lines = settings.splitlines()
    alone = ["ignore_missing_imports = true", '"tests/*" = ["S101"]']
    assert list(bare(lines)) == ['"D107",', '"ignore:that",', *alone]


def test_every_exception_of_the_project_has_a_comment() -> None:
    assert list(bare((ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines())) == []
