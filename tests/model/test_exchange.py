"""Exchanges that go past the platforms, on hand-made cases. Home is lower-case, what is foreign upper-case, ``L`` platforms."""

from __future__ import annotations

import pytest

from kientruc.model.elements import Relation
from kientruc.model.exchange import bypasses, walk

VERBS = {">": "flows-to", "s": "serves", "r": "accesses", "t": "triggers", ".": "composed-of", "=": "realizes"}


def found(edges: str, sources: str = "abc", targets: str = "NM", via: str = "l", home: str = "abcdel") -> list[str]:
    relations = [Relation(edge[0], VERBS[edge[1]], edge[2]) for edge in edges.split()]
    kept = bypasses(relations, set(sources), set(targets), set(via), set(home))
    return [f"{r.source}{r.target}" for r in kept]


@pytest.mark.parametrize(
    ("edges", "expected"),
    [
        ("", []),
        ("a>N", ["aN"]),
        ("N>a", ["Na"]),
        ("asN", ["aN"]),
        ("Nra", ["Na"]),
        ("atN", ["aN"]),
        ("a.N", []),
        ("a=N", []),
        ("a>l l>N", []),
        ("a>l l>N a>N", ["aN"]),
        ("a>l l>N b>M", ["bM"]),
        ("l>N", []),
        ("a>d d>N", ["dN"]),
        ("a>d d>e e>N", ["eN"]),
        ("a>l l>d d>N", []),
        ("a>X X>N", ["aX"]),
        ("a>X X>Y Y>M", ["aX"]),
        ("a>X", []),
        ("a>X X>l l>N", []),
        ("a>d d>X X>N", ["dX"]),
        ("d>N", []),
        ("a>b b>a", []),
        ("X>N", []),
        ("a>N N>M", ["aN"]),
        ("a>N b>N c>N", ["aN", "bN", "cN"]),
        ("N>X X>a", ["Xa"]),
        ("a>d d>a d>N N>d", ["dN", "Nd"]),
    ],
)
def test_what_goes_past(edges, expected):
    assert found(edges) == expected


def test_a_foreign_platform_is_an_intermediary_too():
    assert found("a>P P>N", via="P") == []
    assert found("a>P P>N b>X X>N", via="P") == ["bX"]


def test_several_platforms():
    assert found("a>l l>N b>m m>M", via="lm", home="abclm") == []
    assert found("a>l l>N b>m m>M", via="l", home="abclm") == ["mM"]


def test_a_platform_that_is_itself_asked_for_is_no_offence():
    assert found("l>N", sources="abcl") == []


def test_only_the_sources_count():
    assert found("a>N b>N", sources="b") == ["bN"]
    assert found("a>b b>N", sources="a") == ["bN"]


def test_nothing_asked_for_nothing_found():
    assert found("a>N", targets="") == []
    assert found("a>N", sources="") == []


def test_walk():
    edges = {"a": ["b"], "b": ["c", "a"], "d": ["a"]}
    assert walk({"a"}, edges) == {"a", "b", "c"}
    assert walk(set(), edges) == set()
    assert walk({"x"}, edges) == {"x"}
