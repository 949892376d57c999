"""Twine's other story formats: links and text are read; what else Chapbook has is taken out of them and listed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cxsim.workbench.importing.story import Weight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxsim.workbench.importing.story import Story

_FORMATS = {"": "", "harlowe": "harlowe", "sugarcube": "sugarcube", "sugarcane": "sugarcube", "jonah": "sugarcube"}
_MODIFIER = re.compile(r"\[([^\[\]]{1,300})\]\s*")
_INSERT = re.compile(r"\{([^{}\n]{1,300})\}")
_CONDITIONAL = ("if", "unless", "else")
_LINK = re.compile(r"(?:reveal|restart|back)\s+link\b|embed\s+passage\b")


def form_of(name: str) -> str:
    """Return which macros a story format has: those of harlowe, of sugarcube, either ("") or none we read (other)."""
    return _FORMATS.get(name.casefold().rstrip("0123456789. "), "other")


def only_prose(story: Story, form: str) -> None:
    """Say of a story format that we read nothing but its links and text."""
    what = f"conditions, variables and code of {form[:40]}: of this story format only links and text are read"
    story.leave("the whole story", what, Weight.WHOLE)


def without_chapbook(story: Story, body: str, line: int) -> str:
    """Return a passage's body without Chapbook's variables, modifiers and inserts; its lines keep their numbers."""
    lines = body.split("\n")
    ends = lines.index("--") if "--" in lines else -1
    for number, each in enumerate(lines[: max(ends, 0)], line + 1):
        if each.strip():
            name, _, value = each.partition(":")
            what = f"the variable '{name.strip()[:60]}' is set to {value.strip()[:60]}"
            story.leave(f"line {number}", what)
    lines[: ends + 1] = [""] * (ends + 1)
    return "\n".join(_prose(story, lines, line))


def _prose(story: Story, lines: list[str], line: int) -> Iterator[str]:
    for number, each in enumerate(lines, line + 1):
        modifier = _MODIFIER.fullmatch(each)
        if modifier is None:
            for what in _INSERT.findall(each):
                weight = Weight.STRUCTURE if _LINK.match(what.strip()) else Weight.VALUE
                story.leave(f"line {number}", f"the insert {{{what[:60]}}}", weight)
            yield _INSERT.sub("…", each)
            continue
        conditional = modifier[1].lstrip().startswith(_CONDITIONAL)
        hung = "; what hung on it is always there" if conditional else ""
        weight = Weight.CONDITION if conditional else Weight.EFFECT
        story.leave(f"line {number}", f"the modifier [{modifier[1][:60]}]{hung}", weight)
        yield ""
