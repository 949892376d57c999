"""Diagnostics for people and for programs: text, JSON, SARIF 2.1.0, GitHub's workflow commands."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final

import cxsim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxsim.content import Diagnostic

_GITHUB: Final = {"error": "error", "warning": "warning", "note": "notice"}


def as_text(found: Sequence[Diagnostic], packs: int) -> str:
    """Return each diagnostic as a person reads it, and how many there are."""
    counts = [(sum(each.severity == kind for each in found), kind) for kind in ("error", "warning", "note")]
    told = ", ".join(f"{count} {kind}{'' if count == 1 else 's'}" for count, kind in counts if count)
    last = f"{packs} pack{'' if packs == 1 else 's'}: {told or 'nothing to fix'}."
    return "\n".join([*(f"{each}\n" for each in found), last])


def as_json(found: Sequence[Diagnostic]) -> str:
    """Return a list of diagnostics with their fields by name."""
    return json.dumps([each.as_dict() for each in found], ensure_ascii=False, indent=2)


def as_sarif(found: Sequence[Diagnostic]) -> str:
    """Return a SARIF 2.1.0 log with one run, as code scanning reads it."""
    rules = {each.code: each.rule for each in found}
    driver = {
        "name": "cxsim",
        "version": cxsim.__version__,
        "rules": [{"id": code, "name": rules[code]} for code in sorted(rules)],
    }
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": [_result(each) for each in found]}
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return json.dumps({"$schema": schema, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _result(each: Diagnostic) -> dict[str, Any]:
    place = {
        "artifactLocation": {"uri": PurePath(each.file).as_posix()},
        "region": {"startLine": each.line, "startColumn": each.column},
    }
    message = " ".join(filter(None, (each.problem, each.way_out)))
    return {
        "ruleId": each.code,
        "level": each.severity,
        "message": {"text": message},
        "locations": [{"physicalLocation": place}],
    }


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
