"""Names: every id that is used exists, and whoever it names may be named there."""

from __future__ import annotations

from collections.abc import Collection
from operator import attrgetter
from typing import TYPE_CHECKING

from cxsim.content.problem import Problem, nearest, unknown
from cxsim.equations.deeds import ACT_CLASSES, DEEDS, WRITTEN
from cxsim.equations.organisation import KPIS
from cxsim.equations.practice import PRACTICES
from cxsim.model.effects import applied_in_turn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cxsim.model.cast import Cast
    from cxsim.model.effects import Effects
    from cxsim.model.pack import PackSheet
    from cxsim.model.scenario import Scenario
    from cxsim.model.walk import Block, Path


def check_names(scenario: Scenario, blocks: Iterable[Block], sheet: PackSheet, cast: Cast) -> Iterator[Problem]:
    """Yield every id that names nothing, in the scenario and its effect ``blocks``."""
    yield from _people(scenario, cast)
    yield from _stakes(scenario, cast)
    yield from _places(scenario)
    names = _Known(scenario, sheet, cast)
    for block in blocks:
        yield from names.in_block(block)
        if block.effects.waits:
            yield from _waits(block)


_Named = tuple[str, str, str, str, Collection[str]]
"""Field of an effect block that lists names: field, what to call it, code, what the names are of, those that exist."""


class _Known:
    """What effect blocks may name in one scenario."""

    def __init__(self, scenario: Scenario, sheet: PackSheet, cast: Cast) -> None:
        self._targets = frozenset({*scenario.situations, *scenario.endings, *scenario.stages})
        self._needs = _needs(scenario, cast)
        self._single = frozenset(need.rpartition(".")[2] for need in self._needs)
        self._knows_needs = _is_with_whom_it_says(scenario, cast) and _has_whose_needs(scenario, cast)
        self._colleagues = cast.colleagues
        self._lists: tuple[_Named, ...] = (
            ("does", "does", "CX203", "deed", WRITTEN),
            ("remember", "remembers", "CX205", "fact", sheet.facts),
            ("later", "brings back", "CX207", "echo", scenario.echoes),
            ("waits", "lets wait", "CX208", "customer", cast.customers),
            *((field, field, "CX206", "promise", scenario.promises) for field in ("promises", "keeps", "breaks")),
        )
        self._named_in = attrgetter(*(field for field, *_ in self._lists))
        self._exist = tuple(frozenset(known) for *_, known in self._lists)

    def in_block(self, block: Block) -> Iterator[Problem]:
        """Yield the unknown names of one effect block."""
        effects, at = block.effects, block.path
        if effects.next is not None and effects.next not in self._targets:
            says = f"{_owner(at)} leads to"
            yield unknown("CX201", "target", effects.next, self._targets, (*at, "next"), says=says)
        if effects.next is not None and at[2:3] == ("happens",):
            yield Problem(
                (*at, "next"),
                "CX408",
                "next-in-happens",
                "'happens' cannot lead anywhere.",
                "Use 'when' and 'otherwise' of the situation.",
            )
        for need in effects.delivers:
            if self._knows_needs and need not in self._needs and need not in self._single:
                problem = f"{_owner(at)} delivers '{need}', which is not at stake in this scenario."
                yield Problem((*at, "delivers", need), "CX204", "unknown-need", problem, self._like(need))
        for names, exist, listed in zip(self._named_in(effects), self._exist, self._lists, strict=True):
            if names and not exist.issuperset(names):
                field, verb, code, what, known = listed
                yield from _each(code, what, names, known, (*at, field), f"{_owner(at)} {verb}")
        if effects.others:
            yield from self._others(effects, at)
        bonus = effects.house_rules.bonus if effects.house_rules else None
        if bonus and bonus.on not in KPIS:
            path = (*at, "house_rules", "bonus", "on")
            yield unknown("CX202", "kpi", bonus.on, KPIS, path, says=f"{_owner(at)} hangs the bonus on")

    def _like(self, need: str) -> str:
        return nearest(need, self._needs if "." in need else self._single)

    def _others(self, effects: Effects, at: Path) -> Iterator[Problem]:
        for person, deeds in effects.others.items():
            if person not in self._colleagues:
                yield unknown(
                    "CX208",
                    "colleague",
                    person,
                    self._colleagues,
                    (*at, "others", person),
                    says=f"{_owner(at)} has deeds of",
                    on_key=True,
                )
            yield from _each("CX203", "deed", deeds, WRITTEN, (*at, "others", person), f"{person} does")


_OF_PROMISES = "Declare the promise under promises:, and write promises:, keeps: or breaks: here."


def _each(
    code: str, what: str, names: Collection[str], known: Collection[str], path: Path, says: str
) -> Iterator[Problem]:
    for at, name in enumerate(names):
        if name in known:
            continue
        if known is WRITTEN and name in DEEDS:
            problem = f"{says} '{name}', which follows from promises and is never written."
            yield Problem((*path, at), code, f"unknown-{what}", problem, _OF_PROMISES, on="value")
        else:
            yield unknown(code, what, name, known, (*path, at), says=says)


def _waits(block: Block) -> Iterator[Problem]:
    """Yield what lets customers wait for no time at all."""
    effects = block.effects
    if not any(each.takes for _, each in applied_in_turn(effects)):
        problem = f"{_owner(block.path)} lets somebody wait, and takes no time."
        way_out = "Say how long with 'takes', or leave 'waits' out."
        yield Problem((*block.path, "waits"), "CX222", "wait-without-time", problem, way_out, "warning")


def _owner(path: Path) -> str:
    """Say whose block it is: choice 'apologise', ending 'hidden', and so on."""
    match path:
        case ("situations", _, "choices", name, *_):
            return f"choice '{name}'"
        case ("anytime", name, *_):
            return f"choice '{name}'"
        case ("situations", name, *_):
            return f"situation '{name}'"
        case ("endings", name, *_):
            return f"ending '{name}'"
        case (_, name, *_):
            return f"'{name}'"
        case _:
            return "the scenario"


def _needs(scenario: Scenario, cast: Cast) -> frozenset[str]:
    """Return the needs at stake as ``customer.need``."""
    listed = scenario.at_stake
    by_customer = listed if isinstance(listed, dict) else dict.fromkeys(scenario.with_[:1], listed)
    known = {name: person.needs for name, person in cast.customers.items()}
    return frozenset(
        f"{who}.{need}" for who, needs in by_customer.items() for need in needs if need in known.get(who, {})
    )


def _people(scenario: Scenario, cast: Cast) -> Iterator[Problem]:
    people = [*cast.people]
    yield from _each("CX208", "person", scenario.with_, people, ("with",), "'with' names")
    for name, situation in scenario.situations.items():
        if situation.with_:
            path: Path = ("situations", name, "with")
            yield from _each("CX208", "person", situation.with_, people, path, f"situation '{name}' is with")
    for name, promise in scenario.promises.items():
        if promise.to not in people:
            yield unknown(
                "CX208", "person", promise.to, people, ("promises", name, "to"), says=f"promise '{name}' is made to"
            )
    for name, echo in scenario.echoes.items():
        if echo.from_ not in people:
            yield unknown(
                "CX208", "person", echo.from_, people, ("echoes", name, "from"), says=f"echo '{name}' comes from"
            )


def _is_with_whom_it_says(scenario: Scenario, cast: Cast) -> bool:
    """Whether everybody in ``with`` is in the cast; otherwise nobody knows which needs are meant."""
    return all(name in cast.customers or name in cast.colleagues for name in scenario.with_)


def _has_whose_needs(scenario: Scenario, cast: Cast) -> bool:
    """Whether the needs at stake are those of customers in the cast."""
    listed = scenario.at_stake
    whose = listed if isinstance(listed, dict) else scenario.with_[:1] if listed else ()
    return all(name in cast.customers for name in whose)


def _stakes(scenario: Scenario, cast: Cast) -> Iterator[Problem]:
    listed = scenario.at_stake
    if not isinstance(listed, dict):
        if listed and not _is_with_whom_it_says(scenario, cast):
            return  # who that should be is told; their needs are theirs
        if listed and not set(scenario.with_[:1]) & set(cast.customers):
            first = f"'{scenario.with_[0]}' is not a customer" if scenario.with_ else "'with' names nobody"
            yield Problem(
                ("at_stake",),
                "CX209",
                "stake-without-customer",
                f"needs are at stake, but {first}.",
                "Name the customer first in with:, or leave at_stake out.",
            )
            return
        listed = dict.fromkeys(scenario.with_[:1], listed) if listed else {}
        base: Path = ("at_stake",)
    else:
        base = ()
    for customer, needs in listed.items():
        if customer not in cast.customers:
            yield unknown(
                "CX208",
                "customer",
                customer,
                cast.customers,
                ("at_stake", customer),
                says="'at_stake' names",
                on_key=True,
            )
            continue
        path = base or ("at_stake", customer)
        yield from _each("CX204", "need", needs, cast.customers[customer].needs, path, f"at stake for '{customer}' is")


def _places(scenario: Scenario) -> Iterator[Problem]:
    targets = {*scenario.situations, *scenario.endings, *scenario.stages}
    if scenario.start is not None and scenario.start not in scenario.situations:
        yield unknown("CX201", "target", scenario.start, scenario.situations, ("start",), says="the scenario starts at")
    for name, situation in scenario.situations.items():
        at: Path = ("situations", name)
        for field, target in (("next", situation.next), ("otherwise", situation.otherwise)):
            if target is not None and target not in targets:
                yield unknown("CX201", "target", target, targets, (*at, field), says=f"situation '{name}' leads to")
        if situation.speaks_to:
            says = f"situation '{name}' speaks to"
            yield from _each("CX210", "practice", situation.speaks_to, PRACTICES, (*at, "speaks_to"), says)
        for part in situation.labels:
            if part not in situation.parts:
                says = f"situation '{name}' labels"
                yield unknown("CX223", "part", part, situation.parts, (*at, "labels", part), says=says, on_key=True)
    yield from _anytime(scenario)
    yield from _asides(scenario)


def _anytime(scenario: Scenario) -> Iterator[Problem]:
    situations = scenario.situations
    for name, anytime in scenario.anytime.items():
        at: Path = ("anytime", name)
        says = f"choice '{name}' is offered in"
        yield from _each("CX201", "situation", anytime.offered_in, situations, (*at, "offered_in"), says)
        for each in anytime.offered_in:
            if each in situations and name in situations[each].choices:
                problem = f"'{each}' has a choice '{name}' of its own."
                yield Problem(at, "CX211", "choice-twice", problem, "Rename one of them.")


def _asides(scenario: Scenario) -> Iterator[Problem]:
    situations = scenario.situations
    for name in scenario.debrief:
        if name not in situations:
            path: Path = ("debrief", name)
            yield unknown("CX201", "situation", name, situations, path, says="the debrief asks about", on_key=True)
    for name, stage in scenario.stages.items():
        if stage.start not in situations:
            path = ("stages", name, "start")
            yield unknown("CX201", "target", stage.start, situations, path, says=f"stage '{name}' starts at")
    act = scenario.means.act_class
    if act is not None and act not in scenario.draws:
        yield unknown("CX212", "draw", act, scenario.draws, ("means", "act_class"), says="the class of the act is")
    for outcome in scenario.draws.get(act or "", ()):
        if outcome not in ACT_CLASSES:
            problem = f"'{outcome}' is no class of an act, and '{act}' is drawn to be one."
            yield Problem(("draws", str(act), outcome), "CX212", "unknown-draw", problem, nearest(outcome, ACT_CLASSES))
