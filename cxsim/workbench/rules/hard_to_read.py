"""A text in long sentences and long words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cxsim.workbench.reading import is_brief, lix, words_in
from cxsim.workbench.study import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.content.diagnostic import Severity
    from cxsim.workbench.study import PackStudy

CODE = "CX717"
NAME = "hard-to-read"
SEVERITY: Severity = "note"
FEWEST_WORDS = 15
"""Below this a formula says nothing."""
SHORT = 25
"""Words below which one long sentence decides; own judgement, as the next."""
LEEWAY = 15.0
"""How much more a short text may have; the hardest of 970 in the shipped packs has 47."""
HARDEST: Final = {"en": 50.0, "sv": 50.0, "el": 60.0, "es": 60.0, "it": 60.0}
"""Language → the LIX from which a text counts as difficult.

Björnsson 1968, of Swedish: 50 to 60 is difficult. The words of the last three are longer: plain texts measure half as
much again as in English, by the six languages of the shipped packs; where difficulty begins there is own judgement.
"""


def check(pack: PackStudy) -> Iterator[Finding]:
    """Yield texts whose LIX is that of a difficult book."""
    hardest = HARDEST.get(pack.pack.sheet.source)
    if hardest is None:
        return
    for each in pack.scenarios:
        for path, text in each.texts:
            words = 0 if is_brief(text, FEWEST_WORDS) else words_in(text)
            most = hardest + (LEEWAY if words < SHORT else 0)
            found = lix(text, most) if words >= FEWEST_WORDS else None
            if found is not None:
                problem = f"this text has a LIX of {found:.0f}; above {most:.0f} is difficult to read."
                yield Finding(each.file, path, problem, "Write shorter sentences and shorter words.")
