"""ink's compiled containers as a tree with parents, and the paths that lead through it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from cxsim.workbench.importing.story import ImportRefusedError

FIRST_VERSION, LAST_VERSION = 19, 21
"""Of the compiled format: ink 0.9 to 1.2."""
MOST_CONTAINERS = 60_000
_RECKONS = frozenset({"VAR?", "VAR=", "temp=", "CNT?", "f()", "^var"})
_TELLS = frozenset({"out", "#", "thread", "done", "end", "->->"})
LONGEST_PATH = 200
"""Parts of a path that is followed."""


@dataclass(slots=True, eq=False)
class Container:
    """A list of instructions, with named containers beside it."""

    name: str
    parent: Container | None
    at: int | None
    """Where it stands in its parent's content; None where it is only named there."""
    content: list[Any] = field(default_factory=list)
    named: dict[str, Container] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """Where it is, as ink would write it; at most a few parts."""
        parts: list[str] = []
        here: Container | None = self
        while here is not None and here.parent is not None and len(parts) < LONGEST_PATH:
            parts.append(here.name or str(here.at))
            here = here.parent
        return ".".join(reversed(parts)) or "the beginning"

    @property
    def only_reckons(self) -> bool:
        """Whether it has no text, condition or jump: a function of which nothing but its values matters."""
        before: Any = None
        for each in self.content:
            says = isinstance(each, str) and (each in _TELLS or (each.startswith("^") and before != "str"))
            if says or isinstance(each, Container) or (isinstance(each, dict) and not each.keys() & _RECKONS):
                return False
            before = each
        return True


Pointer = tuple[Container, int]


def read_tree(source: bytes) -> tuple[Container, dict[str, Any]]:
    """Return the outermost container and the top of the file; raise :class:`ImportRefusedError` for anything else."""
    try:
        top = json.loads(source.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ImportRefusedError("It is no JSON, or nested deeper than any story.") from error
    version = top.get("inkVersion") if isinstance(top, dict) else None
    if not isinstance(version, int) or not isinstance(top.get("root"), list):
        raise ImportRefusedError("It is no story compiled by inklecate: it has no inkVersion and no root.")
    if not FIRST_VERSION <= version <= LAST_VERSION:
        versions = f"{FIRST_VERSION} to {LAST_VERSION}"
        way_out = "Compile it with another inklecate."
        raise ImportRefusedError(f"It has inkVersion {version}; {versions} are read. {way_out}")
    return _tree(top["root"]), top


def _tree(root: list[Any]) -> Container:
    top = Container("", None, None)
    waiting: list[tuple[Container, list[Any]]] = [(top, root)]
    count = 0
    while waiting:
        container, raw = waiting.pop()
        count += 1
        if count > MOST_CONTAINERS:
            raise ImportRefusedError(f"It has more than {MOST_CONTAINERS:,} containers. Split it first.")
        last = raw[-1] if raw and isinstance(raw[-1], dict) else {}
        if isinstance(last.get("#n"), str):
            container.name = last["#n"]
            if container.parent is not None:
                container.parent.named.setdefault(container.name, container)
        for name, each in last.items():
            if isinstance(each, list):
                container.named[name] = Container(name, container, None)
                waiting.append((container.named[name], each))
        ends = len(raw) - 1 if raw and (raw[-1] is None or isinstance(raw[-1], dict)) else len(raw)
        for each in raw[:ends]:
            if isinstance(each, list):
                inner = Container("", container, len(container.content))
                waiting.append((inner, each))
                container.content.append(inner)
            else:
                container.content.append(each)
    return top


def follow(path: Any, origin: Container, root: Container) -> Pointer | None:  # noqa: ANN401 - whatever JSON holds
    """Return where a path leads that stands in ``origin``, None where it leads nowhere."""
    if not isinstance(path, str):
        return None
    parts = path.split(".")
    here: Container | None = root
    if parts[0] == "":
        here, parts = origin, parts[1:]
        if parts[:1] != ["^"]:
            return None
        parts = parts[1:]  # from the instruction to the container it stands in
    if len(parts) > LONGEST_PATH:
        return None
    for at, part in enumerate(parts):
        if here is None:
            return None
        if part == "^":
            here = here.parent
        elif part.isdecimal() and len(part) <= len(str(MOST_CONTAINERS)) + 2:
            index = int(part)
            inner = here.content[index] if index < len(here.content) else None
            if not isinstance(inner, Container):
                return (here, index) if at == len(parts) - 1 else None
            here = inner
        else:
            here = here.named.get(part)
    return None if here is None else (here, 0)
