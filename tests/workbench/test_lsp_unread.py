"""`cxsim lsp` answers for the whole pack also whoever asks before it has read all of it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException

from tests.benchmarks.generated import write_pack
from tests.content.authored import write
from tests.workbench.language_client import Editor, place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FACT = "list_has_numbers"
LAST = "scenario_9.yaml"
RUN = "playthroughs/scenario_9.yaml"


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    found = Editor(tmp_path_factory.mktemp("packs"))
    yield found
    assert found.close() == ""


@pytest.fixture
def unread(tmp_path: Path) -> Path:
    """Write a pack that takes a while to read: a sheet, a golden run, and many scenarios."""
    write_pack(tmp_path, situations=200, per_file=10)
    return write(tmp_path, {RUN: "run:\n  play:\n    - s0: resolve\n"})


def opened(editor: Editor, folder: Path, file: str, sought: str) -> tuple[lsp.TextDocumentIdentifier, lsp.Position]:
    """Open a file, and return where it names something."""
    name, text = str(folder / file), (folder / file).read_text(encoding="utf-8")
    editor.write(name, text)
    return lsp.TextDocumentIdentifier(editor.uri(name)), place(text, sought, 1)


def times_written(folder: Path) -> dict[str, int]:
    """Return how often each file names the fact."""
    return {each.name: each.read_text(encoding="utf-8").count(FACT) for each in folder.glob("*.yaml")}


def test_a_rename_reaches_every_file(editor: Editor, unread: Path) -> None:
    document, at = opened(editor, unread, "pack.yaml", FACT)
    edit = editor.wait(editor.client.text_document_rename_async(lsp.RenameParams(document, at, "fresh")))
    changes = (edit and edit.document_changes) or ()
    changed = {
        each.text_document.uri.rpartition("/")[2]: len(each.edits)
        for each in changes
        if isinstance(each, lsp.TextDocumentEdit)
    }
    assert changed == {file: times for file, times in times_written(unread).items() if times}


def test_all_references_are_found(editor: Editor, unread: Path) -> None:
    document, at = opened(editor, unread, "pack.yaml", FACT)
    asked = lsp.ReferenceParams(lsp.ReferenceContext(include_declaration=True), document, at)
    found = editor.wait(editor.client.text_document_references_async(asked))
    assert len(found or ()) == sum(times_written(unread).values())


def test_what_another_file_declares_can_be_renamed(editor: Editor, unread: Path) -> None:
    document, at = opened(editor, unread, RUN, "s0")
    found = editor.wait(editor.client.text_document_prepare_rename_async(lsp.PrepareRenameParams(document, at)))
    assert isinstance(found, lsp.PrepareRenamePlaceholder)
    assert found.placeholder == "s0"


def test_a_declaration_in_another_file_is_found(editor: Editor, unread: Path) -> None:
    document, at = opened(editor, unread, RUN, "s0")
    found = editor.wait(editor.client.text_document_definition_async(lsp.DefinitionParams(document, at)))
    assert isinstance(found, lsp.Location)
    assert found.uri == editor.uri(str(unread / LAST))


def test_nothing_else_is_renamed_where_somebody_types_on(editor: Editor, unread: Path) -> None:
    document, at = opened(editor, unread, "pack.yaml", FACT)

    async def ask_and_type() -> None:
        asking = editor.client.text_document_rename_async(lsp.RenameParams(document, at, "fresh"))
        answer = editor.loop.create_task(asking)
        await asyncio.sleep(0)  # the question is on its way
        editor.write(str(unread / "pack.yaml"), "# typed\n" + (unread / "pack.yaml").read_text(encoding="utf-8"))
        await answer

    with pytest.raises(JsonRpcException, match="The text has changed since you asked"):
        editor.wait(ask_and_type())
