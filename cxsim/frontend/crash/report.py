"""Write down where a mistake of ours happened: a report that holds nothing personal, so that it can be sent to us."""

from __future__ import annotations

import errno
import os
import platform
import sys
import tempfile
from contextlib import suppress
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING

import cxsim

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from traceback import FrameSummary

KEPT = 10
"""Reports; older ones go."""
LONGEST_CHAIN = 8
MOST_CALLS = 60
"""Calls of one error that are written; of a deeper one the innermost."""
_PACKAGE = Path(cxsim.__file__).resolve().parent
NO_FACTS: Mapping[str, str] = {}


class ReportedError(Exception):
    """A mistake of ours that a report was written about; `report` is its path, None where no disk took it."""

    def __init__(self, report: Path | None) -> None:
        super().__init__(str(report) if report else "no disk took a report")
        self.report = report


def reports_folder() -> Path:
    """Return where reports are kept: in the participant's own folder for logs."""
    from platformdirs import user_log_path  # noqa: PLC0415 - only a crash asks

    return user_log_path("cxsim", appauthor=False)


def write_report(error: BaseException, facts: Mapping[str, str] = NO_FACTS) -> Path | None:
    """Write a report and return its path, None where neither the folder for logs nor the temporary one takes it.

    `facts` are what was open: names from the code, never anything that somebody wrote.
    """
    text = report(error, facts)
    for folder in (reports_folder, lambda: Path(tempfile.gettempdir())):
        with suppress(OSError):
            path = _free_name(folder())
            path.write_text(text, encoding="utf-8")
            _drop_oldest(path.parent)
            return path
    return None


def report(error: BaseException, facts: Mapping[str, str] = NO_FACTS) -> str:
    """Return what a report says: kinds of errors and places in the code, versions, `facts`.

    What an error says is left out, since it may quote names, paths or what somebody typed.
    """
    about = {
        "cxsim": cxsim.__version__,
        "Python": f"{platform.python_implementation()} {platform.python_version()}",
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        **_pygame(),
        **facts,
    }
    lines = [f"{name}: {value}" for name, value in about.items()]
    return "\n".join((*lines, *_told(error), ""))


def _told(error: BaseException) -> Iterator[str]:
    """Yield an error and what led to it, the first cause last."""
    each: BaseException | None = error
    for _ in range(LONGEST_CHAIN):
        if each is None:
            return
        yield ""
        yield f"{type(each).__module__}.{type(each).__qualname__}{_number(each)}"
        calls = extract_tb(each.__traceback__)
        for call in calls[-MOST_CALLS:]:
            yield f"  {_place(call)} in {call.name}"
        each = each.__cause__ or each.__context__


def _number(error: BaseException) -> str:
    """Return the system's name for its own error, such as ENOSPC."""
    number = error.errno if isinstance(error, OSError) else None
    return f" {errno.errorcode.get(number, number)}" if number else ""


def _place(call: FrameSummary) -> str:
    """Return a file and a line; of files that are not ours only the name, since folders are called after people."""
    path = Path(call.filename)
    with suppress(ValueError, OSError):
        return f"cxsim/{path.resolve().relative_to(_PACKAGE).as_posix()}:{call.lineno}"
    return f"{path.name}:{call.lineno}"


def _pygame() -> dict[str, str]:
    loaded = sys.modules.get("pygame")
    if loaded is None:
        return {}
    kind = "pygame-ce" if getattr(loaded, "IS_CE", False) else "pygame"
    sdl = ".".join(map(str, loaded.get_sdl_version()))
    return {kind: str(loaded.version.ver), "SDL": f"{sdl} {os.environ.get('SDL_VIDEODRIVER', '')}".strip()}


def _free_name(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    moment = datetime.now(UTC).strftime("%Y-%m-%dT%H-%M-%SZ")
    names = (folder / f"crash-{moment}-{number}.txt" for number in count(1))
    return next(path for path in names if not path.exists())


def _drop_oldest(folder: Path) -> None:
    """Keep only the newest reports; their names are their dates."""
    for path in sorted(folder.glob("crash-*Z-*.txt"))[:-KEPT]:
        path.unlink()
