from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kientruc.exports.findings.linehash import line_hashes

ENDED = [
    "e9496ae3ebfced30:1",
    "fb7c023a8b9ccb3f:1",
    "ce8ba1a563dcdaca:1",
    "e20e36e16fcb0cc8:1",
    "b3edc88f2938467e:1",
    "c8e28b0b4002a3a0:1",
    "c129715d7a2bc9a3:1",
]
PUBLISHED = {  # from the test suite of github/codeql-action
    "": ["c129715d7a2bc9a3:1"],
    " a\nb\n  \t\tc\n d": ["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"],
    " hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n": ENDED,
    " hello; \t\nworld!!!\r\r\r  \t\tGreetings\r End\r": ENDED,
    " hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n End\r\n": ENDED,
}


@pytest.mark.parametrize(("text", "hashes"), PUBLISHED.items())
def test_the_published_values(text: str, hashes: list[str]) -> None:
    assert line_hashes(text) == hashes


def test_equal_lines_are_numbered() -> None:
    hashes = line_hashes("x" * 100 + "\n" + "x" * 100 + "\n")
    assert [name.rpartition(":")[2] for name in hashes[:2]] == ["1", "2"]


@given(st.text())
def test_one_hash_for_each_line(text: str) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert len(line_hashes(text)) == len(lines)
