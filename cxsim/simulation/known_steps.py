"""Steps that many saves have in common: whoever answers the same in the same state comes to the same, but for luck."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.engine import choose
from cxsim.engine.events import Drawn

if TYPE_CHECKING:
    from cxsim.engine import Luck, Program, State, Step

MOST = 40_000
"""Steps that are remembered, of about 1 kB each. Of 100,000 decisions by 640 people in one pack, 20,000 were new."""


class KnownSteps:
    """Chooses as the engine does, in the scenarios of one pack; a step that no luck decides is worked out once."""

    def __init__(self) -> None:
        self._steps: dict[tuple[str, State, str], Step] = {}

    def __call__(self, program: Program, state: State, choice: str, luck: Luck) -> Step:
        """Make an open choice; raise IllegalChoiceError where it is not."""
        key = program.id, state, choice
        step = self._steps.get(key)
        if step is None:
            step = choose(program, state, choice, luck)
            if len(self._steps) < MOST and not any(isinstance(each, Drawn) for each in step.events):
                self._steps[key] = step
        return step
