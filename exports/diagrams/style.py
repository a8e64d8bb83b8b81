"""The look of every picture: one palette, one typeface, one meaning for each kind of line.

Tints follow the habit of ArchiMate (business warm, application blue, technology green) so that people trained on it feel at
home; text on every tint has a contrast of at least 4.5:1 (WCAG 2.1, 1.4.3; tested). Colour is never the only sign.
"""

from __future__ import annotations

from typing import NamedTuple

from .scene import Accent, Line, Look

FONT = "Arial"
"""Both renderers know its metrics; on a machine without it Arimo or Liberation Sans has the same."""
INK = "#1F2933"
SOFT = "#52606D"
HAIR = "#CBD2D9"
PAPER = "#FFFFFF"

TITLE_SIZE = 22.0
SUBTITLE_SIZE = 11.0
NAME_SIZE = 11.0
KIND_SIZE = 8.5
BAND_SIZE = 11.0
EDGE_SIZE = 9.0
LEGEND_SIZE = 9.5


class Tone(NamedTuple):
    """Colours of one layer: box, its border, the frame behind it, small type."""

    fill: str
    border: str
    frame: str
    text: str


TONES: dict[str, Tone] = {
    "motivation": Tone("#EAE4F7", "#8A74C4", "#F8F6FD", "#4F3B8C"),
    "strategy": Tone("#F3E6D2", "#B98A45", "#FCF8F1", "#6E4A12"),
    "organisation": Tone("#FBE9C8", "#CFA043", "#FEF9EE", "#6B4A06"),
    "business": Tone("#FFF4C2", "#C9A71E", "#FFFCEC", "#5F4E00"),
    "application": Tone("#D8E9FB", "#4F8FCF", "#F3F8FE", "#134B80"),
    "data": Tone("#D5F0F2", "#3F9EA8", "#F1FAFB", "#0B535B"),
    "technology": Tone("#DCF0D8", "#64A658", "#F4FAF2", "#27591E"),
    "physical": Tone("#E6EDD3", "#8DA04B", "#F8FAF1", "#48560F"),
    "security": Tone("#FBDFE0", "#CC6B72", "#FEF5F5", "#86202A"),
    "roadmap": Tone("#FCE3D4", "#D08455", "#FEF6F1", "#7A3710"),
    "other": Tone("#E8ECF0", "#98A4B1", "#F7F8FA", "#3E4C59"),
    "framework": Tone("#E4E8F1", "#6C7FA8", "#F6F7FB", "#2C3E6B"),
    "national": Tone("#EFE3EC", "#A9719A", "#FBF7FA", "#6B2E5B"),
    "hub": Tone("#1F4E79", "#163A5B", "#EAF1F8", "#FFFFFF"),
}


class Frame(NamedTuple):
    """How the border and the filling of a box tell the state of what it shows."""

    line: Line
    fill: str | None
    border: str | None
    text: str | None


LOOKS: dict[Look, Frame] = {
    "current": Frame("solid", None, None, None),
    "planned": Frame("dashed", None, None, None),
    "retired": Frame("solid", "#E4E7EB", "#9AA5B1", "#52606D"),
    "unknown": Frame("dotted", PAPER, None, None),
}

ACCENTS: dict[Accent, str] = {
    "plain": "#52606D",
    "direct": "#B42318",
    "unknown-route": "#B54708",
    "planned": "#2E7D5B",
    "quiet": "#8795A3",
}


class Mark(NamedTuple):
    """Sign and colours of a state of coverage: told by sign, word and colour alike."""

    sign: str
    fill: str
    border: str
    text: str


# The signs are of those that Arial and its kin have (WGL4); check marks and clock faces come out as empty boxes.
MARKS: dict[str, Mark] = {
    "met": Mark("√", "#DDF1E1", "#3F8F57", "#145A2B"),
    "planned": Mark("►", "#DCEBFA", "#4F8FCF", "#134B80"),
    "undetermined": Mark("?", "#FFF1D0", "#C9922B", "#6B4600"),
    "explained": Mark("§", "#ECE6F8", "#8A74C4", "#4F3B8C"),
    "not-due": Mark("◊", "#FFFFFF", "#98A4B1", "#3E4C59"),
    "gap": Mark("×", "#FBDAD8", "#C9423B", "#8A1710"),
    "not-described": Mark("–", "#FFFFFF", "#98A4B1", "#3E4C59"),
    "not-applicable": Mark("○", "#ECEFF2", "#B5BEC8", "#52606D"),
}
