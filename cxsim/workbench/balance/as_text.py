"""The balance of a scenario as tables for a terminal of 100 columns."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from cxsim.workbench.balance.figures import FIGURES
from cxsim.workbench.balance.tally import SHARES
from cxsim.workbench.balance.words import (
    at_the_end,
    ended,
    honest_against_hiding,
    how_played,
    percent,
    shown,
    unseen,
    verdict,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType
    from rich.table import Column

    from cxsim.workbench.balance.campaign import CampaignBalance, Quarter
    from cxsim.workbench.balance.coverage import Item
    from cxsim.workbench.balance.report import PlayerFound, ScenarioBalance

WIDTH = 100
BAR = 20
MOST_TOLD = 12
"""Lines of a list that are told; the others are counted."""
MOSTLY = 0.5
SHORT: Final = {
    "hurry": "hurry", "please": "please", "by_the_book": "book", "honest": "honest", "hide": "hide",
    "careful_lead": "lead", "thorough": "long", "half_way": "half", "changeable": "any",
}  # fmt: skip
OF_PLAYERS = ("handling_time", "solved_first_time", "rating", "solved", "memory", "equity", "morale")
HEADS: Final = {
    "handling_time": "time", "solved_first_time": "put down\nsolved", "rating": "survey", "solved": "really\nsolved",
    "memory": "customer\nkeeps", "equity": "loyalty", "morale": "morale",
}  # fmt: skip


def as_text(found: ScenarioBalance, width: int = WIDTH, *, colour: bool = False) -> str:
    """Return the report as text, with a terminal's colours where asked."""
    return _printed(Group(*_parts(found)), width, colour=colour)


def _printed(told: RenderableType, width: int, *, colour: bool) -> str:
    console = Console(width=width, force_terminal=colour, no_color=not colour, highlight=False)
    with console.capture() as captured:
        console.print(told)
    return "\n".join(line.rstrip() for line in captured.get().splitlines())


def _parts(found: ScenarioBalance) -> Iterator[RenderableType]:
    yield Text(f"{found.title}  ({found.id})", style="bold")
    yield Text(how_played(found))
    yield from _section("Where it ends", _endings(found))
    yield from _section("Honest against hiding", Group(_honesty(found), Text(verdict(found))))
    yield from _section("Who ends how (means)", _players(found))
    yield from _section("Which choices are taken", _choices(found))
    yield from _section("What random plays come to", _figures(found))
    yield from _section("To look at", Group(*map(Text, to_look_at(found))))
    if found.talk:
        yield from _section("For whoever leads the conversation", Group(*map(Text, found.talk)))


def _section(title: str, inside: RenderableType) -> Iterator[RenderableType]:
    yield Text(f"\n{title}", style="bold")
    yield Padding(inside, (0, 0, 0, 2))


def _table(*heads: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for head in heads:
        table.add_column(head, justify="right", no_wrap=True)
    _fold(table.columns[0])
    return table


def _fold(column: Column) -> None:
    """Let names go on in the next line: they differ at their ends, which a cut would take."""
    column.justify, column.no_wrap, column.overflow = "left", False, "fold"


def _endings(found: ScenarioBalance) -> Table:
    table = _table("ending", "plays", "", "time", "survey", "customer keeps", "loyalty, least to most")
    table.columns[2].justify = "left"
    for each in found.endings:
        spread = each.figures
        name = Text(each.id + ("  setback" if each.setback else ""), style="yellow" if each.setback else "green")
        equity = spread.get("equity")
        lies = f"{shown('equity', equity.least)} … {shown('equity', equity.most)}" if equity else "–"
        means = [shown(one, spread[one].mean if one in spread else None) for one in FIGURES if one in OF_ENDINGS]
        table.add_row(name, percent(each.share), "█" * round(BAR * each.share), *means, lies)
    return table


OF_ENDINGS = ("handling_time", "rating", "memory")


def _honesty(found: ScenarioBalance) -> Table:
    table = _table("", "honest", "hide", "better")
    for figure, honest, hide, better in honest_against_hiding(found):
        kind = {"reported": "reported", "true": "true", "firm": "the firm"}[figure.kind]
        style = {"honest": "green", "hide": "yellow", "alike": "dim"}[better]
        table.add_row(
            f"{kind}: {figure.label}", shown(figure.id, honest), shown(figure.id, hide), Text(better, style=style)
        )
    return table


def _players(found: ScenarioBalance) -> Table:
    table = _table("player", *(HEADS[each] for each in OF_PLAYERS), "ends at")
    table.columns[0].no_wrap = True
    _fold(table.columns[-1])
    for player in found.players:
        name = Text(("◆ " if player.id in found.front else "  ") + _short(player.id))
        table.add_row(name, *(shown(each, player.means.get(each)) for each in OF_PLAYERS), _ends(player))
    table.caption = "◆ nobody matches them in every figure and beats them in one"
    table.caption_justify = "left"
    return table


def _short(player: str) -> str:
    """Return a player's name as it fits a column."""
    _, greedy, kpi = player.partition("greedy for ")
    return f"only {HEADS.get(kpi, 'repeats').split()[-1]}" if greedy else player


def _ends(player: PlayerFound) -> str:
    ordered = sorted(player.endings.items(), key=lambda each: -each[1])
    return "\n".join(name if share == 1 else f"{percent(share)} {name}" for name, share in ordered[:2])


def _choices(found: ScenarioBalance) -> Table:
    table = _table("choice", "open", "taken", *SHORT.values(), "greedy")
    players = {player.id: player for player in found.players}
    greedy = [player for player in found.players if player.id not in SHORT]
    items = [(item, times) for item, times in found.items if item.kind == "choice"]
    for place, group in groupby(items, key=lambda each: each[0].place):
        table.add_row(Text(place, style="bold"))
        for item, times in group:
            offered = found.offered.get(item.path, 0)
            marks = [_mark(players[each].taken.get(item.path, 0.0)) for each in SHORT]
            by_greedy = sum(player.taken.get(item.path, 0.0) > MOSTLY for player in greedy)
            name = Text("  " + str(item.path[-1]), style="yellow" if item.path in found.untaken else "")
            taken = percent(times / offered) if offered else "never"
            table.add_row(name, percent(min(offered / found.plays, 1)), taken, *marks, str(by_greedy or "·"))
    table.caption = "● mostly  ○ sometimes  · never;  greedy: how many of the four;  yellow: nobody takes it"
    table.caption_justify = "left"
    return table


def _mark(share: float) -> str:
    return "●" if share > MOSTLY else "○" if share else "·"


def _figures(found: ScenarioBalance) -> Table:
    table = _table("", "least", "mean", "most", "spread", *(f"{share} % reach" for share in SHARES[::2]))
    for name, spread in found.figures.items():
        ends = [shown(name, each) for each in (spread.least, spread.mean, spread.most)]
        reached = [shown(name, found.thresholds[name][share]) for share in SHARES[::2]]
        table.add_row(FIGURES[name].label, *ends, f"{_plain(name, spread.deviation)}", *reached)
    return table


def _plain(name: str, value: float) -> str:
    return shown(name, value).lstrip("+")


LATER_HEADS = ("stay for\na year", "referrals\nin 2 years", "morale\nin 2 years")


def later(quarter: Quarter) -> tuple[str, ...]:
    """Return what comes of a player's quarter, as it is shown under ``LATER_HEADS``."""
    then = quarter.later
    return percent(then["retention"]), f"{then['referrals']:.0f}", f"{then['morale']:.2f}"


def campaign_as_text(found: CampaignBalance, width: int = WIDTH, *, colour: bool = False) -> str:
    """Return the campaign's report as text."""
    table = _table("player", "reported\nNPS", "true\nNPS", "morale", "safety", *LATER_HEADS)
    for quarter in found.quarters:
        last = {line: values[-1] for line, values in quarter.weeks.items()}
        marks = [f"{last[line]:.0f}" for line in ("reported rating", "true rating")]
        table.add_row(quarter.player, *marks, *(f"{last[line]:.2f}" for line in ("morale", "safety")), *later(quarter))
    said = f"{found.weeks} weeks, each player {found.lucks} times. {at_the_end(found)}"
    parts: list[RenderableType] = [Text("The campaign", style="bold"), Text(said)]
    parts += [Padding(table, (0, 0, 1, 2)), Padding(_ends_of_all(found), (0, 0, 0, 2))]
    parts += [Text(f"  • nobody came to '{name}'.") for name in found.unplayed]
    return _printed(Group(*parts), width, colour=colour)


def _ends_of_all(found: CampaignBalance) -> Table:
    """Return each scenario's endings, and who came to them."""
    table = _table("scenario", "ends at", "for")
    for column in table.columns:
        _fold(column)
    for name in dict.fromkeys(name for quarter in found.quarters for name in quarter.endings):
        came: dict[str, list[str]] = {}
        for quarter in found.quarters:
            for end, share in quarter.endings.get(name, {}).items():
                came.setdefault(end, []).append(ended(quarter.player, share))
        for at, (end, players) in enumerate(came.items()):
            table.add_row("" if at else name, end, ", ".join(players))
    return table


def to_look_at(found: ScenarioBalance) -> Iterator[str]:
    """Yield what an author may want to change, a line each."""
    for each in found.defects:
        way = ", ".join(each.way[-6:])
        yield f"✗ {each.kind} at '{each.place}': --seed {each.seed} --plays 1 shows it. It goes … {way}."
    for line in found.dominated:
        yield f"✗ {line}"
    never, rare = unseen(found)
    yield from _listed("never comes up", [f"{item.kind} {item.name}" for item in never])
    yield from _listed("comes up in less than one play of a hundred", [_rare(*each) for each in rare])
    untaken = [f"{path[1]}.{path[3]}" for path in found.untaken]
    yield from _listed("taken by none of the players", untaken)
    if not (found.defects or found.dominated or never or rare or untaken):
        yield "Nothing: everything comes up, and every choice is somebody's."


def _rare(item: Item, share: float) -> str:
    return f"{item.kind} {item.name} ({percent(share)})"


def _listed(what: str, names: list[str]) -> Iterator[str]:
    if names:
        more = f" and {len(names) - MOST_TOLD} more" if len(names) > MOST_TOLD else ""
        yield f"• {what} ({len(names)}): {', '.join(names[:MOST_TOLD])}{more}."
