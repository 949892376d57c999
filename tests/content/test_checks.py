"""What must hold for a pack to be played: each check is shown by a mistake, told word for word at its place."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.content.authored import CALL, CAST, SHEET, SOUND, Mistake, assert_told, diagnosed, told
from tests.content.mistakes_of_flow import FORMS_AND_WEEKS, OF_CONDITION, OF_FLOW
from tests.content.mistakes_of_name import OF_NAME

ROOT = Path(__file__).resolve().parents[2]
CODE = re.compile(r"\bCX\d{3}\b")


def test_a_sound_pack_is_read_without_a_word(tmp_path: Path) -> None:
    assert diagnosed(tmp_path, SOUND) == ()


@pytest.mark.parametrize(
    "mistake",
    [*OF_NAME, *OF_CONDITION, *OF_FLOW, *FORMS_AND_WEEKS],
    ids=lambda each: f"{each.place}: {each.written[:40]}",
)
def test_a_mistake_is_told_at_its_place_with_a_way_out(tmp_path: Path, mistake: Mistake) -> None:
    assert_told(tmp_path, mistake)


def test_every_code_that_content_gives_out_is_shown_by_a_test() -> None:
    given = {code for path in (ROOT / "cxsim" / "content").rglob("*.py") for code in CODE.findall(_text(path))}
    shown = {code for path in Path(__file__).parent.glob("*.py") for code in CODE.findall(_text(path))}
    assert given
    assert given - shown == set()


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_one_code_has_one_rule() -> None:
    rules: dict[str, set[str]] = {}
    for mistake in (*OF_CONDITION, *OF_FLOW, *FORMS_AND_WEEKS):
        code, rule, *_ = mistake.place.split("  ")[1].split()
        rules.setdefault(code, set()).add(rule)
    assert {code: names for code, names in rules.items() if len(names) > 1} == {}


def test_mistakes_of_several_files_are_told_in_one_pass_by_file_and_line(tmp_path: Path) -> None:
    files = {
        "pack.yaml": SHEET.replace("rating:", "ratings:"),
        "cast.yaml": CAST.replace("ines: {name: Ines}", "dervla: {name: Dervla}"),
        "call.yaml": CALL.replace("next: over\n", "next: ovre\n").replace("phone rings", "phone rings at {tiem}"),
        "other.yaml": "title: Other\nwith: dervla\n",
        "third.yaml": "title: [Third\n",
        "playthroughs/call.yaml": "run: {titel: A run}\n",
    }
    found = diagnosed(tmp_path, files)
    places = [f"{told(tmp_path, each).partition('  ')[0]} {each.code}" for each in found]
    assert places == [
        "call.yaml:11:30 CX216",
        "call.yaml:17:11 CX201",
        "cast.yaml:5:3 CX215",
        "other.yaml:1:1 CX101",
        "other.yaml:1:1 CX101",
        "pack.yaml:6:8 CX202",
        "playthroughs/call.yaml:1:1 CX101",
        "playthroughs/call.yaml:1:1 CX101",
        "playthroughs/call.yaml:1:1 CX101",
        "playthroughs/call.yaml:1:7 CX102",
        "third.yaml:1:8 CX027",
    ]


def test_an_item_that_does_not_fit_moves_no_other_from_its_place(tmp_path: Path) -> None:
    call = CALL.replace("text: Answer it.", "does: [own_up, 4, make_god, [a], own_upp], text: Answer it.")
    line = next(each for each in call.splitlines() if "make_god" in each)
    places = [(each.code, each.column) for each in diagnosed(tmp_path, {**SOUND, "call.yaml": call})]
    wanted = (("CX104", "4"), ("CX203", "make_god"), ("CX104", "[a]"), ("CX203", "own_upp"))
    assert places == [(code, line.index(item) + 1) for code, item in wanted]


@pytest.mark.parametrize("last", ["minutes <= 3", "not (minutes > 3)"])
def test_cases_that_leave_nothing_out_lead_on(last: str, tmp_path: Path) -> None:
    cases = f'{{late: {{when: minutes > 3, next: over}}, early: {{when: "{last}", next: story}}}}'
    call = CALL.replace(
        "let_ring: {text: Let it ring., next: over}", f"let_ring: {{text: Let it ring., cases: {cases}}}"
    )
    assert diagnosed(tmp_path, {**SOUND, "call.yaml": call}) == ()


def test_a_way_that_ends_is_told_even_while_pack_yaml_is_unsound(tmp_path: Path) -> None:
    files = {**SOUND, "pack.yaml": "format: 1\n", "call.yaml": CALL.replace("    next: over\n", "")}
    assert "CX403" in [each.code for each in diagnosed(tmp_path, files)]


def test_a_situation_may_be_called_as_a_field_is(tmp_path: Path) -> None:
    text = CALL.replace("story", "happens").replace("listen: {text: Listen.}", "cases: {text: Listen., next: over}")
    assert diagnosed(tmp_path, {**SOUND, "call.yaml": text}) == ()


def test_the_way_into_a_circle_is_not_taken_for_the_circle(tmp_path: Path) -> None:
    ring = "".join(
        f"  {name}:\n    when: minutes > 3\n    otherwise: {to}\n    choices: {{go: {{text: Go., next: over}}}}\n"
        for name, to in (("into", "one"), ("one", "two"), ("two", "one"))
    )
    text = CALL.replace("  story:", f"{ring}  story:").replace(
        "let_ring: {text: Let it ring., next: over}", "go_in: {text: In., next: into}"
    )
    found = diagnosed(tmp_path, {**SOUND, "call.yaml": text})
    assert [each.problem for each in found] == ["'otherwise' goes round in a circle: one → two → one."]


TOO_MANY = {
    "situations": ("call.yaml", "situations:\n", "".join(f"  s{number}: {{}}\n" for number in range(2000))),
    "anytime": (
        "call.yaml",
        "endings:\n",
        "anytime:\n"
        + "".join(f"  a{number}: {{text: A., next: over, offered_in: [story]}}\n" for number in range(201)),
    ),
    "variables": ("call.yaml", "variables:\n", "".join(f"  v{number}: true\n" for number in range(1000))),
    "draws": ("call.yaml", "draws: {", "".join(f"d{number}: {{a: 1, b: 1}}, " for number in range(1000))),
    "facts": ("pack.yaml", "facts: {", "".join(f"f{number}: A fact, " for number in range(1000))),
}


@pytest.mark.parametrize("field", TOO_MANY)
def test_more_than_any_pack_needs_is_refused(tmp_path: Path, field: str) -> None:
    file, before, more = TOO_MANY[field]
    text = SOUND[file].replace(before, more + before if before == "endings:\n" else before + more, 1)
    (error,) = [each for each in diagnosed(tmp_path, {**SOUND, file: text}) if each.severity == "error"]
    assert (error.code, error.rule) == ("CX106", "too-many")
    assert re.fullmatch(rf"'{field}' has \d+ entries; at most \d+ are read\.", error.problem)


def test_a_choice_offered_in_more_places_than_any_scenario_needs_is_refused(tmp_path: Path) -> None:
    offers = ", ".join(["story"] * 5001)
    text = CALL.replace("endings:", f"anytime: {{sigh: {{text: Sigh., next: over, offered_in: [{offers}]}}}}\nendings:")
    (found,) = diagnosed(tmp_path, {**SOUND, "call.yaml": text})
    assert told(tmp_path, found) == (
        "call.yaml:20:1  CX106 too-many\n"
        "  'anytime' is offered in 5001 places; at most 5000 are read.\n"
        "  Split the scenario."
    )


def test_where_a_scenario_starts_at_an_ending_nothing_is_called_unreachable(tmp_path: Path) -> None:
    text = CALL.replace("situations:\n", "start: over\nsituations:\n", 1)
    assert [each.code for each in diagnosed(tmp_path, {**SOUND, "call.yaml": text})] == ["CX201"]


def test_what_is_said_does_not_change_from_run_to_run(tmp_path: Path) -> None:
    text = CALL.replace("The phone rings.", '"dervla (happy): Hello?"').replace("next: over\n", "next: nowhere\n")
    diagnosed(tmp_path, {**SOUND, "call.yaml": text})
    ask = (
        "from pathlib import Path; from cxsim.content import load_pack;"
        f"print(*load_pack(Path({str(tmp_path)!r})).diagnostics)"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", ask],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(said) == 1
