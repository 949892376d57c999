"""The how-to pages: the scenario that is built step by step plays, and the code that is shown runs."""

from __future__ import annotations

from types import ModuleType
from typing import TYPE_CHECKING

import pytest
import typer
from typer.testing import CliRunner

from cxsim.simulation.golden import play_golden
from tests.docs.examples import SCENARIO, Contents, examples, laid_over, load, whole
from tests.docs.pages import DOCS, ROOT, Fenced, fenced

if TYPE_CHECKING:
    from pathlib import Path

    from cxsim.model.pack import Pack

ADD_A_SCENARIO = DOCS / "how-to" / "add-a-scenario.md"
ADD_A_VERB = DOCS / "how-to" / "add-a-verb.md"
STEPS = [each for each in examples(ADD_A_SCENARIO) if each.file == "scenario"]


def after(steps: int) -> Contents:
    """Return what the files hold after so many steps of the scenario."""
    contents = whole(examples(ADD_A_SCENARIO))
    for step in STEPS[1:steps]:
        contents = laid_over(contents, step)
    return contents


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    pack = load(after(len(STEPS)), tmp_path_factory.mktemp("pack")).pack
    assert pack is not None
    return pack


@pytest.mark.parametrize("steps", range(1, len(STEPS) + 1))
def test_after_every_step_there_is_nothing_to_fix(steps: int, tmp_path: Path) -> None:
    loaded = load(after(steps), tmp_path)
    assert loaded.diagnostics == ()
    assert loaded.pack is not None


def test_the_golden_runs_come_true(finished: Pack) -> None:
    for run in finished.playthroughs[SCENARIO].values():
        assert play_golden(finished, SCENARIO, run).mismatches == ()


def test_the_golden_runs_reach_every_ending(finished: Pack) -> None:
    reached = {run.expect.ending for run in finished.playthroughs[SCENARIO].values()}
    assert reached == set(finished.scenarios[SCENARIO].endings)


def shown_verb() -> Fenced:
    (block,) = [each for each in fenced(ADD_A_VERB) if each.marks == ("python", "verb")]
    return block


def test_the_verb_that_is_shown_does_what_the_page_says() -> None:
    module = ModuleType("words")
    exec(compile(shown_verb().text, str(shown_verb()), "exec"), vars(module))  # noqa: S102 - our own page
    app = typer.Typer()
    app.command("words")(vars(module)["verb"])
    answer = CliRunner().invoke(app, [str(ROOT / "scenarios" / "onboarding")])
    assert answer.exit_code == 0, answer.output
    scenarios = {each.stem for each in (ROOT / "scenarios" / "onboarding").glob("*.yaml")} - {"pack", "cast"}
    assert {line.split()[0] for line in answer.output.splitlines()} == scenarios
    assert all(int(line.split()[1]) > 0 for line in answer.output.splitlines())
