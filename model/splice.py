"""Edits of text by spans, so that comments and layout stay: what fixes, upgrades and table imports share.

An edit replaces a stretch of one document's text; many edits of one document are made together. Edits that overlap cannot both
be made; who asks for that is told, never guessed at.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from typing import NamedTuple

from .source import Document, Span

BYTE_ORDER_MARK = Span(-1, 0)
"""Where the byte order mark of a document stands: before its text. It can only be taken away."""
_MARK = b"\xef\xbb\xbf"


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


def content(document: Document, edits: Iterable[Edit] = ()) -> bytes:
    """The file of *document* with *edits* made: all its bytes, those that nobody edits as they were.

    Raises:
        ValueError: as for :func:`splice`.
    """
    listed = list(edits)
    bare = any(edit.span == BYTE_ORDER_MARK for edit in listed)
    body = splice(document.text, (edit for edit in listed if edit.span != BYTE_ORDER_MARK))
    return (_MARK if document.marked and not bare else b"") + body.encode()


class Room:
    """Which stretches of which documents are taken; whoever comes first has them."""

    def __init__(self) -> None:
        self._taken: dict[int, list[Span]] = {}

    def take(self, edits: Iterable[Edit]) -> bool:
        """Take the spans of *edits*, all of them or none; whether they were free."""
        listed = list(edits)
        for number, edit in enumerate(listed):
            if not self._free(edit):
                for made in listed[:number]:
                    self._taken[id(made.document)].remove(made.span)
                return False
            insort(self._taken[id(edit.document)], edit.span)
        return True

    def _free(self, edit: Edit) -> bool:
        taken = self._taken.setdefault(id(edit.document), [])
        at = bisect_left(taken, edit.span)
        before, after = taken[at - 1] if at else None, taken[at] if at < len(taken) else None
        if after is not None and (after == edit.span or after.start < edit.span.end):
            return False
        return before is None or before.end <= edit.span.start
