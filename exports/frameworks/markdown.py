"""A page as Markdown (docs/frameworks): the same tables, addresses as links."""

from __future__ import annotations

from collections.abc import Iterator

from .page import Page

_SPECIAL = str.maketrans({sign: f"\\{sign}" for sign in "|*_`[]"} | {"<": "&lt;", ">": "&gt;"})
_UNSAFE = str.maketrans({sign: f"%{ord(sign):02X}" for sign in " ()|<>"})


def link(text: str, address: str) -> str:
    """A link; no sign of the address can end it. Written with signs that :func:`render` does not touch."""
    return f"\x02{text}\x03{address.translate(_UNSAFE)}\x04"


def escaped(text: str) -> str:
    """*text* with every sign that Markdown would take for its own made harmless."""
    return text.translate(_SPECIAL)


def render(page: Page) -> str:
    """*page* as Markdown, ending in one line end. Its links must have been made by :func:`link`."""
    return "\n".join(_lines(page)) + "\n"


def _lines(page: Page) -> Iterator[str]:
    yield f"# {_cell(page.title)}"
    for section in page.sections:
        yield ""
        yield f"## {_cell(section.title)}"
        yield ""
        width = len(section.headings or section.rows[0])
        yield _row(section.headings or ("",) * width)
        yield "|" + "---|" * width
        for row in section.rows:
            yield _row(row)


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(map(_cell, cells)) + " |"


def _cell(text: str) -> str:
    """*text* with its signs escaped; the links inside become Markdown."""
    parts: list[str] = []
    for piece in text.split("\x02"):
        label, found, rest = piece.partition("\x03")
        if found:
            address, _, after = rest.partition("\x04")
            parts.append(f"[{escaped(label)}]({address}){escaped(after)}")
        else:
            parts.append(escaped(piece))
    return "".join(parts)
