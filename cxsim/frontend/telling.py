"""Turn authored prose into lines to show: who speaks in which mood, and values filled in with their units."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxsim.content.shipped import asset_folder
from cxsim.frontend import figures
from cxsim.frontend.elements.tree import Span
from cxsim.frontend.elements.wrap import run_on
from cxsim.frontend.present import Face, Line
from cxsim.frontend.words import ENGLISH
from cxsim.model.prose import read_prose

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from cxsim.frontend.words import Words
    from cxsim.model.effects import Choice
    from cxsim.model.pack import Pack
    from cxsim.model.prose import Line as Written
    from cxsim.session import Organisation

LONGEST_EXCERPT = 72
STOPS = " ,.;:–—，。；：、"  # noqa: RUF001 - Chinese has its own
"""What an excerpt does not end with."""
ANYBODY = "person.svg"
"""Among the assets: the picture of whoever has none of their own."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What the values in a text depend on."""

    organisation: Organisation
    minutes: float = 0.0
    queue: int = 0


class Teller:
    """Reads the prose of one pack; `folder` is where its portraits are.

    `say` speaks the participant's language; `prose` the pack's, where that is another: it writes the values in texts.
    """

    def __init__(self, pack: Pack, folder: Path, say: Words = ENGLISH, prose: Words | None = None) -> None:
        self.say = say
        self._prose = prose or say
        self._pack = pack
        self._folder = folder
        self._people = frozenset(pack.cast.people)
        self._anybody = str(asset_folder() / ANYBODY)

    def lines(self, text: str, moment: Moment, moods: Mapping[str, str] | None = None) -> tuple[Line, ...]:
        """Return a text's lines; who has no mood written keeps the one in `moods`, or the last one in the text."""
        known = dict(moods or {})
        lines = []
        for written in read_prose(text, self._people):
            if written.speaker and written.mood:
                known[written.speaker] = written.mood
            lines.append(self._line(written, moment, known))
        return tuple(lines)

    def moods(self, text: str) -> dict[str, str]:
        """Return the mood that a text leaves each of its speakers in."""
        return {line.speaker: line.mood for line in read_prose(text, self._people) if line.speaker and line.mood}

    def words(self, text: str, moment: Moment) -> str:
        """Return a text as plain words on one line."""
        lines = self.lines(text, moment)
        return run_on("".join(span.text for span in line.spans) for line in lines)

    def answers(self, answers: Iterable[str], written: Mapping[str, Choice], moment: Moment) -> str:
        """Return what was decided as plain words; of a form, all its answers that there still are."""
        return " · ".join(self.words(written[each].text, moment) for each in answers if each in written)

    def excerpt(self, text: str, moment: Moment) -> str:
        """Return the beginning of a text, cut between words where these have spaces between them."""
        words = self.words(text, moment)
        if len(words) <= LONGEST_EXCERPT:
            return words
        cut = words[:LONGEST_EXCERPT]
        whole = cut.rsplit(" ", 1)[0]
        return (whole if len(whole) > LONGEST_EXCERPT // 2 else cut).rstrip(STOPS) + "…"

    def face(self, person: str, mood: str = "") -> Face | None:
        """Return a person as shown, None for somebody who is not in the cast."""
        found = self._pack.cast.person(person)
        if found is None:
            return None
        mood = mood or self._pack.cast.moods[0]
        if found.picture is None:
            return Face(found.name, mood, self._anybody, voice=found.reads_aloud)
        path = self._folder / found.picture.folder / f"{mood}.svg"
        return Face(found.name, mood, str(path), found.picture.alt, found.reads_aloud)

    def _line(self, written: Written, moment: Moment, moods: Mapping[str, str]) -> Line:
        spans = tuple(
            Span(self._value(span.text, moment) if span.value else span.text, span.emphasis) for span in written.spans
        )
        face = self.face(written.speaker, moods.get(written.speaker, "")) if written.speaker else None
        return Line(spans, face)

    def _value(self, name: str, moment: Moment) -> str:
        """Write a value that stands in braces; the loader has refused all others."""
        organisation, say = moment.organisation, self._prose
        bonus = organisation.rules.bonus
        place, _, which = name.partition(".")
        match place:
            case "time":
                return figures.minutes(say, moment.minutes)
            case "queue":
                return say.notation.number(moment.queue)
            case "kpi":
                return figures.kpi(say, which, organisation.kpis()[which])
            case "target":
                return figures.kpi(say, which, organisation.target(which))
            case "bonus" if bonus:
                return say("A bonus of {share} hangs on it.", share=figures.share(say, bonus.share))
            case _:
                return ""
