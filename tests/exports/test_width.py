from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kientruc.exports.width import cut, pad, table, width

CASES = [("", 0), ("lỗi", 3), (unicodedata.normalize("NFD", "Thừa Thiên Huế"), 14), ("数据", 4), ("a\u200db", 2)]


@pytest.mark.parametrize(("text", "columns"), CASES)
def test_width_counts_columns(text: str, columns: int) -> None:
    assert width(text) == columns


def test_composed_and_combining_letters_line_up() -> None:
    rows = [[unicodedata.normalize(form, "Nghiệp vụ"), "7"] for form in ("NFC", "NFD")]
    assert [line.rindex("7") - (len(row[0]) - 9) for line, row in zip(table([*rows]), rows, strict=True)] == [11, 11]
    assert width(pad(rows[1][0], 20)) == width(pad(rows[0][0], 20, right=True)) == 20


def test_a_table_has_no_spaces_at_line_ends() -> None:
    assert table([["a", ""], ["bbb", "1"]], right=frozenset({1}), indent="  ") == ["  a", "  bbb  1"]


@given(st.text(), st.integers(min_value=2, max_value=40))
def test_a_cut_text_never_takes_more_room(text: str, columns: int) -> None:
    shown = cut(text, columns)
    assert width(shown) <= columns
    assert shown == text or (shown.endswith("…") and text.startswith(shown[:-1]))
