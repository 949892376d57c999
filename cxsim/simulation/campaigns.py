"""A campaign played by a policy, through the session that participants play through."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cxsim.engine import open_choices
from cxsim.simulation.policies import remembering
from cxsim.simulation.tries import LONGEST, chosen

if TYPE_CHECKING:
    from collections.abc import Callable

    from cxsim.session import Session
    from cxsim.simulation.policies import Chooser


def play_on(session: Session, policy: Chooser) -> None:
    """Play a campaign on to its end: each week what is due, then the week itself.

    What does not come to an end within LONGEST decisions is put aside.
    """
    while session.week <= session.last_week:
        for due in session.due():
            if due.stage is None:
                session.begin(due.scenario)
            else:
                session.wake(due.scenario)
            play_through(session, policy)
        session.next_week()


def play_through(session: Session, policy: Chooser) -> None:
    """Play the scenario under way until it ends or rests; what comes to neither is put aside."""
    decide_through(session, remembering(policy))
    if session.current is not None and session.current.ending is None and not session.current.rests:
        session.put_aside()


def decide_through(session: Session, chooser: Chooser, seconds: Callable[[], float] = float) -> None:
    """Let a chooser decide until the scenario under way ends, rests or has taken LONGEST decisions.

    Nobody does the same twice before all else; ``seconds`` says how long each decision took.
    """
    done: Counter[tuple[str, str]] = Counter()
    for _ in range(LONGEST):
        play = session.current
        if play is None or not (offered := open_choices(play.program, play.state)):
            return
        place = play.state.place
        answers = chosen(play.program, play.state, offered, chooser, done)
        done.update((place, each) for each in answers)
        if play.program.situations[place].parts:
            session.answer(answers, seconds())
        else:
            session.decide(answers[0], seconds())
