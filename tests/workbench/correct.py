"""Correct packs by the hundred: nothing is wrong with them, and every field but pictures comes up.

They are of many shapes, written in many ways: branches, detours, forms and rests, one scenario or a campaign of two,
with golden runs of how they play.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

from cxsim.content import load_pack
from cxsim.engine import open_choices
from cxsim.engine.occasions import practice_shown
from cxsim.session import Header, Session, Unkept
from tests.workbench.correct_scenario import Made
from tests.workbench.correct_sheet import cast, sheet
from tests.workbench.written import written

if TYPE_CHECKING:
    from pathlib import Path

    from cxsim.engine import Luck
    from cxsim.engine.luck import Place, Weights
    from cxsim.model.pack import Pack
    from cxsim.session import Play

Mapping = dict[str, Any]
MOST_STEPS = 30


def write_correct_pack(folder: Path, seed: int) -> Path:
    """Write a pack that plays through and has nothing to fix; ``call.yaml`` is always in it."""
    random = Random(seed)
    goran, campaign = random.random() < 0.3, random.random() < 0.4
    contents = {"pack": sheet(random, campaign=campaign), "cast": cast(random, goran=goran)}
    contents["call"] = Made(random, 6, goran=goran).scenario()
    if campaign:
        contents["again"] = Made(random, 4, goran=False).scenario()
        contents["again"].setdefault("about", {})["after"] = ["call"]
        contents["again"].pop("renamed_from", None)
    (folder / "playthroughs").mkdir(parents=True)
    for name, value in contents.items():
        (folder / f"{name}.yaml").write_text(written(value, random), encoding="utf-8")
    pack = load_pack(folder).pack
    assert pack, [str(each) for each in load_pack(folder).diagnostics]
    for name in pack.scenarios:
        runs = {f"run_{number}": _golden(pack, name, random) for number in range(random.randint(1, 2))}
        (folder / "playthroughs" / f"{name}.yaml").write_text(written(runs, random), encoding="utf-8")
    return folder


def _golden(pack: Pack, scenario: str, random: Random) -> Mapping:
    """Play at random to an ending; return the steps, the luck that was met, and what came of it."""
    met: dict[str, str] = {}
    session = Session(pack, Header(pack.id, pack.sheet.version, "", 0, ""), Unkept(), _noted(met, random))
    session.begin(scenario)
    steps: list[Mapping] = []
    while (play := session.current) is not None and play.ending is None:
        steps.append(_step(session, play, random, straight=len(steps) > MOST_STEPS))
    assert play is not None
    found = session.encounter()
    expect: Mapping = {"ending": play.ending, "minutes": found.minutes, "echoes": [*found.later]}
    expect["record"] = {"actually": "solved" if found.solved else "open"}
    if found.reported:
        expect["record"]["reported"] = found.reported
    shown = practice_shown(play.program, play.events(), (each.open for each in play.decisions))
    if "conscience" in shown and (mean := sum(shown["conscience"]) / len(shown["conscience"])) != 0.5:
        expect["practice"] = {"conscience": "up" if mean > 0.5 else "down"}
    expect["never"] = ["hide_failure", "dress_record"]
    run: Mapping = {"title": f"It ends {play.ending}"} | ({"luck": met} if met else {})
    return run | {"play": steps, "expect": expect}


def _noted(met: dict[str, str], random: Random) -> Luck:
    def luck(place: Place, weights: Weights) -> str:
        name = f"{place.situation}.{place.choice}" if place.situation else place.choice
        return met.setdefault(name, random.choice(weights)[0])

    return luck


def _step(session: Session, play: Play, random: Random, *, straight: bool) -> Mapping:
    place = play.state.place
    offered = [each for each in open_choices(play.program, play.state) if not straight or each != "wait"]
    parts = play.program.situations[place].parts
    if parts:
        given = [random.choice([each for each in offered if each.startswith(f"{part}.")]) for part in parts]
        session.answer(given)
        taken: object = dict(each.split(".") for each in given)
    else:
        taken = random.choice(offered)
        session.decide(str(taken))
    if (now := session.current) is not None and now.rests:
        session.week = now.due
        session.wake(now.scenario)
    return {place: taken}
