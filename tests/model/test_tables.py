"""Tables: RFC 4180 with the place of every cell, and the same findings a YAML file would get."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kientruc.model.reader import Reading, plain
from kientruc.model.source import Document
from kientruc.model.tables import as_elements, cells

LISTS = frozenset({"sources", "serves"})


def table(text: str, maximum: int = 1000) -> Reading:
    return as_elements(Reading(Document("t.csv", text)), "database", LISTS, maximum)


def rows_of(text: str) -> list[list[str]]:
    return [[cell for cell, _, _ in row] for row in cells(text)[0]]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
        ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
        ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
        ('"a","b"', [["a", "b"]]),
        ('"a ""b"" c",d', [['a "b" c', "d"]]),
        ('"a\nb\r\nc",d', [["a\nb\r\nc", "d"]]),
        ('"a,b",,c', [["a,b", "", "c"]]),
        ("a,\n,b\n", [["a", ""], ["", "b"]]),
        ("a,", [["a", ""]]),
        ("\n\na\n\n", [["a"]]),
        ('""', []),
        ("", []),
        (" a , b ", [[" a ", " b "]]),
        ("a;b,c", [["a;b", "c"]]),
        ("=1+1,@x,+2,-3", [["=1+1", "@x", "+2", "-3"]]),
    ],
)
def test_rfc_4180(text, rows):
    assert rows_of(text) == rows


@pytest.mark.parametrize(("text", "at"), [('"a"b,c\n', 3), ('a\n"b', 2), ('a"b\n', 1), ('a,"b"" \n', 2)])
def test_where_a_text_stops_being_a_table(text, at):
    assert cells(text)[1:] == (at, False)


def test_a_table_beyond_the_maximum_is_cut():
    assert cells("a,b\n1,2\n3,4\n", 4)[1:] == (8, True)
    reading = table("id,b\nx,2\ny,4\n", 4)
    assert [(f.code, dict(f.arguments)) for f in reading.faults] == [("SYN006", {"limit": "nodes", "maximum": 4})]
    assert list(reading.document.root["elements"]) == ["x"]


texts = st.text(alphabet='ab,;"\n é😀=', max_size=6)


@settings(deadline=None)
@given(st.lists(st.lists(texts, min_size=2, max_size=4), max_size=5), st.sampled_from(["\r\n", "\n"]))
def test_what_the_standard_library_writes_is_read_and_every_span_is_the_cell(rows, end):
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator=end).writerows(rows)
    text = buffer.getvalue()
    found, stopped, _ = cells(text)
    assert stopped is None
    assert [[cell for cell, _, _ in row] for row in found] == rows
    for row in found:
        for value, start, stop in row:
            assert next(csv.reader(io.StringIO(text[start:stop], newline="")), [""]) == [value]


def test_columns_become_fields():
    reading = table(
        "id,name.vi,name.en,owner,sources,since\n"
        'csdl,"Cơ sở dữ liệu, chung",Shared database,so-tttt, law:a ; law:b;,2018\n'
        "kho,Kho,,,,\n"
    )
    assert reading.faults == []
    assert plain(reading.document.root) == {
        "elements": {
            "csdl": {
                "kind": "database",
                "name": {"vi": "Cơ sở dữ liệu, chung", "en": "Shared database"},
                "owner": "so-tttt",
                "sources": ["law:a", "law:b"],
                "since": "2018",
            },
            "kho": {"kind": "database", "name": {"vi": "Kho"}},
        }
    }


def test_every_field_points_at_its_cell():
    document = table('id,name.vi,serves\r\nkho,"Kho\nchung",a;b\r\nx,X,c\r\n').document
    route = ("elements", "kho")
    assert document.place(document.span(route, "key"))[1:] == (2, 1, 2, 4)
    assert document.place(document.span((*route, "name", "vi")))[1:] == (2, 5, 3, 7)
    assert document.place(document.span((*route, "serves", 1)))[1:] == (3, 8, 3, 11)
    assert document.place(document.span(("elements", "x", "serves")))[1:] == (4, 5, 4, 6)
    assert document.place(document.span(("elements", "x", "kind")))[1:] == (4, 1, 4, 2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [("SCH006", "no-id", 1, 1)]),
        ("name.vi\nX\n", [("SCH006", "no-id", 1, 1)]),
        ("id,name.vi\na,A\nb\nc,C,D\n", [("SCH006", "cells", 3, 1), ("SCH006", "cells", 4, 1)]),
        ('id,name.vi\na,A"\n', [("SCH006", "quote", 2, 4)]),
        ("id,name.vi,name.vi\n", [("SYN004", "", 1, 12)]),
        ("id,name,name.vi\n", [("SYN004", "", 1, 9)]),
        ("id,name.vi,name\n", [("SYN004", "", 1, 12)]),
        ("id,name.vi\na,A\na,B\n", [("IDN001", "", 3, 1)]),
        ("id,name.vi\na,A\n a ,B\n", [("IDN001", "", 3, 1)]),
        ("id,name.vi\na,ho\u0300\n", [("IDN003", "", 2, 3)]),
        ("id,ho\u0300\na,A\n", [("IDN003", "", 1, 4)]),
    ],
)
def test_what_is_wrong_is_said_at_its_cell(text, expected):
    found = table(text).faults
    assert [(f.code, f.arguments.get("problem", ""), *f.where.place()[1:3]) for f in found] == expected


def test_duplicates_show_the_first():
    (fault,) = table("id,name.vi\na,A\nb,B\na,C\n").faults
    assert [(label, locus.place()[1:3]) for label, locus in fault.related] == [("first", (2, 1))]


def test_decomposed_cells_are_composed():
    document = table("id,name.vi\na,ho\u0300\n").document
    assert document.root["elements"]["a"]["name"]["vi"] == "hò"


def test_the_rest_of_a_bad_table_is_kept(repository_of):
    repository = repository_of(
        {
            "kientruc.yaml": 'id: k\nname: {vi: K}\nversion: "1"\nas-of: 2020-08-10\ntables: [{file: t.csv, kind: node}]\n',
            "t.csv": "\ufeffid,name.vi,owner,since\r\na,=1+1,x,2018\r\nA b,B,,\r\nc,C,,never\r\nd,,,\r\n",
        }
    )
    assert sorted(repository.elements) == ["a", "c"]
    assert repository.elements["a"].name.vi == "=1+1"
    assert [(f.code, *f.where.place()[:3]) for f in repository.faults] == [
        ("SYN007", "t.csv", 1, 1),
        ("SCH005", "t.csv", 3, 1),
        ("SCH003", "t.csv", 4, 6),
        ("SCH002", "t.csv", 5, 1),
    ]
