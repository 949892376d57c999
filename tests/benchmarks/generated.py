"""Packs made for measuring: a large one to check, and rings of situations to play through. Correct by construction."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_SHEET = """\
format: 1
title: A generated quarter
version: "1.0.0"
licence: CC0-1.0
firm: {name: Bench}
house_rules:
  handling_time_target: 6 min
  bonus: {on: handling_time, share: 6 %}
  board_shows: [handling_time, rating]
kpis:
  handling_time: {label: Average handling time, better: lower}
  rating: {label: Would recommend us, better: higher, target: 50}
facts:
  list_has_numbers: The list shows customer numbers
"""

_CAST = """\
format: 1
moods: [calm, tight, warm]
customers:
  maria:
    name: Maria Lind
    pronouns: she
    about: |
      Paid for one ticket and was charged for two.
    needs:
      money_back: {label: Money back, kind: must_be, weight: high}
      no_waiting: {label: Not waiting, kind: performance, expects: middle, weight: low}
      dignity: {label: Being believed, kind: performance, expects: 0.6}
      known: {label: Being remembered, kind: delight}
colleagues:
  ines: {name: Ines Duarte, role: lead}
"""

_HEAD = """\
format: 1
title: Charged twice {at}
about:
  kind: customer
  plays: 12 min
  themes: [conscience, credibility, listening]
  aim: See what a time target does to the last minute of a call.
with: maria
at_stake: [money_back, no_waiting, dignity, known]
channel: phone
usual: 6 min
queue: 4
start: s0
draws:
  fault: {{ours: 3, theirs: 1}}
variables:
  patience: {{start: 30, min: 0, max: 60}}
  offer: {{one_of: [none, voucher, refund], start: none}}
  looked: false
promises:
  call_back: {{to: maria, text: Call Maria before the shift ends}}
prebrief: |
  Maria was charged for two tickets. The board says {{kpi.handling_time}}, target {{target.handling_time}}.
anytime:
  ask_ines:
    offered_in: [s0, s{middle}]
    text: Ask Ines across the desks
    takes: 1 min
    does: [ask_for_help]
    others: {{ines: [inquire]}}
    next: s{last}
situations:
"""

_TAIL = """\
endings:
  told:
    text: |
      maria (warm): Thank you. You have told me how it is.
    ask: What made it possible to say it?
    takeaway: It took two minutes longer.
  cut_off:
    setback: true
    happens: {reports_as: open}
    text: The line is dead.
debrief:
  s0: What did you know when you picked up?
"""

_SITUATION = """\
  s{at}:
    text: |
      maria (tight): Twice, and this is call {at}. The clock says {{time}}.
    next: {next}
    choices:
      check_now:
        text: Stay and check payment {at}
        takes: {minutes} min
        delivers: {{dignity: mostly}}
        does: [know_customer]
        set: {{patience: patience - {minutes}, looked: true}}
"""

_FEATURES = (
    """\
        cases:
          ours: {{when: fault == ours and patience > {at}, delivers: {{money_back: fully}}, next: {far}}}
          theirs: {{reply: "maria (calm): I see."}}
      send_on:
        text: Ask her to write to billing
        takes: 1 min
        delivers: {{no_waiting: mostly}}
        does: [pass_off]
""",
    """\
      try_again:
        text: Send it once more
        takes: 40 s
        chance:
          goes_through: {{odds: 2, delivers: {{money_back: fully}}, next: {far}}}
          hangs: {{odds: 1, reply: Nothing moves.}}
""",
    """\
      promise_it:
        text: Promise to call her back by five
        when: not promised(call_back) and offer != refund
        takes: 2 min
        promises: call_back
        delivers: {{known: partly}}
        does: [say_straight]
        set: {{offer: voucher}}
        next: {far}
""",
    """\
    happens: {{takes: 20 s}}
    also:
      again: {{when: again or minutes > 12, text: "maria (tight): You again."}}
      seen: {{when: looked and team.safety != low, text: Ines looks up.}}
""",
    """\
      note_it:
        text: Close it as solved
        when: looked or max(patience, {at}) < 60
        reports_as: solved
        remember: [list_has_numbers]
        does: [report_failure]
        keeps: call_back
        next: {end}
""",
)
"""In turn: cases, chance, promises, `happens` with `also`, and what closes a contact."""

_RING_HEAD = """\
format: 1
title: Round and round
with: maria
at_stake: [dignity, no_waiting]
variables:
  patience: {start: 30, min: -1000, max: 1000}
situations:
"""

_RING_SITUATION = """\
  s{at}:
    text: Maria is waiting.
    next: s{next}
    also:
      again: {{when: again, text: You have been here before.}}
    choices:
      resolve:
        text: Resolve quickly
        takes: 2 min
        delivers: {{no_waiting: 0.8}}
        set: {{patience: patience - 2}}
        cases:
          sighs: {{when: patience < 20, reply: She sighs.}}
          nods: {{reply: She nods.}}
      listen:
        text: Listen first
        takes: 5 min
        delivers: {{dignity: 0.9}}
        set: {{patience: patience + 3}}
        chance:
          laughs: {{odds: 1, reply: She laughs.}}
          calms: {{odds: 3, reply: She calms down.}}
      colleague:
        text: Ask a colleague
        when: patience > 0
        takes: 3 min
        does: [help_colleague]
"""

_RING_TAIL = """\
endings:
  done: {text: The shift is over.}
"""


def write_pack(folder: Path, situations: int = 1000, per_file: int = 50) -> int:
    """Write a pack of so many situations that nothing is wrong with; return its bytes. Needs at least 3 per file."""
    scenarios = {f"scenario_{at}": _scenario(at, per_file) for at in range(situations // per_file)}
    texts = {"pack": _SHEET, "cast": _CAST} | scenarios
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return sum(len(text.encode()) for text in texts.values())


def _scenario(at: int, count: int) -> str:
    head = _HEAD.format(at=at, middle=count // 2, last=count - 1)
    return head + "".join(_situation(each, count) for each in range(count)) + _TAIL


def _situation(at: int, count: int) -> str:
    told = "told"
    names = {
        "at": at,
        "minutes": at % 9 + 1,
        "next": f"s{at + 1}" if at + 1 < count else told,
        "far": f"s{at + 2}" if at + 2 < count else told,
        "end": "cut_off",
    }
    return (_SITUATION + _FEATURES[at % len(_FEATURES)]).format_map(names)


def write_rings(folder: Path, counts: Iterable[int]) -> None:
    """Write a pack of scenarios `ring_N`: N situations in a circle, each with luck and a count of its visits."""
    (folder / "pack.yaml").write_text(_SHEET, encoding="utf-8")
    (folder / "cast.yaml").write_text(_CAST, encoding="utf-8")
    for count in counts:
        ring = "".join(_RING_SITUATION.format(at=at, next=(at + 1) % count) for at in range(count))
        (folder / f"ring_{count}.yaml").write_text(_RING_HEAD + ring + _RING_TAIL, encoding="utf-8")
