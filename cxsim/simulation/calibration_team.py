"""Targets T9 and T14 to T24 without gaming: pressure, people, failing safely."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from cxsim.equations.contact import contact_value, treatment_value
from cxsim.equations.customer_parameters import COURTESY_SPREAD, COURTESY_SURPLUS
from cxsim.equations.failure import error_rate, knowledge_after, lapse_rate, reporting_chance
from cxsim.equations.people import (
    citizenship,
    courtesy_shift,
    engagement_goal,
    exhaustion_goal,
    morale,
    skill_after,
    surface_acting,
)
from cxsim.equations.resolution import solved_first_time, solving_chance
from cxsim.equations.scores import is_satisfied
from cxsim.equations.team_parameters import CITIZENSHIP_SPREAD, ERROR_RATE, NEWCOMER_SKILL, TRAIT_SPREAD
from cxsim.equations.work_pressure import standard_after, time_per_contact
from cxsim.simulation.calibration import Row, around

if TYPE_CHECKING:
    from collections.abc import Iterator

Column: TypeAlias = Any
TEAMS = 2000
AGENTS = 20_000
CONTACTS = 400
"""Contacts of a team in a week, in the protocols on failures."""
WEEKS = 104
BUSY_QUARTER = range(8, 21)
USUAL_RESOLUTION = 0.70
PROFICIENT = 0.95
"""Skill from which somebody counts as proficient."""
USUAL_CONTACTS = 200
"""Contacts of a team of twenty."""
LAST = 26
"""Weeks at the end that are measured."""
EVENTS = 28
"""Events that somebody might report, a person and quarter."""
OURS = "no tolerance is published; this one is ours"


def erosion(seed: int) -> Iterator[Row]:
    """T9: a busy quarter, then back to normal, by Oliva & Sterman's own protocol."""
    del seed  # nothing here is a matter of chance
    standard, path, pressures = 1.0, [], []
    for week in range(WEEKS):
        pressure = (1.2 if week in BUSY_QUARTER else 1.0) * standard
        time = _number(time_per_contact(standard, pressure, 0.0, 0.0))
        pressures.append((pressure, time / standard))
        standard = _number(standard_after(standard, time))
        path.append(standard)
    source = "Oliva & Sterman 2001"
    yield Row("T9", "standard after +20 % demand for 13 weeks", "-6.0%", **around(-0.060, 0.005), measured=path[-1] - 1,
              source=source)  # fmt: skip
    yield Row("T9", "regained by week 104", "never", -1.0, 1e-4, path[-1] - min(path), source)
    logs = np.log(np.array(pressures))
    slope = float(np.polyfit(logs[:, 0], logs[:, 1], 1)[0])
    yield Row("T9", "elasticity of time to work pressure", "-.64", **around(-0.64, 0.005), measured=slope,
              source=source, note=OURS)  # fmt: skip


def reporting(seed: int) -> Iterator[Row]:
    """T14: counts of unreported failures in a poor and in a good climate."""
    chance = np.random.Generator(np.random.Philox(seed))
    for safety, share in ((0.0, 0.81), (1.0, 0.47)):
        known = chance.random(100_000) < _number(reporting_chance(safety))
        yield Row("T14", f"failures unreported at safety {safety:g}", f"{share:.0%}", **around(share, 0.02),
                  measured=float(1 - known.mean()), source="Probst et al. 2008")  # fmt: skip


def teams(seed: int, safety: Column, debrief: float) -> tuple[Column, Column]:
    """Return reported and true failures a week, over the last half year of two, of teams in a climate of their own."""
    chance = np.random.Generator(np.random.Philox(seed))
    knowledge: Column = np.zeros(len(safety))
    reported, true = np.zeros(len(safety)), np.zeros(len(safety))
    told: Column = reporting_chance(safety)
    for week in range(WEEKS):
        rate: Column = error_rate(knowledge, 1.0)
        failures = chance.poisson(CONTACTS * rate)
        known: Column = chance.binomial(failures, told)
        knowledge = knowledge_after(knowledge, debrief * known / (CONTACTS * ERROR_RATE.value))
        if week >= WEEKS - LAST:
            reported += known / LAST
            true += failures / LAST
    return reported, true


def paradox(seed: int) -> Iterator[Row]:
    """T15: 2,000 teams, two years: the safe report more failures and make fewer, where they look back on them."""
    safety: Column = np.random.Generator(np.random.Philox(seed + 1)).random(TEAMS)
    reported, true = teams(seed, safety, 1.0)
    _, untaught = teams(seed, safety, 0.0)
    source = "Edmondson 1996; Sanner & Bunderson 2015"
    yield Row("T15", "r(safety, reported failures)", "above .3", 0.3, 1.0, _r(safety, reported), source, fitted=False)
    yield Row("T15", "r(safety, true failures)", "below -.2", -1.0, -0.2, _r(safety, true), source, fitted=False)
    yield Row("T15", "r(safety, true failures) without debriefs", "about 0", -0.1, 0.1, _r(safety, untaught), source,
              fitted=False)  # fmt: skip


def debriefing(seed: int) -> Iterator[Row]:
    """T17: debriefs on and off at full safety."""
    safety: Column = np.ones(TEAMS)
    source = "Tannenbaum & Cerasoli 2013"
    (_, on), (_, off) = teams(seed, safety, 1.0), teams(seed + 1, safety, 0.0)
    better = float(1 - on.mean() / off.mean())
    yield Row("T17", "failures avoided by debriefing", "20 to 25%", 0.20, 0.25, better, source)
    with_debrief, without = (float(each.mean()) * USUAL_CONTACTS / CONTACTS for each in (on, off))
    effect = (without - with_debrief) / ((with_debrief + without) / 2) ** 0.5
    yield Row("T17", "the same as an effect size, on a week's failures", "d about .67", **around(0.67, 0.20),
              measured=effect, source=source, fitted=False,
              note="a team of 200 contacts a week, whose failures scatter as Poisson counts do; " + OURS)  # fmt: skip


def voice(seed: int) -> Iterator[Row]:
    """T16: 20,000 people, a quarter each: what goes with psychological safety."""
    chance = np.random.Generator(np.random.Philox(seed))
    safety: Column = np.clip(chance.normal(0.5, 0.2, AGENTS), 0.0, 1.0)
    told: Column = reporting_chance(safety)
    reports = chance.binomial(EVENTS, told)
    heard = chance.binomial(reports, 0.7)
    agents = _cross_section(seed + 1, safety)
    source = "Frazier et al. 2017 (as quoted elsewhere)"
    for about, published, found, note in (
        ("learning behaviour: failures reported", 0.62, _r(safety, reports), ""),
        (
            "information sharing: reports that reach others",
            0.52,
            _r(safety, heard),
            "seven in ten reports reach others",
        ),
        ("satisfaction: morale", 0.53, _r(safety, agents["morale"]), ""),
        ("citizenship", 0.32, _r(safety, agents["citizenship"]), "by way of engagement"),
    ):
        yield Row("T16", f"r(safety, {about})", f"{published:.2f}", **around(published, 0.15), measured=found,
                  source=source, note=note)  # fmt: skip


def strain(seed: int) -> Iterator[Row]:
    """T18, T19: a cross-section of 20,000 agents in teams of every kind."""
    chance = np.random.Generator(np.random.Philox(seed + 7))
    agents = _cross_section(seed, np.clip(chance.normal(0.5, 0.2, AGENTS), 0.0, 1.0))
    source = "Hulsheger & Schewe 2011"
    yield Row("T18", "r(surface acting, exhaustion)", ".39 to .48", 0.39, 0.48,
              _r(agents["acting"], agents["exhaustion"]), source)  # fmt: skip
    yield Row("T18", "r(surface acting, engagement)", "-.24 to -.40", -0.40, -0.24,
              _r(agents["acting"], agents["engagement"]), source)  # fmt: skip
    yield Row("T18", "r(deep acting, customer satisfaction)", ".37", **around(0.37, 0.10),
              measured=_r(agents["deep"], agents["satisfied"]), source=source,
              note="50 contacts an agent; " + OURS)  # fmt: skip
    yield Row("T19", "r(exhaustion, engagement)", "-.32 to -.50", -0.50, -0.32,
              _r(agents["exhaustion"], agents["engagement"]), "Schaufeli & Bakker 2004")  # fmt: skip


def _cross_section(seed: int, safety: Column) -> dict[str, Column]:
    """Return what agents come to, each under demands, resources and traits of their own."""
    chance = np.random.Generator(np.random.Philox(seed))
    count = len(safety)
    levels: Column = chance.random((5, count))
    enforcement, stake, practised, deep, autonomy = levels
    pressure: Column = chance.normal(1.0, 0.12, count)
    traits: Column = chance.normal(0.0, TRAIT_SPREAD.value, (2, count))
    giving: Column = chance.normal(0.0, CITIZENSHIP_SPREAD.value, count)
    acting: Column = surface_acting(enforcement, stake, practised, 0.30, deep)
    exhaustion: Column = exhaustion_goal(pressure, acting, safety, traits[0])
    engagement: Column = engagement_goal(safety, autonomy, acting, 0.0, traits[1])
    mood: Column = morale(engagement, exhaustion)
    return {
        "acting": acting,
        "exhaustion": exhaustion,
        "engagement": engagement,
        "morale": mood,
        "deep": deep,
        "satisfied": satisfied_share(chance, courtesy_shift(mood, deep), 50),
        "citizenship": citizenship(engagement, giving),
    }


def satisfied_share(chance: np.random.Generator, courtesy: Column, contacts: int) -> Column:
    """Return the share of satisfied customers among ``contacts`` of each agent, at usual resolution.

    ``courtesy`` is how far each agent's differs from the usual.
    """
    shape = (len(courtesy), contacts)
    kindness: Column = chance.normal(COURTESY_SURPLUS.value, COURTESY_SPREAD.value, shape)
    kindness += courtesy[:, None]
    solved: Column = chance.random(shape) < USUAL_RESOLUTION
    begged: Column = np.zeros(shape, bool)
    extra: Column = np.zeros(shape)
    satisfied: Column = is_satisfied(contact_value(solved, treatment_value(kindness, extra, begged)))
    return satisfied.mean(axis=1)


def store_panel(seed: int) -> Iterator[Row]:
    """T20: 1,000 stores of every morale, 2,000 contacts each."""
    chance = np.random.Generator(np.random.Philox(seed))
    mood: Column = chance.normal(0.6, 0.12, 1000)
    slope = float(np.polyfit(mood, satisfied_share(chance, courtesy_shift(mood), 2000), 1)[0])
    yield Row("T20", "CSAT gained per unit of morale", ".26", **around(0.26, 0.08), measured=slope,
              source="Rucci, Kirn & Quinn 1998 (as quoted elsewhere)")  # fmt: skip


def newcomers(seed: int) -> Iterator[Row]:
    """T22: a cohort of new hires, alone and among those who know."""
    del seed  # nothing here is a matter of chance
    source = "De Grip, Sauermann & Sieben 2016"
    path = {knowledge: [NEWCOMER_SKILL.value] for knowledge in (0.0, 1.0)}
    for knowledge, skills in path.items():
        while len(skills) <= WEEKS:
            skills.append(_number(skill_after(skills[-1], knowledge)))
    gain = path[0.0][52] / NEWCOMER_SKILL.value - 1
    yield Row("T22", "output of a new hire after a year", "+64%", **around(0.64, 0.064), measured=gain, source=source,
              note=OURS)  # fmt: skip
    proficient = [next(week for week, skill in enumerate(skills) if skill >= PROFICIENT) for skills in path.values()]
    yield Row("T22", "time to proficiency among those who know", "-36%", **around(-0.36, 0.05),
              measured=proficient[1] / proficient[0] - 1, source=source, note=OURS)  # fmt: skip


def standards(seed: int) -> Iterator[Row]:
    """T24: routine performance against safety, where accountability is low and where it is high."""
    del seed  # nothing here is a matter of chance
    safety: Column = np.linspace(0.0, 1.0, 101)
    source = "Eldor, Hodor & Cappelli 2023"
    low, high = (_routine(safety, accountability) for accountability in (0.0, 1.0))
    yield Row("T24", "safety at which routine is best, low accountability", "inside the scale", 0.3, 0.95,
              float(safety[low.argmax()]), source)  # fmt: skip
    yield Row("T24", "smallest step of routine with safety, high accountability", "never falls", 0.0, np.inf,
              float(np.diff(high).min()), source)  # fmt: skip


def _routine(safety: Column, accountability: float) -> Column:
    knowledge: Column = np.zeros(len(safety))
    told: Column = reporting_chance(safety)
    for _ in range(WEEKS):
        knowledge = knowledge_after(knowledge, told * error_rate(knowledge, 1.0) / ERROR_RATE.value)
    return solved_first_time(solving_chance(1.0, 1.0), error_rate(knowledge, 1.0), lapse_rate(safety, accountability))


def _number(value: Column) -> float:
    return float(value)


def _r(one: Column, other: Column) -> float:
    return float(np.corrcoef(one, other)[0, 1])


MEASURES = (erosion, reporting, paradox, debriefing, voice, strain, store_panel, newcomers, standards)
