"""The kept inputs: none of them crashes, hangs or takes more memory than it may, and new ones can be looked for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from pkgutil import iter_modules

import pytest

from tests.docs.pages import DOCS, tables, text_of
from tests.fuzz import targets
from tests.fuzz.one import LONGEST, MEMORY

ROOT = Path(__file__).parent.parent.parent
CORPUS = Path(__file__).parent / "corpus"
TARGETS = sorted(each.name for each in iter_modules(targets.__path__))
SECONDS = 120
"""For all kept inputs together; they take two."""
REPLAY = """
import resource, sys
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

resource.setrlimit(resource.RLIMIT_AS, (1_000_000_000, 1_000_000_000))
corpus, *names = sys.argv[1:]
for name in names:
    target = import_module(f"tests.fuzz.targets.{name}")
    for path in sorted((Path(corpus) / name).iterdir()):
        print(name, path.name, flush=True)
        with TemporaryDirectory() as folder:
            target.try_input(path.read_bytes(), Path(folder))
print("survived")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="memory is not bounded this way there")
def test_every_kept_input_is_survived_in_bounded_memory() -> None:
    started = (sys.executable, "-c", REPLAY, str(CORPUS), *TARGETS)
    ended = subprocess.run(started, cwd=ROOT, capture_output=True, text=True, timeout=SECONDS, check=False)
    assert ended.stdout.endswith("survived\n"), ended.stdout[-300:] + ended.stderr[-3000:]


def test_every_target_has_kept_inputs_and_every_kept_input_a_target() -> None:
    kept = {each.name for each in CORPUS.iterdir() if any(each.iterdir())}
    assert kept == set(TARGETS)


def test_an_unknown_target_is_answered_with_those_there_are() -> None:
    started = (sys.executable, "-m", "tests.fuzz", "lodaer")
    ended = subprocess.run(started, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert all(name in ended.stderr for name in TARGETS)


def test_the_page_about_fuzzing_names_every_target_and_the_bounds() -> None:
    assert f"An input may take {LONGEST} seconds and {MEMORY / 1e9:g} GB." in text_of(DOCS / "fuzzing.md")
    assert set(tables(DOCS / "fuzzing.md", "keys")["targets"].keys) == set(TARGETS)
