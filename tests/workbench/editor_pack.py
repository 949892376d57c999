"""A pack that names an id in every field that can name one, and its index."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cxsim.workbench.editor.index import PackIndex

if TYPE_CHECKING:
    from collections.abc import Mapping

SHEET = """format: 1
title: A test
version: "1.0.0"
licence: CC0-1.0
firm: {name: Hearthline}
start_but: {safety: low}
house_rules: {handling_time_target: 6 min, bonus: {on: rating, share: 6 %}, board_shows: [rating]}
kpis: {rating: {label: Would recommend us, better: higher}}
facts:
  list_kept: The list is kept
campaign:
  weeks: 4
  plan:
    first: {week: 1, play: call}
    second: {week: 2, play: other, when: list_kept and kpi.rating > 3}
"""
CAST = """moods: [calm, warm]
customers:
  dervla:
    name: Dervla
    needs:
      heat: {label: Heat, kind: must_be}
      straight: {label: A straight answer, kind: performance, expects: middle}
  osei: {name: Osei, needs: {ovens: {label: Warm ovens, kind: must_be}}}
colleagues:
  ines: {name: Inês}
"""
CALL = """title: A call 🙂 for Inês
with: [dervla, osei]
at_stake: {dervla: [heat, straight], osei: [ovens]}
start: phone
draws: {pump: {quick: 1, slow: 1}, act: {slip: 1, drift: 1}}
variables:
  patience: {start: 3, min: 0, max: 5}
  tone: {one_of: [soft, hard], start: soft}
  helped: false
promises: {ring_back: {to: dervla, text: Ring back}}
means: {act_class: act}
prebrief: The target is {target.handling_time}.
anytime:
  ask_ines:
    offered_in: [phone]
    text: Ask Inês
    others: {ines: [inquire]}
    chance:
      helps: {odds: 1, reply: "ines (warm): Here."}
      waits: {odds: 1}
    next: story
situations:
  phone:
    text: |
      dervla (calm): It rings. {kpi.rating}
    also:
      knows: {when: list_kept and visits(phone) > 1, text: "dervla (warm): You again."}
    speaks_to: [conscience]
    choices:
      answer:
        text: Answer it.
        delivers: {dervla.heat: mostly, straight: fully}
        does: [apologise]
        set: {patience: patience - 1, tone: hard, helped: true}
        promises: ring_back
        remember: list_kept
        cases:
          quick: {when: pump == quick and tone != hard, next: story}
          else_on: {next: later_on, waits: [osei]}
      let_ring: {text: Let it ring., when: not helped, next: over}
      "settle": {text: Settle., delivers: {osei.ovens: fully}, later: card, next: over}
  story:
    when: patience > min(helped_count, 2)
    otherwise: over
    text: She tells you.
    next: over
    choices:
      listen: {text: Listen., when: promised(ring_back), keeps: ring_back}
      hang_up: {text: Hang up., breaks: [ring_back], house_rules: {bonus: {on: rating, share: 2 %}}}
endings:
  over:
    text: Over.
    also: {soft: {when: team.safety != low and helped, text: It was soft.}}
echoes:
  card: {after: 3 days, from: dervla, text: "dervla (calm): Thanks.", happens: {remember: list_kept}}
stages:
  later_on: {after: 1 week, start: story}
debrief:
  story: What did you hear?
""".replace("min(helped_count, 2)", "min(patience - 1, 2)")
OTHER = """title: Another
about: {after: [call]}
with: ines
situations:
  door: {text: A knock., choices: {open: {text: Open., next: done}}}
endings:
  done: {text: Done.}
"""
RUNS = """the_short_one:
  title: One way
  luck: {pump: quick, phone.ask_ines: helps}
  play:
    - phone: ask_ines
    - story: listen
  expect: {ending: over, never: [pass_off], echoes: []}
"""
PACK: Mapping[str, str] = {
    "pack.yaml": SHEET,
    "cast.yaml": CAST,
    "call.yaml": CALL,
    "other.yaml": OTHER,
    "playthroughs/call.yaml": RUNS,
}


def indexed(files: Mapping[str, str] = PACK) -> PackIndex:
    """Return the index of a pack."""
    found = PackIndex()
    for name, text in files.items():
        found.update(name, text)
    return found


class Marked(NamedTuple):
    """A text and the place that ``^`` marked in it."""

    text: str
    offset: int


def marked(text: str) -> Marked:
    """Take the mark out of a text."""
    return Marked(text.replace("^", "", 1), text.index("^"))
