"""A page for a terminal: titles and aligned tables."""

from __future__ import annotations

from collections.abc import Iterator

from ..width import table
from .page import Page


def render(page: Page) -> str:
    """*page* as text, ending in one line end."""
    return "\n".join(_lines(page)) + "\n"


def _lines(page: Page) -> Iterator[str]:
    yield page.title
    for section in page.sections:
        yield ""
        yield section.title
        rows = [section.headings, *section.rows] if section.headings else list(section.rows)
        yield from table(rows, indent="  ")
