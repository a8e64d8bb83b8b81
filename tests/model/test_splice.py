"""Edits by spans: what nobody edits stays byte for byte, and what does not fit is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kientruc.model.reader import Limits, read, read_text
from kientruc.model.source import Document, Span
from kientruc.model.splice import BYTE_ORDER_MARK, Edit, Room, content, splice


def edit(start: int, end: int, text: str, document: Document | None = None) -> Edit:
    return Edit(document or Document("a.yaml"), Span(start, end), text)


def test_edits_are_made_together_whatever_their_order():
    edits = [edit(8, 11, "ba"), edit(0, 3, "một "), edit(4, 4, "và ")]
    assert splice("one two three", edits) == "một  và two baee"
    assert splice("one two three", reversed(edits)) == splice("one two three", edits)


def test_no_edits_change_nothing():
    assert splice("a\r\nb", []) == "a\r\nb"


@pytest.mark.parametrize("spans", [[(0, 2), (1, 3)], [(0, 9)], [(-1, 2)], [(3, 2)]])
def test_what_does_not_fit_is_refused(spans):
    with pytest.raises(ValueError, match="does not fit"):
        splice("chữ Việt", [edit(*span, "x") for span in spans])


@given(
    st.text(max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), st.text(max_size=5)), max_size=6)
)
def test_what_stands_outside_the_spans_stays(text, wishes):
    room, edits = Room(), []
    for start, end, new in wishes:
        wish = edit(*sorted((min(start, len(text)), min(end, len(text)))), new, DOCUMENT)
        if room.take([wish]):
            edits.append(wish)
    result = splice(text, edits)
    pieces, at = [], 0
    for made in sorted(edits, key=lambda made: made.span):
        pieces.append(text[at : made.span.start])
        at = made.span.end
    pieces.append(text[at:])
    position = 0
    for piece in pieces:
        position = result.index(piece, position) + len(piece)
    assert len(result) == sum(map(len, pieces)) + sum(len(made.text) for made in edits)


DOCUMENT = Document("a.yaml")


class TestRoom:
    def test_first_come_first_served(self):
        room = Room()
        assert room.take([edit(3, 6, "", DOCUMENT)])
        assert not room.take([edit(5, 8, "", DOCUMENT)])
        assert not room.take([edit(0, 4, "", DOCUMENT)])
        assert not room.take([edit(0, 9, "", DOCUMENT)])
        assert room.take([edit(6, 8, "", DOCUMENT)])
        assert room.take([edit(0, 3, "", DOCUMENT)])

    def test_all_of_one_fix_or_none(self):
        room = Room()
        assert room.take([edit(3, 6, "", DOCUMENT)])
        assert not room.take([edit(10, 12, "", DOCUMENT), edit(4, 5, "", DOCUMENT)])
        assert room.take([edit(10, 12, "", DOCUMENT)])

    def test_two_insertions_at_one_place_are_too_many(self):
        room = Room()
        assert room.take([edit(3, 3, "a", DOCUMENT)])
        assert not room.take([edit(3, 3, "b", DOCUMENT)])

    def test_documents_do_not_hinder_each_other(self):
        room = Room()
        assert room.take([edit(3, 6, "", DOCUMENT)])
        assert room.take([edit(3, 6, "", Document("b.yaml"))])


@pytest.mark.parametrize(
    "written",
    [b"a: b\r\nc: d\r\n", b"\xef\xbb\xbfa: b\n", b"a: b", "a: “Huế”\r".encode(), b""],
    ids=["crlf", "mark", "no end", "cr", "empty"],
)
def test_a_file_nobody_edits_keeps_every_byte(written, tmp_path):
    (tmp_path / "a.yaml").write_bytes(written)
    document = read(tmp_path / "a.yaml", "a.yaml", Limits()).document
    assert content(document) == written


def test_the_byte_order_mark_goes_and_nothing_else(tmp_path):
    (tmp_path / "a.yaml").write_bytes(b"\xef\xbb\xbfa: b\r\n")
    document = read(tmp_path / "a.yaml", "a.yaml", Limits()).document
    assert content(document, [Edit(document, BYTE_ORDER_MARK, "")]) == b"a: b\r\n"
    assert content(document, [Edit(document, document.span(("a",)), "c")]) == b"\xef\xbb\xbfa: c\r\n"


def test_spans_of_the_reader_are_what_is_edited():
    document = read_text('a: {b: "c", d: [e, f]}  # ghi chú\n', "a.yaml").document
    edits = [Edit(document, document.span(("a", "d", 1)), "ế"), Edit(document, document.span(("a", "b")), "c")]
    assert content(document, edits).decode() == "a: {b: c, d: [e, ế]}  # ghi chú\n"
