"""`cxsim balance`: what it counts is what plays do, whoever plays, with numpy or without; and its reports say so."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from cxsim.cli.main import app
from cxsim.content import load_pack
from cxsim.engine import compile_scenario
from cxsim.engine.encounter import gather
from cxsim.simulation.policies import POLICIES
from cxsim.workbench.balance.as_text import as_text
from cxsim.workbench.balance.campaign import campaign_of
from cxsim.workbench.balance.figures import FIGURES, Valuing
from cxsim.workbench.balance.players import BETWEEN, GREEDY, circumstances, plays_of
from cxsim.workbench.balance.report import BY_POLICY, SAMPLED, VALUED, Wanted, balance_of
from cxsim.workbench.balance.tally import beats, front, front_of_plays, passed, spread_of
from cxsim.workbench.balance.words import how_played, percent, shown, unseen, verdict
from cxsim.workbench.graph.visits import visits_of
from cxsim.workbench.graph.ways import graph_of
from tests.docs.pages import DOCS, fenced
from tests.packs import desk, pack_of, scenario, shipped, write_pack

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result

    from cxsim.workbench.balance.report import ScenarioBalance

WARM = "one_minute_from_warm"
HONEST = desk(
    tell="takes: 4 min, does: [report_failure], delivers: {heat: fully}, reports_as: open",
    hide="takes: 1 min, does: [hide_failure], delivers: {heat: barely}, reports_as: solved, next: other",
)


def balanced(folder: Path, body: str, plays: int = 4000, states: int = 5000, seed: int = 1) -> ScenarioBalance:
    return balance_of(pack_of(folder, {"call": scenario(body)}), "call", Wanted(plays, seed, states))


@pytest.fixture(scope="module")
def warm() -> ScenarioBalance:
    return balance_of(shipped()[0], WARM, Wanted(20_000))


# -- what is seen -----------------------------------------------------------------------------------------------------


def test_what_never_comes_up_and_what_hardly_does_are_told_apart(tmp_path: Path) -> None:
    body = desk(
        go="costs: 1, chance: {usual: {odds: 999, reply: Yes.}, rare: {odds: 1, reply: No.}}",
        shut="when: minutes > 9, takes: 1 min, next: other",
    )
    found = balanced(tmp_path, body)
    never, rare = unseen(found)
    assert [each.name for each in never] == ["desk.shut", "other"]
    assert {each.name for each, _ in rare} == {"desk.go.rare", "desk.go.rare.reply"}


def test_a_case_that_only_leads_on_is_counted_too(tmp_path: Path) -> None:
    body = desk(
        go="cases: {early: {when: minutes < 3, next: other}, late: {}}, costs: 1", wait="takes: 4 min, next: desk"
    )
    found = balanced(tmp_path, body)
    times = {item.name: count for item, count in found.items}
    assert times["desk.go.early"] + times["desk.go.late"] == times["desk.go"]
    assert times["desk.go.late"] > 0


@pytest.mark.parametrize("figure", ["equity", "morale", "costs", "memory"])
def test_next_to_nothing_has_no_sign_of_less(figure: str) -> None:
    assert "-" not in shown(figure, -0.0001)


def test_a_dead_end_is_shown_by_its_seed_alone(tmp_path: Path) -> None:
    body = desk(look="takes: 2 min, next: desk, when: minutes < 3", go="when: minutes < 1")
    (defect,) = balanced(tmp_path, body, 500).defects
    assert (defect.kind, defect.place) == ("dead end", "desk")
    (again,) = balanced(tmp_path, body, 1, seed=defect.seed).defects
    assert again.way == defect.way == ("desk.look", "desk.look")


def test_a_play_without_end_is_shown_by_its_seed_alone(tmp_path: Path) -> None:
    body = "variables: {lost: false}\n" + desk(
        look="next: desk, set: {lost: true}", go="when: not lost", wait="next: desk, costs: 1"
    )
    (defect,) = balanced(tmp_path, body, 200).defects
    assert defect.kind == "never ends"
    assert balanced(tmp_path, body, 1, seed=defect.seed).defects == (defect,)


def test_where_there_are_too_many_states_it_says_so_and_plays_on(tmp_path: Path) -> None:
    body = "variables: {steps: {start: 0, min: 0, max: 100000}}\n" + desk(
        wait="set: {steps: steps + 1}, next: desk", go="when: steps > 2", leave="costs: 1, next: other"
    )
    found = balanced(tmp_path, body, 400, states=20)
    assert not found.exhaustive
    assert found.plays == 400
    assert {each.id for each in found.endings if each.share} == {"over", "other"}
    assert "There are more than 20 states" in as_text(found)
    assert balanced(tmp_path, body, 400, states=20) == found


# -- who takes what ---------------------------------------------------------------------------------------------------


def test_the_six_those_between_them_and_a_greedy_one_for_each_kpi_play(warm: ScenarioBalance) -> None:
    kpis = [name for name, figure in FIGURES.items() if figure.kind == "reported"]
    assert list(GREEDY) == kpis
    between = [each.id for each in BETWEEN]
    assert [each.id for each in warm.players] == [*POLICIES, *between, *(f"greedy for {name}" for name in kpis)]
    for player in warm.players:
        assert sum(player.endings.values()) == pytest.approx(1)
        assert all(0 < share <= 1 for share in player.taken.values())


def test_who_hurries_is_the_quickest_and_honesty_pays_later(tmp_path: Path) -> None:
    found = balanced(tmp_path, f"at_stake: [heat]\n{HONEST}")
    means = {player.id: player.means for player in found.players}
    assert means["hurry"]["handling_time"] == 1
    assert means["honest"]["handling_time"] == 4
    assert means["honest"]["solved_first_time"] < means["hide"]["solved_first_time"]
    assert means["honest"]["equity"] > 0 > means["hide"]["equity"]
    assert verdict(found).startswith(
        "Hiding looks better in handling time and put down as solved; honesty is better in"
    )
    assert found.untaken == ()


def test_what_is_all_the_same_to_a_player_it_takes_as_luck_has_it(tmp_path: Path) -> None:
    body = desk(one="takes: 1 min, next: over", other="takes: 1 min, next: over", later="takes: 3 min, next: over")
    taken = {
        each.id: {path[-1]: share for path, share in each.taken.items()} for each in balanced(tmp_path, body).players
    }
    assert taken["hurry"] == {"one": pytest.approx(0.5, abs=0.1), "other": pytest.approx(0.5, abs=0.1)}
    assert taken["thorough"] == {"later": 1}


def test_who_goes_halfway_takes_neither_the_least_time_nor_the_most(tmp_path: Path) -> None:
    body = desk(nothing="takes: 0 min, next: over", some="takes: 2 min, next: over", all="takes: 9 min, next: over")
    halfway = next(each for each in balanced(tmp_path, body).players if each.id == "half_way")
    assert [path[-1] for path in halfway.taken] == ["some"]


def test_who_is_changeable_comes_to_what_only_two_temperaments_lead_to(warm: ScenarioBalance) -> None:
    ends = {each.id: {end for end, share in each.endings.items() if share} for each in warm.players}
    assert ends["changeable"] >= ends["hurry"] | ends["honest"]


def test_the_plays_that_are_valued_end_as_all_plays_do(warm: ScenarioBalance) -> None:
    valued = [place for place, _ in warm.cloud]
    for ending in warm.endings:
        assert valued.count(ending.id) / len(valued) == pytest.approx(ending.share, abs=0.03)


def test_a_report_and_its_page_say_how_many_plays_the_figures_are_of(warm: ScenarioBalance) -> None:
    assert {spread.plays for spread in warm.figures.values()} == {VALUED}
    assert f"20,000 random plays ({warm.choices:,} choices, seed 1). " in how_played(warm)
    assert f"worked out for {VALUED:,} of them" in how_played(warm)
    page = (DOCS / "authors" / "balance.md").read_text(encoding="utf-8")
    assert re.search(rf"in {SAMPLED:,} of them\s+at most", page)
    assert re.search(rf"the\s+first {VALUED:,}\s+that end\. Each player plays {BY_POLICY} times\.", page)


def test_the_same_seed_gives_the_same_report(warm: ScenarioBalance) -> None:
    assert balance_of(shipped()[0], WARM, Wanted(20_000)) == warm


def test_a_value_is_what_the_game_itself_says_of_the_play() -> None:
    pack = shipped()[0]
    program = compile_scenario(pack, WARM)
    for trace in plays_of(program, POLICIES["honest"], circumstances([{}], 5, 1)):
        found, values = gather(program, trace.events), Valuing(program, "squeezed").values(trace)
        assert values["handling_time"] == found.handling_minutes
        assert values["memory"] == found.memory
        assert values["solved"] == found.solved
        assert values["costs"] == found.costs


# -- figures ----------------------------------------------------------------------------------------------------------

rows = st.lists(
    st.fixed_dictionaries({"handling_time": st.integers(0, 9).map(float), "equity": st.integers(-5, 5).map(float)}),
    min_size=1,
    max_size=40,
)


@given(rows)
def test_so_many_plays_reach_a_threshold(found: list[dict[str, float]]) -> None:
    for name, thresholds in passed(found).items():
        for share, value in thresholds.items():
            better = sum(FIGURES[name].better * (row[name] - value) >= 0 for row in found)
            assert better >= share / 100 * len(found)


@given(rows)
def test_no_play_beats_one_of_the_front_and_each_other_is_beaten_or_matched(found: list[dict[str, float]]) -> None:
    best = [values for values, _ in front_of_plays((row, ()) for row in found)]
    both = ("handling_time", "equity")
    assert not any(beats(row, each, both) for row in found for each in best)
    assert all(any(beats(each, row, both) or each == row for each in best) for row in found)
    assert spread_of(found)["equity"].least <= spread_of(found)["equity"].mean <= spread_of(found)["equity"].most


def test_whom_another_matches_and_beats_is_not_on_the_front() -> None:
    means = {
        "a": {"equity": 2.0, "memory": 1.0},
        "b": {"equity": 2.0, "memory": 0.5},
        "c": {"equity": 3.0, "memory": 0.0},
    }
    assert front(means) == ("a", "c")


def test_a_share_that_is_small_is_not_nothing() -> None:
    assert [percent(each).replace("\u00a0", " ") for each in (0, 0.004, 0.5, 1)] == ["0 %", "<1 %", "50 %", "100 %"]


# -- reports ----------------------------------------------------------------------------------------------------------


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app(), ["balance", *arguments])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    sheet = """
        format: 1
        title: A <test> & more
        version: "1.0.0"
        licence: CC0-1.0
        firm: {name: Hearthline}
        house_rules: {handling_time_target: 6 min}
        campaign: {weeks: 2, plan: {first: {week: 1, play: call}, second: {week: 2, play: again}}}
    """
    body = f"at_stake: [heat]\n{HONEST}"
    return write_pack(tmp_path_factory.mktemp("pack"), {"call": scenario(body), "again": scenario(body)}, sheet)


def test_the_text_fits_a_hundred_columns(warm: ScenarioBalance) -> None:
    text = as_text(warm)
    assert max(map(len, text.splitlines())) <= 100
    for part in ("Where it ends", "Honest against hiding", "Who ends how", "Which choices are taken", "To look at"):
        assert part in text
    assert all(str(item.path[-1]) in text for item, _ in warm.items if item.kind in {"choice", "ending"})


TRANSLATED = """
msgid ""
msgstr "Language: el\\n"

msgctxt "call.about.facilitator"
msgid "Listen for one word."
msgstr "Ακούστε μια λέξη."
"""


def test_who_leads_the_conversation_is_told_what_to_listen_for_and_to_ask(tmp_path: Path) -> None:
    said = "about: {facilitator: Listen for one word.}\ndebrief: {desk: What pulled you?}\nat_stake: [heat]\n"
    folder = write_pack(tmp_path, {"call": scenario(f"{said}{HONEST}")})
    (folder / "locale").mkdir()
    (folder / "locale" / "el.po").write_text(TRANSLATED, encoding="utf-8")
    plain = " ".join(run(str(folder), "--plays", "200").output.split())
    assert plain.endswith("For whoever leads the conversation Listen for one word. What pulled you?")
    page = folder / "report.html"
    assert run(str(folder), "--plays", "200", "--lang", "el", "-o", str(page)).exit_code == 0
    assert "<li>Ακούστε μια λέξη.</li><li>What pulled you?</li>" in page.read_text(encoding="utf-8")
    assert "has no 'sv': en, el." in run(str(folder), "--lang", "sv").output


def test_a_whole_pack_comes_with_its_campaign(folder: Path) -> None:
    told = run(str(folder), "--plays", "200")
    assert told.exit_code == 0, told.output
    assert "A day  (call)" in told.output
    assert "A day  (again)" in told.output
    assert "2 weeks, each player 3 times" in told.output
    assert "The campaign" not in run(str(folder / "call.yaml"), "--plays", "200").output


def test_json_has_what_its_page_says(folder: Path) -> None:
    told = json.loads(run(str(folder), "--plays", "200", "--format", "json").stdout)
    (table,) = [each for each in fenced(DOCS / "authors" / "balance.md") if each.marks == ("text", "json")]
    written = {line.split()[0] for line in table.text.splitlines() if line.strip()}
    assert set(told) == {"scenarios", "campaign"}
    assert set(told["scenarios"][0]) == written
    assert set(told["campaign"]) == {"weeks", "lucks", "quarters", "unplayed"}


def test_the_page_needs_nothing_beside_it(folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    assert run(str(folder), "--plays", "200", "-o", str(page)).exit_code == 0
    text = page.read_text(encoding="utf-8")
    assert "<script" not in text
    assert not re.search(r'(?:src|href)="(?!#)', text)
    assert not re.search(r"@import|url\(", text)
    assert "prefers-color-scheme:dark" in text
    assert "@media print" in text
    assert "A &lt;test&gt; &amp; more" in text
    assert len(re.findall(r'\bid="([^"]+)"', text)) == len(set(re.findall(r'\bid="([^"]+)"', text)))
    assert set(re.findall(r'href="#([^"]+)"', text)) <= set(re.findall(r'\bid="([^"]+)"', text))
    for drawing in re.findall(r"<svg.*?</svg>", text, re.DOTALL):
        ET.fromstring(drawing)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--scenario", "nobody"), "there is again, call"),
        (("--scenario", "call", "--plays", "9", "-o", "no/such/folder/x.html"), "cannot be written"),
        (("--format", "pdf"), "pdf"),
    ],
)
def test_what_cannot_be_done_is_said(folder: Path, arguments: tuple[str, ...], said: str) -> None:
    told = run(str(folder), *arguments)
    assert told.exit_code == 2, told.output
    assert said in " ".join(re.sub(r"[│╭╮╰╯─]", " ", told.output).split())


def test_a_pack_with_mistakes_is_not_played(tmp_path: Path) -> None:
    told = run(str(write_pack(tmp_path, {"call": scenario(desk(go="next: nowhere"))})))
    assert told.exit_code == 1
    assert "CX201" in told.output


def test_the_campaign_is_lived_by_each_of_the_six(folder: Path) -> None:
    pack = load_pack(folder).pack
    assert pack
    found = campaign_of(pack)
    assert found
    assert found.unplayed == ()
    assert [each.player for each in found.quarters] == list(POLICIES)
    assert all(len(values) == 2 for each in found.quarters for values in each.weeks.values())
    by_player = {each.player: each for each in found.quarters}
    assert by_player["honest"].endings == {"call": {"over": 1.0}, "again": {"over": 1.0}}
    assert by_player["hide"].endings == {"call": {"other": 1.0}, "again": {"other": 1.0}}
    assert by_player["hide"].weeks["safety"][-1] != by_player["honest"].weeks["safety"][-1]
    assert by_player["hide"].later["retention"] < by_player["honest"].later["retention"]


def test_a_graph_is_drawn_with_what_is_gone_more_often_wider(folder: Path) -> None:
    drawn = CliRunner().invoke(app(), ["graph", str(folder / "call.yaml"), "--visits", "--format", "svg"])
    assert drawn.exit_code == 0, drawn.output
    assert "50 %" in drawn.output
    widths = {float(each) for each in re.findall(r'stroke-width="([\d.]+)" stroke-linecap', drawn.output)}
    assert widths
    assert min(widths) > 2
    plain = CliRunner().invoke(app(), ["graph", str(folder / "call.yaml"), "--format", "svg"])
    assert "stroke-linecap" not in plain.output


# -- the picture of a scenario ----------------------------------------------------------------------------------------


def test_visits_stand_in_the_graph_and_what_comes_in_goes_out(warm: ScenarioBalance) -> None:
    graph = graph_of(WARM, shipped()[0].scenarios[WARM], visits=visits_of(warm))
    shares = {stop.id: stop.share for stop in graph.stops}
    assert shares[graph.first] == 1
    for name, share in shares.items():
        out = [way.share for way in graph.ways if way.start == name and way.choice]
        come = [way.share for way in graph.ways if way.end == name]
        past = [way.share or 0 for way in graph.ways if way.start == name and not way.choice]
        assert not out or sum(each or 0 for each in out) == pytest.approx(share, abs=0.01)
        if name != graph.first:
            assert sum(each or 0 for each in come) == pytest.approx((share or 0) + sum(past), abs=0.01)
