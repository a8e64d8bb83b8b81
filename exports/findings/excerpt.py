"""The line a finding points at, with a mark under the very letters, past tabs, combining marks and wide letters."""

from __future__ import annotations

from collections.abc import Sequence

from ...model.source import Place
from ..width import cut, width
from .wording import UNSAFE, escape

TAB = 4
LONGEST = 110
"""Columns of an excerpt; a longer line is cut to a window around the mark."""
NEAR = 400
"""Letters to each side of a mark that may come into its window at all."""


def split(text: str) -> list[str]:
    """The lines of *text* as places count them: LF, CR LF and CR end a line, nothing else does."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def excerpt(lines: Sequence[str], place: Place) -> tuple[str, str, str] | None:
    """Line number, the line as shown, and the mark below it; None where there is no such line or it is empty."""
    found = pieces(lines, place)
    if found is None:
        return None
    before, marked, after = found
    return str(place.line), before + marked + after, " " * width(before) + "^" * max(1, width(marked))


def pieces(lines: Sequence[str], place: Place) -> tuple[str, str, str] | None:
    """What is shown of the line before, under and after the mark; None as for :func:`excerpt`."""
    if not 1 <= place.line <= len(lines) or not lines[place.line - 1].strip():
        return None
    line = lines[place.line - 1]
    last = len(line) if place.end_line > place.line else place.end_column - 1
    first = min(place.column - 1, len(line))
    last = max(first, min(last, len(line.rstrip())))
    if len(line) > 2 * NEAR:  # a line of a megabyte is cut near the mark before a single letter is measured
        start = max(0, first - NEAR)
        line = ("…" if start else "") + line[start : first + NEAR]
        first, last = first - start + bool(start), min(last - start + bool(start), len(line))
    before, marked, after = _cells(line, first, last)
    return _window(before, marked, after)


def _cells(line: str, first: int, last: int) -> tuple[str, str, str]:
    """The line before, under and after the mark, as it is printed."""
    parts = ["", "", ""]
    column = 0
    for index, letter in enumerate(line):
        # With what follows it, because a log command is several letters long and the first is the one to spell out.
        shown = escape(letter) if UNSAFE.match(line, index) else letter
        if letter == "\t":
            shown = " " * (TAB - column % TAB)
        column += width(shown)
        parts[0 if index < first else 1 if index < last else 2] += shown
    return parts[0], parts[1], parts[2].rstrip()


def _window(before: str, marked: str, after: str) -> tuple[str, str, str]:
    """The same three, cut so that the mark stands in at most about :data:`LONGEST` columns."""
    if width(before) + width(marked) + width(after) <= LONGEST:
        return before, marked, after
    indent = before[: len(before) - len(before.lstrip())]
    if width(before) > LONGEST // 2:
        before = indent + "…" + _tail(before, LONGEST // 3)
    if width(before) + width(marked) > LONGEST:
        return before, cut(marked, LONGEST - width(before)), ""
    return before, marked, cut(after, LONGEST - width(before) - width(marked))


def _tail(text: str, columns: int) -> str:
    """The end of *text* that takes at most *columns*, never beginning with a mark that lost its letter."""
    start = len(text)
    while start and width(text[start - 1 :]) <= columns:
        start -= 1
    while start < len(text) and not width(text[start]):
        start += 1
    return text[start:]
