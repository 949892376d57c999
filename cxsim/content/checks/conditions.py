"""Expressions: each can be read, names what exists, and has the type that is needed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cxsim.content.diagnostic import quoted
from cxsim.content.problem import Problem, nearest
from cxsim.equations.vocabulary import RESERVED, campaign_scope
from cxsim.model.expression import TRUTH, ExpressionError, parse
from cxsim.model.scenario import NumberVariable, WordVariable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cxsim.model.manuscript import Manuscript
    from cxsim.model.pack import PackSheet
    from cxsim.model.scenario import Scenario
    from cxsim.model.walk import Block, Path


def check_expressions(written: Manuscript, sheet: PackSheet) -> Iterator[Problem]:
    """Yield what is wrong with conditions, assignments and declarations."""
    declarations = tuple(_declarations(written.scenario, sheet))
    taken = {str(each.path[1]) for each in declarations if each.code == "CX304"}
    for each in written.expressions:
        if each.variable and each.variable not in written.scenario.variables:
            continue  # an undeclared variable is told once, below
        if taken and not taken.isdisjoint(re.findall(r"\w+", each.text)):
            continue  # nobody knows which of the two is meant, and that they are two is told
        try:
            written.read(each.text, each.variable)
        except ExpressionError as fault:
            problem = f"{quoted(each.text)}: {fault.problem}."
            yield Problem(each.path, "CX301", "bad-expression", problem, fault.way_out, on="value", column=fault.column)
    yield from _assignments(written.scenario, written.blocks)
    yield from declarations


def check_campaign(sheet: PackSheet) -> Iterator[Problem]:
    """Yield what is wrong with the conditions of the campaign's plan."""
    scope = campaign_scope(sheet.facts)
    for name, planned in (sheet.campaign.plan if sheet.campaign else {}).items():
        if planned.when is None:
            continue
        try:
            parse(planned.when, scope, TRUTH)
        except ExpressionError as fault:
            path: Path = ("campaign", "plan", name, "when")
            problem = f"{quoted(planned.when)}: {fault.problem}."
            yield Problem(path, "CX301", "bad-expression", problem, fault.way_out, on="value", column=fault.column)


def _assignments(scenario: Scenario, blocks: Iterable[Block]) -> Iterator[Problem]:
    types = {name: _type(variable) for name, variable in scenario.variables.items()}
    for block in blocks:
        for name, value in block.effects.set.items():
            path = (*block.path, "set", name)
            if name not in types:
                problem = f"'set' names {quoted(name)}, which is not a variable of this scenario."
                yield Problem(path, "CX302", "undeclared-variable", problem, nearest(name, types))
            elif not isinstance(value, str) and isinstance(value, bool) != (types[name] == "true or false"):
                problem = f"'{name}' is {types[name]}, and is set to {str(value).lower()}."
                yield Problem(path, "CX303", "wrong-type", problem, f"Set it to {types[name]}.", on="value")
            elif not isinstance(value, str) and types[name] not in {"true or false", "a number"}:
                problem = f"'{name}' is {types[name]}, and is set to {value:g}."
                yield Problem(path, "CX303", "wrong-type", problem, f"Set it to {types[name]}.", on="value")


def _type(variable: object) -> str:
    match variable:
        case NumberVariable():
            return "a number"
        case WordVariable(one_of=words):
            return f"one of {', '.join(words)}"
        case _:
            return "true or false"


def _declarations(scenario: Scenario, sheet: PackSheet) -> Iterator[Problem]:
    taken: dict[str, str] = dict.fromkeys(RESERVED, "a word of the language")
    taken |= dict.fromkeys(sheet.facts, "a fact of the pack")
    for field, names in (("draws", scenario.draws), ("variables", scenario.variables)):
        for name in names:
            if name in taken:
                yield Problem(
                    (field, name), "CX304", "name-taken", f"'{name}' is already {taken[name]}.", "Choose another name."
                )
            taken.setdefault(name, f"one of the {field}")
    for name, variable in scenario.variables.items():
        at: Path = ("variables", name, "start")
        match variable:
            case WordVariable(one_of=words, start=start) if start not in words:
                yield Problem(
                    at,
                    "CX305",
                    "bad-start",
                    f"'{name}' starts as {quoted(start)}, which is not one of its words.",
                    nearest(start, words),
                    on="value",
                )
            case NumberVariable(min=low, max=high) if low > high:
                problem = f"the 'min' of '{name}' is {low:g}, above its 'max', which is {high:g}."
                at = ("variables", name, "min")
                yield Problem(at, "CX305", "bad-start", problem, "Swap them, or correct one.", on="value")
            case NumberVariable(start=start, min=low, max=high) if not low <= start <= high:
                problem = f"'{name}' starts at {start:g}, outside {low:g} to {high:g}."
                yield Problem(at, "CX305", "bad-start", problem, "Start it inside, or widen its range.", on="value")
            case _:
                pass
