"""Build the part of the settings that is about moving, hearing and hands: motion, sounds, reading aloud, gamepad."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cxsim.frontend.elements.tree import Box, Element, Stop
from cxsim.frontend.messages import Change
from cxsim.frontend.pieces.blocks import group, heading, text
from cxsim.frontend.pieces.controls import slider, switch
from cxsim.frontend.pieces.options import choice, option
from cxsim.frontend.settings.settings import AS_SYSTEM, SPEEDS, VOLUMES

if TYPE_CHECKING:
    from cxsim.frontend.settings.settings import Settings
    from cxsim.frontend.words import Words

LEAP = 5
"""Stops that a large step of a slider takes."""


def senses(settings: Settings, say: Words) -> Element:
    """Build what moves, sounds and speaks; all of it is for whoever sits at the window."""
    parts = (_motion(settings, say), _sound(settings, say), _voice(settings, say))
    return replace(group(Box(gap=26), *parts), seen_only=True)


def _motion(settings: Settings, say: Words) -> Element:
    kept = {
        AS_SYSTEM: say("As the system has it"),
        "still": say.meant("switch", "On"),
        "moving": say.meant("switch", "Off"),
    }
    reduced = tuple(
        option(words, Change(replace(settings, motion=motion)), selected=settings.motion == motion)
        for motion, words in kept.items()
    )
    pad = Change(replace(settings, gamepad=not settings.gamepad))
    note = say("Text stands there at once, gauges jump, pages do not fade.")
    return group(
        Box(gap=12),
        choice(say("Reduce motion"), reduced),
        text(note, "small", "muted"),
        _switch(say, say("Gamepad"), say("Play with a gamepad that is plugged in."), pad, on=settings.gamepad),
    )


def _sound(settings: Settings, say: Words) -> Element:
    volumes = tuple(Stop(volume, _loud(say, volume), Change(replace(settings, volume=volume))) for volume in VOLUMES)
    captions = Change(replace(settings, captions=not settings.captions))
    note = say("What is to be heard is also written at the lower edge.")
    return group(
        Box(gap=12),
        heading(say("Sounds"), "heading"),
        slider(say("Volume"), volumes, VOLUMES.index(settings.volume), leap=LEAP),
        _switch(say, say("Captions"), note, captions, on=settings.captions),
    )


def _voice(settings: Settings, say: Words) -> Element:
    speeds = tuple(Stop(speed, say.notation.share(speed), Change(replace(settings, speed=speed))) for speed in SPEEDS)
    aloud = Change(replace(settings, aloud=not settings.aloud))
    note = say("Each page when it opens, and what has the focus; {key} reads or stops.", key=say.key("read aloud"))
    return group(
        Box(gap=12),
        heading(say("Reading aloud"), "heading"),
        _switch(say, say("Read aloud"), note, aloud, on=settings.aloud),
        slider(say("Speed of the voice"), speeds, SPEEDS.index(settings.speed), leap=LEAP),
    )


def _loud(say: Words, volume: float) -> str:
    return say.notation.share(volume) if volume else say.meant("sound", "Off")


def _switch(say: Words, label: str, note: str, action: Change, *, on: bool) -> Element:
    return switch(label, note, action, on=on, state=say.meant("switch", "On") if on else say.meant("switch", "Off"))
