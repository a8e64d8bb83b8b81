"""How wide a text stands in a terminal: Vietnamese written with combining marks must line up with the composed form."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence


def width(text: str) -> int:
    """The columns *text* takes: 0 for a combining mark or a joiner, 2 for a wide letter (UAX #11), else 1."""
    return sum(_columns(letter) for letter in text)


def _columns(letter: str) -> int:
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in ("W", "F") else 1


def pad(text: str, columns: int, *, right: bool = False) -> str:
    """*text* filled with spaces to *columns*; *right* puts them in front."""
    spaces = " " * (columns - width(text))
    return spaces + text if right else text + spaces


def cut(text: str, columns: int) -> str:
    """*text* in at most *columns* (at least one letter), with ``…`` where something was left out."""
    if width(text) <= columns:
        return text
    end, room = 0, max(columns - 1, 1)
    while width(text[: end + 1]) <= room:
        end += 1
    return text[:end] + "…"


def table(rows: Iterable[Sequence[str]], *, right: frozenset[int] = frozenset(), indent: str = "") -> list[str]:
    """*rows* as lines with aligned columns; the columns in *right* stand to the right. No line ends in spaces."""
    rows = list(rows)
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    return [
        (indent + "  ".join(pad(cell, widths[i], right=i in right) for i, cell in enumerate(row))).rstrip()
        for row in rows
    ]
