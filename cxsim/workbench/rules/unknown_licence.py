"""A licence that nobody can look up."""

from __future__ import annotations

from difflib import get_close_matches
from re import split
from typing import TYPE_CHECKING

from cxsim.content.diagnostic import quoted
from cxsim.workbench.study import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.content.diagnostic import Severity
    from cxsim.workbench.study import PackStudy

CODE = "CX720"
NAME = "unknown-licence"
SEVERITY: Severity = "warning"
LICENCES = (
    "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC-BY-3.0", "CC-BY-4.0", "CC-BY-NC-4.0", "CC-BY-NC-ND-4.0",
    "CC-BY-NC-SA-4.0", "CC-BY-ND-4.0", "CC-BY-SA-3.0", "CC-BY-SA-4.0", "CC0-1.0", "GFDL-1.3-or-later",
    "GPL-2.0-or-later", "GPL-3.0-only", "GPL-3.0-or-later", "ISC", "MIT", "MPL-2.0", "OFL-1.1", "Unlicense",
)  # fmt: skip
"""SPDX ids of licences that texts and pictures come under."""


def check(pack: PackStudy) -> Iterator[Finding]:
    """Yield licences of the pack and of its pictures that are no SPDX id on the list and no LicenseRef-."""
    yield from _unknown("pack.yaml", ("licence",), pack.pack.sheet.licence)
    for field, people in (("customers", pack.pack.cast.customers), ("colleagues", pack.pack.cast.colleagues)):
        for name, person in people.items():
            if person.picture:
                yield from _unknown("cast.yaml", (field, name, "picture", "licence"), person.picture.licence)


def _unknown(file: str, path: tuple[str, ...], licence: str) -> Iterator[Finding]:
    for each in split(r" (?:AND|OR|WITH) |[()]", licence):
        name = each.strip()
        if name and name not in LICENCES and not name.startswith("LicenseRef-"):
            near = get_close_matches(name, LICENCES, n=1)
            way_out = (
                f"Did you mean '{near[0]}'?" if near else "Write its SPDX id, or LicenseRef- and a name of your own."
            )
            yield Finding(file, path, f"{quoted(name)} is no licence that is known here.", way_out, on="value")
