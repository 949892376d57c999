"""Plays one scenario: ``compile_scenario`` once, then ``begin``, ``open_choices``, ``choose``. Pure."""

from cxsim.engine.compile import compile_scenario
from cxsim.engine.luck import Luck, Place, hash_luck
from cxsim.engine.play import IllegalChoiceError, answer, begin, choose, come_back, open_choices, wake
from cxsim.engine.program import Program, State, Step

__all__ = [
    "IllegalChoiceError", "Luck", "Place", "Program", "State", "Step",
    "answer", "begin", "choose", "come_back", "compile_scenario", "hash_luck", "open_choices", "wake",
]  # fmt: skip
