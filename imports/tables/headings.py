"""Which column holds what: the headings that Vietnamese and English code tables have, with or without accents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from .sheet import Cell, Sheet, TableError

HEADINGS: Mapping[str, frozenset[str]] = {
    "code": frozenset(
        {"ma", "ma so", "ma hieu", "ma phan loai", "ma danh muc", "ma tham chieu", "ky hieu", "ki hieu", "code"}
    ),
    "name": frozenset(
        {"ten", "ten goi", "ten tieng viet", "ten phan loai", "ten danh muc", "name", "name vi", "ten vi", "vietnamese"}
    ),
    "name-en": frozenset({"ten tieng anh", "tieng anh", "ten en", "name en", "english", "english name"}),
    "parent": frozenset({"ma cha", "ma cap tren", "thuoc ma", "parent", "parent code"}),
    "model": frozenset({"mo hinh", "mo hinh tham chieu", "model", "reference model"}),
    "note": frozenset({"ghi chu", "note", "notes"}),
    "source": frozenset({"nguon", "nguon trich dan", "source", "sources", "source url"}),
}
"""Field → its headings, folded by :func:`folded`."""

_SEARCHED = 30
"""Rows in which the headings are looked for: titles and decision numbers stand above them."""


class Columns(NamedTuple):
    """Field → position of its column, the headings that nobody knows, and the row the headings stand in.

    ``headed`` are the positions with any heading, ``width`` the number of cells of the row of headings.
    """

    positions: Mapping[str, int]
    unknown: tuple[str, ...]
    row: int
    headed: frozenset[int]
    width: int

    def of(self, row: Sequence[Cell], field: str) -> Cell | None:
        """The cell of *field* in *row*; None where the table has no such column or the row ends before it."""
        at = self.positions.get(field, len(row))
        return row[at] if at < len(row) else None

    def stray(self, row: Sequence[Cell], *, counted: bool) -> Cell | None:
        """The first cell of *row* whose text has no heading above it.

        Where cells are *counted* (a CSV) one too many is enough, even an empty one: a comma within a name moved the others.
        """
        if counted and len(row) > self.width:
            return row[self.width]
        return next(
            (cell for at, cell in enumerate(row) if at not in self.headed and (cell.text or cell.problem)), None
        )


def folded(text: str) -> str:
    """*text* as headings are compared: lower case, no accents, one blank for whatever is no letter or digit.

    >>> folded("Mã  (số)"), folded("TÊN tiếng Việt"), folded("name_vi")
    ('ma so', 'ten tieng viet', 'name vi')
    """
    plain = "".join(
        letter for letter in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(letter)
    )
    return re.sub(r"[\W_]+", " ", plain.replace("đ", "d")).strip()


def columns(sheet: Sheet) -> Columns | None:
    """The columns of *sheet* by its first row that has both a code and a name; None where there is no such row.

    Raises:
        TableError: two columns have the same meaning.
    """
    for number, row in enumerate(islice(sheet.rows, _SEARCHED)):
        found: dict[str, int] = {}
        unknown: list[str] = []
        twice: Cell | None = None
        for position, cell in enumerate(row):
            field = _field(cell.text)
            if field in found:
                twice = twice or cell
            elif field:
                found[field] = position
            elif cell.text:
                unknown.append(cell.text)
        if {"code", "name"} <= set(found):
            if twice is not None:
                raise TableError("heading-twice", twice.spot, {"heading": twice.text})
            headed = frozenset(position for position, cell in enumerate(row) if cell.text)
            return Columns(found, tuple(unknown), number, headed, len(row))
    return None


def _field(text: str) -> str:
    name = folded(text)
    return next((field for field, names in HEADINGS.items() if name in names), "")
