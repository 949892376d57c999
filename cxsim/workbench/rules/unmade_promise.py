"""A promise kept or broken that nobody made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from cxsim.workbench.study import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cxsim.content.diagnostic import Severity
    from cxsim.engine.events import Consequence, Events
    from cxsim.model.walk import Path
    from cxsim.workbench.exploration.prospects import Prospects
    from cxsim.workbench.exploration.walkabout import Steps, Walkabout

    Given = tuple[Consequence, ...]

CODE = "CX811"
NAME = "unmade-promise"
SEVERITY: Severity = "warning"
EXPLORES: Literal["whole"] = "whole"


def check(prospects: Prospects) -> Iterator[Finding]:
    """Yield where a promise is broken in a play in which it was not made, or kept where no play has made it.

    To keep one that was not made is no mistake where others come by who made it: the choice is for both.
    """
    study, closing = prospects.explored.study, _Closing(prospects.explored.walk)
    for promise in dict.fromkeys(name for block in study.blocks for name in block.effects.promises):
        for path, made in closing.of(promise).items():
            if path[-1] == "breaks" and False in made:
                problem = f"'{promise}' is broken here in plays in which nobody made it."
                way_out = f"Write when: promised({promise}) here or on the way here."
                yield Finding(study.file, path, problem, way_out)
            elif made == {False}:
                problem = f"'{promise}' is kept here, and no play that comes here has made it."
                yield Finding(study.file, path, problem, f"Write promises: {promise} before it, or leave it out.")


class _Closing:
    """Where promises are closed in the plays of a walk."""

    def __init__(self, walk: Walkabout) -> None:
        self._walk = walk
        self._given: dict[Steps, Mapping[int, Given]] = {}
        """Steps, which many states share → move → what it brings that makes or closes a promise."""

    def of(self, promise: str) -> dict[Path, set[bool]]:
        """Return the fields that close a promise, each with whether it was made before: always, never, now and then."""
        found: dict[Path, set[bool]] = {}
        walk = self._walk
        waiting = [(each.state, _made(_given(each.events), promise, found, made=False)) for each in walk.begun]
        reached = set(waiting)
        while waiting:
            state, before = waiting.pop()
            given = self._given_by(walk.steps[state])
            for at, after in enumerate(walk.leads[state]):
                made = _made(given[at], promise, found, made=before) if at in given else before
                if (after, made) not in reached:
                    reached.add((after, made))
                    waiting.append((after, made))
        return found

    def _given_by(self, steps: Steps) -> Mapping[int, Given]:
        if steps not in self._given:
            brought = ((at, _given(move.events)) for at, (_, move) in enumerate(steps.moves))
            self._given[steps] = {at: given for at, given in brought if given}
        return self._given[steps]


def _given(events: Events) -> Given:
    """Return what makes or closes a promise."""
    from cxsim.engine.events import Consequence  # noqa: PLC0415 - the static check does not need the engine

    found = (each for each in events if isinstance(each, Consequence))
    return tuple(each for each in found if each.promised or each.kept or each.broken)


def _made(given: Given, promise: str, found: dict[Path, set[bool]], *, made: bool) -> bool:
    """Return whether a promise is made after a step; note where the step closes it."""
    for each in given:
        made = made or promise in each.promised
        for field, names in (("keeps", each.kept), ("breaks", each.broken)):
            if promise in names:
                found.setdefault((*each.path, field), set()).add(made)
    return made
