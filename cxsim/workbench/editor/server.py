"""The language server: requests of an editor answered from the index, the check told whenever typing pauses."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcContentModified, JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer
from pygls.protocol.json_rpc import logger as protocol_log
from pygls.uris import from_fs_path, to_fs_path

import cxsim
from cxsim.workbench.check import check_pack
from cxsim.workbench.editor import answers
from cxsim.workbench.editor.complete import warm_up
from cxsim.workbench.editor.folder import OpenPack, Packs, read_file
from cxsim.workbench.editor.positions import Lines
from cxsim.workbench.editor.rename import RenameError

if TYPE_CHECKING:
    import logging
    from collections.abc import Mapping

    from cxsim.content import Diagnostic
    from cxsim.workbench.editor.positions import Units

PAUSE: Final = 0.25
"""Seconds without a change before the pack is checked."""
_UNITS: Final[Mapping[str, Units]] = {"utf-8": "utf-8", "utf-32": "utf-32"}
"""What an editor agrees to, where it is not the protocol's own."""


class PackServer(LanguageServer):
    """One editor's server."""

    def __init__(self) -> None:
        super().__init__("cxsim", cxsim.__version__, lsp.TextDocumentSyncKind.Full)
        self.packs = Packs()
        self.told: dict[Path, tuple[Diagnostic, ...]] = {}
        """What was last said, by file."""
        self._reader = ThreadPoolExecutor(1, thread_name_prefix="read")
        self._readings: dict[Path, asyncio.Future[list[None]]] = {}
        self._checking = ThreadPoolExecutor(1, thread_name_prefix="check")
        self._planned: dict[Path, asyncio.TimerHandle] = {}
        self._round: dict[Path, int] = {}

    @property
    def units(self) -> Units:
        """How the editor counts columns."""
        return _UNITS.get(str(self.workspace.position_encoding), "utf-16")

    def place(self, uri: str) -> answers.Asked | None:
        """Return the pack and the file that an address means, None for what is in no pack."""
        path = to_fs_path(uri)
        pack = self.packs.of(Path(path)) if path else None
        if path is None or pack is None:
            return None
        file = pack.name(Path(path))
        if file not in pack.index.files:
            return None
        return answers.Asked(pack, file, self.units)

    def translations(self, pack: OpenPack) -> Mapping[str, str]:
        """Return the texts of a pack's PO files, as the editor holds them where it does."""
        opened = {to_fs_path(uri): document.source for uri, document in self.workspace.text_documents.items()}
        return {file: opened.get(str(pack.folder / file), text) for file, text in pack.translations().items()}

    async def place_in_whole(self, uri: str) -> answers.Asked | None:
        """Return what ``place`` does, as soon as every file of the pack is read: an id may stand in any of them.

        Raises JsonRpcContentModified where the text has changed meanwhile: the position asked about is of the old one.
        """
        path = to_fs_path(uri)
        pack = self.packs.of(Path(path)) if path else None
        if path is None or pack is None:
            return None
        before = pack.unsaved.get(Path(path))
        await asyncio.shield(self._read(pack))  # others wait for it, too, when whoever asks gives up
        if pack.unsaved.get(Path(path)) != before:
            raise JsonRpcContentModified("The text has changed since you asked. Ask again.")
        return self.place(uri)

    def changed(self, uri: str, text: str) -> None:
        """Take a text of the editor, and check its pack soon."""
        path = to_fs_path(uri)
        pack = self.packs.of(Path(path)) if path else None
        if path and pack:
            pack.change(Path(path), text)
            self.check_soon(pack)

    def check_soon(self, pack: OpenPack) -> None:
        """Check a pack when nothing has changed for PAUSE seconds; read what is still to be read meanwhile."""
        loop = asyncio.get_running_loop()
        planned = self._planned.get(pack.folder)
        if planned:
            planned.cancel()
        self._round[pack.folder] = self._round.get(pack.folder, 0) + 1
        self._planned[pack.folder] = loop.call_later(PAUSE, self._check, pack, self._round[pack.folder])
        self._read(pack)

    def _read(self, pack: OpenPack) -> asyncio.Future[list[None]]:
        """Return the one reading of a pack's files, which begins when it is first asked for."""
        if pack.folder not in self._readings:
            self._readings[pack.folder] = asyncio.gather(*(self._take(pack, file) for file in pack.unread()))
        return self._readings[pack.folder]

    async def _take(self, pack: OpenPack, file: Path) -> None:
        pack.take(file, await asyncio.get_running_loop().run_in_executor(self._reader, read_file, pack.folder, file))

    def _check(self, pack: OpenPack, number: int) -> None:
        texts = pack.texts()
        task = asyncio.get_running_loop().run_in_executor(self._checking, _found, pack.folder, texts)
        task.add_done_callback(lambda done: self._tell(pack, number, done.result()) if not done.cancelled() else None)

    def _tell(self, pack: OpenPack, number: int, found: tuple[Diagnostic, ...]) -> None:
        """Say what was found, unless something has changed meanwhile: then another check is on its way."""
        if self._round[pack.folder] != number:
            return
        by_file: dict[Path, list[Diagnostic]] = {file: [] for file in self.told if file.is_relative_to(pack.folder)}
        by_file |= {file: [] for file in pack.unsaved}
        for each in found:
            by_file.setdefault(Path(each.file), []).append(each)
        for file, listed in by_file.items():
            if listed or file in pack.unsaved or self.told.get(file):
                self._publish(pack, file, tuple(listed))

    def _publish(self, pack: OpenPack, file: Path, found: tuple[Diagnostic, ...]) -> None:
        self.told[file] = found
        index = pack.index.files.get(pack.name(file))
        lines = Lines(index.text if index else "", self.units)
        uri = from_fs_path(str(file)) or ""
        shown = [answers.diagnostic(each, lines) for each in found]
        document = self.workspace.text_documents.get(uri)
        self.text_document_publish_diagnostics(
            lsp.PublishDiagnosticsParams(uri, shown, document.version if document else None)
        )


def _found(folder: Path, texts: Mapping[Path, bytes]) -> tuple[Diagnostic, ...]:
    def read(file: Path) -> bytes:
        return texts[file] if file in texts else file.read_bytes()

    return check_pack(folder, read_bytes=read, beside=False)  # nobody writes translations or draws in here


class _RefusalError(JsonRpcInvalidParams):
    """What was asked for cannot be done; the answer says why."""


def _is_no_refusal(record: logging.LogRecord) -> bool:
    """Keep refusals out of the editor's log: pygls writes each with its traceback, as if the server had failed."""
    return record.exc_info is None or not isinstance(record.exc_info[1], _RefusalError | JsonRpcContentModified)


def server() -> PackServer:
    """Return a server that answers; it has to be started."""
    warm_up()
    protocol_log.addFilter(_is_no_refusal)
    made = PackServer()
    _follow_texts(made)
    _answer_asked(made)
    _answer_changes(made)
    return made


def _follow_texts(made: PackServer) -> None:
    @made.feature(lsp.INITIALIZED)
    def ready(_: lsp.InitializedParams) -> None:
        workspace = made.client_capabilities.workspace
        watched = workspace.did_change_watched_files if workspace else None
        if watched and watched.dynamic_registration:
            watcher = lsp.FileSystemWatcher("**/*.yaml")
            options = lsp.DidChangeWatchedFilesRegistrationOptions([watcher])
            asking = lsp.Registration("packs", lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            made.client_register_capability(lsp.RegistrationParams([asking]))

    @made.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: lsp.DidOpenTextDocumentParams) -> None:
        made.changed(params.text_document.uri, params.text_document.text)

    @made.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: lsp.DidChangeTextDocumentParams) -> None:
        uri = params.text_document.uri
        made.changed(uri, made.workspace.get_text_document(uri).source)

    @made.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: lsp.DidCloseTextDocumentParams) -> None:
        path = to_fs_path(params.text_document.uri)
        pack = made.packs.of(Path(path)) if path else None
        if path and pack:
            pack.close(Path(path))
            made.check_soon(pack)

    @made.feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def elsewhere(params: lsp.DidChangeWatchedFilesParams) -> None:
        for each in params.changes:
            path = to_fs_path(each.uri)
            pack = made.packs.of(Path(path)) if path else None
            if path and pack:
                pack.reread(Path(path))
                made.check_soon(pack)


def _answer_asked(made: PackServer) -> None:
    @made.feature(
        lsp.TEXT_DOCUMENT_COMPLETION,
        lsp.CompletionOptions(trigger_characters=[" ", "{", "[", "(", ".", ","]),
    )
    def complete(params: lsp.CompletionParams) -> lsp.CompletionList | None:
        asked = made.place(params.text_document.uri)
        return answers.completion(asked, params.position, params.context) if asked else None

    @made.feature(lsp.TEXT_DOCUMENT_HOVER)
    def hover(params: lsp.HoverParams) -> lsp.Hover | None:
        asked = made.place(params.text_document.uri)
        path = Path(to_fs_path(params.text_document.uri) or "")
        return answers.hover(asked, params.position, made.told.get(path, ())) if asked else None

    @made.feature(lsp.TEXT_DOCUMENT_DEFINITION)
    async def definition(params: lsp.DefinitionParams) -> lsp.Location | None:
        asked = await made.place_in_whole(params.text_document.uri)
        return answers.definition(asked, params.position) if asked else None

    @made.feature(lsp.TEXT_DOCUMENT_REFERENCES)
    async def references(params: lsp.ReferenceParams) -> list[lsp.Location] | None:
        asked = await made.place_in_whole(params.text_document.uri)
        declared = params.context.include_declaration
        return answers.references(asked, params.position, declared=declared) if asked else None

    @made.feature(lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def symbols(params: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol] | None:
        asked = made.place(params.text_document.uri)
        return answers.symbols(asked) if asked else None


def _answer_changes(made: PackServer) -> None:
    @made.feature(lsp.TEXT_DOCUMENT_PREPARE_RENAME)
    async def prepare(params: lsp.PrepareRenameParams) -> lsp.PrepareRenamePlaceholder | None:
        asked = await made.place_in_whole(params.text_document.uri)
        return answers.renamable(asked, params.position) if asked else None

    @made.feature(lsp.TEXT_DOCUMENT_RENAME, lsp.RenameOptions(prepare_provider=True))
    async def rename(params: lsp.RenameParams) -> lsp.WorkspaceEdit | None:
        asked = await made.place_in_whole(params.text_document.uri)
        try:
            held = made.translations(asked.pack) if asked else {}
            return answers.renamed(asked, params.position, params.new_name, held) if asked else None
        except RenameError as reason:
            raise _RefusalError(str(reason)) from None

    @made.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix]))
    async def actions(params: lsp.CodeActionParams) -> list[lsp.CodeAction] | None:
        asked = await made.place_in_whole(params.text_document.uri)
        path = Path(to_fs_path(params.text_document.uri) or "")
        return answers.actions(asked, params.range, made.told.get(path, ())) if asked else None
