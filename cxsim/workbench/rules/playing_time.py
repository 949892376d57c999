"""A playing time that cannot be right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.workbench.reading import SECONDS_A_DECISION, words_in
from cxsim.workbench.study import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.content.diagnostic import Severity
    from cxsim.workbench.study import PackStudy

CODE = "CX719"
NAME = "playing-time"
SEVERITY: Severity = "note"
QUICKEST = 400
"""Words a minute of a very quick reader."""
SLOWEST = 80
"""Words a minute of a slow reader, in a second language."""


def check(pack: PackStudy) -> Iterator[Finding]:
    """Yield scenarios that play longer than reading every word slowly, or shorter than the quickest way through."""
    for each in pack.scenarios:
        told = each.scenario.about.plays
        if told is None:
            continue
        deciding = len(each.scenario.situations) * SECONDS_A_DECISION / 60
        words = sum(words_in(text) for _, text in each.texts) if told > max(deciding, 1) else 0
        most = words / SLOWEST + deciding
        least = words_in(each.scenario.prebrief + each.scenario.situations[each.scenario.first].text) / QUICKEST
        if not least <= told <= max(most, 1):
            which = "longer than" if told > most else "shorter than"
            than = f"reading all {words} words slowly ({most:.0f} min)" if told > most else "its first page takes"
            problem = f"'plays' says {told:g} min, {which} {than}."
            yield Finding(each.file, ("about", "plays"), problem, "Play it with a watch.", on="value")
