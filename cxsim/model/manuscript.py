"""One scenario as its author wrote it: what stands where, each found once for all who check it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from cxsim.model.expression import TRUTH, parse, parse_value
from cxsim.model.walk import Block, Offer, Path, Sourced, blocks_as_written, expressions, offers_in, texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxsim.model.expression import Expression, Scope
    from cxsim.model.scenario import Scenario


class Manuscript:
    """A scenario with its parts in order; nothing in it is looked for twice."""

    def __init__(self, scenario: Scenario, scope: Scope) -> None:
        self.scenario = scenario
        self._scope = scope
        self._read: dict[tuple[str, str | None], Expression] = {}

    @cached_property
    def offered(self) -> Mapping[str, tuple[Offer, ...]]:
        """What can be answered in each situation."""
        return offers_in(self.scenario)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The effect blocks; a choice open at any time once."""
        return blocks_as_written(self.scenario, self.offered)

    @cached_property
    def expressions(self) -> tuple[Sourced, ...]:
        """The expressions of situations, endings and effect blocks."""
        return tuple(expressions(self.scenario, self.blocks))

    @cached_property
    def texts(self) -> tuple[tuple[Path, str], ...]:
        """All that a participant reads."""
        return tuple(texts(self.scenario, self.blocks))

    def read(self, text: str, variable: str | None = None) -> Expression:
        """Return a condition, or what ``variable`` is set to. Authors repeat their conditions: each is read once.

        Raises ExpressionError where the text breaks a rule of the language, KeyError where there is no such variable.
        """
        kept = self._read.get((text, variable))
        if kept is not None:
            return kept
        scope = self._scope
        found = parse(text, scope, TRUTH) if variable is None else parse_value(text, scope, variable)
        self._read[text, variable] = found
        return found
