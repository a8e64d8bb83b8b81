"""A table as an office program saved it → rows of cells, each with its place, so that every complaint can point at a cell.

CSV has a scanner of our own, because :mod:`csv` gives no positions (RFC 4180, with ``,``, ``;`` or tab); XLSX is read by workbook.py.
A cell's text is in NFC, without line breaks and double blanks: a printed table wraps its lines, a name does not.
"""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, NamedTuple

from ...model.findings import Argument

MAXIMUM_BYTES = 20_000_000
MAXIMUM_ROWS = 100_000
MAXIMUM_COLUMNS = 64
MAXIMUM_CELL = 10_000
DELIMITERS = (",", ";", "\t")
_SAMPLE = 200
"""Rows looked at to tell which delimiter a CSV has."""

Problem = Literal["", "formula", "error-value", "characters", "too-long"]


class Spot(NamedTuple):
    """Where a cell is. Row and column count from 1; in a CSV they are line and character, as in every finding.

    ``cell`` is what a spreadsheet calls it (``B7``), ``""`` in a CSV.
    """

    path: str
    row: int = 1
    column: int = 1
    sheet: str = ""
    cell: str = ""

    def shown(self) -> str:
        """``codes.csv:7:2``, ``codes.xlsx:7:2 (DRM!B7)``."""
        address = f" ({self.sheet}!{self.cell})" if self.cell else ""
        return f"{self.path}:{self.row}:{self.column}{address}"


class Cell(NamedTuple):
    """One cell: its text, its place, and why it cannot be used (``""``: it can)."""

    text: str
    spot: Spot
    problem: Problem = ""
    detail: str = ""


class Sheet(NamedTuple):
    """One table: a CSV file (``name`` is ``""``) or a sheet of a workbook. Rows without any text are left out.

    A ``hidden`` sheet has no rows here: nobody who looks at the workbook sees what is on it.
    """

    name: str
    spot: Spot
    rows: tuple[tuple[Cell, ...], ...]
    hidden: bool = False


class TableError(Exception):
    """The file as a whole cannot be read; ``reason`` and ``arguments`` say why, without words (imports/tables/wording.py)."""

    def __init__(self, reason: str, spot: Spot, arguments: Mapping[str, Argument] | None = None) -> None:
        super().__init__(f"{spot.shown()}: {reason}")
        self.reason = reason
        self.spot = spot
        self.arguments = dict(arguments or {})


def read_table(path: Path, shown: str) -> tuple[Sheet, ...]:
    """The tables of the file *path*, which messages call *shown*: by its name ``.csv`` or ``.xlsx``.

    Raises:
        TableError: it is neither, too big, damaged, protected, or no regular file.
    """
    spot = Spot(shown)
    suffix = path.suffix.lower()
    if suffix not in {".csv", ".xlsx"}:
        raise TableError("old-excel" if suffix == ".xls" else "format", spot)
    content = _bytes(path, spot)
    if suffix == ".csv":
        return (_csv(content, shown),)
    from .workbook import sheets

    return sheets(content, shown)


def cell(text: str, spot: Spot, problem: Problem = "") -> Cell:
    """A cell with *text* made tidy: NFC, every run of white space one blank; what cannot stand in a model file is its problem."""
    tidy = " ".join(unicodedata.normalize("NFC", text[: MAXIMUM_CELL + 1]).split())
    if problem:
        return Cell(tidy, spot, problem)
    if len(text) > MAXIMUM_CELL:
        return Cell(tidy, spot, "too-long")
    if tidy.startswith("="):
        return Cell(tidy, spot, "formula")
    if tidy.isprintable():
        return Cell(tidy, spot)
    odd = next(letter for letter in tidy if not letter.isprintable())
    return Cell(tidy, spot, "characters", f"U+{ord(odd):04X}")


def _bytes(path: Path, spot: Spot) -> bytes:
    """The content of a regular file, at most :data:`MAXIMUM_BYTES`."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))  # or a pipe would be waited for
    except (OSError, ValueError) as error:
        raise TableError("missing" if isinstance(error, FileNotFoundError) else "unreadable", spot) from error
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise TableError("no-file", spot)
        if status.st_size > MAXIMUM_BYTES:
            raise TableError("too-big", spot, {"maximum": MAXIMUM_BYTES // 1_000_000})
        with os.fdopen(handle, "rb", closefd=False) as stream:
            return stream.read(MAXIMUM_BYTES)
    except OSError as error:
        raise TableError("unreadable", spot) from error
    finally:
        os.close(handle)


def _csv(content: bytes, shown: str) -> Sheet:
    spot = Spot(shown)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        raise TableError("encoding", Spot(shown, before.count(b"\n") + 1), {"byte": error.start}) from error
    if "\0" in text:
        raise TableError("encoding", spot, {"byte": text.index("\0")})
    lines = [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", text))]

    def at(offset: int) -> Spot:
        line = bisect_right(lines, offset)
        return Spot(shown, line, offset - lines[line - 1] + 1)

    rows: list[tuple[Cell, ...]] = []
    found, stopped = _scan(text, _delimiter(text), MAXIMUM_ROWS)
    for row in found:
        if len(row) > MAXIMUM_COLUMNS:
            raise TableError("columns", at(row[0][1]), {"maximum": MAXIMUM_COLUMNS})
        if any(value.strip() for value, _ in row):
            rows.append(tuple(cell(value, at(offset)) for value, offset in row))
    if stopped is not None:
        too_many = len(found) >= MAXIMUM_ROWS
        raise TableError("rows" if too_many else "quote", at(stopped), {"maximum": MAXIMUM_ROWS})
    return Sheet("", spot, tuple(rows))


def _scan(text: str, delimiter: str, maximum: int) -> tuple[list[list[tuple[str, int]]], int | None]:
    """The rows of *text*, each cell with its offset; and where reading stopped (None at the end).

    It stops after *maximum* rows, or where letters follow a closing quote.
    """
    pattern = re.compile(rf'"(?P<quoted>[^"]*+(?:""[^"]*+)*+)"|(?P<bare>[^{delimiter}"\r\n][^{delimiter}\r\n]*+|)')
    rows: list[list[tuple[str, int]]] = []
    row: list[tuple[str, int]] = []
    at = 0
    while len(rows) < maximum:
        match = pattern.match(text, at)
        assert match is not None  # the pattern matches the empty text
        quoted = match["quoted"]
        row.append((match["bare"] if quoted is None else quoted.replace('""', '"'), match.start()))
        at = match.end()
        if at == len(text):
            return [*rows, row], None
        if text[at] == delimiter:
            at += 1
        elif text[at] in "\r\n":
            rows.append(row)
            row = []
            at += 2 if text.startswith("\r\n", at) else 1
        else:
            break
    return rows, at if at < len(text) else None


def _delimiter(text: str) -> str:
    """The delimiter under which the most rows have the same number of cells, at least two; the comma where none does."""

    def regular(delimiter: str) -> int:
        rows, _ = _scan(text, delimiter, _SAMPLE)
        sizes = Counter(len(row) for row in rows if len(row) > 1)
        return max(sizes.values(), default=0)

    return max(DELIMITERS, key=regular)
