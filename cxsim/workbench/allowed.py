"""``# cxsim: allow CX714 because …``: what an author means as it stands, on the line or on the one above it.

Errors cannot be allowed: they keep the pack from being played.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cxsim.content.diagnostic import Diagnostic
from cxsim.content.yaml_source import LARGEST
from cxsim.workbench.rules import exploring_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cxsim.content.load import ReadBytes

_ALLOW = re.compile(r"(?:^|(?<=\s))#\s*cxsim:\s*(?P<verb>\w+)(?P<rest>[^\n]*)")
_VERB = "allow"
_CODE = re.compile(r"\bCX\d{3}\b")
_CODES = re.compile(r"\s+(?P<codes>CX\d{3}(?:\s*,\s*CX\d{3})*)(?:\s+because\s+(?P<reason>\S.*))?\s*$")
_OF_EXPLORATION = "CX8"
"""How the codes begin that exploration itself gives out; of a rule, ``EXPLORES`` says it."""


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

    Of an unsound pack the rules have not said everything yet: only what allows an error is idle there for certain.
    """
    told = list(found)
    allowances, faulty = _allowances(folder, read_bytes)
    allowed = {place for one in allowances for place in _places(one)}
    errors = {_place(each) for each in told if each.severity == "error"}
    others = {_place(each) for each in told if each.severity != "error"}
    kept = [each for each in told if each.severity == "error" or _place(each) not in allowed]
    later = frozenset() if explored else _explored({one.code for one in allowances})
    idle = [
        _idle(one, errors)
        for one in allowances
        if others.isdisjoint(_places(one)) and one.code not in later and (sound or not errors.isdisjoint(_places(one)))
    ]
    return tuple(sorted([*kept, *faulty, *idle], key=lambda each: (each.file, each.line, each.column, each.code)))


def is_explored(code: str) -> bool:
    """Say whether a code is given out by exploration only."""
    return bool(_explored({code}))


def _explored(codes: set[str]) -> frozenset[str]:
    """Return which of some codes are given out by exploration only."""
    of_rules = {each.CODE for each in exploring_rules()} if codes else set()
    return frozenset(code for code in codes if code.startswith(_OF_EXPLORATION) or code in of_rules)


def allowed_by(comment: str) -> tuple[str, ...]:
    """Return the codes that a comment such as ``# cxsim: allow CX738 because …`` allows; none without a reason."""
    remark = _ALLOW.search(comment)
    codes = _CODES.match(remark["rest"]) if remark and remark["verb"] == _VERB else None
    return tuple(_CODE.findall(codes["codes"])) if codes and codes["reason"] else ()


_Place = tuple[str, str, int]
"""File, code and line."""


def _place(diagnostic: Diagnostic) -> _Place:
    return diagnostic.file, diagnostic.code, diagnostic.line


def _places(allowance: Allowance) -> tuple[_Place, _Place]:
    """Return what is allowed: on the allowance's own line, and on the one below."""
    file, line, _, code = allowance
    return (file, code, line), (file, code, line + 1)


def _allowances(folder: Path, read_bytes: ReadBytes) -> tuple[list[Allowance], list[Diagnostic]]:
    good: list[Allowance] = []
    bad: list[Diagnostic] = []
    for path in authored_files(folder):
        for line, column, verb, rest in _remarks(path, read_bytes):
            codes = _CODES.match(rest) if verb == _VERB else None
            if codes and codes["reason"]:
                good += [Allowance(str(path), line, column, code) for code in _CODE.findall(codes["codes"])]
            else:
                unread = "this names no code such as CX714." if verb == _VERB else f"'{verb}' is no word for cxsim."
                problem = "this does not say why." if codes else unread
                bad.append(Diagnostic(str(path), line, column, *_BAD, problem, _WAY, "warning"))
    return good, bad


_BAD = ("CX790", "bad-allowance")
_WAY = "Write # cxsim: allow CX714 because … and the reason."


def authored_files(folder: Path) -> Iterator[Path]:
    """Yield the files of a pack that are fit to be read: the reader says of all others why they are not."""
    home = folder.resolve()
    for path in sorted([*folder.glob("*.yaml"), *folder.glob("playthroughs/*.yaml")]):
        try:
            fit = path.is_file() and path.stat().st_size <= LARGEST
            inside = path.resolve().is_relative_to(home)
        except (OSError, RuntimeError):
            continue
        if fit and inside and not path.name.startswith("."):
            yield path


def _remarks(path: Path, read_bytes: ReadBytes) -> Iterator[tuple[int, int, str, str]]:
    try:
        source = read_bytes(path)
    except OSError:  # the reader has said so
        return
    if b"cxsim:" not in source:
        return
    for number, line in enumerate(source.decode(errors="replace").splitlines(), start=1):
        remark = _ALLOW.search(line)
        if remark and (remark["verb"] == _VERB or _CODE.search(remark["rest"])):
            yield number, remark.start() + 1, remark["verb"], remark["rest"]


def _idle(allowance: Allowance, errors: set[_Place]) -> Diagnostic:
    file, line, column, code = allowance
    problem = f"there is nothing here that {code} would say, so there is nothing to allow."
    if not errors.isdisjoint(_places(allowance)):
        problem = f"{code} is an error here, and an error cannot be allowed: it keeps the pack from being played."
    return Diagnostic(file, line, column, "CX791", "idle-allowance", problem, "Delete it.", "warning")
