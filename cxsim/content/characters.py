"""Characters that no text of a pack may hold: what a terminal obeys, and what turns round the writing beside it.

Refused are control characters other than tab and line feed, and the embeddings, overrides and isolates of Unicode's
bidirectional algorithm, which make a text read otherwise than it is (CVE-2021-42574). The marks U+200E, U+200F and
U+061C stay allowed: they only say to which side a sign without a direction belongs, and Arabic and Hebrew need them.
"""

from __future__ import annotations

import re

TURNING = r"\u202a-\u202e\u2066-\u2069"
"""Embeddings, overrides and isolates, for a class of a regular expression."""
TURNING_IN_UTF_8 = re.compile(rb"\xe2(?:\x80[\xaa-\xae]|\x81[\xa6-\xa9])")
"""The same as bytes, which are searched forty times as quickly."""
UNSHOWN = re.compile(rf"[\x00-\x08\x0b-\x1f\x7f-\x9f{TURNING}]")
_UNPRINTED = re.compile(rf"{UNSHOWN.pattern}|[\ud800-\udfff]")


def written_out(text: str) -> str:
    r"""Return a text as it may be printed: such characters, and halves of others, as escapes such as ``\x1b``."""
    return _UNPRINTED.sub(lambda found: found.group().encode("unicode_escape").decode(), text)
