"""XLIFF as translators' tools send it back, and a small pack that it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.content.po_reader import Catalogue
from cxsim.workbench.translation.glossary import Glossary, Term
from cxsim.workbench.translation.merge import merged
from cxsim.workbench.translation.texts import texts_of
from cxsim.workbench.translation.xliff_merge import taken_in
from cxsim.workbench.translation.xliff_reader import read_xliff
from cxsim.workbench.translation.xliff_writer import NAMESPACE, Exported, xliff_text
from tests.packs import pack_of, scenario

if TYPE_CHECKING:
    from pathlib import Path

    from cxsim.content.po_reader import Entry
    from cxsim.model.pack import Pack
    from cxsim.workbench.translation.texts import Text
    from cxsim.workbench.translation.xliff_merge import Taken

BODY = """
situations:
  desk:
    text: |
      dervla: It blinks.
      *Now.*
    next: over
    choices:
      look: {text: Look, renamed_from: see, reply: "Too late. On your clock: {time}."}
      wait: {text: Wait}
"""
ID = "small"
LOOK = "call.situations.desk.choices.look.text"
WAIT = "call.situations.desk.choices.wait.text"
REPLY = "call.situations.desk.choices.look.reply"
DESK = "call.situations.desk.text"
BLINKS = "dervla: It blinks.\n*Now.*"
LATE = "Too late. On your clock: {time}."
GLOSSARY = Glossary((Term("clock", ("ρολόι", "ρολογιού")),))


class Desk:
    """A small pack with its texts in Greek."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / ID
        self.pack: Pack = pack_of(self.folder, {"call": scenario(BODY)})
        self.texts: tuple[Text, ...] = tuple(texts_of(self.pack, self.folder))

    def catalogue(self, *entries: Entry) -> Catalogue:
        """Return a catalogue of these entries, brought up to date."""
        old = Catalogue(entries={each.id: each for each in entries})
        return merged(self.pack, self.texts, old, "el")

    def exported(self, catalogue: Catalogue, *texts: Text) -> str:
        """Return a catalogue as it goes to translators."""
        return xliff_text(Exported(self.pack, "el", texts or self.texts, catalogue, GLOSSARY))

    def taken(self, catalogue: Catalogue, *units: str) -> Taken:
        """Take in a file of these units."""
        return taken_in(self.pack, self.texts, catalogue, read_xliff(file_of(*units)), GLOSSARY)


def file_of(*units: str, pack: str = ID, source: str = "en", target: str = "el") -> bytes:
    """Return a file of these units."""
    languages = f'source-language="{source}" target-language="{target}"'
    about = f'<file original="{pack}/call.yaml" datatype="plaintext" {languages}>'
    return f'<xliff version="1.2" xmlns="{NAMESPACE}">{about}<body>{"".join(units)}</body></file></xliff>'.encode()


def unit(name: str, source: str, target: str = "", state: str = "", more: str = "", **about: str) -> str:
    """Return a unit; texts and what comes after them are XML."""
    said = f' state="{state}"' if state else ""
    filled = f"<target{said}>{target}</target>" if target else ""
    marks = "".join(f' {key}="{value}"' for key, value in {"id": name, **about}.items())
    return f"<trans-unit{marks}><source>{source}</source>{filled}{more}</trans-unit>"
