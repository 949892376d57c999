"""The balance of a scenario in words that its three reports share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cxsim.workbench.balance.figures import FIGURES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.workbench.balance.campaign import CampaignBalance
    from cxsim.workbench.balance.coverage import Item
    from cxsim.workbench.balance.figures import Figure
    from cxsim.workbench.balance.report import ScenarioBalance

RARE = 0.01
"""Share of random plays below which something is told to be rare."""
ALIKE = 0.005
"""Difference, as a share of the larger, below which two players are told to do alike."""


def shown(figure: str, value: float | None) -> str:
    """Return a figure's value with its unit, as people read it."""
    if value is None:
        return "–"
    unit = FIGURES[figure].unit
    return percent(value) if unit == "share" else _FORMS[unit].format(value)


_FORMS: Final = {
    "min": "{:.1f}\u00a0min", "of 7": "{:.1f}\u00a0of\u00a07", "%": "{:+z.1f}\u00a0%", "points": "{:+z.1f}\u00a0pt",
    "money": "{:z,.0f}", "level": "{:+z.2f}",
}  # fmt: skip


def percent(share: float) -> str:
    """Return a share in per cent; what is rare and yet there is not told to be nothing."""
    return "<1\u00a0%" if 0 < share < RARE else f"{100 * share:.0f}\u00a0%"


def how_played(found: ScenarioBalance) -> str:
    """Say how much was looked at."""
    valued = f"What plays come to was worked out for {len(found.cloud):,} of them."
    if not found.exhaustive:
        return (
            f"There are more than {found.states:,} states, too many to look at all of them: {found.plays:,} random "
            f"plays ({found.choices:,} choices, seed {found.seed}), half of them by a player who takes what it took "
            f"least. What none of them came to may still be there. {valued}"
        )
    counted = "" if found.paths is None else f", {found.paths:,} different plays"
    return (
        f"All {found.states:,} states were looked at{counted}. {found.plays:,} random plays "
        f"({found.choices:,} choices, seed {found.seed}). {valued}"
    )


def unseen(found: ScenarioBalance) -> tuple[list[Item], list[tuple[Item, float]]]:
    """Return what no play can bring (or, of many, none did), and what few random plays bring, with their share."""
    never = [item for item, _ in found.items if (item.kind, item.path) not in found.possible]
    rare = [
        (item, times / found.plays)
        for item, times in found.items
        if times < RARE * found.plays and (item.kind, item.path) in found.possible
    ]
    return never, rare


def honest_against_hiding(found: ScenarioBalance) -> Iterator[tuple[Figure, float, float, str]]:
    """Yield (figure, the honest player's mean, the hiding one's, who does better) for what both have."""
    means = {player.id: player.means for player in found.players}
    honest, hide = means["honest"], means["hide"]
    for name, figure in FIGURES.items():
        if name in honest and name in hide:
            ahead = figure.better * (honest[name] - hide[name])
            alike = abs(ahead) <= ALIKE * max(abs(honest[name]), abs(hide[name]), 1e-9)
            yield figure, honest[name], hide[name], "alike" if alike else "honest" if ahead > 0 else "hide"


def verdict(found: ScenarioBalance) -> str:
    """Say in a sentence what honesty costs and what it is worth here."""
    rows = list(honest_against_hiding(found))
    looks = [figure.label for figure, _, _, better in rows if better == "hide" and figure.kind == "reported"]
    is_so = [figure.label for figure, _, _, better in rows if better == "honest" and figure.kind != "reported"]
    tempts = f"Hiding looks better in {_listed(looks)}" if looks else "Nothing that is reported tempts one to hide"
    worth = f"honesty is better in {_listed(is_so)}" if is_so else "and honesty is better in nothing"
    return f"{tempts}; {worth}."


def ended(name: str, share: float) -> str:
    """Return a name with a share, where that is not all."""
    return name if share == 1 else f"{name} {percent(share)}"


def at_the_end(found: CampaignBalance) -> str:
    """Say what the board shows of honest and of hiding when the campaign is over, and what is so."""
    last = {each.player: {line: values[-1] for line, values in each.weeks.items()} for each in found.quarters}
    shows, is_so = (
        f"{last['hide'][line]:.0f} for the one who hides and {last['honest'][line]:.0f} for the honest one"
        for line in ("reported rating", "true rating")
    )
    return f"At the end the board shows a rating of {shows}; the true one is {is_so}."


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
