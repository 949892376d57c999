"""Authoring rules: one module each, found by being there, with a page in docs/rules/ whose examples are its tests.

The content room says what keeps a pack from being played; a rule says what an author probably did not mean.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Literal, Protocol, cast

from cxsim.workbench.study import study

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cxsim.content.diagnostic import Severity
    from cxsim.model.manuscript import Manuscript
    from cxsim.model.pack import Pack
    from cxsim.workbench.exploration.prospects import Prospects
    from cxsim.workbench.study import Finding, PackStudy


MOST_TOLD = 1000
"""Findings of one rule about one pack."""


class _Named(Protocol):
    """What every module of this folder has."""

    CODE: str
    """Stable: CX701."""
    NAME: str
    SEVERITY: Severity


class Rule(_Named, Protocol):
    """A rule that reads what is written."""

    def check(self, pack: PackStudy) -> Iterator[Finding]:
        """Yield what a pack does against the rule."""


class ExploringRule(_Named, Protocol):
    """A rule that asks what follows in play."""

    EXPLORES: Literal["whole", "part"]
    """How much must have been explored before it speaks: the whole scenario, or any part of it."""

    def check(self, prospects: Prospects) -> Iterator[Finding]:
        """Yield what a scenario does against the rule."""


def rules() -> tuple[Rule, ...]:
    """Return every rule that reads what is written, by code."""
    return tuple(cast("Rule", each) for each in _modules() if not hasattr(each, "EXPLORES"))


def exploring_rules() -> tuple[ExploringRule, ...]:
    """Return every rule that asks what follows, by code."""
    return tuple(cast("ExploringRule", each) for each in _modules() if hasattr(each, "EXPLORES"))


def _modules() -> list[_Named]:
    found = (cast("_Named", import_module(f"{__name__}.{module.name}")) for module in iter_modules(__path__))
    return sorted(found, key=lambda each: each.CODE)


def broken_rules(pack: Pack, manuscripts: Mapping[str, Manuscript] | None = None) -> Iterator[tuple[Rule, Finding]]:
    """Yield every finding about a sound pack, with the rule that made it; ``manuscripts`` are those of its loading.

    What one rule has found MOST_TOLD times it does not go on looking for, and says so.
    """
    read = study(pack, manuscripts)
    for rule in rules():
        for number, finding in enumerate(rule.check(read)):
            if number == MOST_TOLD:
                problem = f"there are more than {MOST_TOLD:,} of these in the pack; the rest is not told."
                yield rule, finding._replace(problem=problem, way_out="Mend these first.")
                break
            yield rule, finding
