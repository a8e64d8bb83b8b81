"""The architecture as a graph, and the questions people ask of it by name.

The only module that imports networkx (0.2 s), so nothing imports this one before a question is asked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal, NamedTuple

import networkx as nx

from .elements import Relation
from .repository import Repository
from .vocabulary import VERBS

Direction = Literal["out", "in", "both"]
SUPPORT_VERBS = frozenset({"serves", "realizes", "assigned-to", "triggers"})
"""The verbs along which a thing supports another (ArchiMate 3.2, 5.7: derivation of dependency)."""


class Neighbour(NamedTuple):
    """An element next to another one, and the relation that makes it so."""

    key: str
    relation: Relation


@dataclass(frozen=True, slots=True)
class Path:
    """A way between two elements: ``keys`` has one more than ``relations``."""

    keys: tuple[str, ...]
    relations: tuple[Relation, ...]


class Graph:
    """A MultiDiGraph over the keys of a repository and its linked ones; one edge a relation."""

    def __init__(self, repository: Repository, verbs: Collection[str] = tuple(VERBS)) -> None:
        self.repository = repository
        self.verbs = frozenset(verbs)

    @cached_property
    def network(self) -> nx.MultiDiGraph[str]:
        """The networkx graph: nodes are keys, edges carry their :class:`Relation` as ``relation``."""
        network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        network.add_nodes_from(key for key, _ in self.repository.everything())
        network.add_nodes_from(self.repository.relation_ids)
        for relation in self.repository.all_relations():
            if relation.verb in self.verbs:
                network.add_edge(relation.source, relation.target, relation=relation)
        return network

    def neighbours(self, key: str, direction: Direction = "both") -> tuple[Neighbour, ...]:
        """What stands next to *key*, in a stable order; empty where *key* is unknown."""
        if key not in self.network:
            return ()
        found: list[Neighbour] = []
        if direction != "in":
            out: Iterable[tuple[str, str, Relation]] = self.network.out_edges(key, data="relation")
            found += (Neighbour(target, relation) for _, target, relation in out)
        if direction != "out":
            into: Iterable[tuple[str, str, Relation]] = self.network.in_edges(key, data="relation")
            found += (Neighbour(source, relation) for source, _, relation in into)
        return tuple(sorted(found, key=lambda n: (n.key, n.relation.verb, n.relation.id)))

    def reach(self, key: str, direction: Direction = "out", depth: int | None = None) -> dict[str, int]:
        """Every key that can be reached from *key*, with its distance; *key* itself at 0."""
        if key not in self.network:
            return {}
        lengths = nx.single_source_shortest_path_length(self._directed(direction), key, cutoff=depth)
        return dict(sorted(lengths.items(), key=lambda item: (item[1], item[0])))

    def shortest_path(self, source: str, target: str, *, directed: bool = False) -> Path | None:
        """A shortest way from *source* to *target*, the first in the order of keys; None where there is none."""
        network = self.network
        if source not in network or target not in network:
            return None
        back = network.reverse(copy=False) if directed else network.to_undirected(as_view=True)
        distance = nx.single_source_shortest_path_length(back, target)
        if source not in distance:
            return None
        return self._way(_descent(network, source, distance, directed=directed), directed=directed)

    def _way(self, keys: list[str], *, directed: bool) -> Path:
        return Path(tuple(keys), tuple(self._between(a, b, directed=directed) for a, b in pairwise(keys)))

    def _between(self, source: str, target: str, *, directed: bool) -> Relation:
        edges = list((self.network.get_edge_data(source, target) or {}).values())
        if not directed:
            edges += (self.network.get_edge_data(target, source) or {}).values()
        relations: list[Relation] = [edge["relation"] for edge in edges]
        return min(relations, key=lambda relation: (relation.verb, relation.id))

    def cycles(self) -> tuple[tuple[str, ...], ...]:
        """One shortest cycle for each knot of elements that reach each other, each beginning with its smallest key."""
        simple: nx.DiGraph[str] = nx.DiGraph(self.network)
        found = []
        for knot in nx.strongly_connected_components(simple):
            first = min(knot)
            if len(knot) > 1:
                back = simple.subgraph(knot).reverse(copy=False)
                distance = nx.single_source_shortest_path_length(back, first)
                second = min((distance[key], key) for key in simple.successors(first) if key in distance)[1]
                found.append((first, *_descent(simple, second, distance, directed=True)[:-1]))
            elif simple.has_edge(first, first):
                found.append((first,))
        return tuple(sorted(found))

    def dangling(self) -> tuple[Relation, ...]:
        """The repository's relations of which an end does not exist."""
        repository = self.repository
        known = {key for key, _ in repository.everything()} | set(repository.relation_ids)
        return tuple(
            r
            for r in repository.relations
            if r.verb in self.verbs
            and (r.source not in known or (r.target not in known and repository.framework_item(r.target) is None))
        )

    def islands(self) -> tuple[tuple[str, ...], ...]:
        """The separate parts of the architecture, the largest first; an element without relations is one alone."""
        parts = (tuple(sorted(part)) for part in nx.weakly_connected_components(self.network))
        return tuple(sorted(parts, key=lambda part: (-len(part), part)))

    def supports(self, key: str) -> dict[str, Path]:
        """Which elements support *key* (an application a service, say), directly or along a chain, with the way from each."""
        support = Graph(self.repository, SUPPORT_VERBS)
        distance = support.reach(key, "in")
        return {
            supporter: support._way(_descent(support.network, supporter, distance, directed=True), directed=True)
            for supporter in distance
            if supporter != key
        }

    def _directed(self, direction: Direction) -> nx.Graph[str]:
        match direction:
            case "out":
                return self.network
            case "in":
                return self.network.reverse(copy=False)
        return self.network.to_undirected(as_view=True)


def _descent(network: nx.DiGraph[str], start: str, distance: Mapping[str, int], *, directed: bool) -> list[str]:
    """The keys of a shortest way from *start* down to *distance* 0, the first in the order of keys."""
    keys = [start]
    while distance[keys[-1]]:
        following = {*network.successors(keys[-1])}
        if not directed:
            following |= {*network.predecessors(keys[-1])}
        nearer = distance[keys[-1]] - 1
        keys.append(min(key for key in following if distance.get(key) == nearer))
    return keys


def behind(gates: Iterable[str], edges: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """Gate → the nodes that reach the world outside through it only, sorted; *edges* lead from a node to those next to it.

    The dominator tree from one node outside of all *gates* (Lengauer and Tarjan, 1979); only what stands outermost is told.
    """
    outside = ""
    network: nx.DiGraph[str] = nx.DiGraph()
    network.add_edges_from((outside, gate) for gate in gates)
    network.add_edges_from((key, other) for key, others in edges.items() for other in others)
    immediate = nx.immediate_dominators(network, outside)
    found: dict[str, list[str]] = {}
    for key in immediate:
        top = key
        while top != outside and immediate[top] not in (outside, None):
            top = immediate[top]
        if top not in (key, outside):
            found.setdefault(top, []).append(key)
    return {top: tuple(sorted(keys)) for top, keys in sorted(found.items())}
