"""``# cxsim: allow CX714 because …``: what an author means as it stands, on the line or on the one above it.

Errors cannot be allowed: they keep the pack from being played.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cxsim.content.diagnostic import Diagnostic
from cxsim.content.yaml_source import LARGEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cxsim.content.load import ReadBytes

_ALLOW = re.compile(r"(?:^|(?<=\s))#\s*cxsim:\s*allow\b(?P<rest>[^\n]*)")
_CODES = re.compile(r"\s+(?P<codes>CX\d{3}(?:\s*,\s*CX\d{3})*)(?:\s+because\s+(?P<reason>\S.*))?\s*$")
EXPLORED = ("CX8", "CX721", "CX722")
"""Codes that begin so are given out by exploration only."""


class Allowance(NamedTuple):
    """One code allowed in one place."""

    file: str
    line: int
    column: int
    code: str


def sifted(
    folder: Path, found: Iterable[Diagnostic], *, sound: bool, explored: bool, read_bytes: ReadBytes = Path.read_bytes
) -> tuple[Diagnostic, ...]:
    """Return what is still to be said when allowances are heeded, with what is to be said about them, in order.

    Of an unsound pack the rules have said nothing yet: only what allows an error is idle there for certain.
    """
    told = list(found)
    allowances, faulty = _allowances(folder, read_bytes)
    kept = [each for each in told if not any(_covers(one, each) for one in allowances)]
    errors = [each for each in told if each.severity == "error"]
    idle = [
        _idle(one)
        for one in allowances
        if not any(_covers(one, each) for each in told)
        and (explored or not one.code.startswith(EXPLORED))
        and (sound or any(_is_beside(one, each) for each in errors))
    ]
    return tuple(sorted([*kept, *faulty, *idle], key=lambda each: (each.file, each.line, each.column, each.code)))


def allowed_by(comment: str) -> tuple[str, ...]:
    """Return the codes that a comment such as ``# cxsim: allow CX738 because …`` allows; none without a reason."""
    remark = _ALLOW.search(comment)
    codes = _CODES.match(remark["rest"]) if remark else None
    return tuple(re.findall(r"CX\d{3}", codes["codes"])) if codes and codes["reason"] else ()


def _covers(allowance: Allowance, diagnostic: Diagnostic) -> bool:
    return diagnostic.severity != "error" and _is_beside(allowance, diagnostic)


def _is_beside(allowance: Allowance, diagnostic: Diagnostic) -> bool:
    same = (diagnostic.file, diagnostic.code) == (allowance.file, allowance.code)
    return same and diagnostic.line in {allowance.line, allowance.line + 1}


def _allowances(folder: Path, read_bytes: ReadBytes) -> tuple[list[Allowance], list[Diagnostic]]:
    good: list[Allowance] = []
    bad: list[Diagnostic] = []
    for path in authored_files(folder):
        for line, column, rest in _remarks(path, read_bytes):
            codes = _CODES.match(rest)
            if codes and codes["reason"]:
                good += [Allowance(str(path), line, column, code) for code in re.findall(r"CX\d{3}", codes["codes"])]
            else:
                problem = "this does not say why." if codes else "this names no code such as CX714."
                bad.append(Diagnostic(str(path), line, column, *_BAD, problem, _WAY, "warning"))
    return good, bad


_BAD = ("CX790", "bad-allowance")
_WAY = "Write # cxsim: allow CX714 because … and the reason."


def authored_files(folder: Path) -> Iterator[Path]:
    """Yield the files of a pack that are fit to be read: the reader says of all others why they are not."""
    for path in sorted([*folder.glob("*.yaml"), *folder.glob("playthroughs/*.yaml")]):
        try:
            fit = path.is_file() and path.stat().st_size <= LARGEST
            inside = path.resolve().is_relative_to(folder.resolve())
        except (OSError, RuntimeError):
            continue
        if fit and inside and not path.name.startswith("."):
            yield path


def _remarks(path: Path, read_bytes: ReadBytes) -> Iterator[tuple[int, int, str]]:
    try:
        source = read_bytes(path)
    except OSError:  # the reader has said so
        return
    if b"cxsim:" not in source:
        return
    for number, line in enumerate(source.decode(errors="replace").splitlines(), start=1):
        remark = _ALLOW.search(line)
        if remark:
            yield number, remark.start() + 1, remark["rest"]


def _idle(allowance: Allowance) -> Diagnostic:
    problem = f"there is nothing here that {allowance.code} would say, so there is nothing to allow."
    file, line, column, _ = allowance
    return Diagnostic(file, line, column, "CX791", "idle-allowance", problem, "Delete it.", "warning")
