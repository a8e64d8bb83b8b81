"""A picture as plain values: boxes, arrows, frames and a legend, before any drawing language.

A scene is already in one language and at one date. Nothing in it is markup; the DOT writer escapes everything.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from ...model.text import Language

Line = Literal["solid", "dashed", "dotted"]
Look = Literal["current", "planned", "retired", "unknown"]
Accent = Literal["plain", "direct", "unknown-route", "planned", "quiet"]
Direction = Literal["TB", "LR"]
Swatch = Literal["fill", "line", "look", "mark", "stack"]


@dataclass(frozen=True, slots=True)
class Item:
    """A small box on a shelf: one element among others that are drawn together."""

    key: str
    label: str
    title: str
    tone: str
    look: Look = "current"
    line: Line = "solid"


@dataclass(frozen=True, slots=True)
class Node:
    """One box. ``id`` is the key of what it shows, or a name of its own for what gathers several (``group:…``)."""

    id: str
    label: str
    kind: str = ""
    tone: str = "other"
    title: str = ""
    look: Look = "current"
    mark: str = ""
    """Name of a state mark (style.MARKS) whose word is :attr:`note`."""
    note: str = ""
    """Small type below the name; of several lines each stays one."""
    items: tuple[Item, ...] = ()
    columns: int = 1
    count: int = 1
    """How many elements the box stands for; more than one is drawn as a stack."""
    emphasis: bool = False
    wide: bool = False
    slots: tuple[int, int] = (0, 0)
    """Of a tall box: how many arrows meet it on its left and on its right, each at a place of its own."""


@dataclass(frozen=True, slots=True)
class Edge:
    """One arrow, or several relations drawn as one. Ends are node ids, or cluster ids where a whole frame is meant."""

    source: str
    target: str
    label: str = ""
    line: Line = "solid"
    accent: Accent = "plain"
    count: int = 1
    ranked: bool = True
    both: bool = False
    """Whether it carries heads at both ends."""
    fastened: tuple[str, str] = ("", "")
    """Where the ends are frames: the boxes (or blanks) of them between which the arrow is drawn, source first."""
    backward: bool = False
    """Whether the target stands before the source (above it, TB); the arrow is laid out the other way round."""
    slots: tuple[int | None, int | None] = (None, None)
    """At which place of a tall box the arrow begins and ends, from above."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """A frame around boxes: a layer, an owner, a group."""

    id: str
    label: str
    tone: str
    nodes: tuple[str, ...] = ()
    inner: tuple[Cluster, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the legend: a sample and what it means."""

    swatch: Swatch
    sample: str
    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """The title block: the view, whose architecture it shows, and at which date; in which language."""

    id: str
    title: str
    subtitle: str
    dateline: str
    language: Language


@dataclass(frozen=True, slots=True)
class Scene:
    """A whole picture."""

    head: Heading
    direction: Direction
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...] = ()
    clusters: tuple[Cluster, ...] = ()
    legend: tuple[Entry, ...] = ()
    notes: tuple[str, ...] = ()
    ranks: tuple[tuple[str, ...], ...] = ()
    """Boxes that stand side by side (TB) or below each other (LR); an unknown id is a blank place of box size."""
    chains: tuple[tuple[str, ...], ...] = ()
    """Boxes that follow each other down the picture (across it, LR) though no relation says so."""
    held: bool = False
    """Whether the first and the last of :attr:`ranks` keep their order even across frames (LR)."""
    loose: tuple[tuple[str, ...], ...] = ()
    """Chains that only tell the order across the picture and pull nothing straight."""
    blocks: tuple[tuple[str, ...], ...] = ()
    """Boxes of which every one stands before every one of the next block, whatever the arrows say."""
    spacing: tuple[float, float] = field(default=(0.3, 0.5))
    """Room between boxes of a rank, and between ranks, in inches."""


def every_frame(frames: tuple[Cluster, ...]) -> Iterator[Cluster]:
    """*frames* with those inside them, the outer one first."""
    for frame in frames:
        yield frame
        yield from every_frame(frame.inner)
