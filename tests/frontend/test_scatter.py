from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest

from cxsim.frontend import program
from cxsim.frontend.drawing.painter import Rect
from cxsim.frontend.drawing.scatter import ScatterPen
from cxsim.frontend.drawing.theme import light
from cxsim.frontend.elements.tree import Role, Scatter, Spot, walk
from cxsim.frontend.messages import Turn
from cxsim.frontend.quarter.views import _ways
from cxsim.frontend.words import ENGLISH
from cxsim.simulation.lives import Range
from cxsim.simulation.replays import OWN

if TYPE_CHECKING:
    from cxsim.frontend.messages import Open
    from tests.frontend.conftest import DrawnOnPaper


def means(cost: float, equity: float) -> dict[str, Range]:
    return {"cost": Range(cost, cost, cost), "equity": Range(equity, equity, equity)}


def test_each_spot_has_its_number_beside_it_and_what_brings_more_lies_higher(paper: DrawnOnPaper) -> None:
    spots = (Spot(0.0, 0.0, "1", "own"), Spot(1.0, 1.0, "2", "front"), Spot(0.5, 0.5, "3"))
    ScatterPen(paper, light().colours, Rect(0, 0, 300, 200), 1).draw(Scatter(spots))
    at = {words: (x, y) for x, y, words in paper.texts}
    assert at.keys() == {"1", "2", "3"}
    assert at["1"][0] < at["3"][0] < at["2"][0] <= 300
    assert at["1"][1] > at["3"][1] > at["2"][1] >= 0


def test_ones_own_spot_is_drawn_over_the_others(paper: DrawnOnPaper) -> None:
    spots = (Spot(0.5, 0.5, "1", "own"), Spot(0.5, 0.5, "2"))
    ScatterPen(paper, light().colours, Rect(0, 0, 300, 200), 1).draw(Scatter(spots))
    assert [words for _, _, words in paper.texts] == ["2", "1"]


def test_a_quarters_ways_lie_between_the_cheapest_and_the_dearest() -> None:
    players = {"hide": means(100, 16_000), OWN: means(200, 24_000), "honest": means(300, 26_000)}
    own, hide, honest = _ways(ENGLISH, cast("Any", SimpleNamespace(players=players, front=("honest",))))
    assert (own.label, own.look, own.cost) == ("You", "own", 0.5)
    assert own.loyalty == pytest.approx(0.8)
    assert (hide.look, hide.cost, hide.loyalty) == ("other", 0, 0)
    assert (honest.look, honest.cost, honest.loyalty) == ("front", 1, 1)


def test_ways_that_are_all_alike_lie_in_the_middle() -> None:
    players = {OWN: means(1, 1), "hide": means(1, 1)}
    ways = _ways(ENGLISH, cast("Any", SimpleNamespace(players=players, front=())))
    assert {(each.cost, each.loyalty) for each in ways} == {(0.5, 0.5)}


def test_whoever_cannot_see_the_chart_reads_what_it_shows(screens: dict[str, Open]) -> None:
    opened, _ = program.update(program.opened(screens["behind"]), Turn(3))
    tree = program.view(opened, ENGLISH)
    chart = next(each for each in walk(tree) if each.scatter)
    assert chart.role is Role.DECORATION
    assert chart.scatter is not None
    listed = next(each for each in walk(tree) if each.role is Role.LIST and each.name == "How you played")
    assert len(listed.children) == len(chart.scatter.spots) == 7
    assert all(each.name and each.value for each in listed.children)
