"""The reader: what is text, where it stands, and what is refused, each at its own line and column."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from kientruc.model.reader import Limits, plain, read, read_text

PLACES = "path line column end_line end_column"


def faults(text: str, limits: Limits | None = None) -> list[tuple[str, int, int]]:
    """(code, line, column) of everything wrong with *text*, in order of place."""
    found = [(fault.code, *fault.where.place()[1:3]) for fault in read_text(text, "x.yaml", limits).faults]
    return sorted(found, key=lambda fault: fault[1:])


# What YAML 1.1 makes of these is in the comment; here each stays the text that was written.
SURPRISES = [
    "no",  # False
    "on",  # True
    "y",  # True in some
    "Yes",  # True
    "off",  # False
    "true",  # True
    "~",  # None
    "null",  # None
    "001",  # 1
    "0o17",  # 15
    "0x1F",  # 31
    "0b101",  # 5
    "1:20",  # 80
    "190:20:30",  # 685230
    "1e3",  # 1000.0
    "1_000",  # 1000
    "2.0",  # 2.0
    ".inf",  # infinity
    ".nan",  # not a number
    "2020-08-10",  # a date
    "2020-08-10 12:00:00",  # a moment
    "=",  # the default value
    "+1",  # 1
    "NO",  # Norway
]


@pytest.mark.parametrize("text", SURPRISES)
def test_no_scalar_is_more_than_its_text(text):
    assert plain(read_text(f"a: {text}\nb: [{text}]\n", "x").document.root) == {"a": text, "b": [text]}


@pytest.mark.parametrize("text", ["no", "on", "001", "1:20", "1e3", "2020-08-10"])
def test_keys_are_texts_too(text):
    assert plain(read_text(f"{text}: x\n", "x").document.root) == {text: "x"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: [1\nb: 2\n", [("SYN002", 2, 2)]),
        ("a: 'x\n", [("SYN002", 2, 1)]),
        ("a:\n\t- b\n", [("SYN002", 2, 1)]),
        ("a: b: c\n", [("SYN002", 1, 5)]),
        ("- a\n", [("SYN002", 1, 1)]),
        ("just text\n", [("SYN002", 1, 1)]),
        ("a: 1\n  b: 2\n", [("SYN002", 2, 4)]),
        ("a: &x 1\n", [("SYN003", 1, 4)]),
        ("a: &x [1]\n", [("SYN003", 1, 4)]),
        ("a: *x\n", [("SYN003", 1, 4)]),
        ("a: !!python/object/apply:os.system ['true']\n", [("SYN003", 1, 4)]),
        ("a: !!str 1\n", [("SYN003", 1, 4)]),
        ("a: !x {b: 1}\n", [("SYN003", 1, 4)]),
        ("a:\n  <<: {b: 1}\n", [("SYN003", 2, 3)]),
        ("? [a, b]\n: 1\n", [("SYN003", 1, 3)]),
        ("? {a: b}\n: 1\n", [("SYN003", 1, 3)]),
        ("a: 1\n---\nb: 2\n", [("SYN003", 2, 1)]),
        ("%YAML 1.1\n---\na: 1\n", [("SYN003", 1, 1)]),
        ("%TAG ! tag:x,2020:\n---\na: 1\n", [("SYN003", 1, 1)]),
        ("a: 1\nb: 2\na: 3\n", [("SYN004", 3, 1)]),
        ("{a: 1, b: 2, a: 3}\n", [("SYN004", 1, 14)]),
        ("x:\n  - {a: 1}\n  - {b: 1, b: {c: 2}}\n", [("SYN004", 3, 12)]),
        ("a: {}\na:\n  - 1\n", [("SYN004", 2, 1)]),
        ("a: x\u202ey\n", [("SYN005", 1, 5)]),
        ("# \u2066 a comment\na: 1\n", [("SYN005", 1, 3)]),
        ("a: 1\nb: \x07\n", [("SYN008", 2, 1), ("SYN005", 2, 4)]),
        ("a: x\u2028y\n", [("SYN005", 1, 5)]),
        ("a: x\ufeffy\n", [("SYN005", 1, 5)]),
        ("a: x\x85y\n", [("SYN005", 1, 5)]),
        ('a: "x\\u202ey"\n', [("SYN005", 1, 4)]),
        ('a: "x\\0y"\n', [("SYN005", 1, 4)]),
        ('"a\\e": 1\n', [("SYN005", 1, 1)]),
        ('a: "\\ud800"\n', [("SYN002", 1, 7)]),
        ("a:\nb: 1\n", [("SYN008", 1, 1)]),
        ("a:\n  -\n  - 1\n", [("SYN008", 2, 4)]),
        ("a: {b: , c: 1}\n", [("SYN008", 1, 5)]),
        ("a: {b, c: 1}\n", [("SYN008", 1, 5)]),
        ("a: Thu\u031b\u0300a\n", [("IDN003", 1, 4)]),
        ('a: "Thu\\u031b\\u0300a"\n', [("IDN003", 1, 4)]),
        ("ho\u0300: 1\nb: 2\n", [("IDN003", 1, 1)]),
    ],
)
def test_what_the_subset_refuses_is_said_at_its_place(text, expected):
    assert faults(text) == expected


@pytest.mark.parametrize(
    "text",
    ["", "\n", "   \n\n", "# only a comment\n", "---\n", "---\n...\n", "\r\n", "# a\r\n# b", "''\n", "--- # x\n"],
)
def test_nothing_is_no_fault(text):
    reading = read_text(text, "x")
    assert (plain(reading.document.root), reading.faults, reading.whole) == ({}, [], True)


@pytest.mark.parametrize(
    "text",
    ['a: ""\n', "a: ''\n", "a: |\n\nb: 1\n", "a: []\n", "a: {}\n", 'a: ["", x]\n', 'a: "\\t\\n"\n', "a: \xa0x\n"],
)
def test_what_was_written_as_empty_is_not_missing(text):
    assert faults(text) == []


def test_a_duplicate_keeps_the_first_and_shows_both():
    reading = read_text("a:\n  b: 1\n  c: 2\n  b: {d: 3}\n", "x")
    (fault,) = reading.faults
    assert plain(reading.document.root) == {"a": {"b": "1", "c": "2"}}
    assert fault.arguments == {"key": "b"}
    assert [(label, place.place()[1:]) for label, place in fault.related] == [("first", (2, 3, 2, 4))]
    assert not reading.whole


def test_keys_that_differ_only_in_composition_are_duplicates():
    composed, decomposed = "hò", unicodedata.normalize("NFD", "hò")
    for first, second in ((composed, decomposed), (decomposed, composed)):
        found = faults(f"{first}: 1\n{second}: 2\n")
        assert ("SYN004", 2, 1) in found
        assert [code for code, *_ in found].count("IDN003") == 1


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("lookup", ["NFC", "NFD"])
def test_values_are_composed_whatever_was_written(form, lookup):
    name = "Thừa Thiên Huế"
    root = read_text(unicodedata.normalize(form, f"a: {name}\n"), "x").document.root
    assert unicodedata.normalize("NFC", unicodedata.normalize(lookup, name)) == root["a"]


def test_an_escape_cannot_smuggle_a_character_in():
    root = read_text('a: "x\\u202e\\u200b\\0y"\n', "x").document.root
    assert root["a"] == "x   y"


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_line_end_counts_once(line_end):
    text = line_end.join(("a: 1", "", "b:", "  - x", "  - {c: Đ😀, d: 2}", ""))
    document = read_text(text, "x").document
    assert plain(document.root) == {"a": "1", "b": ["x", {"c": "Đ😀", "d": "2"}]}
    assert document.place(document.span(("b", 1, "d")))[1:] == (5, 16, 5, 17)


def test_no_newline_at_the_end():
    document = read_text("a: 1\nb: xyz", "x").document
    assert document.place(document.span(("b",)))[1:] == (2, 4, 2, 7)


def test_columns_count_code_points_beyond_the_basic_plane():
    document = read_text("😀: {𝒜: 😀😀, b: x}\n", "x").document
    assert document.place(document.span(("😀", "b"), "key"))[1:] == (1, 12, 1, 13)
    assert document.place(document.span(("😀", "𝒜")))[1:] == (1, 8, 1, 10)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a: 1\nb: {c: 2}\nd: [1, 2, @]\ne: 3\n", {"a": "1", "b": {"c": "2"}, "d": ["1", "2"]}),
        ("a:\n  b: 1\n  c: &x 2\n", {"a": {"b": "1"}}),
        ("a: 1\nb:\n  - {c: 1}\n  - {d: 2,\n     e: @}\n", {"a": "1", "b": [{"c": "1"}, {"d": "2"}]}),
        ("a: 1\n---\nb: 2\n", {"a": "1"}),
    ],
)
def test_a_broken_file_keeps_what_stood_before_the_break(text, kept):
    reading = read_text(text, "x")
    assert plain(reading.document.root) == kept
    assert not reading.whole


def test_what_was_kept_still_knows_its_places():
    document = read_text("a: 1\nb:\n  - {c: xy}\n  - {d: 2,\n     e: @}\n", "x").document
    assert document.place(document.span(("b", 0, "c")))[1:] == (3, 9, 3, 11)
    assert document.place(document.span(("b", 1, "d"), "key"))[1:] == (4, 6, 4, 7)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: |\n  x\n  y\nb: 1\n", "x\ny\n"),
        ("a: |-\n  x\n  y\nb: 1\n", "x\ny"),
        ("a: |+\n  x\n\nb: 1\n", "x\n\n"),
        ("a: >\n  x\n  y\nb: 1\n", "x y\n"),
        ("a: |2\n   x\nb: 1\n", " x\n"),
        ("a: x\n   y\nb: 1\n", "x y"),
        ('a: "x\n  y"\nb: 1\n', "x y"),
        ("a: 'it''s'\nb: 1\n", "it's"),
    ],
)
def test_block_and_folded_texts(text, value):
    document = read_text(text, "x").document
    assert document.root["a"] == value
    assert document.place(document.span(("a",)))[1:3] == (1, 4)
    assert document.place(document.span(("b",), "key")).line == text.count("\n")


@pytest.mark.parametrize(
    ("limits", "text", "argument"),
    [
        (Limits(depth=3), "a: {b: {c: {d: 1}}}\n", "depth"),
        (Limits(file_nodes=12), "a: [1, 2, 3, 4, 5, 6, 7, 8, 9]\n", "nodes"),
    ],
)
def test_the_limits_are_the_callers(limits, text, argument):
    reading = read_text(text, "x", limits)
    assert [(fault.code, fault.arguments["limit"]) for fault in reading.faults] == [("SYN006", argument)]
    assert read_text(text, "x").faults == []


def test_depth_64_is_read_and_65_is_not():
    assert faults("a: " + "[" * 63 + "]" * 63 + "\n") == []
    assert faults("a: " + "[" * 64 + "]" * 64 + "\n") == [("SYN006", 1, 67)]


def test_too_many_faults_are_counted_once_and_the_last_word_is_kept():
    reading = read_text("".join(f"k{n}:\n" for n in range(50)) + "a: &x 1\n", "x", Limits(file_faults=10))
    assert [fault.code for fault in reading.faults] == ["SYN008"] * 10 + ["SYN006", "SYN003"]
    assert not reading.whole


def test_too_many_duplicates_are_counted_once():
    reading = read_text("a: 1\n" * 50, "x", Limits(file_faults=10))
    assert [fault.code for fault in reading.faults] == ["SYN004"] * 10 + ["SYN006"]


# ---- files


def of_file(path: Path, limits: Limits | None = None) -> list[tuple[str, int, int, dict[str, object]]]:
    reading = read(path, "x.yaml", limits or Limits())
    return [(f.code, *f.where.place()[1:3], dict(f.arguments)) for f in reading.faults]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"\xef\xbb\xbfa: 1\n", [("SYN007", 1, 1, {})]),
        (b"a: 1\nb: x\xff\n", [("SYN001", 2, 5, {"reason": "encoding", "byte": 9})]),
        ("a: Đ".encode() + b"\xc3(\n", [("SYN001", 1, 5, {"reason": "encoding", "byte": 5})]),
        (b"a: \xed\xa0\x80\n", [("SYN001", 1, 4, {"reason": "encoding", "byte": 3})]),
        ("a: 1\n".encode("utf-16"), [("SYN001", 1, 1, {"reason": "encoding", "byte": 0})]),
        ("a: 1\n".encode("utf-16-le"), [("SYN001", 1, 2, {"reason": "binary"})]),
        ("a: 1\n".encode("utf-32"), [("SYN001", 1, 1, {"reason": "encoding", "byte": 0})]),
        (b"a: 1\nb: \x00\n", [("SYN001", 2, 4, {"reason": "binary"})]),
        (b"", []),
        (b"a: 1", []),
    ],
)
def test_what_bytes_are_refused_and_where(tmp_path, content, expected):
    path = tmp_path / "x.yaml"
    path.write_bytes(content)
    assert of_file(path) == expected


def test_a_byte_order_mark_moves_no_column(tmp_path):
    path = tmp_path / "x.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: x\n")
    document = read(path, "x", Limits()).document
    assert document.place(document.span(("a",)))[1:] == (1, 4, 1, 5)


def test_a_file_larger_than_the_limit_is_not_read(tmp_path):
    path = tmp_path / "x.yaml"
    path.write_text("a: 12345678\n")
    assert of_file(path, Limits(file_bytes=11)) == [("SYN006", 1, 1, {"limit": "bytes", "maximum": 11})]
    assert of_file(path, Limits(file_bytes=12)) == []


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (PermissionError(13, "x"), "permission"),
        (FileNotFoundError(2, "x"), "missing"),
        (OSError(40, "x"), "file-link"),
        (OSError(5, "x"), "io"),
    ],
)
def test_a_file_that_cannot_be_opened_is_a_finding(tmp_path, monkeypatch, error, reason):
    def refuse(*_: object, **__: object) -> int:
        raise error

    monkeypatch.setattr(os, "open", refuse)
    assert of_file(tmp_path / "x.yaml") == [("SYN001", 1, 1, {"reason": reason})]


def test_directory_link_and_pipe(tmp_path):
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "real").write_text("a: 1\n")
    (tmp_path / "link.yaml").symlink_to("real")
    os.mkfifo(tmp_path / "pipe.yaml")
    found = {name: of_file(tmp_path / f"{name}.yaml")[0][3]["reason"] for name in ("folder", "link", "pipe", "none")}
    assert found == {"folder": "directory", "link": "file-link", "pipe": "special", "none": "missing"}


def test_a_device_is_not_read():
    assert of_file(Path("/dev/zero"))[0][3] == {"reason": "special"}
