"""What stands in a passage of Twee: text, links and HTML; macros go to the reader of their story format."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from cxsim.workbench.importing.story import Weight
from cxsim.workbench.importing.twee_body import Body, ends_of
from cxsim.workbench.importing.twee_harlowe import Harlowe
from cxsim.workbench.importing.twee_sugarcube import SugarCube

if TYPE_CHECKING:
    from cxsim.workbench.importing.story import Passage, Story

_NEXT = re.compile(
    r"""
      \[\[(?P<link>[^\[\]\n]{1,600})\](?:\[(?P<setter>[^\[\]\n]{0,300})\])?\]
    | \[img\[(?P<image>[^\[\]\n]{1,300})\](?:\[(?P<to>[^\[\]\n]{1,300})\])?(?:\[[^\[\]\n]{0,300}\])?\]
    | <<(?P<sugar>/?[\w=-]{1,40})(?P<args>(?:[^<>]|<(?!<)|>(?!>)){0,20000})>>
    | \((?P<harlowe>[A-Za-z][\w-]{0,40}):
    | <a\b[^<>]{0,300}\bdata-passage=["'](?P<page>[^"'<>]{1,300})["'][^<>]{0,300}>(?P<shows>[^<>]{0,600})</a>
    | <(?P<tag>/?[A-Za-z][A-Za-z0-9-]{0,20})\b[^<>]{0,2000}>
    | (?P<shown>\$[^\W\d]\w{0,60}(?:\.\w{1,60}|\[[^\[\]\n]{0,60}\]){0,9})
    | \|[\w-]{1,40}(?P<hook>[>)])(?=\[)
    | (?P<open>\[)
    | (?P<close>\](?:[<(][\w-]{1,40}\|)?)
    """,
    re.VERBOSE,
)
"""Each part excludes its own beginning, so that no text makes it look twice at the same place."""
_REMARKS: Final = {"<!--": "-->", "/*": "*/", "/%": "%/"}
_CODE: Final = {"<<script>>": "<</script>>", "<script": "</script>", "<style": "</style>", "<%": "%>"}
_SHOWS = "<%="
_BREAKS = frozenset({"br", "p", "/p", "div", "/div", "li", "/li", "hr", "tr", "h1", "/h1", "h2", "/h2", "h3", "/h3"})
_ELEMENTS = frozenset({"img", "audio", "video", "iframe", "svg", "input", "button", "select", "textarea", "canvas"})


class Markup:
    """Reads the body of one passage into it."""

    def __init__(self, story: Story, passage: Passage, line: int, form: str, taken: set[str]) -> None:
        self._story, self._first = story, line + 1
        self._body = Body(story, passage, taken)
        self._body.line = line + 1
        self._sugarcube = SugarCube(self._body) if form in {"", "sugarcube"} else None
        self._harlowe = Harlowe(self._body, whole=form == "harlowe") if form in {"", "harlowe"} else None
        self._brackets_are_hooks = form == "harlowe"
        self._ends: dict[str, int] = {}
        """Closing macro of SugarCube → where its last one stands."""

    def read(self, text: str) -> list[Passage]:
        """Read all of it; return passages for what clicks show, which had no name of their own."""
        text = self._without_remarks_and_code(text)
        self._ends = {found[1].lower(): found.start() for found in re.finditer(r"<</([\w-]{1,40})", text)}
        at = counted = 0
        while True:
            at = self._harlowe.hook_opened(text, at) if self._harlowe else at
            found = _NEXT.search(text, at)
            begins = found.start() if found else len(text)
            self._story.spend(begins - at + 1)
            self._say(text[at:begins])
            if found is None:
                return self._body.finish()
            self._body.line += text.count("\n", counted, begins)
            at, counted = self._instruction(found, text), begins

    def _without_remarks_and_code(self, text: str) -> str:
        """Return the text without what is not told; its lines keep their numbers."""
        for opens, closes in (*_REMARKS.items(), *_CODE.items()):
            kept: list[str] = []
            at, begins = 0, text.find(opens)
            while begins >= 0 and (ends := text.find(closes, begins + len(opens))) >= 0:
                ends += len(closes)
                shown = "…" if text.startswith(_SHOWS, begins) else ""
                kept += [text[at:begins], shown, "\n" * text.count("\n", begins, ends)]
                self._body.line += text.count("\n", at, begins)
                if shown:
                    self._body.leave("a value shown in a text")
                elif opens == "<%":
                    self._body.leave("code (<% … %>); what hung on it is always there", Weight.CONDITION)
                elif opens in _CODE:
                    self._body.leave("code")
                self._body.line += text.count("\n", begins, ends)
                at, begins = ends, text.find(opens, ends)
            text = "".join([*kept, text[at:]])
            self._body.line = self._first
        return text

    def _say(self, text: str) -> None:
        if self._brackets_are_hooks:
            text = text.replace("{", "").replace("}", "")  # they only gather white space
        self._body.say(text)

    def _instruction(self, found: re.Match[str], text: str) -> int:
        """Do one instruction; return where it ends."""
        condition = self._harlowe.condition_of_link() if self._harlowe else None
        if found["link"]:
            self._body.link_or_page(*ends_of(found["link"]), found["setter"] or "", condition)
        elif found["image"]:
            self._body.leave("a picture", Weight.EFFECT)
            if found["to"]:
                self._body.link(*ends_of(found["to"]), condition=condition)
        elif found["page"]:
            self._body.link(found["shows"].strip() or found["page"], found["page"].strip(), condition=condition)
        elif found["tag"]:
            self._tag(found["tag"].lower())
        elif found["sugar"] and self._sugarcube:
            name = found["sugar"].lower()
            self._sugarcube.do(name, found["args"].strip(), has_body=self._ends.get(name, -1) > found.start())
        elif found["harlowe"] and self._harlowe:
            return self._harlowe.do(found, text)
        elif found["shown"] and (self._sugarcube or self._harlowe):
            self._shown(found, text)
        else:
            self._bracket(found)
        return found.end()

    def _shown(self, found: re.Match[str], text: str) -> None:
        if self._brackets_are_hooks and text[found.end() : found.end() + 1] in {"[", "+"}:
            self._body.leave("a look or condition kept in a variable", Weight.CONDITION)
            return
        self._body.leave(f"the value {found['shown'][:40]} shown in a text")
        self._body.say("…")

    def _bracket(self, found: re.Match[str]) -> None:
        """Open or close a hook of Harlowe; anywhere else it is text."""
        if found["hook"] and self._harlowe:
            self._harlowe.named_hook(hidden=found["hook"] == ")")
        elif found["open"] and self._brackets_are_hooks:
            self._body.open_hook(None)
        elif not (found["close"] and self._harlowe and self._harlowe.close()):
            self._body.say(found[0])
        elif found["close"][1:2] == "(":
            self._body.leave("a hook that is hidden at first; it is always there", Weight.CONDITION)

    def _tag(self, tag: str) -> None:
        if tag in _BREAKS:
            self._body.say("\n")
        elif tag in _ELEMENTS:
            self._body.leave(f"the HTML element <{tag}>", Weight.EFFECT)
