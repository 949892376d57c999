"""Import what a room offers when it is first asked for, not when the room is (PEP 562)."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


def on_demand(room: str, modules: Mapping[str, Iterable[str]]) -> Callable[[str], object]:
    """Return a room's ``__getattr__``; ``modules`` says which of its modules has which names."""
    home = {name: module for module, names in modules.items() for name in names}

    def get(name: str) -> object:
        if name not in home:
            raise AttributeError(f"module {room!r} has no attribute {name!r}")
        return getattr(import_module(f"{room}.{home[name]}"), name)

    return get
