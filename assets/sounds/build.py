# /// script
# requires-python = ">=3.11"
# ///
"""Make the sounds of the game: short, soft, and made of nothing but sines and a little noise.

Run it from anywhere; it needs nothing beside Python::

    python assets/sounds/build.py

It writes one WAV a sound, mono, 16 bit. What is heard is CC0-1.0.
"""

from __future__ import annotations

import math
import struct
import wave
from collections.abc import Callable, Iterator
from pathlib import Path

FOLDER = Path(__file__).parent
RATE = 16_000
PEAK = 0.5
FADE = 0.006
"""Seconds in which every sound begins and ends, so that nothing clicks."""

Wave = Callable[[float], float]


def tone(pitch: float, start: float, decay: float, loudness: float = 1.0, rise: float = 0.004) -> Wave:
    """Return a sine (Hz) that begins at a time and falls to a third in `decay` seconds."""

    def at(time: float) -> float:
        since = time - start
        if since < 0:
            return 0.0
        return loudness * min(1.0, since / rise) * math.exp(-since / decay) * math.sin(2 * math.pi * pitch * since)

    return at


def glide(low: float, high: float, start: float, seconds: float, loudness: float = 1.0) -> Wave:
    """Return a sine that goes from one pitch to another and swells in between."""

    def at(time: float) -> float:
        share = (time - start) / seconds
        if not 0 <= share <= 1:
            return 0.0
        pitch = low + (high - low) * share / 2
        return loudness * math.sin(math.pi * share) ** 2 * math.sin(2 * math.pi * pitch * (time - start))

    return at


def burr(start: float, seconds: float) -> Wave:
    """Return one ring of a telephone: two tones that tremble."""

    def at(time: float) -> float:
        since = time - start
        if not 0 <= since <= seconds:
            return 0.0
        edge = min(1.0, since / 0.02, (seconds - since) / 0.04)
        tremble = 0.6 + 0.4 * math.sin(2 * math.pi * 22 * since)
        return edge * tremble * (math.sin(2 * math.pi * 523 * since) + math.sin(2 * math.pi * 659 * since)) / 2

    return at


def rustle(start: float, seconds: float, loudness: float, smooth: int) -> Wave:
    """Return noise that swells and goes, the softer the smoother; always the same noise."""
    state, noise = 12345, []
    for _ in range(round(seconds * RATE) + smooth):
        state = (1103515245 * state + 12345) % 2**31
        noise.append(state / 2**30 - 1)

    def at(time: float) -> float:
        share = (time - start) / seconds
        if not 0 <= share < 1:
            return 0.0
        place = int((time - start) * RATE)
        return loudness * math.sin(math.pi * share) ** 2 * sum(noise[place : place + smooth]) / math.sqrt(smooth)

    return at


def bell(pitch: float, start: float, loudness: float = 1.0) -> list[Wave]:
    """Return a small bell."""
    return [
        tone(pitch, start, 0.22, loudness),
        tone(pitch * 2.76, start, 0.09, 0.4 * loudness),
        tone(pitch * 5.4, start, 0.03, 0.2 * loudness),
    ]


SOUNDS: dict[str, tuple[float, list[Wave]]] = {
    "phone": (0.85, [burr(0.0, 0.35), burr(0.45, 0.35)]),
    "chat": (0.32, [glide(500, 900, 0.0, 0.12), glide(640, 1150, 0.14, 0.14)]),
    "counter": (0.8, bell(1320, 0.0)),
    "email": (0.7, [tone(659, 0.0, 0.16), tone(880, 0.14, 0.2)]),
    "social": (0.45, [tone(784, 0.0, 0.06), tone(988, 0.09, 0.06), tone(1175, 0.18, 0.08)]),
    "in_person": (
        0.6,
        [tone(95, 0.0, 0.07), rustle(0.0, 0.08, 0.3, 6), tone(88, 0.3, 0.07), rustle(0.3, 0.08, 0.3, 6)],
    ),
    "turn": (0.22, [rustle(0.0, 0.2, 0.5, 3)]),
    "rise": (0.55, [tone(523, 0.0, 0.14), tone(659, 0.12, 0.2)]),
    "fall": (0.55, [tone(523, 0.0, 0.14), tone(392, 0.12, 0.2)]),
    "reply": (0.3, [tone(523, 0.0, 0.1)]),
    "ending": (1.1, [tone(262, 0.0, 0.4), tone(330, 0.1, 0.4), tone(392, 0.2, 0.4), tone(523, 0.3, 0.4)]),
}
"""Sound → its length in seconds and what is heard together."""


def samples(seconds: float, waves: list[Wave]) -> Iterator[int]:
    """Yield a sound as numbers of 16 bit, as loud as all others."""
    times = [step / RATE for step in range(round(seconds * RATE))]
    heard = [sum(each(time) for each in waves) for time in times]
    loudest = max(map(abs, heard))
    for time, value in zip(times, heard, strict=True):
        edge = min(1.0, time / FADE, (seconds - time) / FADE)
        yield round(32_767 * PEAK * edge * value / loudest)


def main() -> None:
    """Write every sound."""
    for name, (seconds, waves) in SOUNDS.items():
        numbers = list(samples(seconds, waves))
        with wave.open(str(FOLDER / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(struct.pack(f"<{len(numbers)}h", *numbers))
        print(f"{name}.wav: {seconds} s")


if __name__ == "__main__":
    main()
