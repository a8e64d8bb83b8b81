"""CSV text → the same plain data with spans that the YAML reader makes, so nothing downstream knows the difference.

A scanner of our own because :mod:`csv` gives no positions, and a finding in a 2,000-row catalogue must point at the cell (RFC 4180).
"""

from __future__ import annotations

import re
from typing import Any

from .findings import Fault, Term
from .reader import Reading
from .source import Document, Locus, Mapping, Sequence, Span, pack

_CELL = re.compile(r'"(?P<quoted>(?:[^"]|"")*)"|(?P<bare>[^,"\r\n]*)')
Cell = tuple[str, int, int]
_Row = tuple[int, dict[str, Any], int]


def cells(text: str) -> tuple[list[list[Cell]], int | None]:
    """The rows of *text*, each cell with its start and end; and the offset where the text stops being CSV, if it does."""
    rows: list[list[Cell]] = []
    row: list[Cell] = []
    at = 0
    while at < len(text):
        match = _CELL.match(text, at)
        assert match is not None
        quoted = match["quoted"]
        row.append((match["bare"] if quoted is None else quoted.replace('""', '"'), *match.span()))
        at = match.end()
        if at == len(text):
            break
        if text[at] == ",":
            at += 1
            if at == len(text):
                row.append(("", at, at))
            continue
        if text[at] not in "\r\n":
            return rows, at
        at += 2 if text.startswith("\r\n", at) else 1
        rows.append(row)
        row = []
    if row:
        rows.append(row)
    return [row for row in rows if len(row) > 1 or row[0][0]], None


def as_elements(reading: Reading, kind: str, list_fields: frozenset[str]) -> Reading:
    """Give *reading*'s document, whose text is CSV, the data of elements of *kind*; *list_fields* are split at ``;``."""
    document = reading.document
    document.spans = document.spans[:0]
    rows, broken = cells(document.text)
    if broken is not None:
        _fault(reading, "SCH006", Span(broken, broken + 1), {"problem": Term("quote")})
    header = rows[0] if rows else []
    names = [cell[0].strip() for cell in header]
    if "id" not in names:
        end = header[-1][2] if header else 0
        _fault(reading, "SCH006", Span(0, end), {"problem": Term("no-id")})
        return reading
    for number, (name, start, end) in enumerate(header):
        if names.index(name.strip()) != number:
            _fault(reading, "SYN004", Span(start, end), {"key": name})
    elements: dict[str, _Row] = {}
    for row in rows[1:]:
        if len(row) != len(header):
            _fault(reading, "SCH006", Span(row[0][1], row[-1][2]), {"problem": Term("cells"), "count": len(header)})
            continue
        identity, start, end = row[names.index("id")]
        identity = identity.strip()
        if identity in elements:
            _fault(reading, "IDN001", Span(start, end), {"id": identity}, element=identity)
            continue
        fields: dict[str, Any] = {"kind": (kind, start, end)}
        for name, (value, left, right) in zip(names, row, strict=True):
            if name == "id" or not value.strip():
                continue
            head, _, rest = name.partition(".")
            if rest:
                nested = fields.setdefault(head, ({}, left, right))[0]
                if isinstance(nested, dict):
                    nested[rest] = (value.strip(), left, right)
            elif head in list_fields:
                items = [part.strip() for part in value.split(";") if part.strip()]
                fields[head] = ([(item, left, right) for item in items], left, right)
            else:
                fields[head] = (value.strip(), left, right)
        elements[identity] = (pack(start, end), fields, pack(row[0][1], row[-1][2]))
    document.root = _root(document, elements)
    return reading


def _root(document: Document, elements: dict[str, _Row]) -> Mapping:
    """Build the document's mappings bottom up, filling its span array."""
    result, inner = Mapping(), Mapping()
    spans: list[int] = []
    for identity, (key_span, fields, row_span) in elements.items():
        inner[identity] = _fields(document, fields)
        spans += (key_span, row_span)
    inner.base = len(document.spans)
    document.spans.extend(spans)
    result["elements"] = inner
    result.base = len(document.spans)
    document.spans.extend((0, pack(0, len(document.text))))
    return result


def _fields(document: Document, fields: dict[str, Any]) -> Mapping:
    result = Mapping()
    spans: list[int] = []
    for name, (value, start, end) in fields.items():
        packed = pack(start, end)
        spans += (packed, packed)
        if isinstance(value, dict):
            result[name] = _fields(document, value)
        elif isinstance(value, list):
            items = Sequence(item for item, _, _ in value)
            items.base = len(document.spans)
            document.spans.extend([packed] * len(items))
            result[name] = items
        else:
            result[name] = value
    result.base = len(document.spans)
    document.spans.extend(spans)
    return result


def _fault(reading: Reading, code: str, span: Span, arguments: dict[str, Any], element: str = "") -> None:
    reading.whole = False
    reading.faults.append(Fault(code, Locus(reading.document, exact=span), arguments, element))
