"""Patterns of own rules: they mean what Python's mean, and none can be made to run long."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kientruc.model.patterns import LONGEST, LONGEST_TEXT, PatternError, compiled, matches, takes_anything


@pytest.mark.parametrize(
    ("pattern", "good", "bad"),
    [
        (r"\d{3}\.H\d{2}", "000.H57", "000-H57"),
        ("Hệ thống .*", "Hệ thống một cửa", "hệ thống một cửa"),
        ("(Cổng|Trang) .+", "Trang thông tin", "Tờ thông tin"),
        ("[A-Z]{3}[0-9]{3}(-x)?", "ABC123-x", "ABC12"),
        ("[^,;]+", "một hai", "một, hai"),
        (r"\w+@\w+\.vn", "so@hue.vn", "so@hue.com"),
        ("a*", "", "b"),
        (r"a\.b", "a.b", "axb"),
        ("[0-9]{2,4}", "123", "12345"),
        (".*hệ thống.*", "Danh mục hệ thống của tỉnh", "Danh mục"),
    ],
)
def test_what_a_pattern_means(pattern, good, bad):
    assert matches(pattern, good)
    assert not matches(pattern, bad)


@pytest.mark.parametrize(
    "pattern",
    ["(a+)+", "(a|b)*", "(a(b))", ".*.*.*x", "(?:a)", r"(a)\1", ".*a.*b.*c.*d", "x" * (LONGEST + 1)],
)
def test_what_might_take_long_is_refused(pattern):
    with pytest.raises(PatternError):
        compiled(pattern)


@pytest.mark.parametrize(
    "pattern", ["(", "[", "[z-a]", "a**", "*", "a{5,2}", "a{0}", "^a$", "\\", r"[^\w]", "a|b", "()", "{2}"]
)
def test_what_is_no_pattern_is_refused(pattern):
    with pytest.raises(PatternError):
        compiled(pattern)


def test_a_text_that_is_too_long_matches_nothing():
    assert matches(".*", "a" * LONGEST_TEXT)
    assert not matches(".*", "a" * (LONGEST_TEXT + 1))


def test_what_takes_anything():
    assert takes_anything(".*")
    assert takes_anything(".+")
    assert not takes_anything("..+")
    assert not takes_anything("a.*")
    assert not takes_anything("")


PIECES = st.sampled_from(["a", "b", ".", "[ab]", "[^a]", r"\d", r"\w", r"\s", "(ab|a)", "(b|c)", r"\."])
REPEATS = st.sampled_from(["", "", "?", "*", "+", "{2}", "{1,}", "{1,3}"])
PATTERNS = st.lists(st.tuples(PIECES, REPEATS), max_size=7).map(lambda parts: "".join(a + b for a, b in parts))


@given(PATTERNS, st.text("aabbéc1_. ", max_size=12))
def test_it_means_what_it_means_to_python(pattern, text):
    try:
        own = compiled(pattern)
    except PatternError:
        return
    plain = re.compile(pattern.replace(r"\d", "[0-9]"))
    assert bool(own.fullmatch(text)) == bool(plain.fullmatch(text))


@given(PATTERNS, st.sampled_from(["a", "b", "ab", "1", " ", "aab"]), st.sampled_from(["!", "a", "b", ""]))
def test_no_pattern_runs_long(pattern, seed, end):
    text = (seed * LONGEST_TEXT)[: LONGEST_TEXT - 1] + end
    began = time.perf_counter()
    try:
        matches(pattern, text)
    except PatternError:
        return
    assert time.perf_counter() - began < 1.0
