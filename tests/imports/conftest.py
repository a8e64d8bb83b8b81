"""A framework and tables from a text, and workbooks made in memory."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest

from kientruc.imports.tables.codes import Codes, read_codes
from kientruc.imports.tables.sheet import read_table
from kientruc.model.frameworks import Code, Framework, ReferenceModel
from kientruc.model.text import Text


@pytest.fixture
def framework() -> Framework:
    """Two models; a draft, a derived and an official code."""
    return Framework(
        id="khung",
        version="2.0",
        revision="1",
        name=Text("Khung mẫu", "Sample framework"),
        models={
            "DRM": ReferenceModel(Text("Mô hình tham chiếu dữ liệu", "Data Reference Model"), "official"),
            "ARM": ReferenceModel(Text("Mô hình tham chiếu ứng dụng", "Application Reference Model"), "official"),
        },
        codes={
            "DRM001": Code("DRM", "draft", Text("Kinh tế", "Economy")),
            "DRM002": Code("DRM", "derived"),
            "DRM003": Code("DRM", "official", Text("Xã hội", "Society")),
        },
    )


@pytest.fixture
def csv(tmp_path) -> Callable[..., Path]:
    """``csv(text)`` → the path of a CSV with that content."""

    def write(text: str | bytes, name: str = "bang.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


@pytest.fixture
def xlsx(tmp_path) -> Callable[..., Path]:
    """``xlsx({sheet: rows})`` → the path of a workbook."""

    def write(sheets: dict[str, Sequence[Sequence[object]]], name: str = "bang.xlsx") -> Path:
        book = openpyxl.Workbook()
        book.remove(book.active)
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(list(row))
        book.save(tmp_path / name)
        return tmp_path / name

    return write


@pytest.fixture
def codes(framework) -> Callable[[Path], Codes]:
    """``codes(path)``: the table against the framework; every address is a source, and ``law:a`` is a document."""

    def read(path: Path) -> Codes:
        known = lambda text: text.startswith("https://") or text == "law:a"  # noqa: E731
        return read_codes(read_table(path, path.name), framework, known)

    return read
