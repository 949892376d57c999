"""What stands beside the screens in a preview: values, places, lines of the file, mistakes. Plain values, read only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxsim.engine.events import Consequence
from cxsim.frontend.preview.play import Jumped, Made
from cxsim.frontend.staging import seen
from cxsim.model.walk import choices_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cxsim.engine.encounter import Encounter
    from cxsim.frontend.messages import Open
    from cxsim.frontend.preview.messages import Tab
    from cxsim.frontend.preview.play import Move, Played
    from cxsim.frontend.words import Words
    from cxsim.model.walk import Path
    from cxsim.session import Play


@dataclass(frozen=True, slots=True)
class Watched:
    """One value; `changed` where the last move changed it."""

    group: str
    name: str
    value: str
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """Something on the screen and where it is written: `file:line`."""

    name: str
    where: str


@dataclass(frozen=True, slots=True)
class Stop:
    """A place to jump to; `standing` is "here", "been" or ""."""

    id: str
    kind: str
    standing: str = ""


@dataclass(frozen=True, slots=True)
class PreviewView:
    """A screen of the game with what an author wants to know beside it."""

    inner: Open
    scenario: str
    scenarios: tuple[str, ...]
    place: Spot
    seed: int
    way: tuple[str, ...]
    """What was chosen so far, by id."""
    watched: tuple[Watched, ...]
    spots: tuple[Spot, ...]
    stops: tuple[Stop, ...]
    tab: Tab = "watch"
    stopped: str = ""
    errors: tuple[str, ...] = ()
    """What keeps the pack as it is saved from being played: the last one that could be is shown."""


def way(moves: tuple[Move, ...]) -> tuple[str, ...]:
    """Return moves as an author would write them down."""
    said = []
    for move in moves:
        match move:
            case Made(situation, answers):
                said.append(f"{situation}: {', '.join(answers)}")
            case Jumped(place):
                said.append(f"→ {place}")
            case _:
                said.append("…")
    return tuple(said)


def watched(say: Words, now: Played) -> tuple[Watched, ...]:
    """Return every value of a try, in groups."""
    play, before = now.play, now.before
    amount, past = play.encounter(), before.encounter() if before else None
    rows = [Watched(say("Time"), say("minutes"), _number(amount.minutes), _differs(amount.minutes, past, "minutes"))]
    rows += _values(say, play, before)
    rows += _promises(say, amount, past, tuple(name for name, _ in play.program.promises))
    rows += _facts(say, now, amount, past)
    rows += _needs(say, play, amount, past)
    return tuple(rows)


def _differs(value: object, past: Encounter | None, field: str) -> bool:
    return past is not None and getattr(past, field) != value


def _values(say: Words, play: Play, before: Play | None) -> Iterator[Watched]:
    slots, values = play.program.slots, play.state.values
    past = before.state.values if before else values
    draws = {name for name, _, _ in play.program.draws}
    outside = play.program.outside
    for name, slot in slots.items():
        if name in outside or "(" in name or "." in name or name == "minutes":
            continue
        group = say("Drawn, and hidden") if name in draws else say("Variables")
        yield Watched(group, name, _said(values[slot]), values[slot] != past[slot])


def _promises(say: Words, amount: Encounter, past: Encounter | None, known: tuple[str, ...]) -> Iterator[Watched]:
    for name in known:
        standing = amount.promises.get(name, "")
        changed = past is not None and past.promises.get(name, "") != standing
        yield Watched(say("Promises"), name, standing or "–", changed)


def _facts(say: Words, now: Played, amount: Encounter, past: Encounter | None) -> Iterator[Watched]:
    held = {*now.session.facts(), *amount.remembered}
    for name in now.session.pack.sheet.facts:
        if name in held:
            yield Watched(say("Remembered"), name, "✓", past is not None and name not in past.remembered)


def _needs(say: Words, play: Play, amount: Encounter, past: Encounter | None) -> Iterator[Watched]:
    for customer, needs in play.program.at_stake.items():
        for need in needs:
            level = amount.contacts[customer].levels.get(need) if customer in amount.contacts else None
            was = past.contacts[customer].levels.get(need) if past and customer in past.contacts else None
            shown = "–" if level is None else f"{level:.0%}"
            yield Watched(say("Needs"), f"{customer}.{need}", shown, past is not None and level != was)


def _said(value: float | str | bool) -> str:  # noqa: FBT001 - any value of a variable
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else _number(value)


def _number(value: float) -> str:
    return f"{value:.4g}"


def spots(now: Played, where: Callable[[str, Path], str], *, replying: bool) -> tuple[Spot, ...]:
    """Return what is on the screen, each with where it is written; the place itself comes first."""
    play = now.play
    scenario = now.session.pack.scenarios[play.scenario]
    name = play.state.place
    field = next(each for each in ("situations", "endings", "stages") if name in getattr(scenario, each))
    found: list[tuple[str, Path]] = [(name, (field, name))]
    if replying:
        found = [("reply", each) for each in _replies(play)]
    elif field != "stages":
        found += [(each, (field, name, "also", each)) for each in seen(play, name)]
    if field == "situations" and not replying:
        opened = set(now.session.open_choices())
        found += [(choice, path) for path, choice, _ in choices_of(scenario, name) if choice in opened]
    return tuple(Spot(each, where(play.scenario, path)) for each, path in found)


def _replies(play: Play) -> Iterator[Path]:
    events = play.decisions[-1].events if play.decisions else ()
    last = [each.path for each in events if isinstance(each, Consequence) and each.replies]
    yield from ((*path, "reply") for path in last[-1:])


def stops(say: Words, now: Played) -> tuple[Stop, ...]:
    """Return every place of the scenario, in the order of the file."""
    play, scenario = now.play, now.session.pack.scenarios[now.play.scenario]
    been = {play.program.first, *(each.after.place for each in play.steps)}
    kinds = (say("situation"), scenario.situations), (say("ending"), scenario.endings), (say("rest"), scenario.stages)
    return tuple(
        Stop(name, kind, "here" if name == play.state.place else "been" if name in been else "")
        for kind, names in kinds
        for name in names
    )
