"""Balance reports as one page that needs nothing beside it: no script, no font, no picture from elsewhere."""

from __future__ import annotations

from html import escape
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING, Final

from cxsim.workbench.balance.as_text import LATER_HEADS, OF_PLAYERS, SHORT, later, to_look_at
from cxsim.workbench.balance.charts import cloud, colours_of, endings_bar, honesty, weeks
from cxsim.workbench.balance.figures import FIGURES
from cxsim.workbench.balance.tally import SHARES
from cxsim.workbench.balance.words import at_the_end, ended, how_played, percent, shown, unseen, verdict
from cxsim.workbench.ink import element

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cxsim.workbench.balance.campaign import CampaignBalance
    from cxsim.workbench.balance.report import ScenarioBalance

Colours = dict[str, str]
"""Name of a colour → its value: those of the page's light and of its dark theme."""
KINDS: Final = {"reported": "as reported", "true": "as it is", "firm": "the firm, two years on"}
MOST_BEST = 6


def as_html(
    title: str,
    found: Sequence[ScenarioBalance],
    campaign: CampaignBalance | None,
    themes: tuple[Colours, Colours],
    graphs: Mapping[str, str],
) -> str:
    """Return the page: a scenario a section; ``themes`` are light and dark, ``graphs`` SVGs by scenario."""
    light, dark = (";".join(f"--{name}:{value}" for name, value in theme.items()) for theme in themes)
    style = files("cxsim.workbench.balance").joinpath("balance.css").read_text(encoding="utf-8")
    colours = f":root{{{light}}}@media (prefers-color-scheme:dark){{:root{{{dark}}}}}@media print{{:root{{{light}}}}}"
    links = [(each.id, each.title) for each in found] + ([("campaign", "The campaign")] if campaign else [])
    menu = "".join(f'<a href="#{name}">{escape(text)}</a>' for name, text in links) if len(links) > 1 else ""
    head = title if len(links) > 1 else "One scenario, played very often"
    body = [
        '<a class="skip" href="#report">To the report</a>',
        f"<header><p>cxsim balance</p><h1>{escape(head)}</h1>{element('nav', menu) if menu else ''}</header>",
        '<main id="report">',
        *(_scenario(each, graphs.get(each.id, "")) for each in found),
        *([_campaign(campaign)] if campaign else []),
        f"</main><footer>{ABOUT}</footer>",
    ]
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(title)} – balance</title><style>{colours}{style}</style></head>\n"
        f"<body>{''.join(body)}</body></html>\n"
    )


ABOUT = (
    "Firm outcomes are what the organisation model says of a team that goes on for a week as in this play. "
    "Many of its numbers are calibrated or judged; they order choices, they forecast nothing."
)


def _scenario(found: ScenarioBalance, graph: str) -> str:
    parts = [
        f"<h2>{escape(found.title)} <small>{found.id}</small></h2><p class='quiet'>{escape(how_played(found))}</p>",
        _tiles(found),
        _part("To look at", _list(to_look_at(found))),
        _part("Where it ends", endings_bar(found) + _endings(found)),
        _part("Honest against hiding", f"<p>{escape(verdict(found))}</p>{honesty(found)}"),
        _part("The dilemma in one picture", cloud(found) + _best(found)),
        _part("Who ends how", _players(found)),
        _part("Which choices are taken", _choices(found)),
        _part("What random plays come to", _figures(found)),
        _part("For whoever leads the conversation", _list(found.talk)) if found.talk else "",
        _part("The scenario", f'<div class="wide" tabindex="0">{graph}</div>') if graph else "",
    ]
    return element("section", "".join(parts), id=found.id)


def _tiles(found: ScenarioBalance) -> str:
    never, rare = unseen(found)
    told = [
        (f"{found.states:,}", "states, all looked at" if found.exhaustive else "states and more"),
        ("–" if found.paths is None else f"{found.paths:,}", "different plays"),
        (str(len(found.defects) + len(found.dominated)), "things to mend"),
        (str(len(never)), "never come up" if found.exhaustive else "did not come up"),
        (str(len(rare)), "in less than 1 play of 100"),
        (str(len(found.untaken)), "choices that no player takes"),
    ]
    return element("ul", "".join(f"<li><b>{value}</b><span>{text}</span></li>" for value, text in told), class_="tiles")


def _part(title: str, inside: str) -> str:
    return f"<details open><summary><h3>{escape(title)}</h3></summary>{inside}</details>"


def _list(lines: Iterable[str]) -> str:
    return element("ul", "".join(f"<li>{escape(line.lstrip('•✗ '))}</li>" for line in lines), class_="notes")


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]], caption: str = "", kind: str = "") -> str:
    head = "".join(f'<th scope="col">{each}</th>' for each in heads)
    body = "".join(
        "<tr>" + f'<th scope="row">{row[0]}</th>' + "".join(f"<td>{each}</td>" for each in row[1:]) + "</tr>"
        for row in rows
    )
    return _framed(caption, head, body, kind)


def _framed(caption: str, head: str, body: str, kind: str) -> str:
    said = f"<caption>{caption}</caption>" if caption else ""
    table = f'<table class="{kind}">{said}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    return f'<div class="wide" tabindex="0">{table}</div>'


def _endings(found: ScenarioBalance) -> str:
    colours = colours_of(found.endings)
    names = [
        name for name in ("handling_time", "rating", "solved", "memory", "equity", "morale") if name in found.figures
    ]
    rows = [
        [
            f'<i style="background:{colours[each.id]}"></i>{escape(each.id)}',
            percent(each.share),
            *(_range(each.figures, name) for name in names),
        ]
        for each in found.endings
    ]
    return _table(["ending", "plays", *(FIGURES[name].label for name in names)], rows, "mean, and least to most")


def _range(figures: Mapping[str, object], name: str) -> str:
    spread = figures.get(name)
    if spread is None:
        return "–"
    least, mean, most = (getattr(spread, each) for each in ("least", "mean", "most"))
    return f"{shown(name, mean)}<small>{shown(name, least)} … {shown(name, most)}</small>"


def _best(found: ScenarioBalance) -> str:
    if not found.best_plays:
        return ""
    rows = [
        [shown("handling_time", values["handling_time"]), shown("equity", values["equity"]), escape(" → ".join(way))]
        for values, way in found.best_plays[:MOST_BEST]
    ]
    return _table(
        ["handling time", "loyalty", "choices"], rows, "The ringed plays: no other beats them in both", "says"
    )


def _players(found: ScenarioBalance) -> str:
    names = [name for name in OF_PLAYERS if any(name in player.means for player in found.players)]
    rows = []
    for player in found.players:
        ends = ", ".join(ended(*each) for each in sorted(player.endings.items(), key=lambda e: -e[1]))
        mark = " ◆" if player.id in found.front else ""
        cells = [shown(name, player.means.get(name)) for name in names]
        rows.append([f"{escape(player.id)}{mark}<small>{escape(player.rule)}</small>", *cells, escape(ends)])
    heads = ["player", *(FIGURES[name].label for name in names), "ends at"]
    return _table(heads, rows, "◆ nobody matches them in every figure and beats them in one", "says")


def _choices(found: ScenarioBalance) -> str:
    players = {player.id: player for player in found.players}
    greedy = [player for player in found.players if player.id not in SHORT]
    items = [(item, times) for item, times in found.items if item.kind == "choice"]
    rows: list[str] = []
    for place, group in groupby(items, key=lambda each: each[0].place):
        rows.append(f'<tr class="head"><th colspan="{5 + len(SHORT)}" scope="rowgroup">{escape(place)}</th></tr>')
        for item, times in group:
            offered = found.offered.get(item.path, 0)
            marks = "".join(_mark(players[each].taken.get(item.path, 0.0)) for each in SHORT)
            by_greedy = sum(player.taken.get(item.path, 0.0) for player in greedy) / max(len(greedy), 1)
            lonely = ' class="lonely"' if item.path in found.untaken else ""
            share = times / offered if offered else 0.0
            rows.append(
                f'<tr{lonely}><th scope="row">{escape(str(item.path[-1]))}</th>'
                f"<td>{percent(min(offered / found.plays, 1))}</td>"
                f"<td>{percent(share) if offered else 'never'}</td>{marks}{_mark(by_greedy)}</tr>"
            )
    heads = "".join(f'<th scope="col">{each}</th>' for each in ("choice", "open", "taken", *SHORT.values(), "greedy"))
    caption = "How much of each player's decisions there; what nobody takes is set in italics"
    return _framed(caption, heads, "".join(rows), "heat")


def _mark(share: float) -> str:
    return f'<td class="mark" style="--share:{share:.2f}">{percent(share) if share else "·"}</td>'


def _figures(found: ScenarioBalance) -> str:
    def rows() -> Iterator[list[str]]:
        for name, spread in found.figures.items():
            figure = FIGURES[name]
            ends = [shown(name, each) for each in (spread.least, spread.mean, spread.most)]
            reached = [shown(name, found.thresholds[name][share]) for share in SHARES]
            label = f"{escape(figure.label)}<small>{KINDS[figure.kind]}</small>"
            yield [label, *ends, shown(name, spread.deviation).lstrip("+"), *reached]

    heads = ["figure", "least", "mean", "most", "spread", *(f"{share} % reach" for share in SHARES)]
    return _table(
        heads, rows(), "Spread is the standard deviation; “90 % reach” is what nine of ten plays reach or better"
    )


def _campaign(found: CampaignBalance) -> str:
    scenarios = list(dict.fromkeys(name for quarter in found.quarters for name in quarter.endings))
    rows = [
        [
            escape(quarter.player),
            *(f"{quarter.weeks[line][-1]:.0f}" for line in ("reported rating", "true rating")),
            *(f"{quarter.weeks[line][-1]:.2f}" for line in ("morale", "safety")),
            *later(quarter),
            *(
                escape(", ".join(ended(end, share) for end, share in quarter.endings.get(name, {}).items()) or "–")
                for name in scenarios
            ),
        ]
        for quarter in found.quarters
        if quarter.weeks["true rating"]
    ]
    heads = ["player", "reported NPS", "true NPS", "morale", "safety", *LATER_HEADS, *map(escape, scenarios)]
    said = f"{found.weeks} weeks, each player {found.lucks} times. {at_the_end(found)}"
    parts = [weeks(found), _table(heads, rows, "Where each player stands at the end of the campaign")]
    return f'<section id="campaign"><h2>The campaign</h2><p class="quiet">{said}</p>{"".join(parts)}</section>'
