from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from kientruc.exports.findings.excerpt import LONGEST, excerpt, split
from kientruc.exports.width import width
from kientruc.model.source import Place


def shown(line: str, column: int, end: int, *, end_line: int = 1) -> tuple[str, str]:
    found = excerpt(split(line), Place("a.yaml", 1, column, end_line, end))
    assert found is not None
    return found[1], found[2]


def test_the_mark_stands_under_its_letters_in_both_normal_forms() -> None:
    for form in ("NFC", "NFD"):
        before, name = (unicodedata.normalize(form, part) for part in ("tên: ", "Huế"))
        line, mark = shown(before + name + " cũ", len(before) + 1, len(before + name) + 1)
        assert line == before + name + " cũ"
        assert mark == "     ^^^"


def test_tabs_and_wide_letters_keep_their_columns() -> None:
    assert shown("\tab", 2, 3) == ("    ab", "    ^")
    assert shown("数据: x", 5, 6) == ("数据: x", "      ^")


def test_a_span_over_several_lines_marks_the_rest_of_the_first() -> None:
    assert shown("a: [b,  ", 4, 2, end_line=2) == ("a: [b,", "   ^^^")


def test_an_empty_span_still_has_a_mark() -> None:
    assert shown("a: b", 5, 5) == ("a: b", "    ^")


def test_control_characters_and_log_commands_are_spelled_out() -> None:
    line, mark = shown("x\x1b ##[group]y", 13, 14)
    assert line == r"x\u001b \u0023#[group]y"
    assert mark.index("^") == line.index("y")


def test_a_line_that_is_not_there_has_no_excerpt() -> None:
    assert excerpt(split("a\n"), Place("a.yaml", 3, 1, 3, 1)) is None
    assert excerpt(split("a\n\nb"), Place("a.yaml", 2, 1, 2, 1)) is None


@given(st.text(min_size=1), st.integers(1, 400), st.integers(0, 300))
def test_an_excerpt_fits_and_its_mark_is_never_outside(text: str, column: int, length: int) -> None:
    line = "x" + text * 5
    found = excerpt(split(line), Place("a.yaml", 1, min(column, len(line)), 1, min(column + length, len(line) + 1)))
    if found is not None:
        assert width(found[1]) <= LONGEST + LONGEST // 3 + 2
        assert found[2].strip() == "^" * len(found[2].strip()) != ""
        assert "\n" not in found[1]
