"""The texts of a new pack, with ``{}`` where answers go."""

from __future__ import annotations

from typing import Final

PACK = """\
# The firm, and the rules that press on people. What else may stand here: cxsim explain format
format: 1
title: {title}
version: "0.1.0"
licence: {licence}
firm:
  name: {firm}
house_rules:
  handling_time_target: 5 min
  bonus: {{on: handling_time, share: 5 %}}
  board_shows: [handling_time, rating]
kpis:
  handling_time: {{label: Average handling time, better: lower}}
  rating:        {{label: Would recommend us, better: higher, target: 40}}
campaign:
  weeks: 4
  plan:
    week_1: {{week: 1, play: first_call}}
"""

CAST = """\
# Who there is. A need is a must-be (never forgiven), performance (the more the better) or delight (not expected).
# Translators go by the pronouns: she, he or they.
format: 1
customers:
  {customer}:
    name: {name}
    pronouns: they
    manner: friendly, precise
    needs:
      settled:  {{label: It is settled today,       kind: must_be,     weight: high}}
      straight: {{label: To hear what happened,     kind: performance, expects: high}}
      soon:     {{label: Not to be kept for long,   kind: performance, expects: middle, weight: low}}
"""

SCENARIO = """\
# A beginning to write over: it plays as it stands. Change one thing, check, play, and go on.
format: 1
title: {title}
about:
  kind: {kind}
  plays: 3 min
  stage: first weeks
  themes: [failing_safely, kpi_against_culture]
  aim: A slip that nobody has noticed, and a clock that runs. See what each way costs.
  facilitator: |
    Ask what made the short answer so easy. Do not say which choice was right.
with: {person}
{at_stake}usual: 5 min
draws:                          # what is so and nobody knows yet; the same in every try
  other_desk: {{quick: 1, slow: 2}}
{variables}prebrief: |
  Tuesday morning, a quarter past nine. Three are waiting, and whoever is next has waited since Monday.

situations:
  first_words:
    text: |
      {person}: I was promised an answer for yesterday. There was none.
      In the notes there is not a word about it.
    choices:
      ask:
        text: Ask what was promised, and look for it now
        takes: 2 min{asked}
        does: [know_customer]
        next: found
      in_writing:
        text: Ask for it in writing, as the rule says for complaints
        takes: 1 min{sent}
        does: [play_the_part]
        next: the_record
  found:
    text: |
      There it is. It went to another desk on Monday, and it was you who sent it there.
      Your clock stands at {{time}}.
    next: the_record
    choices:
      send_again:
        text: Send it to the right desk now, and say that it is on its way
        takes: 1 min{passed}
        does: [end_early]
        cases:
          today: {{when: other_desk == quick, {arrives}}}
          not_today: {{}}
      put_right:
        text: Say that it was you, and settle it yourself
        takes: 4 min{owned}
        does: [own_up, stay_until_solved]
  the_record:
    text: |
      The screen asks: is it settled?
    choices:
      solved:
        text: Tick "settled"
        reports_as: solved
        cases:
          so: {{when: {is_so}, next: settled_today}}
          not_so: {{next: still_waiting}}
      open:
        text: Leave it open, with a line on what is missing
        takes: 1 min
        reports_as: open
        does: [hand_over]
        cases:
          so: {{when: {is_so}, next: settled_today}}
          not_so: {{next: told_in_time}}

endings:
  settled_today:
    text: |
      {person}: That was quick in the end. Thank you.
    ask: What would have made it easier to say a minute earlier?
  told_in_time:
    text: |
      The late shift reads your line and calls back the same evening.
    ask: Who else could have used that line?
  still_waiting:
    setback: true
    text: |
      Nobody looks at what is settled. On Thursday there is another call, to somebody else.
    ask: Who knows now what you know?

debrief:
  found: What did you weigh, and what weighed most?
  the_record: Who reads this word?
"""

PLAYTHROUGHS = """\
# Golden runs: steps in order, luck by name, what must come out.
said_and_settled:
  title: It was me, and here it is
  luck: {{other_desk: slow}}
  play:
    - first_words: ask
    - found: put_right
    - the_record: solved
  expect:
    ending: settled_today
    minutes: 6
{settled}a_line_for_the_late_shift:
  title: Not settled, and written down so
  luck: {{other_desk: slow}}
  play:
    - first_words: ask
    - found: send_again
    - the_record: open
  expect:
    ending: told_in_time
    minutes: 4
{open}ticked_and_gone:
  title: One minute, one tick, and no answer
  luck: {{other_desk: slow}}
  play:
    - first_words: in_writing
    - the_record: solved
  expect:
    ending: still_waiting
    minutes: 1
{ticked}"""

SOLVED_RUNS: Final = {
    "settled": "    record: {reported: solved, actually: solved}\n",
    "open": "    record: {reported: open, actually: open}\n",
    "ticked": "    record: {reported: solved, actually: open}\n",
}
"""What is expected of the record, where the customer has a need that must be met."""
