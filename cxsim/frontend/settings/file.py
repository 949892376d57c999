"""Keep the settings in a file of the participant's; what cannot be read is told and set aside, never written over."""

from __future__ import annotations

import json
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from cxsim.frontend.settings.settings import DEFAULTS, KEYS, MOTIONS, SPEEDS, TEXT_SCALES, VOLUMES, Settings
from cxsim.frontend.words import marked
from cxsim.record.files import read_at_most, write_in_one_step

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from cxsim.frontend.words import Words

LARGEST = 65_536
"""Bytes of a file that is read."""
LONGEST_NAME = 32
UNREADABLE = marked("Your settings could not be read, so the game begins with the usual ones. The file is kept: {file}")
PARTLY = marked("Some of your settings could not be read and are the usual ones: {names}")
UNKEPT = marked("Your settings hold until you close the game; they could not be kept: {reason}")


def settings_path() -> Path:
    """Return where the settings are kept: in the participant's own folder for configuration."""
    from platformdirs import user_config_path  # noqa: PLC0415 - tests keep theirs elsewhere

    return user_config_path("cxsim", appauthor=False) / "settings.json"


class SettingsFile:
    """The settings of one participant on this machine."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._damaged = False

    def read(self) -> tuple[Settings, tuple[str, dict[str, str]] | None]:
        """Return what was set, and what should be told about it: a sentence to say, with its values."""
        try:
            kept = _fields(read_at_most(self._path, LARGEST))
        except FileNotFoundError:
            return DEFAULTS, None
        except (OSError, ValueError, RecursionError):
            self._damaged = True
            return DEFAULTS, (UNREADABLE, {"file": str(self._path)})
        settings, wrong = _settings(kept)
        self._damaged = bool(wrong)
        return settings, (PARTLY, {"names": ", ".join(wrong)}) if wrong else None

    def keep(self, settings: Settings, say: Words) -> str:
        """Write the settings; return what should be told, "" where all is well."""
        try:
            if self._damaged:
                self._set_aside()
            write_in_one_step(self._path, _written(settings).encode())
        except OSError as error:
            from cxsim.record.save import why  # noqa: PLC0415 - most are kept

            return say(UNKEPT, reason=say.sentence(why(error)))
        return ""

    def _set_aside(self) -> None:
        """Keep what could not be read under another name, which is free."""
        number = 1
        while (aside := self._path.with_suffix(f".unread-{number}.json")).exists():
            number += 1
        self._path.rename(aside)
        self._damaged = False


def _fields(source: bytes) -> dict[str, Any]:
    """Return the fields in a file; ValueError or RecursionError where it is none of ours."""
    if len(source) > LARGEST:
        raise ValueError("too large")
    kept = json.loads(source)
    if not isinstance(kept, dict):
        raise ValueError("no object")  # noqa: TRY004 - one kind of error for all that a file may hold
    return kept


def _settings(kept: dict[str, Any]) -> tuple[Settings, tuple[str, ...]]:
    """Return the settings that a file holds, and the names of what in it is wrong; unknown names are passed over."""
    settings, wrong = DEFAULTS, []
    for name, good in _FIELDS.items():
        if name not in kept:
            continue
        if good(kept[name]):
            settings = replace(settings, **{name: kept[name]})
        else:
            wrong.append(name)
    keys = kept.get("keys", {})
    pairs = keys.items() if isinstance(keys, dict) else ()
    if not isinstance(keys, dict) or not all(name in KEYS and _is_name(key) and key for name, key in pairs):
        wrong.append("keys")
    else:
        settings = replace(settings, keys=tuple(pairs))
    if settings.clash:
        settings = replace(settings, keys=())
        wrong.append("keys")
    return settings, tuple(wrong)


def _is_name(value: object) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_NAME and value.isprintable()


def _is_choice(value: object) -> bool:
    return isinstance(value, bool)


def _is_motion(value: object) -> bool:
    return isinstance(value, str) and value in MOTIONS


def _is_one_of(values: tuple[float, ...]) -> Callable[[object], bool]:
    return lambda value: not isinstance(value, bool) and value in values


_FIELDS: Mapping[str, Callable[[object], bool]] = MappingProxyType(
    {
        "language": _is_name,
        "theme": _is_name,
        "text": _is_one_of(TEXT_SCALES),
        "motion": _is_motion,
        "volume": _is_one_of(VOLUMES),
        "captions": _is_choice,
        "aloud": _is_choice,
        "speed": _is_one_of(SPEEDS),
        "gamepad": _is_choice,
    }
)
"""Field beside the keys → whether a value makes sense."""


def _written(settings: Settings) -> str:
    kept = {**{name: getattr(settings, name) for name in _FIELDS}, "keys": dict(settings.keys)}
    return json.dumps(kept, ensure_ascii=False, indent=2) + "\n"
