"""Content changes, saves live: what becomes of a save when the pack it was made with was edited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from cxsim.content import content_hash
from tests.packs import Kept, desk, new_session, pack_of, scenario, story

if TYPE_CHECKING:
    from pathlib import Path

    from cxsim.session import Gap, Session

WEEKDAY = """
draws: {pump: {quick: 1, slow: 1}}
situations:
  opening:
    choices:
      listen: {text: Listen., takes: 2 min, next: ask}
      hurry: {text: Hurry., next: ask}
  ask:
    choices:
      ring: {text: Ring., chance: {up: {odds: 1, next: there}, out: {odds: 1, next: gone}}}
  there: {choices: {stay: {text: Stay., next: over}}}
  gone: {choices: {stay: {text: Stay., next: over}}}
"""
OTHER = desk(go="takes: 1 min")


@dataclass
class Save:
    """A save that outlives its pack: each resume may bring another version."""

    folder: Path
    journal: Kept
    seed: int = 7

    def resume(self, body: str | None, name: str = "weekday") -> tuple[Session, tuple[Gap, ...]]:
        """Resume with a new version of the scenario; None: it was deleted."""
        scenarios = {"other_day": scenario(OTHER)} | ({name: scenario(body)} if body else {})
        pack = pack_of(self.folder, scenarios)
        session = new_session(pack, self.seed, self.journal)
        return session, session.resume(tuple(self.journal.entries), content_hash(pack))

    def stands(self, body: str | None, name: str = "weekday") -> Session:
        """Resume, and insist that nothing was lost."""
        session, gaps = self.resume(body, name)
        assert gaps == ()
        return session


def made(folder: Path, *choices: str, seed: int = 7) -> Save:
    """Play so far and leave."""
    pack = pack_of(folder, {"weekday": scenario(WEEKDAY), "other_day": scenario(OTHER)})
    session = new_session(pack, seed, Kept())
    session.begin("weekday")
    for each in choices:
        session.decide(each)
    assert isinstance(session.journal, Kept)
    return Save(folder, session.journal, seed)


def place(session: Session) -> str:
    assert session.current is not None
    return session.current.state.place


def choices_made(session: Session) -> list[str]:
    assert session.current is not None
    return [each.choice for each in session.current.decisions]


def test_an_edited_text_keeps_a_save_where_it_was(tmp_path: Path) -> None:
    assert place(made(tmp_path, "listen").stands(WEEKDAY.replace("Listen.", "Let her speak."))) == "ask"


def test_a_new_variable_keeps_a_save_and_counts_from_the_start(tmp_path: Path) -> None:
    body = "variables: {calm: {start: 5, min: 0, max: 9}}" + WEEKDAY.replace(
        "text: Listen.,", "text: Listen., set: {calm: calm + 1},"
    )
    session = made(tmp_path, "listen").stands(body)
    assert session.current is not None
    assert session.current.state.values[session.current.program.slots["calm"]] == 6


def test_a_choice_inserted_above_keeps_a_save_where_it_was(tmp_path: Path) -> None:
    body = WEEKDAY.replace("      listen:", "      greet: {text: Greet., next: gone}\n      listen:")
    session = made(tmp_path, "listen").stands(body)
    assert (place(session), choices_made(session)) == ("ask", ["listen"])


def test_a_branch_inserted_leaves_the_luck_of_other_saves_alone(tmp_path: Path) -> None:
    for seed in range(12):
        save = made(tmp_path, "listen", "ring", seed=seed)
        where = place(save.stands(WEEKDAY))
        body = WEEKDAY.replace("chance: {up:", "chance: {voicemail: {odds: 50, next: over}, up:")
        assert place(save.stands(body)) == where


def test_a_removed_choice_takes_a_save_to_before_it_and_names_it(tmp_path: Path) -> None:
    save = made(tmp_path, "listen")
    session, (gap,) = save.resume(WEEKDAY.replace("      listen: {text: Listen., takes: 2 min, next: ask}\n", ""))
    assert (place(session), choices_made(session)) == ("opening", [])
    assert (gap.entry, gap.scenario) == (1, "weekday")
    assert gap.reason == "The choice 'opening.listen' is not there any more."


def test_a_choice_that_is_closed_now_is_not_made(tmp_path: Path) -> None:
    body = WEEKDAY.replace("text: Listen.,", "text: Listen., when: minutes > 0,")
    session, (gap,) = made(tmp_path, "listen").resume(body)
    assert (place(session), gap.reason) == ("opening", "The choice 'opening.listen' is closed now.")


def test_a_choice_that_leads_elsewhere_now_is_not_played_as_if_it_did_not(tmp_path: Path) -> None:
    body = WEEKDAY.replace("takes: 2 min, next: ask", "takes: 2 min, next: gone")
    session, (gap,) = made(tmp_path, "listen").resume(body)
    assert place(session) == "opening"
    assert gap.reason == "'opening.listen' led to 'ask', and leads to 'gone' now."


RENAMED = WEEKDAY.replace("next: ask", "next: question").replace("\n  ask:\n", "\n  question:\n    OLD\n")


def test_a_renamed_situation_carries_a_save_over(tmp_path: Path) -> None:
    assert place(made(tmp_path, "listen").stands(RENAMED.replace("OLD", "renamed_from: [ask]"))) == "question"


def test_a_situation_renamed_without_saying_so_is_named_as_gone(tmp_path: Path) -> None:
    session, (gap,) = made(tmp_path, "listen").resume(RENAMED.replace("    OLD\n", ""))
    assert place(session) == "opening"
    assert gap.reason == "'opening.listen' led to 'ask', which is not there any more."


def test_a_renamed_choice_carries_a_save_over(tmp_path: Path) -> None:
    body = WEEKDAY.replace("listen: {text: Listen.,", "let_her_tell: {text: Listen., renamed_from: [listen],")
    assert choices_made(made(tmp_path, "listen").stands(body)) == ["let_her_tell"]


def test_an_old_name_that_was_given_to_another_choice_is_that_choice(tmp_path: Path) -> None:
    body = WEEKDAY.replace("hurry: {text: Hurry.,", "rush: {text: Hurry., renamed_from: [listen],")
    assert choices_made(made(tmp_path, "listen").stands(body)) == ["listen"]


def test_a_renamed_ending_carries_a_save_over(tmp_path: Path) -> None:
    body = WEEKDAY.replace("next: over", "next: evening")
    save = made(tmp_path, "listen", "ring", "stay")
    told = body + "endings: {evening: {text: Over., renamed_from: [over]}}\n"
    assert place(save.stands(told)) == "evening"
    session, (gap,) = save.resume(body + "endings: {evening: {text: Over.}}\n")
    assert choices_made(session) == ["listen", "ring"]
    assert "'over', which is not there any more" in gap.reason


@pytest.mark.parametrize("seed", range(12))
def test_a_rename_leaves_draws_and_luck_as_they_were(tmp_path: Path, seed: int) -> None:
    save = made(tmp_path, "listen", "ring", seed=seed)
    before = save.stands(WEEKDAY).current
    body = WEEKDAY.replace("next: ask", "next: question").replace(
        "\n  ask:\n", "\n  question:\n    renamed_from: [ask]\n"
    )
    body = "renamed_from: [weekday]" + body.replace("ring: {text: Ring.,", "call: {text: Ring., renamed_from: [ring],")
    after = save.stands(body, "tuesday").current
    assert before is not None
    assert after is not None
    assert after.scenario == "tuesday"
    assert after.state == before.state


def test_a_scenario_renamed_without_saying_so_is_named_as_gone(tmp_path: Path) -> None:
    session, (gap,) = made(tmp_path, "listen").resume(WEEKDAY, "tuesday")
    assert gap.reason == "The scenario 'weekday' is not in this pack any more."
    assert session.current is None


def test_a_deleted_scenario_is_named_and_other_tries_stay(tmp_path: Path) -> None:
    pack = pack_of(tmp_path, {"weekday": scenario(WEEKDAY), "other_day": scenario(OTHER)})
    before = new_session(pack, journal=Kept())
    before.begin("other_day")
    before.decide("go")
    finished = before.current
    before.begin("weekday")
    before.decide("listen")
    assert isinstance(before.journal, Kept)
    session, (gap,) = Save(tmp_path, before.journal).resume(None)
    assert (gap.entry, gap.scenario) == (2, "weekday")
    assert session.current is None
    assert finished is not None
    assert [(each.scenario, each.decisions) for each in session.tries] == [("other_day", finished.decisions)]
    session.begin("other_day")
    assert place(session) == "desk"


def test_after_a_gap_one_goes_on_and_the_next_resume_stands_at_the_same_place(tmp_path: Path) -> None:
    without = WEEKDAY.replace("      listen: {text: Listen., takes: 2 min, next: ask}\n", "")
    save = made(tmp_path, "listen", "ring")
    session, _ = save.resume(without)
    session.decide("hurry")
    session.step_back()
    session.decide("hurry")
    session.decide("ring")
    again, _ = save.resume(without)
    assert story(again) == story(session)
    assert choices_made(again) == ["hurry", "ring"]
    once_more, _ = save.resume(without)
    assert story(once_more) == story(session)


def test_after_a_gap_a_new_try_begins_and_the_next_resume_stands_in_it(tmp_path: Path) -> None:
    save = made(tmp_path, "listen")
    without = WEEKDAY.replace("      listen: {text: Listen., takes: 2 min, next: ask}\n", "")
    session, _ = save.resume(without)
    session.begin("weekday")
    session.decide("hurry")
    again, _ = save.resume(without)
    assert story(again) == story(session)


def test_after_a_deleted_scenario_one_plays_on_and_the_next_resume_stands_there(tmp_path: Path) -> None:
    save = made(tmp_path, "listen")
    session, _ = save.resume(None)
    session.begin("other_day")
    session.decide("go")
    again, _ = save.resume(None)
    assert story(again) == story(session)


def test_a_try_begun_after_what_is_gone_is_followed_again(tmp_path: Path) -> None:
    save = made(tmp_path, "listen")
    session = save.stands(WEEKDAY)
    session.begin("weekday")
    session.decide("hurry")
    without = WEEKDAY.replace("      listen: {text: Listen., takes: 2 min, next: ask}\n", "")
    resumed, gaps = save.resume(without)
    assert [each.entry for each in gaps] == [1]
    assert choices_made(resumed) == ["hurry"]


def test_a_decision_taken_back_is_followed_although_a_later_one_is_gone(tmp_path: Path) -> None:
    save = made(tmp_path, "listen")
    session = save.stands(WEEKDAY)
    session.step_back()
    session.decide("hurry")
    without = WEEKDAY.replace("      listen: {text: Listen., takes: 2 min, next: ask}\n", "")
    resumed, gaps = save.resume(without)
    assert [each.entry for each in gaps] == [1]
    assert choices_made(resumed) == ["hurry"]


def test_what_could_not_be_followed_is_told_once(tmp_path: Path) -> None:
    save = made(tmp_path, "listen")
    without = WEEKDAY.replace("      listen: {text: Listen., takes: 2 min, next: ask}\n", "")
    _, gaps = save.resume(without)
    assert [each.entry for each in gaps] == [1]
    _, gaps = save.resume(without)
    assert gaps == ()
