"""A field with an example, as an author would write it."""

from __future__ import annotations

import json
import re

LONGEST_LINE = 80
"""Characters up to which a mapping stands in braces on the line of its field."""
_PLAIN = re.compile(r"[A-Za-z](?:[\w .'%*/()+<>=-]|,(?! ))*(?<! )|\d+(?:\.\d+)? (?:min|s|h|%|days?|weeks?)")
_MEANING = frozenset({"true", "false", "null"})


def field_written(name: str, value: object, indent: str = "") -> str:
    """Return the lines of a field with a value: ``delivers: {straight: mostly}``."""
    line = f"{indent}{name}: {_flow(value)}"
    if len(line) <= LONGEST_LINE or not isinstance(value, dict):
        return line
    inner = (field_written(key, each, f"{indent}  ") for key, each in value.items())
    return "\n".join((f"{indent}{name}:", *inner))


def _flow(value: object) -> str:
    match value:
        case dict():
            return f"{{{', '.join(f'{key}: {_flow(each)}' for key, each in value.items())}}}"
        case list() | tuple():
            return f"[{', '.join(map(_flow, value))}]"
        case str() if _PLAIN.fullmatch(value) and value not in _MEANING:
            return value
        case _:
            return json.dumps(value, ensure_ascii=False)
