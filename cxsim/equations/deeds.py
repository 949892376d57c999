"""The closed list of deeds: what somebody does, and the level of practice that it shows.

A level, not an increment: practice is a running average of the levels shown. A deed that *counts when passed up* is
recorded as the opposite pole when it was open and the choice taken says nothing about the same practice.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Deed:
    """One deed: who does it, what it means, and practice → level in [0, 1] that it shows."""

    id: str
    who: Literal["agent", "lead", "anyone"]
    means: str
    moves: Mapping[str, float]
    by_class: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    """Practice → hidden class of the act (slip, drift, reckless) → level."""
    counts: bool = False
    """Whether passing it up counts as the opposite pole."""
    written: bool = True
    """Whether an author writes it; the others follow from promises."""

    def level(self, practice: str, act_class: str | None = None) -> float | None:
        """Return the level it shows of a practice, None where it says nothing (or the class is not known)."""
        if practice in self.by_class:
            return self.by_class[practice].get(act_class or "")
        return self.moves.get(practice)


_DEEDS = (
    # 1 Knowing the customer, seeing it through
    Deed(
        "know_customer",
        "anyone",
        "finds out who this is and what went before: listens once and whole, looks it up",
        {"conscience": 1, "surface_acting": 0},
    ),
    Deed(
        "play_the_part",
        "anyone",
        "keeps to script or smile against what one knows or feels",
        {"surface_acting": 1, "conscience": 0},
    ),
    Deed(
        "find_cause",
        "anyone",
        "looks for the cause instead of patching the symptom",
        {"conscience": 1, "debrief_quality": 0.7},
    ),
    Deed("stay_until_solved", "anyone", "keeps it until it is solved or in somebody's hands", {"credibility": 1}),
    Deed("end_early", "anyone", "ends the contact politely before it is solved", {"credibility": 0, "gaming": 0.5}),
    Deed(
        "hand_over",
        "anyone",
        "passes it on with the whole story and waits until somebody has it",
        {"consistency": 1},
    ),
    Deed("pass_off", "anyone", "sends the customer on; nobody has it", {"consistency": 0, "gaming": 1}),
    Deed("bend_policy", "anyone", "goes by the promise where the rule does not fit", {"conscience": 1, "autonomy": 1}),
    Deed("ask_for_help", "anyone", "says that one does not know, and asks", {"communication": 1}),
    # 2 Straight talk and putting right
    Deed(
        "say_straight",
        "anyone",
        "says what is so, why, and what to expect, also when unwelcome",
        {"credibility": 1, "recovery_process": 1, "surface_acting": 0},
    ),
    Deed("own_up", "anyone", "tells the customer that it was our mistake", {"honesty": 1, "recovery_treatment": 1}),
    Deed("apologise", "anyone", "says sorry and means this case", {"recovery_treatment": 1}),
    Deed("make_good", "anyone", "replaces, repays, or goes beyond", {"recovery_made_good": 1}),
    Deed(
        "ask_what_helps",
        "anyone",
        "lets the customer say what would put it right",
        {"recovery_process": 1, "conscience": 1},
    ),
    # 3 A failure of one's own
    Deed(
        "report_failure",
        "anyone",
        "tells somebody who can act, with a name and all of it",
        {"honesty": 1},
        counts=True,
    ),
    Deed(
        "report_partly",
        "anyone",
        "tells half, without a name, or lets the system have done it",
        {"honesty": 0.5},
        counts=True,
    ),
    Deed(
        "hide_failure",
        "anyone",
        "leaves somebody concerned without it, or with a nicer story",
        {"honesty": 0, "recovery_treatment": 0},
    ),
    Deed(
        "run_experiment",
        "anyone",
        "a small try whose purpose is said beforehand",
        {"autonomy": 1, "debrief_quality": 0.7},
    ),
    # 4 How a failure is received
    Deed(
        "thank_for_report",
        "anyone",
        "thanks for the news before anything else",
        {"leader_response": 1, "communication": 1},
    ),
    Deed(
        "inquire",
        "anyone",
        "asks how it came about, wanting to know",
        {"leader_response": 1, "debrief_quality": 0.7},
    ),
    Deed(
        "console",
        "lead",
        "steadies somebody after a slip",
        {},
        by_class={"leader_response": {"slip": 1, "drift": 0.5, "reckless": 0.3}},
    ),
    Deed(
        "coach",
        "lead",
        "works on a habit that has crept in",
        {},
        by_class={"leader_response": {"slip": 0.5, "drift": 1, "reckless": 0.5}},
    ),
    Deed(
        "sanction",
        "lead",
        "formal consequence",
        {},
        by_class={"leader_response": {"slip": 0, "drift": 0.2, "reckless": 0.8}},
    ),
    Deed(
        "ignore_report",
        "anyone",
        "lets it lie, or sends a 'careful, everybody' mail",
        {"leader_response": 0.5, "communication": 0},
    ),
    Deed(
        "blame",
        "anyone",
        "makes the person the cause, or shows somebody up in front of others",
        {"leader_response": 0, "consistency": 0},
    ),
    Deed(
        "protect",
        "lead",
        "answers upwards oneself instead of giving a name",
        {"leader_response": 1, "consistency": 1},
    ),
    Deed(
        "debrief",
        "anyone",
        "looks back together, or tells the team what one learned",
        {"debrief_quality": 1, "communication": 1},
        counts=True,
    ),
    Deed(
        "fix_system",
        "anyone",
        "changes the screen, list or rule that let it happen",
        {"debrief_quality": 1, "credibility": 1},
    ),
    # 5 Voice
    Deed("speak_up", "anyone", "says an uncomfortable thing to somebody who decides", {"speaking_up": 1}, counts=True),
    Deed("stay_silent", "anyone", "keeps it to oneself", {"speaking_up": 0}),
    Deed(
        "pass_on_voice",
        "anyone",
        "carries what customers say to somebody who can act, in their words, counted",
        {"speaking_up": 1, "conscience": 1},
        counts=True,
    ),
    Deed("put_on_agenda", "anyone", "gives it a place, a date and a name", {"credibility": 1}),
    Deed(
        "close_loop",
        "anyone",
        "tells whoever raised it what became of it",
        {"communication": 1, "credibility": 1},
        counts=True,
    ),
    # 6 Colleagues and silos
    Deed("help_colleague", "anyone", "treats a colleague as a customer: shows, lends, takes over", {"consistency": 1}),
    Deed("recognise_colleague", "anyone", "names what somebody did for a customer", {"credibility": 1}),
    Deed("run_down_colleague", "anyone", "puts it on a colleague or another department", {"consistency": 0}),
    Deed(
        "work_across",
        "anyone",
        "brings another department, or a customer, to the table",
        {"consistency": 1, "communication": 1},
    ),
    # 7 Figures
    Deed("beg_for_score", "anyone", "asks for a mark, or picks who is asked", {"gaming": 1}, counts=True),
    Deed(
        "dress_record",
        "anyone",
        "records it better than one knows it to be",
        {"honesty": 0, "gaming": 1},
        counts=True,
    ),
    # 8 The lead's day (targets, bonus, survey and hiring are rules, not deeds)
    Deed(
        "press_for_speed",
        "lead",
        "brings up the clock or the figure at the wrong moment",
        {"enforcement": 1, "autonomy": 0, "surface_acting": 1},
        counts=True,
    ),
    Deed(
        "restore_standard",
        "lead",
        "says how long good work takes, and stands by it",
        {"standard": 1, "enforcement": 0},
    ),
    Deed("give_discretion", "lead", "lets people decide and stands behind it", {"autonomy": 1}),
    Deed("add_control", "lead", "answers with a check, a signature, a new rule", {"autonomy": 0}),
    Deed("lead_by_example", "lead", "takes the call, tells one's own slip first", {"credibility": 1, "conscience": 1}),
    Deed("agree_standard", "anyone", "agrees what we hold each other to, and does", {"accountability": 1}),
    # What follows from promises, keeps and breaks
    Deed("promise", "anyone", "gives one's word", {}, written=False),
    Deed("keep_promise", "anyone", "does what one gave one's word on", {"credibility": 1}, written=False),
    Deed("break_promise", "anyone", "does not do what one gave one's word on", {"credibility": 0}, written=False),
)
DEEDS: Mapping[str, Deed] = {deed.id: deed for deed in _DEEDS}
WRITTEN: tuple[str, ...] = tuple(deed.id for deed in _DEEDS if deed.written)
"""The deeds an author may name."""
ACT_CLASSES: tuple[str, ...] = tuple(
    dict.fromkeys(name for deed in _DEEDS for levels in deed.by_class.values() for name in levels)
)
"""What an act can be that a lead answers to."""


def evidence(
    done: Iterable[str], passed_up: Iterable[str] = (), occasions: Iterable[str] = (), act_class: str | None = None
) -> dict[str, tuple[float, ...]]:
    """Return practice → levels shown by one decision.

    ``done`` are the deeds of the choice taken, ``passed_up`` those of the open choices not taken, ``occasions`` the
    practices for which the situation is an occasion anyway. Where the choice taken says nothing about a practice, a
    passed-up deed that counts is recorded as the opposite pole, an occasion as 0; where two passed-up deeds point
    opposite ways (reporting a failure, dressing the record), both poles are. A deed whose level hangs on a class
    of the act that is not known shows no level, and yet speaks of its practice.
    """
    shown: dict[str, list[float]] = {}
    spoken: set[str] = set()
    for each in done:
        deed = DEEDS[each]
        for practice in (*deed.moves, *deed.by_class):
            spoken.add(practice)
            value = deed.level(practice, act_class)
            if value is not None:
                shown.setdefault(practice, []).append(value)
    poles: dict[str, set[float]] = {}
    for moves in (*(DEEDS[each].moves for each in passed_up if DEEDS[each].counts), dict.fromkeys(occasions, 1.0)):
        for practice, value in moves.items():
            if practice not in spoken:
                poles.setdefault(practice, set()).add(0.0 if value >= MIDDLE else 1.0)
    levels = shown | {practice: sorted(values) for practice, values in poles.items()}
    return {practice: tuple(values) for practice, values in levels.items()}


MIDDLE = 0.5
