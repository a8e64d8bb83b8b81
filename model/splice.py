"""Edits of text by spans, so that comments and layout stay: what fixes, upgrades and table imports share.

An edit replaces a stretch of one document's text; many edits of one document are made together, from the end to the beginning.
Edits that overlap cannot both be made: the later one is refused, and so is everything that belongs to it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from .source import Document, Span


class Edit(NamedTuple):
    """*text* instead of what stands at *span* (offsets in code points) in *document*; an empty span inserts."""

    document: Document
    span: Span
    text: str


def splice(text: str, edits: Iterable[Edit]) -> str:
    """*text* with *edits* made.

    Raises:
        ValueError: two edits overlap, or one lies outside the text.
    """
    parts: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: (edit.span.start, edit.span.end)):
        if edit.span.start < at or not edit.span.start <= edit.span.end <= len(text):
            raise ValueError(f"an edit at {edit.span.start}–{edit.span.end} does not fit")
        parts += (text[at : edit.span.start], edit.text)
        at = edit.span.end
    return "".join((*parts, text[at:]))
