"""Authoring rules: one module each, found by being there, with a page in docs/rules/ whose examples are its tests.

The content room says what keeps a pack from being played; a rule says what an author probably did not mean.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Protocol, cast

from cxsim.workbench.study import study

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.content.diagnostic import Severity
    from cxsim.model.pack import Pack
    from cxsim.workbench.study import Finding, PackStudy


class Rule(Protocol):
    """What a module of this folder has."""

    CODE: str
    """Stable: CX701."""
    NAME: str
    SEVERITY: Severity

    def check(self, pack: PackStudy) -> Iterator[Finding]:
        """Yield what a pack does against the rule."""


def rules() -> tuple[Rule, ...]:
    """Return every rule, by code."""
    found = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
    return tuple(sorted((cast("Rule", each) for each in found), key=lambda each: each.CODE))


def broken_rules(pack: Pack) -> Iterator[tuple[Rule, Finding]]:
    """Yield every finding about a sound pack, with the rule that made it."""
    read = study(pack)
    for rule in rules():
        for finding in rule.check(read):
            yield rule, finding
