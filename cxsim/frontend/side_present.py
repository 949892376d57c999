"""Define what the pages beside play are drawn from: plain frozen values, texts ready to read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxsim.frontend.present import Face, Line


@dataclass(frozen=True, slots=True)
class PauseView:
    """Where one can go beside play; `here` is what is interrupted, "" on the title."""

    here: str = ""
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ParticipantView:
    """Who plays: pseudonym, team with "/" between its groups, whether decisions are shared, and how many games are."""

    pseudonym: str
    team: str = ""
    opt_in: bool = False
    shared: int = 0
    kept: int = 0
    notice: str = ""


@dataclass(frozen=True, slots=True)
class PackCard:
    """A pack in the library and how far it was played; `fault` keeps it from being played."""

    title: str
    about: str = ""
    scenarios: tuple[int, int] = (0, 0)  # finished, of so many
    endings: tuple[int, int] = (0, 0)  # seen, of so many
    weeks: tuple[int, int] = (0, 0)  # played, of so many
    languages: tuple[str, ...] = ()
    licence: str = ""
    own: bool = False
    open: bool = False
    fault: str = ""


@dataclass(frozen=True, slots=True)
class LibraryView:
    """The packs that there are, and the folder for those of one's own."""

    packs: tuple[PackCard, ...]
    folder: str = ""


@dataclass(frozen=True, slots=True)
class Trait:
    """A line of a card: what it is about, and what is so."""

    label: str
    text: str
    icon: str = ""


@dataclass(frozen=True, slots=True)
class PersonCard:
    """A customer or colleague."""

    name: str
    note: str
    face: Face | None
    about: tuple[Line, ...] = ()
    traits: tuple[Trait, ...] = ()
    needs: tuple[Trait, ...] = ()
    needs_hidden: bool = False


@dataclass(frozen=True, slots=True)
class PeopleView:
    """The people of a pack: tab → its cards."""

    pack: str
    groups: tuple[tuple[str, tuple[PersonCard, ...]], ...]


@dataclass(frozen=True, slots=True)
class StepCard:
    """A step of the customers' journey."""

    label: str
    channel: str
    channel_icon: str
    department: str
    wants: str
    breaks: str


@dataclass(frozen=True, slots=True)
class JourneyView:
    """The firm, its customers' journey, what it sells and what it has laid down."""

    firm: str
    mission: str
    about: tuple[Line, ...]
    steps: tuple[StepCard, ...]
    products: tuple[Trait, ...]
    policies: tuple[Trait, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A try, or what came back: its title and everything that was read in it."""

    title: str
    note: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class HistoryView:
    """Everything that was read in a game, in order."""

    pack: str
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the domain and what it means."""

    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class GlossaryView:
    """The terms, by topic."""

    topics: tuple[tuple[str, tuple[Term, ...]], ...]


@dataclass(frozen=True, slots=True)
class Achievement:
    """Something that one can learn here; `when` says where it was first done, "" while it is not."""

    name: str
    about: str
    icon: str
    when: str = ""


@dataclass(frozen=True, slots=True)
class AchievementsView:
    """What was learned, and what else there is."""

    pack: str
    items: tuple[Achievement, ...]


@dataclass(frozen=True, slots=True)
class AuditView:
    """What the simulation saw of the culture: id of a question → level in [0, 1]; when it was looked at, in words."""

    seen: dict[str, float]
    when: str
    played: bool = False


@dataclass(frozen=True, slots=True)
class Credit:
    """A work that cxsim is made with: what, by whom, under which licence."""

    what: str
    by: str
    licence: str


@dataclass(frozen=True, slots=True)
class CreditsView:
    """Whom to thank, by part."""

    version: str
    parts: tuple[tuple[str, tuple[Credit, ...]], ...]


@dataclass(frozen=True, slots=True)
class NoteView:
    """A reflection note: what it is about, what to think about, what was written, and where it is kept."""

    scenario: str
    questions: tuple[str, ...]
    text: str
    file: str
    notice: str = ""
