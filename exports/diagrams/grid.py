"""Bands of equal boxes: who stands beside whom and below whom in a layered picture, and where arrows between bands fit.

Every row is filled up with blanks, so all bands are equally wide and their columns meet: arrows between neighbouring bands are
short and straight, and nothing ever crosses a box.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

FAMILIES = (
    ("motivation", "strategy", "roadmap"),
    ("organisation",),
    ("business",),
    ("application",),
    ("data",),
    ("technology", "physical", "other"),
)
"""Layers from top to bottom; small ones of a family share a row."""
SIDE = "security"
"""It concerns every layer and stands beside them all, as in the framework's diagram."""
WIDEST = 9
SHEET = 2**0.5


@dataclass
class Grid:
    """Where everything stands; blanks have ids that no box has."""

    rows: list[list[str]] = field(default_factory=list)
    side: list[str] = field(default_factory=list)
    members: dict[str, list[str]] = field(default_factory=dict)
    place: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    """Layer → its cells as (row, column)."""

    @property
    def ranks(self) -> tuple[tuple[str, ...], ...]:
        """The rows, with the side's cell at their end."""
        return tuple((*row, *self.side[i : i + 1]) for i, row in enumerate(self.rows)) or tuple(
            (key,) for key in self.side
        )

    @property
    def chains(self) -> tuple[tuple[str, ...], ...]:
        """The columns."""
        columns = [tuple(row[i] for row in self.rows) for i in range(len(self.rows[0]) if self.rows else 0)]
        return tuple(column for column in (*columns, tuple(self.side)) if len(column) > 1)

    def gates(self, first: str, second: str) -> tuple[str, str, bool] | None:
        """The cells an arrow from *first* to *second* joins, and whether it runs backward; None where they are no neighbours."""
        if SIDE in (first, second):
            return self._beside(first, second)
        if first not in self.place or second not in self.place:
            return None
        rows = {layer: [row for row, _ in self.place[layer]] for layer in (first, second)}
        down = min(rows[second]) == max(rows[first]) + 1
        up = min(rows[first]) == max(rows[second]) + 1
        if not (down or up):
            return None
        upper, lower = (first, second) if down else (second, first)
        above = {column for row, column in self.place[upper] if row == max(rows[upper])}
        below = {column for row, column in self.place[lower] if row == min(rows[lower])}
        common = sorted(above & below)
        if not common:
            return None
        column = common[len(common) // 4] if up else common[-1 - len(common) // 4]
        ends = self.rows[max(rows[upper])][column], self.rows[min(rows[lower])][column]
        return (ends[0], ends[1], False) if down else (ends[1], ends[0], True)

    def _beside(self, first: str, second: str) -> tuple[str, str, bool] | None:
        other = second if first == SIDE else first
        if not self.side or not self.rows or other not in self.place:
            return None
        last = max(column for _, column in self.place[other])
        rows = sorted(row for row, column in self.place[other] if column == last)
        if last != len(self.rows[0]) - 1:
            return None
        row = rows[0] if first == SIDE else rows[-1]
        ends = self.rows[row][last], self.side[row]
        return (ends[1], ends[0], True) if first == SIDE else (ends[0], ends[1], False)


def arrange(bands: Mapping[str, Sequence[str]]) -> Grid:
    """The grid of *bands* (layer → boxes)."""
    grid = Grid()
    width = columns([len(boxes) for layer, boxes in bands.items() if layer != SIDE])
    for family in FAMILIES:
        _lay(grid, [(layer, list(bands[layer])) for layer in family if bands.get(layer)], width)
    beside = list(bands.get(SIDE, ()))
    if beside:
        spare = max(0, len(grid.rows) - len(beside))
        grid.side = [*beside, *(f"blank:{SIDE}/{i}" for i in range(spare))]
        grid.rows += (
            ([f"blank:row/{len(grid.rows) + i}/{j}" for j in range(width)] for i in range(len(beside) - len(grid.rows)))
            if grid.rows
            else ()
        )
        grid.members[SIDE] = list(grid.side)
    return grid


def _lay(grid: Grid, bands: list[tuple[str, list[str]]], width: int) -> None:
    """One family: each layer in rows of its own, or several small ones side by side."""
    while bands:
        together = [bands.pop(0)]
        while bands and sum(len(boxes) for _, boxes in together) + len(bands[0][1]) <= width:
            together.append(bands.pop(0))
        layer, boxes = together[-1]
        total = sum(len(b) for _, b in together)
        height = -(-total // width)
        boxes += (f"blank:{layer}/{i}" for i in range(height * width - total))
        row, column = len(grid.rows), 0
        grid.rows += ([] for _ in range(height))
        for name, cells in together:
            grid.members[name] = cells
            for key in cells:
                grid.rows[row].append(key)
                grid.place.setdefault(name, []).append((row, column))
                row, column = (row + 1, 0) if column + 1 == width else (row, column + 1)


def columns(bands: Sequence[int]) -> int:
    """How many boxes stand side by side so that the picture has about the shape of a sheet of A3.

    *bands* are the numbers of boxes in the layers; a row is taken as 0.45 of a box's width high, a band's head as 0.3.
    """

    def misfit(width: int) -> tuple[float, int]:
        height = 0.45 * sum(-(-boxes // width) for boxes in bands) + 0.3 * len(bands) + 1
        return abs(math.log((width + 1) / height / SHEET)), width

    return min(range(2, WIDEST + 1), key=misfit)
