"""YAML as people write it: texts under a bar or on the line, short parts in braces or below each other, remarks."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from random import Random

PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_./%()<>=+ -]*")
"""What may stand without quotes wherever it stands, unless it means something else so."""
MEANS_ELSE = re.compile(r"true|false|null|[\d.]+", re.IGNORECASE)
REMARKS = ("as Inês says it", "ask the team again", "shorter: perhaps", "see the other call: it is alike", "- no list")
WIDTH = 100
REMARKED = 0.06


class Told(str):
    """A text that is read in play; it may stand under a bar."""

    __slots__ = ()


def written(value: Mapping[str, Any], random: Random) -> str:
    """Return a file with such a value, written in one of very many ways."""
    return "".join(_entries(value, "", random))


def _entries(value: Mapping[str, Any], indent: str, random: Random) -> Iterator[str]:
    for key, each in value.items():
        if random.random() < REMARKED:
            yield f"{indent}# {random.choice(REMARKS)}\n"
        yield from _entry(f"{indent}{key}:", each, indent, random)


def _entry(head: str, each: object, indent: str, random: Random) -> Iterator[str]:
    inside = indent + " " * random.choice((2, 2, 4))
    if isinstance(each, Told) and ("\n" in each or random.random() < 0.7):
        yield f"{head} |\n"
        yield from (f"{inside}{line}\n" for line in each.splitlines())
    elif isinstance(each, dict) and each and (random.random() < 0.5 or len(head + _flow(each)) > WIDTH):
        yield f"{head}\n"
        yield from _entries(each, inside, random)
    elif isinstance(each, list) and each and random.random() < 0.3:
        yield f"{head}\n"
        yield from (f"{inside}- {_flow(item)}\n" for item in each)
    else:
        remark = f"  # {random.choice(REMARKS)}" if random.random() < REMARKED else ""
        yield f"{head} {_flow(each)}{remark}\n"


def _flow(value: object) -> str:
    match value:
        case dict():
            return "{" + ", ".join(f"{key}: {_flow(each)}" for key, each in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(_flow, value)) + "]"
        case str() if PLAIN.fullmatch(value) and not MEANS_ELSE.fullmatch(value):
            return value.strip()
        case _:
            return json.dumps(value, ensure_ascii=False)
