"""Comments that let a finding go where it is: ``# kientruc: allow REF001 -- lý do`` (or ``bo-qua``), with a mandatory reason.

A comment behind something on its line is about that line; a comment on a line of its own is about the entry, key or item that
begins on the next line, to its end. Comments are not part of the model, so this reads the text; what looks like one inside a
value is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .source import Document, Mapping, Node, Sequence, Span

_MARK = re.compile(r"(?:(?<=^)|(?<=\s))#[ \t]*kientruc:(?P<said>[^\r\n]*)", re.MULTILINE)
_SAID = re.compile(
    r"\s*(?:allow|bo-qua)\s+(?P<rules>[A-Za-z][\w-]*(?:\s*,\s*[A-Za-z][\w-]*)*)\s*(?:--\s*(?P<reason>.*\S)?)?\s*(?P<rest>.*)"
)
_BLANK_OR_COMMENT = re.compile(r"\s*(?:#.*)?$")


class Suppression(NamedTuple):
    """One such comment: the rules it names (codes or names), why, and the lines it is about, the first and the last.

    ``problem`` says what is wrong with the comment itself: ``""``, ``not-understood`` or ``no-reason``.
    """

    document: Document
    span: Span
    line: int
    rules: tuple[str, ...]
    reason: str
    first: int
    last: int
    problem: str = ""

    @property
    def key(self) -> str:
        """``path:line``, by which a report names it."""
        return f"{self.document.path}:{self.line}"


def suppressions(document: Document) -> Iterator[Suppression]:
    """Every such comment in *document*, top to bottom."""
    if "kientruc:" not in document.text:
        return
    lines = document.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for match in _MARK.finditer(document.text):
        if _inside(document, match.start()):
            continue
        place = document.place(Span(*match.span()))
        alone = not lines[place.line - 1][: place.column - 1].strip()
        first, last = _entry(lines, place.line) if alone else (place.line, place.line)
        said = _SAID.fullmatch(match["said"])
        rules = tuple(name.strip() for name in said["rules"].split(",")) if said else ()
        problem = "not-understood" if not said or said["rest"] else "" if said["reason"] else "no-reason"
        reason = said["reason"] or "" if said else ""
        yield Suppression(
            document,
            Span(match.start(), match.start() + len(match[0].rstrip())),
            place.line,
            rules,
            reason,
            first,
            last,
            problem,
        )


def _entry(lines: list[str], comment: int) -> tuple[int, int]:
    """The lines of what begins after the comment on line *comment*: to the next line that is not indented deeper."""
    first = comment + 1
    while first <= len(lines) and _BLANK_OR_COMMENT.match(lines[first - 1]):
        first += 1
    if first > len(lines):
        return comment, comment
    indent = len(lines[first - 1]) - len(lines[first - 1].lstrip())
    item = lines[first - 1].lstrip().startswith("- ")
    last = first
    for number in range(first + 1, len(lines) + 1):
        line = lines[number - 1]
        if _BLANK_OR_COMMENT.match(line):
            continue
        depth = len(line) - len(line.lstrip())
        # a list may stand at the indentation of its key; its items are deeper all the same
        deeper = depth > indent or (depth == indent and not item and line.lstrip().startswith("- "))
        if not deeper:
            break
        last = number
    return first, last


def _inside(document: Document, offset: int) -> bool:
    """Whether *offset* lies in the text of a value, where ``#`` is no comment."""
    node: Node = document.root
    while not isinstance(node, str):
        spans = document.spans
        if isinstance(node, Mapping):
            children = [(spans[node.base + 2 * number + 1], child) for number, child in enumerate(node.values())]
        else:
            assert isinstance(node, Sequence)
            children = [(spans[node.base + number], child) for number, child in enumerate(node)]
        found = next((child for packed, child in children if packed >> 32 <= offset < packed & 0xFFFFFFFF), None)
        if found is None:
            return False
        node = found
    return True
