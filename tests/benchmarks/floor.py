"""The floor: the shortest loop in Python that plays the desk, and the player that plays it.

Plain mappings, conditions compiled beforehand, texts filled in, no rules checked, nothing kept but the log. The engine
is measured as a share of its rate.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

CHOICES = 12
"""Choices in one play."""


def numbers(seed: int) -> Iterator[int]:
    """Yield the player's endless numbers, 16 bits each: the same for both sides."""
    state = seed
    while True:
        state = (state * 1664525 + 1013904223) & 0xFFFFFFFF
        yield state >> 16


def desk() -> Mapping[str, Any]:
    """Return the situation of desk/desk.yaml as the floor plays it."""
    return {
        "text": "A customer is waiting. Turn {turn}, loyalty {loyalty}.",
        "choices": [
            {
                "text": "Resolve quickly",
                "effect": {"aht": -2, "loyalty": -1},
                "say": [(_condition("loyalty < 20"), "They leave unhappy."), (None, "They nod.")],
            },
            {
                "text": "Listen first",
                "effect": {"aht": 3, "loyalty": 2},
                "say": [(_condition("loyalty > 60"), "They thank you."), (None, "They calm down.")],
            },
            {
                "text": "Ask a colleague",
                "if": _condition("morale > 0"),
                "effect": {"aht": 1, "morale": 1},
                "say": [(None, "You learn something.")],
            },
        ],
    }


def play(situation: Mapping[str, Any], player: Iterator[int], choices: int = CHOICES) -> dict[str, int]:
    """Play once, keeping the log to the end; return the values it ended with."""
    no_builtins: dict[str, Any] = {"__builtins__": {}}
    values = {"aht": 0, "loyalty": 50, "morale": 50, "turn": 0}
    log = []
    while values["turn"] < choices:
        situation["text"].format_map(values)
        offered = [
            each
            for each in situation["choices"]
            if "if" not in each or eval(each["if"], no_builtins, values)  # noqa: S307 - its own text, above
        ]
        choice = offered[next(player) % len(offered)]
        for name, amount in choice["effect"].items():
            values[name] += amount
        values["turn"] += 1
        for condition, said in choice["say"]:
            if condition is None or eval(condition, no_builtins, values):  # noqa: S307 - as above
                log.append((choice["text"], said, dict(values)))
                break
    return values


def _condition(text: str) -> Any:  # noqa: ANN401 - what compile returns
    return compile(text, "floor", "eval")
