"""Show a mistake of ours in the window that is still open: what became of the game, and where the report is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cxsim.frontend.crash.present import CrashView
from cxsim.frontend.messages import Open
from cxsim.frontend.opening import nobody, nothing

if TYPE_CHECKING:
    from pathlib import Path

    from cxsim.frontend.frame import Frame
    from cxsim.frontend.messages import Command, Message
    from cxsim.frontend.opening import Setting
    from cxsim.frontend.words import Words


def facts(frame: Frame) -> dict[str, str]:
    """Return what was open, for a report: the screen's name and what is set, nothing that somebody wrote."""
    settings = frame.say.settings
    return {
        "screen": frame.program.screen,
        "language": frame.say.language,
        "theme": settings.theme or "as the system has it",
        "text": str(settings.text),
    }


def first(report: Path | None) -> Open:
    """Return the page."""
    return Open("crash", CrashView(str(report) if report else ""))


def run(command: Command) -> tuple[Message, ...]:
    """Carry out nothing: the page is only read and closed."""
    del command
    return ()


def plain(setting: Setting, say: Words) -> Setting:
    """Return the window's setting without anything that goes along."""
    return replace(setting, say=say, make_ready=nothing, look=tuple, companions=nobody)
