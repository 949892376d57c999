"""A licence that nobody can look up."""

from __future__ import annotations

from re import split
from typing import TYPE_CHECKING, Final

from cxsim.content.diagnostic import quoted
from cxsim.model.likeness import likest
from cxsim.workbench.study import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.content.diagnostic import Severity
    from cxsim.workbench.study import PackStudy

CODE = "CX720"
NAME = "unknown-licence"
SEVERITY: Severity = "warning"
_CREATIVE_COMMONS = ("BY", "BY-NC", "BY-NC-ND", "BY-NC-SA", "BY-ND", "BY-SA")
LICENCES = (
    *(f"CC-{kind}-{version}" for kind in _CREATIVE_COMMONS for version in ("1.0", "2.0", "2.5", "3.0", "4.0")),
    "0BSD", "AGPL-3.0-only", "AGPL-3.0-or-later", "Apache-2.0", "Artistic-2.0", "BSD-2-Clause", "BSD-3-Clause",
    "BSL-1.0", "CC-PDDC", "CC0-1.0", "CDLA-Permissive-2.0", "DL-DE-BY-2.0", "DL-DE-ZERO-2.0", "ECL-2.0", "EPL-2.0",
    "EUPL-1.1", "EUPL-1.2", "FSFAP", "GFDL-1.1-or-later", "GFDL-1.2-or-later", "GFDL-1.3-only", "GFDL-1.3-or-later",
    "GPL-2.0-only", "GPL-2.0-or-later", "GPL-3.0-only", "GPL-3.0-or-later", "ISC", "LAL-1.3", "LGPL-2.1-only",
    "LGPL-2.1-or-later", "LGPL-3.0-only", "LGPL-3.0-or-later", "MIT", "MIT-0", "MPL-2.0", "NLOD-1.0", "NLOD-2.0",
    "ODC-By-1.0", "ODbL-1.0", "OFL-1.1", "OGL-Canada-2.0", "OGL-UK-1.0", "OGL-UK-2.0", "OGL-UK-3.0", "PDDL-1.0",
    "Unlicense", "WTFPL", "Zlib", "etalab-2.0",
)  # fmt: skip
"""SPDX ids of licences that texts and pictures come under."""
_KNOWN: Final = {each.upper(): each for each in LICENCES}


def check(pack: PackStudy) -> Iterator[Finding]:
    """Yield licences of the pack and of its pictures that are no SPDX id on the list and no LicenseRef-."""
    yield from _unknown("pack.yaml", ("licence",), pack.pack.sheet.licence)
    for field, people in (("customers", pack.pack.cast.customers), ("colleagues", pack.pack.cast.colleagues)):
        for name, person in people.items():
            if person.picture:
                yield from _unknown("cast.yaml", (field, name, "picture", "licence"), person.picture.licence)


def _unknown(file: str, path: tuple[str, ...], licence: str) -> Iterator[Finding]:
    for each in split(r" (?:AND|OR) | WITH [\w.-]+|[()]", licence):
        name = each.strip()
        if name and name.upper() not in _KNOWN and not name.startswith("LicenseRef-"):  # SPDX has no case
            near = likest(name.upper().replace(" ", "-"), _KNOWN)
            own = "Write its SPDX id, or LicenseRef- and a name of your own."
            way_out = f"Did you mean '{_KNOWN[near]}'?" if near else own
            yield Finding(file, path, f"{quoted(name)} is no licence that is known here.", way_out, on="value")
