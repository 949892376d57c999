"""``cxsim lsp``: the language server, for editors."""

from __future__ import annotations

import os
from importlib.util import find_spec

import typer

MISSING = (
    "The language server needs two packages that are not installed: pygls and lsprotocol.\n"
    "Install them with cxsim's extra for editors: pip install 'cxsim[editor]'"
)


def verb() -> None:
    """Help an editor while you type: diagnostics, completion, definitions, renaming. Started by the editor."""
    if find_spec("pygls") is None or find_spec("lsprotocol") is None:
        typer.echo(MISSING, err=True)
        raise typer.Exit(1)
    from cxsim.workbench.editor.server import server

    server().start_io()
    os._exit(0)  # after Ctrl-C a thread still waits for the editor, and Python would fail to end it
