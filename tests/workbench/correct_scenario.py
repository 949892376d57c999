"""Scenarios with nothing to fix: situations on a line with branches, detours and forms, features strewn over them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.workbench.written import Told

if TYPE_CHECKING:
    from random import Random

Mapping = dict[str, Any]
LONG = " and say what happens next, step by step, and when"
LOOKS = ("Look for the cause", "Ask what it shows", "Read the log with her")
RESETS = ("Press reset", "Switch it off and on", "Tell her to wait")
SLOW, QUICK = 4.0, 1.0
"""Minutes of the two choices that each situation has: one is good for the customer, one for the clock."""


class Made:
    """One scenario of a pack whose second customer is Goran; ``goran`` says whether he rings too."""

    def __init__(self, random: Random, longest: int, *, goran: bool) -> None:
        self._random = random
        self._whole: Mapping = {"title": "A call", "with": "dervla", "at_stake": ["heat", "straight"]}
        self._heat, self._straight = "heat", "straight"
        if goran:
            self._whole |= {
                "with": ["dervla", "goran"],
                "at_stake": {"dervla": ["heat", "straight"], "goran": ["room"]},
            }
            self._heat, self._straight = "dervla.heat", "dervla.straight"
        self._goran = goran
        self._count = random.randint(4, longest)
        self._situations: dict[str, Mapping] = {}
        self._ways: list[tuple[str, str, float]] = []
        """(from, to, minutes), in an order in which nobody comes back."""
        self._everybody = [*range(self._count)]
        """Situations of the line that every play comes to, but for those that end early."""
        self._line()
        if random.random() < 0.3:
            self._passed_by()

    def scenario(self) -> Mapping:
        """Return it as its file has it."""
        endings: Mapping = {
            "warm": {"text": Told("It is warm.\nThe light is green.")},
            "cold": {"text": Told("It is cold."), "setback": True},
        }
        self._whole |= {"situations": self._situations, "endings": endings}
        self._whole["debrief"] = {"s0": "What did you hear?"}
        self._remember()
        features = [
            self._truth, self._number, self._word, self._draw, self._chance, self._promise, self._fact, self._minutes,
            self._again, self._anytime, self._team, self._echo, self._rules, self._record, self._money, self._happens,
            self._ends, self._elsewhere, self._about, self._values, self._class, self._reply, self._names,
        ]  # fmt: skip
        for feature in self._random.sample(features, self._random.randint(3, 9)):
            feature()
        return self._whole

    # -- the way through ----------------------------------------------------------------------------------------------

    def _line(self) -> None:
        rested = False
        for at in range(self._count):
            last = at + 1 == self._count
            here, after = f"s{at}", "warm" if last else f"s{at + 1}"
            self._situation(here, after, at)
            if last:
                self._leads(here, "reset", "cold")
                continue
            shapes = [self._straight_on, self._straight_on, self._branch, self._detour, self._form, self._by_luck]
            shapes += [self._rest] * (not rested) + [self._skip] * (at + 2 < self._count)
            shape = self._random.choice(shapes)
            rested = rested or shape == self._rest
            shape(at, here, after)

    def _situation(self, name: str, after: str, at: int) -> None:
        slow, quick = (LONG, "") if at % 2 else ("", LONG)
        look: Mapping = {
            "text": Told(self._random.choice(LOOKS) + slow),
            "takes": "4 min",
            "delivers": {self._heat: "fully", self._straight: "mostly"},
            "does": ["find_cause"],
        }
        reset: Mapping = {
            "text": Told(self._random.choice(RESETS) + quick),
            "takes": "1 min",
            "delivers": {self._heat: "barely", self._straight: "partly"},
            "does": ["end_early"],
        }
        if self._goran:
            look["delivers"]["goran.room"], reset["delivers"]["goran.room"] = "partly", "barely"
        pairs = [("look", look), ("reset", reset)]
        self._random.shuffle(pairs)
        said = self._random.choice(("It blinks", "dervla: It blinks", "dervla (tired): And again"))
        text = Told(f"{said}: number {at + 1}.\nOn your clock: {{time}}.")
        self._situations[name] = {"text": text, "next": after, "choices": dict(pairs)}

    def _choices(self, name: str) -> Mapping:
        choices: Mapping = self._situations[name]["choices"]
        return choices

    def _leads(self, name: str, choice: str, to: str) -> None:
        self._choices(name)[choice]["next"] = to

    def _on(self, here: str, after: str) -> None:
        self._ways += [(here, after, SLOW), (here, after, QUICK)]

    def _straight_on(self, _at: int, here: str, after: str) -> None:
        self._on(here, after)

    def _branch(self, at: int, here: str, after: str) -> None:
        for choice, name, minutes in (("look", f"{here}_a", SLOW), ("reset", f"{here}_b", QUICK)):
            self._situation(name, after, at)
            self._leads(here, choice, name)
            self._ways.append((here, name, minutes))
            self._on(name, after)

    def _detour(self, at: int, here: str, after: str) -> None:
        self._situation(f"{here}_aside", after, at)
        delivers = {self._straight: "fully"}
        ask = {"text": "Ask Inês first", "takes": "2 min", "delivers": delivers, "next": f"{here}_aside"}
        self._choices(here)["ask"] = ask | {"does": ["ask_for_help"]}
        self._on(here, after)
        self._ways.append((here, f"{here}_aside", 2.0))
        self._on(f"{here}_aside", after)

    def _skip(self, at: int, here: str, after: str) -> None:
        self._leads(here, "reset", f"s{at + 2}")
        self._ways += [(here, after, SLOW), (here, f"s{at + 2}", QUICK)]
        self._everybody.remove(at + 1)

    def _by_luck(self, at: int, here: str, after: str) -> None:
        self._situation(f"{here}_b", after, at)
        on, off = {"reply": Told("It hums."), "next": after}, {"reply": Told("It hangs."), "next": f"{here}_b"}
        if self._random.random() < 0.5:
            self._whole.setdefault("draws", {})[f"{here}_pump"] = {"quick": 3, "slow": 1}
            self._choices(here)["reset"]["cases"] = {"quick": {"when": f"{here}_pump == quick"} | on, "slow": off}
        else:
            self._choices(here)["reset"]["chance"] = {"through": {"odds": 2} | on, "hangs": {"odds": 1} | off}
        self._on(here, after)
        self._ways.append((here, f"{here}_b", QUICK))
        self._on(f"{here}_b", after)

    def _form(self, _at: int, here: str, after: str) -> None:
        name = f"{here}_form"
        self._situations[here]["next"] = name
        self._on(here, name)
        target = {
            "seven": {"text": "Seven minutes", "takes": "2 min", "delivers": {self._straight: "fully"}},
            "six": {"text": "Six, as before", "takes": "1 min", "delivers": {self._straight: "partly"}},
        }
        who = {"all": {"text": "Everybody", "does": ["close_loop"], "takes": "1 min"}, "nobody": {"text": "Nobody"}}
        form: Mapping = {
            "text": Told("The form wants two crosses."),
            "next": after,
            "parts": {"target": target, "who": who},
        }
        self._ways += [(name, after, 3.0), (name, after, 1.0)]
        for key, value in (
            ("asks_for", "every one"),
            ("from", "next quarter"),
            ("labels", {"target": "How long a call may take", "who": "Who hears of it"}),
        ):
            if self._random.random() < 0.6:
                form[key] = value
        self._situations[name] = form

    def _rest(self, _at: int, here: str, after: str) -> None:
        self._whole["stages"] = {"later_on": {"after": self._random.choice(("5 days", "2 weeks")), "start": after}}
        self._situations[here]["next"] = "later_on"
        self._on(here, after)

    def _minutes_at(self, place: str) -> tuple[float, float]:
        """Return the fewest and the most minutes with which one comes somewhere."""
        least, most = {"s0": 0.0}, {"s0": 0.0}
        for start, end, minutes in self._ways:
            least[end] = min(least.get(end, 9e9), least[start] + minutes)
            most[end] = max(most.get(end, 0.0), most[start] + minutes)
        return least[place], most[place]

    # -- features -----------------------------------------------------------------------------------------------------

    def _some(self, first: int, end: int | None = None) -> str:
        """Return a situation of the line that everybody comes to."""
        return f"s{self._random.choice([at for at in self._everybody if first <= at < (end or self._count)])}"

    def _free(self, name: str, choice: str, *fields: str) -> Mapping | None:
        """Return a choice that has none of these fields yet."""
        found: Mapping = self._choices(name)[choice]
        return found if not {"cases", "chance", *fields} & found.keys() else None

    def _also(self, situation: str, name: str, when: str, *, instead: bool = False) -> None:
        line = {"when": when, "text": Told("Something else.")} | ({"instead": True} if instead else {})
        self._situations[situation].setdefault("also", {})[name] = line

    def _remember(self) -> None:
        self._choices("s0")["look"] |= {"remember": "list_kept", "others": {"ines": "inquire"}}
        self._also(self._some(1), "kept", "list_kept", instead=self._random.random() < 0.3)

    def _truth(self) -> None:
        if choice := self._free("s0", "reset", "set"):
            self._whole.setdefault("variables", {})["asked"] = False
            choice["set"] = {"asked": True}
            self._also(self._some(2), "asked", "asked")

    def _number(self) -> None:
        place = self._some(2)
        if choice := self._free(place, "look"):
            self._whole.setdefault("variables", {})["patience"] = {"start": 3, "min": 0, "max": 5}
            self._choices("s0")["look"]["set"] = {"patience": "patience - 1"}
            tired = {"when": "patience < 3", "reply": Told("dervla: Hm.")}
            choice["cases"] = {"tired": tired, "fresh": {"reply": Told("Good.")}}

    def _word(self) -> None:
        if choice := self._free("s0", "reset", "set"):
            self._whole.setdefault("variables", {})["tone"] = {"one_of": ["soft", "hard"], "start": "soft"}
            choice["set"] = {"tone": "hard"}
            self._also(self._some(2), "tone", self._random.choice(("tone == hard", "tone != soft")))

    def _draw(self) -> None:
        if choice := self._free(self._some(0), "reset"):
            self._whole.setdefault("draws", {})["pump"] = {"quick": 3, "slow": 1}
            quick = {"when": "pump == quick", "reply": Told("It hums.")}
            choice["cases"] = {"quick": quick, "slow": {"reply": Told("Not yet.")}}

    def _chance(self) -> None:
        if choice := self._free(self._some(0), self._random.choice(("look", "reset"))):
            through, hangs = {"odds": 2, "reply": Told("Sent.")}, {"odds": 1, "reply": Told("It hangs.")}
            choice["chance"] = {"through": through, "hangs": hangs}

    def _promise(self) -> None:
        self._whole["promises"] = {"ring": {"to": "dervla", "text": "Ring back"}}
        self._choices("s0")["word"] = {"text": "Give your word", "promises": "ring", "takes": "2 min"}
        place = self._some(2)
        call = {"text": "Ring back", "when": "promised(ring)", "keeps": "ring", "takes": "3 min"}
        cannot = {"text": "Say that you cannot", "when": "promised(ring)", "breaks": "ring", "takes": "20 s"}
        self._choices(place)["call"] = call
        if self._random.random() < 0.5:
            self._choices(place)["cannot"] = cannot

    def _fact(self) -> None:
        self._also(self._some(1), "not_kept", "not list_kept")

    def _minutes(self) -> None:
        place = self._some(1)
        least, most = self._minutes_at(place)
        self._also(place, "late", f"minutes > {(least + most) / 2:g}")

    def _again(self) -> None:
        name = self._some(0)
        self._choices(name)["wait"] = {"text": "Wait a moment", "takes": "30 s", "next": name}
        self._also(name, "again", "again or visits(s0) > 2")

    def _anytime(self) -> None:
        leave = {"text": "Hang up", "takes": "90 s", "next": "cold", "offered_in": ["s0", f"s{self._count - 1}"]}
        self._whole["anytime"] = {"leave": leave}

    def _team(self) -> None:
        self._also(self._some(0), "looks_up", "team.safety != low")

    def _passed_by(self) -> None:
        at = self._count - 2
        if at in self._everybody and self._situations[f"s{at - 1}"]["next"] == f"s{at}":
            least, most = self._minutes_at(f"s{at}")
            when = f"minutes > {(least + most) / 2:g}"
            self._situations[f"s{at}"] |= {"when": when, "otherwise": f"s{self._count - 1}"}
            self._everybody.remove(at)
            past = [(start, f"s{at + 1}", minutes) for start, end, minutes in self._ways if end == f"s{at}"]
            first = next(number for number, way in enumerate(self._ways) if way[0] == f"s{at}")
            self._ways[first:first] = past

    def _echo(self) -> None:
        self._choices(self._some(0))["look"]["later"] = "card"
        happens = {"others": {"ines": ["recognise_colleague"]}}
        card = {"after": "2 weeks", "from": "dervla", "text": Told("A postcard: a lighthouse.")}
        self._whole["echoes"] = {"card": card | ({"happens": happens} if self._random.random() < 0.5 else {})}

    def _rules(self) -> None:
        self._choices(self._some(0))["look"]["house_rules"] = {"handling_time_target": "7 min"}

    def _record(self) -> None:
        choices = self._choices(f"s{self._count - 1}")
        choices["look"]["reports_as"], choices["reset"]["reports_as"] = "open", "solved"

    def _money(self) -> None:
        self._choices(self._some(0))["look"]["costs"] = 20
        if self._goran:
            self._choices(self._some(0))["look"]["waits"] = "goran"

    def _happens(self) -> None:
        self._situations[self._some(1)]["happens"] = {"delivers": {self._straight: "partly"}}

    def _ends(self) -> None:
        endings = self._whole["endings"]
        endings["warm"] |= {"ask": "Who could have known?", "takeaway": "It takes a minute.", "renamed_from": "green"}
        endings["warm"]["also"] = {"kept": {"when": "list_kept", "text": Told("The list is on the wall.")}}
        endings["cold"] |= {"looks": "fine", "happens": {"delivers": {self._heat: "missed"}}}

    def _elsewhere(self) -> None:
        fields = {"with": "ines", "channel": "in_person", "observed": False, "queue": 9, "order": "as_written"}
        fields |= {"speaks_to": ["honesty"], "renamed_from": ["the_screen", "the_form"]}
        chosen = self._random.sample([*fields.items()], 4)
        self._situations[self._some(1)] |= dict(chosen)

    def _about(self) -> None:
        self._whole["about"] = {
            "kind": "customer",
            "plays": "1 min",
            "stage": "first weeks",
            "themes": ["listening"],
            "aim": "See what the last minute costs.",
            "care": "Somebody is cold.",
            "facilitator": Told("Listen for one word.\nAsk who was there."),
        } | self._whole.get("about", {})

    def _values(self) -> None:
        self._whole |= {"channel": "chat", "queue": 7, "observed": True, "order": "shuffled", "start": "s0"}
        self._whole |= {
            "format": 1,
            "usual": "6 min",
            "prebrief": Told("Waiting: {queue}.\nThe target: {target.handling_time}."),
        }

    def _reply(self) -> None:
        self._choices(self._some(0))["look"]["reply"] = Told("dervla: Glasses. One moment.")

    def _class(self) -> None:
        self._whole.setdefault("draws", {})["act"] = {"slip": 2, "drift": 1, "reckless": 1}
        self._whole["means"] = {"act_class": "act"}

    def _names(self) -> None:
        self._whole["renamed_from"] = self._random.choice(("first_call", ["first_call", "old_call"]))
        self._choices(self._some(0))["look"]["renamed_from"] = "search"
