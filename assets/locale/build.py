# /// script
# requires-python = ">=3.11"
# dependencies = ["Babel==2.18.0"]
# ///
"""Bring the interface's catalogues up to date: find what is said, merge it into each language, and compile.

Run it wherever Babel is installed, from anywhere::

    python assets/locale/build.py            every language there is
    python assets/locale/build.py --add fr   one more

It writes `XX.po` (for translators) and `XX.mo` (what the game reads). Texts that are gone from the code are dropped. A
text that has changed is a new one, and shown in English until somebody has translated it.
"""

from __future__ import annotations

import argparse
import io
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

LOCALE = Path(__file__).parent
CODE = LOCALE.parent.parent / "cxsim"
KEYWORDS = {
    "say": None,
    "_say": None,
    "marked": None,
    "sentence": None,
    "many": (1, 2),
    "meant": ((1, "c"), 2),
    "marked_as": ((1, "c"), 2),
}
"""The calls that hold texts (see `Words`); numbers are positions, c is what is meant."""
HEADER = "# {language} words of cxsim's interface."
WIDTH = 116
LEFT_OUT = tuple(
    f'"{name}: '
    for name in (
        "Generated-By",
        "Language-Team",
        "Last-Translator",
        "PO-Revision-Date",
        "POT-Creation-Date",
        "Project-Id-Version",
        "Report-Msgid-Bugs-To",
    )
)
UNDATED = datetime(2026, 1, 1, tzinfo=UTC)


def found() -> Catalog:
    """Return every text of the interface, by file and by its place in it."""
    catalogue = Catalog(project="cxsim", charset="utf-8", fuzzy=False, header_comment="# Words of cxsim's interface.")
    for path in sorted(filter(is_read_by_participants, CODE.rglob("*.py"))):
        place = path.relative_to(CODE.parent).as_posix()
        for _line, message, comments, context in extract_from_file("python", path, keywords=KEYWORDS):
            catalogue.add(message, locations=[(place, 0)], auto_comments=comments, context=context)
    return catalogue


def is_read_by_participants(path: Path) -> bool:
    """Tell whether a file says something: all of the frontend does but its examples, elsewhere what marks texts."""
    if path.is_relative_to(CODE / "frontend"):
        return path.parent.name != "examples"
    return "from cxsim.model.mark import" in path.read_text(encoding="utf-8")


def brought_up_to_date(language: str, template: Catalog) -> Catalog:
    """Return a language's catalogue with the texts of today; what is no longer said is dropped."""
    path = LOCALE / f"{language}.po"
    if path.exists():
        with path.open("rb") as file:
            catalogue = read_po(file, locale=language)
    else:
        catalogue = Catalog(locale=language, project="cxsim", charset="utf-8", fuzzy=False)
    catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    catalogue.header_comment = HEADER.format(language=catalogue.locale.english_name if catalogue.locale else language)
    return catalogue


def written(catalogue: Catalog) -> bytes:
    """Return a catalogue as PO: without dates, names and lines, so that it changes only where a text does."""
    target = io.BytesIO()
    write_po(target, catalogue, width=WIDTH, include_lineno=False, sort_output=False, include_previous=True)
    lines = target.getvalue().decode().splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(LEFT_OUT)).encode()


def compiled(catalogue: Catalog) -> bytes:
    """Return a catalogue as the game reads it; fuzzy texts are left out, and dates are no times of today."""
    catalogue.creation_date = catalogue.revision_date = UNDATED
    target = io.BytesIO()
    write_mo(target, catalogue)
    return target.getvalue()


def main() -> None:
    """Bring every catalogue beside this script up to date."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--add", default="", metavar="XX", help="begin a language")
    added = parser.parse_args().add
    template = found()

    for language in sorted({path.stem for path in LOCALE.glob("*.po")} | ({added} if added else set())):
        catalogue = brought_up_to_date(language, template)
        (LOCALE / f"{language}.po").write_bytes(written(catalogue))
        with (LOCALE / f"{language}.po").open("rb") as file:
            (LOCALE / f"{language}.mo").write_bytes(compiled(read_po(file, locale=language)))
        rest = [message for message in catalogue if message.id and (not message.string or message.fuzzy)]
        print(f"{language}: {len(catalogue)} texts, {len(rest)} to translate")


if __name__ == "__main__":
    main()
