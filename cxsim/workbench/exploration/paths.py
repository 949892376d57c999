"""How many different plays a scenario has: a number that changes when content does, as chess engines count moves.

Plays are different where a choice, the firm's state or the fall of luck is. They are counted over the memoised states,
shortest first, so that a loop counts as often as it fits into LONGEST steps, and the numbers may be as large as they
like. No fact is remembered: so a scenario's number hangs on its own file alone.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cxsim.engine import compile_scenario
from cxsim.workbench.exploration.walkabout import Walker

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from cxsim.model.pack import Pack
    from cxsim.workbench.exploration.walkabout import Walkabout
    from cxsim.workbench.study import PackStudy

LONGEST = 40
"""Steps of the plays that are counted: decisions, and rests that end."""
STATES = 50_000
"""States of a scenario that are looked at before its plays are not counted."""
KEPT = "playthroughs/paths.txt"
"""Where a pack keeps its numbers, beside the golden runs."""
HEAD = "# Different plays of each scenario; cxsim balance --keep-paths writes this anew.\n"


def paths_of(found: Walkabout, longest: int = LONGEST) -> int:
    """Return how many plays of at most so many steps come to an end, of a walkabout that was not stopped."""
    onward = [Counter(leads) for leads in found.leads]
    stuck = {*found.stuck}
    coming = Counter(each.state for each in found.begun)
    ended = 0
    for _ in range(longest + 1):
        going: Counter[int] = Counter()
        for at, times in coming.items():
            if not onward[at] and at not in stuck:
                ended += times
            for to, ways in onward[at].items():
                going[to] += times * ways
        coming = going
        if not coming:
            break
    return ended


def counted_paths(pack: Pack, read: PackStudy, states: int = STATES) -> dict[str, int]:
    """Return scenario → how many different plays it has; those with more states are left out."""
    found = {}
    for each in read.scenarios:
        walk = Walker(compile_scenario(pack, each.id, each.manuscript), each, frozenset(), states).walk()
        if not walk.stopped:
            found[each.id] = paths_of(walk)
    return found


def kept_paths(folder: Path) -> dict[str, int]:
    """Return the numbers that a pack keeps; none where it keeps none, and no line that is not one."""
    try:
        lines = (folder / KEPT).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    words = (line.split() for line in lines if not line.startswith("#"))
    return {pair[0]: int(pair[1]) for pair in words if len(pair) == 2 and pair[1].isascii() and pair[1].isdecimal()}  # noqa: PLR2004 - an id and a number


def keep_paths(folder: Path, numbers: Mapping[str, int]) -> None:
    """Write a pack's numbers; OSError where that cannot be."""
    text = HEAD + "".join(f"{name} {count}\n" for name, count in sorted(numbers.items()))
    (folder / KEPT).parent.mkdir(exist_ok=True)
    (folder / KEPT).write_text(text, encoding="utf-8", newline="\n")


def drifted(kept: Mapping[str, int], now: Mapping[str, int]) -> dict[str, tuple[int | None, int | None]]:
    """Return scenario → its number as kept and as it is, where they differ; None where one has none."""
    return {name: (kept.get(name), now.get(name)) for name in {**kept, **now} if kept.get(name) != now.get(name)}
