"""The expressions of one scenario, read: each once, however often it is written and whoever asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.model.expression import TRUTH, parse, parse_value

if TYPE_CHECKING:
    from cxsim.model.expression import Expression, Scope


class ExpressionReader:
    """Reads expressions in one scope and keeps what it has read: authors repeat their conditions."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._kept: dict[tuple[str, str | None], Expression] = {}

    def read(self, text: str, variable: str | None = None) -> Expression:
        """Return a condition, or what ``variable`` is set to.

        Raises ExpressionError where the text breaks a rule of the language, KeyError where there is no such variable.
        """
        kept = self._kept.get((text, variable))
        if kept is not None:
            return kept
        if variable is None:
            found = parse(text, self._scope, TRUTH)
        else:
            found = parse_value(text, self._scope, self._scope.names[variable])
        self._kept[text, variable] = found
        return found
