"""Diagnostics for people and for programs: text, JSON, SARIF 2.1.0, GitHub's workflow commands."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final, get_args
from urllib.parse import quote

import cxsim
from cxsim.content.diagnostic import Severity
from cxsim.workbench.pages import page_text, pages

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from cxsim.content import Diagnostic

MOST_RESULTS: Final = 25_000
"""Results of a SARIF log; code scanning refuses one with more (GitHub, "SARIF support for code scanning")."""
_SEVERITIES: Final = get_args(Severity)
"""The worst first."""
_INVOCATION: Final = {"executionSuccessful": True}
_GITHUB: Final = {"error": "error", "warning": "warning", "note": "notice"}


def as_text(found: Sequence[Diagnostic], packs: int) -> str:
    """Return each diagnostic as a person reads it, and how many there are."""
    counts = [(sum(each.severity == kind for each in found), kind) for kind in ("error", "warning", "note")]
    told = ", ".join(f"{count} {kind}{'' if count == 1 else 's'}" for count, kind in counts if count)
    last = f"{packs} pack{'' if packs == 1 else 's'}: {told or 'nothing to fix'}."
    return "\n".join([*(f"{each}\n" for each in found), last])


def as_json(found: Sequence[Diagnostic]) -> str:
    """Return a list of diagnostics with their fields by name, one a line."""
    return f"[{_lines(each.as_dict() for each in found)}]"


def as_sarif(found: Sequence[Diagnostic]) -> str:
    """Return a SARIF 2.1.0 log with one run, as code scanning reads it, one result a line.

    Of more than MOST_RESULTS it holds the worst, and says so.
    """
    worst = sorted(range(len(found)), key=lambda at: _SEVERITIES.index(found[at].severity))[:MOST_RESULTS]
    kept = [found[at] for at in sorted(worst)]
    codes = pages()
    rules = [_rule(code, name, codes.get(code)) for code, name in sorted({(each.code, each.rule) for each in kept})]
    driver = f'{{"name": "cxsim", "version": "{cxsim.__version__}", "rules": [{_lines(rules)}]}}'
    told = json.dumps(_INVOCATION if len(kept) == len(found) else _left_out(len(found) - len(kept)), ensure_ascii=False)
    return (
        f'{{"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [{{\n'
        f'"tool": {{"driver": {driver}}},\n"columnKind": "unicodeCodePoints",\n"invocations": [{told}],\n'
        f'"results": [{_lines(map(_result, kept))}]\n}}]}}'
    )


def _lines(listed: Iterable[Any]) -> str:
    """Return what stands in a list of JSON, one item a line: an indented list takes five times as long."""
    return ",".join(f"\n{json.dumps(each, ensure_ascii=False)}" for each in listed) + "\n"


def _rule(code: str, name: str, page: Path | None) -> Mapping[str, Any]:
    told: dict[str, Any] = {"id": code, "name": name, "shortDescription": {"text": name.replace("-", " ").capitalize()}}
    if page:
        text = page_text(page)
        told |= {"help": {"text": text, "markdown": text}}
    return told


def _left_out(count: int) -> Mapping[str, Any]:
    text = f"{count:,} more results are left out: code scanning takes {MOST_RESULTS:,}. Mend these first."
    notification = {"level": "warning", "message": {"text": text}}
    return {**_INVOCATION, "toolExecutionNotifications": [notification]}


def _result(each: Diagnostic) -> Mapping[str, Any]:
    place = {
        "artifactLocation": {"uri": _uri(each.file)},
        "region": {"startLine": each.line, "startColumn": each.column},
    }
    message = " ".join(filter(None, (each.problem, each.way_out)))
    return {
        "ruleId": each.code,
        "level": each.severity,
        "message": {"text": message},
        "locations": [{"physicalLocation": place}],
    }


def _uri(file: str) -> str:
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


def as_github(found: Sequence[Diagnostic]) -> str:
    """Return workflow commands that GitHub shows beside the lines of a change."""
    return "\n".join(
        f"::{_GITHUB[each.severity]} file={_property(each.file)},line={each.line},col={each.column},"
        f"title={_property(f'{each.code} {each.rule}')}::{_message(each.problem, each.way_out)}"
        for each in found
    )


def _message(*lines: str) -> str:
    return "\n".join(filter(None, lines)).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
