"""CSV text → the same plain data with spans that the YAML reader makes, so nothing downstream knows the difference.

A scanner of our own because :mod:`csv` gives no positions, and a finding in a 2,000-row catalogue must point at the cell
(RFC 4180).
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from .findings import Argument, Fault, Label, Term
from .reader import Reading
from .source import Document, Locus, Mapping, Sequence, Span, pack

_CELL = re.compile(r'"(?P<quoted>[^"]*+(?:""[^"]*+)*+)"|(?P<bare>[^,"\r\n]*+)')
Cell = tuple[str, int, int]
_Row = tuple[int, dict[str, Any], int]


def cells(text: str, maximum: int = 2_000_000) -> tuple[list[list[Cell]], int | None, bool]:
    """The rows of *text*, each cell with its start and end, without blank lines.

    Also the offset where reading stopped (None at the end), and whether that was for there being more than *maximum* cells.
    """
    rows: list[list[Cell]] = []
    row: list[Cell] = []
    at, stopped, too_many = 0, None, False
    for _ in range(maximum):
        match = _CELL.match(text, at)
        assert match is not None
        quoted = match["quoted"]
        row.append((match["bare"] if quoted is None else quoted.replace('""', '"'), *match.span()))
        at = match.end()
        if at == len(text):
            rows.append(row)
            break
        if text[at] == ",":
            at += 1
        elif text[at] in "\r\n":
            rows.append(row)
            row = []
            at += 2 if text.startswith("\r\n", at) else 1
        else:
            stopped = at
            break
    else:
        stopped, too_many = at, True
    return [row for row in rows if len(row) > 1 or row[0][0]], stopped, too_many


def as_elements(reading: Reading, kind: str, list_fields: frozenset[str], maximum: int = 2_000_000) -> Reading:
    """Give *reading*'s document, whose text is CSV, the data of elements of *kind*; *list_fields* are split at ``;``.

    A table of more than *maximum* cells is cut there, with a fault.
    """
    document = reading.document
    document.spans = document.spans[:0]
    rows, stopped, too_many = cells(document.text, maximum)
    reading.nodes = sum(map(len, rows))
    if stopped is not None:
        if too_many:
            _fault(reading, "SYN006", Span(stopped, stopped), {"limit": Term("nodes"), "maximum": maximum})
        else:
            _fault(reading, "SCH006", Span(stopped, stopped + 1), {"problem": Term("quote")})
    if not unicodedata.is_normalized("NFC", document.text):
        rows = [[_composed(reading, cell) for cell in row] for row in rows]
    header = rows[0] if rows else []
    columns = _columns(reading, header)
    if "id" not in columns:
        separated = len(header) == 1 and ";" in header[0][0]  # as spreadsheets write it where 1,5 is a number
        problem = Term("separator") if separated else Term("no-id")
        _fault(reading, "SCH006", Span(0, header[-1][2] if header else 0), {"problem": problem})
        return reading
    elements: dict[str, _Row] = {}
    written: dict[str, Span] = {}
    for row in rows[1:]:
        if len(row) != len(header):
            span = Span(row[0][1], row[-1][2])
            _fault(reading, "SCH006", span, {"problem": Term("cells"), "count": len(header)})
            continue
        identity, start, end = row[columns["id"]]
        identity = identity.strip()
        if identity in elements:
            first = Locus(document, exact=written[identity])
            _fault(reading, "IDN001", Span(start, end), {"id": identity}, identity, (("first", first),))
            continue
        written[identity] = Span(start, end)
        fields = _row(columns, row, kind, list_fields)
        elements[identity] = (pack(start, end), fields, pack(row[0][1], row[-1][2]))
    document.root = _root(document, elements)
    return reading


def _columns(reading: Reading, header: list[Cell]) -> dict[str, int]:
    """Column name → position. A name that is there twice, or both as ``name`` and ``name.vi``, is a fault; the first one counts."""
    columns: dict[str, int] = {}
    shapes: dict[str, tuple[bool, int]] = {}
    for number, (cell, start, end) in enumerate(header):
        name = cell.strip()
        head, dot, _ = name.partition(".")
        nested, first = shapes.setdefault(head, (bool(dot), number))
        if name in columns or nested != bool(dot):
            _, left, right = header[columns.get(name, first)]
            locus = Locus(reading.document, exact=Span(left, right))
            _fault(reading, "SYN004", Span(start, end), {"key": name}, related=(("first", locus),))
        else:
            columns[name] = number
            reading.document.columns |= {name: Span(start, end)}
            reading.document.columns.setdefault(head, Span(start, end))
    return columns


def _row(columns: dict[str, int], row: list[Cell], kind: str, list_fields: frozenset[str]) -> dict[str, Any]:
    """The fields of one row, each as (value, start, end). Empty cells say nothing."""
    _, start, end = row[columns["id"]]
    fields: dict[str, Any] = {"kind": (kind, start, end)}
    for name, number in columns.items():
        value, left, right = row[number]
        value = value.strip()
        if name == "id" or not value:
            continue
        head, dot, rest = name.partition(".")
        if dot:
            fields.setdefault(head, ({}, left, right))[0][rest] = (value, left, right)
        elif head in list_fields:
            items = [part.strip() for part in value.split(";") if part.strip()]
            fields[head] = ([(item, left, right) for item in items], left, right)
        else:
            fields[head] = (value, left, right)
    return fields


def _composed(reading: Reading, cell: Cell) -> Cell:
    """*cell* in NFC, with a finding where it was written otherwise."""
    value, start, end = cell
    if unicodedata.is_normalized("NFC", value):
        return cell
    reading.fault("IDN003", {"text": value[:80]}, Span(start, end))
    return unicodedata.normalize("NFC", value), start, end


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


def _fault(
    reading: Reading,
    code: str,
    span: Span,
    arguments: dict[str, Argument],
    element: str = "",
    related: tuple[tuple[Label, Locus], ...] = (),
) -> None:
    """Note a fault after which something that was written is not in the repository."""
    reading.whole = False
    if len(reading.faults) < reading.maximum:
        reading.faults.append(Fault(code, Locus(reading.document, exact=span), arguments, element, related=related))
