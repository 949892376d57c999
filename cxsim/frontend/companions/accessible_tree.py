"""Say what is shown in AccessKit's words, for screen readers: roles, names, values, places, what can be pressed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import accesskit

from cxsim.frontend.elements.tree import Role, walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cxsim.frontend.drawing.painter import Rect
    from cxsim.frontend.elements.shown import Path
    from cxsim.frontend.elements.tree import Element, Slide
    from cxsim.frontend.frame import Frame

WINDOW = 0
"""The window's number; every element has one of its own, by its place."""
_ROLES: Mapping[Role, accesskit.Role] = {
    Role.PAGE: accesskit.Role.DOCUMENT,
    Role.DIALOG: accesskit.Role.DIALOG,
    Role.GROUP: accesskit.Role.GENERIC_CONTAINER,
    Role.LIST: accesskit.Role.LIST,
    Role.HEADING: accesskit.Role.HEADING,
    Role.TEXT: accesskit.Role.LABEL,
    Role.BUTTON: accesskit.Role.BUTTON,
    Role.FIELD: accesskit.Role.TEXT_INPUT,
    Role.SWITCH: accesskit.Role.SWITCH,
    Role.SLIDER: accesskit.Role.SLIDER,
    Role.TAB: accesskit.Role.TAB,
    Role.METER: accesskit.Role.METER,
    Role.IMAGE: accesskit.Role.IMAGE,
}
_HOLDING = frozenset((Role.PAGE, Role.DIALOG, Role.GROUP, Role.LIST))
"""Roles that hold others; all the rest says itself what is in it."""
_ASKED = (
    (accesskit.Action.CLICK, "press"),
    (accesskit.Action.FOCUS, "focus"),
    (accesskit.Action.SET_VALUE, "set"),
    (accesskit.Action.INCREMENT, "right"),
    (accesskit.Action.DECREMENT, "left"),
)
"""Action → what it asks for."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What is shown, where, and what has the focus: a value, which another thread may read."""

    tree: Element
    places: Mapping[Path, Rect]
    focus: Path | None
    language: str
    caption: str


class Numbers:
    """Numbers for places in the tree; a place keeps its number."""

    def __init__(self) -> None:
        self._numbers: dict[Path, int] = {}
        self._paths: dict[int, Path] = {}

    def of(self, path: Path) -> int:
        """Return the number of a place."""
        if path not in self._numbers:
            self._numbers[path] = len(self._numbers) + 1
            self._paths[self._numbers[path]] = path
        return self._numbers[path]

    def path(self, number: int) -> Path | None:
        """Return the place that has a number, None for the window and for what was never numbered."""
        return self._paths.get(number)


def snapshot(frame: Frame, caption: str) -> Snapshot:
    """Return what a frame shows now."""
    places = {item.placed.path: item.rect for item in frame.shown}
    return Snapshot(frame.tree, places, frame.focus, frame.say.language, caption)


def update_of(taken: Snapshot, numbers: Numbers) -> accesskit.TreeUpdate:
    """Return all that is shown as an update of the whole tree; without a focus the page has it."""
    nodes = dict(_nodes(taken, taken.tree, (), numbers))
    focus = numbers.of(taken.focus) if taken.focus is not None else numbers.of(())
    update = accesskit.TreeUpdate(focus if focus in nodes else numbers.of(()))
    update.tree = accesskit.Tree(WINDOW)
    update.nodes.append((WINDOW, _window(taken.caption, [numbers.of(())], taken.language)))
    update.nodes.extend(nodes.items())
    return update


def empty_update(caption: str) -> accesskit.TreeUpdate:
    """Return a window with nothing in it: what can be said when nothing else can."""
    update = accesskit.TreeUpdate(WINDOW)
    update.tree = accesskit.Tree(WINDOW)
    update.nodes.append((WINDOW, _window(caption, [], "en")))
    return update


def asked_for(action: accesskit.Action) -> str:
    """Return what an action asks for: "press", "focus", "set", a slider's key, or "" for what is not offered."""
    return next((asked for offered, asked in _ASKED if offered == action), "")


def _window(caption: str, children: list[int], language: str) -> accesskit.Node:
    node = accesskit.Node(accesskit.Role.WINDOW)
    node.set_label(caption)
    node.set_language(language)
    node.set_children(children)
    return node


def _nodes(taken: Snapshot, element: Element, path: Path, numbers: Numbers) -> Iterator[tuple[int, accesskit.Node]]:
    children = []
    for index, child in enumerate(element.children if element.role in _HOLDING else ()):
        if child.role is not Role.DECORATION:
            children.append(numbers.of((*path, index)))
            yield from _nodes(taken, child, (*path, index), numbers)
    node = _node(element)
    node.set_children(children)
    if (rect := taken.places.get(path)) is not None:
        node.set_bounds(accesskit.Rect(rect.x, rect.y, rect.right, rect.bottom))
    yield numbers.of(path), node


def _node(element: Element) -> accesskit.Node:
    node = accesskit.Node(_ROLES.get(element.role, accesskit.Role.GENERIC_CONTAINER))
    _say(node, element)
    _tell_state(node, element)
    if element.role is Role.METER:
        _measure(node, element)
    if element.slide is not None:
        _slide(node, element.slide)
    if element.takes_focus:
        node.add_action(accesskit.Action.FOCUS)
    if element.action is not None:
        node.add_action(accesskit.Action.CLICK)
    elif element.role is Role.BUTTON:
        node.set_disabled()
    if element.shortcut:
        node.set_keyboard_shortcut(element.shortcut)
    return node


def _say(node: accesskit.Node, element: Element) -> None:
    if element.role is Role.TEXT:
        node.set_value(element.name)  # a text has no label: it is one
    elif name := element.name or _heading(element):
        node.set_label(name)
    if element.role is Role.FIELD:
        node.set_value(element.value)
    elif told := "\n".join(each for each in (element.value, element.tooltip) if each):
        node.set_description(told)


def _tell_state(node: accesskit.Node, element: Element) -> None:
    selected = element.selected
    if element.role is Role.DIALOG:
        node.set_modal()
    if element.role is Role.TAB:
        node.set_selected(selected)
    elif element.role is Role.SWITCH:
        node.set_toggled(accesskit.Toggled.TRUE if selected else accesskit.Toggled.FALSE)
    elif selected:
        node.set_toggled(accesskit.Toggled.TRUE)


def _heading(element: Element) -> str:
    """Return what a page is called: its first heading."""
    if element.role is not Role.PAGE:
        return ""
    return next((each.name for each in walk(element) if each.role is Role.HEADING), "")


def _measure(node: accesskit.Node, element: Element) -> None:
    """Say where a gauge or a bar stands, in hundredths of its length."""
    for inner in walk(element):
        share = inner.dial.value if inner.dial else inner.bar.value if inner.bar else None
        if share is not None:
            node.set_numeric_value(min(100, max(0, round(100 * share))))
            node.set_min_numeric_value(0)
            node.set_max_numeric_value(100)
            return


def _slide(node: accesskit.Node, slide: Slide) -> None:
    """Say what a slider can be set to, and offer to set it."""
    lowest, highest = slide.stops[0].value, slide.stops[-1].value
    step = (highest - lowest) / (len(slide.stops) - 1)
    node.set_numeric_value(slide.stops[slide.at].value)
    node.set_min_numeric_value(lowest)
    node.set_max_numeric_value(highest)
    node.set_numeric_value_step(step)
    node.set_numeric_value_jump(step * slide.leap)
    node.set_value(slide.stops[slide.at].words)
    for action in (accesskit.Action.SET_VALUE, accesskit.Action.INCREMENT, accesskit.Action.DECREMENT):
        node.add_action(action)
