"""Let screen readers see what is shown and press it, through AccessKit where it is installed."""

from __future__ import annotations

import sys
from contextlib import contextmanager, suppress
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any

import pygame

from cxsim.frontend.companions.companion import Silent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cxsim.frontend.companions.accessible_tree import Snapshot
    from cxsim.frontend.elements.shown import Path
    from cxsim.frontend.frame import Frame


class ScreenReader(Silent):
    """A view of the window for whoever asks the system about it.

    AccessKit asks from a thread of its own, in which an error would end it: what it asks for is never left without an
    answer, and what it reports is only put into a queue.
    """

    def __init__(self, caption: str) -> None:
        from cxsim.frontend.companions import accessible_tree  # noqa: PLC0415 - ModuleNotFoundError without the extra

        self._build = accessible_tree
        self._caption = caption
        self._numbers = accessible_tree.Numbers()
        self._latest: Snapshot | None = None
        self._asked: SimpleQueue[tuple[str, Path, float | None]] = SimpleQueue()
        self._adapter = _adapter(self._update, self._act)
        self._focused(focused=pygame.key.get_focused())

    def follow(self, frame: Frame) -> None:
        """Tell what is shown now, to whoever has asked."""
        self._latest = self._build.snapshot(frame, self._caption)
        _raised(self._adapter.update_if_active(self._update))

    def look(self, frame: Frame) -> None:
        """Press, focus or set what a screen reader has asked for."""
        try:
            while True:
                _obey(frame, *self._asked.get_nowait())
        except Empty:
            return

    def take(self, frame: Frame, event: pygame.event.Event) -> bool:
        """Tell whether the window has the system's focus."""
        del frame
        if event.type in {pygame.WINDOWFOCUSGAINED, pygame.WINDOWFOCUSLOST}:
            self._focused(focused=event.type == pygame.WINDOWFOCUSGAINED)
        return False

    def _focused(self, *, focused: bool) -> None:
        tell = getattr(self._adapter, "update_window_focus_state", None) or getattr(
            self._adapter, "update_view_focus_state", None
        )
        if tell is not None:  # Windows tells AccessKit itself
            _raised(tell(focused))

    def _update(self) -> Any:  # noqa: ANN401 - AccessKit has no types
        """Return the whole tree; called from another thread, too."""
        try:
            if self._latest is not None:
                return self._build.update_of(self._latest, self._numbers)
        except Exception:  # noqa: BLE001 - an error here would end AccessKit's thread, and the game with it
            self._latest = None
        return self._build.empty_update(self._caption)

    def _act(self, request: Any) -> None:  # noqa: ANN401 - as above
        """Take note of what is asked for; called from another thread."""
        with suppress(Exception):  # for the same reason
            path = self._numbers.path(request.target)
            asked = self._build.asked_for(request.action)
            value = request.data[1] if asked == "set" and request.data else None
            if path is not None and asked:
                self._asked.put((asked, path, value if isinstance(value, int | float) else None))


def _obey(frame: Frame, asked: str, path: Path, value: float | None) -> None:
    """Do what a screen reader has asked for; a value that is none is passed over."""
    if asked == "press":
        frame.press_at(path)
    elif asked == "set":
        if value is not None:
            frame.set_at(path, value)
    else:
        frame.focus_on(path)
        if asked != "focus":
            frame.key(asked)


def screen_reader() -> ScreenReader | None:
    """Return what screen readers see the window by, None where AccessKit is missing or cannot begin."""
    try:
        with _panics_as_errors():
            return ScreenReader(pygame.display.get_caption()[0])
    except (ImportError, OSError, RuntimeError, pygame.error):
        return None


@contextmanager
def _panics_as_errors() -> Iterator[None]:
    """Raise RuntimeError for a panic of Rust's, which Python's `Exception` does not cover."""
    try:
        yield
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise RuntimeError from error
        raise


def _adapter(update: Callable[[], Any], act: Callable[[Any], None]) -> Any:  # noqa: ANN401 - AccessKit has no types
    """Return the system's own way in. Windows wants it before the window is first seen."""
    import accesskit  # noqa: PLC0415 - only where it is installed

    if sys.platform == "win32":
        return accesskit.windows.SubclassingAdapter(pygame.display.get_wm_info()["window"], update, act)
    if sys.platform == "darwin":
        accesskit.macos.add_focus_forwarder_to_window_class("SDLWindow")
        return accesskit.macos.SubclassingAdapter.for_window(pygame.display.get_wm_info()["window"], update, act)
    return accesskit.unix.Adapter(update, act, _nothing)


def _nothing() -> None:
    """Do nothing when nobody asks any more."""


def _raised(events: Any) -> None:  # noqa: ANN401 - as above
    """Let the system know of events, where it wants to be told so."""
    if events is not None:
        events.raise_events()
