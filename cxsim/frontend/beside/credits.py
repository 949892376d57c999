"""Build the credits: whose work the pack, the pictures, the fonts and the program are."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, metadata, requires
from typing import TYPE_CHECKING

from cxsim.content.shipped import asset_folder
from cxsim.frontend.side_present import Credit, CreditsView

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.metadata import PackageMetadata
    from pathlib import Path

    from cxsim.frontend.aside import Guest

LICENCES = "LICENCES.md"
"""File of the assets with a table of what they are made from: files, works, authors, licence, and where its text is."""
CELLS = 5
CLASSIFIER = "License"
OWN_LICENCE = "Apache-2.0"
LONGEST_LICENCE = 80
OURS = "the authors of cxsim"
"""Author of what was made for this game alone; the program's own line says so."""


def view(guest: Guest) -> CreditsView:
    """Return whom to thank."""
    say, pack = guest.teller.say, guest.table.pack
    people = (*pack.cast.customers.values(), *pack.cast.colleagues.values())
    drawn = dict.fromkeys(
        (each.picture.by, each.picture.licence) for each in people if each.picture and each.picture.by
    )
    of_pack = (
        Credit(pack.sheet.title, say("Version {version}", version=pack.sheet.version), pack.sheet.licence),
        *(Credit(say("Portraits"), by, licence) for by, licence in drawn),
    )
    shipped = tuple(_works(asset_folder() / LICENCES))
    program = Credit("cxsim", say("The authors of cxsim"), OWN_LICENCE)
    parts = (
        (say("This pack"), of_pack),
        (say("Fonts and pictures"), shipped),
        (say("Program"), (program, *_packages())),
    )
    return CreditsView(guest.table.version, parts)


def _works(path: Path) -> Iterator[Credit]:
    """Yield the works in the table of what the assets are made from; none where it is missing."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError:
        return
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines if line.startswith("|")]
    for cells in rows[2:]:
        if len(cells) == CELLS:
            _files, works, authors, licence, _text = (cell.replace("`", "") for cell in cells)
            if authors != OURS:
                yield Credit(works, authors, licence)


def _packages() -> Iterator[Credit]:
    """Yield the packages that the installed program needs, as they describe themselves."""
    for line in _required():
        name = line.split(";")[0]
        for sign in "<>=!~[ ":
            name = name.split(sign)[0]
        try:
            found = metadata(name)
        except PackageNotFoundError:
            continue  # one of another version of Python
        licence = _of(found, "license-expression") or _classified(found) or _of(found, "license")
        author = _author(_of(found, "author"), _of(found, "author-email"))
        yield Credit(_of(found, "name"), author, _short(licence))


def _of(found: PackageMetadata, field: str) -> str:
    return next(iter(found.get_all(field) or ()), "")


def _required() -> list[str]:
    try:
        return [each for each in requires("cxsim") or () if "extra ==" not in each]
    except PackageNotFoundError:
        return []


def _classified(found: PackageMetadata) -> str:
    named = (
        each.rpartition(" :: ")[2]
        for each in found.get_all("classifier") or ()
        if each.partition(" :: ")[0] == CLASSIFIER
    )
    return next(named, "")


def _author(name: str, mail: str) -> str:
    """Return an author's name without addresses."""
    if name:
        return name
    names = (each.split("<")[0].strip().strip('"') for each in mail.split(","))
    return ", ".join(each for each in names if each and "@" not in each)


def _short(licence: str) -> str:
    first = licence.strip().splitlines()
    return first[0][:LONGEST_LICENCE] if first else ""
