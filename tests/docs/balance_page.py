"""What ``cxsim balance`` finds about the onboarding pack, as a page.

``python -m tests.docs.balance_page`` writes it anew: half a minute, so no test does.
"""

from __future__ import annotations

import sys
from statistics import fmean
from typing import TYPE_CHECKING

from cxsim.content.load import load_pack
from cxsim.workbench.balance.as_text import LATER_HEADS, later
from cxsim.workbench.balance.campaign import campaign_of
from cxsim.workbench.balance.report import Wanted, balance_of
from cxsim.workbench.balance.words import honest_against_hiding
from cxsim.workbench.study import study
from tests.docs.markdown import table
from tests.docs.pages import DOCS, ROOT, text_of, with_regions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cxsim.model.pack import Pack
    from cxsim.workbench.balance.report import ScenarioBalance

PAGE = DOCS / "onboarding" / "balance.md"
WANTED = Wanted(plays=2000, states=5000)


def quarters(pack: Pack) -> str:
    """Return how the six reference players end the campaign, and what comes of it in two years."""
    found = campaign_of(pack)
    assert found is not None
    lines = ("reported rating", "true rating", "handling time", "morale", "safety")
    return table(
        ("player", *lines, *(" ".join(each.split()) for each in LATER_HEADS)),
        (
            (
                f"`{each.player}`",
                *(f"{each.weeks[line][-1]:.{0 if 'rating' in line else 2}f}" for line in lines),
                *later(each),
            )
            for each in found.quarters
        ),
    )


def rows(found: Sequence[ScenarioBalance], pack: Pack) -> Iterator[Sequence[object]]:
    """Yield a line a scenario: its size, where chance ends, honest against hiding, what nobody takes."""
    for each in found:
        figures = {figure.id: (honest, hide) for figure, honest, hide, _ in honest_against_hiding(each)}
        setbacks = sum(ending.share for ending in each.endings if ending.setback)
        yield (
            f"`{each.id}`",
            len(pack.scenarios[each.id].situations),
            f"{setbacks:.0%}",
            _pair(figures.get("handling_time"), "{:.1f}"),
            _pair(figures.get("solved_first_time"), "{:.0%}"),
            _pair(figures.get("solved"), "{:.0%}"),
            _pair(figures.get("equity"), "{:+.1f}"),
            len(each.dominated),
            len(each.untaken),
        )


def _pair(of: tuple[float, float] | None, form: str) -> str:
    return " / ".join(form.format(value) for value in of) if of else "–"


def scenarios(found: Sequence[ScenarioBalance], pack: Pack) -> str:
    """Return the table of scenarios."""
    head = ("scenario", "situations", "chance ends in a setback", "handling time", "put down as solved")
    return table((*head, "really solved", "loyalty", "dominated", "nobody takes"), rows(found, pack))


def summary(found: Sequence[ScenarioBalance]) -> str:
    """Return what holds over all scenarios, in sentences."""
    pairs = [{figure.id: better for figure, _, _, better in honest_against_hiding(each)} for each in found]
    faster = sum(each.get("handling_time") == "hide" for each in pairs)
    truer = sum(each.get("solved") == "honest" for each in pairs)
    loyal = sum(each.get("equity") == "honest" for each in pairs)
    offered = sum(item.kind == "choice" for each in found for item, _ in each.items)
    left = sum(len(each.untaken) for each in found)
    setbacks = fmean(sum(ending.share for ending in each.endings if ending.setback) for each in found)
    return (
        f"Of {len(found)} scenarios, hiding has the shorter handling time in {faster}. Honesty really solves more in "
        f"{truer}, and leaves more loyalty behind in {loyal}.\n"
        f"A play by chance ends in a setback {setbacks:.0%} of the time. "
        f"Of {offered} choices {left} are taken by none of the reference players.\n"
    )


def main() -> int:
    """Write the page."""
    pack = load_pack(ROOT / "scenarios" / "onboarding").pack
    assert pack is not None
    read = study(pack)
    found = [balance_of(pack, name, WANTED, read) for name in pack.scenarios]
    written = {"summary": summary(found), "campaign": quarters(pack), "scenarios": scenarios(found, pack)}
    PAGE.write_text(with_regions(text_of(PAGE), written), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
