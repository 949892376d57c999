"""Fuzz every target, or those that are named, for so many minutes together; say what was found."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path
from pkgutil import iter_modules
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from tests.fuzz import targets

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parent.parent.parent


def main(arguments: Sequence[str]) -> int:
    """Run the targets one after the other; return 1 where anything was found, 2 for a name that there is not."""
    known = sorted(each.name for each in iter_modules(targets.__path__))
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"any of {', '.join(known)}; all where left out")
    parser.add_argument("--minutes", type=float, default=10.0, help="of all targets together (10)")
    parser.add_argument("--keep", type=Path, help="folder for what is found; a new one where left out")
    asked = parser.parse_args(arguments)
    unknown = sorted(set(asked.targets) - set(known))
    if unknown:
        sys.stderr.write(f"There is no target {', '.join(unknown)}. There is {', '.join(known)}.\n")
        return 2
    chosen = asked.targets or known
    folder = (asked.keep or Path(mkdtemp(prefix="fuzz-"))).resolve()
    seconds = max(1, round(asked.minutes * 60 / len(chosen)))
    found = [name for name in chosen if not _is_quiet(name, seconds, folder / name)]
    sys.stdout.write(f"\n{len(chosen)} targets, {seconds} s each: {', '.join(found) or 'nothing'} to mend.\n")
    sys.stdout.write(f"Inputs and logs: {folder}\n")
    return 1 if found else 0


def _is_quiet(name: str, seconds: int, folder: Path) -> bool:
    """Run one target in a process of its own; print the end of what it says."""
    folder.mkdir(parents=True, exist_ok=True)
    started = (sys.executable, "-m", "tests.fuzz.one", name, str(seconds), str(folder))
    ended = subprocess.run(started, cwd=ROOT, capture_output=True, text=True, errors="replace", check=False)
    (folder / "log.txt").write_text(ended.stdout + ended.stderr, encoding="utf-8")
    quiet = ended.returncode == 0
    lines = (ended.stdout + ended.stderr).splitlines()
    told = [line for line in lines if line.startswith(("stat::number_of", "stat::average", "stat::peak", f"{name}:"))]
    head = f"{name}: {'quiet' if quiet else 'FOUND SOMETHING'}"
    sys.stdout.write("\n".join([head, *(told if quiet else lines[-40:])]) + "\n")
    sys.stdout.flush()
    return quiet


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
