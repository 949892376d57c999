"""The colours of a graph, handed over by whoever knows the theme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxsim.workbench.graph.ways import Kind


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as ``#rrggbb``, by their part in the picture."""

    paper: str
    card: str
    raised: str
    edge: str
    """Outline of a situation."""
    rule: str
    line: str
    """An ordinary way."""
    ink: str
    muted: str
    accent: str
    on_accent: str
    good: str
    good_fill: str
    warn: str
    warn_fill: str
    stage_fill: str
    error_fill: str

    def of(self, kind: Kind) -> tuple[str, str]:
        """Return fill and outline of a stop."""
        return {
            "situation": (self.card, self.edge),
            "stage": (self.stage_fill, self.muted),
            "ending": (self.good_fill, self.good),
            "setback": (self.warn_fill, self.warn),
            "missing": (self.error_fill, self.accent),
        }[kind]
