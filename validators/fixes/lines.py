"""Whole lines and items: taking them out, and putting the keys of a mapping in another order, with the comments they have."""

from __future__ import annotations

import re
from collections.abc import Callable

from ...model.source import Document, Mapping, Route, Span
from ...model.splice import Edit

_LINE_END = re.compile(r"\r\n|\r|\n")
_COMMENT = re.compile(r"[ \t]*#")


def line_of(text: str, offset: int) -> Span:
    """The line of *text* that *offset* is on, its line break included."""
    if text.startswith("\n", offset) and text.startswith("\r", offset - 1) and offset:
        offset -= 1
    start = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    end = _LINE_END.search(text, offset)
    return Span(start, end.end() if end else len(text))


def without_comment(document: Document, span: Span) -> Edit:
    """The comment at *span* taken out: with its line where it has one of its own, else with the blanks before it."""
    text, line = document.text, line_of(document.text, span.start)
    if not text[line.start : span.start].strip():
        return Edit(document, line, "")
    start = line.start + len(text[line.start : span.start].rstrip())
    return Edit(document, Span(start, span.end), "")


def block_of(document: Document, route: Route) -> Span | None:
    """The lines of the entry at *route*, with the comments right above it; None where it shares them with something else."""
    text, key, value = document.text, document.span(route, "key"), document.span(route)
    first, last = line_of(text, key.start), line_of(text, max(value.end - 1, key.start))
    rest = text[min(value.end, last.end) : last.end].strip()
    if text[first.start : key.start].strip() or (rest and not rest.startswith("#")):
        return None
    start = _with_comments(text, first.start, 0, key.start - first.start)
    return Span(start, _end(text, last.end, [key.start]))


def without_item(document: Document, route: Route) -> Edit | None:
    """The item of a list at *route*, which is not its first, taken out; None where something else stands on its lines."""
    text, item = document.text, document.span(route)
    before = document.span((*route[:-1], int(route[-1]) - 1))
    between = text[before.end : item.start]
    if "," in between and "#" not in between:
        return Edit(document, Span(before.end, item.end), "")
    line = line_of(text, item.start)
    alone = text[line.start : item.start].strip() == "-" and not text[item.end : line.end].strip()
    return Edit(document, line, "") if alone and item.end <= line.end else None


def in_order(document: Document, route: Route, rank: Callable[[str], int]) -> tuple[Edit, ...]:
    """The keys of the mapping at *route* by *rank*, each with its lines and the comments right above it.

    Keys of one rank stay as they stand. Nothing where the layout does not allow it: several keys on a line of a block, or one
    mapping in braces over several lines.
    """
    mapping = document.node(route)
    if not isinstance(mapping, Mapping):
        return ()
    keys = list(mapping)
    wanted = sorted(range(len(keys)), key=lambda number: rank(keys[number]))
    inside = document.span(route)
    braces = document.text.startswith("{", inside.start)
    slots = _in_braces(document, route, keys) if braces else _in_lines(document, route, keys)
    parts = [document.text[slot.start : slot.end] for slot in slots]
    if not slots or wanted == list(range(len(keys))):
        return ()
    moved = [parts[number] for number in wanted]
    if not braces and not parts[-1].endswith(("\n", "\r")):  # the file ends without a line break, and goes on doing so
        end = _LINE_END.search(parts[0])
        assert end is not None, "a key that is followed by another one ends its line"
        moved[wanted.index(len(keys) - 1)] += end[0]
        moved[-1] = moved[-1].removesuffix("\n").removesuffix("\r")
    pairs = zip(slots, parts, moved, strict=True)
    return tuple(Edit(document, slot, text) for slot, part, text in pairs if text != part)


def _in_braces(document: Document, route: Route, keys: list[str]) -> list[Span]:
    """From each key to the end of its value, where all of them stand on one line."""
    slots = [Span(document.span((*route, key), "key").start, document.span((*route, key)).end) for key in keys]
    text = document.text[slots[0].start : slots[-1].end]
    return [] if "\n" in text or "\r" in text or "#" in text else slots


def _in_lines(document: Document, route: Route, keys: list[str]) -> list[Span]:
    """The lines of each key: from the comments right above it to those above the next one."""
    text = document.text
    firsts = [document.span((*route, key), "key").start for key in keys]
    starts: list[int] = []
    floor = line_of(text, document.span(route, "key").start).end
    for key, first in zip(keys, firsts, strict=True):
        line = line_of(text, first)
        if line.start < floor or text[line.start : first].strip():
            return []
        starts.append(_with_comments(text, line.start, floor, first - line.start))
        value = document.span((*route, key))
        floor = line_of(text, max(value.end - 1, first)).end
    return [Span(start, end) for start, end in zip(starts, [*starts[1:], _end(text, floor, firsts)], strict=True)]


def _with_comments(text: str, start: int, floor: int, indent: int) -> int:
    """Where the comment lines right above the line at *start* begin that are not indented deeper than *indent*."""
    while start > floor:
        above = line_of(text, start - 1)
        match = _COMMENT.match(text, above.start, above.end)
        if above.start < floor or match is None or match.end() - 1 - above.start > indent:
            break
        start = above.start
    return start


def _end(text: str, floor: int, firsts: list[int]) -> int:
    """Where the lines of the last key end: behind its value and the comments indented deeper than the keys."""
    indent = firsts[-1] - line_of(text, firsts[-1]).start
    while floor < len(text):
        line = line_of(text, floor)
        match = _COMMENT.match(text, line.start, line.end)
        if match is None or match.end() - 1 - line.start <= indent:
            break
        floor = line.end
    return floor
