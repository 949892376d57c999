"""Plays one scenario: ``compile_scenario`` once, then ``begin``, ``open_choices``, ``choose``. Pure."""

from cxsim.engine.compile import compile_scenario
from cxsim.engine.luck import Luck, Place, hash_luck
from cxsim.engine.play import IllegalChoiceError, begin, choose, open_choices
from cxsim.engine.program import Program, State, Step

__all__ = [
    "IllegalChoiceError", "Luck", "Place", "Program", "State", "Step",
    "begin", "choose", "compile_scenario", "hash_luck", "open_choices",
]  # fmt: skip
