"""What may stand in each field, for editors to show beside a description: a firm that sells heat, as in the handbook.

What is only true or false, or one word of a closed list, needs no example: the words are all there are.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_OF_PACKS: Mapping[str, Mapping[str, Any]] = {
    "PackSheet": {
        "title": "The first week",
        "source": "en",
        "languages": ["en", "el"],
        "version": "1.0.0",
        "licence": "CC-BY-SA-4.0",
        "about": "Two calls and a mistake, for the first week.",
        "firm": {"name": "Hearthline", "mission": "Nobody goes to bed cold."},
        "start_but": {"credibility": "low"},
        "house_rules": {"handling_time_target": "6 min", "bonus": {"on": "handling_time", "share": "6 %"}},
        "kpis": {"handling_time": {"label": "Average handling time", "better": "lower"}},
        "journey": {
            "first_frost": {
                "label": "The first frost",
                "channel": "phone",
                "wants": "To hear that this noise is normal.",
                "breaks": "Everybody rings in the same three days.",
            }
        },
        "facts": {"dervla_left_cold": "Dervla spent the night in the cold"},
        "campaign": {"weeks": 13, "plan": {"week_2_call": {"week": 2, "play": "first_call"}}},
    },
    "Firm": {
        "name": "Hearthline",
        "mission": "Nobody goes to bed cold.",
        "currency": "EUR",
        "about": "It began with eleven neighbours who shared one boiler.",
        "products": {"night_watch": {"label": "Night watch", "text": "We keep an eye on the pump overnight."}},
        "policies": {"emergency_visit": {"label": "Emergency visits", "text": "From 75 years on.", "since": 2009}},
    },
    "Product": {"label": "Night watch", "text": "We keep an eye on the pump overnight, and ring if it stops."},
    "Policy": {"label": "Emergency visits", "text": "From 75 years on, or with an infant.", "since": 2009},
    "Step": {
        "label": "The first frost",
        "wants": "To hear that this noise is normal.",
        "breaks": "Everybody rings in the same three days.",
        "department": "care",
    },
    "HouseRules": {
        "bonus": {"on": "handling_time", "share": "6 %"},
        "board_shows": ["handling_time", "rating"],
        "survey": "after every call",
        "emergency_visits": "75 years or an infant in the home",
    },
    "Kpi": {"label": "Would recommend us", "target": 50},
    "Campaign": {"weeks": 13, "plan": {"week_2_call": {"week": 2, "play": "first_call", "when": "not ines_knows"}}},
    "Planned": {"week": 2, "play": "first_call", "when": "not ines_knows"},
}
_PEOPLE: Mapping[str, Mapping[str, Any]] = {
    "needs": {"heat": {"label": "A warm flat tonight", "kind": "must_be", "weight": "high"}},
    "picture": {
        "folder": "portraits/dervla",
        "alt": "An old woman with white hair and a thick blue jumper",
        "licence": "CC0-1.0",
    },
    "persona": {"age": 71, "lives": "Alone, fourth floor at the harbour"},
}
_OF_CASTS: Mapping[str, Mapping[str, Any]] = {
    "Cast": {
        "moods": ["calm", "smiling", "tired"],
        "customers": {"dervla": {"name": "Dervla Quinn", "needs": _PEOPLE["needs"]}},
        "colleagues": {"ines": {"name": "Inês Duarte", "role": "lead", "department": "care"}},
        "you": {"role": "agent", "department": "care"},
    },
    "Person": {
        "name": "Dervla Quinn",
        "picture": _PEOPLE["picture"],
        "reads_aloud": {"voice": "low", "pace": "slow"},
        "manner": "dry, exact, unhurried",
        "about": "Ran the radio on ships for thirty years. Forgives a fault at once and a fib never.",
    },
    "Customer": {"needs": _PEOPLE["needs"], "persona": _PEOPLE["persona"]},
    "Colleague": {
        "name": "Inês Duarte",
        "view": "I was the slowest agent this house ever had.",
        "role": "lead",
        "department": "care",
    },
    "You": {"role": "agent", "department": "care"},
    "Picture": {**_PEOPLE["picture"], "by": "Open Peeps (Pablo Stanley)"},
    "Need": {"label": "A straight answer", "expects": "high", "weight": "low"},
    "Persona": {
        "age": 71,
        "lives": "Alone, fourth floor at the harbour",
        "ability": "Deaf on the left; wants plain speech, not loud speech",
        "expects": "That a fault has a cause",
        "delighted_by": "To be asked for her notes",
        "never_forgives": "Being told that it is solved when it is not",
    },
}
_DRAWS: Mapping[str, Any] = {"pump": {"quick": 3, "slow": 1}}
_ALSO: Mapping[str, Any] = {"late": {"when": "minutes > 6", "text": "The clock above the door has gone red."}}
_CHOICES: Mapping[str, Any] = {"look": {"text": "Look for the cause together", "takes": "4 min", "next": "the_record"}}
_OF_SCENARIOS: Mapping[str, Mapping[str, Any]] = {
    "Scenario": {
        "title": "The pump that blinks",
        "about": {"kind": "customer", "plays": "8 min", "themes": ["listening"]},
        "with": "dervla",
        "at_stake": ["heat", "straight"],
        "queue": 7,
        "start": "opening",
        "draws": _DRAWS,
        "variables": {"patience": {"start": 5, "min": 0, "max": 10}, "helped": False},
        "promises": {"call_back": {"to": "dervla", "text": "Call Dervla at half past five"}},
        "means": {"act_class": "what_happened"},
        "prebrief": "Tuesday, 16:40. Four degrees outside and falling. Waiting: {queue}.",
        "anytime": {"hand_on": {"offered_in": ["opening"], "text": "Pass it on to the night shift", "next": "warm"}},
        "situations": {"opening": {"text": "dervla (calm): Monday 16:02, E-31. Reset.", "choices": _CHOICES}},
        "endings": {"warm": {"text": "It hums again.", "takeaway": "A fault has a cause."}},
        "echoes": {"card": {"after": "5 weeks", "from": "dervla", "text": "A postcard with a lighthouse."}},
        "stages": {"next_week": {"after": "2 weeks", "start": "the_record"}},
        "debrief": {"opening": "What on the screen pulled you, and what on the line?"},
        "renamed_from": "the_blinking_pump",
    },
    "About": {
        "after": ["first_shift"],
        "themes": ["kpi_against_culture", "listening"],
        "aim": "See what a time target does to the last minute of a call.",
        "care": "An old person in a cold flat. Nobody comes to harm.",
        "facilitator": 'Listen for "I had no choice". Do not say which choice was right.',
    },
    "NumberVariable": {"start": 5, "min": 0, "max": 10},
    "WordVariable": {"one_of": ["calm", "cross"], "start": "calm"},
    "Promise": {"to": "dervla", "text": "Call Dervla at half past five"},
    "Means": {"act_class": "what_happened"},
    "Situation": {
        "text": "dervla (calm): Monday 16:02, E-31. Reset.",
        "also": _ALSO,
        "choices": _CHOICES,
        "when": "minutes > 2",
        "otherwise": "warm",
        "next": "the_record",
        "happens": {"takes": "1 min"},
        "with": "ines",
        "queue": 9,
        "speaks_to": ["honesty"],
        "parts": {"target": {"seven": {"text": "Seven minutes"}, "six": {"text": "Six, as before"}}},
        "labels": {"target": "How long a call may take"},
        "from": "next quarter",
        "renamed_from": ["the_form", "the_screen"],
    },
    "Also": {"when": "minutes > 6", "text": "The clock above the door has gone red."},
    "Ending": {
        "text": "The board is grey again.",
        "also": _ALSO,
        "happens": {"delivers": {"heat": "missed"}},
        "ask": "Who could have known this evening?",
        "takeaway": "A failure told the same evening costs one more call.",
        "renamed_from": "silent_evening",
    },
    "Echo": {
        "from": "dervla",
        "text": 'A postcard with a lighthouse. "First frost, nineteen degrees. Received."',
        "happens": {"others": {"ines": ["recognise_colleague"]}},
    },
    "Stage": {"start": "the_record"},
    "Effects": {
        "costs": 180,
        "delivers": {"straight": "mostly"},
        "does": ["say_straight"],
        "others": {"ines": ["inquire"]},
        "set": {"patience": "patience - 2", "helped": True},
        "remember": ["ines_knows"],
        "later": "card",
        "promises": "call_back",
        "keeps": "call_back",
        "breaks": "call_back",
        "house_rules": {"handling_time_target": "7 min"},
        "waits": "tomasz",
        "reply": "dervla (dry): I am writing that down, too.",
        "next": "the_record",
        "cases": {"quick": {"when": "pump == quick", "next": "warm"}, "slow": {"next": "silent"}},
        "chance": {"answers": {"odds": 2, "next": "warm"}, "does_not": {"odds": 1}},
    },
    "Case": {"when": "pump == quick and minutes < 10"},
    "Branch": {"odds": 2},
    "Choice": {
        "text": "Look for the cause together",
        "when": "promised(call_back) and not again",
        "renamed_from": "look_together",
    },
    "Anytime": {"offered_in": ["opening", "the_record"]},
}
_OF_RUNS: Mapping[str, Mapping[str, Any]] = {
    "Playthrough": {
        "title": "It was me, and here it is",
        "luck": {"pump": "quick"},
        "play": [{"opening": "let_her_tell"}, {"board": "tell"}],
        "expect": {"ending": "warm", "minutes": 6},
    },
    "Expectation": {
        "ending": "warm",
        "minutes": 6,
        "record": {"reported": "solved", "actually": "open"},
        "practice": {"honesty": "up"},
        "echoes": ["card"],
        "never": ["hide_failure"],
    },
}
EXAMPLES: Mapping[str, Mapping[str, Any]] = MappingProxyType({**_OF_PACKS, **_OF_CASTS, **_OF_SCENARIOS, **_OF_RUNS})
"""Shape → field, as it is written → what may stand there. A shape has those of the shapes that it extends."""
