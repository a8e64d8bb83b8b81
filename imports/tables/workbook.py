"""XLSX → rows of cells. The only module that imports openpyxl.

A workbook is a zip of XML and comes from strangers, so it is looked at before it is opened: number and unpacked size of its parts, and no
document type declaration in any of them (an entity that expands a billion times; OWASP, XML External Entity Prevention).
"""

from __future__ import annotations

import datetime
import io
import lzma
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from .sheet import MAXIMUM_COLUMNS, MAXIMUM_ROWS, Cell, Problem, Sheet, Spot, TableError, cell

MAXIMUM_PARTS = 1_000
MAXIMUM_UNPACKED = 100_000_000
_PROTECTED = b"\xd0\xcf\x11\xe0"
"""How an old ``.xls`` and a password-protected workbook begin (OLE compound file)."""
_XML = (".xml", ".rels", ".vml")


def sheets(content: bytes, shown: str) -> tuple[Sheet, ...]:
    """Every worksheet of the workbook; of a hidden one only its name, for an old draft may lie there unseen.

    Raises:
        TableError: it is protected, damaged, or bigger than the limits.
    """
    spot = Spot(shown)
    if content.startswith(_PROTECTED):
        raise TableError("protected", spot)
    _inspect(content, spot)
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells of styles and validations it does not keep; we keep none
        try:
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
            try:
                left = MAXIMUM_ROWS
                found = []
                for worksheet in book.worksheets:
                    sheet = _sheet(worksheet, shown, left)
                    left -= len(sheet.rows)
                    found.append(sheet)
            finally:
                book.close()
        except TableError:
            raise
        except Exception as error:  # openpyxl raises whatever its parsing stumbles over
            raise TableError("damaged", spot) from error
    return tuple(found)


def _inspect(content: bytes, spot: Spot) -> None:
    """Refuse a zip that unpacks to too much or holds XML that no office program writes."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if len(parts) > MAXIMUM_PARTS or sum(part.file_size for part in parts) > MAXIMUM_UNPACKED:
                raise TableError("unpacked", spot, {"maximum": MAXIMUM_UNPACKED // 1_000_000})
            for part in parts:
                if part.filename.lower().endswith(_XML):
                    text = archive.read(part)  # zipfile gives at most the size that was just summed
                    if b"\0" in text or b"<!DOCTYPE" in text or b"<!ENTITY" in text:
                        raise TableError("entities", spot)
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, RuntimeError, OSError, EOFError, ValueError) as error:
        raise TableError("damaged", spot) from error


def _sheet(worksheet: Any, shown: str, left: int) -> Sheet:
    """The rows of one worksheet, at most *left*; its stated dimensions are not believed."""
    name = str(worksheet.title)
    if worksheet.sheet_state != "visible":
        return Sheet(name, Spot(shown, 1, 1, name), (), hidden=True)
    worksheet.reset_dimensions()
    rows: list[tuple[Cell, ...]] = []
    for number, row in enumerate(worksheet.iter_rows(max_col=MAXIMUM_COLUMNS), 1):
        if number > MAXIMUM_ROWS or len(rows) > left:
            raise TableError("rows", Spot(shown, number, 1, name, f"A{number}"), {"maximum": MAXIMUM_ROWS})
        cells = tuple(_cells(row, shown, name, number))
        if any(item.text for item in cells):
            rows.append(cells)
    return Sheet(name, Spot(shown, 1, 1, name), tuple(rows))


def _cells(row: tuple[Any, ...], shown: str, name: str, number: int) -> Iterator[Cell]:
    used = max((column for column, given in enumerate(row, 1) if given.value is not None), default=0)
    for column, given in enumerate(row[:used], 1):
        letters = chr(64 + column) if column <= 26 else chr(64 + (column - 1) // 26) + chr(65 + (column - 1) % 26)
        kind = getattr(given, "data_type", "n")
        problem: Problem = "formula" if kind == "f" else "error-value" if kind == "e" else ""
        value = "=" if kind == "f" else _text(given.value)
        yield cell(value, Spot(shown, number, column, name, f"{letters}{number}"), problem)


def _text(value: object) -> str:
    """What a cell shows, as far as its value tells; a number without its ``.0``."""
    match value:
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case float() if value.is_integer():
            return str(int(value))
        case datetime.datetime() | datetime.date() | datetime.time():
            return value.isoformat()
    return str(value)
