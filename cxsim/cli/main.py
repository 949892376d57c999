"""Finds the verbs, and is the one place that answers for our own bugs."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from pkgutil import iter_modules
from typing import Annotated

import typer

import cxsim
import cxsim.cli

OBJECTS_BETWEEN_COLLECTIONS = 200_000
"""Imports and packs are many small objects that all stay: collecting garbage among them takes 45 ms of a start."""

ABOUT = """Play customer situations, fail safely, and see what follows.

\b
cxsim play                    open the game
cxsim play --text             play in the terminal, with a screen reader, or from a pipe
cxsim check scenarios/mine    find what an author should fix
"""


def app(*asked: str) -> typer.Typer:
    """Return the command line with the verb asked for, or with every verb that has a file beside this one."""
    found = typer.Typer(
        add_completion=False, no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False
    )
    found.callback(help=ABOUT)(_common)
    # import_.py is the verb `import`, demo_data.py `demo-data`: Python has the one word, and no dashes
    names = {module.name.rstrip("_").replace("_", "-"): module.name for module in iter_modules(cxsim.cli.__path__)}
    for name in sorted(names.keys() & set(asked) or names):
        verb = getattr(import_module(f"cxsim.cli.{names[name]}"), "verb", None)
        if verb is not None:
            found.command(name)(verb)
    return found


def main() -> None:
    """Run the command line."""
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
    # pydantic would read the metadata of every installed package for plugins, which take 12 ms to find and we have none
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        app(*sys.argv[1:2])()  # the others' options would take 10 ms
    except Exception as error:  # noqa: BLE001 - whatever arrives here is our bug
        _apologise(error)
    finally:
        gc.freeze()  # the process ends, and the system takes everything back: collecting it before takes 40 ms


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


def _apologise(error: Exception) -> None:
    import traceback

    from cxsim.frontend.crash import ReportedError, write_report

    cause = error.__cause__ if isinstance(error, ReportedError) else error
    report = error.report if isinstance(error, ReportedError) else write_report(error)
    traceback.print_exception(cause)
    sys.stderr.write("\nThis is a mistake of cxsim, not yours. What you decided so far is kept.\n")
    if report is None:
        sys.stderr.write("Please report it with the lines above.\n")
    else:
        sys.stderr.write(f"Please report it with this file, in which nothing personal stands:\n  {report}\n")
    sys.exit(70)
