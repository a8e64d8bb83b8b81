"""Whatever is written in whatever style: the texts come back, and every span, cut out and read again, is the same value."""

from __future__ import annotations

from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kientruc.model.reader import plain, read_text
from kientruc.model.source import Document, Route

LETTERS = "abcxyz0189 -_.,:;!?#&*[]{}|>'\"%@`~/\\()=+ĐđưỡếHuế😀𝒜\xa0\t\n"
texts = st.text(alphabet=LETTERS, min_size=1, max_size=14) | st.sampled_from(
    [
        "no",
        "001",
        "1:20",
        "~",
        "null",
        "2020-08-10",
        "- x",
        "a: b",
        " x ",
        "x ",
        "\n",
        "\n\nx\n",
        "x\n\n",
        "#",
        "<",
        "|",
    ]
)
nodes = st.recursive(
    texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)
documents = st.dictionaries(texts, nodes, max_size=5)
STYLES: list[dict[str, Any]] = [
    {"default_flow_style": False},
    {"default_flow_style": True},
    {"default_flow_style": None, "width": 40},
    {"default_flow_style": False, "default_style": '"'},
    {"default_flow_style": False, "default_style": "'"},
    {"default_flow_style": False, "default_style": "|"},
    {"default_flow_style": False, "default_style": ">", "width": 20},
    {"default_flow_style": True, "indent": 4, "explicit_start": True},
]


def _routes(node: object, route: Route = ()) -> list[Route]:
    found = [route] if route else []
    if isinstance(node, dict):
        for key, value in node.items():
            found += _routes(value, (*route, key))
    elif isinstance(node, list):
        for number, value in enumerate(node):
            found += _routes(value, (*route, number))
    return found


def _again(document: Document, route: Route) -> object:
    """What stands in the span of *route*, read again as the value of a key, indented as it was."""
    start, end = document.span(route)
    line = document.text.rfind("\n", 0, start) + 1
    column = start - line
    piece = document.text[start:end]
    reading = read_text("k:\n" + " " * (column + 1) + piece.replace("\n", "\n ") + "\n", "x")
    assert reading.whole, (piece, reading.faults)
    return plain(reading.document.root["k"])


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents, st.sampled_from(STYLES))
def test_texts_come_back_and_flow_spans_are_exact(data, style):
    text = yaml.dump(data, Dumper=yaml.SafeDumper, allow_unicode=True, sort_keys=False, **style)
    if style.get("default_style") != '"' and any(mark in text for mark in ("!!", "? ")):
        text = yaml.dump(data, Dumper=yaml.SafeDumper, allow_unicode=True, sort_keys=False, default_flow_style=False)
    reading = read_text(text, "x")
    assert [f for f in reading.faults if f.code != "IDN003"] == [], text
    assert plain(reading.document.root) == data


quoted = st.text(alphabet=LETTERS.replace("\n", "").replace("\t", ""), min_size=0, max_size=10)


def _written(node: object, draw: Any, indent: int) -> str:
    """*node* as a person might write it, in a style drawn for every part of it."""
    if isinstance(node, str):
        return draw(st.sampled_from([_double, _single]))(node)
    if isinstance(node, list):
        return "[" + ", ".join(_written(item, draw, indent) for item in node) + "]"
    assert isinstance(node, dict)
    pairs = [f"{_double(key)}: {_written(value, draw, indent)}" for key, value in node.items()]
    separator = draw(st.sampled_from([", ", ",\n" + " " * (indent + 2)]))
    return "{" + separator.join(pairs) + "}"


def _double(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _single(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


flow_nodes = st.recursive(
    quoted, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(quoted, inner, max_size=4), max_leaves=12
)


@st.composite
def written(draw: Any) -> tuple[dict[str, object], str]:
    """A document and its text: block mapping outside, any flow inside, comments and blank lines between."""
    data = draw(st.dictionaries(quoted, flow_nodes, min_size=1, max_size=5))
    lines = []
    for key, value in data.items():
        lines.append(draw(st.sampled_from(["", "# ghi chú: {\n", "\n", "  # 😀\n"])))
        block = isinstance(value, list) and value and draw(st.booleans())
        if block:
            items = "".join(f"\n  - {_written(item, draw, 4)}" for item in value)
            lines.append(f"{_double(key)}:{items}\n")
        else:
            gap = draw(st.sampled_from([" ", "   ", "\n  "]))
            lines.append(f"{_double(key)}:{gap}{_written(value, draw, 2)}{draw(st.sampled_from(['', ' # x']))}\n")
    return data, "".join(lines)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(written())
def test_every_span_read_again_is_the_same_value(drawn):
    data, text = drawn
    document = read_text(text, "x").document
    assert plain(document.root) == data
    for route in _routes(data):
        assert _again(document, route) == plain(document.node(route)), (route, text)
        if isinstance(route[-1], str):
            start, end = document.span(route, "key")
            assert text[start:end] == _double(route[-1])


@settings(max_examples=200, deadline=None)
@given(
    st.text(alphabet=st.characters(codec="utf-8"), max_size=60)
    | st.text(alphabet="a:-?[]{}#&*!|>'\"%\n \t,é\\u0", max_size=60)
)
def test_no_text_is_too_odd(text):
    reading = read_text(text, "x")
    for fault in reading.faults:
        place = fault.where.place()
        assert 1 <= place.line <= text.count("\n") + text.count("\r") + 1
        assert (place.line, place.column) <= (place.end_line, place.end_column)
    for route in _routes(plain(reading.document.root)):
        start, end = reading.document.span(route)
        assert 0 <= start <= end <= len(text)
