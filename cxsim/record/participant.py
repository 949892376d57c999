"""Who plays on this machine: a pseudonym, a team, and whether decisions are shared. Kept in one small file."""

from __future__ import annotations

import json
import secrets
from dataclasses import asdict, dataclass, replace
from hashlib import blake2b
from typing import TYPE_CHECKING, Annotated

from pydantic import Field, TypeAdapter, ValidationError

from cxsim.model.mark import SaidError, Sentence, sentence
from cxsim.record.files import read_at_most, write_in_one_step
from cxsim.record.save import why

if TYPE_CHECKING:
    from pathlib import Path

    from cxsim.session.journal import Header

LARGEST = 65_536
"""Bytes of a participant's file."""
LONGEST_NAME = 60
"""Characters of a pseudonym, or of one group's name."""
DEEPEST = 6
"""Groups in the path of a team."""
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
"""Of made-up pseudonyms: nothing that is misread."""


class ParticipantError(SaidError):
    """What was given as pseudonym or team does not serve, or cannot be kept: why, and a way out."""


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who plays. Nobody is asked for a name."""

    pseudonym: str
    team: tuple[str, ...] = ()
    """Path of the team, from the outermost group down; empty outside any."""
    opt_in: bool = False
    """Whether decisions are shared with the team's summary, from the next game on."""
    consent: Annotated[int, Field(ge=0, strict=True)] = 0
    """How often the opt-in was given or taken back: of two consents the higher number holds, whatever a clock says."""

    def with_opt_in(self, opt_in: bool) -> Participant:  # noqa: FBT001 - the one thing it says
        """Return the participant with the opt-in given or taken back."""
        return self if opt_in == self.opt_in else replace(self, opt_in=opt_in, consent=self.consent + 1)

    def signed(self, header: Header) -> Header:
        """Return the header of a new save of theirs."""
        return replace(header, pseudonym=self.pseudonym, team=self.team, opt_in=self.opt_in)

    def goes_on_with(self, header: Header) -> bool:
        """Say whether to go on with a save: not with another's; with single scenarios only as they are shared now."""
        return header.pseudonym in {"", self.pseudonym} and (header.campaign or header.opt_in == self.opt_in)


def new_participant() -> Participant:
    """Return somebody with a pseudonym that was drawn at random, of no team, who shares nothing."""
    return Participant("".join(secrets.choice(_ALPHABET) for _ in range(12)))


def team_of(path: str) -> tuple[str, ...]:
    """Read the path of a team, such as "care/first line/early"; raise ParticipantError where it is none."""
    team = tuple(each.strip() for each in path.split("/")) if path.strip() else ()
    problem = team_problem(team)
    if problem:
        raise ParticipantError(Sentence(problem))
    return team


def team_problem(team: tuple[str, ...]) -> str:
    """Say what is wrong with a team's path, "" where nothing is."""
    if len(team) > DEEPEST:
        return f"A team's path has at most {DEEPEST} groups. Leave out the outermost ones."
    wrong = next((each for each in team if not _is_name(each) or "/" in each), None)
    if wrong is not None:
        return f"'{wrong[:LONGEST_NAME]}' cannot be a group's name. Use 1 to {LONGEST_NAME} characters, without '/'."
    return ""


def pseudonym_problem(pseudonym: str) -> str:
    """Say what is wrong with a pseudonym, "" where nothing is."""
    if _is_name(pseudonym):
        return ""
    return f"A pseudonym has 1 to {LONGEST_NAME} characters, none of them a line break or at an end a space."


def participant_path(pseudonym: str | None = None) -> Path:
    """Return where the participant of this machine is kept, or another one who plays here under this pseudonym."""
    from platformdirs import user_config_path  # noqa: PLC0415 - tests keep theirs elsewhere

    folder = user_config_path("cxsim", appauthor=False)
    if pseudonym is None:
        return folder / "participant.json"
    return folder / "participants" / f"{blake2b(pseudonym.encode(), digest_size=8).hexdigest()}.json"


def who_plays(pseudonym: str | None, team: str | None, share: bool | None) -> tuple[Participant | None, Path]:  # noqa: FBT001 - as it was typed
    """Return who plays, and where that is kept, as asked for and as known from before; None stands for not asked.

    What is asked for is kept. Nobody plays where nothing was ever said. Raises ParticipantError.
    """
    path = participant_path(None)
    known = read_participant(path)
    if pseudonym is not None and (known is None or known.pseudonym != pseudonym):
        path = participant_path(pseudonym)
        known = read_participant(path) or Participant(pseudonym)
    if known is None and team is None and not share:
        return None, path
    now = known or new_participant()
    if team is not None:
        now = replace(now, team=team_of(team))
    if share is not None:
        now = now.with_opt_in(share)
    if now != known or not path.exists():
        keep_participant(path, now)
    return now, path


def read_participant(path: Path) -> Participant | None:
    """Return who plays on this machine, None before anybody has said; raise ParticipantError where it is unreadable."""
    try:
        content = read_at_most(path, LARGEST)
        found = TypeAdapter(Participant).validate_json(content[:LARGEST], strict=False)
    except FileNotFoundError:
        return None
    except OSError as error:
        told = Sentence(f"'{path}' cannot be read: {why(error)}. See whether you may read it.")
        raise ParticipantError(told) from error
    except ValidationError as error:
        raise ParticipantError(Sentence(f"'{path}' does not say who plays. {_DELETE}")) from error
    problem = pseudonym_problem(found.pseudonym) or team_problem(found.team)
    if problem:
        raise ParticipantError(Sentence(f"'{path}': {problem} {_DELETE}"))
    return found


def keep_participant(path: Path, participant: Participant) -> None:
    """Write who plays on this machine, in one step; raise ParticipantError where that cannot be kept."""
    problem = pseudonym_problem(participant.pseudonym) or team_problem(participant.team)
    if problem:
        raise ParticipantError(Sentence(problem))
    text = json.dumps(asdict(participant), ensure_ascii=False, indent=2) + "\n"
    try:
        write_in_one_step(path, text.encode())
    except OSError as error:
        told = sentence("'{path}' cannot be written: {why}.", path=str(path), why=why(error))
        raise ParticipantError(told) from error


def _is_name(text: str) -> bool:
    return 0 < len(text) <= LONGEST_NAME and text.isprintable() and text == text.strip()


_DELETE = "Mend it, or delete it to begin anew under another pseudonym."
