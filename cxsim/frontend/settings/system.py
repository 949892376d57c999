"""Ask the system what its owner has set: language, theme, motion; where it does not say, English, light, moving."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

PATIENCE = 1.0
"""Seconds that a question may take."""
CLIENT_AREA_ANIMATION = 0x1042
"""Windows' SPI_GETCLIENTAREAANIMATION: whether what is in a window may be animated."""
_DARK_QUESTIONS: Mapping[str, tuple[str, ...]] = {
    "darwin": ("/usr/bin/defaults", "read", "-g", "AppleInterfaceStyle"),
    "linux": ("gsettings", "get", "org.gnome.desktop.interface", "color-scheme"),
}


_PORTAL = ("gdbus", "call", "--session", "--timeout", "1", "--dest", "org.freedesktop.portal.Desktop")
_STILL_QUESTIONS: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]] = {
    "darwin": ((("/usr/bin/defaults", "read", "com.apple.universalaccess", "reduceMotion"), "1"),),
    "linux": (
        (("gsettings", "get", "org.gnome.desktop.interface", "enable-animations"), "false"),
        (
            (
                *_PORTAL,
                *("--object-path", "/org/freedesktop/portal/desktop"),
                *("--method", "org.freedesktop.portal.Settings.ReadOne"),
                *("org.freedesktop.appearance", "reduced-motion"),
            ),
            "(<uint32 1>,)",
        ),
    ),
}
"""What to ask, and what is answered where nothing is to move."""


def language(offered: Container[str], environment: Mapping[str, str] = os.environ) -> str:
    """Return the first language that the system's owner reads and that is offered, else English."""
    for tag in _tags(environment):
        code = tag.replace("_", "-").partition(".")[0].partition("-")[0].lower()
        if code in {"c", "posix"}:
            break
        if code == "en" or code in offered:
            return code
    return "en"


def theme() -> str:
    """Return "dark" where the system is set to dark colours, else "light"."""
    if sys.platform == "win32":
        return "dark" if _windows_is_dark() else "light"
    return "dark" if "dark" in _answer(_DARK_QUESTIONS.get(sys.platform, ())).lower() else "light"


def still() -> bool:
    """Return whether the system's owner wants nothing to move by itself; it takes a second or two at worst."""
    if sys.platform == "win32":
        return _windows_is_still()
    return any(_answer(question).strip() == meant for question, meant in _STILL_QUESTIONS.get(sys.platform, ()))


def _tags(environment: Mapping[str, str]) -> Iterator[str]:
    """Yield languages as gettext looks for them; on Windows and macOS, which seldom say it so, as they say it."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        yield from filter(None, environment.get(name, "").split(":"))
    if sys.platform == "win32":
        yield _windows_language()
    elif sys.platform == "darwin":
        yield _answer(("/usr/bin/defaults", "read", "-g", "AppleLocale")).strip()


def _answer(question: tuple[str, ...]) -> str:
    """Return what a command of the system prints, "" where it is not there or takes too long."""
    if not question:
        return ""
    import subprocess  # noqa: PLC0415 - most never ask

    try:
        asked = subprocess.run(  # noqa: S603 - one of those above
            question, capture_output=True, text=True, errors="replace", timeout=PATIENCE, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return asked.stdout


if sys.platform == "win32":

    def _windows_language() -> str:
        import ctypes  # noqa: PLC0415 - only there
        import locale  # noqa: PLC0415 - only there

        return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")

    def _windows_is_dark() -> bool:
        import winreg  # noqa: PLC0415 - only there

        where = r"Software\Microsoft\Windows\CurrentVersion\Themes\Personalize"
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, where) as key:
                return winreg.QueryValueEx(key, "AppsUseLightTheme")[0] == 0
        except OSError:
            return False

    def _windows_is_still() -> bool:
        import ctypes  # noqa: PLC0415 - only there

        moving = ctypes.c_int(1)
        asked = ctypes.windll.user32.SystemParametersInfoW(CLIENT_AREA_ANIMATION, 0, ctypes.byref(moving), 0)
        return bool(asked) and not moving.value
