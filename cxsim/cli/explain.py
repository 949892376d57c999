"""``cxsim explain``: what a code or a deed means, and what may be written."""

from __future__ import annotations

from typing import Annotated

import typer


def verb(
    code: Annotated[
        str,
        typer.Argument(
            metavar="CODE",
            help="What cxsim check has printed (CX714, dominated-choice), a deed, or 'format': every field.",
        ),
    ],
) -> None:
    """Print the page of a code or a deed. What it finds, why that matters, an example, what to write instead."""
    from difflib import get_close_matches

    from cxsim.workbench.pages import deed_pages, format_page, page_text, pages

    found = pages()
    by_name = {**{each.stem[6:]: each for each in found.values()}, **deed_pages(), "format": format_page()}
    page = found.get(code.upper()) or found.get(f"CX{code}") or by_name.get(code.lower())
    if page is None:
        near = get_close_matches(code.upper(), found, n=3, cutoff=0.5) or get_close_matches(code.lower(), by_name)
        way_out = f" There {'are' if len(near) > 1 else 'is'} {', '.join(near)}." if near else ""
        raise typer.BadParameter(f"'{code}' has no page.{way_out}", param_hint="CODE")
    typer.echo(page_text(page))
