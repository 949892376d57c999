"""Read a window's tree over AT-SPI, as a screen reader does, and press or set what it is told to; prints JSON lines.

Run by the system's Python, which has pyatspi; it knows nothing of cxsim.
"""

from __future__ import annotations

import json
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pyatspi  # type: ignore[import-not-found]  # Debian's, for the system's own Python

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE = 20.0


def application(name: str) -> Any:  # noqa: ANN401 - pyatspi has no types
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        for each in pyatspi.Registry.getDesktop(0):
            if each is not None and each.childCount and name in each[0].name:
                return each
        time.sleep(0.1)
    sys.exit(f"no window called {name}")


def walk(accessible: Any) -> Iterator[Any]:  # noqa: ANN401 - as above
    yield accessible
    for child in accessible:
        if child is not None:
            yield from walk(child)


def described(accessible: Any) -> dict[str, object]:  # noqa: ANN401 - as above
    found: dict[str, object] = {
        "role": accessible.getRoleName(),
        "name": accessible.name,
        "description": accessible.description,
    }
    for kind, read in (("text", _text), ("value", _value), ("actions", _actions)):
        with suppress(NotImplementedError, LookupError):
            found[kind] = read(accessible)
    found["focused"] = accessible.getState().contains(pyatspi.STATE_FOCUSED)
    return found


def _text(accessible: Any) -> str:  # noqa: ANN401 - as above
    return str(accessible.queryText().getText(0, -1))


def _value(accessible: Any) -> list[float]:  # noqa: ANN401 - as above
    value = accessible.queryValue()
    return [value.minimumValue, value.currentValue, value.maximumValue]


def _actions(accessible: Any) -> int:  # noqa: ANN401 - as above
    return int(accessible.queryAction().nActions)


def tell(window: Any) -> None:  # noqa: ANN401 - as above
    sys.stdout.write(json.dumps([described(each) for each in walk(window)]) + "\n")
    sys.stdout.flush()


def main() -> None:
    window = application(sys.argv[1])
    tell(window)
    for line in sys.stdin:
        name, _, value = line.strip().partition("=")
        asked = next(each for each in walk(window) if each.name == name)
        before = [described(each) for each in walk(window)]
        if value:
            asked.queryValue().currentValue = float(value)
        else:
            asked.queryAction().doAction(0)
        deadline = time.monotonic() + PATIENCE
        while [described(each) for each in walk(window)] == before and time.monotonic() < deadline:
            time.sleep(0.1)
        time.sleep(0.3)  # until the focus is told, too
        tell(window)


main()
