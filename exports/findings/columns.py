"""Columns in the units that readers of a format count in; a place counts code points (model/source.py), and nothing else does.

``ế`` is one code point, one UTF-16 unit and three bytes where it is composed; three, three and five where it is not. An emoji is one,
two and four. Language servers and JavaScript count UTF-16 units, reviewdog counts UTF-8 bytes. All columns count from 1.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ...model.source import Place
from .excerpt import split

Unit = Callable[[str], int]


def utf16(text: str) -> int:
    """The UTF-16 units of *text*."""
    return len(text) + sum(letter > "\uffff" for letter in text)


def utf8(text: str) -> int:
    """The UTF-8 bytes of *text*."""
    return len(text.encode("utf-8", "surrogatepass"))


class Columns:
    """Columns of places in one unit, by the texts of the files."""

    def __init__(self, sources: Mapping[str, str], unit: Unit) -> None:
        self._sources = sources
        self._unit = unit
        self._lines: dict[str, list[str]] = {}

    def of(self, place: Place) -> tuple[int, int] | None:
        """The column of the start and of the end (exclusive) of *place*; None where the file or the line is not known."""
        if place.path not in self._lines:
            self._lines[place.path] = split(self._sources.get(place.path, ""))
        lines = self._lines[place.path]
        if place.path not in self._sources or not 1 <= place.line <= place.end_line <= len(lines):
            return None
        return self._count(lines[place.line - 1], place.column), self._count(
            lines[place.end_line - 1], place.end_column
        )

    def _count(self, line: str, column: int) -> int:
        return self._unit(line[: column - 1]) + 1
