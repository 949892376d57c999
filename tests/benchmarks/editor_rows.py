"""The language server on a large pack: how long each answer takes, asked over standard input and output."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING

from tests.benchmarks.budgets import NotMeasurableError, Row
from tests.benchmarks.generated import write_pack

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence
    from typing import Any

    from tests.workbench.language_client import Editor

SITUATIONS = 1000
FILE = "scenario_3.yaml"
ASKED = ("completion", "definition", "references", "rename", "hover", "symbols")


def rows() -> tuple[Row, ...]:
    """Return a row for each thing that an editor asks for."""
    what = f"editor: {{}} right after a change, pack of {SITUATIONS} situations"
    return tuple(Row(f"lsp-{each}", what.format(each), 50, "ms", partial(_answers, each)) for each in ASKED)


def _answers(asked: str, rounds: int) -> Sequence[float]:
    try:
        from tests.workbench.language_client import Editor  # noqa: PLC0415 - pygls is an extra
    except ImportError as missing:
        raise NotMeasurableError(str(missing)) from None
    with TemporaryDirectory() as name:
        folder = Path(name).resolve()
        write_pack(folder, SITUATIONS)
        editor = Editor(folder)
        try:
            return list(_measured(editor, (folder / FILE).read_text(encoding="utf-8"), asked, rounds))
        finally:
            editor.close()


def _measured(editor: Editor, text: str, asked: str, rounds: int) -> Iterator[float]:
    editor.write(FILE, text)
    editor.diagnostics(FILE)
    line = next(number for number, each in enumerate(text.splitlines()) if each.strip() == "next: s12")
    for round_ in range(rounds):
        editor.write(FILE, text.replace("this is call 17.", f"this is call 17, or {round_}."))
        start = perf_counter()
        editor.wait(_questions(editor, line)[asked]())
        yield (perf_counter() - start) * 1000


def _questions(editor: Editor, line: int) -> Mapping[str, Callable[[], Coroutine[Any, Any, object]]]:
    from lsprotocol import types as lsp  # noqa: PLC0415 - an extra

    client, document, at = editor.client, lsp.TextDocumentIdentifier(editor.uri(FILE)), lsp.Position(line, 12)
    all_of_them = lsp.ReferenceContext(include_declaration=True)
    return {
        "completion": lambda: client.text_document_completion_async(lsp.CompletionParams(document, at)),
        "definition": lambda: client.text_document_definition_async(lsp.DefinitionParams(document, at)),
        "references": lambda: client.text_document_references_async(lsp.ReferenceParams(all_of_them, document, at)),
        "rename": lambda: client.text_document_rename_async(lsp.RenameParams(document, at, "elsewhere")),
        "hover": lambda: client.text_document_hover_async(lsp.HoverParams(document, at)),
        "symbols": lambda: client.text_document_document_symbol_async(lsp.DocumentSymbolParams(document)),
    }
