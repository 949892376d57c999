"""``cxsim share``: hand over what you opted in, and see before what will be seen of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cxsim.cli.refusing import refuse

if TYPE_CHECKING:
    from cxsim.record.participant import Participant
    from cxsim.record.sharing import Offered

SEEN = """What your lead can see of it: how often your team as a whole chose what, and what came of it.
  Never a single person: a figure is shown only where at least 5 people who opted in are behind it.
What whoever collects the saves can see: your pseudonym and team, when each game was begun, which choices you made
  and how long you thought. It is confidential, not anonymous.
What is never handed over: your name, anything that you wrote, games begun before you opted in."""


def verb(
    out: Annotated[Path, typer.Argument(help="Folder to copy the saves into; give it to whoever collects.")],
    *,
    participant_: Annotated[
        str | None, typer.Option("--participant", help="Pseudonym, where several people play here.", metavar="NAME")
    ] = None,
    saves: Annotated[Path | None, typer.Option(help="Folder in which games are kept.", metavar="DIR")] = None,
    withdraw: Annotated[
        bool, typer.Option("--withdraw", help="Take the opt-in back: copy no save, and hand over that you did.")
    ] = False,
    show: Annotated[bool, typer.Option("--show", help="Only say what would be copied; write nothing.")] = False,
) -> None:
    """Copy the saves that you opted in. Says in plain words what will be seen of them."""
    from cxsim.content.shipped import checkout_folder
    from cxsim.record.folder import saves_folder
    from cxsim.record.participant import ParticipantError, keep_participant, who_plays
    from cxsim.record.save import why
    from cxsim.record.sharing import offered, share

    try:
        participant, path = who_plays(participant_, None, None)
        if participant is None:
            refuse("You have not opted in, so there is nothing to share. Play with: cxsim play --team TEAM --share")
        if withdraw and not show:
            participant = participant.with_opt_in(False)  # noqa: FBT003 - reads as it is meant
            keep_participant(path, participant)
    except ParticipantError as error:
        refuse(str(error))
    found = offered(saves or saves_folder(checkout_folder()), participant)
    _tell(found, participant, withdraw=withdraw)
    if show:
        return
    try:
        files = share(out, participant, found.saves)
    except OSError as error:
        refuse(f"'{out}' cannot be written: {why(error)}. Choose another folder.")
    typer.echo(f"\n{out}: saves in it: {len(files) - 1}; beside them a file that says whether you share at all.")
    if not participant.opt_in:
        typer.echo("Hand the folder over: summaries leave you out from their next publication on.")


def _tell(found: Offered, participant: Participant, *, withdraw: bool) -> None:
    from cxsim.content.diagnostic import printable

    team = " / ".join(participant.team) or "no team"
    typer.echo(f"You are '{participant.pseudonym}', of {team}.")
    if not participant.opt_in:
        typer.echo("You share nothing: your opt-in is taken back." if withdraw else "You share nothing at present.")
        return
    for each in found.saves:
        if each.header is not None:
            decisions = sum(entry.entry == "decide" for entry in each.entries)
            line = f"  {each.path.name}: {each.header.pack}, {each.header.started[:10]}, {decisions} decisions"
            typer.echo(printable(line))
    if not found.saves:
        typer.echo("There is no game that was begun since you opted in.")
    left = [
        (found.not_opted_in, "begun without your opt-in"),
        (found.of_others, "of somebody else"),
        (found.unreadable, "not readable"),
    ]
    told = [f"{count} {what}" for count, what in left if count]
    if told:
        typer.echo(f"Not copied: {', '.join(told)}.")
    typer.echo(f"\n{SEEN}")
