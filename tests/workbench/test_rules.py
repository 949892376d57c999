"""Authoring rules: quiet about what is right, never wrong about what cannot be, and silenced only with a reason."""

from __future__ import annotations

import json
import os
from pathlib import Path
from shutil import copytree, ignore_patterns
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from cxsim.cli.main import app
from cxsim.content.reader import read
from cxsim.content.shipped import shipped_packs
from cxsim.engine.closures import close
from cxsim.equations.vocabulary import scope_of
from cxsim.model import ranges
from cxsim.model.effects import Choice
from cxsim.model.expression import TRUTH, ExpressionError, Scope, parse
from cxsim.model.ranges import Interval, always_holds, never_holds
from cxsim.model.scenario import Scenario
from cxsim.workbench.check import check_pack
from cxsim.workbench.study import MOST_COMPARED
from cxsim.workbench.worth import service
from tests.packs import desk, scenario, write_pack
from tests.workbench.correct import write_correct_pack
from tests.workbench.packed import SHEET

if TYPE_CHECKING:
    from cxsim.content import Diagnostic
    from cxsim.model.expression import Expression
    from cxsim.model.ranges import Ranges


def told(folder: Path, body: str) -> list[Diagnostic]:
    """Return what is said about one scenario, without what the pack around it never uses."""
    found = check_pack(write_pack(folder, {"call": scenario(body)}, SHEET))
    return [each for each in found if Path(each.file).name == "call.yaml" and each.code != "CX406"]


@pytest.mark.parametrize("pack", shipped_packs(), ids=lambda pack: pack.name)
def test_the_packs_that_ship_have_nothing_to_fix(pack: Path) -> None:
    assert check_pack(pack) == ()


def test_a_former_id_of_an_answer_is_taken_by_another_answer_of_its_part_alone(tmp_path: Path) -> None:
    form = """
        situations:
          form:
            next: over
            parts:
              target: {seven: {text: Seven., renamed_from: most}, six: {text: Six., renamed_from: LEAST}}
              bonus: {marks: {text: Marks., renamed_from: most}, five: {text: Five.}}
    """
    assert [each.code for each in told(tmp_path, form.replace("LEAST", "five")) if each.code == "CX726"] == []
    (found,) = (each for each in told(tmp_path, form.replace("LEAST", "seven")) if each.code == "CX726")
    assert found.problem == "'seven' is there, so no save finds this by that id."


def test_a_choice_that_is_worse_in_many_figures_at_once_is_told_whatever_small_things_the_model_adds(
    tmp_path: Path,
) -> None:
    (library,) = (each for each in shipped_packs() if each.name == "town_library")
    copytree(library, tmp_path / "pack", ignore=ignore_patterns("locale", "playthroughs"))
    story = tmp_path / "pack" / "ten_to_seven.yaml"
    before = "        takes: 1 min\n        delivers: {letter: fully, unasked: missed, his_bus: fully}\n"
    after = (
        "        takes: 5 min\n        delivers: {letter: fully, unasked: missed, own_hand: missed, his_bus: missed}\n"
        "        does: [play_the_part]\n"
    )
    text = story.read_text(encoding="utf-8")
    assert before in text
    story.write_text(text.replace(before, after), encoding="utf-8")
    found = [each.problem for each in check_pack(tmp_path / "pack", 2000) if each.code == "CX721"]
    assert [each.split("'")[5] for each in found] == ["read_out"]


@pytest.mark.parametrize("seed", range(100))
def test_a_correct_scenario_has_nothing_to_fix_even_when_explored(seed: int, tmp_path: Path) -> None:
    assert [str(each) for each in check_pack(write_correct_pack(tmp_path / "made", seed), 20_000)] == []


NAMES: Ranges = {
    "a": Interval(0, 4),
    "b": Interval(-3, 3),
    "flag": frozenset({True, False}),
    "tone": frozenset({"soft", "hard"}),
}
SCOPE = scope_of(
    Scenario.model_validate(
        {
            "title": "A",
            "with": "b",
            "variables": {
                "a": {"start": 0, "min": 0, "max": 4},
                "b": {"start": 0, "min": -3, "max": 3},
                "flag": False,
                "tone": {"one_of": ["soft", "hard"], "start": "soft"},
            },
            "situations": {"s": {}},
            "endings": {"e": {"text": "E"}},
        }
    ),
    (),
)
numbers = st.recursive(
    st.sampled_from(["a", "b", "0", "1", "2.5", "4"]),
    lambda inner: (
        st.builds("({} {} {})".format, inner, st.sampled_from("+-*/"), inner)
        | st.builds("{}({}, {})".format, st.sampled_from(["min", "max"]), inner, inner)
    ),
    max_leaves=3,
)
conditions = st.recursive(
    st.builds("{} {} {}".format, numbers, st.sampled_from(["<", "<=", ">", ">=", "==", "!="]), numbers)
    | st.sampled_from(["flag", "tone == soft", "tone != hard", "flag == true"]),
    lambda inner: (
        st.builds("({} {} {})".format, inner, st.sampled_from(["and", "or"]), inner)
        | st.builds("not ({})".format, inner)
    ),
    max_leaves=4,
)


@given(conditions, st.integers(0, 4), st.integers(-3, 3), st.booleans(), st.sampled_from(["soft", "hard"]))
def test_what_is_called_impossible_never_happens(text: str, a: int, b: int, flag: bool, tone: str) -> None:  # noqa: FBT001 - as hypothesis hands them over
    try:
        tree = parse(text, SCOPE, TRUTH)
    except ExpressionError:  # too long
        return
    values = {"a": a, "b": b, "flag": flag, "tone": tone}
    order = list(values)
    holds = close(tree, order.index)([values[name] for name in order])
    assert not (holds and never_holds(tree, NAMES))
    assert holds or not always_holds(tree, NAMES)


@pytest.mark.parametrize("text", ["(a < 1 and " * 16, "not (a < 1 or " * 13], ids=["and", "not or"])
def test_a_condition_nested_as_deep_as_it_may_be_is_told_about_at_once(text: str) -> None:
    tree = parse(text + "flag" + ")" * text.count("("), SCOPE, TRUTH)
    assert not always_holds(tree, NAMES)
    assert not never_holds(tree, NAMES)


@pytest.mark.parametrize(
    ("condition", "code"),
    [
        ("patience > 5", "CX712"),
        ("patience >= 0", "CX711"),
        ("patience > 3 and patience < 3", "CX712"),
        ("patience < 2 or patience >= 2", "CX711"),
        ("patience + 1 > 7", "CX712"),
        ("minutes < 0", "CX712"),
        ("max(patience, 6) > 5", "CX711"),
        ("tone == soft and tone != soft", "CX712"),
        ("tone == loud", "CX712"),
        ("fixed", "CX712"),
        ("not fixed or minutes > 3", "CX711"),
        ("promised(ring)", "CX712"),
        ("solved", "CX711"),
    ],
)
def test_a_condition_that_decides_nothing_is_told(condition: str, code: str, tmp_path: Path) -> None:
    body = (
        "variables:\n  patience: {start: 3, min: 0, max: 5}\n  fixed: false\n"
        "  tone: {one_of: [soft, hard, loud], start: soft}\npromises: {ring: {to: dervla, text: Ring}}\n"
        + desk(
            go=f'when: "{condition}", takes: 1 min',
            wait="next: desk, set: {patience: patience - minutes, tone: hard}, when: patience > 2 and tone == soft",
            stay="takes: 3 min, costs: 1, when: minutes > 2",
            leave="does: say_straight",
        )
    )
    assert [each.code for each in told(tmp_path, body) if each.code in {"CX711", "CX712"}] == [code]


def test_a_worse_deed_alone_is_a_temptation_and_a_slower_one_with_it_is_none(tmp_path: Path) -> None:
    tempted = desk(report="does: report_failure", hide="does: hide_failure")
    assert told(tmp_path, tempted) == []
    no_lure = desk(report="does: report_failure", hide="does: hide_failure, takes: 2 min")
    (found,) = told(tmp_path, no_lure)
    assert (found.code, found.problem.split("'")[3]) == ("CX714", "hide")


def test_two_ways_that_lead_to_different_places_are_not_compared(tmp_path: Path) -> None:
    assert told(tmp_path, desk(go="takes: 1 min", stay="takes: 9 min, next: other")) == []


def codes(folder: Path, body: str) -> list[str]:
    return [each.code for each in told(folder, body)]


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("minutes > 2", "minutes <= 2", []),
        ("minutes > 2", "minutes < 2", ["CX405"]),
        ("calm", "not calm", []),
        ("calm and minutes > 2", "not calm and minutes > 2 or minutes <= 2", []),
        ("tone == soft", "tone != soft", []),
        ("tone == soft", "tone == hard", ["CX405"]),
    ],
)
def test_choices_that_leave_nothing_out_never_all_close(one: str, other: str, said: list[str], tmp_path: Path) -> None:
    body = "variables:\n  calm: false\n  tone: {one_of: [soft, hard, loud], start: soft}\n" + desk(
        go=f'when: "{one}", takes: 1 min', stay=f'when: "{other}", costs: 1', wait=WAIT
    )
    found = [each for each in codes(tmp_path, body) if each == "CX405"]
    assert found == said


WAIT = "next: desk, set: {calm: true, tone: loud}, when: again"


def test_of_very_many_choices_the_first_are_compared_each_with_each(tmp_path: Path) -> None:
    """All of 40,000, which a file can hold, would keep a check busy for hours."""
    many = {f"c{at}": f"takes: {at + 1} min, does: [find_cause]" for at in range(2 * MOST_COMPARED)}
    for at, codes in ((3, {"CX713"}), (MOST_COMPARED + 3, set())):
        found = told(tmp_path / str(at), desk(**many | {f"c{at}": many[f"c{at - 1}"]}))
        assert {each.code for each in found} & {"CX713"} == codes


def test_of_very_many_cases_the_first_are_held_against_those_after_them(tmp_path: Path) -> None:
    whens = [f"minutes == {at}" for at in range(2 * MOST_COMPARED)]
    for at, codes in ((3, ["CX725"]), (MOST_COMPARED + 3, [])):
        cases = ", ".join(f"k{n}: {{when: {when}}}" for n, when in enumerate([*whens, f"minutes == {at}"]))
        found = told(tmp_path / str(at), desk(go=f"cases: {{{cases}}}"))
        assert [each.code for each in found] == codes


def test_the_last_case_may_be_there_for_safety(tmp_path: Path) -> None:
    body = "variables: {calm: false}\n" + desk(
        go="takes: 1 min, cases: {a: {when: calm, next: other}, b: {when: not calm}, c: {next: other}}",
        wait="set: {calm: true}, next: desk, costs: 1",
    )
    assert codes(tmp_path, body) == []
    pack = write_pack(tmp_path, {"call": scenario(body)}, SHEET)
    assert "CX804" not in {each.code for each in check_pack(pack, 100)}


def test_the_id_of_a_licence_has_no_case_as_spdx_has_it(tmp_path: Path) -> None:
    sheet = SHEET.replace("CC0-1.0", "cc-by-sa-4.0 or Mit")
    told_of = check_pack(write_pack(tmp_path, {"call": scenario(desk(go="takes: 1 min"))}, sheet))
    assert [each.problem for each in told_of if each.code == "CX720"] == [
        "'cc-by-sa-4.0 or Mit' is no licence that is known here."
    ]
    sheet = sheet.replace(" or ", " OR ")
    told_of = check_pack(write_pack(tmp_path, {"call": scenario(desk(go="takes: 1 min"))}, sheet))
    assert "CX720" not in {each.code for each in told_of}


def test_a_pack_in_one_language_need_not_say_which_it_is_complete_in(tmp_path: Path) -> None:
    body = desk(go="takes: 1 min", stay="costs: 1, next: other")
    pack = write_pack(tmp_path, {"call": scenario(body)}, SHEET + "source: zh\n")
    assert "CX730" not in {each.code for each in check_pack(pack)}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("text: It is *late. So it is.", (6, 17)),
        ("text: |\n      It is *late*.\n      And **dark**.", (8, 11)),
        ("text: |\n      It is *late*.\n      Late in May (so): And *{time}* on the clock.", (8, 30)),
        ('text: "So \\u002alate."', (6, 11)),
    ],
)
def test_a_star_that_stresses_nothing_is_told_where_it_stands(
    text: str, place: tuple[int, int], tmp_path: Path
) -> None:
    body = desk(go="takes: 1 min").replace("  desk:\n", f"  desk:\n    {text}\n")
    assert [(each.code, each.line, each.column) for each in told(tmp_path, body)] == [("CX757", *place)]


@pytest.mark.parametrize(
    "text", ["2 * 3", "a 4* house", "price*, *see there*", "* * *", "***", "f***", "one* and two*"]
)
def test_a_star_that_is_meant_as_one_is_left_alone(text: str, tmp_path: Path) -> None:
    body = desk(go="takes: 1 min").replace("  desk:\n", f"  desk:\n    text: |\n      {text}\n")
    assert told(tmp_path, body) == []


@pytest.mark.parametrize(("other", "told_so"), [("Go on", True), ("Go on until it is eight and then go home", False)])
def test_three_texts_give_the_best_away_where_they_are_far_longer(other: str, told_so: bool, tmp_path: Path) -> None:  # noqa: FBT001 - a case
    best = "text: Listen to the end of what she says before you say a word, takes: 2 min, does: [know_customer]"
    days = "".join(
        f"  day_{at}:\n    next: {'over' if at == 3 else f'day_{at + 1}'}\n    text: Day {at}.\n"
        f"    choices: {{best: {{{best}}}, other: {{text: {other}, takes: 1 min, does: [play_the_part]}}}}\n"
        for at in (1, 2, 3)
    )
    assert ("CX715" in {each.code for each in told(tmp_path, f"situations:\n{days}")}) == told_so


@pytest.mark.parametrize(
    ("best", "other"),
    [
        ("keeps: call_back", "does: [know_customer, play_the_part]"),
        ("takes: 1 min", "breaks: call_back"),
        ("cases: {all: {delivers: {heat: fully}}}", "delivers: {heat: mostly}"),
        (
            "delivers: {heat: mostly}",
            "chance: {w: {odds: 1, delivers: {heat: fully}}, l: {odds: 1, delivers: {heat: missed}}}",
        ),
    ],
)
def test_a_kept_promise_and_what_cases_and_luck_bring_count_for_the_best_choice(best: str, other: str) -> None:
    choices = (Choice.model_validate(read(f"{{text: X, {block}}}").value) for block in (best, other))
    one, two = (service(each) for each in choices)
    assert one > two


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_that_is_called_like_a_scenario_is_not_waited_for(tmp_path: Path) -> None:
    write_pack(tmp_path, {"call": scenario(desk(go="takes: 1 min"))}, SHEET)
    os.mkfifo(tmp_path / "pipe.yaml")
    assert "CX601" in {each.code for each in check_pack(tmp_path)}


@pytest.mark.parametrize(
    "deep",
    [
        "(calm and " * 17 + "calm" + ")" * 17,
        "not (calm or " * 13 + "calm" + ")" * 13,
        "(calm and (calm or " * 9 + "calm" + "))" * 9,
    ],
)
def test_a_condition_as_deep_as_one_can_be_is_judged_by_a_look_at_each_part(
    deep: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = []
    judge = ranges.may_be

    def looked(tree: Expression, *, wanted: bool, ranges: Ranges) -> Ranges | None:
        looks.append(tree)
        return judge(tree, wanted=wanted, ranges=ranges)

    monkeypatch.setattr(ranges, "may_be", looked)
    tree = parse(deep, Scope({"calm": TRUTH}), TRUTH)
    assert not ranges.never_holds(tree, {})
    assert not ranges.always_holds(tree, {})
    assert len(looks) < 10 * deep.count("calm")


def report(folder: Path, form: str) -> str:
    answer = CliRunner().invoke(app(), ["check", str(folder), "--format", form])
    assert answer.exit_code == 0, answer.output
    return answer.output


def test_programs_are_told_the_same_as_people(tmp_path: Path) -> None:
    write_pack(tmp_path, {"call": scenario(desk(go="takes: 1 min"))}, SHEET)
    found = check_pack(tmp_path)
    listed = json.loads(report(tmp_path, "json"))
    assert listed == [each.as_dict() for each in found]
    (run,) = json.loads(report(tmp_path, "sarif"))["runs"]
    assert [each["ruleId"] for each in run["results"]] == [each.code for each in found]
    assert {each["id"] for each in run["tool"]["driver"]["rules"]} == {each.code for each in found}
    assert all(each["help"]["markdown"].startswith(f"# {each['id']} ") for each in run["tool"]["driver"]["rules"])
    places = [each["locations"][0]["physicalLocation"]["region"] for each in run["results"]]
    assert [(each["startLine"], each["startColumn"]) for each in places] == [(each.line, each.column) for each in found]
    commands = report(tmp_path, "github").splitlines()
    assert len(commands) == len(found)
    assert all(each.startswith("::warning file=") for each in commands)
    assert f",line={found[0].line},col={found[0].column},title={found[0].code} " in commands[0]
    assert all(str(each) in report(tmp_path, "text") for each in found)
