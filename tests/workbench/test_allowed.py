"""`# cxsim: allow CX714 because …`: a reason silences one code in one place, and nothing else does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cxsim.workbench.check import check_pack
from tests.packs import desk, scenario, write_pack
from tests.workbench.packed import SHEET
from tests.workbench.test_rules import told

if TYPE_CHECKING:
    from pathlib import Path


def idle(remark: str) -> str:
    """Return a scenario with a variable that nothing reads, and a remark beside it."""
    return f"variables:\n  idle: true{remark}\n" + desk(go="takes: 1 min")


def test_a_reason_on_the_line_silences_one_code_there(tmp_path: Path) -> None:
    assert [each.code for each in told(tmp_path, idle(""))] == ["CX701"]
    assert told(tmp_path, idle(" # cxsim: allow CX701 because the next part reads it")) == []


def test_a_reason_on_the_line_above_silences_one_code_there(tmp_path: Path) -> None:
    body = idle("").replace("  idle", "  # cxsim: allow CX701 because the next part reads it\n  idle")
    assert told(tmp_path, body) == []


@pytest.mark.parametrize(
    "remark",
    [
        "allow CX701",
        "allow",
        "allow everything because I say so",
        "allow CX701 because ",
        "alow CX701 because the next part reads it",
        "ignore CX701 because the next part reads it",
    ],
)
def test_without_code_or_reason_nothing_is_silenced(remark: str, tmp_path: Path) -> None:
    found = told(tmp_path, idle(f" # cxsim: {remark}"))
    assert [each.code for each in found] == ["CX701", "CX790"]


def test_an_allowance_that_allows_nothing_is_told(tmp_path: Path) -> None:
    found = told(tmp_path, idle(" # cxsim: allow CX701, CX703 because of the next part"))
    assert [(each.code, each.problem.split()[5]) for each in found] == [("CX791", "CX703")]


def test_an_error_cannot_be_allowed(tmp_path: Path) -> None:
    body = desk(go="takes: 1 min").replace("next: over", "next: ovre # cxsim: allow CX201 because I like it")
    found = told(tmp_path, body)
    assert [each.code for each in found] == ["CX201", "CX791"]
    assert "an error cannot be allowed" in found[1].problem


def test_a_remark_for_cxsim_that_names_no_code_and_allows_nothing_is_a_comment_like_any_other(tmp_path: Path) -> None:
    assert [each.code for each in told(tmp_path, idle(" # cxsim: see the next part"))] == ["CX701"]


def test_an_allowance_is_not_idle_while_an_error_elsewhere_keeps_the_rules_from_speaking(tmp_path: Path) -> None:
    allowed = idle(" # cxsim: allow CX701 because the next part reads it")
    assert [each.code for each in told(tmp_path, allowed.replace("next: over", "next: ovre"))] == ["CX201"]


def test_what_only_exploration_says_is_no_idle_allowance_before_it_explored(tmp_path: Path) -> None:
    body = desk(go="takes: 1 min").replace("next: over", "next: over # cxsim: allow CX803 because it is late")
    pack = write_pack(tmp_path, {"call": scenario(body)}, SHEET)
    assert "CX791" not in {each.code for each in check_pack(pack)}
    assert "CX791" in {each.code for each in check_pack(pack, 100)}
