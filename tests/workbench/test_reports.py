"""Reports for programs: as many results as they take, places that they understand, little memory."""

from __future__ import annotations

import json
import tracemalloc
from typing import TYPE_CHECKING

from cxsim.content import Diagnostic
from cxsim.workbench import reports

if TYPE_CHECKING:
    from pathlib import Path


_SAID = "choice 'go' delivers 'feel_heared', which this scenario does not declare."


def many(count: int) -> list[Diagnostic]:
    """Return mistakes of a pack, every tenth an error."""
    return [
        Diagnostic("packs/call.yaml", at + 1, 1, "CX204", "unknown-need", _SAID, "", "note" if at % 10 else "error")
        for at in range(count)
    ]


def test_code_scanning_gets_the_worst_of_what_it_would_refuse_as_too_much() -> None:
    (run,) = json.loads(reports.as_sarif(many(reports.MOST_RESULTS + 1000)))["runs"]
    assert len(run["results"]) == reports.MOST_RESULTS
    assert [each["level"] for each in run["results"]].count("error") == (reports.MOST_RESULTS + 1000) / 10
    lines = [each["locations"][0]["physicalLocation"]["region"]["startLine"] for each in run["results"]]
    assert lines == sorted(lines)
    (told,) = run["invocations"][0]["toolExecutionNotifications"]
    assert told["message"]["text"].startswith("1,000 more results are left out")


def test_a_log_that_is_whole_says_nothing_of_more() -> None:
    (run,) = json.loads(reports.as_sarif(many(3)))["runs"]
    assert run["invocations"] == [{"executionSuccessful": True}]


def test_a_place_in_a_report_is_an_address(tmp_path: Path) -> None:
    file = tmp_path / "a call.yaml"
    found = [each._replace(file=name) for each in many(1) for name in ("my packs/für/#1.yaml", str(file))]
    (run,) = json.loads(reports.as_sarif(found))["runs"]
    places = [each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in run["results"]]
    assert places == ["my%20packs/f%C3%BCr/%231.yaml", file.as_uri()]


def test_nothing_found_is_a_report_too() -> None:
    assert json.loads(reports.as_json([])) == []
    assert json.loads(reports.as_sarif([]))["runs"][0]["results"] == []
    assert reports.as_github([]) == ""


def test_a_report_takes_few_times_its_own_size_in_memory() -> None:
    found = many(5000)
    for report in (reports.as_json, reports.as_sarif, reports.as_github):
        tracemalloc.start()
        try:
            size = len(report(found))
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
        assert peak < 6 * size
