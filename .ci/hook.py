"""Have git run the static checks before every commit."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_MARK = "# Written by `python .ci hook`; delete this file to be rid of it."


def install(root: Path) -> int:
    """Write the pre-commit hook of the repository at `root`; return an exit code.

    A hook that somebody else wrote stays as it is.
    """
    found = subprocess.run(
        ("git", "rev-parse", "--git-path", "hooks/pre-commit"),  # noqa: S607 - whichever git the caller uses
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    if found.returncode:
        print(f"{root} is no git checkout, so there is nothing to hook into.")
        return 1
    hook = root / found.stdout.strip()
    if hook.exists() and _MARK not in hook.read_text(encoding="utf-8"):
        print(f"{hook} exists and is not ours; add the line `python .ci static` to it by hand.")
        return 1
    hook.parent.mkdir(parents=True, exist_ok=True)
    hook.write_text(f'#!/bin/sh\n{_MARK}\nexec "{Path(sys.executable).as_posix()}" .ci static\n', encoding="utf-8")
    hook.chmod(0o755)
    print(f"git runs `python .ci static` before every commit now ({hook}).")
    return 0


if __name__ == "__main__":
    sys.exit(install(Path(__file__).resolve().parent.parent))
