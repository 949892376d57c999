"""Characters that are not what they look like: those that no text of a pack may hold, and those that no name may.

Refused are control characters other than tab and line feed, and the embeddings, overrides and isolates of Unicode's
bidirectional algorithm, which make a text read otherwise than it is (CVE-2021-42574). The marks U+200E, U+200F and
U+061C stay allowed: they only say to which side a sign without a direction belongs, and Arabic and Hebrew need them.

Spaces that are none to YAML, and signs without a width, come along from pages and letters. Texts keep them.
"""

from __future__ import annotations

import re

TURNING = r"\u202a-\u202e\u2066-\u2069"
"""Embeddings, overrides and isolates, for a class of a regular expression."""
TURNING_IN_UTF_8 = re.compile(rb"\xe2(?:\x80[\xaa-\xae]|\x81[\xa6-\xa9])")
"""The same as bytes, which are searched forty times as quickly."""
UNSHOWN = re.compile(rf"[\x00-\x08\x0b-\x1f\x7f-\x9f{TURNING}]")
FOREIGN_SPACES = r"\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
STRAY = rf"{FOREIGN_SPACES}\u00ad\u061c\u180e\u200b-\u200f\u2060\ufeff"
"""Spaces that are none to YAML, and signs that cannot be seen at all, for a class of a regular expression."""
_STRAY = re.compile(rf"[{STRAY}]")
_UNPRINTED = re.compile(rf"{UNSHOWN.pattern}|[\ud800-\udfff]")


def written_out(text: str) -> str:
    r"""Return a text as it may be printed: such characters, and halves of others, as escapes such as ``\x1b``."""
    return _UNPRINTED.sub(lambda found: found.group().encode("unicode_escape").decode(), text)


def stray_sign(text: str) -> str:
    """Name the first sign in a text that is no space and looks like one, or like nothing at all; "" without one."""
    found = _STRAY.search(text)
    if found is None:
        return ""
    looks = "looks like a space and is none to YAML" if found[0].isspace() else "cannot be seen"
    return f"U+{ord(found[0]):04X}, which {looks}"


def without_stray(text: str) -> str:
    """Return a text without such signs at its ends; within it there is a space for each that looks like one."""
    return _STRAY.sub(lambda found: " " if found[0].isspace() else "", text).strip()
