"""Define what the page after a mistake of ours is drawn from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CrashView:
    """Where the report is, "" where no disk took one."""

    report: str
