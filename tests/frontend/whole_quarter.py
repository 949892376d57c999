"""Play a pack's whole quarter through the game's own pages, looking at each: does it fit, does it say everything?

``python -m tests.frontend.whole_quarter OUT --lang el`` plays the shipped pack and keeps a picture of every page. What
is pressed is chosen by a seed; every page is laid out as the window lays it out, and checked.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

import pygame

from cxsim.content import asset_folder, content_hash, find_pack, load_pack
from cxsim.content.translate import in_language
from cxsim.frontend.drawing.pygame_painter import PygamePainter
from cxsim.frontend.drawing.theme import light
from cxsim.frontend.elements.layout import each, lay_out
from cxsim.frontend.elements.tree import walk
from cxsim.frontend.entrance import Entrance
from cxsim.frontend.frame import Frame
from cxsim.frontend.languages import Languages
from cxsim.frontend.messages import (
    Answer,
    Begin,
    Decide,
    GoOn,
    LookBehind,
    NewGame,
    NextWeek,
    Pick,
    Prepare,
    Proceed,
    ReadBack,
    ShowWeek,
    Turn,
)
from cxsim.frontend.settings.settings import DEFAULTS
from cxsim.frontend.table import Table
from tests.frontend.test_layout import assert_children_do_not_overlap, assert_children_lie_inside, assert_text_has_room

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cxsim.frontend.frame import Run
    from cxsim.frontend.messages import Command, Message
    from cxsim.frontend.words import Words

ONWARD = (NewGame, Begin, Answer, GoOn, ReadBack, Prepare, Proceed, ShowWeek, NextWeek)
"""What is pressed where nothing is to be decided, the first of these that is there."""
MOST_PAGES = 2000
ONCE = (ReadBack, Prepare, GoOn)
"""What may stay on a page when it has been done."""


class StuckError(AssertionError):
    """Nothing on a page leads on."""


class Quarter:
    """A quarter that is played to its end."""

    def __init__(self, frame: Frame, seed: int, look: Callable[[Frame], None]) -> None:
        self.frame = frame
        self.pages: Counter[str] = Counter()
        """Screen → how often it came up."""
        self._random = Random(seed)
        self._look = look
        self._done: set[tuple[str, object]] = set()

    def play(self) -> None:
        """Go on until the quarter is over and everything behind the board has been looked at."""
        while self.frame.program.screen != "quarter":
            self._seen()
            self.frame.send(self._next())
        self._seen()
        self.frame.send(LookBehind())
        while self.frame.working:
            self.frame.work()
        for page in [action for action in self._actions() if isinstance(action, Turn)]:
            self.frame.send(page)
            self._seen()

    def _seen(self) -> None:
        self.pages[self.frame.program.screen] += 1
        if self.pages.total() > MOST_PAGES:
            raise StuckError(f"{MOST_PAGES} pages, and no end")
        self._look(self.frame)

    def _actions(self) -> list[Any]:
        return [element.action for element in walk(self.frame.tree) if element.action is not None]

    def _next(self) -> Any:  # noqa: ANN401 - whatever can be pressed
        actions = self._actions()
        if decisions := [action for action in actions if isinstance(action, Decide)]:
            return self._random.choice(decisions)
        if picks := [action for action in actions if isinstance(action, Pick)]:
            self._fill(picks)
            actions = self._actions()
        for kind in ONWARD:
            for action in actions:
                if isinstance(action, kind) and self._is_new(action):
                    return action
        raise StuckError(f"nothing leads on from '{self.frame.program.screen}': {actions}")

    def _is_new(self, action: object) -> bool:
        """Tell whether something was not done on this page before, and take note of it."""
        if not isinstance(action, ONCE):
            return True
        done = (str(self.frame.tree), action)
        new = done not in self._done
        self._done.add(done)
        return new

    def _fill(self, picks: list[Pick]) -> None:
        """Answer every part of a form."""
        for part in dict.fromkeys(pick.answer.partition(".")[0] for pick in picks):
            self.frame.send(self._random.choice([pick for pick in picks if pick.answer.partition(".")[0] == part]))
        self._look(self.frame)


def entrance(folder: Path, say: Words, saves: Path) -> Entrance:
    """Return the way into a game with a pack, in the language that is spoken, as far as the pack has it."""
    pack = load_pack(folder).pack
    assert pack is not None
    translated = in_language(pack, folder, say.language) if say.language != pack.sheet.source else pack
    table = Table(
        translated, folder, content_hash(pack), saves, lambda: 7, lambda: "2026-01-05T09:00:00Z", lambda: 0.0, say=say
    )
    return Entrance(lambda: table, say)


def as_foreseen(way_in: Entrance) -> Run:
    """Return what carries commands out, and fails where a page that was foreseen is not the one that comes."""

    def run(command: Command) -> Iterable[Message]:
        foreseen, answers = tuple(way_in.foresee(command)), way_in.run(command)
        if foreseen:
            answers = tuple(answers)
            assert answers == foreseen, command
        return answers

    return run


def fits(frame: Frame, size: tuple[int, int], painter: PygamePainter) -> None:
    """Fail where something on the page that is open is cut off or overlaps."""
    layout = lay_out(frame.tree, size, painter, light(), frame.say.settings.text)
    for item in each(layout.root):
        assert_children_lie_inside(item)
        assert_children_do_not_overlap(item)
        assert_text_has_room(item)


def words_of(language: str) -> Words:
    """Return the words of a language, with the usual settings."""
    return Languages(asset_folder() / "locale").speak(replace(DEFAULTS, language=language))


def played(folder: Path, language: str, size: tuple[int, int], seed: int, keep: Path | None = None) -> Quarter:
    """Return a quarter played in a language, every page checked; with ``keep``, a picture of each is kept there."""
    pygame.display.init()
    pygame.font.init()
    surface = pygame.display.set_mode(size)
    painter = PygamePainter(surface, asset_folder())

    def look(frame: Frame) -> None:
        fits(frame, size, painter)
        if keep is not None:
            frame.paint()
            pygame.image.save(surface, str(keep / f"{len(list(keep.iterdir())):03d}_{frame.program.screen}.png"))

    with tempfile.TemporaryDirectory() as saves:
        way_in = entrance(folder, words_of(language), Path(saves))
        quarter = Quarter(Frame(way_in.first(), as_foreseen(way_in), painter, light(), size, way_in.say), seed, look)
        quarter.play()
    return quarter


def main() -> None:
    """Play, and say which pages came up."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("out", type=Path)
    asked.add_argument("--lang", default="en")
    asked.add_argument("--pack", default="onboarding")
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--size", default="1280x720")
    given = asked.parse_args()
    folder = find_pack(given.pack)
    assert folder is not None, f"there is no pack '{given.pack}'"
    given.out.mkdir(parents=True, exist_ok=True)
    width, _, height = given.size.partition("x")
    quarter = played(folder, given.lang, (int(width), int(height)), given.seed, given.out)
    print(f"{quarter.pages.total()} pages, nothing cut off: {dict(quarter.pages)}")  # noqa: T201 - its whole purpose


if __name__ == "__main__":
    main()
