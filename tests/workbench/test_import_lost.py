"""Nothing is lost in silence: what is set under conditions, choices that go, other story formats, and the list."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from cxsim.content import load_pack
from cxsim.engine import begin, choose, open_choices
from cxsim.engine.compile import compile_scenario
from cxsim.workbench.check import check_pack
from cxsim.workbench.importing import ImportRefusedError, import_story
from tests.workbench.test_import import ink, left, scenario_in, twee

if TYPE_CHECKING:
    from pathlib import Path

AFTER = "[[Go->End]]\n:: End\nOver."


def chosen_in(folder: Path, *choices: str) -> tuple[str, ...]:
    """Play choices in turn; return those that are open then."""
    pack = load_pack(folder).pack
    assert pack is not None
    program = compile_scenario(pack, next(iter(pack.scenarios)))
    state, _ = begin(program, lambda _, weights: weights[0][0], 1, None)
    for each in choices:
        state, _ = choose(program, state, each, lambda _, weights: weights[0][0])
    return open_choices(program, state)


def option(text: str, target: str, flags: int = 20) -> list[Any]:
    """Return ink's instructions for a choice; 16 of its flags: only once."""
    return ["ev", "str", f"^{text}", "/str", "/ev", {"*": target, "flg": flags}]


def hall(*options: object) -> dict[str, Any]:
    """Return ink's knot with these options, and two that lead back to it and out."""
    back, out = ["^Hm.", "\n", {"->": "hall"}, None], ["^Out.", "\n", "end", None]
    return {"hall": ["^Hall.", "\n", *options, None], "back": back, "back2": back, "out": out}


def test_a_choice_of_ink_that_one_can_come_back_to_is_gone_once_it_was_chosen(tmp_path: Path) -> None:
    knots = hall(*option("Think", "back"), *option("Wait", "back2", 4), *option("Leave", "out"))
    found, scenario = ink([{"->": "hall"}, None], knots, tmp_path)
    choices = scenario.situations["hall"].choices
    assert (choices["think"].when, choices["think"].set) == ("not chose_think", {"chose_think": True})
    assert (choices["wait"].when, choices["leave"].when, choices["leave"].set) == (None, None, {})
    assert not found.left
    assert chosen_in(tmp_path, "think") == ("wait", "leave")


def test_a_choice_that_ink_makes_by_itself_is_open_where_no_other_is(tmp_path: Path) -> None:
    knots = hall(*option("Think", "back"), {"*": "out", "flg": 24})
    found, _ = ink([{"->": "hall"}, None], knots, tmp_path)
    assert chosen_in(tmp_path) == ("think",)
    assert chosen_in(tmp_path, "think") == ("go_on",)
    assert not found.left


def test_a_choice_that_ink_makes_by_itself_is_listed_where_no_condition_is_long_enough(tmp_path: Path) -> None:
    many = [each for number in range(40) for each in option(f"Think {number}", "back")]
    found, _ = ink([{"->": "hall"}, None], hall(*many, {"*": "out", "flg": 24}), tmp_path)
    assert "a choice that ink makes by itself where no other is left; here it is open beside them" in left(found)


def test_whether_a_choice_of_ink_was_chosen_can_be_asked(tmp_path: Path) -> None:
    asked = ["ev", "str", "^Say it", "/str", {"CNT?": "hall.c-0"}, "/ev", {"*": "out", "flg": 5}]
    think = ["ev", "str", "^Think", "/str", "/ev", {"*": ".^.c-0", "flg": 4}]
    knots = hall()
    knots["hall"] = ["^Hall.", "\n", *think, *asked, {"c-0": ["^Hm.", "\n", {"->": "hall"}, None]}]
    _, scenario = ink([{"->": "hall"}, None], knots, tmp_path)
    assert scenario.situations["hall"].choices["say_it"].when == "chose_think"
    assert chosen_in(tmp_path, "think") == ("think", "say_it")


def test_what_ink_sets_under_a_condition_is_set_in_a_case(tmp_path: Path) -> None:
    declared = ["ev", 0, {"VAR=": "told"}, 2, {"VAR=": "trust"}, "/ev", "end", None]
    sets = ["ev", 9, "/ev", {"VAR=": "told", "re": True}, {"->": ".^.^.^.6"}, None]
    checks = ["ev", {"VAR?": "trust"}, 1, ">", "/ev", [{"->": ".^.b", "c": True}, {"b": sets}]]
    _, scenario = ink([*checks, *option("Go", "k"), None], {"global decl": declared, "k": ["end", None]}, tmp_path)
    happens = scenario.situations["start"].happens
    assert happens is not None
    assert [(each.when, each.set) for each in happens.cases.values()] == [("trust > 1", {"told": 9})]


def test_functions_of_ink_that_only_reckon_are_worked_out(tmp_path: Path) -> None:
    adds = ["ev", {"VAR?": "x"}, {"VAR?": "by"}, "+", "/ev", {"temp=": "x", "re": True}, None]
    twice = [{"temp=": "x"}, "ev", {"VAR?": "x"}, 2, "*", "/ev", "~ret", None]
    declared = ["ev", 3, {"VAR=": "trust"}, 0, {"VAR=": "most"}, "/ev", "end", None]
    calls = ["ev", {"^var": "trust", "ci": -1}, 2, {"f()": "raise"}, "pop", "/ev"]
    calls += ["ev", {"VAR?": "trust"}, {"f()": "twice"}, "/ev", {"VAR=": "most", "re": True}]
    knots = {"raise": [{"temp=": "by"}, {"temp=": "x"}, *adds], "twice": twice, "global decl": declared}
    found, scenario = ink([*calls, *option("Go", "k"), None], {**knots, "k": ["end", None]}, tmp_path)
    happens = scenario.situations["start"].happens
    assert happens is not None
    assert happens.set == {"trust": "trust + 2", "most": "(trust + 2) * 2"}
    assert [*scenario.situations, *scenario.endings] == ["start", "start_go"]
    assert not found.left


def test_functions_of_ink_that_say_something_are_listed_and_are_no_places(tmp_path: Path) -> None:
    call = ["ev", {"f()": "shout"}, "pop", "/ev"]
    knots = {"shout": ["^Hey!", "\n", None], "k": ["end", None]}
    found, scenario = ink([*call, *option("Go", "k"), None], knots, tmp_path)
    assert [*scenario.situations, *scenario.endings] == ["start", "start_go"]
    assert "a call of the function 'shout'" in left(found)


@pytest.mark.parametrize(
    ("body", "cases"),
    [
        ("<<if $a>><<set $n to 1>><</if>>", [("a", {"n": 1})]),
        ("<<if $a>><<set $n to 1>><<else>><<set $n to 2>><</if>>", [("a", {"n": 1}), (None, {"n": 2})]),
        (
            "<<if $n gt 3>><<set $n to 1>><<elseif $a>><<set $n += 2>><</if>><<set $n += 5>>",
            [("n > 3", {"n": "1 + 5"}), ("a", {"n": "(n + 2) + 5"}), (None, {"n": "n + 5"})],
        ),
        ("<<if $a>><<set $a to false>><<else>><<set $a to true>><</if>>", [("a", {"a": False}), (None, {"a": True})]),
        (
            "<<if $a>><<set $n to 1>><</if>><<if $b>><<set $m to 1>><</if>>",
            [("a and b", {"n": 1, "m": 1}), ("a", {"n": 1}), ("b", {"m": 1})],
        ),
        ("<<switch $n>><<case 1 2>><<set $m to 1>><<default>><<set $m to 2>><</switch>>",
         [("n == 1 or n == 2", {"m": 1}), (None, {"m": 2})]),
    ],
)  # fmt: skip
def test_what_is_set_under_a_condition_is_set_in_a_case(body: str, cases: list[Any], tmp_path: Path) -> None:
    init = ":: StoryInit\n<<set $a to false, $b to false, $n to 0, $m to 0>>\n"
    found, scenario = twee(f"{init}:: Start\n{body}{AFTER}", tmp_path)
    happens = scenario.situations["start"].happens
    assert happens is not None
    assert (happens.set, [(each.when, each.set) for each in happens.cases.values()]) == ({}, cases)
    assert not found.left


def test_more_cases_than_anybody_would_write_are_listed(tmp_path: Path) -> None:
    names = [f"$a{number}" for number in range(9)]
    init = ":: StoryInit\n" + "".join(f"<<set {each} to false>>" for each in names)
    body = "".join(f"<<if {each}>><<set $n to {number}>><</if>>" for number, each in enumerate(names, 1))
    found, scenario = twee(f"{init}\n:: Start\n{body}{AFTER}", tmp_path)
    happens = scenario.situations["start"].happens
    assert happens is not None
    assert 1 < len(happens.cases) <= 12
    assert "'n' is set under conditions that make too many cases, or too long ones" in left(found)


def test_a_condition_is_read_as_it_was_where_it_stood(tmp_path: Path) -> None:
    init = ":: StoryInit\n<<set $been to false>>\n"
    body = ":: Start\n<<if $been>>Again.<<else>>First.<</if>><<set $been to true>><<if $been>>Now.<</if>>\n"
    _, scenario = twee(f"{init}{body}[[Round->Start]] {AFTER}", tmp_path)
    start = scenario.situations["start"]
    assert [(each.when, each.text) for each in start.also.values()] == [
        ("been_before", "Again.\n"),
        ("not been_before", "First.\n"),
        ("been", "Now.\n"),
    ]
    assert start.happens is not None
    assert start.happens.set == {"been_before": "been", "been": True}


def test_what_an_ending_sets_is_set_there(tmp_path: Path) -> None:
    _, scenario = twee(":: Start\n[[Go->End]]\n:: End\n<<set $won to true>>Over.<<if $won>>Won.<</if>>", tmp_path)
    happens = scenario.endings["end"].happens
    assert happens is not None
    assert happens.set == {"won": True}


def test_names_in_any_writing_are_carried_over(tmp_path: Path) -> None:
    body = ":: Start\n(set: $trust to 5)(set: $доверие to 5)\n(if: $доверие > 3)[Good.] [[Go->End]]\n:: End\n$доверие."
    found, scenario = twee(body, tmp_path)
    start = scenario.situations["start"]
    assert start.happens is not None
    assert (start.happens.set, start.also["line_1"].when) == ({"trust": 5, "variable": 5}, "variable > 3")
    assert "  variable: {start: 0, min: -1000, max: 1000}  # доверие\n" in found.files["the_counter.yaml"]
    assert scenario.endings["end"].text == "….\n"


@pytest.mark.parametrize(
    "body", ["<<set $a.b to 1>>", "(put: 4 into $a's b)", "<<set setup.x = 1>>", "[[Go->End][$a.b to 1]]"]
)
def test_what_is_set_and_cannot_be_read_is_listed(body: str, tmp_path: Path) -> None:
    found, _ = twee(f":: Start\n{body}{AFTER}", tmp_path)
    assert "no plain variable" in left(found)


CHAPBOOK = """:: StoryData
{"format": "Chapbook", "start": "Desk"}
:: Desk
money: 10
--
You have {money}.

[if money > 5]
Rich. [[Buy->End]]

[after 1 second]
{embed passage: 'End'}
:: End
Over."""


def test_of_a_format_that_is_not_read_links_and_text_are_kept_and_all_else_is_listed(tmp_path: Path) -> None:
    found, scenario = twee(CHAPBOOK, tmp_path)
    desk = scenario.situations["desk"]
    assert (desk.text, desk.choices["buy"].next) == ("You have ….\nRich.\n…\n", "end")
    what = "conditions, variables and code of Chapbook: of this story format only links and text are read"
    assert [str(each) for each in found.left] == [
        f"the whole story: {what}",
        "line 15: the insert {embed passage: 'End'}",
        "line 11: the modifier [if money > 5]; what hung on it is always there",
        "line 7: the variable 'money' is set to 10",
        "line 9: the insert {money}",
        "line 14: the modifier [after 1 second]",
    ]


def test_code_of_snowman_is_listed_with_its_line(tmp_path: Path) -> None:
    body = ':: StoryData\n{"format": "Snowman"}\n:: Desk\nYou have\n<%= s.money %>.\n<% if (s.money > 5) { %>\n'
    found, scenario = twee(f'{body}<a href="#" data-passage="End">Shop</a>\n<% }} %>\n:: End\nOver.', tmp_path)
    desk = scenario.situations["desk"]
    assert (desk.text, desk.choices["shop"].next) == ("You have\n….\n", "end")
    assert [str(each) for each in found.left][1:] == [
        "code (<% … %>); what hung on it is always there, 2 times, first in line 9",
        "line 8: a value shown in a text",
    ]


def test_the_list_groups_what_is_alike_and_begins_with_what_weighs_most(tmp_path: Path) -> None:
    sounds = "\n".join(f'<<audio "x" play>><<own{number}>>' for number in range(80))
    body = f":: Start\n{sounds}\n<<if random(1, 6) is 6>>Luck.<</if>><<goto $there>>{AFTER}"
    found, _ = twee(body, tmp_path)
    listed = found.files["the_counter.yaml"].split("format: 1")[0].splitlines()[2:]
    assert listed[:2] == [
        "#   line 4: '$there', which is not in the file; an ending stands for it",
        "#   line 4: a condition with 'random'; what hung on it is always there",
    ]
    assert "#   … and" in listed[-1]
    assert str(found.left[-1]) == "the macro <<audio>>, 80 times, first in line 5"


def test_a_cut_of_the_list_in_the_file_loses_no_place_and_no_condition(tmp_path: Path) -> None:
    links = "\n".join(f"[[Go {number}->Nowhere {number}]]" for number in range(59))
    conditions = "\n".join(f"<<if strange{number}()>>x<</if>>" for number in range(59))
    found, _ = twee(f":: Start\n{links}{conditions}<<own>>\n", tmp_path)
    text = found.files["the_counter.yaml"]
    assert text.count("which is not in the file") == 59
    assert text.count("a condition with 'strange") == 59
    assert "# " + "  … and 1 more" in text


def test_remarks_quote_the_author_as_written(tmp_path: Path) -> None:
    found, _ = twee(":: The \\{blue\\} door\n[[Go->{red} door]]", tmp_path)
    text = found.files["the_counter.yaml"]
    assert "  # The {blue} door, line 4\n" in text
    assert "'{red} door', which is not in the file" in text


def test_text_before_the_first_passage_and_a_passage_without_a_name_are_listed() -> None:
    found = import_story(b"Once\n:: \nNameless.\n:: Start\nHere.", "story.twee")
    assert "a passage without a name, 2 times, first in line 1" in left(found)


def test_a_story_that_comes_to_more_than_a_file_may_hold_is_refused() -> None:
    passages = "".join(f":: p{number}\n{'[[a]]' * 60}\n" for number in range(1_400))
    with pytest.raises(ImportRefusedError, match="Split it first"):
        import_story(passages.encode(), "story.twee")


def test_a_temporary_variable_is_another_than_that_of_the_same_name(tmp_path: Path) -> None:
    _, scenario = twee(f":: Start\n<<set $a to 1, _a to 2>>{AFTER}", tmp_path)
    happens = scenario.situations["start"].happens
    assert happens is not None
    assert happens.set == {"a": 1, "a_2": 2}


def test_links_to_the_web_are_text(tmp_path: Path) -> None:
    found, scenario = twee(f":: Start\nSee [[our page->https://example.org/a]].\n{AFTER}", tmp_path)
    assert scenario.situations["start"].text == "See our page.\n"
    assert "a link to a page in the web" in left(found)


def test_code_and_what_is_not_to_be_seen_stay_out_of_the_text(tmp_path: Path) -> None:
    hidden = "<<silently>>Not seen.<<set $a to 1>><</silently>>"
    _, scenario = twee(f":: Start\n<<script>>\nlet x = 1;\n<</script>>{hidden}Seen.\n{AFTER}", tmp_path)
    start = scenario.situations["start"]
    assert start.happens is not None
    assert (start.text, start.happens.set) == ("Seen.\n", {"a": 1})


def test_visits_are_counted_as_either_tool_writes_them(tmp_path: Path) -> None:
    asks = '(if: (history:) contains "Hall")[A] (if: (visited: "Hall"))[B] (if: visits > 1)[C]'
    asks += "<<if visited() gt 2>>D<</if>>"
    _, scenario = twee(f":: Start\n{asks} [[Hall]]\n:: Hall\n[[Back->Start]] {AFTER}", tmp_path)
    whens = [each.when for each in scenario_in(tmp_path).situations["start"].also.values()]
    assert whens == ["visits(hall) > 0", "visits(start) > 1", "visits(start) > 2"]
    assert json.dumps(list(scenario.situations)) == '["start", "hall"]'


@pytest.mark.parametrize(
    ("body", "choice", "what"),
    [
        ("[[Round->Start]]", "stop_here", "a circle that nothing leads out of"),
        ("<<set $a to false>><<if $a>>[[Go->End]]<</if>>\n:: End\nOver.", "go_on", "where every choice may be closed"),
    ],
)
def test_where_a_story_has_no_way_on_a_choice_leads_to_an_ending(
    body: str, choice: str, what: str, tmp_path: Path
) -> None:
    found, scenario = twee(f":: Start\n{body}", tmp_path)
    assert scenario.situations["start"].choices[choice].next == "the_end"
    assert what in left(found)
    assert all(each.severity != "error" for each in check_pack(tmp_path, 500))


@pytest.mark.parametrize(
    "body",
    [
        "<<if $a>>[[Go->End]]<<elseif $n gt 2>>[[Stay->End]]<<else>>[[Wait->End]]<</if>>",
        "(if: $a)[[[Go->End]]](unless: $a)[[[Stay->End]]]",
        "<<if $a>>[[Go->End]]<</if>>[[Stay->End]]",
    ],
)
def test_no_way_out_is_added_where_one_is_always_open(body: str, tmp_path: Path) -> None:
    init = ":: StoryInit\n<<set $a to false, $n to 0>>\n"
    found, scenario = twee(f"{init}:: Start\n{body}\n:: End\nOver.", tmp_path)
    assert "go_on" not in scenario.situations["start"].choices
    assert not found.left


def test_a_story_of_ink_that_runs_dry_has_a_way_on(tmp_path: Path) -> None:
    found, _ = ink([{"->": "hall"}, None], hall(*option("Think", "back")), tmp_path)
    assert chosen_in(tmp_path, "think") == ("go_on",)
    assert "where every choice may be closed" in left(found)
