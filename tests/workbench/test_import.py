"""`cxsim import`: what has a counterpart is carried over, what has none is listed, and the result always loads."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

from cxsim.cli.main import app
from cxsim.content import load_pack
from cxsim.content.reader import read
from cxsim.engine import begin, choose
from cxsim.engine.compile import compile_scenario
from cxsim.workbench.check import check_pack
from cxsim.workbench.importing import ImportRefusedError, import_story
from tests.fuzz.imports import imports_or_says_why
from tests.packs import write_pack

if TYPE_CHECKING:
    from cxsim.model.scenario import Scenario
    from cxsim.workbench.importing import Imported

STORIES = Path(__file__).parent / "stories"
TITLE = ":: StoryTitle\nThe counter\n\n"


def imported(name: str, folder: Path) -> tuple[Imported, Scenario]:
    """Import a kept story; return what was found and the scenario as our loader reads it."""
    found = imports_or_says_why((STORIES / name).read_bytes(), name, folder)
    assert found is not None
    return found, scenario_in(folder)


def scenario_in(folder: Path) -> Scenario:
    pack = load_pack(folder).pack
    assert pack is not None
    return next(iter(pack.scenarios.values()))


def twee(body: str, folder: Path) -> tuple[Imported, Scenario]:
    found = imports_or_says_why((TITLE + body).encode(), "story.twee", folder)
    assert found is not None
    return found, scenario_in(folder)


def ink(content: list[Any], named: dict[str, Any], folder: Path) -> tuple[Imported, Scenario]:
    """Import compiled ink: what the story begins with, and its knots."""
    source = json.dumps({"inkVersion": 21, "root": [content, "done", named], "listDefs": {}})
    found = imports_or_says_why(source.encode(), "story.json", folder)
    assert found is not None
    return found, scenario_in(folder)


def left(found: Imported) -> str:
    return "\n".join(map(str, found.left))


@pytest.mark.parametrize("name", ["sugarcube.twee", "harlowe.twee", "parcel.json"])
def test_a_story_becomes_a_pack_without_errors_and_with_nothing_but_flow_remarks(name: str, tmp_path: Path) -> None:
    imported(name, tmp_path)
    found = check_pack(tmp_path, 500)
    assert {each.severity for each in found} <= {"warning", "note"}
    assert all(each.code in {"CX406", "CX809"} or each.code[:3] in {"CX7", "CX8"} for each in found)


def test_links_conditions_and_setters_of_twine_are_carried_over(tmp_path: Path) -> None:
    _, scenario = imported("sugarcube.twee", tmp_path)
    assert scenario.title == "The torn parcel"
    assert scenario.first == "the_counter"
    counter = scenario.situations["the_counter"]
    tell = counter.choices["say_it_was_us"]
    assert (tell.next, tell.set) == ("the_office", {"told": True, "trust": "trust + 1"})
    assert counter.choices["the_office"].when == "trust >= 2"
    assert counter.choices["leave"].set == {"mood": "angry"}
    assert counter.also["line_1"].when == "trust > 1 and not told"
    assert scenario.variables["told"] is False
    assert scenario.situations["the_office"].choices["go_on"].cases["case_1"].when == "visits(ask) > 1"


def test_harlowes_hooks_are_conditions(tmp_path: Path) -> None:
    found, scenario = imported("harlowe.twee", tmp_path)
    desk = scenario.situations["desk"]
    assert desk.choices["tell"].when == "trust_before > 1 and told"
    assert [each.when for each in desk.also.values()] == [
        "trust_before > 1",
        "trust_before <= 1 and mood == calm",
        "trust_before <= 1 and mood != calm",
    ]
    assert desk.text == "*Loud* and *soft*. …\n…\n"
    assert desk.happens is not None
    assert desk.happens.set == {"trust_before": "trust", "trust": "trust + 1"}
    assert "a value shown in a text by the macro (either:)" in left(found)


def test_knots_choices_and_gathers_of_ink_are_carried_over(tmp_path: Path) -> None:
    _, scenario = imported("parcel.json", tmp_path)
    assert scenario.title == "The parcel"
    counter = scenario.situations["counter"]
    tell = counter.choices["say_it_was_us"]
    assert (tell.next, tell.set) == ("office", {"told": True, "trust": "trust + 1", "chose_say_it_was_us": True})
    assert tell.reply == '"It was us," you say.\n'
    assert counter.choices["ask_what_was_in_it"].when == "trust > 1"
    asked = scenario.situations[counter.choices["ask_what_was_in_it"].next or ""]
    assert asked.text == "Ask what was in it, slowly.\n"
    assert {name: each.next for name, each in asked.choices.items()} == {
        "a_vase": "counter_g_0",
        "a_book": "counter_g_0",
        "go_on": "the_end",
    }
    assert counter.also["line_3"].text == "She smiles.\nShe nods.\n"
    cases = scenario.situations["office_desk"].choices["go_on"].cases
    assert [each.when for each in cases.values()] == ["mood == calm and visits(counter) > 1", "trust > 5", None]
    assert [each.next for each in cases.values()] == ["done", "counter", "done"]


@pytest.mark.parametrize("name", ["sugarcube.twee", "parcel.json"])
def test_what_was_imported_plays_as_the_story_did(name: str, tmp_path: Path) -> None:
    found, _ = imported(name, tmp_path)
    pack = load_pack(tmp_path).pack
    assert pack is not None
    program = compile_scenario(pack, found.scenario)
    state, _ = begin(program, lambda _, weights: weights[0][0], 1, None)
    state, _ = choose(program, state, "say_it_was_us", lambda _, weights: weights[0][0])
    assert state.place in {"the_office", "office"}


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (':: Start\n<<audio "x" play>>[[Go->End]]\n:: End\nOver.', "the macro <<audio>>"),
        (":: Start\nYou have $gold coins. [[Go->End]]\n:: End\nOver.", "the value $gold shown in a text"),
        (":: Start\n[[Go->Nowhere]]", "'Nowhere', which is not in the file"),
        (":: Start\n<<if random(1, 6) is 6>>[[Go->End]]<</if>>[[Stay->End]]\n:: End\nOver.", "'random'"),
        (":: Start\n<<set $a to [1, 2]>>[[Go->End]]\n:: End\nOver.", "'a' is set to"),
        (":: Start\n[[Go->End]]\n:: End\nOver.\n:: End\nTwice.", "a second passage called 'End'"),
        (":: Start\n<% x() %>[[Go->End]]\n:: End\nOver.", "code"),
        (":: code [script]\nalert(1)\n:: Start\n[[Go->End]]\n:: End\nOver.", "the script 'code'"),
    ],
)
def test_what_twine_has_and_we_have_not_is_listed_with_its_place(body: str, what: str, tmp_path: Path) -> None:
    found, _ = twee(body, tmp_path)
    assert any(each.place.startswith("line ") and what in each.what for each in found.left), left(found)
    assert what[:20] in (tmp_path / f"{found.scenario}.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (["^A ", {"->t->": "k"}, "\n", "end"], "a tunnel to 'k'"),
        (["thread", {"->": "k"}, "^A", "\n", "end"], "a thread from 'k'"),
        (["ev", 1, {"f()": "k"}, "out", "/ev", "end"], "a call of the function 'k'"),
        (["ev", {"VAR?": "x"}, "out", "/ev", "\n", "end"], "a value shown in a text"),
        (["^A", "#", "^music", "/#", "\n", "end"], "the tag 'music'"),
        ([{"->": "nowhere"}], "a divert that leads nowhere"),
        (["ev", {"list": {"a.b": 1}}, {"VAR=": "x", "re": True}, "/ev", "end"], "a list"),
    ],
)
def test_what_ink_has_and_we_have_not_is_listed_with_its_place(content: list[Any], what: str, tmp_path: Path) -> None:
    found, _ = ink([*content, None], {"k": ["^K", "\n", "end", None]}, tmp_path)
    assert any(each.place and what in each.what for each in found.left), left(found)


def test_lines_of_an_ending_that_only_some_see_stay_theirs(tmp_path: Path) -> None:
    start = ":: Start\n<<set $told to true>>[[Go->End]][[Stop->Stop]]\n"
    _, scenario = twee(
        f"{start}:: End\nOver.\n<<if $told>>He knew.<</if>>\n:: Stop\n<<if $told>>Late.<</if>>", tmp_path
    )
    end, stop = scenario.endings["end"], scenario.endings["stop"]
    assert end.text == "Over.\n"
    assert [(each.when, each.text) for each in (*end.also.values(), *stop.also.values())] == [
        ("told", "He knew.\n"),
        ("told", "Late.\n"),
    ]
    assert stop.text == "…\n"


def test_links_in_a_list_leave_no_bullets_in_the_text(tmp_path: Path) -> None:
    items = "* [[Go->End]]\n- [[Stay->End]]\n0. [[Wait->End]]\n* Not a link\n"
    _, scenario = twee(f":: Start\nWhat now?\n{items}:: End\nOver.", tmp_path)
    assert scenario.situations["start"].text == "What now?\n* Not a link\n"


def test_what_inklecate_calls_a_story_is_no_part_of_its_title(tmp_path: Path) -> None:
    source = '{"inkVersion":21,"root":[["^A","\\n","end",null],"done",null],"listDefs":{}}'
    found = imports_or_says_why(source.encode(), "late_bus.ink.json", tmp_path)
    assert found is not None
    assert (found.scenario, scenario_in(tmp_path).title) == ("late_bus", "Late bus")


def test_texts_of_one_name_and_strange_names_get_ids_of_their_own(tmp_path: Path) -> None:
    _, scenario = twee(":: Start\n[[Go!->1 más]] [[Go?->为]]\n:: 1 más\nA.\n:: 为\nB.", tmp_path)
    assert list(scenario.situations["start"].choices) == ["go", "go_2"]
    assert list(scenario.endings) == ["passage_1_mas", "passage"]


@pytest.mark.parametrize("word", ["minutes", "if", "true", "kpi", "None", "class", "a b", "1"])
def test_a_variable_with_the_name_of_a_word_of_the_language_gets_another(word: str, tmp_path: Path) -> None:
    named = ["ev", 3, {"VAR=": word}, "/ev", "end", None]
    content = ["ev", "str", "^Go", "/str", {"VAR?": word}, 2, ">", "/ev", {"*": "k", "flg": 5}, "end", None]
    _, scenario = ink(content, {"global decl": named, "k": ["^K", "\n", "end", None]}, tmp_path)
    (name,) = scenario.variables
    assert scenario.situations["start"].choices["go"].when == f"{name} > 2"


def test_prose_that_our_markup_would_read_as_something_else_stays_prose(tmp_path: Path) -> None:
    lines = "ann (mad): Hi\n{time} #no | - not a list\n: colon\n'quote\n*star\n---\n%TAG x"
    _, scenario = twee(f":: Start\n{lines}\n[[Go->End]]\n:: End\n\u2028\x07Over.", tmp_path)
    assert (
        scenario.situations["start"].text == lines.replace("ann (mad):", "ann, mad:").replace("{time}", "(time)") + "\n"
    )


def test_a_condition_that_cannot_be_said_leaves_what_hung_on_it_open(tmp_path: Path) -> None:
    found, scenario = twee(":: Start\n<<if $bag contains 3>>[[Go->End]]<</if>>\n:: End\nOver.", tmp_path)
    assert scenario.situations["start"].choices["go"].when is None
    assert "what hung on it is always there" in left(found)


def test_values_that_are_set_one_after_the_other_are_set_at_once(tmp_path: Path) -> None:
    begin = ":: StoryInit\n<<set $a to 1>><<set $b to 2>>\n"
    body = ":: Start\n<<set $a to 5>><<set $b to $a + 1>>[[Go->End]]\n:: End\nX."
    _, scenario = twee(begin + body, tmp_path)
    happens = scenario.situations["start"].happens
    assert happens is not None
    assert happens.set == {"a": 5, "b": "5 + 1"}


def test_a_story_without_an_end_gets_one_and_says_so(tmp_path: Path) -> None:
    _, scenario = twee(":: Start\n[[Round->Start]]", tmp_path)
    assert scenario.endings["the_end"].text == "The story ends here. Write how.\n"


HOSTILE: dict[str, bytes] = {
    "nothing": b"",
    "no passage": b"Once upon a time",
    "not UTF-8": b":: Start\n\xff\xfe",
    "only code": b":: s [script]\nx",
    "not JSON": b'{"inkVersion": 21, "root": [',
    "deep JSON": b'{"inkVersion":21,"root":' + b"[" * 100_000,
    "an older ink": b'{"inkVersion":18,"root":[]}',
    "another JSON": b'{"version": 1}',
    "too large": b":: Start\n" + b"x" * 2_000_001,
    "many passages": b"".join(b":: p%d\n" % number for number in range(5_000)),
    "many containers": b'{"inkVersion":21,"root":[' + b"[]," * 70_000 + b"null]}",
}


@pytest.mark.parametrize(("name", "source"), list(HOSTILE.items()), ids=list(HOSTILE))
def test_what_is_no_story_is_refused_with_a_reason(name: str, source: bytes) -> None:
    file = "story.json" if source.startswith(b"{") else "story.twee"
    with pytest.raises(ImportRefusedError, match=r"\w{3}.*\."):
        import_story(source, file)
    assert name


def run(*arguments: str | Path) -> Any:  # noqa: ANN401 - what the runner returns
    return CliRunner().invoke(app(), ["import", *map(str, arguments)])


def test_the_verb_makes_a_pack_and_says_what_was_left(tmp_path: Path) -> None:
    answer = run(STORIES / "sugarcube.twee", "-o", tmp_path / "torn")
    assert answer.exit_code == 0, answer.output
    assert "3 situations, 2 endings" in answer.output
    assert "Not carried over from sugarcube.twee:" in answer.output
    assert "  line 15: the macro <<audio>>" in answer.output
    assert load_pack(tmp_path / "torn").pack is not None


def test_a_story_is_added_to_a_pack_that_is_there_with_its_people(tmp_path: Path) -> None:
    call = (
        "title: A call\nwith: dervla\nsituations:\n  phone:\n    text: It rings.\n"
        "    choices: {answer: {text: Answer., next: over}}\nendings: {over: {text: Over.}}\n"
    )
    folder = write_pack(tmp_path / "pack", {"call": call})
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    answer = run(STORIES / "parcel.json", "-o", folder)
    assert answer.exit_code == 0, answer.output
    pack = load_pack(folder).pack
    assert pack is not None
    assert pack.scenarios["the_parcel"].with_ == ("dervla",)
    assert {name: (folder / name).read_bytes() for name in before} == before


def test_nothing_that_is_there_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine", encoding="utf-8")
    answer = run(STORIES / "parcel.json", "-o", tmp_path / "mine")
    assert answer.exit_code == 2
    assert [each.name for each in (tmp_path / "mine").iterdir()] == ["notes.txt"]
    assert run(STORIES / "parcel.json", "-o", tmp_path / "new").exit_code == 0
    again = run(STORIES / "parcel.json", "-o", tmp_path / "new")
    assert again.exit_code == 2
    assert "is there already" in again.output


def test_a_file_that_is_no_story_is_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("{}", encoding="utf-8")
    answer = run(tmp_path / "x.json", "-o", tmp_path / "new")
    assert answer.exit_code == 1
    assert "no story compiled by inklecate" in answer.output
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("night.ink", "=== counter ===\nIt is ten past nine.\n* [Go] -> END\n", "Compile it first: inklecate"),
        ("night.html", "<!DOCTYPE html>\n<html><head>", "In Twine choose Build, Export As Twee."),
        ("night.twee", "<tw-storydata name='Night'>", "In Twine choose Build, Export As Twee."),
    ],
)
def test_what_such_a_tool_also_writes_is_refused_with_the_way_to_what_is_read(
    name: str, text: str, said: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    answer = run(tmp_path / name, "-o", tmp_path / "new")
    assert (answer.exit_code, said in " ".join(answer.output.split())) == (1, True)
    assert "There is no such file." in run(tmp_path / "nothing.twee", "-o", tmp_path / "new").output


def test_what_is_written_is_written_as_authors_are_asked_to(tmp_path: Path) -> None:
    found, _ = imported("parcel.json", tmp_path)
    text = found.files[f"{found.scenario}.yaml"]
    assert text.startswith("# Imported from parcel.json (ink) as a starting point.\n# Not carried over:\n")
    assert "  # counter, counter\n  counter:\n    text: |\n" in text
    assert read(text).faults == ()
