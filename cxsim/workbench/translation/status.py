"""How far a translation is, file by file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cxsim.content.translate import entries_now
from cxsim.workbench.reading import words_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cxsim.content.po_reader import Catalogue
    from cxsim.model.pack import Pack
    from cxsim.workbench.translation.texts import Text


class Standing(NamedTuple):
    """How far a language is in one file of a pack, or in all of them."""

    language: str
    file: str
    """Id of the file; "" for all together."""
    texts: int = 0
    done: int = 0
    doubtful: int = 0
    """Fuzzy, or made for another text than stands there now."""
    missing: int = 0
    words: int = 0
    """Words of the source that are still to do."""

    @property
    def share(self) -> float:
        """Share of the texts that are done, 1 where there is none."""
        return self.done / self.texts if self.texts else 1.0


def standing(pack: Pack, texts: Iterable[Text], catalogue: Catalogue, language: str) -> tuple[Standing, ...]:
    """Return how far a catalogue is: one row a file in the texts' order, and the sum as the last."""
    entries = entries_now(pack, catalogue.entries)
    rows: dict[str, Standing] = {}
    for text in texts:
        entry = entries.get(text.id)
        missing = entry is None or not entry.translation.strip()
        doubtful = not missing and entry is not None and (entry.fuzzy or entry.source != text.source)
        row = rows.get(text.file, Standing(language, text.file))
        rows[text.file] = row._replace(
            texts=row.texts + 1,
            done=row.done + (not missing and not doubtful),
            doubtful=row.doubtful + doubtful,
            missing=row.missing + missing,
            words=row.words + (words_in(text.source) if missing or doubtful else 0),
        )
    return (*rows.values(), _sum(language, rows.values()))


def table(rows: Iterable[Standing]) -> Iterator[str]:
    """Yield the lines of a table of these rows."""
    yield _row("language", "file", "texts", "done", "look at", "missing", "words to do")
    for each in rows:
        done = f"{int(each.share * 100)} %"
        yield _row(each.language, each.file or "all", each.texts, done, *each[4:])


def _row(language: str, file: str, *figures: object) -> str:
    return f"{language:9} {file:30}" + "".join(f"{each:>8}" for each in figures[:-1]) + f"{figures[-1]:>13}"


def _sum(language: str, rows: Iterable[Standing]) -> Standing:
    numbers = [each[2:] for each in rows]
    return Standing(language, "", *map(sum, zip(*numbers, strict=True)))
