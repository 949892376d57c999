"""An editor for tests: it starts the real server and speaks to it over standard input and output."""

from __future__ import annotations

import asyncio
import sys
from collections import defaultdict
from typing import TYPE_CHECKING, Any, TypeVar

from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from pathlib import Path

Answer = TypeVar("Answer")
LONGEST_WAIT = 30
"""Seconds until an answer is given up."""


class Editor:
    """One editor with one server."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.loop = asyncio.new_event_loop()
        self.client = LanguageClient("tests", "1")
        self.told: dict[str, list[lsp.Diagnostic]] = {}
        self._versions: dict[str, int] = defaultdict(int)
        self._news = asyncio.Event()
        self.client.protocol.fm.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(self._listener())
        self.wait(self.client.start_io(sys.executable, "-m", "cxsim", "lsp"))
        initial = lsp.InitializeParams(capabilities=lsp.ClientCapabilities(), root_uri=folder.as_uri())
        self.capabilities = self.wait(self.client.initialize_async(initial)).capabilities
        self.client.initialized(lsp.InitializedParams())

    def close(self) -> str:
        """End the server as an editor does, and return what it has written into the editor's log."""
        self.wait(self.client.shutdown_async(None))
        self.client.exit(None)
        stopped: Coroutine[Any, Any, None] = self.client.stop()  # type: ignore[no-untyped-call]  # pygls gives it no types
        self.wait(stopped)
        server = self.client._server  # noqa: SLF001 - pygls keeps the process to itself
        log = self.wait(server.stderr.read()) if server and server.stderr else b""
        self.loop.close()
        return log.decode()

    def wait(self, answer: Coroutine[Any, Any, Answer]) -> Answer:
        """Wait for an answer."""
        return self.loop.run_until_complete(asyncio.wait_for(answer, LONGEST_WAIT))

    def uri(self, file: str) -> str:
        """Return a file's address."""
        return (self.folder / file).as_uri()

    def write(self, file: str, text: str) -> None:
        """Open a file, or change the text of one that is open; nothing is saved."""
        uri = self.uri(file)
        self._versions[file] += 1
        if self._versions[file] == 1:
            item = lsp.TextDocumentItem(uri, "yaml", 1, text)
            self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
            return
        document = lsp.VersionedTextDocumentIdentifier(uri=uri, version=self._versions[file])
        whole = lsp.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(lsp.DidChangeTextDocumentParams(document, [whole]))

    def _listener(self) -> Callable[[lsp.PublishDiagnosticsParams], None]:
        def take(params: lsp.PublishDiagnosticsParams) -> None:
            self.told[params.uri] = list(params.diagnostics)
            self._news.set()

        return take

    def opened(self) -> list[str]:
        """Return the files that are open."""
        return [file for file, version in self._versions.items() if version]

    def leave(self, file: str) -> None:
        """Close a file without saving it."""
        self._versions[file] = 0
        document = lsp.TextDocumentIdentifier(self.uri(file))
        self.client.text_document_did_close(lsp.DidCloseTextDocumentParams(document))

    def diagnostics(self, file: str) -> list[lsp.Diagnostic]:
        """Return what is said next about a file."""
        uri = self.uri(file)
        self.told.pop(uri, None)
        self.wait(self._until(uri))
        return self.told[uri]

    async def _until(self, uri: str) -> None:
        while uri not in self.told:
            self._news.clear()
            await self._news.wait()


def place(text: str, sought: str, behind: int = 0) -> lsp.Position:
    """Return where something is written for the first time, as the protocol counts."""
    before = text[: text.index(sought) + behind]
    line = before.rpartition("\n")[2]
    return lsp.Position(before.count("\n"), len(line.encode("utf-16-le")) // 2)
