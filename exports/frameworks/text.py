"""A page for a terminal: titles and aligned tables, long cells on several lines."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from ..width import table, width
from .page import Page

COLUMN = 52
"""The widest a column gets; a cell with more goes on in the next line."""


def render(page: Page) -> str:
    """*page* as text, ending in one line end."""
    return "\n".join(_lines(page)) + "\n"


def _lines(page: Page) -> Iterator[str]:
    yield page.title
    for section in page.sections:
        yield ""
        yield section.title
        rows = [section.headings, *section.rows] if section.headings else list(section.rows)
        # Facts have one long column, and room for it; the columns of a table share theirs.
        most = COLUMN if section.headings else 2 * COLUMN
        wrapped = [line for row in rows for line in zip_longest(*(_wrap(cell, most) for cell in row), fillvalue="")]
        yield from table(wrapped, indent="  ")


def _wrap(text: str, most: int) -> list[str]:
    """*text* in lines of at most *most* columns, broken at blanks; a longer word has its own line."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if width(longer) <= most or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
