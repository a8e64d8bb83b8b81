"""Comments that allow a finding: which of them are comments, what they say, and which lines they are about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kientruc.model.reader import read_text
from kientruc.model.suppressions import suppressions


def found(text):
    return list(suppressions(read_text(text, "model.yaml").document))


def lines(text):
    (comment,) = found(text)
    return comment.first, comment.last


def test_behind_something_it_is_about_its_line():
    (comment,) = found("elements:\n  a: {kind: node} # kientruc: allow STR002 -- lý do\n  b: x\n")
    assert (comment.line, comment.first, comment.last) == (2, 2, 2)
    assert comment.rules == ("STR002",)
    assert (comment.reason, comment.problem) == ("lý do", "")
    assert comment.key == "model.yaml:2"
    assert comment.document.text[slice(*comment.span)] == "# kientruc: allow STR002 -- lý do"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# kientruc: allow X1 -- r\na: 1\nb: 2\n", (2, 2)),
        ("# kientruc: allow X1 -- r\na:\n  b: 1\n\n  c: 2\nd: 3\n", (2, 5)),
        ("# kientruc: allow X1 -- r\n\n# another\na:\n  b: 1\n# about c\nc: 2\n", (4, 5)),
        ("a:\n  # kientruc: allow X1 -- r\n  b:\n    c: 1\n  d: 2\n", (3, 4)),
        ("a:\n# kientruc: allow X1 -- r\n  b: 1\n  d: 2\n", (3, 3)),
        ("a:\n  # kientruc: allow X1 -- r\n  - b\n  - c\n", (3, 3)),
        ("a:\n  # kientruc: allow X1 -- r\n  - to: b\n    id: c\n  - to: d\n", (3, 4)),
        ("x:\n  # kientruc: allow X1 -- r\n  a:\n  - b\n  - c\n  d: 1\n", (3, 5)),
        ("a: 1\n# kientruc: allow X1 -- r\n", (2, 2)),
        ("# kientruc: allow X1 -- r\r\na:\r\n  b: 1\r\nc: 2\r\n", (2, 3)),
    ],
)
def test_alone_on_a_line_it_is_about_what_begins_next(text, expected):
    assert lines(text) == expected


@pytest.mark.parametrize(
    ("said", "rules", "reason", "problem"),
    [
        (" allow REF001 -- lý do", ("REF001",), "lý do", ""),
        ("allow REF001--lý do", ("REF001--lý",), "", "not-understood"),
        (" bo-qua REF001, unknown-target -- a -- b", ("REF001", "unknown-target"), "a -- b", ""),
        ("\tallow  REF001 ,STR002  --   r  ", ("REF001", "STR002"), "r", ""),
        (" allow REF001", ("REF001",), "", "no-reason"),
        (" allow REF001 --", ("REF001",), "", "no-reason"),
        (" allow REF001 --   ", ("REF001",), "", "no-reason"),
        (" allow REF001 vì chưa rõ", ("REF001",), "", "not-understood"),
        (" allow", (), "", "not-understood"),
        (" allow -- r", (), "", "not-understood"),
        (" ALLOW REF001 -- r", (), "", "not-understood"),
        ("", (), "", "not-understood"),
    ],
)
def test_what_it_says(said, rules, reason, problem):
    (comment,) = found(f"a: 1 # kientruc:{said}\n")
    if problem != "not-understood":
        assert (comment.rules, comment.reason) == (rules, reason)
    assert comment.problem == problem


@pytest.mark.parametrize(
    "text",
    [
        "a: |\n  b\n  # kientruc: allow X1 -- r\n  c\n",
        "a: >\n  # kientruc: allow X1 -- r\n",
        "a: 'x # kientruc: allow X1 -- r'\n",
        'a:\n  - "x # kientruc: allow X1 -- r"\n',
        "a: b# kientruc: allow X1 -- r\n",
        "a: 1 # xem kientruc: allow X1 -- r\n",
        "a: 1 # Kientruc: allow X1 -- r\n",
    ],
)
def test_what_is_none(text):
    assert found(text) == []


def test_in_a_file_that_breaks_off_they_are_still_read():
    assert [c.rules for c in found("a: 1 # kientruc: allow X1 -- r\nb: [\n")] == [("X1",)]


@given(
    st.lists(
        st.sampled_from(["a:", " b: 1", "  - c", "# kientruc: allow X1 -- r", "  # kientruc: x", "", '"', "|", "\r"])
    )
)
def test_the_lines_it_is_about_exist(pieces):
    text = "\n".join(pieces)
    last = len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    for comment in found(text):
        assert 1 <= comment.first <= comment.last <= last
