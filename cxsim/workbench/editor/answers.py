"""Answers of the index in the words of the language server protocol."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from lsprotocol import types as lsp
from pygls.uris import from_fs_path

from cxsim.workbench.editor.complete import proposals
from cxsim.workbench.editor.fixes import fixes_for
from cxsim.workbench.editor.grammar import CLOSED
from cxsim.workbench.editor.outline import outline
from cxsim.workbench.editor.positions import Lines
from cxsim.workbench.editor.rename import RenameError, rename
from cxsim.workbench.editor.told import hover_text, rule_page
from cxsim.workbench.pages import deed_pages

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from cxsim.content import Diagnostic
    from cxsim.workbench.editor.folder import OpenPack
    from cxsim.workbench.editor.index import Located, Symbol
    from cxsim.workbench.editor.outline import Entry
    from cxsim.workbench.editor.positions import Units

_SEVERITIES: Final = {
    "error": lsp.DiagnosticSeverity.Error,
    "warning": lsp.DiagnosticSeverity.Warning,
    "note": lsp.DiagnosticSeverity.Information,
}
_WRITTEN = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|[\w.]+|[^\s]")
_SYMBOLS: Mapping[str, lsp.SymbolKind] = {
    "situation": lsp.SymbolKind.Class,
    "choice": lsp.SymbolKind.Method,
    "ending": lsp.SymbolKind.Event,
    "stage": lsp.SymbolKind.Event,
    "variable": lsp.SymbolKind.Variable,
    "draw": lsp.SymbolKind.Enum,
    "word": lsp.SymbolKind.EnumMember,
    "fact": lsp.SymbolKind.Boolean,
    "promise": lsp.SymbolKind.Interface,
    "customer": lsp.SymbolKind.Object,
    "colleague": lsp.SymbolKind.Object,
    "need": lsp.SymbolKind.Property,
    "run": lsp.SymbolKind.Function,
}
_COMPLETIONS: Mapping[str, lsp.CompletionItemKind] = {
    "field": lsp.CompletionItemKind.Property,
    "word": lsp.CompletionItemKind.EnumMember,
    "situation": lsp.CompletionItemKind.Class,
    "choice": lsp.CompletionItemKind.Method,
    "ending": lsp.CompletionItemKind.Event,
    "variable": lsp.CompletionItemKind.Variable,
    "draw": lsp.CompletionItemKind.Enum,
    "deed": lsp.CompletionItemKind.Function,
    "name": lsp.CompletionItemKind.Keyword,
}


class Asked(NamedTuple):
    """The file that a request is about."""

    pack: OpenPack
    file: str
    units: Units

    @property
    def lines(self) -> Lines:
        """The lines of the file."""
        return Lines(self.pack.index.files[self.file].text, self.units)

    def offset(self, at: lsp.Position) -> int:
        """Return which character stands at a position."""
        return self.lines.offset(at.line, at.character)


def diagnostic(found: Diagnostic, lines: Lines) -> lsp.Diagnostic:
    """Return a diagnostic that underlines the word, or the quoted text, that it speaks of."""
    start = lines.checked(found.line, found.column)
    written = _WRITTEN.match(lines.text, start)
    message = "\n".join(filter(None, (found.problem, found.way_out)))
    return lsp.Diagnostic(
        range=_range(lines, start, written.end() if written else start),
        message=message,
        severity=_SEVERITIES[found.severity],
        code=found.code,
        source="cxsim",
    )


def completion(asked: Asked, at: lsp.Position, context: lsp.CompletionContext | None) -> lsp.CompletionList:
    """Return what could be written at a position."""
    offset, lines = asked.offset(at), asked.lines
    by_hand = context is not None and context.trigger_kind is lsp.CompletionTriggerKind.Invoked
    found = proposals(asked.pack.index, asked.file, offset, asked=by_hand)
    place = _range(lines, found.start, offset)
    items = [
        lsp.CompletionItem(
            each.name,
            kind=_COMPLETIONS.get(each.kind, lsp.CompletionItemKind.Value),
            label_details=lsp.CompletionItemLabelDetails(description=each.kind),
            documentation=each.about or None,
            text_edit=lsp.TextEdit(place, each.insert),
            filter_text=each.name,
            sort_text=f"{number:04}",
        )
        for number, each in enumerate(found.found)
    ]
    return lsp.CompletionList(is_incomplete=found.more, items=items)


def hover(asked: Asked, at: lsp.Position, told: Iterable[Diagnostic]) -> lsp.Hover | None:
    """Return the page of what stands at a position, with those of the rules that it breaks."""
    offset, lines = asked.offset(at), asked.lines
    found = hover_text(asked.pack.index, asked.file, offset)
    broken = {each.code: rule_page(each.code) for each in told if _touches(lines, each, offset, offset)}
    texts = [*(page for page in broken.values() if page), *([found[2]] if found else [])]
    if not texts:
        return None
    content = lsp.MarkupContent(lsp.MarkupKind.Markdown, "\n\n---\n\n".join(texts))
    return lsp.Hover(content, _range(lines, found[0], found[1]) if found else None)


def definition(asked: Asked, at: lsp.Position) -> lsp.Location | None:
    """Return where what stands at a position is declared; a deed's page, where it comes with cxsim."""
    index = asked.pack.index
    use = index.files[asked.file].use_at(asked.offset(at))
    if use and use.kind in CLOSED.values():
        page = deed_pages().get(use.name) if use.kind == "deed" else None
        return lsp.Location(_uri(page), _nowhere()) if page else None
    meant = index.meant(use) if use else None
    located = index.declaration(meant) if meant else None
    return _location(asked, located) if located else None


def references(asked: Asked, at: lsp.Position, *, declared: bool) -> list[lsp.Location]:
    """Return every place that means the same as a position."""
    symbol = _symbol(asked, at)
    if symbol is None:
        return []
    found = asked.pack.index.references(symbol)
    lines = _lines_of(asked, (each.file for each in found))
    return [
        lsp.Location(_uri(asked.pack.folder / each.file), _range(lines[each.file], each.use.start, each.use.end))
        for each in found
        if declared or not each.use.declares
    ]


def symbols(asked: Asked) -> list[lsp.DocumentSymbol]:
    """Return what the file declares."""
    lines = asked.lines
    return [_entry(each, lines) for each in outline(asked.pack.index, asked.file)]


def renamable(asked: Asked, at: lsp.Position) -> lsp.PrepareRenamePlaceholder | None:
    """Return what would be renamed at a position."""
    use = asked.pack.index.files[asked.file].use_at(asked.offset(at))
    if use is None or _symbol(asked, at) is None:
        return None
    return lsp.PrepareRenamePlaceholder(_range(asked.lines, use.start, use.end), use.name)


def renamed(asked: Asked, at: lsp.Position, new: str, translations: Mapping[str, str]) -> lsp.WorkspaceEdit:
    """Return what changes when the id at a position is called ``new``; RenameError where it cannot be.

    ``translations`` are the texts of the pack's PO files, by path within the pack.
    """
    symbol = _symbol(asked, at)
    if symbol is None:
        raise RenameError("Nothing that has a name of its own stands here.")
    pack, folder = asked.pack, asked.pack.folder
    found = rename(pack.index, symbol, new, translations)
    lines = {**_lines_of(asked, (each.file for each in found.edits if each.file not in translations))}
    written = dict.fromkeys(each.file for each in found.edits)
    lines |= {file: Lines(translations[file], asked.units) for file in written if file not in lines}
    edits: dict[str, list[lsp.TextEdit | lsp.AnnotatedTextEdit | lsp.SnippetTextEdit]] = {}
    for each in found.edits:
        place = _range(lines[each.file], each.start, each.end)
        edits.setdefault(each.file, []).append(lsp.TextEdit(place, each.text))
    changes: list[lsp.TextDocumentEdit | lsp.CreateFile | lsp.RenameFile | lsp.DeleteFile] = [
        lsp.TextDocumentEdit(lsp.OptionalVersionedTextDocumentIdentifier(uri=_uri(folder / file)), listed)
        for file, listed in edits.items()
    ]
    changes += [lsp.RenameFile(old_uri=_uri(folder / old), new_uri=_uri(folder / now)) for old, now in found.files]
    return lsp.WorkspaceEdit(document_changes=changes)


def actions(asked: Asked, within: lsp.Range, told: Iterable[Diagnostic]) -> list[lsp.CodeAction]:
    """Return what could be written instead of what diagnostics in a range speak of."""
    lines, uri = asked.lines, _uri(asked.pack.folder / asked.file)
    begin, end = asked.offset(within.start), asked.offset(within.end)
    near = [each for each in told if _touches(lines, each, begin, end)]
    listed = []
    for each, fix in fixes_for(asked.pack.index, asked.file, near):
        edits = [lsp.TextEdit(_range(lines, edit.start, edit.end), edit.text) for edit in fix.edits]
        listed.append(
            lsp.CodeAction(
                fix.title,
                kind=lsp.CodeActionKind.QuickFix,
                diagnostics=[diagnostic(each, lines)],
                is_preferred=fix.certain,
                edit=lsp.WorkspaceEdit(changes={uri: edits}),
            )
        )
    return listed


def _symbol(asked: Asked, at: lsp.Position) -> Symbol | None:
    index = asked.pack.index
    use = index.files[asked.file].use_at(asked.offset(at))
    return index.meant(use) if use else None


def _lines_of(asked: Asked, files: Iterable[str]) -> Mapping[str, Lines]:
    return {file: Lines(asked.pack.index.files[file].text, asked.units) for file in dict.fromkeys(files)}


def _touches(lines: Lines, found: Diagnostic, begin: int, end: int) -> bool:
    start = lines.checked(found.line, found.column)
    written = _WRITTEN.match(lines.text, start)
    return start <= end and begin <= (written.end() if written else start)


def _entry(found: Entry, lines: Lines) -> lsp.DocumentSymbol:
    return lsp.DocumentSymbol(
        found.name,
        _SYMBOLS.get(found.kind, lsp.SymbolKind.Key),
        _range(lines, found.start, found.end),
        _range(lines, found.start, found.name_end),
        detail=found.about,
        children=[_entry(each, lines) for each in found.inner],
    )


def _location(asked: Asked, located: Located) -> lsp.Location:
    text = asked.pack.index.files[located.file].text
    lines = Lines(text, asked.units)
    return lsp.Location(_uri(asked.pack.folder / located.file), _range(lines, located.use.start, located.use.end))


def _range(lines: Lines, start: int, end: int) -> lsp.Range:
    return lsp.Range(lsp.Position(*lines.position(start)), lsp.Position(*lines.position(end)))


def _nowhere() -> lsp.Range:
    return lsp.Range(lsp.Position(0, 0), lsp.Position(0, 0))


def _uri(path: Path) -> str:
    return from_fs_path(str(path)) or ""
