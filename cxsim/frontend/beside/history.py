"""Build the history: everything that was read in a game, try by try, and what came back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.engine.events import Ended, Entered
from cxsim.frontend.elements.tree import Span
from cxsim.frontend.present import Line
from cxsim.frontend.side_present import Chapter, HistoryView
from cxsim.frontend.staging import choices_by_id, reply_of, told
from cxsim.frontend.telling import Moment
from cxsim.session import Decision
from cxsim.session.campaign import echoes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cxsim.engine.events import Event
    from cxsim.frontend.aside import Guest
    from cxsim.model.scenario import Scenario
    from cxsim.session import Play, Session


def view(guest: Guest) -> HistoryView:
    """Return a chapter for each try of the game, the newest first, and one for each page that came back."""
    session = guest.session
    if session is None:
        return HistoryView(guest.table.pack.sheet.title, ())
    plays = (*session.tries, *((session.current,) if session.current else ()))
    found = [(play.state.week, _chapter(guest, session, number, play)) for number, play in _numbered(plays)]
    found += [(week, chapter) for week, chapter in _came_back(guest, session)]
    found.sort(key=lambda pair: pair[0])
    return HistoryView(guest.table.pack.sheet.title, tuple(chapter for _, chapter in reversed(found)))


def _numbered(plays: Iterable[Play]) -> Iterator[tuple[int, Play]]:
    """Yield each try with its number among those of its scenario."""
    tries: dict[str, int] = {}
    for play in plays:
        tries[play.scenario] = tries.get(play.scenario, 0) + 1
        yield tries[play.scenario], play


def _chapter(guest: Guest, session: Session, number: int, play: Play) -> Chapter:
    say, scenario = guest.teller.say, session.pack.scenarios[play.scenario]
    note = say("Try {number}", number=number)
    if session.header.campaign:
        note = say("Week {week}, try {number}", week=play.state.week, number=number)
    return Chapter(scenario.title, note, tuple(_read(guest, session, scenario, play)))


def _read(guest: Guest, session: Session, scenario: Scenario, play: Play) -> Iterator[Line]:
    """Yield what was read in a try: what happened, what was decided, what answered it."""
    teller = guest.teller
    moment = Moment(session.organisation, play.encounter().minutes, scenario.queue)
    yield from _entered(guest, scenario, play.begun.events, moment)
    for step in play.steps:
        if isinstance(step, Decision):
            written = choices_by_id(scenario, step.situation)
            decided = teller.answers(step.answers, written, moment)
            yield Line((Span(teller.say("You: {words}", words=decided), emphasis=True),))
            yield from teller.lines(reply_of(scenario, step), moment)
        yield from _entered(guest, scenario, step.events, moment)


def _entered(guest: Guest, scenario: Scenario, events: Iterable[Event], moment: Moment) -> Iterator[Line]:
    for event in events:
        match event:
            case Entered(situation=name, lines=lines):
                yield from guest.teller.lines(told(scenario.situations[name], lines), moment)
            case Ended(ending=name, lines=lines):
                yield from guest.teller.lines(told(scenario.endings[name], lines), moment)
            case _:
                pass


def _came_back(guest: Guest, session: Session) -> Iterator[tuple[int, Chapter]]:
    say, moment = guest.teller.say, Moment(session.organisation)
    for item in echoes(session.counted()):
        if item.week <= session.week:
            scenario = session.pack.scenarios[item.play.scenario]
            note = say("{week}: something comes back", week=say("Week {week}", week=item.week))
            lines = guest.teller.lines(scenario.echoes[item.echo].text, moment)
            yield item.week, Chapter(scenario.title, note, lines)
