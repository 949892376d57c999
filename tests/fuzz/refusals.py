"""What holds of every refusal, whatever was refused."""

from __future__ import annotations

LONGEST = 1000
"""Characters of what is said."""


def assert_told(refused: Exception) -> None:
    """See that a refusal says something that can be printed, and no more than somebody reads."""
    said = str(refused)
    said.encode()
    assert 0 < len(said) < LONGEST
