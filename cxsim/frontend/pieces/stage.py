"""Build what frames a situation and its consequence alike: gauges, the person opposite, the ways out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cxsim.frontend.elements.tree import Box, Element, Role
from cxsim.frontend.messages import StepBack
from cxsim.frontend.pieces.blocks import (
    button,
    chip,
    exits,
    gauge,
    group,
    icon,
    leave_button,
    page,
    portrait,
    spacer,
    text,
)
from cxsim.frontend.pieces.channel import place

if TYPE_CHECKING:
    from cxsim.frontend.present import Stage
    from cxsim.frontend.words import Words


def staged(say: Words, stage: Stage, right: Element, *, can_step_back: bool) -> Element:
    """Build the page around a situation's or a consequence's own part."""
    notes = [chip(stage.channel, stage.channel_icon, look="badge_light")]
    if stage.observed:
        notes.append(chip(stage.observed, "eye", look="badge_light"))
    opposite = place(stage, portrait(say, stage.face, notes))
    body = replace(group(Box("row", gap=30, stack=True, grow=1), opposite, right), begins=True)
    return page(_strip(say, stage), body, _foot(say, stage, can_step_back=can_step_back), gap=14)


def _strip(say: Words, stage: Stage) -> Element:
    gauges = Element(
        Role.LIST,
        say("Figures"),
        children=tuple(gauge(say, item) for item in stage.gauges),
        box=Box("row", gap=8, grow=1, wrap=True, justify="between", columns=184),
    )
    queue = None
    if stage.queue:
        queue = group(Box("row", gap=10, align="center"), icon("users", "muted", 22), text(stage.queue, "small"))
    return group(Box("row", gap=18, pad=(14, 8), align="center", stack=True), gauges, queue, look="strip")


def _foot(say: Words, stage: Stage, *, can_step_back: bool) -> Element:
    back = button(
        say("Take it back"), StepBack(), "bare", symbol="undo-2", shortcut="backspace", hint=say.key("backspace")
    )
    title = text(stage.scenario, "caption", "muted")
    return group(
        Box("row", gap=8, align="center", wrap=True),
        title,
        spacer(),
        back if can_step_back else None,
        exits(say, leave_button(say)),
    )
