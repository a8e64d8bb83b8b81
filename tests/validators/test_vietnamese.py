"""Vietnamese names as rules compare them: the fold of tone marks is exact, keeps everything else, and folds once and for all."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kientruc.validators.vietnamese import fold_tones, folded, other_habit, tone_marks

FOLDED = {
    "hoà": "hòa", "hoá": "hóa", "hoả": "hỏa", "hoã": "hõa", "hoạ": "họa", "khoẻ": "khỏe", "xoè": "xòe", "loé": "lóe",
    "thuỷ": "thủy", "thuý": "thúy", "tuỳ": "tùy", "nguỵ": "ngụy", "uỷ": "ủy", "Uỷ": "Ủy", "UỶ": "ỦY", "Hoà": "Hòa", "HOÀ": "HÒA",
    "oà": "òa", "Oà": "Òa", "kho-hoá": "kho-hóa", "hoá,": "hóa,", "hoá1": "hóa1",
}  # fmt: skip
FIRST = ("hòa", "hóa", "khỏe", "thủy", "ủy")
NO_CHOICE = (
    "quý", "quỳ", "quỷ", "quỵ", "Quý", "QUÝ", "quạ", "quá", "què",  # the u belongs to the consonant
    "hoàn", "hoàng", "toán", "khoản", "hoạch", "loét", "khoét", "xoẹt", "huýt", "huỳnh", "suýt",  # a consonant follows
    "ngoài", "toại", "hoáy", "ngoáo", "khuỷu", "khuya", "khuyến", "thuở", "thuế", "huệ", "hoặc", "loắt",  # a vowel follows, or has a mark
    "mía", "múa", "cửa", "của", "lúa", "gió", "giá", "giữ", "bảo", "đảm", "dữ", "liệu",  # other pairs
)  # fmt: skip


@pytest.mark.parametrize(("second", "first"), FOLDED.items())
def test_both_habits_fold_to_the_same(second, first):
    assert fold_tones(second) == first == fold_tones(first)
    assert other_habit(first, "second") == second
    assert [mark.habit for mark in (*tone_marks(second), *tone_marks(first))] == ["second", "first"]


@pytest.mark.parametrize("word", [*FIRST, *NO_CHOICE])
def test_where_only_one_place_is_possible_nothing_is_folded(word):
    assert fold_tones(word) == word


@pytest.mark.parametrize("word", NO_CHOICE)
def test_such_words_show_no_habit(word):
    assert list(tone_marks(word)) == []
    assert other_habit(word, "second") == word


def test_a_mark_says_where_its_syllable_begins():
    text = "Sở Khoẻ mạnh, Hòa-Uỷ"
    assert [(text[mark.start :][: len(mark.syllable)], mark.habit) for mark in tone_marks(text)] == [
        ("Khoẻ", "second"),
        ("Hòa", "first"),
        ("Uỷ", "second"),
    ]


VIETNAMESE = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyAOUQHòoàoáỏõọèéẻẽẹỳýỷỹỵùúủũụ -,", max_size=20)


@given(VIETNAMESE)
def test_folding_changes_nothing_but_the_place_of_tones(text):
    text = unicodedata.normalize("NFC", text)
    result = fold_tones(text)
    assert len(result) == len(text)
    assert sorted(unicodedata.normalize("NFD", result)) == sorted(unicodedata.normalize("NFD", text))
    assert fold_tones(result) == result
    assert {mark.habit for mark in tone_marks(result)} <= {"first"}


@given(VIETNAMESE)
def test_every_writing_of_a_text_folds_alike(text):
    text = unicodedata.normalize("NFC", text)
    first, second = other_habit(text, "first"), other_habit(text, "second")
    assert folded(first) == folded(second) == folded(text)
    assert folded(unicodedata.normalize("NFD", text)) == folded(text)
    assert folded(f" {text.swapcase()}\n") == folded(text)
