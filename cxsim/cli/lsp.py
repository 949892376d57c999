"""``cxsim lsp``: the language server, for editors."""

from __future__ import annotations

import os
from importlib.util import find_spec

from cxsim.cli.refusing import refuse


def verb() -> None:
    """Help an editor while you type. Diagnostics, completion, definitions, renaming. Started by the editor."""
    if find_spec("pygls") is None or find_spec("lsprotocol") is None:
        from cxsim.content.shipped import how_to_install

        missing = "The language server needs two packages that are not installed: pygls and lsprotocol."
        refuse(f"{missing}\nInstall them with: {how_to_install('editor')}")
    from cxsim.workbench.editor.server import server

    server().start_io()
    os._exit(0)  # after Ctrl-C a thread still waits for the editor, and Python would fail to end it
