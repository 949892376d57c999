"""Define what the settings are drawn from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxsim.frontend.settings.settings import Settings


@dataclass(frozen=True, slots=True)
class SettingsView:
    """What is set, and the languages that there are: code → the language's own name."""

    settings: Settings
    languages: Mapping[str, str]
