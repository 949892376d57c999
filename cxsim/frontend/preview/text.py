"""The preview in a terminal: the game's own screens as text, and a letter for whatever else an author wants."""

from __future__ import annotations

from queue import Empty, Queue
from threading import Semaphore, Thread
from typing import TYPE_CHECKING, Final, TextIO

from rich.text import Text

from cxsim.frontend import messages as ask
from cxsim.frontend import program as programs
from cxsim.frontend.messages import Leave, Message, Open, ShowSettings
from cxsim.frontend.preview import messages as author
from cxsim.frontend.preview.clock import PAUSE
from cxsim.frontend.preview.view import PreviewView
from cxsim.frontend.terminal import LONGEST_ANSWER, lines, numbered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rich.console import Console

    from cxsim.frontend.elements.tree import Element
    from cxsim.frontend.preview.preview import Preview
    from cxsim.frontend.program import Program
    from cxsim.frontend.words import Words


def play(preview: Preview, answers: TextIO, console: Console, say: Words) -> None:
    """Show screens and carry out what is typed until the author quits; a save is shown as soon as it is noticed."""
    terminal = _Terminal(preview, console, say)
    typed = _Typed(answers)
    terminal.show(preview.show())
    while terminal.open:
        terminal.prompt()
        line = typed.next_line(terminal.look)
        if line is None:
            return
        terminal.look()
        terminal.answer(line.strip())


class _Typed:
    """Lines of the input, read beside the main thread, so that saves are noticed while nobody types."""

    def __init__(self, answers: TextIO) -> None:
        self._answers = answers
        self._wanted = Semaphore(0)
        self._lines: Queue[str] = Queue()
        Thread(target=self._read, daemon=True).start()

    def next_line(self, meanwhile: Callable[[], None]) -> str | None:
        """Wait for a line, looking for saves; None where the input ends."""
        self._wanted.release()
        while True:
            try:
                line = self._lines.get(timeout=PAUSE)
            except Empty:
                meanwhile()
            else:
                return line or None

    def _read(self) -> None:
        line = "more"
        while line:
            self._wanted.acquire()
            line = self._answers.readline(LONGEST_ANSWER)
            self._lines.put(line)


class _Terminal:
    def __init__(self, preview: Preview, console: Console, say: Words) -> None:
        self._preview = preview
        self._console = console
        self._say = say
        self._view: PreviewView
        self._program: Program
        self.open = True

    def show(self, message: Message) -> None:
        """Print a screen: where it is written, what is wrong, and the game's own part with its answers."""
        if not isinstance(message, Open) or not isinstance(message.view, PreviewView):
            return
        self._view = message.view
        self._program = programs.opened(self._view.inner)
        self._redraw()

    def _redraw(self) -> None:
        say, view = self._say, self._view
        self._print()
        self._print(f"[{view.place.where}] {view.scenario} · {view.place.name} · {say('Luck {seed}', seed=view.seed)}")
        for error in view.errors:
            self._print(error, "bold")
        if view.errors:
            self._print(say("Shown as it was before this mistake"), "bold")
        if view.stopped:
            self._print(say("Your choices could be made again up to here."), "bold")
            self._print(view.stopped, "bold")
        tree = programs.view(self._program, say)
        for words, style in lines(say, tree):
            self._print(words, style)
        self._print()
        for letter, element in self._offered(tree).items():
            self._print(f"{letter:>2}{'*' if element.selected else ' '} {element.name}")

    def prompt(self) -> None:
        """Ask for the next line."""
        self._print("> ", end="")

    def look(self) -> None:
        """Show what was saved, if anything was."""
        for message in self._preview.saved():
            self.show(message)
            self.prompt()

    def answer(self, typed: str) -> None:
        """Carry out one line."""
        word, _, rest = typed.partition(" ")
        element = self._offered(programs.view(self._program, self._say)).get(word)
        if element is not None and element.action is not None:
            self._send(element.action)
        elif word == "q":
            self.open = False
        elif word in {"w", "l", "p", "?"}:
            self._tell(word)
        else:
            self._direct(word, rest.strip())

    def _offered(self, tree: Element) -> dict[str, Element]:
        """Return what the game's own screen offers, by number."""
        found = numbered(tree)
        return {key: each for key, each in found.items() if key.isdigit() and each.action not in _NOT_HERE}

    def _direct(self, word: str, rest: str) -> None:
        """Carry out what only an author asks for."""
        say, view = self._say, self._view
        places, scenarios = [each.id for each in view.stops], view.scenarios
        match word:
            case "b":
                self._send_all(self._preview.run(ask.StepBack()))
            case "o":
                self._send_all(self._preview.run(author.StartOver()))
            case "s" if rest.isascii() and rest.isdigit():
                self._send_all(self._preview.run(author.Reseed(int(rest))))
            case "j" if rest in places:
                self._send_all(self._preview.run(author.Jump(rest)))
            case "j":
                self._print(say("There is no '{place}' to jump to. There are {places}.", place=rest,
                                places=", ".join(places)))  # fmt: skip
            case "c" if rest in scenarios:
                self._send_all(self._preview.run(author.Rehearse(rest)))
            case "c":
                self._print(say("There are the scenarios {scenarios}.", scenarios=", ".join(scenarios)))
            case _:
                self._help()

    def _tell(self, word: str) -> None:
        view = self._view
        if word == "w":
            for row in view.watched:
                self._print(f"{'*' if row.changed else ' '} {row.group}: {row.name} = {row.value}")
            for number, made in enumerate(view.way, start=1):
                self._print(f"{number:>2}. {made}")
        elif word == "l":
            for spot in view.spots:
                self._print(f"{spot.where}  {spot.name}")
        elif word == "p":
            for stop in view.stops:
                mark = {"here": ">", "been": "·"}.get(stop.standing, " ")
                self._print(f"{mark} {stop.id} ({stop.kind})")
        else:
            self._help()

    def _help(self) -> None:
        say = self._say
        for letter, words in (
            ("1 …", say("choose, or go on")),
            ("b", say("step back")),
            ("o", say("start over")),
            ("w", say("values, and what was chosen so far; * changed last")),
            ("l", say("lines: where it is written what is on the screen")),
            ("p", say("places of the scenario")),
            ("j place", say("jump to a place")),
            ("s 7", say("play the same choices with other luck")),
            ("c name", say("another scenario")),
            ("q", say("quit")),
        ):
            self._print(f"{letter:>9}  {words}")

    def _send(self, message: Message) -> None:
        self._program, commands = programs.update(self._program, message)
        if not commands:
            self._redraw()
        for command in commands:
            self._send_all(self._preview.run(command))

    def _send_all(self, answers: Iterable[Message]) -> None:
        for each in answers:
            self.show(each)

    def _print(self, words: str = "", style: str = "", end: str = "\n") -> None:
        self._console.print(Text(words, style=style), end=end)


_NOT_HERE: Final = (Leave(), ShowSettings())
