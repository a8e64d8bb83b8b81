"""One table of columns in every unit, from which every format takes its own."""

from __future__ import annotations

import unicodedata

import pytest

from kientruc.exports.findings.columns import Columns, utf8, utf16
from kientruc.model.reader import read_text
from kientruc.model.source import Document, Place, Span

NFC, NFD = "ế", unicodedata.normalize("NFD", "ế")
LINES = {
    "ascii": ("ab: x", 5, 5, 5),
    "composed": (f"{NFC}: x", 4, 4, 6),
    "decomposed": (f"{NFD}: x", 6, 6, 8),
    "emoji": ("🏛: x", 4, 5, 7),
    "joined emoji": ("👩\u200d💻: x", 6, 8, 14),
    "tab": ("\t: x", 4, 4, 4),
    "đ and quotes": ("đ“”: x", 6, 6, 11),
}
"""A line → the column of its ``x`` in code points, UTF-16 units and UTF-8 bytes."""


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(("line", "points", "units", "octets"), LINES.values(), ids=LINES)
def test_the_columns_of_x(line: str, points: int, units: int, octets: int, line_end: str) -> None:
    text = f"first{line_end}{line}{line_end}"
    at = text.index("x")
    place = Document("a.yaml", text).place(Span(at, at + 1))
    assert (place.line, place.column, place.end_column) == (2, points, points + 1)
    for unit, expected in ((len, points), (utf16, units), (utf8, octets)):
        assert Columns({"a.yaml": text}, unit).of(place) == (expected, expected + 1)
    encoded = line.encode()
    assert encoded[octets - 1 : octets] == b"x"
    assert line.encode("utf-16-le")[2 * units - 2 : 2 * units] == "x".encode("utf-16-le")


def test_a_place_over_lines_counts_each_end_in_its_own_line() -> None:
    assert Columns({"a.yaml": f"{NFC}a\n{NFC}{NFC}b\n"}, utf8).of(Place("a.yaml", 1, 2, 2, 4)) == (4, 8)


@pytest.mark.parametrize("place", [Place("linked/b.yaml"), Place("a.yaml", 9, 1, 9, 2), Place("a.yaml", 1, 1, 9, 1)])
def test_what_is_not_at_hand_has_no_columns(place: Place) -> None:
    assert Columns({"a.yaml": "x\n"}, utf8).of(place) is None


def test_places_of_the_reader_are_counted_alike() -> None:
    text = f"elements: {{{NFD}: 1}}\n"
    document = read_text(text, "a.yaml").document
    place = document.place(document.span(("elements",)))
    assert place.column == 11
    assert Columns({"a.yaml": text}, utf8).of(place) == (11, 11 + len(f"{{{NFD}: 1}}".encode()))
