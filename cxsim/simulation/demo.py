"""A firm's worth of participants, played by code: teams of different cultures, for leaders to try summaries on."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from math import log
from typing import TYPE_CHECKING

from cxsim.engine.luck import place_key, uniform
from cxsim.record.lines import header_line
from cxsim.record.sharing import copy_of
from cxsim.session import Header, Session
from cxsim.simulation.ahead import ahead
from cxsim.simulation.campaigns import decide_through
from cxsim.simulation.policies import POLICIES
from cxsim.simulation.retelling import on_arrays, told
from cxsim.simulation.save_reading import ReadSave, digest, shelf_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from cxsim.engine import Program, State
    from cxsim.session import Entry
    from cxsim.simulation.policies import Chooser
    from cxsim.simulation.retelling import Reader

NOT_SHARING = 0.1
"""Share of people who have not opted in."""
OWN_WAY = 0.6
"""Share of decisions made as one's own temperament has it; others go along with somebody else of the team."""
WAVERS = 0.15
"""Share of decisions that nothing explains."""


@dataclass(frozen=True, slots=True)
class Culture:
    """How a team's people decide: temperaments and how common they are, and whether one tries again."""

    temperaments: Mapping[str, float]
    tries_again: float
    """Chance of another try after a setback."""


CULTURES = (
    Culture({"honest": 0.4, "careful_lead": 0.35, "please": 0.25}, 0.7),
    Culture({"hurry": 0.6, "by_the_book": 0.25, "please": 0.15}, 0.3),
    Culture({"hide": 0.5, "hurry": 0.3, "by_the_book": 0.2}, 0.15),
    Culture({"by_the_book": 0.55, "honest": 0.25, "hurry": 0.2}, 0.35),
    Culture(dict.fromkeys(POLICIES, 1 / 6), 0.5),
)
"""Made up, so that summaries differ. A team has one, its neighbour the next."""
DEPARTMENTS = ("Phones", "Chat", "Counter", "Mail")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who plays one campaign."""

    seed: int
    team: int
    number: int
    started: str

    def chance(self, *about: object) -> float:
        """Return a number in (0, 1) that is always the same for the same question."""
        return uniform(place_key("demo", self.seed, self.team, self.number, *about), 0)

    @property
    def culture(self) -> Culture:
        """That of the team."""
        return CULTURES[self.team % len(CULTURES)]

    @property
    def shares(self) -> bool:
        """Whether this person has opted in."""
        return self.chance("shares") >= NOT_SHARING

    def header(self, reader: Reader) -> Header:
        """Return the header of this person's save."""
        department = DEPARTMENTS[self.team // 3 % len(DEPARTMENTS)]
        sheet = reader.pack.sheet
        return Header(
            reader.pack.id,
            sheet.version,
            reader.content,
            place_key("luck", self.seed, self.team, self.number) % 2**32,
            self.started,
            pseudonym=f"demo-{self.seed}-{self.team + 1:02}-{self.number + 1:03}",
            team=(department, f"{department} {self.team + 1}"),
            opt_in=self.shares,
            campaign=sheet.campaign is not None,
        )


class _Kept:
    def __init__(self) -> None:
        self.entries: list[Entry] = []

    def append(self, entry: Entry) -> None:
        self.entries.append(entry)


def people_of(teams: int, people: int, seed: int, quarter: tuple[int, int]) -> Iterator[Person]:
    """Yield everybody, with days in a quarter (year, 1 to 4) on which they began."""
    year, number = quarter
    for team in range(teams):
        for each in range(people):
            day = place_key("day", seed, team, each) % 28 + 1
            month = 3 * number - 2 + place_key("month", seed, team, each) % 3
            yield Person(seed, team, each, f"{year}-{month:02}-{day:02}T09:00:00Z")


def played(reader: Reader, person: Person) -> tuple[ReadSave, bytes]:
    """Return what a person's campaign comes to, and the save of it."""
    journal, header = _Kept(), person.header(reader)
    session = Session(reader.pack, header, journal, programs=reader.programs, kept=on_arrays())
    for each in () if header.campaign else reader.pack.scenarios:
        _play(session, person, each, goes_on=False)
    for _ in range(session.last_week):
        for due in session.due():
            _play(session, person, due.scenario, goes_on=due.stage is not None)
        session.next_week()
    session.leave()
    content = copy_of(header, journal.entries)
    name = f"{header.pseudonym}.cxsave.jsonl"
    rows = told(reader, session)
    return ReadSave(name, digest(content), header, header_line(header), len(journal.entries), rows), content


def _play(session: Session, person: Person, scenario: str, *, goes_on: bool) -> None:
    """Play a scenario to its end or rest; after a setback perhaps once more, with more care."""
    play = session.wake(scenario) if goes_on else session.begin(scenario)
    _to_the_end(session, person, _chooser(session, person))
    play = session.current or play
    ending = session.pack.scenarios[scenario].endings[play.ending] if play.ending else None
    again = person.chance("again", scenario, session.week) < person.culture.tries_again
    if ending is not None and ending.setback and again and not goes_on:
        session.begin(scenario)
        _to_the_end(session, person, POLICIES["honest"])


def _to_the_end(session: Session, person: Person, chooser: Chooser) -> None:
    decide_through(session, chooser, lambda: round(6 - 20 * log(person.chance("seconds", session.entries)), 1))


def _chooser(session: Session, person: Person) -> Chooser:
    """Return how somebody decides: mostly by temperament, at times as others of the team do, at times anyhow."""

    def choose(program: Program, state: State, offered: tuple[str, ...]) -> str:
        where = program.id, state.place, session.entries
        if person.chance("wavers", *where) < WAVERS:
            return offered[int(person.chance("anyhow", *where) * len(offered))]
        own = person.chance("own", *where) < OWN_WAY
        temperament = _drawn(person, "temperament") if own else _drawn(person, "others", *where)
        return POLICIES[temperament](program, state, offered)

    return choose


def _drawn(person: Person, *about: object) -> str:
    left = person.chance(*about) * sum(person.culture.temperaments.values())
    for name, share in person.culture.temperaments.items():
        left -= share
        if left <= 0:
            return name
    return name


def demo_saves(
    packs: tuple[Path, ...], content: str, people: Iterable[Person], workers: int
) -> Iterator[tuple[ReadSave, bytes]]:
    """Yield everybody's save, in order, played by several processes."""
    return ahead(partial(_played, packs, content), people, workers)


def drawn_from(seed: int) -> Callable[[int], bytes]:
    """Return what draws keys for demo data: always the same ones, since nobody is behind them."""
    drawn = Counter[str]()

    def draw(size: int) -> bytes:
        drawn["times"] += 1
        return blake2b(f"demo {seed} {drawn['times']}".encode(), digest_size=size).digest()

    return draw


def _played(folders: tuple[Path, ...], content: str, person: Person) -> tuple[ReadSave, bytes]:
    return played(shelf_of(folders).reader(content), person)
