"""The content hash of a pack: of what decides play, without its prose, so that a corrected comma keeps a save."""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

if TYPE_CHECKING:
    from cxsim.model.pack import Pack

PROSE = frozenset(
    {"title", "about", "text", "reply", "prebrief", "ask", "takeaway", "debrief", "label", "labels"}
    | {"mission", "name", "manner", "licence", "picture", "reads_aloud", "version", "languages"}
    | {"journey", "persona", "policies", "products", "view"}
)
"""Fields that change what is read, never what happens."""


def content_hash(pack: Pack) -> str:
    """Return 32 hexadecimal digits that stand for the validated pack without its prose."""
    sheet = pack.sheet.model_copy(update={"facts": dict.fromkeys(pack.sheet.facts)})  # their wording is prose, too
    whole = {"sheet": sheet, "cast": pack.cast, "scenarios": dict(pack.scenarios)}
    text = json.dumps(_bare(whole), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return blake2b(text.encode(), digest_size=16).hexdigest()


def _bare(value: Any) -> Any:
    match value:
        case BaseModel():
            return {name: _bare(getattr(value, name)) for name in sorted(value.model_fields_set) if name not in PROSE}
        case dict():
            return {"order": list(value), "of": {name: _bare(each) for name, each in value.items()}}
        case tuple() | list():
            return [_bare(each) for each in value]
        case _:
            return value
