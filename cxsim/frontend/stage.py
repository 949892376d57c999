"""Build what frames a situation and its consequence alike: gauges, the person opposite, the ways out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxsim.frontend.blocks import button, chip, gauge, group, icon, page, portrait, spacer, text
from cxsim.frontend.messages import Leave, StepBack
from cxsim.frontend.tree import Box, Element, Role

if TYPE_CHECKING:
    from cxsim.frontend.present import Stage


def staged(stage: Stage, right: Element, *, can_step_back: bool) -> Element:
    """Build the page around a situation's or a consequence's own part."""
    notes = [chip(stage.channel, stage.channel_icon, look="badge_light")]
    if stage.observed:
        notes.append(chip(stage.observed, "eye", look="badge_light"))
    body = group(Box("row", gap=30, stack=True, grow=1), portrait(stage.face, notes), right)
    return page(_strip(stage), body, _foot(stage, can_step_back=can_step_back), gap=14)


def _strip(stage: Stage) -> Element:
    gauges = Element(
        Role.LIST,
        "Figures",
        children=tuple(gauge(item) for item in stage.gauges),
        box=Box("row", gap=20, grow=1, wrap=True, justify="between"),
    )
    queue = None
    if stage.queue:
        queue = group(Box("row", gap=10, align="center"), icon("users", "muted", 22), text(stage.queue, "small"))
    return group(Box("row", gap=32, pad=(22, 12), align="center", stack=True), gauges, queue, look="strip")


def _foot(stage: Stage, *, can_step_back: bool) -> Element:
    back = button("Take it back", StepBack(), "bare", symbol="undo-2", shortcut="backspace", hint="Backspace")
    leave = button("Leave", Leave(), "bare", symbol="log-out", shortcut="escape", hint="Esc")
    title = text(stage.scenario, "caption", "muted")
    return group(
        Box("row", gap=8, align="center", stack=True, wrap=True),
        title,
        spacer(),
        back if can_step_back else None,
        leave,
    )
