"""Play in a terminal: the same screens as text, answers from standard input; for screen readers, pipes, no display."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from rich.text import Text

from cxsim.frontend import program as programs
from cxsim.frontend.messages import Message, Open, Quit, Working
from cxsim.frontend.tree import Element, Role, buttons

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

    from cxsim.frontend.frame import Run
    from cxsim.frontend.program import Program

LETTERS = (("backspace", "b"), ("escape", "0"))
LONGEST_ANSWER = 200


def play(first: Open, run: Run, answers: TextIO, console: Console) -> None:
    """Show screens and read answers until the participant quits or the input ends; nothing decided is lost."""
    program = programs.opened(first)
    while True:
        tree = programs.view(program)
        offered = numbered(tree)
        _print(console, tree, offered)
        message = _asked(console, answers, offered)
        if isinstance(message, Quit):
            _exhaust(run, message)
            return
        program = _after(program, message, run, console)


def numbered(tree: Element) -> dict[str, Element]:
    """Return what can be answered: numbers in the order of the screen, b to step back, 0 to leave."""
    offered: dict[str, Element] = {}
    later: list[Element] = []
    for element in buttons(tree):
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


def lines(element: Element) -> Iterator[tuple[str, str]]:
    """Yield what a screen says, each with its style, without its buttons."""
    if element.role is Role.HEADING:
        yield element.name, "bold"
    elif element.role is Role.TEXT:
        yield element.name, ""
    elif element.role is Role.METER:
        yield "{label}: {value}".format(label=element.name, value=element.value), ""
    elif element.role in {Role.PAGE, Role.GROUP, Role.LIST}:
        for child in element.children:
            yield from lines(child)


def _print(console: Console, tree: Element, offered: dict[str, Element]) -> None:
    console.print()
    for words, style in lines(tree):
        console.print(Text(words, style=style))
    console.print()
    for letter, element in sorted(offered.items(), key=lambda pair: (pair[0] in "b0", len(pair[0]), pair[0])):
        mark = "*" if element.selected else " "
        console.print(Text("{letter:>2}{mark} {words}".format(letter=letter, mark=mark, words=element.name)))
    console.print(Text(" q  Quit"))


def _asked(console: Console, answers: TextIO, offered: dict[str, Element]) -> Message:
    """Read until an answer is one that is offered; the end of the input means quit."""
    while True:
        console.print(Text("> "), end="")
        line = answers.readline(LONGEST_ANSWER)
        answer = line.strip().lower()
        if not line or answer == "q":
            console.print()
            return Quit()
        element = offered.get(answer)
        if element is not None and element.action is not None:
            return element.action
        known = ", ".join(sorted(offered, key=lambda letter: (letter in "b0", len(letter), letter)))
        console.print(Text("Answer with one of these: {known}, or q to quit.".format(known=known)))


def _after(program: Program, message: Message, run: Run, console: Console) -> Program:
    if isinstance(message, Working):
        console.print(Text(message.words))
    program, commands = programs.update(program, message)
    for command in commands:
        for answer in run(command):
            program = _after(program, answer, run, console)
    return program


def _exhaust(run: Run, message: Quit) -> None:
    for _ in run(message):
        pass
