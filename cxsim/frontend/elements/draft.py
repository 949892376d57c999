"""Write a text key by key: what was typed, where the cursor stands; pure."""

from __future__ import annotations

from dataclasses import dataclass, replace

CARET = "|"
NEW_LINE = ("return", "enter")
ENDS = (*NEW_LINE, "escape", "tab", "shift tab")
"""Keys that end writing; in a field of many lines the first ones do not."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A text being written, of at most `longest` characters; `at` is the cursor, in characters from the start."""

    text: str = ""
    at: int = 0
    longest: int = 60
    many_lines: bool = False

    @classmethod
    def of(cls, text: str, longest: int = 60, *, many_lines: bool = False) -> Draft:
        """Return a draft that begins with a text, with the cursor at its end."""
        return cls("", 0, longest, many_lines).typed(text)

    @property
    def shown(self) -> str:
        """The text with its cursor."""
        return self.text[: self.at] + CARET + self.text[self.at :]

    def typed(self, text: str) -> Draft:
        """Return the draft with a text at the cursor, without what a field cannot hold and as far as it fits."""
        lines = text.replace("\r\n", "\n").replace("\r", "\n")
        clean = "".join(each for each in lines if each.isprintable() or (each == "\n" and self.many_lines))
        clean = clean[: self.longest - len(self.text)]
        return replace(self, text=self.text[: self.at] + clean + self.text[self.at :], at=self.at + len(clean))

    def key(self, name: str) -> Draft | None:
        """Return the draft after a key, by pygame's name; None where the key ends writing."""
        if name in NEW_LINE and self.many_lines:
            return self.typed("\n")
        if name in ENDS:
            return None
        if name == "backspace":
            return replace(self, text=self.text[: max(0, self.at - 1)] + self.text[self.at :], at=max(0, self.at - 1))
        if name == "delete":
            return replace(self, text=self.text[: self.at] + self.text[self.at + 1 :])
        moved = {"left": self.at - 1, "right": self.at + 1, "home": 0, "end": len(self.text)}.get(name, self.at)
        return replace(self, at=min(len(self.text), max(0, moved)))  # what other keys write comes as text
