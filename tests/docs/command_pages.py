"""The pages of docs/commands/, one a verb: what its help says, and nothing else.

``python -m tests.docs.command_pages --write`` writes them anew; tests compare.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from enum import Enum
from importlib import import_module
from inspect import Parameter, signature
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any, get_args, get_origin, get_type_hints

from typer.main import get_command
from typer.models import ArgumentInfo

import cxsim.cli
from cxsim.cli.main import app
from tests.docs.markdown import table
from tests.docs.pages import DOCS, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

COMMANDS = DOCS / "commands"
COMMAND = "python -m tests.docs.command_pages --write"
_REMARK = f"<!-- Written by `{COMMAND}` from the command's help. -->"


@dataclass(frozen=True, slots=True)
class Given:
    """What can be typed after a verb: an argument, or an option."""

    name: str
    told: Any
    """What typer was told about it."""
    choices: tuple[str, ...]
    default: object
    several: bool
    is_flag: bool

    @property
    def is_argument(self) -> bool:
        """Whether it stands without a name of its own."""
        return isinstance(self.told, ArgumentInfo)

    @property
    def required(self) -> bool:
        """Whether nothing works without it."""
        return self.default is Parameter.empty


def written() -> Iterator[tuple[Path, str]]:
    """Yield every page as it should be."""
    yield COMMANDS / "README.md", _index()
    for name, verb in _verbs().items():
        yield COMMANDS / f"{name}.md", _page(name, verb)


def late() -> list[tuple[Path, str]]:
    """Return the pages that are not as the help has them, with what should stand there."""
    return [(page, text) for page, text in written() if not page.is_file() or text_of(page) != text]


def superfluous() -> list[Path]:
    """Return the pages of verbs that there are no more."""
    there = {page for page, _ in written()}
    return [page for page in sorted(COMMANDS.glob("*.md")) if page not in there]


def _verbs() -> dict[str, Callable[..., None]]:
    """Return the function of each verb, as the command line finds them."""
    names = sorted(vars(get_command(app()))["commands"])
    modules = {each.name.rstrip("_").replace("_", "-"): each.name for each in iter_modules(cxsim.cli.__path__)}
    return {name: import_module(f"cxsim.cli.{modules[name]}").verb for name in names}


def _given(verb: Callable[..., None]) -> list[Given]:
    hints = get_type_hints(verb, include_extras=True)
    found = []
    for name, parameter in signature(verb).parameters.items():
        kind, told = get_args(hints[name])[:2]
        choices = tuple(word for each in (kind, *get_args(kind)) for word in _words_of(each))
        flag = kind is bool or bool in get_args(kind)
        found.append(Given(name.rstrip("_"), told, choices, parameter.default, get_origin(kind) is list, flag))
    return found


def _words_of(kind: object) -> list[str]:
    """Return the words that a closed list has, none where it is no list."""
    return [str(each.value) for each in kind] if isinstance(kind, type) and issubclass(kind, Enum) else []


def _index() -> str:
    rows = ((f"[`cxsim {name}`]({name}.md)", _paragraphs(verb.__doc__)[0]) for name, verb in _verbs().items())
    about = "Every command and what it is for. Behind any of them, `--help` says the same.\n"
    return f"# Commands\n\n{_REMARK}\n\n{about}\n{table(('command', 'what it does'), rows)}"


def _page(name: str, verb: Callable[..., None]) -> str:
    given = _given(verb)
    arguments = [each for each in given if each.is_argument]
    options = [each for each in given if not each.is_argument]
    usage = " ".join(["cxsim", name, *map(_place, arguments), *(["[options]"] if options else [])])
    parts = [f"# cxsim {name}", _REMARK, f"    {usage}", *_paragraphs(verb.__doc__)]
    if arguments:
        rows = ((f"`{_place(each)}`", _help(each)) for each in arguments)
        parts.append(table(("argument", "meaning"), rows).rstrip())
    if options:
        parts.append(
            table(("option", "meaning", "left out"), ((_names(each), _help(each), _default(each)) for each in options))
        )
    return "\n\n".join(part.rstrip() for part in parts) + "\n"


def _paragraphs(text: str | None) -> list[str]:
    return [_plain(" ".join(each.split())) for each in re.split(r"\n\s*\n", (text or "").strip())]


def _place(argument: Given) -> str:
    name = str(argument.told.metavar or argument.name).upper() + ("…" if argument.several else "")
    return name if argument.required else f"[{name}]"


def _help(given: Given) -> str:
    listed = f"One of {', '.join(f'`{each}`' for each in given.choices)}." if given.choices else ""
    return " ".join(each for each in (_plain(given.told.help or ""), listed) if each)


def _names(option: Given) -> str:
    told = (option.told.default, *(option.told.param_decls or ()))  # typer keeps the first name where a default may be
    names = [each for each in told if isinstance(each, str) and each.startswith("-")]
    names = names or [f"--{option.name.replace('_', '-')}"]
    value = "" if option.is_flag else f" {option.told.metavar or option.name.upper()}"
    return f"`{', '.join(sorted(names, key=len))}{value}`"


def _default(option: Given) -> str:
    if option.required:
        return "required"
    if option.is_flag or option.default in (None, (), []):
        return ""
    return f"`{getattr(option.default, 'value', option.default)}`"


def _plain(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")


def main() -> int:
    """Say which pages are not as the help has them; write them where asked to."""
    old, gone = late(), superfluous()
    if "--write" in sys.argv[1:]:
        COMMANDS.mkdir(exist_ok=True)
        for page, text in old:
            page.write_text(text, encoding="utf-8", newline="\n")
        for page in gone:
            page.unlink()
        return 0
    for page in (*(page for page, _ in old), *gone):
        sys.stdout.write(f"{page.name} is not as the help has it. Run {COMMAND}\n")
    return 1 if old or gone else 0


if __name__ == "__main__":
    sys.exit(main())
