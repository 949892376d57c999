"""Work out what lies behind the board at a quarter's end, in small parts, telling what each is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib.util import find_spec
from types import MappingProxyType
from typing import TYPE_CHECKING

from cxsim.frontend.messages import Open, Working
from cxsim.frontend.quarter.views import found_view, quarter_view
from cxsim.frontend.words import marked
from cxsim.insights.quarter import quarter_debrief
from cxsim.simulation.findings import finding
from cxsim.simulation.quarter import quarter_of
from cxsim.simulation.replays import LUCKS

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping

    from cxsim.frontend.messages import Message
    from cxsim.frontend.quarter.present import QuarterView
    from cxsim.frontend.telling import Teller
    from cxsim.frontend.words import Words
    from cxsim.session import Session
    from cxsim.simulation.findings import Findings
    from cxsim.simulation.work import Part, Work

MISSING = marked(
    "To look behind the board, cxsim needs numpy: pip install numpy, then come back. Your quarter is kept."
)
PARTS: Mapping[Part, str] = MappingProxyType(
    {
        "replays": marked("Six others play your quarter …"),
        "years": marked("Two more years go by, many times over …"),
        "decisions": marked("Each decision is taken the other way …"),
        "loops": marked("One loop after the other is switched off …"),
    }
)
"""What is told while a part of the work is done."""
Build = Callable[["Session", "Teller"], "QuarterView"]


def _forget(build: Build) -> None:
    del build


def look_behind(
    session: Session, teller: Teller, lucks: int = LUCKS, remember: Callable[[Build], None] = _forget
) -> Iterator[Message]:
    """Yield what is being worked out, every few hundredths of a second, and at last the screen that shows it.

    ``lucks``, at least two, bounds how often luck falls for each thing; ``remember`` is given what shows the findings
    in another language, without working them out again.
    """
    say = teller.say
    if find_spec("numpy") is None:
        yield Open("quarter", replace(quarter_view(session, teller), missing=say(MISSING)))
        return
    quarter = quarter_of(session)
    found = yield from _told(finding(quarter, lucks), say)
    debrief = quarter_debrief(session.organisation.reports, found)
    remember(lambda session, teller: found_view(session, teller, debrief, lucks))
    yield Open("quarter", found_view(session, teller, debrief, lucks))


def _told(work: Work[Findings], say: Words) -> Generator[Message, None, Findings]:
    """Yield what each part of the work is, and return what came of it."""
    while True:
        try:
            part = next(work)
        except StopIteration as end:
            found: Findings = end.value
            return found
        yield Working(say(PARTS[part]))
