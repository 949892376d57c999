"""Find the words for the moods that packs commonly name; a mood that only a pack knows is shown as it is written."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from cxsim.frontend.words import marked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxsim.frontend.words import Words

MOODS: Mapping[str, str] = MappingProxyType(
    {
        "calm": marked("calm"),
        "smiling": marked("smiling"),
        "pleased": marked("pleased"),
        "warm": marked("warm"),
        "easy": marked("at ease"),
        "dry": marked("dry"),
        "surprised": marked("surprised"),
        "thoughtful": marked("thoughtful"),
        "tired": marked("tired"),
        "tight": marked("tight-lipped"),
        "cold": marked("cold"),
        "angry": marked("angry"),
        "worried": marked("worried"),
        "sad": marked("sad"),
    }
)
"""Mood → its English words."""


def mood_in_words(say: Words, mood: str) -> str:
    """Say a mood; of a person of either sex, who is not named in the sentence."""
    return say(MOODS.get(mood, "")) or mood.replace("_", " ")
