"""Play in a terminal: the same screens as text, answers from standard input; for screen readers, pipes, no display."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from rich.text import Text

from cxsim.content.characters import written_out
from cxsim.frontend import program as programs
from cxsim.frontend.elements.tree import Element, Role
from cxsim.frontend.messages import Changed, EditField, Fill, Message, Open, Quit, Working
from cxsim.frontend.words import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

    from cxsim.frontend.frame import Run
    from cxsim.frontend.program import Program
    from cxsim.frontend.words import Words

LETTERS = (("backspace", "b"), ("escape", "0"), ("settings", "s"), ("pause", "p"))
LAST = "b0sp"
"""Letters that come after all numbers."""
LONGEST_ANSWER = 2000
NARROWEST = 20
"""Columns that words are given, also where there are fewer."""
EMPTIES = "-"
"""Line that empties a field."""


def play(first: Open, run: Run, answers: TextIO, console: Console, say: Words = ENGLISH) -> None:
    """Show screens and read answers until the participant quits or the input ends; nothing decided is lost."""
    program = programs.opened(first)
    while True:
        tree = programs.view(program, say)
        offered = numbered(tree)
        _print(say, console, tree, offered)
        message = _asked(say, console, answers, offered)
        if isinstance(message, Quit):
            _exhaust(run, message)
            return
        program, say = _after(program, message, run, console, say)


def numbered(tree: Element) -> dict[str, Element]:
    """Return what can be answered: numbers in the order of the screen, b to step back, 0 to leave."""
    offered: dict[str, Element] = {}
    later: list[Element] = []
    for element in _heard_buttons(tree):
        letter = dict(LETTERS).get(element.shortcut, element.shortcut)
        if letter and not isinstance(element.action, Quit):
            offered[letter] = element
        elif not isinstance(element.action, Quit):
            later.append(element)
    number = 1
    for element in later:
        while str(number) in offered:
            number += 1
        offered[str(number)] = element
    return offered


def lines(say: Words, element: Element) -> Iterator[tuple[str, str]]:
    """Yield what a screen says, each with its style, without its buttons."""
    if element.seen_only:
        return
    if element.role is Role.HEADING:
        yield element.name, "bold"
    elif element.role is Role.TEXT:
        yield element.name, ""
    elif element.role is Role.METER:
        yield say("{label}: {value}", label=element.name, value=element.value), ""
    elif element.role in {Role.PAGE, Role.DIALOG, Role.GROUP, Role.LIST}:
        for child in element.children:
            yield from lines(say, child)


def _heard_buttons(tree: Element) -> Iterator[Element]:
    """Yield the buttons that are not for the eye alone."""
    if tree.seen_only:
        return
    if tree.action is not None:
        yield tree
    for child in tree.children:
        yield from _heard_buttons(child)


def _print(say: Words, console: Console, tree: Element, offered: dict[str, Element]) -> None:
    console.print()
    for words, style in lines(say, tree):
        console.print(_text(words, style))
    console.print()
    for letter, element in sorted(offered.items(), key=lambda pair: (pair[0] in LAST, len(pair[0]), pair[0])):
        mark = "*" if element.selected else " "
        words = say("{label}: {value}", label=element.name, value=element.value) if element.value else element.name
        console.print(_hanging(console, f"{letter:>2}{mark} ", words))
    console.print(_text(f" q  {say('Quit')}"))


def _hanging(console: Console, before: str, words: str) -> Text:
    """Return words with what stands before them; where lines are broken, further ones begin below the first word."""
    if console.soft_wrap:
        return _text(before + words)
    lines = _text(words).wrap(console, max(NARROWEST, console.width - len(before)))
    for line in lines:
        line.rstrip()
    return Text(before) + Text("\n" + " " * len(before)).join(lines)


def _text(words: str, style: str = "") -> Text:
    """Return words to print; a save or the name of a file may hold what a terminal would obey."""
    return Text(written_out(words), style=style)


def _asked(say: Words, console: Console, answers: TextIO, offered: dict[str, Element]) -> Message:
    """Read until an answer is one that is offered; the end of the input means quit."""
    while True:
        console.print(_text("> "), end="")
        line = answers.readline(LONGEST_ANSWER)
        answer = line.strip().lower()
        if not line or answer == "q":
            console.print()
            return Quit()
        element = offered.get(answer)
        if element is not None and element.action is not None:
            return _written(say, console, answers, element.action)
        known = ", ".join(sorted(offered, key=lambda letter: (letter in LAST, len(letter), letter)))
        console.print(_text(say("Answer with one of these: {known}, or q to quit.", known=known)))


def _written(say: Words, console: Console, answers: TextIO, action: Message) -> Message:
    """Return what is to be sent; for a field, with the line that is written into it."""
    if not isinstance(action, EditField):
        return action
    console.print(_text(say("Write it in one line. An empty line leaves it as it is, a single - empties it.")))
    console.print(_text("> "), end="")
    line = answers.readline(LONGEST_ANSWER).strip()
    return Fill(action.field, "" if line == EMPTIES else line) if line else EditField("")


def _after(program: Program, message: Message, run: Run, console: Console, say: Words) -> tuple[Program, Words]:
    if isinstance(message, Working):
        console.print(_text(message.words))
    if isinstance(message, Changed):
        say = message.say
    program, commands = programs.update(program, message)
    told: Message | None = None
    for command in commands:
        for answer in run(command):
            if answer != told or not isinstance(answer, Working):
                program, say = _after(program, answer, run, console, say)
            told = answer
    return program, say


def _exhaust(run: Run, message: Quit) -> None:
    for _ in run(message):
        pass
