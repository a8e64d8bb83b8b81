"""Where things are written: routes, spans and places.

A model object knows its *route* (the keys that lead to it in its document). Only when a finding is built does the
route become a *span* (offsets) and the span a *place* (line and column), so rules never touch a line number.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Route = tuple[str | int, ...]
Part = Literal["key", "value"]
_LINE_BREAK = re.compile(r"\r\n|\r|\n")


class Span(NamedTuple):
    """A stretch of a document's text: offsets in code points, end exclusive."""

    start: int
    end: int


class Place(NamedTuple):
    """What a person is shown: path relative to its repository; line and column count code points from 1, end exclusive."""

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


class Mapping(dict[str, "Node"]):
    """A YAML mapping; ``base`` is the index of its first packed span in the document's array."""

    __slots__ = ("base",)
    base: int


class Sequence(list["Node"]):
    """A YAML list; ``base`` as in :class:`Mapping`."""

    __slots__ = ("base",)
    base: int


Node = str | Mapping | Sequence


def pack(start: int, end: int) -> int:
    """Two 32-bit offsets in one integer: half the memory of a pair, and it fits an ``array('Q')``."""
    return start << 32 | end


@dataclass(eq=False)
class Document:
    """One file that was read: its text, its plain data, and the span of every key and value.

    For a mapping the array holds, from ``base`` on, key and value span in turn; for a list one span an item.
    """

    path: str
    text: str = ""
    root: Mapping = field(default_factory=Mapping)
    spans: array[int] = field(default_factory=lambda: array("Q"))
    cut: bool = False
    """Whether reading stopped before the end: what is not there may stand behind the break, so nothing is called missing."""
    marked: bool = False
    """Whether the file begins with a byte order mark, which is no part of the text."""
    columns: dict[str, Span] = field(default_factory=dict)
    """Of a table: the header's cell for each column, by its whole name (``name.vi``) and by its first part (``name``)."""
    _lines: list[int] | None = None
    _numbers: dict[int, dict[str, int]] = field(default_factory=dict)

    def node(self, route: Route) -> Node | None:
        """What stands at *route*, or None."""
        node: Node | None = self.root
        for step in route:
            if isinstance(node, Mapping) and isinstance(step, str):
                node = node.get(step)
            elif isinstance(node, Sequence) and isinstance(step, int) and 0 <= step < len(node):
                node = node[step]
            else:
                return None
        return node

    def span(self, route: Route, part: Part = "value") -> Span:
        """The span of the key or value at *route*; where the route ends early, of the deepest part that exists."""
        node: Node = self.root
        packed = {"key": 0, "value": pack(0, 0)}
        for step in route:
            if isinstance(node, Mapping) and isinstance(step, str) and step in node:
                at = node.base + 2 * self._number(node, step)
                packed = {"key": self.spans[at], "value": self.spans[at + 1]}
                node = node[step]
            elif isinstance(node, Sequence) and isinstance(step, int) and 0 <= step < len(node):
                packed = dict.fromkeys(("key", "value"), self.spans[node.base + step])
                node = node[step]
            else:
                part = "key"
                break
        return Span(packed[part] >> 32, packed[part] & 0xFFFFFFFF)

    def _number(self, mapping: Mapping, key: str) -> int:
        """The position of *key* in *mapping*; remembered, because one mapping may have 10,000 findings."""
        numbers = self._numbers.get(mapping.base)
        if numbers is None:
            numbers = self._numbers[mapping.base] = {name: number for number, name in enumerate(mapping)}
        return numbers[key]

    def place(self, span: Span) -> Place:
        """Line and column of *span*; the only place where they are computed."""
        line, column = self._position(span.start)
        end_line, end_column = self._position(max(span.start, span.end))
        return Place(self.path, line, column, end_line, end_column)

    def _position(self, offset: int) -> tuple[int, int]:
        if self._lines is None:
            self._lines = [0, *(match.end() for match in _LINE_BREAK.finditer(self.text))]
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1


class Locus(NamedTuple):
    """Where a fault is, before anybody computed a line: a route into a document, or a bare span of it."""

    document: Document
    route: Route = ()
    part: Part = "value"
    exact: Span | None = None

    def place(self) -> Place:
        """The place to show."""
        return self.document.place(self.exact or self.document.span(self.route, self.part))
