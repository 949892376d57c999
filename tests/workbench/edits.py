"""A pack's files after a rename."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxsim.workbench.editor.index import PackIndex
    from cxsim.workbench.editor.rename import Renamed


def changed(index: PackIndex, renamed: Renamed, translations: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the texts of a pack's files, and of its translations where they are given, as a rename leaves them."""
    texts = {**{name: file.text for name, file in index.files.items()}, **(translations or {})}
    for each in sorted(renamed.edits, key=lambda edit: (edit.start, edit.end), reverse=True):
        texts[each.file] = texts[each.file][: each.start] + each.text + texts[each.file][each.end :]
    for old, new in renamed.files:
        texts[new] = texts.pop(old)
    return texts
