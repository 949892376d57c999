"""Give one target new inputs for a while: ``python -m tests.fuzz.one TARGET SECONDS FOLDER``. Started by tests.fuzz.

Atheris chooses them where it is installed: it watches which lines an input reaches. Elsewhere seeds are cut and joined
by chance. ``FOLDER/found`` holds inputs that reached something new, ``FOLDER/crash-*`` what is to be mended.
"""

from __future__ import annotations

import random
import signal
import sys
import time
from hashlib import sha256
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

CORPUS = Path(__file__).parent / "corpus"
LARGEST = 65_536
"""Bytes of an input."""
LONGEST = 20
"""Seconds an input may take."""
MEMORY = 1_500_000_000
"""Bytes of address space."""
_SIGNS = b'\n\t :,{}[]()<>$"#*&!|/-=\\^.~@0'


def main(name: str, seconds: int, folder: Path) -> None:
    """Fuzz one target; end with an exception at the first finding."""
    if find_spec("atheris") is None:  # an extra
        _by_chance(name, seconds, folder)
        return
    atheris = import_module("atheris")
    with atheris.instrument_imports(include=["cxsim"]):
        target = import_module(f"tests.fuzz.targets.{name}")
    (folder / "found").mkdir(parents=True, exist_ok=True)
    bounds = [f"-max_total_time={seconds}", f"-timeout={LONGEST}", f"-rss_limit_mb={MEMORY // 1_000_000}"]
    how = [f"-max_len={LARGEST}", "-verbosity=1", "-print_final_stats=1", f"-artifact_prefix={folder}/"]
    atheris.Setup(["fuzz", *bounds, *how, str(folder / "found"), str(CORPUS / name)], _clean(target, folder))
    atheris.Fuzz()


def _clean(target: Any, folder: Path) -> Callable[[bytes], None]:  # noqa: ANN401 - a module
    """Return the target with a folder that is empty for every input."""
    place = folder / "place"

    def try_input(content: bytes) -> None:
        rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        target.try_input(content, place)

    return try_input


def _by_chance(name: str, seconds: int, folder: Path) -> None:
    import resource  # noqa: PLC0415 - Windows has none

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try_input = _clean(import_module(f"tests.fuzz.targets.{name}"), folder)
    seeds = [each.read_bytes() for each in sorted((CORPUS / name).iterdir())]
    chance = random.Random(time.time_ns())
    ends, tried = time.monotonic() + seconds, 0
    while time.monotonic() < ends:
        content = _changed(chance, seeds)
        signal.alarm(LONGEST)  # nothing answers it: the process ends
        try:
            try_input(content)
        except BaseException:
            (folder / f"crash-{sha256(content).hexdigest()[:16]}").write_bytes(content)
            raise
        signal.alarm(0)
        tried += 1
    sys.stdout.write(f"{name}: {tried} inputs by chance in {seconds} seconds\n")


def _changed(chance: random.Random, seeds: list[bytes]) -> bytes:
    one, other = chance.choice(seeds), chance.choice(seeds)
    cut, past = chance.randrange(len(one) + 1), chance.randrange(len(other) + 1)
    content = bytearray((one[:cut] + other[past:]) if chance.random() < 0.5 else one)
    for _ in range(chance.randrange(5)):
        at = chance.randrange(len(content) + 1)
        content[at : at + chance.randrange(3)] = bytes(chance.choices(_SIGNS, k=chance.randrange(4)))
    return bytes(content[:LARGEST])


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
