"""Text on its way into a picture: nothing is lost, nothing becomes syntax."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kientruc.exports.diagrams.labels import clean, escape, quote, room, wrap

ANY_TEXT = st.text(max_size=80)


def test_words_of_two_syllables_stay_whole():
    assert wrap("Cơ sở dữ liệu quốc gia về bảo hiểm") == ["Cơ sở dữ liệu", "quốc gia về bảo hiểm"]
    assert wrap("Cổng Dịch vụ công tỉnh Mẫu") == ["Cổng Dịch vụ công", "tỉnh Mẫu"]


def test_a_long_word_is_broken_and_a_long_text_cut():
    assert wrap("x" * 30, 10) == ["x" * 10] * 3
    assert wrap("một hai ba bốn năm sáu", 8, 2) == ["một hai", "ba bốn …"]


@given(ANY_TEXT)
def test_cleaning_is_idempotent_and_leaves_one_printable_line(text):
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert not any(unicodedata.category(c) in ("Cc", "Cs", "Co", "Cn") for c in cleaned)
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", cleaned)
    assert cleaned == " ".join(cleaned.split())


@given(ANY_TEXT, st.integers(8, 40))
def test_wrapping_loses_nothing_and_keeps_the_width(text, width):
    lines = wrap(text, width)
    assert "".join("".join(lines).split()) == "".join(clean(text).split())
    assert all(room(line) <= width for line in lines if len(line) > 1)


@given(ANY_TEXT)
def test_escaped_text_holds_no_markup(text):
    assert not set('<>"') & set(escape(text))
    quoted = quote(text)
    assert re.fullmatch(r'"(?:[^"\\]|\\\\|\\")*"', quoted)


@pytest.mark.parametrize("text", ["\\N", "\\G", 'a"b', "a\\", "\x00", "&amp;", "<B>x</B>", "]; n1 -> n2 ["])
def test_known_traps(text):
    assert re.fullmatch(r'"(?:[^"\\&]|&amp;|\\\\|\\")*"', quote(text))
