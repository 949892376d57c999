"""However much there is of something, each of it is looked at a number of times that does not grow with the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from cxsim.content import left_out, yaml_inspection
from cxsim.content.diagnostic import Fault
from cxsim.content.load import MOST_OF_A_PACK
from cxsim.content.reader import read
from cxsim.content.remains import Draft
from cxsim.engine import compile_scenario
from cxsim.engine.luck import Place
from cxsim.model.likeness import likest
from cxsim.simulation.tries import by_part
from cxsim.workbench import allowed, mend, mend_stage, rules
from cxsim.workbench.check import check_pack
from cxsim.workbench.editor.positions import Lines
from cxsim.workbench.exploration import walkabout
from cxsim.workbench.exploration.falls import falls_of
from cxsim.workbench.exploration.walkabout import STEPS_A_STATE, WIDE, Walker
from cxsim.workbench.rules import name_for_speaker
from cxsim.workbench.rules.name_for_speaker import MOST_LOOKED_UP
from cxsim.workbench.rules.unused_person import MOST_LOOKED_FOR
from cxsim.workbench.study import study
from tests.packs import CAST, desk, pack_of, scenario, write_pack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import pytest

    from cxsim.engine import Luck, Step


def counting(monkeypatch: pytest.MonkeyPatch, holder: object, name: str) -> list[object]:
    """Return a list that grows with each call of what ``holder`` has under that name."""
    calls: list[object] = []
    real: Callable[..., object] = getattr(holder, name)

    def called(*given: object, **more: object) -> object:
        calls.append(given)
        return real(*given, **more)

    monkeypatch.setattr(holder, name, called)
    return calls


def test_of_very_many_people_without_a_part_the_first_are_told(tmp_path: Path) -> None:
    people = "".join(f"  p{at}: {{name: Person{at}}}\n" for at in range(2 * MOST_LOOKED_FOR))
    body = desk(go="takes: 1 min", leave="costs: 1").replace("    choices:", "    text: Person3 waves.\n    choices:")
    folder = write_pack(tmp_path, {"call": scenario(body)})
    (folder / "cast.yaml").write_text(CAST + people, encoding="utf-8")
    told = [each.problem for each in check_pack(folder) if each.code == "CX705"]
    assert len(told) == MOST_LOOKED_FOR
    assert not any("'p3'" in each for each in told)


def test_of_very_many_small_words_before_a_colon_the_first_are_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = counting(monkeypatch, name_for_speaker, likest.__name__)
    lines = "".join(f"        remark{at}: this\n" for at in range(3 * MOST_LOOKED_UP))
    body = desk(go="takes: 1 min").replace("    choices:", f"    text: |\n{lines}        dervlas: Hello.\n    choices:")
    check_pack(write_pack(tmp_path, {"call": scenario(body)}))
    assert len(compared) == MOST_LOOKED_UP


def test_what_a_rule_finds_very_often_it_tells_so_often_and_says_that_there_is_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "MOST_TOLD", 3)
    variables = ", ".join(f"v{at}: false" for at in range(9))
    folder = write_pack(tmp_path, {"call": scenario(f"variables: {{{variables}}}\n" + desk(go="takes: 1 min"))})
    told = [each for each in check_pack(folder) if each.code == "CX701"]
    assert [each.problem for each in told[:1] + told[3:]] == [
        "variable 'v0' is never set and never read.",
        "there are more than 3 of these in the pack; the rest is not told.",
    ]


def test_allowances_are_not_held_against_every_diagnostic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    many = 50
    places = counting(monkeypatch, allowed, "_places")
    variables = "".join(f"  v{at}: false  # cxsim: allow CX701 because it is a test\n" for at in range(many))
    folder = write_pack(tmp_path, {"call": scenario(f"variables:\n{variables}" + desk(go="takes: 1 min"))})
    assert not [each for each in check_pack(folder) if each.code == "CX701"]
    assert len(places) < 4 * many


def test_changes_that_are_no_cure_are_tried_so_often_and_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mend, "MOST", 5)
    monkeypatch.setattr(mend_stage.Stage, "_is_worse", lambda *_: True)
    checks = counting(monkeypatch, mend, "check_pack")
    body = desk(**{f"go_{at}": "does: [apologse]" for at in range(9)})
    assert mend.mend(write_pack(tmp_path, {"call": scenario(body)})).changes == ()
    assert len(checks) == 5


def test_a_change_that_does_harm_elsewhere_is_tried_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mend_stage.Stage, "_is_worse", lambda *_: True)
    checks = counting(monkeypatch, mend, "check_pack")
    mend.mend(write_pack(tmp_path, {"call": scenario(desk(go="does: [apologse]"))}))
    assert len(checks) == 2


def test_mistakes_without_number_are_not_held_against_each_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = counting(monkeypatch, left_out.LeftOut, "leaves_open")
    check_pack(write_pack(tmp_path, {"call": scenario(desk(**{f"go_{at}": "next: nowhere" for at in range(900)}))}))
    assert len(held) < 900


def test_of_a_pack_with_very_many_mistakes_the_first_thousand_are_told(tmp_path: Path) -> None:
    call = scenario(desk(**{f"go_{at}": "next: nowhere" for at in range(90)}))
    found = check_pack(write_pack(tmp_path, {f"call_{at}": call for at in range(15)}))
    assert [each.code for each in found].count("CX201") == MOST_OF_A_PACK
    assert [each.problem for each in found if each.code == "CX609"] == [
        "There are 1,000 mistakes in this pack; what else there may be is not told."
    ]


def test_a_forbidden_escape_is_found_without_counting_the_lines_of_the_whole_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    searched = counting(monkeypatch, yaml_inspection, "place_at")
    faults = read(b'a: "\\e"\nb:\n  - "one,\n    \\e"\n' + b'c: "\\e"\n' * 20).faults
    assert [(each.line, each.column) for each in faults[:2] if each.code == "CX011"] == [(1, 5), (4, 5)]
    assert all(len(str(given)) < 40 for given in searched)


def test_a_line_with_many_faults_is_left_out_once_with_what_stands_below_it() -> None:
    faults = tuple(Fault(line, 1, "CX020", "comma-cuts-text", "It.") for line in (1, 2, 2, 3, 9))
    assert Draft("call.yaml", {}, "a: 1\nb:\n  c: 2\n\n  d: 3\ne: 4\n", faults).unread == "a: 1\nb:\n  c: 2\n\n  d: 3"


def test_with_very_many_hidden_truths_exploration_stops_the_sooner(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draws = ", ".join(f"d{at}: {{yes: 1, no: 1}}" for at in range(4 * WIDE))
    pack = pack_of(tmp_path, {"call": scenario(f"draws: {{{draws}}}\n" + desk(go="takes: 1 min"))})
    read = study(pack)
    begun = counting(monkeypatch, walkabout, "begin")
    found = Walker(compile_scenario(pack, "call"), read.scenarios[0], frozenset(), 100).walk()
    assert found.stopped
    assert len(begun) < 100 * STEPS_A_STATE // 4


class _Answer(str):
    """An answer of a form that counts how often its part is asked for."""

    __slots__ = ()
    asked: ClassVar[list[None]] = []

    def partition(self, sep: str, /) -> tuple[str, str, str]:
        self.asked.append(None)
        return super().partition(sep)


def test_the_answers_of_a_form_are_sorted_by_part_in_one_go() -> None:
    parts = [f"p{at}" for at in range(30)]
    offered = [_Answer(f"{part}.{answer}") for part in parts for answer in ("yes", "no")]
    assert by_part(parts, [*offered, "hand_on"]) == [(f"{part}.yes", f"{part}.no") for part in parts]
    assert by_part((), offered) == []
    assert len(_Answer.asked) == len(offered)


class _Weights(tuple[tuple[str, int], ...]):
    """Weights that count how often they are gone through."""

    __slots__ = ()
    gone_through: ClassVar[list[None]] = []

    def __iter__(self) -> Iterator[tuple[str, int]]:
        self.gone_through.append(None)
        return super().__iter__()


def test_the_branches_of_chance_are_not_gone_through_anew_for_each_of_them() -> None:
    weights = _Weights((f"b{at}", 1) for at in range(100))

    def call(luck: Luck) -> Step:
        return cast("Step", (luck(Place("call", 1, "desk", "go", 1), weights), ""))

    assert sum(1 for _ in falls_of(call)) == 100
    assert len(weights.gone_through) < 5


def test_a_long_line_is_not_measured_anew_for_each_position_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = Lines("é" * 1000)
    measured: list[str] = []

    def size(text: str) -> int:
        measured.append(text)
        return len(text)

    monkeypatch.setattr(lines, "_size", size)
    assert [lines.position(at) for at in range(1000)] == [(0, at) for at in range(1000)]
    assert len("".join(measured)) < 1000
