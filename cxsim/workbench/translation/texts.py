"""Every text of a pack in the order of its files, with what a translator should know about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cxsim.content.reader import places
from cxsim.content.translate import shapes_of
from cxsim.model.translatable import texts_in
from cxsim.workbench.translation.notes import notes_on

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cxsim.model.pack import Pack


class Text(NamedTuple):
    """One text to translate."""

    id: str
    """Stable id: file, fields and ids, with dots."""
    source: str
    notes: tuple[str, ...] = ()
    """For the translator, a line each."""

    @property
    def file(self) -> str:
        """Id of the file that it stands in: pack, cast, or a scenario's."""
        return self.id.partition(".")[0]


def texts_of(pack: Pack, folder: Path) -> Iterator[Text]:
    """Yield the texts of a pack as they stand in its folder: pack, cast, scenarios as the campaign plays them.

    Within a file the order is that of its lines.
    """
    shapes = shapes_of(pack)
    plan = pack.sheet.campaign.plan.values() if pack.sheet.campaign else ()
    played = [each.play for each in sorted(plan, key=lambda each: each.week) if each.play in shapes]
    for name in dict.fromkeys(("pack", "cast", *played, *sorted(shapes))):
        file = folder / f"{name}.yaml"
        stand = places(file.read_bytes() if file.exists() else b"")
        found = sorted(texts_in(shapes[name]), key=lambda each: stand.nearest(each[0]))
        for path, text in found:
            yield Text(".".join((name, *path)), text.strip(), notes_on(pack, name, path, text))
