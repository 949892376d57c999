"""A sound pack as rules read it: each effect block and each expression once, with what they name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from cxsim.equations.vocabulary import campaign_scope, scope_of
from cxsim.model.expression import TRUTH, Expression, Name, Promised, Visits, parse, parts
from cxsim.model.expression_reader import ExpressionReader
from cxsim.model.walk import Block, Path, blocks_as_written, expressions
from cxsim.workbench.texts import Text, counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cxsim.model.pack import Pack
    from cxsim.model.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found: in which file of the pack, at which path, what is wrong and one way out."""

    file: str
    path: Path
    problem: str
    way_out: str
    on: Literal["key", "value"] = "key"


@dataclass(frozen=True, slots=True)
class Written:
    """One expression, read; ``variable`` where it is what a variable is set to, else a condition."""

    path: Path
    text: str
    tree: Expression
    names: frozenset[str]
    variable: str | None


@dataclass(frozen=True, slots=True)
class ScenarioStudy:
    """One scenario; a choice open at any time stands in it once."""

    id: str
    scenario: Scenario
    blocks: tuple[Block, ...]
    expressions: tuple[Written, ...]
    reads: frozenset[str]
    """What is read anywhere; counting a variable on from itself is not reading it."""
    texts: tuple[Text, ...]

    @property
    def file(self) -> str:
        """The scenario's file, by its path in the pack."""
        return f"{self.id}.yaml"


@dataclass(frozen=True, slots=True)
class PackStudy:
    """A sound pack."""

    pack: Pack
    scenarios: tuple[ScenarioStudy, ...]
    planned: frozenset[str]
    """What the conditions of the campaign's plan read."""


def study(pack: Pack, readers: Mapping[str, ExpressionReader] | None = None) -> PackStudy:
    """Read a sound pack for the rules; ``readers`` by scenario, where its expressions have been read already."""
    readers = readers or {}
    plan = pack.sheet.campaign.plan.values() if pack.sheet.campaign else ()
    scope = campaign_scope(pack.sheet.facts)
    planned = (parse(each.when, scope, TRUTH) for each in plan if each.when is not None)
    return PackStudy(
        pack,
        tuple(_study(pack, name, readers.get(name)) for name in pack.scenarios),
        frozenset(name for tree in planned for name in names_in(tree)),
    )


def names_in(tree: Expression) -> Iterator[str]:
    """Yield what an expression reads: names as written, ``visits(situation)``, ``promised(promise)``."""
    for part in parts(tree):
        match part:
            case Name(id=name):
                yield name
            case Visits(situation=situation):
                yield f"visits({situation})"
            case Promised(promise=promise):
                yield f"promised({promise})"
            case _:
                pass


def _study(pack: Pack, name: str, reader: ExpressionReader | None) -> ScenarioStudy:
    scenario = pack.scenarios[name]
    each_once = blocks_as_written(scenario)
    reader = reader or ExpressionReader(scope_of(scenario, pack.sheet.facts))
    written = tuple(_written(scenario, each_once, reader))
    reads = frozenset(each for one in written for each in one.names if each != one.variable)
    return ScenarioStudy(name, scenario, each_once, written, reads, counted(scenario, each_once))


def _written(scenario: Scenario, blocks: Iterable[Block], reader: ExpressionReader) -> Iterator[Written]:
    names: dict[tuple[str, str | None], frozenset[str]] = {}
    for each in expressions(scenario, blocks):
        tree, key = reader.read(each.text, each.variable), (each.text, each.variable)
        if key not in names:
            names[key] = frozenset(names_in(tree))
        yield Written(each.path, each.text, tree, names[key], each.variable)
