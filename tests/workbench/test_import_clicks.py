"""What a click does in Twine happens on the click, never on arrival; what a click shows is a place of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.workbench.test_import import left, twee

if TYPE_CHECKING:
    from pathlib import Path

    from cxsim.model.scenario import Scenario
    from cxsim.workbench.importing import Imported

END = "\n:: End\nOver.\n:: Closed\nClosed."


def told(body: str, folder: Path, form: str = "SugarCube", init: str = "") -> tuple[Imported, Scenario]:
    """Import one passage of a story format, with two places to go to."""
    data = f'{{"format": "{form}", "start": "Desk"}}'
    return twee(f":: StoryData\n{data}\n:: StoryInit\n{init}\n:: Desk\nTwo ways.\n{body}{END}", folder)


def test_a_link_in_brackets_sets_what_its_body_sets_when_it_is_clicked(tmp_path: Path) -> None:
    pays = "<<link [[Pay for her|End]]>><<set $money -= 3>><</link>>\n"
    sends = "<<button [[Send her away|End]]>><<set $money += 1>><</button>>"
    found, scenario = told(pays + sends, tmp_path, init="<<set $money to 10>>")
    desk = scenario.situations["desk"]
    assert desk.happens is None
    assert {name: each.set for name, each in desk.choices.items()} == {
        "pay_for_her": {"money": "money - 3"},
        "send_her_away": {"money": "money + 1"},
    }
    assert not found.left


def test_a_link_leads_where_its_body_goes(tmp_path: Path) -> None:
    opens = '<<link "Open the shop">><<set $open to true>><<goto "End">><</link>>\n'
    stays = "<<link 'Stay put'>><<goto [[Closed]]>><</link>>"
    found, scenario = told(opens + stays, tmp_path)
    desk = scenario.situations["desk"]
    assert {name: (each.next, each.set) for name, each in desk.choices.items()} == {
        "open_the_shop": ("end", {"open": True}),
        "stay_put": ("closed", {}),
    }
    assert not found.left


def test_a_hook_behind_a_link_of_harlowe_is_what_its_click_does(tmp_path: Path) -> None:
    shouts = '(link: "Shout")[(set: $angry to true)\n(go-to: "End")]\n'
    sighs = '(link-reveal-goto: "Sigh", "Closed") [(set: $angry to false)]\n(link-goto: "Leave", "End")'
    found, scenario = told(shouts + sighs, tmp_path, "Harlowe")
    desk = scenario.situations["desk"]
    assert {name: (each.next, each.set) for name, each in desk.choices.items()} == {
        "shout": ("end", {"angry": True}),
        "sigh": ("closed", {"angry": False}),
        "leave": ("end", {}),
    }
    assert (desk.happens, desk.text) == (None, "Two ways.\n")
    assert not found.left


@pytest.mark.parametrize(
    ("form", "body"),
    [
        ("SugarCube", '<<link "Count">><<set $n += 1>><</link>>[[End]]'),
        ("Harlowe", '(link-repeat: "Count")[(set: $n to it + 1)][[End]]'),
        ("Harlowe", '(link: "Count") [[End]]'),
    ],
)
def test_a_link_that_leads_nowhere_is_listed_and_what_it_does_never_happens(
    form: str, body: str, tmp_path: Path
) -> None:
    found, scenario = told(body, tmp_path, form)
    desk = scenario.situations["desk"]
    assert (desk.happens, list(desk.choices)) == (None, ["end"])
    assert "line 10: a link that leads nowhere" in left(found)
    assert "Count" in left(found)


@pytest.mark.parametrize(
    ("form", "body"),
    [
        ("SugarCube", '<<linkreplace "Look">><<set $seen to true>>A door.\n[[Door|End]]<</linkreplace>>[[Go|Closed]]'),
        ("Harlowe", '(link-reveal: "Look")[(set: $seen to true)A door.\n[[Door->End]]][[Go->Closed]]'),
    ],
)
def test_what_a_click_shows_is_a_situation_of_its_own_with_the_other_links(
    form: str, body: str, tmp_path: Path
) -> None:
    _, scenario = told(body, tmp_path, form)
    desk, shown = scenario.situations["desk"], scenario.situations["desk_look"]
    assert (desk.happens, desk.text, list(desk.choices)) == (None, "Two ways.\n", ["look", "go"])
    assert (desk.choices["look"].next, desk.choices["look"].set) == ("desk_look", {"seen": True})
    assert (shown.text, list(shown.choices)) == ("A door.\n", ["door", "go"])


def test_links_that_a_click_shows_stay_where_it_also_goes_on_after_a_while(tmp_path: Path) -> None:
    body = '<<linkappend "Drive">>[[Swerve|End]]<<timed 5s>><<goto "Closed">><</timed>><</linkappend>>'
    _, scenario = told(body, tmp_path)
    choices = scenario.situations["desk_drive"].choices
    assert {name: each.next for name, each in choices.items()} == {"swerve": "end", "go_on": "closed"}


def test_links_within_what_a_click_shows_are_clicked_there(tmp_path: Path) -> None:
    body = '(link: "One")[First.(link: "Two")[Second. [[End]]]]'
    _, scenario = told(body, tmp_path, "Harlowe")
    assert list(scenario.situations["desk"].choices) == ["one"]
    assert list(scenario.situations["desk_one"].choices) == ["two"]
    assert scenario.situations["desk_two"].text == "Second.\n"
    assert list(scenario.situations["desk_two"].choices) == ["end"]


def test_a_click_that_shows_another_passage_leads_there(tmp_path: Path) -> None:
    body = '<<link "Yes">><<replace "#x">><<include "Closed">><</replace>><</link>>'
    found, scenario = told(body, tmp_path)
    assert scenario.situations["desk"].choices["yes"].next == "closed"
    assert "<<include>> in a link, which leads there instead" in left(found)


def test_conditions_in_the_body_of_a_link_are_read_when_it_is_clicked(tmp_path: Path) -> None:
    body = "<<link [[Pay|End]]>><<if $money gte 3>><<set $money -= 3>><<else>><<set $owes to true>><</if>><</link>>"
    _, scenario = told(body, tmp_path, init="<<set $money to 10>>")
    pay = scenario.situations["desk"].choices["pay"]
    assert [(each.when, each.set) for each in pay.cases.values()] == [
        ("money >= 3", {"money": "money - 3"}),
        (None, {"owes": True}),
    ]


def test_conditions_around_a_link_and_a_plus_sign_hold_for_it(tmp_path: Path) -> None:
    body = '(set: $a to 1)(if: $a > 0)+(link: "Go")[(go-to: "End")](unless: $a > 0)[[[Stay->Closed]]]'
    _, scenario = told(body, tmp_path, "Harlowe")
    choices = scenario.situations["desk"].choices
    assert {name: each.when for name, each in choices.items()} == {"go": "a > 0", "stay": "a <= 0"}


def test_a_link_back_to_its_own_passage_and_one_that_only_play_knows_stay_choices(tmp_path: Path) -> None:
    body = '<<link "Listen" `passage()`>><</link>>\n<<link "Back" $return>><</link>>'
    found, scenario = told(body, tmp_path)
    choices = scenario.situations["desk"].choices
    assert choices["listen"].next == "desk"
    assert choices["back"].next in scenario.endings
    assert "'$return', which is not in the file; an ending stands for it" in left(found)


def test_brackets_and_names_of_hooks_leave_nothing_in_the_text(tmp_path: Path) -> None:
    body = "{[plain] |named>[hook] [other]<tag| (text-style: 'bold')[loud]}\n[[End]]"
    _, scenario = told(body, tmp_path, "Harlowe")
    assert scenario.situations["desk"].text == "Two ways.\nplain hook other loud\n"


def test_a_long_macro_and_brackets_in_a_text_are_no_prose(tmp_path: Path) -> None:
    long = "(set: $a to (a: " + ", ".join(map(str, range(600))) + "))"
    body = f'{long}(link-goto: "Smile :) or (grin", "End")'
    found, scenario = told(body, tmp_path, "Harlowe")
    desk = scenario.situations["desk"]
    assert (desk.text, desk.choices["smile_or_grin"].next) == ("Two ways.\n", "end")
    assert "'a' is set to" in left(found)
