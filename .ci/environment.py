"""The checkout's own virtual environment: made once, filled from the lock, left alone while nothing changed."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commands import Lock

if TYPE_CHECKING:
    from pathlib import Path


class SetupError(Exception):
    """Say in one sentence why the environment cannot be set up, and what to do."""


@dataclass(frozen=True, slots=True)
class Environment:
    """The folder `.venv` of the checkout at `root`."""

    root: Path

    @property
    def folder(self) -> Path:
        """Where the environment lives."""
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """The environment's interpreter."""
        return self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    def lock_file(self, lock: Lock) -> Path:
        """Return the file that names every package of `lock` with its hashes."""
        return self.root / ".ci" / "lock" / f"{lock}.txt"

    def is_ready(self, lock: Lock) -> bool:
        """Tell whether the packages of `lock` are installed, as far as the last setting up wrote down."""
        enough = {lock, Lock.DEV}  # the development packages contain the others
        return self._is_ours() and any(_text(self._stamp(each)) == self._digest(each) for each in enough)

    def set_up(self, lock: Lock) -> None:
        """Make the environment where it is missing, and install the packages of `lock` and the checkout.

        Raises:
            SetupError: pip or venv is missing, or pip failed.
        """
        print(f"Setting up .venv for '{lock}' (once, and again when the locked packages change) ...", flush=True)
        _require_pip()
        if not self._is_ours():
            self._create()
        self._stamp(lock).unlink(missing_ok=True)
        self._install("--require-hashes", "--only-binary", ":all:", "--requirement", str(self.lock_file(lock)))
        self._install("--no-index", "--no-deps", "--no-build-isolation", "--editable", str(self.root))
        self._stamp(lock).write_text(self._digest(lock), encoding="utf-8")

    def _is_ours(self) -> bool:
        """Tell whether the interpreter is there and of the running Python's version."""
        version = f"{sys.version_info.major}.{sys.version_info.minor}."
        settings = (line.partition("=") for line in _text(self.folder / "pyvenv.cfg").splitlines())
        versions = {value.strip() for key, _, value in settings if key.strip() in {"version", "version_info"}}
        return self.python.exists() and any(found.startswith(version) for found in versions)

    def _create(self) -> None:
        try:
            import venv  # noqa: PLC0415 - some systems package Python without it
        except ImportError:
            raise SetupError("This Python has no venv module; on Debian or Ubuntu: apt install python3-venv") from None
        # pip stays outside: Debian's venv cannot bring it along, and the caller's own pip installs into the folder.
        venv.create(self.folder, clear=True, with_pip=False, symlinks=os.name != "nt")

    def _install(self, *arguments: str) -> None:
        pip = (sys.executable, "-m", "pip", "--python", str(self.python), "--disable-pip-version-check", "--no-input")
        finished = subprocess.run((*pip, "install", "--quiet", "--no-user", *arguments), cwd=self.root, check=False)
        if finished.returncode:
            raise SetupError(
                "pip could not install what cxsim needs; its own message stands above. "
                "The locked packages come ready-made for Python 3.11 to 3.14 on Linux, macOS and Windows."
            )

    def _stamp(self, lock: Lock) -> Path:
        return self.folder / f"cxsim-{lock}.stamp"

    def _digest(self, lock: Lock) -> str:
        """Name everything that asks for setting up again when it changes."""
        parts = (
            str(self.root).encode(),
            self.lock_file(lock).read_bytes(),
            (self.root / "pyproject.toml").read_bytes(),
        )
        return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _require_pip() -> None:
    if importlib.util.find_spec("pip") is None:
        raise SetupError(
            "This Python has no pip; on Debian or Ubuntu: apt install python3-pip, elsewhere: python -m ensurepip"
        )


def _text(path: Path) -> str:
    """Return what `path` holds, or nothing where it is missing."""
    return path.read_text(encoding="utf-8") if path.exists() else ""
