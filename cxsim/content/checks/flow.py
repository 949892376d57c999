"""Always a way on: every choice leads somewhere, and every situation can be reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.content.diagnostic import quoted
from cxsim.content.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from cxsim.model.effects import Choice, Effects
    from cxsim.model.scenario import Scenario, Situation
    from cxsim.model.walk import Offer, Path

    Offered = Mapping[str, Sequence[Offer]]
    OneHolds = Callable[[Sequence[str]], bool]

MOST_SHOWN = 8
"""Situations of a circle that a message names."""


def check_flow(scenario: Scenario, offered: Offered, one_holds: OneHolds) -> Iterator[Problem]:
    """Yield where play would stop, go round in circles, or never come.

    ``offered`` is what each situation offers, ``one_holds`` says of several conditions whether one always does.
    """
    yield from _no_way_on(scenario, offered, one_holds)
    yield from _circles(scenario)
    yield from _unreachable(scenario, offered)


def _no_way_on(scenario: Scenario, all_offered: Offered, one_holds: OneHolds) -> Iterator[Problem]:
    for name, situation in scenario.situations.items():
        at: Path = ("situations", name)
        offered = all_offered[name]
        if not offered and not situation.parts:
            problem = f"'{name}' offers no choice, so nobody gets on from here."
            yield Problem(at, "CX401", "no-choice", problem, _instead(situation))
        for part in (part for part, answers in situation.parts.items() if not answers):
            problem = f"part '{part}' of '{name}' offers no answer, so nobody gets on from here."
            yield Problem((*at, "parts", part), "CX401", "no-choice", problem, "Add its answers, or leave it out.")
        if situation.parts and len(offered) > sum(len(each) for each in situation.parts.values()):
            problem = f"'{name}' is a form and offers choices, too."
            yield Problem((*at, "parts"), "CX409", "form-and-choices", problem, "Keep one of the two.")
        if situation.when is not None and situation.otherwise is None:
            yield Problem(
                (*at, "when"),
                "CX402",
                "no-otherwise",
                f"'{name}' has a 'when' and no 'otherwise': where it fails there is no way on.",
                "Add otherwise: …",
            )
        for path, choice_id, choice in offered:
            if situation.next is None and not _leads_on(choice, one_holds) and not _form_leads_on(situation, one_holds):
                yield _stuck(path, choice_id, name, choice, one_holds)


def _instead(situation: Situation) -> str:
    if situation.next is None:
        return "Add choices:, or make it an ending."
    return f"'next' is where its choices lead: add choices:, or lead to {quoted(situation.next)} without it."


def _stuck(path: Path, choice_id: str, name: str, choice: Choice, one_holds: OneHolds) -> Problem:
    """Say where a choice leads nowhere: in the one case or branch that is missing, where others lead on."""
    inner = [(field, each) for field in ("cases", "chance") for each in getattr(choice, field).items()]
    ends = [(field, key) for field, (key, block) in inner if not _leads_on(block, one_holds)]
    owner = f"choice '{choice_id}' of '{name}'"
    if not inner or len(ends) == len(inner):
        problem = f"{owner} names no 'next', and neither does the situation."
        return Problem(path, "CX403", "no-way-on", problem, "Add next: … to one of them.")
    if ends:
        field, key = ends[0]
        problem = f"{owner} leads on, but not in '{key}'."
        return Problem((*path, field, key), "CX403", "no-way-on", problem, f"Add next: … to '{key}'.")
    problem = f"{owner} leads nowhere when none of its cases holds."
    return Problem((*path, "cases"), "CX403", "no-way-on", problem, "Add a last case without 'when', or a next: ….")


def _form_leads_on(situation: Situation, one_holds: OneHolds) -> bool:
    """Whether one part of a form leads on whatever is answered."""
    parts = situation.parts.values()
    return any(answers and all(_leads_on(each, one_holds) for each in answers.values()) for answers in parts)


def _leads_on(effects: Effects, one_holds: OneHolds) -> bool:
    if effects.next is not None:
        return True
    if effects.chance:
        return all(_leads_on(each, one_holds) for each in effects.chance.values())
    cases = effects.cases.values()
    if not cases or not all(_leads_on(each, one_holds) for each in cases):
        return False
    conditions = [each.when for each in cases if each.when is not None]
    return len(conditions) < len(cases) or one_holds(conditions)


def _circles(scenario: Scenario) -> Iterator[Problem]:
    """``otherwise`` leading to a situation that leads back: a loop without a choice."""
    walked: set[str] = set()
    for name in scenario.situations:
        way: dict[str, None] = {}
        at: str | None = name
        while at in scenario.situations and at not in walked:
            walked.add(at)
            way[at] = None
            at = scenario.situations[at].otherwise
        if at in way:
            way_round = list(way)
            yield _circle([*way_round[way_round.index(at) :], at])


def _circle(way: list[str]) -> Problem:
    shown = " → ".join(way if len(way) <= MOST_SHOWN else [*way[:MOST_SHOWN], "…"])
    return Problem(
        ("situations", way[0], "otherwise"),
        "CX404",
        "loop-without-choice",
        f"'otherwise' goes round in a circle: {shown}.",
        "Let one of them lead out of it.",
    )


def _unreachable(scenario: Scenario, offered: Offered) -> Iterator[Problem]:
    reached, waiting = {scenario.first}, [scenario.first]
    while waiting:
        new = set(_ways(scenario, waiting.pop(), offered)) - reached
        reached |= new
        waiting += new
    misled = reached - scenario.situations.keys() - scenario.endings.keys() - scenario.stages.keys()
    misled |= {scenario.first} - scenario.situations.keys()
    fields = ("situations", scenario.situations), ("endings", scenario.endings), ("stages", scenario.stages)
    for field, names in fields:
        for name in names:
            if name not in reached and not misled:  # a name with a slip is told, and may be what leads here
                problem = f"nothing leads to '{name}'."
                yield Problem((field, name), "CX406", "unreachable", problem, "Lead there, or delete it.", "warning")
            if field != "situations" and name in scenario.situations:
                what = "an ending" if field == "endings" else "a stage"
                problem = f"'{name}' is a situation and {what}; next: would not know which."
                yield Problem((field, name), "CX407", "id-twice", problem, "Rename one of them.")
            elif field == "stages" and name in scenario.endings:
                problem = f"'{name}' is an ending and a stage; next: would not know which."
                yield Problem((field, name), "CX407", "id-twice", problem, "Rename one of them.")


def _ways(scenario: Scenario, name: str, offered: Offered) -> Iterator[str]:
    situation = scenario.situations.get(name)
    if name in scenario.stages:
        yield scenario.stages[name].start
    if situation is None:
        return
    for target in (situation.next, situation.otherwise):
        if target:
            yield target
    for _, _, choice in offered[name]:
        yield from _targets(choice)


def _targets(effects: Effects) -> Iterator[str]:
    if effects.next:
        yield effects.next
    for inner in (*effects.cases.values(), *effects.chance.values()):
        yield from _targets(inner)
