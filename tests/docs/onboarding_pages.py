"""What the onboarding pages copy from the pack: its scenarios by week, and how long a person takes for the campaign.

``python -m tests.docs.onboarding_pages`` prints the estimate; with ``--write`` it writes the page anew. Tests compare.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cache
from statistics import fmean
from typing import TYPE_CHECKING

from cxsim.content.load import load_pack
from cxsim.engine.events import Ended, Entered
from cxsim.frontend.staging import choices_by_id, reply_of, told
from cxsim.simulation.golden import play_golden
from cxsim.workbench.reading import SECONDS_A_DECISION, words_in
from tests.docs.markdown import table
from tests.docs.pages import DOCS, ROOT, name_of, text_of, with_regions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cxsim.model.pack import Pack
    from cxsim.model.scenario import Scenario
    from cxsim.session import Play

PAGE = DOCS / "onboarding" / "README.md"
GUIDES = DOCS / "onboarding" / "facilitator"
COMMAND = "python -m tests.docs.onboarding_pages --write"
KINDS = {"customer": "a customer", "team": "the team", "lead's chair": "the lead's chair"}
WANTED = (90, 150)
"""Minutes that a person was to take for the campaign, least and most."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast somebody plays."""

    name: str
    words: float
    """Words a minute, read silently: mean and range of most adults, English non-fiction (Brysbaert 2019)."""
    seconds: float
    """For a decision, beside reading what it offers: judgement."""


@dataclass(frozen=True, slots=True)
class Effort:
    """What a scenario, or several, ask of whoever plays them once."""

    words: float
    decisions: float

    def minutes(self, pace: Pace) -> float:
        """Return the minutes that it takes at a pace."""
        return self.words / pace.words + self.decisions * pace.seconds / 60

    def __add__(self, other: Effort) -> Effort:
        """Return both together."""
        return Effort(self.words + other.words, self.decisions + other.decisions)


QUICK, USUAL, SLOW = PACES = (
    Pace("quick", 300.0, 15.0),
    Pace("usual", 238.0, 30.0),
    Pace("slow", 175.0, SECONDS_A_DECISION),
)


@cache
def onboarding() -> Pack:
    """Return the onboarding pack."""
    pack = load_pack(ROOT / "scenarios" / "onboarding").pack
    assert pack is not None
    return pack


def weeks(pack: Pack) -> dict[str, int]:
    """Return scenario → week of the campaign in which it is played, in order."""
    campaign = pack.sheet.campaign
    assert campaign is not None
    return {each.play: each.week for each in sorted(campaign.plan.values(), key=lambda each: each.week)}


def guide_of(scenario: str) -> Path:
    """Return where a scenario's guide is, or should be."""
    return GUIDES / f"{scenario}.md"


def effort(pack: Pack, name: str) -> Effort:
    """Return what a scenario asks of whoever plays it once: the mean of its golden runs."""
    plays = [play_golden(pack, name, run).play for run in pack.playthroughs[name].values()]
    seen = [(words_read(pack.scenarios[name], play), len(play.decisions)) for play in plays if play]
    return Effort(fmean(words for words, _ in seen), fmean(decisions for _, decisions in seen))


def words_read(scenario: Scenario, play: Play) -> int:
    """Return how many words are read on the way: story, what was offered, replies, questions, and what comes back."""
    return sum(words_in(text) for text in _read(scenario, play))


def scenarios(pack: Pack) -> str:
    """Return a line a scenario, by week: what it is about, how long it plays, and its guide."""
    return table(
        ("week", "scenario", "about", "themes", "decisions", "planned", "read and decided", "guide"),
        (_row(pack, name, week) for name, week in weeks(pack).items()),
    )


def hours(pack: Pack) -> str:
    """Return how long the campaign takes a person, at three paces, and whether that is what was asked for."""
    whole = sum((effort(pack, name) for name in weeks(pack)), Effort(0, 0))
    rows = ((each.name, f"{each.words:g}", f"{each.seconds:g}", f"{whole.minutes(each):.0f}") for each in PACES)
    planned = sum(pack.scenarios[name].about.plays or 0 for name in weeks(pack))
    least, most = WANTED
    size = f"{round(whole.words, -2):,.0f} words and {whole.decisions:.0f} decisions"
    asked = f"Asked for were {least} to {most} minutes: {', '.join(_against(whole, each) for each in PACES)}.\n"
    return (
        f"One way through all {len(weeks(pack))} scenarios is about {size}.\n\n"
        f"{table(('pace', 'words a minute', 'seconds a decision', 'minutes'), rows)}\n"
        f"{asked}The files plan {planned:g} minutes in all, with time to think.\n"
    )


def up_to_date(pack: Pack) -> str:
    """Return the page with everything in it that the pack says."""
    return with_regions(text_of(PAGE), {"scenarios": scenarios(pack), "hours": hours(pack)})


def main() -> int:
    """Print the estimate; write the page where asked to, else say whether it is late."""
    pack = onboarding()
    sys.stdout.write(hours(pack))
    new = up_to_date(pack)
    if "--write" in sys.argv[1:]:
        PAGE.write_text(new, encoding="utf-8")
        return 0
    if new != text_of(PAGE):
        sys.stdout.write(f"{name_of(PAGE)} is not as the pack has it. Run {COMMAND}\n")
        return 1
    return 0


def _row(pack: Pack, name: str, week: int) -> tuple[object, ...]:
    about = pack.scenarios[name].about
    themes = ", ".join(each.replace("_", " ") for each in about.themes)
    planned = f"{about.plays:g}" if about.plays else "–"
    guide = f"[guide]({guide_of(name).relative_to(PAGE.parent).as_posix()})"
    whole = effort(pack, name)
    taken = f"{whole.minutes(USUAL):.0f}"
    return week, pack.scenarios[name].title, KINDS[about.kind], themes, f"{whole.decisions:.0f}", planned, taken, guide


def _against(whole: Effort, pace: Pace) -> str:
    least, most = WANTED
    minutes = round(whole.minutes(pace))
    side = f"{minutes - most} over" if minutes > most else f"{least - minutes} under" if minutes < least else "within"
    return f"the {pace.name} pace is {side}"


def _read(scenario: Scenario, play: Play) -> Iterator[str]:
    yield scenario.prebrief
    for event in play.events():
        if isinstance(event, Entered):
            yield told(scenario.situations[event.situation], event.lines)
        elif isinstance(event, Ended):
            ending = scenario.endings[event.ending]
            yield from (told(ending, event.lines), ending.ask, ending.takeaway)
    for each in play.decisions:
        offered = choices_by_id(scenario, each.situation)
        yield from (offered[choice].text for choice in each.open)
        yield reply_of(scenario, each)
    yield from scenario.debrief.values()
    yield from (scenario.echoes[echo].text for echo in play.encounter().later)


if __name__ == "__main__":
    sys.exit(main())
