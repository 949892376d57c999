"""A truth carried along every way through a walk: what may have happened before, wherever play comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.engine.events import Consequence

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cxsim.engine.events import Events
    from cxsim.workbench.exploration.walkabout import Steps, Walkabout

Given = tuple[Consequence, ...]


class Carried:
    """The plays of a walk, and what in them is ``told``; all else brings nothing."""

    def __init__(self, walk: Walkabout, told: Callable[[Consequence], object]) -> None:
        self._walk, self._told = walk, told
        self._given: dict[Steps, Mapping[int, Given]] = {}
        """Steps, which many states share → move → what it brings of what is told."""

    def along(self, after: Callable[[Given, bool], bool]) -> None:
        """Go every way with a truth that is false at first; ``after`` says what it is when something has been told."""
        walk = self._walk
        nothing_yet = False
        waiting = [(each.state, after(self._of(each.events), nothing_yet)) for each in walk.begun]
        reached = set(waiting)
        while waiting:
            state, before = waiting.pop()
            given = self._given_by(walk.steps[state])
            for at, to in enumerate(walk.leads[state]):
                now = after(given[at], before) if at in given else before
                if (to, now) not in reached:
                    reached.add((to, now))
                    waiting.append((to, now))

    def _given_by(self, steps: Steps) -> Mapping[int, Given]:
        if steps not in self._given:
            brought = ((at, self._of(move.events)) for at, (_, move) in enumerate(steps.moves))
            self._given[steps] = {at: given for at, given in brought if given}
        return self._given[steps]

    def _of(self, events: Events) -> Given:
        return tuple(each for each in events if isinstance(each, Consequence) and self._told(each))
