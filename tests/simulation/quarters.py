"""A small campaign with all that a quarter can hold, and ways to play it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from cxsim.session import Session, Unkept
from cxsim.simulation.campaigns import play_on
from cxsim.simulation.lives import OUTCOMES
from cxsim.simulation.policies import POLICIES
from cxsim.simulation.quarter import Quarter, quarter_of
from cxsim.simulation.sensitivity import Sensitivity, Slopes
from cxsim.world.practice import PRACTICE_NAMES
from tests.packs import SHEET, first_luck, header, pack_of, scenario, shipped

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from pathlib import Path

    from cxsim.engine import Luck, Place
    from cxsim.engine.luck import Weights
    from cxsim.model.pack import Pack
    from cxsim.simulation.lives import Lives, Outcome
    from cxsim.simulation.work import Part, Work

SMALL_CAMPAIGN = (
    SHEET
    + """
campaign:
  weeks: 5
  plan:
    first: {week: 1, play: call}
    second: {week: 3, play: lead}
"""
)
CALL = """
at_stake: [heat, straight, known]
usual: 4 min
draws: {pump: {quick: 3, slow: 1}}
situations:
  opening:
    next: minute
    choices:
      listen: {text: L., takes: 3 min, does: [know_customer], delivers: {straight: fully}}
      script: {text: S., takes: 1 min, does: [play_the_part]}
  minute:
    next: record
    choices:
      stay:
        text: S.
        takes: 2 min
        cases:
          quick: {when: pump == quick, does: [make_good], delivers: {heat: fully}}
          slow: {does: [end_early]}
      hang_up: {text: H., takes: 20 s, does: [pass_off]}
  record:
    next: coffee
    choices:
      as_it_is: {text: A., reports_as: open}
      better: {text: B., reports_as: solved, does: [dress_record]}
  coffee:
    observed: false
    choices:
      say: {text: S., does: [speak_up], remember: [list_kept], later: [postcard], next: over}
      keep_quiet: {text: K., does: [stay_silent], next: over}
echoes:
  postcard:
    after: 8 days
    from: dervla
    text: A postcard.
    happens: {others: {ines: [recognise_colleague]}}
endings: {over: {text: Over.}}
"""
LEAD = """
situations:
  form:
    next: desk
    parts:
      target:
        six: {text: Six.}
        none: {text: None., house_rules: {handling_time_target: 12 min}}
      bonus:
        marks: {text: Marks., house_rules: {bonus: {on: rating, share: 10 %}}}
        stays: {text: Stays.}
  desk:
    choices:
      press: {text: P., does: [press_for_speed], next: monday}
      thank: {text: T., when: list_kept, does: [thank_for_report, debrief], next: monday}
      restate: {text: R., does: [restore_standard], next: over}
  back:
    choices:
      look: {text: L., does: [inquire], next: over}
stages: {monday: {after: 6 days, start: back}}
endings: {over: {text: Over.}}
"""


def small_pack(folder: Path, call: str = CALL, lead: str = LEAD) -> Pack:
    return pack_of(folder, {"call": scenario(call), "lead": scenario(lead, "ines")}, SMALL_CAMPAIGN)


def slow(_place: Place, weights: Weights) -> str:
    """Fall on what is written last."""
    return weights[-1][0]


def campaign(pack: Pack, answers: Mapping[str, tuple[str, ...]], luck: Luck = first_luck) -> Session:
    """Play a campaign to its end; ``answers`` by situation."""
    session = Session(pack, header(pack), Unkept(), luck)
    while session.week <= session.last_week:
        for due in session.due():
            play = session.wake(due.scenario) if due.stage else session.begin(due.scenario)
            while play.state.place in play.program.situations:
                session.answer(given) if len(given := answers[play.state.place]) > 1 else session.decide(given[0])
                play = session.current or play
        session.next_week()
    return session


THREE = ("one_minute_from_warm", "two_linds", "the_leads_chair")
GOOD = {
    "opening": ("listen",),
    "minute": ("stay",),
    "record": ("as_it_is",),
    "coffee": ("say",),
    "form": ("target.six", "bonus.stays"),
    "desk": ("thank",),
    "back": ("look",),
}
"""Answers of somebody who takes their time and says what is so."""
BAD = {
    "opening": ("script",),
    "minute": ("hang_up",),
    "record": ("better",),
    "coffee": ("keep_quiet",),
    "form": ("target.six", "bonus.marks"),
    "desk": ("press",),
    "back": ("look",),
}
"""Answers of somebody in a hurry, who presses others."""


def quarter(pack: Pack, answers: Mapping[str, tuple[str, ...]], luck: Luck = first_luck) -> Quarter:
    return replace(quarter_of(campaign(pack, answers, luck)), luck=luck)


@cache
def three_weeks() -> Pack:
    """Return the shipped pack with a campaign of three scenarios, which what is written around them leaves alone."""
    pack = next(each for each in shipped() if each.sheet.campaign)
    campaign = pack.sheet.campaign
    assert campaign is not None
    plan = {name: planned for name, planned in campaign.plan.items() if planned.play in THREE}
    assert len(plan) == len(THREE)
    return replace(pack, sheet=pack.sheet.model_copy(update={"campaign": campaign.model_copy(update={"plan": plan})}))


@cache
def onboarding(policy: str) -> tuple[Session, Quarter]:
    """Return three scenarios of the shipped campaign as a policy plays them."""
    session = Session(three_weeks(), header(three_weeks()), Unkept())
    play_on(session, POLICIES[policy])
    return session, quarter_of(session)


def lived_as(of: Callable[[Lives, Sequence[Collection[str]]], list[list[Outcome]]]) -> Callable[..., object]:
    """Return a stand-in for ``lives.living``; ``of`` says what lives come to, with which links off in which row."""

    def living(
        _beginning: object, lives: Lives, _seed: int, part: Part, *, off: Sequence[Collection[str]] = ()
    ) -> Work[list[list[Outcome]]]:
        yield part
        return of(lives, off)

    return living


def plain_sensitivity(**slopes: float) -> Sensitivity:
    """Return slopes that are the same for every outcome, under two lucks alike."""
    of_all = dict.fromkeys(PRACTICE_NAMES, 0.0) | slopes
    flat = ((-1.0, 0.0), (1.0, 0.0))
    one = Slopes(dict.fromkeys(OUTCOMES, of_all), dict.fromkeys(OUTCOMES, flat))
    return Sensitivity((one, one))
