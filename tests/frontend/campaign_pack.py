"""A small campaign: a form, a scenario that rests, a page that comes back, rules that change, a fact-dependent plan."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, cast

from cxsim.content import content_hash
from cxsim.frontend.game import Game, Table
from tests.packs import SHEET, pack_of, scenario

if TYPE_CHECKING:
    from pathlib import Path

    from cxsim.frontend.messages import Command, Open
    from cxsim.model.pack import Pack

RULES = "{handling_time_target: 6 min, bonus: {on: rating, share: 5 %}, survey: every call}"
CAMPAIGN = (
    SHEET.replace("{handling_time_target: 6 min}", RULES)
    + """
kpis:
  handling_time: {label: Handling time, better: lower}
  rating: {label: Would recommend us, better: higher, target: 50}
  repeat_contacts: {label: Called again, better: lower, shown: lead}
campaign:
  weeks: 6
  plan:
    first: {week: 2, play: call}
    sheet: {week: 5, play: lead, when: list_kept}
"""
)
CALL = """
at_stake: [straight]
situations:
  opening:
    text: "The target is {target.handling_time}, the board says {kpi.handling_time}."
    choices:
      keep: {text: Keep the list., remember: [list_kept], later: [postcard], does: [find_cause], next: over}
      rest: {text: Let it rest., remember: [list_kept], next: monday}
      drop: {text: Drop it., next: over}
  back:
    text: Monday.
    choices:
      end: {text: End it., next: over}
      stay: {text: Stay., next: later_on}
  later_on:
    text: Later that Monday.
    choices:
      done: {text: Done., next: over}
stages: {monday: {after: 2 weeks, start: back}}
echoes:
  postcard:
    after: 8 days
    from: dervla
    text: A postcard with a ship on it.
    happens: {house_rules: {handling_time_target: 8 min}}
endings: {over: {text: Over.}}
"""
LEAD = """
situations:
  form:
    text: "What next quarter? The target is {target.handling_time}."
    from: next quarter
    asks_for: every one
    labels: {target: How long a call may take, bonus: What pay hangs on}
    next: over
    parts:
      target:
        seven: {text: Seven minutes., house_rules: {handling_time_target: 7 min}}
        eight: {text: Eight minutes.}
      bonus:
        marks: {text: On the marks.}
        none: {text: On nothing., reply: Nobody says a word.}
"""


def campaign_pack(folder: Path, sheet: str = CAMPAIGN) -> Pack:
    """Write the pack and read it back."""
    return pack_of(folder, {"call": scenario(CALL), "lead": scenario(LEAD)}, sheet)


def sit_down(folder: Path, sheet: str = CAMPAIGN) -> Game:
    """Return a game at that folder's saves, as another start of the program would."""
    pack = campaign_pack(folder / "pack", sheet)
    ticks = count()
    started = "2026-11-21T00:00:00Z"
    return Game(
        Table(pack, folder, content_hash(pack), folder / "saves", lambda: 7, lambda: started, lambda: next(ticks))
    )


def after(game: Game, *commands: Command) -> Open:
    """Carry commands out one by one and return the last screen."""
    answers = [tuple(game.run(command)) for command in commands]
    return cast("Open", answers[-1][-1])
