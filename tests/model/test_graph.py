"""The named questions, on graphs small enough to answer by hand and, where cheap, against brute force."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kientruc.model.elements import Element, Relation
from kientruc.model.graph import Graph
from kientruc.model.manifest import Manifest
from kientruc.model.repository import Repository
from kientruc.model.source import Document
from kientruc.model.text import Text

MANIFEST = Manifest(**{"id": "k", "name": Text("K"), "version": "1", "as-of": "2020-08-10"})  # type: ignore[arg-type]


def repository(edges: str, lonely: str = "") -> Repository:
    """``a>b`` serves, ``a~b`` flows to, ``a.b`` is composed of; a name that is only in *edges* exists unless upper-case."""
    verbs = {">": "serves", "~": "flows-to", ".": "composed-of"}
    relations = tuple(Relation(edge[0], verbs[edge[1]], edge[2]) for edge in edges.split())
    names = {name for r in relations for name in (r.source, r.target) if name.islower()} | set(lonely)
    elements = {name: Element(id=name, kind="node", name=Text(name)) for name in sorted(names)}
    return Repository(MANIFEST, Document("kientruc.yaml"), elements=elements, relations=relations)


def graph(edges: str, lonely: str = "") -> Graph:
    return Graph(repository(edges, lonely))


def test_neighbours():
    g = graph("a>b a~b c>a a>a")
    assert [(n.key, n.relation.verb) for n in g.neighbours("a", "out")] == [
        ("a", "serves"),
        ("b", "flows-to"),
        ("b", "serves"),
    ]
    assert [n.key for n in g.neighbours("a", "in")] == ["a", "c"]
    assert [n.key for n in g.neighbours("a")] == ["a", "a", "b", "b", "c"]
    assert [n.key for n in g.neighbours("b")] == ["a", "a"]
    assert g.neighbours("x") == ()


def test_reach():
    g = graph("a>b b>c c>d e>a")
    assert g.reach("a") == {"a": 0, "b": 1, "c": 2, "d": 3}
    assert g.reach("a", depth=1) == {"a": 0, "b": 1}
    assert g.reach("c", "in") == {"c": 0, "b": 1, "a": 2, "e": 3}
    assert g.reach("d", "both") == {"d": 0, "c": 1, "b": 2, "a": 3, "e": 4}
    assert g.reach("x") == {}


def test_only_the_verbs_asked_for():
    assert Graph(repository("a>b b~c"), ("serves",)).reach("a") == {"a": 0, "b": 1}


def test_a_shortest_path_is_the_first_in_the_order_of_keys():
    g = graph("a>z z>d a>b b>d a~b d>a", "q")
    path = g.shortest_path("a", "d", directed=True)
    assert path is not None
    assert path.keys == ("a", "b", "d")
    assert [r.verb for r in path.relations] == ["flows-to", "serves"]
    assert g.shortest_path("d", "b", directed=True).keys == ("d", "a", "b")
    assert g.shortest_path("d", "b").keys == ("d", "b")
    assert g.shortest_path("a", "a").keys == ("a",)
    assert g.shortest_path("a", "q") is None
    assert g.shortest_path("a", "x") is None


@pytest.mark.parametrize(
    ("edges", "cycles"),
    [
        ("a>b b>c", ()),
        ("a>a", (("a",),)),
        ("a>b b>a", (("a", "b"),)),
        ("c>b b>a a>c", (("a", "c", "b"),)),
        ("a>b b>c c>d d>a b>a", (("a", "b"),)),
        ("a>b b>a c>d d>e e>c", (("a", "b"), ("c", "d", "e"))),
        ("b>d d>a a>c c>b a>e e>b", (("a", "c", "b", "d"),)),
        ("a>a a>b b>a", (("a",),)),
    ],
)
def test_cycles(edges, cycles):
    assert graph(edges).cycles() == cycles


def test_dangling_and_islands():
    g = graph("a>b b>X c>d", "qz")
    assert [(r.source, r.target) for r in g.dangling()] == [("b", "X")]
    assert g.islands() == (("X", "a", "b"), ("c", "d"), ("q",), ("z",))


def test_a_relation_with_an_id_may_be_an_end(repository_of):
    r = repository_of(
        "elements:\n  a: {kind: node, name: {vi: A}, serves: [b, r1, r9]}\n  b: {kind: node, name: {vi: B}}\n"
        "relations: {r1: {source: a, verb: serves, target: b}}\n"
    )
    assert [relation.target for relation in Graph(r).dangling()] == ["r9"]


def test_supports():
    found = graph("a>b b>c d~c e>c x>c c>y").supports("c")
    assert {key: path.keys for key, path in found.items()} == {
        "a": ("a", "b", "c"),
        "b": ("b", "c"),
        "e": ("e", "c"),
        "x": ("x", "c"),
    }
    assert graph("a>b").supports("q") == {}


edges = st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from("abcde")), max_size=10)


def _ways(pairs: set[tuple[str, str]], source: str, target: str) -> list[tuple[str, ...]]:
    """Every simple way from *source* to *target*, by trying all orders of what lies between."""
    found = []
    between = [key for key in "abcde" if key not in (source, target)]
    for size in range(len(between) + 1):
        for inner in permutations(between, size):
            keys = (source, *inner, target)
            if all(step in pairs for step in pairwise(keys)):
                found.append(keys)
    return found


@settings(deadline=None)
@given(edges, st.sampled_from("abcde"), st.sampled_from("abcde"), st.booleans())
def test_paths_against_brute_force(pairs, source, target, directed):
    text = " ".join(f"{a}>{b}" for a, b in pairs)
    known = set(pairs) if directed else {*pairs, *((b, a) for a, b in pairs)}
    path = graph(text, "abcde").shortest_path(source, target, directed=directed)
    ways = [(source,)] if source == target else _ways(known, source, target)
    best = min(ways, key=lambda way: (len(way), way), default=None)
    assert (path.keys if path else None) == best


@settings(deadline=None)
@given(edges)
def test_cycles_against_brute_force(pairs):
    known = set(pairs)
    reach = {a: {b for b in "abcde" if a != b and _ways(known, a, b)} for a in "abcde"}
    knots = {frozenset({a} | {b for b in reach[a] if a in reach[b]}) for a in "abcde"}
    expected = []
    for knot in knots:
        first = min(knot)
        if (first, first) in known:
            expected.append((first,))
        elif len(knot) > 1:
            ways = [
                (first, *way[:-1])
                for key in knot - {first}
                if (first, key) in known
                for way in _ways(known, key, first)
            ]
            expected.append(min(ways, key=lambda way: (len(way), way)))
    assert graph(" ".join(f"{a}>{b}" for a, b in pairs), "abcde").cycles() == tuple(sorted(expected))


@settings(deadline=None)
@given(edges)
def test_islands_and_supports_against_brute_force(pairs):
    g = graph(" ".join(f"{a}>{b}" for a, b in pairs), "abcde")
    both = {*pairs, *((b, a) for a, b in pairs)}
    parts = {tuple(sorted({a} | {b for b in "abcde" if a != b and _ways(both, a, b)})) for a in "abcde"}
    assert g.islands() == tuple(sorted(parts, key=lambda part: (-len(part), part)))
    assert set(g.supports("c")) == {a for a in "abcde" if a != "c" and _ways(set(pairs), a, "c")}


def test_the_answers_do_not_depend_on_the_hash_seed():
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]);"
        "import test_graph as t; import itertools;"
        "n = 'abcdefghijkl'; e = ' '.join(f'{a}>{b}' for i, (a, b) in enumerate(itertools.permutations(n, 2)) if i % 3);"
        "g = t.graph(e); print(g.cycles(), g.shortest_path('a', 'l'), g.islands(), sorted(g.supports('c').items()))"
    )
    folder = __file__.rpartition("/")[0]
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code, folder], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(outputs) == 1


def test_a_long_chain_and_a_long_cycle_fit_in_time():
    names = [f"e{n}" for n in range(20_000)]
    elements = {name: Element(id=name, kind="node", name=Text(name)) for name in names}
    ring = tuple(Relation(a, "triggers", b) for a, b in zip(names, [*names[1:], names[0]], strict=True))
    g = Graph(Repository(MANIFEST, Document("kientruc.yaml"), elements=elements, relations=ring))
    ((first, *rest),) = g.cycles()
    assert (first, len(rest)) == ("e0", 19_999)
    path = g.shortest_path("e1", "e0", directed=True)
    assert path is not None
    assert len(path.keys) == 20_000
