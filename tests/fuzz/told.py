"""Tell what a run of the fuzzers came to, from what it left: ``python -m tests.fuzz.told FOLDER`` prints a table."""

from __future__ import annotations

import re
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from tests.docs.markdown import table

LOG = "log.txt"
BY_LINES = re.compile(r"^Done (\d+) runs in (\d+) second", re.MULTILINE)
BY_CHANCE = re.compile(r": (\d+) inputs by chance in (\d+) second")
FINDINGS = ("crash-*", "timeout-*", "oom-*", "leak-*")
HEAD = ("target", "inputs", "seconds", "chosen by", "to mend")


class Told(NamedTuple):
    """One target's run."""

    target: str
    inputs: int
    seconds: int
    chosen_by: str
    to_mend: str


def told(folder: Path) -> list[Told]:
    """Return what the logs of a run's folder say, by target."""
    return [_of(log) for log in sorted(folder.glob(f"*/{LOG}"))]


def _of(log: Path) -> Told:
    text = log.read_text(encoding="utf-8")
    done, by = (BY_LINES.search(text), "the lines it reaches"), (BY_CHANCE.search(text), "chance")
    ended, chosen_by = done if done[0] else by
    found = ", ".join(path.name for pattern in FINDINGS for path in sorted(log.parent.glob(pattern)))
    if ended is None:
        return Told(log.parent.name, 0, 0, "–", found or "it did not end")
    return Told(log.parent.name, int(ended[1]), int(ended[2]), chosen_by, found or "nothing")


def main(folder: Path) -> int:
    """Print the day, what it was in all, and a table; return 2 where nothing was run."""
    rows = told(folder)
    if not rows:
        sys.stderr.write(f"{folder} holds no run; python -m tests.fuzz --keep {folder} makes one.\n")
        return 2
    day = datetime.fromtimestamp(max(log.stat().st_mtime for log in folder.glob(f"*/{LOG}")), UTC).date()
    inputs, minutes = sum(row.inputs for row in rows), sum(row.seconds for row in rows) / 60
    sys.stdout.write(f"{day}: {inputs:,} inputs in {minutes:.0f} minutes.\n\n")
    shown = ((f"`{row.target}`", f"{row.inputs:,}", *row[2:]) for row in rows)
    sys.stdout.write(table(HEAD, shown))
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
