"""Twee 3, the text form of Twine stories → our outline of it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxsim.workbench.importing.story import ImportRefusedError, Passage, Story, Weight
from cxsim.workbench.importing.twee_markup import Markup
from cxsim.workbench.importing.twee_other import form_of, only_prose, without_chapbook
from cxsim.workbench.importing.values import Plain, Value, Variable, replaced

if TYPE_CHECKING:
    from collections.abc import Iterator

SPECIAL = frozenset({
    "PassageDone", "PassageFooter", "PassageHeader", "PassageReady", "StoryAuthor", "StoryBanner", "StoryCaption",
    "StoryDisplayTitle", "StoryIncludes", "StoryInterface", "StoryMenu", "StorySettings", "StoryShare", "StorySubtitle",
})  # fmt: skip
"""Passages that story formats read for themselves."""
CODE_TAGS = frozenset({"script", "stylesheet", "widget"})
FRAME_TAGS = frozenset({"header", "footer", "debug-header", "debug-footer", "debug-startup", "Twine.image"})
LONGEST_HEADER = 2_000
_ESCAPED = re.compile(r"\\(.)")


@dataclass(frozen=True, slots=True)
class Written:
    """A passage as it is written: name, tags, first line, body."""

    name: str
    tags: frozenset[str]
    line: int
    body: str


def read_twee(source: bytes) -> Story:
    """Return what a story amounts to; raise :class:`ImportRefusedError` where there is none."""
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ImportRefusedError("It is not written in UTF-8.") from error
    written = list(_passages(text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")))
    if not written:
        raise ImportRefusedError("It has no passage: in Twee each one begins with a line like ':: Start'.")
    return _Reader(written).story()


def _passages(text: str) -> Iterator[Written]:
    head: tuple[str, frozenset[str]] | None = None
    began, body = 0, list[str]()
    for number, line in enumerate(text.split("\n"), 1):
        if not line.startswith("::"):
            body.append(line)
            continue
        if head is not None:
            yield Written(*head, began, "\n".join(body))
        elif any(each.strip() for each in body):
            yield Written("", frozenset(), 1, "\n".join(body))
        head, began, body = _header(line[2:][:LONGEST_HEADER]), number, []
    if head is not None:
        yield Written(*head, began, "\n".join(body))


def _header(line: str) -> tuple[str, frozenset[str]]:
    """Return a passage's name and tags; where it stood in Twine's editor (the metadata) means nothing here."""
    found = re.match(r"((?:\\.|[^\\\[{])*)(?:\[((?:\\.|[^\\\]])*)\])?", line)
    name, tags = (found[1], found[2] or "") if found else (line, "")
    return _ESCAPED.sub(r"\1", name.strip()), frozenset(_ESCAPED.sub(r"\1", each) for each in tags.split())


class _Reader:
    def __init__(self, written: list[Written]) -> None:
        self._written = written
        self._story = Story("Twee 3")
        self._format = ""
        self._taken = {each.name for each in written}

    def story(self) -> Story:
        """Read the special passages first: they say where the story starts and what its variables are."""
        story = self._story
        for each in self._written:
            if each.name == "StoryData":
                self._read_data(each)
        if form_of(self._format) == "other":
            only_prose(story, self._format)
        for each in self._written:
            self._read_special(each)
        for each in self._written:
            if self._is_told(each):
                for made in self._passages(each):
                    story.add(made)
        if not story.passages:
            raise ImportRefusedError("It has no passage that is part of the story.")
        if story.start not in story.passages:
            story.start = "Start" if "Start" in story.passages else next(iter(story.passages))
        return story

    def _read_special(self, each: Written) -> None:
        story, place = self._story, f"line {each.line}"
        if each.name == "StoryTitle":
            story.title = " ".join(each.body.split())
        elif each.name == "StoryInit" or "startup" in each.tags:
            self._read_init(each)
        elif not each.name:
            story.leave(place, "a passage without a name", Weight.STRUCTURE)
        elif each.tags & CODE_TAGS:
            story.leave(place, f"the {', '.join(sorted(each.tags & CODE_TAGS))} '{each.name[:60]}'")
        elif each.name in SPECIAL or each.tags & FRAME_TAGS:
            story.leave(place, f"the special passage '{each.name[:60]}'")

    def _read_init(self, each: Written) -> None:
        for step in self._passages(each)[0].sets.steps:
            value = replaced(step.value, self._at_first)
            if isinstance(value, Plain) and step.when is None:
                self._story.variables[step.name] = value.value
            else:
                what = f"'{step.name[:60]}', which starts as no plain number, truth or text"
                self._story.leave(f"line {each.line}", what)

    def _at_first(self, each: Variable) -> Value:
        starts = self._story.variables
        return Plain(starts[each.name]) if each.name in starts else each

    def _read_data(self, each: Written) -> None:
        try:
            found = json.loads(each.body)
        except (ValueError, RecursionError):
            self._story.leave(f"line {each.line}", "StoryData, which is no JSON")
            return
        if isinstance(found, dict):
            start, form = found.get("start"), found.get("format")
            self._story.start = start if isinstance(start, str) else ""
            self._format = form if isinstance(form, str) else ""
            if isinstance(form, str):
                self._story.tool = f"Twee 3, {form[:40]}"

    def _is_told(self, each: Written) -> bool:
        special = {"StoryTitle", "StoryData", "StoryInit", *SPECIAL}
        return bool(each.name) and each.name not in special and not each.tags & (CODE_TAGS | FRAME_TAGS | {"startup"})

    def _passages(self, each: Written) -> list[Passage]:
        """Return a passage, and those made of what its links show."""
        passage = Passage(each.name, f"line {each.line}")
        body, form = each.body, form_of(self._format)
        if self._format.casefold().startswith("chapbook"):
            body = without_chapbook(self._story, body, each.line)
        return [passage, *Markup(self._story, passage, each.line, form, self._taken).read(body)]
