"""``cxsim explain``: what a code means."""

from __future__ import annotations

from typing import Annotated

import typer


def verb(
    code: Annotated[str, typer.Argument(metavar="CODE", help="A code that cxsim check has printed, such as CX714.")],
) -> None:
    """Print the page of a code: what it finds, why that matters, an example, what to write instead."""
    from difflib import get_close_matches

    from cxsim.workbench.pages import pages

    found = pages()
    page = found.get(code.upper())
    if page is None:
        near = get_close_matches(code.upper(), found, n=3, cutoff=0.5)
        way_out = f" There are {', '.join(near)}." if near else ""
        raise typer.BadParameter(f"'{code}' has no page.{way_out}", param_hint="CODE")
    typer.echo(page.read_text(encoding="utf-8").rstrip())
