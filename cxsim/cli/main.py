"""Finds the verbs, and is the one place that answers for our own bugs."""

from __future__ import annotations

import errno
import gc
import os
import sys
from contextlib import suppress
from importlib import import_module
from io import TextIOWrapper
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Annotated, NoReturn, TextIO

import typer

import cxsim
import cxsim.cli
from cxsim.cli.refusing import WRONG

if TYPE_CHECKING:
    from collections.abc import Callable

OBJECTS_BETWEEN_COLLECTIONS = 200_000
"""Imports and packs are many small objects that all stay: collecting garbage among them takes 45 ms of a start."""

NOT_OURS = frozenset(
    {errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EPERM, errno.EROFS, errno.EIO, errno.EFBIG, errno.ENAMETOOLONG}
)
"""What a machine refuses without our having made a mistake: no room, no right, a broken disk."""

ABOUT = """Play customer situations, fail safely, and see what follows.

\b
cxsim play                    open the game
cxsim play --text             play in the terminal, with a screen reader, or from a pipe
cxsim check scenarios/mine    find what an author should fix
"""


def app(*asked: str, listed: bool = False) -> typer.Typer:
    """Return the command line with the verb asked for, or with every verb that has a file beside this one.

    ``listed`` is whether they are only listed: without their options, which would take Typer 30 ms.
    """
    found = typer.Typer(
        add_completion=False, no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False
    )
    found.callback(help=ABOUT)(_common)
    # import_.py is the verb `import`, demo_data.py `demo-data`: Python has the one word, and no dashes
    names = {module.name.rstrip("_").replace("_", "-"): module.name for module in iter_modules(cxsim.cli.__path__)}
    for name in sorted(names.keys() & set(asked) or names):
        verb = getattr(import_module(f"cxsim.cli.{names[name]}"), "verb", None)
        if verb is not None:
            found.command(name)(_line_of(verb) if listed else verb)
    return found


def _line_of(verb: Callable[..., None]) -> Callable[[], None]:
    def line() -> None:
        """Stand in a list of verbs."""

    line.__doc__ = verb.__doc__
    return line


def main() -> None:
    """Run the command line."""
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
    for stream in (sys.stdout, sys.stderr):
        _write_any_letter(stream)
    # pydantic would read the metadata of every installed package for plugins, which take 12 ms to find and we have none
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        app(*sys.argv[1:2], listed=sys.argv[1:] in ([], ["--help"]))()  # the others' options would take 10 ms
    except OSError as error:
        if error.errno not in NOT_OURS:
            _apologise(error)
        _say_what_the_machine_refused(error)
    except Exception as error:  # noqa: BLE001 - whatever arrives here is our bug
        _apologise(error)
    finally:
        gc.freeze()  # the process ends, and the system takes everything back: collecting it before takes 40 ms


def _write_any_letter(stream: TextIO | None) -> None:
    """Let a stream take every letter: redirected on Windows it would know 250 of them, and end the verb at others."""
    if not isinstance(stream, TextIOWrapper) or stream.encoding.lower().startswith("utf"):
        return
    wanted = stream.isatty() or "PYTHONIOENCODING" in os.environ
    stream.reconfigure(encoding=stream.encoding if wanted else "utf-8", errors="backslashreplace")


def _version(asked: bool) -> None:  # noqa: FBT001 - typer hands it over so
    if asked:
        typer.echo(f"cxsim {cxsim.__version__}")
        raise typer.Exit


def _common(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which version this is, and leave.")
    ] = False,
) -> None:
    del version  # answered by its callback


def _say_what_the_machine_refused(error: OSError) -> NoReturn:
    about = f"'{error.filename}' cannot be read or written" if error.filename else "What is printed cannot be written"
    with suppress(OSError):
        sys.stderr.write(f"{about}: {error.strerror}.\n")
    with suppress(OSError, ValueError):  # what is still waiting to be printed would fail once more when Python ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(WRONG)


def _apologise(error: Exception) -> NoReturn:
    import traceback

    from cxsim.frontend.crash.report import ReportedError, write_report

    cause = error.__cause__ if isinstance(error, ReportedError) else error
    report = error.report if isinstance(error, ReportedError) else write_report(error)
    traceback.print_exception(cause)
    kept = " What you decided so far is kept." if sys.argv[1:2] == ["play"] else ""
    sys.stderr.write(f"\nThis is a mistake of cxsim, not yours.{kept}\n")
    if report is None:
        sys.stderr.write("Please report it with the lines above.\n")
    else:
        sys.stderr.write(f"Please report it with this file, in which nothing personal stands:\n  {report}\n")
    sys.exit(70)
