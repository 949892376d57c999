"""A pack as rules read it: each effect block and each expression once, with what they name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from cxsim.equations.vocabulary import campaign_scope, scope_of
from cxsim.model.expression import TRUTH, Expression, named_by, parse, parts
from cxsim.model.manuscript import Manuscript
from cxsim.workbench.ranges import Decided, decided, ranges_of, ranges_of_firm

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cxsim.model.pack import Pack
    from cxsim.model.ranges import Ranges
    from cxsim.model.scenario import Scenario
    from cxsim.model.walk import Block, Offer, Path


class Finding(NamedTuple):
    """What a rule found: in which file of the pack, at which path, what is wrong and one way out.

    Inside a value it is the first ``word`` there, where that is given.
    """

    file: str
    path: Path
    problem: str
    way_out: str
    on: Literal["key", "value"] = "key"
    word: str = ""


class Written(NamedTuple):
    """One expression, read; ``variable`` where it is what a variable is set to, else a condition."""

    path: Path
    text: str
    tree: Expression
    names: frozenset[str]
    variable: str | None


ASKED_FOR = frozenset({"does", "others", "set", "remember", "later", "promises", "keeps", "breaks", "waits"})
"""Fields of an effect block by which rules look for blocks."""
MOST_COMPARED = 20
"""Of choices or cases beside each other, how many a rule compares each with each: more than anybody reads at once."""


class ScenarioStudy(NamedTuple):
    """One scenario; a choice open at any time stands in it once."""

    id: str
    manuscript: Manuscript
    scenario: Scenario
    offered: Mapping[str, tuple[Offer, ...]]
    """What can be answered in each situation."""
    blocks: tuple[Block, ...]
    having: Mapping[str, Sequence[Block]]
    """Field of an effect block, of those in ASKED_FOR → the blocks in which it is written."""
    expressions: tuple[Written, ...]
    reads: frozenset[str]
    """What is read anywhere; counting a variable on from itself is not reading it."""
    texts: tuple[tuple[Path, str], ...]
    """All that a participant reads."""

    @property
    def file(self) -> str:
        """The scenario's file, by its path in the pack."""
        return f"{self.id}.yaml"

    def compared(self, situation: str) -> tuple[Offer, ...]:
        """Return of what can be answered in a situation as many as are compared each with each, the first."""
        return self.offered[situation][:MOST_COMPARED]

    @property
    def at_stake(self) -> Mapping[str, tuple[str, ...]]:
        """Customer → the needs at stake."""
        listed = self.scenario.at_stake
        return listed if isinstance(listed, dict) else {self.scenario.with_[0]: listed} if listed else {}


@dataclass(frozen=True)
class PackStudy:
    """A sound pack."""

    pack: Pack
    scenarios: tuple[ScenarioStudy, ...]
    plan: tuple[tuple[int, Written], ...]
    """(Week, condition) of each entry of the campaign's plan that has one."""

    @cached_property
    def remembered(self) -> frozenset[str]:
        """The facts that any scenario makes true."""
        having = (block for each in self.scenarios for block in each.having["remember"])
        return frozenset(name for block in having for name in block.effects.remember)

    @cached_property
    def ranges(self) -> tuple[Ranges, ...]:
        """What the names of each scenario can be."""
        firm = ranges_of_firm(self, self.remembered)
        return tuple(ranges_of(each, self, firm) for each in self.scenarios)

    @cached_property
    def decided(self) -> tuple[Decided, ...]:
        """The conditions that hold always or never."""
        return tuple(decided(self))

    @property
    def planned(self) -> frozenset[str]:
        """What the conditions of the campaign's plan read."""
        return frozenset(name for _, condition in self.plan for name in condition.names)


def study(pack: Pack, manuscripts: Mapping[str, Manuscript] | None = None) -> PackStudy:
    """Read a sound pack for the rules; ``manuscripts`` by scenario, where there are any from its loading."""
    written = manuscripts or {
        name: Manuscript(each, scope_of(each, pack.sheet.facts)) for name, each in pack.scenarios.items()
    }
    return PackStudy(pack, tuple(_study(name, written[name]) for name in pack.scenarios), tuple(_plan(pack)))


def _plan(pack: Pack) -> Iterator[tuple[int, Written]]:
    scope = campaign_scope(pack.sheet.facts)
    for name, each in pack.sheet.campaign.plan.items() if pack.sheet.campaign else ():
        if each.when is not None:
            tree = parse(each.when, scope, TRUTH)
            path = ("campaign", "plan", name, "when")
            yield each.week, Written(path, each.when, tree, frozenset(names_in(tree)), None)


def names_in(tree: Expression) -> Iterator[str]:
    """Yield what an expression reads: names as written, ``visits(situation)``, ``promised(promise)``."""
    for part in parts(tree):
        name = named_by(part)
        if name is not None:
            yield name


def _study(name: str, manuscript: Manuscript) -> ScenarioStudy:
    known: dict[tuple[str, str | None], tuple[Expression, frozenset[str]]] = {}
    written = []
    for path, text, _, variable in manuscript.expressions:
        read = known.get((text, variable))
        if read is None:
            tree = manuscript.read(text, variable)
            read = known[text, variable] = (tree, frozenset(names_in(tree)))
        written.append(Written(path, text, *read, variable))
    return ScenarioStudy(
        id=name,
        manuscript=manuscript,
        scenario=manuscript.scenario,
        offered=manuscript.offered,
        blocks=manuscript.blocks,
        having=_having(manuscript.blocks),
        expressions=tuple(written),
        reads=frozenset(each for (_, variable), (_, names) in known.items() for each in names if each != variable),
        texts=manuscript.texts,
    )


def _having(blocks: tuple[Block, ...]) -> Mapping[str, Sequence[Block]]:
    found: dict[str, list[Block]] = {field: [] for field in ASKED_FOR}
    for block in blocks:
        for field in ASKED_FOR & block.effects.model_fields_set:
            found[field].append(block)
    return found
