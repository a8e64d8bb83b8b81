"""The shapes of what the summary page shows: plain values in one language, ready to be laid out, no HTML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from ...model.text import Language


class Fact(NamedTuple):
    """A line under the title."""

    label: str
    value: str


class Tile(NamedTuple):
    """One of the large figures; ``of`` is its denominator where it has one."""

    value: int
    label: str
    of: int | None = None


class Part(NamedTuple):
    """A stretch of a bar, in thousandths of its length."""

    state: str
    label: str
    number: int
    start: int
    width: int


class Bar(NamedTuple):
    """The coverage of one space."""

    name: str
    met: int
    expected: int
    outside: int
    parts: tuple[Part, ...]


class OpenCell(NamedTuple):
    """One thing that is open, in words."""

    number: str
    name: str
    strength: str
    citation: str
    filled: str
    question: str
    stated: str
    unstated: str
    offences: tuple[str, ...]


class Group(NamedTuple):
    """The open cells of one state; ``expanded`` where they call for action."""

    state: str
    label: str
    note: str
    expanded: bool
    cells: tuple[OpenCell, ...]


class Row(NamedTuple):
    """One line of a table, its bar in thousandths of the longest."""

    label: str
    number: int
    width: int


class Table(NamedTuple):
    """One breakdown of the elements."""

    name: str
    rows: tuple[Row, ...]


class EvidenceRow(NamedTuple):
    """How many elements and relations rest on the same evidence."""

    label: str
    elements: int
    relations: int


class FindingRow(NamedTuple):
    """One finding, in words."""

    code: str
    message: str
    place: str
    hint: str


class FindingGroup(NamedTuple):
    """The findings of one severity."""

    severity: str
    label: str
    number: int
    rows: tuple[FindingRow, ...]
    more: str


class Link(NamedTuple):
    """A file of the output: its path as written, as an address, and what it is."""

    path: str
    url: str
    name: str


@dataclass(frozen=True, slots=True)
class Content:
    """Everything on the page, top to bottom."""

    language: Language
    id: str
    title: str
    description: str
    other: str
    other_language: Language
    facts: tuple[Fact, ...]
    tiles: tuple[Tile, ...]
    bars: tuple[Bar, ...]
    groups: tuple[Group, ...]
    diagrams: tuple[Link, ...]
    checked: str
    held_back: str
    findings: tuple[FindingGroup, ...]
    evidence: tuple[EvidenceRow, ...]
    elements: int
    relations: int
    tables: tuple[Table, ...]
    files: tuple[Link, ...]
