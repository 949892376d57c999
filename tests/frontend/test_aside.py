"""Real saves and the real pack: what the pages beside play show of them, and what they keep."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest

from cxsim.content import asset_folder, content_hash, load_pack
from cxsim.frontend import program
from cxsim.frontend.brief import STAGES
from cxsim.frontend.elements.tree import buttons, walk
from cxsim.frontend.game import Game, Table
from cxsim.frontend.languages import Languages
from cxsim.frontend.messages import (
    Begin,
    Change,
    Close,
    Decide,
    GoBack,
    KeepNote,
    KeepParticipant,
    Leave,
    ListScenarios,
    NewGame,
    Open,
    PlayPack,
    Prepare,
    Proceed,
    Renew,
    Select,
    Told,
    TryAgain,
    Turn,
    Visit,
)
from cxsim.frontend.settings.settings import DEFAULTS
from cxsim.frontend.table import UnplayableError
from cxsim.model.mark import sentence
from cxsim.record import list_saves
from cxsim.record.participant import Participant, ParticipantError
from cxsim.session import Decide as Decided

if TYPE_CHECKING:
    from collections.abc import Callable

    from cxsim.frontend.messages import Command, Message
    from cxsim.frontend.side_present import (
        AchievementsView,
        AuditView,
        CreditsView,
        GlossaryView,
        HistoryView,
        JourneyView,
        LibraryView,
        NoteView,
        ParticipantView,
        PauseView,
        PeopleView,
    )
    from cxsim.frontend.title.present import TitleView
    from cxsim.model.pack import Pack

PACK = Path(__file__).resolve().parents[2] / "scenarios" / "onboarding"
TO_THE_END = ("let_her_tell", "follow_it", "send_and_close", "solved", "laugh", "fine")


@pytest.fixture(scope="module")
def pack() -> Pack:
    loaded = load_pack(PACK)
    assert loaded.pack is not None
    return loaded.pack


class Sitting:
    """A game at a table of its own, and who is kept as its participant."""

    def __init__(
        self,
        pack: Pack,
        saves: Path,
        keep: Callable[[Participant], None] | None = None,
        **more: Any,  # noqa: ANN401 - a table's
    ) -> None:
        self.kept: list[Participant] = []
        self.now = count()
        table = Table(
            pack, PACK, content_hash(pack), saves, lambda: 7, lambda: "2026-11-21T00:00:00Z", self.ticks,
            keep_participant=keep or self.kept.append, **more,
        )  # fmt: skip
        self.game = Game(table)

    def ticks(self) -> float:
        return float(next(self.now))

    def does(self, *commands: Command) -> Message:
        """Carry commands out one by one and return the last answer."""
        return [tuple(self.game.run(command)) for command in commands][-1][-1]

    def sees(self, place: str) -> object:
        return cast("Open", self.does(Visit(place))).view

    def plays(self, *choices: str) -> None:
        for choice in choices:
            if cast("Open", self.does(Decide(choice))).screen == "consequence":
                self.does(Proceed())


@pytest.fixture
def sitting(pack: Pack, tmp_path: Path) -> Sitting:
    return Sitting(pack, tmp_path)


def begun(sitting: Sitting) -> Sitting:
    sitting.does(ListScenarios(), Prepare("one_minute_from_warm"), Begin())
    return sitting


def test_time_beside_play_is_no_thinking_time(sitting: Sitting, tmp_path: Path) -> None:
    begun(sitting)
    sitting.does(Visit("pause"), Visit("glossary"))
    for _ in range(1000):
        next(sitting.now)
    assert sitting.does(GoBack()) == Close()
    assert sitting.does(GoBack()) == Close()
    sitting.does(Decide("let_her_tell"))
    (decided,) = (each for each in list_saves(tmp_path)[0].entries if isinstance(each, Decided))
    assert decided.seconds < 10


def test_the_title_leads_to_the_library_and_play_to_what_was_read(sitting: Sitting) -> None:
    places = cast("PauseView", sitting.sees("pause")).places
    assert "library" in places
    assert "history" not in places
    begun(sitting)
    view = cast("PauseView", sitting.sees("pause"))
    assert view.here == "One minute from warm"
    assert "history" in view.places
    assert "library" not in view.places


def test_a_participant_is_kept_and_signs_the_games_that_begin_from_then_on(sitting: Sitting, tmp_path: Path) -> None:
    told = cast("Told", sitting.does(KeepParticipant(" kestrel ", "care / first line", opt_in=True)))
    assert told.good
    assert [(each.pseudonym, each.team, each.opt_in, each.consent) for each in sitting.kept] == [
        ("kestrel", ("care", "first line"), True, 1)
    ]
    begun(sitting)
    header = list_saves(tmp_path)[0].header
    assert header is not None
    assert (header.pseudonym, header.team, header.opt_in) == ("kestrel", ("care", "first line"), True)
    view = cast("ParticipantView", sitting.sees("participant"))
    assert (view.pseudonym, view.team, view.opt_in, view.shared, view.kept) == (
        "kestrel",
        "care/first line",
        True,
        1,
        0,
    )


def test_taking_the_opt_in_back_holds_for_games_that_were_shared_before(sitting: Sitting) -> None:
    sitting.does(KeepParticipant("kestrel", "", opt_in=True))
    begun(sitting)
    told = cast("Told", sitting.does(KeepParticipant("kestrel", "", opt_in=False)))
    assert "Sharing is off." in told.words
    view = cast("ParticipantView", sitting.sees("participant"))
    assert (view.opt_in, view.shared, view.kept) == (False, 0, 1)
    assert sitting.kept[-1].consent == 2


@pytest.mark.parametrize(
    ("pseudonym", "team"), [(" ", "care"), ("kestrel", "care//early"), ("kestrel", "a/b/c/d/e/f/g")]
)
def test_a_name_that_does_not_serve_is_refused_in_words(sitting: Sitting, pseudonym: str, team: str) -> None:
    told = cast("Told", sitting.does(KeepParticipant(pseudonym, team, opt_in=False)))
    assert not told.good
    assert sitting.kept == []


def test_a_participant_that_cannot_be_kept_is_told(pack: Pack, tmp_path: Path) -> None:
    def full(participant: Participant) -> None:
        raise ParticipantError(sentence("no room for {name}", name=participant.pseudonym))

    told = cast("Told", Sitting(pack, tmp_path, full).does(KeepParticipant("kestrel", "", opt_in=True)))
    assert told == Told("This could not be kept: no room for kestrel", good=False)


def test_the_history_has_every_try_with_what_was_read_and_decided(sitting: Sitting) -> None:
    begun(sitting).plays("let_her_tell", "follow_it")
    (chapter,) = cast("HistoryView", sitting.sees("history")).chapters
    words = ["".join(span.text for span in line.spans) for line in chapter.lines]
    assert any(each.startswith("You: ") for each in words)
    assert sum(each.startswith("You: ") for each in words) == 2
    assert chapter.title == "One minute from warm"


def test_a_note_is_a_file_of_its_own_that_no_save_holds(sitting: Sitting, tmp_path: Path) -> None:
    begun(sitting).plays(*TO_THE_END)
    assert cast("NoteView", sitting.sees("note")).text == ""
    assert cast("Told", sitting.does(KeepNote("I saw her too late."))).good
    view = cast("NoteView", sitting.sees("note"))
    assert view.text == "I saw her too late."
    assert Path(view.file).read_text(encoding="utf-8") == "I saw her too late.\n"
    assert all(b"too late" not in each.path.read_bytes() for each in list_saves(tmp_path))
    sitting.does(KeepNote(""))
    assert not Path(view.file).exists()


def test_a_note_that_cannot_be_kept_is_told(sitting: Sitting, tmp_path: Path) -> None:
    begun(sitting)
    (tmp_path / "notes").write_text("a file where the folder should be")
    assert not cast("Told", sitting.does(KeepNote("words"))).good


def test_what_was_learned_is_found_in_old_saves_too(sitting: Sitting, pack: Pack, tmp_path: Path) -> None:
    begun(sitting).plays(*TO_THE_END)
    sitting.does(TryAgain(0))
    now = {each.name: each.when for each in cast("AchievementsView", sitting.sees("achievements")).items}
    sitting.does(Leave())
    later = {
        each.name: each.when for each in cast("AchievementsView", Sitting(pack, tmp_path).sees("achievements")).items
    }
    assert now == later
    assert any(now.values())
    assert not all(now.values())


def test_an_audit_outside_a_campaign_says_that_nothing_was_played(sitting: Sitting) -> None:
    view = cast("AuditView", sitting.sees("culture"))
    assert not view.played
    assert len(view.seen) == 7
    assert all(0 <= level <= 1 for level in view.seen.values())
    sitting.does(NewGame())
    assert cast("AuditView", sitting.sees("culture")).when == "Week 1"


def test_needs_of_a_customer_are_shown_once_their_scenario_is_finished(sitting: Sitting) -> None:
    def dervla() -> bool:
        cards = cast("PeopleView", sitting.sees("people")).groups[0][1]
        return bool(next(each for each in cards if each.name == "Dervla Quinn").needs)

    assert not dervla()
    begun(sitting).plays(*TO_THE_END)
    assert dervla()


def test_the_participant_stands_among_the_colleagues_with_the_part_that_the_cast_gives_them(tmp_path: Path) -> None:
    library = load_pack(PACK.parent / "town_library").pack
    assert library is not None
    opened = cast("Open", Sitting(library, tmp_path).does(Visit("people")))
    *others, you = cast("PeopleView", opened.view).groups[1][1]
    assert (you.name, you.note) == ("You", "Librarian · Lending")
    shown = program.opened(opened)
    for message in (Turn(1), Select(len(others))):
        shown, _ = program.update(shown, message)
    read = [each.name for each in walk(program.view(shown)) if each.name in {you.name, you.note}]
    assert read[-2:] == [you.name, you.note]


@pytest.mark.parametrize("name", ["onboarding", "town_library"])
def test_roles_and_departments_of_packs_that_ship_are_told_in_the_language_of_the_game(
    name: str, tmp_path: Path
) -> None:
    pack = load_pack(PACK.parent / name).pack
    assert pack is not None
    greek = Languages(asset_folder() / "locale").speak(replace(DEFAULTS, language="el"))
    sitting = Sitting(pack, tmp_path, say=greek)
    notes = [each.note for each in cast("PeopleView", sitting.sees("people")).groups[1][1]]
    departments = [each.department for each in cast("JourneyView", sitting.sees("journey")).steps]
    assert notes
    assert departments
    assert not [each for each in (*notes, *departments) if re.search("[A-Za-z]", each)]


def test_who_chooses_a_scenario_reads_for_whom_it_is(sitting: Sitting) -> None:
    shown = program.view(program.opened(cast("Open", sitting.does(ListScenarios()))))
    cards = [each.name for each in buttons(shown) if isinstance(each.action, Prepare)]
    assert cards[0].startswith("First shift. The team, 12 min, For the first weeks. Find out")
    assert {words for words in STAGES.values() if any(words in card for card in cards)} == {*STAGES.values()}


def test_credits_name_the_packages_that_the_program_needs(sitting: Sitting) -> None:
    parts = dict(cast("CreditsView", sitting.sees("credits")).parts)
    assert {"cxsim", "pygame", "pydantic", "PyYAML"} <= {each.what for each in parts["Program"]}
    assert all(each.licence for each in parts["Program"])


def test_the_library_counts_endings_and_leads_to_another_pack(pack: Pack, tmp_path: Path) -> None:
    def opened(folder: Path, table: Table) -> Table:
        if folder.name == "broken":
            raise UnplayableError(sentence("pack.yaml is missing"))
        return table

    folders = (PACK, tmp_path / "packs" / "broken")
    saves = tmp_path / "saves"
    sitting = Sitting(pack, saves, library=lambda: folders, own_packs=tmp_path / "packs", open_pack=opened)
    begun(sitting).plays(*TO_THE_END)
    whole, broken = cast("LibraryView", sitting.sees("library")).packs
    assert (whole.scenarios[0], whole.endings[0], whole.open, whole.own) == (1, 1, True, False)
    assert (broken.fault, broken.own) == ("pack.yaml is missing", True)
    assert cast("Told", sitting.does(PlayPack(1))) == Told(
        "This pack cannot be played: pack.yaml is missing", good=False
    )
    assert not cast("Told", sitting.does(PlayPack(9))).good
    title = cast("TitleView", cast("Open", sitting.does(PlayPack(0))).view)
    assert title.kept[0].stands == "One minute from warm, at its ending"


def test_every_page_that_is_open_is_told_anew_in_another_language(pack: Pack, tmp_path: Path) -> None:
    languages = Languages(asset_folder() / "locale")
    sitting = begun(Sitting(pack, tmp_path, speak=languages.speak))
    sitting.does(Visit("pause"), Visit("glossary"))
    answers = tuple(sitting.game.run(Change(replace(DEFAULTS, language="sv"))))
    renewed = {each.screen: each.view for each in answers if isinstance(each, Renew)}
    assert set(renewed) == {"situation", "pause", "glossary"}
    topics = cast("GlossaryView", renewed["glossary"]).topics
    assert [name for name, _ in topics] == ["Kunder", "Kultur", "Siffror", "Lärande"]
    sitting.does(GoBack(), GoBack())
    answers = tuple(sitting.game.run(Change(replace(DEFAULTS, language="el"))))
    assert {each.screen for each in answers if isinstance(each, Renew)} == {"situation"}
