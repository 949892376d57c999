"""Read a window's tree over AT-SPI, as a screen reader does, and press or set what it is told to; prints JSON lines.

Run by the system's Python, which has pyatspi; it knows nothing of cxsim.
"""

from __future__ import annotations

import json
import sys
import time
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

import pyatspi  # type: ignore[import-not-found]  # Debian's, for the system's own Python

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PATIENCE = 20.0


def patiently(look: Callable[[], Any]) -> Any:  # noqa: ANN401 - pyatspi has no types
    """Return what a look at the tree finds; look again while it finds nothing, or what it looked at has gone."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            if found := look():
                return found
        except Exception:  # what may happen where a page changes under the eyes has no common type
            if time.monotonic() > deadline:
                raise
        if time.monotonic() > deadline:
            sys.exit("nothing was found")
        time.sleep(0.1)


def application(name: str) -> Any:  # noqa: ANN401 - as above
    desktop = pyatspi.Registry.getDesktop(0)
    return next((each for each in desktop if each is not None and each.childCount and name in each[0].name), None)


def page(window: Any) -> list[dict[str, object]]:  # noqa: ANN401 - as above
    return [described(each) for each in walk(window)]


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
    sys.stdout.write(json.dumps(patiently(lambda: page(window))) + "\n")
    sys.stdout.flush()


def named(window: Any, name: str) -> Any:  # noqa: ANN401 - as above
    return next((each for each in walk(window) if each.name == name), None)


def main() -> None:
    window = patiently(lambda: application(sys.argv[1]))
    tell(window)
    for line in sys.stdin:
        name, _, value = line.strip().partition("=")
        before = patiently(lambda: page(window))
        asked = patiently(partial(named, window, name))
        if value:
            asked.queryValue().currentValue = float(value)
        else:
            asked.queryAction().doAction(0)
        patiently(lambda: page(window) != before)  # noqa: B023 - looked at before the next line is read
        time.sleep(0.3)  # until the focus is told, too
        tell(window)


main()
