"""`cxsim lsp` answers a real client over standard input and output."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException
from typer.testing import CliRunner

from cxsim.cli import lsp as verb
from cxsim.cli.main import app
from cxsim.content.shipped import how_to_install
from tests.content.authored import write
from tests.workbench.editor_pack import CALL, CAST, PACK
from tests.workbench.language_client import Editor, place

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    found = Editor(write(tmp_path_factory.mktemp("pack"), PACK))
    yield found
    assert found.close() == ""  # whatever was asked and refused, the server has nothing to log


@pytest.fixture(autouse=True)
def _nothing_unsaved(editor: Editor) -> Iterator[None]:
    yield
    for file in editor.opened():
        editor.leave(file)


def test_typing_is_checked_over_what_is_saved(editor: Editor) -> None:
    editor.write("call.yaml", CALL)
    assert [each for each in editor.diagnostics("call.yaml") if each.severity == lsp.DiagnosticSeverity.Error] == []
    wrong = CALL.replace("{text: Let it ring.,", '{text: "🙂 Let it ring.", next: stori,').replace(
        "not helped, next: over}", "not helped}"
    )
    editor.write("call.yaml", wrong)
    unknown = next(each for each in editor.diagnostics("call.yaml") if each.code == "CX201")
    assert unknown.range == lsp.Range(place(wrong, "stori,"), place(wrong, "stori,", len("stori")))
    assert unknown.range.start.character == wrong.splitlines()[unknown.range.start.line].index("stori") + 1
    assert "Did you mean 'story'?" in unknown.message
    assert (editor.folder / "call.yaml").read_text(encoding="utf-8") == CALL
    document, context = lsp.TextDocumentIdentifier(editor.uri("call.yaml")), lsp.CodeActionContext([unknown])
    asked = lsp.CodeActionParams(document, unknown.range, context)
    fixes = editor.wait(editor.client.text_document_code_action_async(asked))
    assert [each.title for each in fixes or ()] == ["Write 'story' instead of 'stori'"]


def test_what_is_certain_is_offered_for_the_whole_file(editor: Editor) -> None:
    tabs = CALL.replace("  ", "\t")
    editor.write("call.yaml", tabs)
    (told,) = (each for each in editor.diagnostics("call.yaml") if each.code == "CX025")
    document, context = lsp.TextDocumentIdentifier(editor.uri("call.yaml")), lsp.CodeActionContext([told])
    asked = lsp.CodeActionParams(document, told.range, context)
    (fix,) = editor.wait(editor.client.text_document_code_action_async(asked)) or ()
    assert isinstance(fix, lsp.CodeAction)
    assert fix.title == "Write two spaces instead of each tab at the beginning of a line"
    assert fix.is_preferred
    assert fix.edit
    assert fix.edit.changes
    lines = tabs.split("\n")
    for edit in fix.edit.changes[editor.uri("call.yaml")]:
        at, (begin, end) = edit.range.start.line, (edit.range.start.character, edit.range.end.character)
        lines[at] = lines[at][:begin] + edit.new_text + lines[at][end:]
    assert "\n".join(lines) == CALL


def test_an_unsaved_cast_counts_in_every_scenario(editor: Editor) -> None:
    editor.write("cast.yaml", CAST.replace("  osei:", "  otto:"))
    assert "CX208" in {each.code for each in editor.diagnostics("call.yaml")}
    editor.leave("cast.yaml")
    assert "CX208" not in {each.code for each in editor.diagnostics("call.yaml")}


def test_an_author_is_helped_around_the_pack(editor: Editor) -> None:
    editor.write("call.yaml", CALL)
    editor.diagnostics("call.yaml")
    document = lsp.TextDocumentIdentifier(editor.uri("call.yaml"))
    who = place(CALL, "dervla, osei")
    found = editor.wait(editor.client.text_document_definition_async(lsp.DefinitionParams(document, who)))
    assert isinstance(found, lsp.Location)
    assert (found.uri, found.range.start) == (editor.uri("cast.yaml"), place(CAST, "dervla"))
    listed = editor.wait(
        editor.client.text_document_references_async(
            lsp.ReferenceParams(
                text_document=document, position=who, context=lsp.ReferenceContext(include_declaration=False)
            )
        )
    )
    assert len(listed or ()) == 8
    page = editor.wait(editor.client.text_document_hover_async(lsp.HoverParams(document, place(CALL, "apologise", 2))))
    assert page
    assert isinstance(page.contents, lsp.MarkupContent)
    assert "Says sorry and means this case" in page.contents.value
    half = CALL.replace("next: story}", "next: st")
    editor.write("call.yaml", half)
    offered = editor.wait(
        editor.client.text_document_completion_async(lsp.CompletionParams(document, place(half, "next: st", 8)))
    )
    assert isinstance(offered, lsp.CompletionList)
    assert [each.label for each in offered.items] == ["story"]
    symbols = editor.wait(editor.client.text_document_document_symbol_async(lsp.DocumentSymbolParams(document)))
    assert "phone" in [each.name for each in symbols or ()]


def test_a_rename_reaches_the_golden_runs_and_is_refused_with_a_sentence(editor: Editor) -> None:
    editor.write("call.yaml", CALL)
    editor.diagnostics("call.yaml")
    document = lsp.TextDocumentIdentifier(editor.uri("call.yaml"))
    at = place(CALL, "  story:", 3)
    edit = editor.wait(editor.client.text_document_rename_async(lsp.RenameParams(document, at, "told")))
    assert edit
    assert edit.document_changes
    changed = {
        each.text_document.uri: [edit.new_text for edit in each.edits if not isinstance(edit, lsp.SnippetTextEdit)]
        for each in edit.document_changes
        if isinstance(each, lsp.TextDocumentEdit)
    }
    assert changed[editor.uri("playthroughs/call.yaml")] == ["told"]
    assert "renamed_from: story\n    " in changed[editor.uri("call.yaml")]
    with pytest.raises(JsonRpcException, match="There is a situation 'phone' already"):
        editor.wait(editor.client.text_document_rename_async(lsp.RenameParams(document, at, "phone")))


def test_what_is_in_no_pack_is_left_alone(editor: Editor) -> None:
    editor.write("../notes.yaml", "a: [b")
    document = lsp.TextDocumentIdentifier(editor.uri("../notes.yaml"))
    asked = lsp.CompletionParams(document, lsp.Position(0, 5))
    assert editor.wait(editor.client.text_document_completion_async(asked)) is None


def test_without_its_packages_the_server_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verb, "find_spec", lambda _: None)
    result = CliRunner().invoke(app(), ["lsp"])
    assert result.exit_code == 1
    assert f"Install them with: {how_to_install('editor')}" in result.stderr
