"""The documentation says what the code does."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxsim.equations.customer_parameters import CHURN_SLOPE
from cxsim.equations.team_parameters import HIRING_COST, SLACK
from cxsim.simulation.judgement import judged, sweep, usual_gain, varied
from cxsim.simulation.model_tables import TABLES, brought_up_to_date

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "model.md"
SLOW = {"sensitivity"}


def document() -> str:
    return DOCUMENT.read_text(encoding="utf-8")


def test_the_document_shows_every_table() -> None:
    assert all(document().count(f"<!-- table: {name} -->\n| ") == 1 for name in TABLES if name not in SLOW)
    assert document().count("<!-- table: sensitivity -->\nWith every number at its value: ") == 1


@pytest.mark.parametrize("name", [name for name in TABLES if name not in SLOW])
def test_a_table_in_the_document_is_what_the_code_prints(name: str) -> None:
    assert brought_up_to_date(document(), [name]) == document()


def test_the_sensitivities_in_the_document_are_measured() -> None:
    assert f"With every number at its value: {usual_gain():+.1%}." in document()
    found = sweep("CHURN_SLOPE")
    assert f"| `CHURN_SLOPE` | 0.9 | {found.at_low:+.1%} | 3.6 | {found.at_high:+.1%} |" in document()


def test_a_parameter_is_varied_and_put_back() -> None:
    usual = usual_gain()
    with varied(CHURN_SLOPE, 3.6):
        assert usual_gain() > usual
    with varied(SLACK, 0.0):
        assert usual_gain() != usual
    with varied(HIRING_COST, 200.0):
        assert usual_gain() == usual
    assert usual_gain() == usual


def test_only_what_is_judgement_is_swept() -> None:
    assert {each.tag for each in judged().values()} == {"J"}
