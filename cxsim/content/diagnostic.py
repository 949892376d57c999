"""What an author should fix: where it stands, what is wrong in the author's own words, and one way out."""

from __future__ import annotations

from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "note"]
LONGEST_QUOTE = 60
"""Characters of an author's text that a message repeats."""


class Fault(NamedTuple):
    """Something wrong at one place of a text whose file is not known yet; line and column count from 1."""

    line: int
    column: int
    code: str
    rule: str
    problem: str
    way_out: str = ""
    severity: Severity = "error"

    def in_file(self, file: str) -> Diagnostic:
        """Return the diagnostic that says the same about ``file``."""
        return Diagnostic(file, *self)


class Diagnostic(NamedTuple):
    """Something an author should fix; line and column count from 1, ``code`` is stable, ``rule`` is its name."""

    file: str
    line: int
    column: int
    code: str
    rule: str
    problem: str
    way_out: str = ""
    severity: Severity = "error"

    def __str__(self) -> str:
        """Return the diagnostic as a person reads it: the place first, then the problem and the way out."""
        return format_diagnostic(self)

    def as_dict(self) -> dict[str, str | int]:
        """Return the fields by name, for JSON."""
        return self._asdict()


def format_diagnostic(diagnostic: Diagnostic) -> str:
    """Return ``file:line:column  code rule`` and, indented below, the problem and the way out.

    Anything but an error names its severity. Characters that a terminal would obey are shown as escapes.
    """
    severity = "" if diagnostic.severity == "error" else f" ({diagnostic.severity})"
    place = f"{diagnostic.file}:{diagnostic.line}:{diagnostic.column}"
    lines = [f"{place}  {diagnostic.code} {diagnostic.rule}{severity}"]
    lines += [f"  {line}" for line in (diagnostic.problem, diagnostic.way_out) if line]
    return "\n".join(printable(line) for line in lines)


def quoted(text: str) -> str:
    """Return ``text`` in quotes for a message: on one line, at most LONGEST_QUOTE characters, nothing unprintable."""
    short = " ".join(text[: LONGEST_QUOTE + 1].split())
    if len(text) > LONGEST_QUOTE:
        short = short[: LONGEST_QUOTE - 1] + "…"
    return f"'{printable(short)}'"


def printable(text: str) -> str:
    r"""Return ``text`` with every character that does not print as an escape such as ``\x1b``."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)
