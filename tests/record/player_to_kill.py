"""Somebody who plays until killed. Posix only: each line of standard input (a save's path, a seed) forks one player.

A player first says its process id, then one line for each decision after ``decide`` returned: the number of its entry,
situation, choice and where it led. When it is dead, a line says so.
"""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from cxsim.content import load_pack, shipped_packs
from cxsim.record import SaveFile
from cxsim.session import Header, Session

if TYPE_CHECKING:
    from cxsim.model.pack import Pack
    from cxsim.session import Decision

STEPS_BACK = 0.1
"""Share of decisions that are taken back."""


def say(line: str) -> None:
    """Write a whole line at once, past every buffer."""
    os.write(1, f"{line}\n".encode())


def decide(session: Session, choices: tuple[str, ...], chance: random.Random) -> Decision:
    """Make any choice; in a form, give any answer to each part."""
    seconds = round(chance.random(), 1)
    assert session.current is not None
    parts = session.current.program.situations[session.current.state.place].parts
    if not parts:
        return session.decide(chance.choice(choices), seconds)
    open_answers = [[each for each in choices if each.startswith(f"{part}.")] for part in parts]
    return session.answer([chance.choice(each) for each in open_answers], seconds)


def play(pack: Pack, path: Path, seed: int) -> None:
    """Play random legal choices for ever."""
    chance = random.Random(seed)
    header = Header(pack.id, pack.sheet.version, "", seed, "2026-01-05T09:00:00Z")
    session = Session(pack, header, SaveFile.create(path, header))
    while True:
        session.begin(chance.choice(sorted(pack.scenarios)))
        while choices := session.open_choices():
            made = decide(session, choices, chance)
            say(f"{made.entry} {made.situation} {made.choice} {made.after.place}")
            if chance.random() < STEPS_BACK:
                session.step_back()


def main() -> None:
    """Fork a player for each line that is read."""
    pack = load_pack(shipped_packs()[0]).pack
    assert pack is not None
    for line in sys.stdin:
        path, seed = line.rsplit(maxsplit=1)
        child = os.fork()
        if child == 0:
            say(str(os.getpid()))
            play(pack, Path(path), int(seed))
        os.waitpid(child, 0)
        say("dead")


if __name__ == "__main__":
    main()
