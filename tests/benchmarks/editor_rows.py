"""The language server on a large pack: how long each answer takes, asked over standard input and output."""

from __future__ import annotations

from contextlib import contextmanager
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
ASKED = ("completion", "definition", "references", "prepare", "rename", "rename-everywhere", "hover", "symbols")
NEXT, FACT = "next: s12", "list_has_numbers"
"""What is asked about: a situation of the file, a fact that every file of the pack names."""


def rows() -> tuple[Row, ...]:
    """Return a row for each thing that an editor asks for."""
    what = f"editor: {{}} right after a change, pack of {SITUATIONS} situations"
    once_read = (Row(f"lsp-{each}", what.format(each), 50, "ms", partial(_answers, each)) for each in ASKED)
    unread = f"editor: a rename right after opening a file, while a pack of {SITUATIONS} situations is read"
    return (*once_read, Row("lsp-unread", unread, 2000, "ms", _answers_unread))


def _answers(asked: str, rounds: int) -> Sequence[float]:
    with _opened() as editor:
        return list(_measured(editor, asked, rounds))


def _answers_unread(rounds: int) -> Sequence[float]:
    return [_unread() for _ in range(rounds)]


def _unread() -> float:
    with _opened() as editor:
        start = perf_counter()
        editor.wait(_questions(editor)["rename-everywhere"]())
        return (perf_counter() - start) * 1000


@contextmanager
def _opened() -> Iterator[Editor]:
    """Yield an editor that has just opened a file of a large pack."""
    try:
        from tests.workbench.language_client import Editor  # noqa: PLC0415 - pygls is an extra
    except ImportError as missing:
        raise NotMeasurableError(str(missing)) from None
    with TemporaryDirectory() as name:
        folder = Path(name).resolve()
        write_pack(folder, SITUATIONS)
        editor = Editor(folder)
        try:
            editor.write(FILE, (folder / FILE).read_text(encoding="utf-8"))
            yield editor
        finally:
            editor.close()


def _measured(editor: Editor, asked: str, rounds: int) -> Iterator[float]:
    text, question = _text(editor), _questions(editor)[asked]
    editor.diagnostics(FILE)
    for round_ in range(rounds):
        editor.write(FILE, text.replace("this is call 17.", f"this is call 17, or {round_}."))
        start = perf_counter()
        editor.wait(question())
        yield (perf_counter() - start) * 1000


def _text(editor: Editor) -> str:
    return (editor.folder / FILE).read_text(encoding="utf-8")


def _questions(editor: Editor) -> Mapping[str, Callable[[], Coroutine[Any, Any, object]]]:
    from lsprotocol import types as lsp  # noqa: PLC0415 - an extra

    from tests.workbench.language_client import place  # noqa: PLC0415 - brings the extra

    client, document, text = editor.client, lsp.TextDocumentIdentifier(editor.uri(FILE)), _text(editor)
    at, fact = place(text, NEXT, len("next: s1")), place(text, FACT, 1)
    all_of_them = lsp.ReferenceContext(include_declaration=True)
    return {
        "completion": lambda: client.text_document_completion_async(lsp.CompletionParams(document, at)),
        "definition": lambda: client.text_document_definition_async(lsp.DefinitionParams(document, at)),
        "references": lambda: client.text_document_references_async(lsp.ReferenceParams(all_of_them, document, at)),
        "prepare": lambda: client.text_document_prepare_rename_async(lsp.PrepareRenameParams(document, at)),
        "rename": lambda: client.text_document_rename_async(lsp.RenameParams(document, at, "elsewhere")),
        "rename-everywhere": lambda: client.text_document_rename_async(lsp.RenameParams(document, fact, "elsewhere")),
        "hover": lambda: client.text_document_hover_async(lsp.HoverParams(document, at)),
        "symbols": lambda: client.text_document_document_symbol_async(lsp.DocumentSymbolParams(document)),
    }
