"""The sheet and the cast of a correct pack: bare, or with all that a handbook and a persona card can say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.workbench.written import Told

if TYPE_CHECKING:
    from random import Random

Mapping = dict[str, Any]
HANDBOOK: Mapping = {
    "source": "en",
    "languages": ["en"],
    "about": Told("Two calls, for the first week."),
    "start": "squeezed",
    "start_but": {"credibility": "low"},
    "journey": {
        "first_frost": {
            "label": "The first frost",
            "channel": "phone",
            "department": "care",
            "wants": Told("To hear that this noise is normal."),
            "breaks": Told("Everybody rings in the same three days."),
        }
    },
}
FIRM: Mapping = {
    "mission": "Nobody goes to bed cold.",
    "currency": "EUR",
    "about": Told("It began with eleven neighbours.\nThey shared one boiler."),
    "products": {"night_watch": {"label": "Night watch", "text": Told("We ring if it stops.")}},
    "policies": {"visit": {"label": "Emergency visits", "since": 2009, "text": Told("From 75 years on.")}},
}
RULES: Mapping = {
    "board_shows": ["handling_time"],
    "survey": "after every call",
    "emergency_visits": "75 years or an infant in the home",
}
PERSONA: Mapping = {
    "age": 71,
    "channel": "phone",
    "lives": "Alone, fourth floor at the harbour",
    "ability": "Deaf on the left",
    "expects": "That a fault has a cause",
    "delighted_by": "To be asked for her notes",
    "never_forgives": "Being told that it is solved when it is not",
}
PERSON: Mapping = {
    "pronouns": "she",
    "address": "formal",
    "manner": "dry, exact, unhurried",
    "reads_aloud": {"voice": "low", "pace": "slow"},
    "about": Told("Ran the radio on ships: thirty years."),
}


def sheet(random: Random, *, campaign: bool) -> Mapping:
    """Return a pack's sheet, with a campaign of ``call`` and ``again`` where asked for."""
    found: Mapping = {"format": 1, "title": "A week", "version": "1.0.0", "licence": "CC-BY-4.0"}
    found |= {"firm": {"name": "Hearthline"}, "facts": {"list_kept": "The list is kept"}}
    bonus: Mapping = {"on": "handling_time", "share": "6 %"}
    found["house_rules"] = {"handling_time_target": "6 min", "bonus": bonus}
    if random.random() < 0.4:
        found |= HANDBOOK
        found["firm"] |= FIRM
        bonus["by"] = "team"
        found["house_rules"] |= RULES
        time = {"label": "Average handling time", "better": "lower"}
        mark = {"label": "Would recommend us", "better": "higher", "target": 50, "shown": "lead"}
        found["kpis"] = {"handling_time": time, "rating": mark}
    if campaign:
        second = {"week": 3, "play": "again"} | ({"when": "list_kept"} if random.random() < 0.5 else {})
        plan = {"first": {"week": 1, "play": "call"}, "second": second}
        found["campaign"] = {"weeks": 13, "plan": plan, "counts": "last_try"}
    return found


def cast(random: Random, *, goran: bool) -> Mapping:
    """Return a pack's cast: one customer or two, and one colleague."""
    heat: Mapping = {"label": "Heat", "kind": "must_be"}
    straight: Mapping = {"label": "An answer", "kind": "performance"}
    dervla: Mapping = {"name": "Dervla Quinn", "needs": {"heat": heat, "straight": straight}}
    ines: Mapping = {"name": "Inês Duarte"}
    found: Mapping = {"moods": ["calm", "tired"], "customers": {"dervla": dervla}, "colleagues": {"ines": ines}}
    if random.random() < 0.4:
        heat["weight"], straight["expects"] = "high", "middle"
        dervla |= PERSON | {"persona": PERSONA}
        ines |= PERSON | {"role": "lead", "department": "care", "view": "I was the slowest agent here."}
        found |= {"format": 1, "you": {"role": "agent", "department": "care"}}
    if goran:
        room = {"label": "A room with a window", "kind": "performance"}
        found["customers"]["goran"] = {"name": "Goran Petrov", "needs": {"room": room}}
    return found
