"""ink's choices that are gone once they were chosen, and those that are there only when no other is."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cxsim.workbench.circles import circles
from cxsim.workbench.importing.story import Weight
from cxsim.workbench.importing.values import Plain, Unknown, Variable, both, joined, opposite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.workbench.importing.story import Passage, Story, Way


def keep_in_mind(story: Story) -> None:
    """Give a choice a variable that says whether it was chosen, where that makes a difference.

    It does where the choice goes and one can come back to it, and where a condition asks for it.
    """
    circle = circles({name: list(_leads(story, each)) for name, each in story.passages.items()})
    places = {each.place for each in story.passages.values()}
    times = Counter(way.place for passage in story.passages.values() for way in passage.ways)
    for passage in story.passages.values():
        for way in passage.ways:
            comes_back = way.target is not None and circle.get(way.target) == circle[passage.name]
            goes = way.once and (comes_back or times[way.place] > 1)
            if goes or (way.place in story.counted and way.place not in places):
                chosen = story.chosen.setdefault(way.place, f"chose {way.text}\n{way.place}")
                story.variables[chosen] = False
                way.sets.add(chosen, Plain(value=True))
                way.when = both(way.when, joined("not", Variable(chosen))) if goes else way.when
        passage.ways = [each for each in passage.ways if not each.otherwise or _is_ever_open(story, passage, each)]


def _is_ever_open(story: Story, passage: Passage, way: Way) -> bool:
    """Open a choice only where no other is; return whether that can ever be."""
    others = [each.when for each in passage.ways if not each.otherwise]
    when = way.when
    for each in others:
        if each is None:
            return False
        when = both(when, opposite(each))
    if isinstance(when, Unknown):
        what = "a choice that ink makes by itself where no other is left; here it is open beside them"
        story.leave(passage.place, what, Weight.STRUCTURE)
    else:
        way.when = when
    return True


def _leads(story: Story, passage: Passage) -> Iterator[str]:
    targets = [each.target for each in passage.ways] + [each.target for each in passage.exits]
    return (each for each in targets if each is not None and each in story.passages)
