"""Correct packs by the hundred: nothing is wrong with them, and every feature of the format comes up."""

from __future__ import annotations

import json
from random import Random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

Mapping = dict[str, Any]
LONG = " and say what happens next, step by step, and when"


def write_correct_pack(folder: Path, seed: int) -> Path:
    """Write a pack of one scenario that plays through and has nothing to fix."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, value in {"pack": _sheet(), "cast": _cast(), "call": _Made(Random(seed)).scenario()}.items():  # noqa: S311
        (folder / f"{name}.yaml").write_text(json.dumps(value, indent=1), encoding="utf-8")
    return folder


def _sheet() -> Mapping:
    return {
        "format": 1,
        "title": "A week",
        "version": "1.0.0",
        "licence": "CC-BY-4.0",
        "firm": {"name": "Hearthline"},
        "facts": {"list_kept": "The list is kept"},
    }


def _cast() -> Mapping:
    needs = {"heat": {"label": "Heat", "kind": "must_be"}, "straight": {"label": "An answer", "kind": "performance"}}
    return {"customers": {"dervla": {"name": "Dervla Quinn", "needs": needs}}, "colleagues": {"ines": {"name": "Ines"}}}


class _Made:
    """One scenario: a chain of situations, each with a slow and a quick way on, and features strewn over it."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._count = random.randint(4, 6)
        self._whole: Mapping = {"title": "A call", "with": "dervla", "at_stake": ["heat", "straight"]}
        self._situations = {f"s{at}": self._situation(at) for at in range(self._count)}

    def scenario(self) -> Mapping:
        features = (
            self._truth, self._number, self._word, self._draw, self._chance, self._promise, self._fact, self._minutes,
            self._again, self._anytime, self._team, self._passed_by,
        )  # fmt: skip
        endings: Mapping = {"warm": {"text": "It is warm."}, "cold": {"text": "It is cold.", "setback": True}}
        self._whole |= {"situations": self._situations, "endings": endings}
        self._whole["debrief"] = {"s0": "What did you hear?"}
        self._remember()
        for feature in self._random.sample(features, self._random.randint(2, 6)):
            feature()
        return self._whole

    def _situation(self, at: int) -> Mapping:
        slow, quick = (LONG, "") if at % 2 else ("", LONG)
        choices: Mapping = {
            "look": {
                "text": f"Look for the cause{slow}",
                "takes": "4 min",
                "delivers": {"heat": "fully", "straight": "mostly"},
                "does": ["find_cause"],
            },
            "reset": {
                "text": f"Press reset{quick}",
                "takes": "1 min",
                "delivers": {"heat": "barely", "straight": "partly"},
                "does": ["end_early"],
            },
        }
        last = at + 1 == self._count
        if last:
            choices["reset"]["next"] = "cold"
        return {
            "text": f"It blinks, the {at + 1}th time.",
            "next": "warm" if last else f"s{at + 1}",
            "choices": choices,
        }

    def _some(self, first: int, end: int) -> str:
        return f"s{self._random.randrange(first, end)}"

    def _line(self, situation: str, name: str, when: str) -> None:
        self._situations[situation].setdefault("also", {})[name] = {"when": when, "text": "Something else."}

    def _remember(self) -> None:
        self._situations["s0"]["choices"]["look"] |= {"remember": "list_kept", "others": {"ines": "inquire"}}
        self._line("s1", "kept", "list_kept")

    def _truth(self) -> None:
        self._whole.setdefault("variables", {})["asked"] = False
        self._situations["s0"]["choices"]["reset"]["set"] = {"asked": True}
        self._line(self._some(1, self._count), "asked", "asked")

    def _number(self) -> None:
        self._whole.setdefault("variables", {})["patience"] = {"start": 3, "min": 0, "max": 5}
        self._situations["s1"]["choices"]["look"]["set"] = {"patience": "patience - 1"}
        cases = {"tired": {"when": "patience < 3", "reply": "Hm."}, "fresh": {"reply": "Good."}}
        self._situations[self._some(2, self._count)]["choices"]["look"]["cases"] = cases

    def _word(self) -> None:
        self._whole.setdefault("variables", {})["tone"] = {"one_of": ["soft", "hard"], "start": "soft"}
        self._situations["s1"]["choices"]["reset"]["set"] = {"tone": "hard"}
        self._line(self._some(2, self._count), "tone", "tone == hard")

    def _draw(self) -> None:
        self._whole["draws"] = {"pump": {"quick": 3, "slow": 1}}
        cases = {"quick": {"when": "pump == quick", "reply": "It hums."}, "slow": {"reply": "Not yet."}}
        self._situations["s0"]["choices"]["reset"]["cases"] = cases

    def _chance(self) -> None:
        branches = {"through": {"odds": 2, "reply": "Sent."}, "hangs": {"odds": 1, "reply": "It hangs."}}
        self._situations[self._some(0, self._count)]["choices"]["reset"]["chance"] = branches

    def _promise(self) -> None:
        self._whole["promises"] = {"ring": {"to": "dervla", "text": "Ring back"}}
        self._situations["s1"]["choices"]["word"] = {"text": "Give your word", "promises": "ring", "takes": "2 min"}
        call = {"text": "Ring back", "when": "promised(ring)", "keeps": "ring", "takes": "3 min"}
        self._situations[self._some(2, self._count)]["choices"]["call"] = call

    def _fact(self) -> None:
        self._line(self._some(1, self._count), "not_kept", "not list_kept")

    def _minutes(self) -> None:
        at = self._random.randrange(1, self._count - 2)  # nobody comes past the last two early
        self._line(f"s{at}", "late", f"minutes > {2 * at}")

    def _again(self) -> None:
        choices = self._situations[name := self._some(0, self._count)]["choices"]
        choices["wait"] = {"text": "Wait a moment", "takes": "30 s", "next": name}
        self._line(name, "again", "again or visits(s0) > 2")

    def _anytime(self) -> None:
        leave = {"text": "Hang up", "takes": "10 s", "next": "cold", "offered_in": ["s0", f"s{self._count - 1}"]}
        self._whole["anytime"] = {"leave": leave}

    def _team(self) -> None:
        self._line(self._some(0, self._count), "looks_up", "team.safety != low")

    def _passed_by(self) -> None:
        passed = f"s{self._count - 2}"
        self._situations[passed] |= {"when": f"minutes > {self._count}", "otherwise": f"s{self._count - 1}"}
