"""Build the views between scenarios: the week, what comes back in it, a scenario that rests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.frontend.board import at_week, board, changed_rules, rules_of
from cxsim.frontend.brief import scenario_card
from cxsim.frontend.present import BackView, DueView, EchoView, Onward, PlannerWeek, RestView, WeekView
from cxsim.frontend.staging import can_step_back, speaker
from cxsim.frontend.telling import Moment, Teller
from cxsim.session.campaign import echoes

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from cxsim.frontend.words import Words
    from cxsim.session import ComesBack, Play, Session

Read = tuple[int, str, str]
"""An echo that was read: week, scenario, echo."""


def onward(say: Words, session: Session) -> Onward | None:
    """Return the way on from what is finished, None outside a campaign."""
    if not session.header.campaign:
        return None
    if session.due():
        return Onward(say("Back to week {week}", week=session.week), next_week=False)
    if session.week >= session.last_week:
        return Onward(say("Close the quarter"))
    return Onward(say("On to week {week}", week=session.week + 1))


def week_view(session: Session, teller: Teller, read: Collection[Read]) -> WeekView:
    """Return this week: what the board reports, what has changed, what came back and what is due."""
    say, organisation, last = teller.say, session.organisation, _eventful_week(session)
    since = max(1, last)
    due = session.due()
    return WeekView(
        session.pack.sheet.title,
        say("Week {week} of {weeks}", week=session.week, weeks=session.last_week),
        _told(say, last + 1, session.week - 1),
        tuple(_planner(say, session)),
        board(say, organisation, since),
        say("since week {week}", week=since),
        changed_rules(say, at_week(organisation, since), organisation),
        tuple(_back(session, teller, item, read) for item in session.came_back()),
        tuple(_due(session, teller)),
        None if due else onward(say, session),
        tuple(rules_of(say, organisation)),
    )


def echo_view(session: Session, teller: Teller, number: int) -> EchoView:
    """Return a page that came back this week, by its position."""
    back, say = session.came_back(), teller.say
    item = back[number]
    scenario = session.pack.scenarios[item.play.scenario]
    echo = scenario.echoes[item.echo]
    lines = teller.lines(echo.text, Moment(session.organisation))
    counted_out = say("{number} of {count}", number=number + 1, count=len(back)) if len(back) > 1 else ""
    face = speaker(lines) or teller.face(echo.from_)
    return EchoView(say("Week {week}", week=session.week), scenario.title, lines, face, counted_out)


def rest_view(session: Session, teller: Teller, play: Play) -> RestView:
    """Return the page of a scenario that rests."""
    scenario = session.pack.scenarios[play.scenario]
    face = teller.face(scenario.with_[0])
    back, say = can_step_back(play), teller.say
    if session.header.campaign:
        within = play.due <= session.last_week
        words = say("It goes on in week {week}.", week=play.due) if within else say("It goes on after this quarter.")
        return RestView(scenario.title, words, face, onward(say, session), can_step_back=back)
    words = say.many("It goes on a week later.", "It goes on {count} weeks later.", play.due - play.state.week)
    return RestView(scenario.title, words, face, None, play.scenario, back)


def _eventful_week(session: Session) -> int:
    """Return the last week before this one in which something was played or came back, 0 where none was."""
    played = [play.state.week for play in session.tries]
    returned = [item.week for item in echoes(session.counted())]
    return max((week for week in (*played, *returned) if week < session.week), default=0)


def _told(say: Words, first: int, last: int) -> str:
    """Say which weeks were quiet, if any."""
    if first > last:
        return ""
    if first == last:
        return say("Week {week} was quiet. The team went on as it is used to.", week=first)
    return say("Weeks {first} to {last} were quiet. The team went on as it is used to.", first=first, last=last)


def _planner(say: Words, session: Session) -> Iterator[PlannerWeek]:
    plays = session.counted()
    returned = {item.week for item in echoes(plays)}
    titles: dict[int, list[str]] = {}
    for play in plays:
        titles.setdefault(play.state.week, []).append(session.pack.scenarios[play.scenario].title)
    for week in range(1, session.last_week + 1):
        standing = "now" if week == session.week else "past" if week < session.week else "ahead"
        happened = (("circle-check", week in titles), ("mail", week in returned and week <= session.week))
        marks = tuple(mark for mark, whether in happened if whether)
        spoken = ""
        if week in titles:
            spoken = say("Week {week}: {played}", week=week, played=say.listed(titles[week]))
        elif marks:
            spoken = say("{week}: something comes back", week=say("Week {week}", week=week))
        yield PlannerWeek(week, standing, marks, spoken)


def _back(session: Session, teller: Teller, item: ComesBack, read: Collection[Read]) -> BackView:
    echo = session.pack.scenarios[item.play.scenario].echoes[item.echo]
    begins = teller.excerpt(echo.text, Moment(session.organisation))
    return BackView(teller.face(echo.from_), begins, (item.week, item.play.scenario, item.echo) in read)


def _due(session: Session, teller: Teller) -> Iterator[DueView]:
    plays = session.counted()
    for play in plays:
        if play.state.week == session.week:
            yield DueView(scenario_card(session.pack, teller, play.scenario), done=True)
    for item in session.due():
        yield DueView(scenario_card(session.pack, teller, item.scenario), goes_on=item.stage is not None)
