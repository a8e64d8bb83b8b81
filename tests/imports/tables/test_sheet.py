"""CSV and XLSX become the same cells, each with its place; a hostile or damaged file is refused with a reason."""

from __future__ import annotations

import contextlib
import io
import zipfile

import openpyxl
import pytest

from kientruc.imports.tables import sheet as module
from kientruc.imports.tables.sheet import TableError, read_table
from kientruc.imports.tables.wording import REASONS


def texts(path):
    return [[cell.text for cell in row] for table in read_table(path, path.name) for row in table.rows]


def refused(path) -> TableError:
    with pytest.raises(TableError) as caught:
        read_table(path, path.name)
    assert caught.value.reason in REASONS
    return caught.value


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_usual_csv_gives_the_same_cells(csv, delimiter, mark, end):
    rows = [["Mã", "Tên"], ["DRM001", "Kinh tế"], ["DRM002", f'"a{delimiter} ""b"""']]
    path = csv(mark + end.join(delimiter.join(row) for row in rows))
    assert texts(path) == [["Mã", "Tên"], ["DRM001", "Kinh tế"], ["DRM002", " ".join(f'a{delimiter} "b"'.split())]]


def test_commas_in_names_do_not_hide_the_semicolon(csv):
    assert texts(csv("Mã;Tên\nDRM001;a, b, c\nDRM002;d, e\n"))[1] == ["DRM001", "a, b, c"]


def test_the_place_of_a_csv_cell_is_its_line_and_character(csv):
    (table,) = read_table(csv('Mã,Tên\n\nDRM001,"hai\ndòng",x\nDRM002,y\n'), "b.csv")
    assert [[cell.spot.shown() for cell in row] for row in table.rows] == [
        ["b.csv:1:1", "b.csv:1:4"],
        ["b.csv:3:1", "b.csv:3:8", "b.csv:4:7"],
        ["b.csv:5:1", "b.csv:5:8"],
    ]
    assert table.rows[1][1].text == "hai dòng"


def test_quotes_inside_a_name_are_letters(csv):
    assert texts(csv('Mã,Tên\nDRM001,Cổng "một cửa"\n'))[1] == ["DRM001", 'Cổng "một cửa"']


def test_a_decomposed_name_is_composed(csv):
    assert texts(csv("Mã,Tên\nDRM001,Tha\u0302\u0301p\n"))[1] == ["DRM001", "Thấp"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [("=A1", "formula"), ("a\u200bb", "characters"), ("a\x07b", "characters"), ("a" * 10_001, "too-long")],
)
def test_what_no_model_file_may_hold_is_the_problem_of_its_cell(csv, text, problem):
    (table,) = read_table(csv(f"Mã,Tên\nDRM001,{text}\n"), "b.csv")
    assert [cell.problem for cell in table.rows[1]] == ["", problem]


def test_another_encoding_is_refused_at_its_line(csv):
    error = refused(csv("Mã,Tên\nDRM001,Kinh tế\n".encode("cp1258", "replace").replace(b"?", b"\xea")))
    assert (error.reason, error.spot.row) == ("encoding", 1)
    assert refused(csv("Mã,Tên\n".encode("utf-16"))).reason == "encoding"


def test_letters_after_a_closing_quote_are_refused_there(csv):
    error = refused(csv('Mã,Tên\nDRM001,"a"b\n'))
    assert (error.reason, error.spot.shown()) == ("quote", "bang.csv:2:11")


def test_an_unclosed_quote_is_refused(csv):
    assert refused(csv('Mã,Tên\nDRM001,"a\nDRM002,b\n')).reason == "quote"


def test_the_limits_of_a_table(csv, monkeypatch):
    monkeypatch.setattr(module, "MAXIMUM_ROWS", 3)
    assert len(texts(csv("Mã,Tên\na,b\nc,d\n"))) == 3
    assert refused(csv("Mã,Tên\na,b\nc,d\ne,f\n")).reason == "rows"
    assert refused(csv("a" + "," * 64)).reason == "columns"
    assert len(texts(csv("a" + "," * 63))[0]) == 64
    monkeypatch.setattr(module, "MAXIMUM_BYTES", 5)
    assert refused(csv("Mã,Tên\n")).reason == "too-big"


@pytest.mark.parametrize(
    ("name", "reason"), [("a.xls", "old-excel"), ("a.ods", "format"), ("a.csv", "missing"), ("a.XLSX", "missing")]
)
def test_no_table(tmp_path, name, reason):
    assert refused(tmp_path / name).reason == reason


def test_a_folder_is_no_table(tmp_path):
    (tmp_path / "a.csv").mkdir()
    assert refused(tmp_path / "a.csv").reason == "no-file"


def test_an_empty_csv_has_no_rows(csv):
    assert texts(csv("")) == []


# workbooks


def test_every_sheet_of_a_workbook_is_read(xlsx):
    path = xlsx({"DRM": [["Mã", "Tên"], [], ["DRM001", "Kinh  tế\nvà"]], "ARM": [[None, 1, 2.5, 3.0, True]]})
    first, second = read_table(path, "b.xlsx")
    assert (first.name, second.name) == ("DRM", "ARM")
    assert [[cell.text for cell in row] for row in first.rows] == [["Mã", "Tên"], ["DRM001", "Kinh tế và"]]
    assert first.rows[1][1].spot.shown() == "b.xlsx:3:2 (DRM!B3)"
    assert [cell.text for cell in second.rows[0]] == ["", "1", "2.5", "3", "TRUE"]


def test_a_formula_and_an_error_are_no_values(xlsx):
    ((_, row),) = (table.rows for table in read_table(xlsx({"a": [["Mã", "Tên"], ["=1+1", "#REF!"]]}), "b.xlsx"))
    assert [cell.problem for cell in row] == ["formula", "error-value"]


def test_columns_beyond_z_have_their_letters(xlsx):
    ((row,),) = (table.rows for table in read_table(xlsx({"a": [["x"] * 30]}), "b.xlsx"))
    assert [cell.spot.cell for cell in row[24:28]] == ["Y1", "Z1", "AA1", "AB1"]


def repacked(path, change) -> None:
    """*path* with every part run through *change* (name, bytes) → bytes."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: change(name, archive.read(name)) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def test_the_stated_dimension_of_a_sheet_is_not_believed(xlsx):
    path = xlsx({"a": [["Mã", "Tên"], ["DRM001", "x"]]})
    repacked(path, lambda _, text: text.replace(b'ref="A1:B2"', b'ref="A1:A1"'))
    assert texts(path) == [["Mã", "Tên"], ["DRM001", "x"]]


def test_a_row_far_away_does_not_take_forever(xlsx):
    path = xlsx({"a": [["Mã", "Tên"], ["DRM001", "x"]]})
    repacked(
        path, lambda _, text: text.replace(b'<row r="2"', b'<row r="999999999"').replace(b'r="A2"', b'r="A999999999"')
    )
    assert refused(path).reason == "rows"


def test_entities_are_refused_before_a_parser_sees_them(xlsx):
    path = xlsx({"a": [["Mã", "Tên"]]})
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>'
    repacked(path, lambda name, text: bomb if name == "xl/workbook.xml" else text)
    assert refused(path).reason == "entities"
    repacked(path, lambda name, text: bomb.decode().encode("utf-16") if name == "xl/workbook.xml" else text)
    assert refused(path).reason == "entities"


def test_a_zip_bomb_is_refused_unopened(tmp_path, monkeypatch):
    from kientruc.imports.tables import workbook

    monkeypatch.setattr(workbook, "MAXIMUM_UNPACKED", 1_000)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 1_001)
    path = tmp_path / "a.xlsx"
    path.write_bytes(buffer.getvalue())
    assert refused(path).reason == "unpacked"


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"\xd0\xcf\x11\xe0" + b"x" * 600, "protected"), (b"PK\x03\x04 no zip", "damaged"), (b"", "damaged")],
)
def test_what_is_no_workbook(tmp_path, content, reason):
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    assert refused(path).reason == reason


def test_a_zip_that_is_no_workbook_is_damaged(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("a.txt", b"x")
    assert refused(tmp_path / "a.xlsx").reason == "damaged"


def test_a_workbook_with_damaged_bytes_is_read_or_refused(tmp_path):
    """Every damaged byte gives a table or a reason, whichever compression chokes on it."""
    whole = (tmp_path / "whole.xlsx", tmp_path / "bad.xlsx")
    book = openpyxl.Workbook()
    book.active.append(["Mã", "Tên"])
    book.active.append(["DRM900", "Thử"])
    book.save(whole[0])
    content = whole[0].read_bytes()
    for at in range(30, len(content), 97):
        whole[1].write_bytes(content[:at] + bytes([content[at] ^ 0xFF]) + content[at + 1 :])
        with contextlib.suppress(TableError):
            assert read_table(whole[1], "bad.xlsx")
