"""Shortest chains and knots over arcs from who depends to what it depends on: what contracts ask of a graph, in linear time.

A contract over 100,000 elements cannot look for a way from every element to every other. One walk back from all the targets at
once tells of every element how it comes to the nearest of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import NamedTuple

from .elements import Relation

Back = Mapping[str, Sequence[tuple[str, Relation]]]
"""Element → who depends on it directly, and by which relation."""


class Chain(NamedTuple):
    """A way from one element to another: ``keys`` has one more than ``relations``."""

    keys: tuple[str, ...]
    relations: tuple[Relation, ...]


class _Step(NamedTuple):
    label: str
    target: str
    following: str
    relation: Relation

    def order(self) -> tuple[str, ...]:
        return (self.target, self.following, self.relation.verb, self.relation.id)


def shortest_chains(
    back: Back,
    targets: Mapping[str, str],
    sources: AbstractSet[str],
    closed: AbstractSet[str],
    counts: Callable[[str, str], bool],
    keep: int = 1,
) -> list[Chain]:
    """Every way out of *sources* that leads to *targets* (each with a label), with the shortest chain that begins so.

    No chain passes an element of *closed*, which holds all sources and targets: what happens before the last source or
    behind the first target is told by another chain. ``counts(source, label)`` says whether a target of that label is one for
    the source; *keep* labels are remembered of each element between. Of chains with the same ends only a shortest one is
    given; of equally short ones the first in the order of keys.
    """
    steps: dict[str, list[_Step]] = {}
    first: dict[tuple[str, str], tuple[int, _Step]] = {}
    frontier = [(key, label, key) for key, label in targets.items()]
    distance = 0
    while frontier:
        distance += 1
        fresh: dict[str, dict[str, _Step]] = {}
        for following, label, target in frontier:
            for key, relation in back.get(following, ()):
                if key in closed:
                    if key in sources and key != following and counts(key, label):
                        _keep_first(first, (key, following), distance, _Step(label, target, following, relation))
                elif (known := steps.get(key)) is None or _has_room(known, label, keep):
                    step, others = _Step(label, target, following, relation), fresh.setdefault(key, {})
                    if label not in others or step.order() < others[label].order():
                        others[label] = step
        frontier = _remembered(steps, fresh, keep)
    return _chains(steps, first)


def _keep_first(
    found: dict[tuple[str, str], tuple[int, _Step]], ends: tuple[str, str], distance: int, step: _Step
) -> None:
    """Keep the shortest chain for *ends*; of equally short ones the first."""
    known = found.get(ends)
    if known is None or (distance, step.order()) < (known[0], known[1].order()):
        found[ends] = (distance, step)


def _has_room(known: Sequence[_Step], label: str, keep: int) -> bool:
    return len(known) < keep and all(label != step.label for step in known)


def _remembered(
    steps: dict[str, list[_Step]], fresh: Mapping[str, Mapping[str, _Step]], keep: int
) -> list[tuple[str, str, str]]:
    """(element, label, target) of what is remembered of the *fresh* steps, the first in order; *steps* grows."""
    taken = []
    for key, by_label in fresh.items():
        known = steps.setdefault(key, [])
        found = by_label.values() if len(by_label) == 1 else sorted(by_label.values(), key=_Step.order)
        for step in list(found)[: keep - len(known)]:
            known.append(step)
            taken.append((key, step.label, step.target))
    return taken


def _chains(steps: Mapping[str, list[_Step]], first: Mapping[tuple[str, str], tuple[int, _Step]]) -> list[Chain]:
    best: dict[tuple[str, str], tuple[int, _Step]] = {}
    for (source, _), (distance, step) in first.items():
        _keep_first(best, (source, step.target), distance, step)
    chains = []
    for (source, target), (_, step) in sorted(best.items(), key=lambda item: item[0]):
        keys, relations = [source, step.following], [step.relation]
        while keys[-1] != target:
            step = next(other for other in steps[keys[-1]] if other.label == step.label)
            keys.append(step.following)
            relations.append(step.relation)
        chains.append(Chain(tuple(keys), tuple(relations)))
    return chains


def cycles(arcs: Mapping[str, Mapping[str, Relation]]) -> Iterator[Chain]:
    """One shortest cycle for each knot of keys that reach each other, beginning and ending with its smallest key."""
    for knot in _knots(_on_cycles(arcs)):
        start = min(knot)
        before: dict[str, str] = {}
        frontier = [start]
        while start not in before:
            following = []
            for key in frontier:
                for other in sorted(arcs.get(key, ())):
                    if other in knot and other not in before:
                        before[other] = key
                        following.append(other)
            frontier = following
        keys = [start, before[start]]
        while keys[-1] != start:
            keys.append(before[keys[-1]])
        keys.reverse()
        yield Chain(tuple(keys), tuple(arcs[one][other] for one, other in pairwise(keys)))


def _on_cycles(arcs: Mapping[str, Mapping[str, Relation]]) -> dict[str, list[str]]:
    """*arcs* without what lies on no cycle because nothing comes to it, peeled off again and again (Kahn, 1962)."""
    coming: dict[str, int] = {}
    for ends in arcs.values():
        for end in ends:
            coming[end] = coming.get(end, 0) + 1
    loose = [key for key in arcs if key not in coming]
    gone = set(loose)
    while loose:
        for end in arcs.get(loose.pop(), ()):
            coming[end] -= 1
            if not coming[end]:
                gone.add(end)
                loose.append(end)
    return {key: [end for end in ends if end not in gone] for key, ends in arcs.items() if key not in gone}


def _knots(arcs: Mapping[str, Sequence[str]]) -> Iterator[frozenset[str]]:
    """The sets of two or more keys that reach each other, in the order of their smallest (Kosaraju and Sharir, 1981)."""
    back: dict[str, list[str]] = {}
    for key, ends in arcs.items():
        for end in ends:
            back.setdefault(end, []).append(key)
    seen: set[str] = set()
    found = []
    for key in reversed(_finished(arcs)):
        if key in seen:
            continue
        seen.add(key)
        knot, frontier = [key], [key]
        while frontier:
            for other in back.get(frontier.pop(), ()):
                if other not in seen:
                    seen.add(other)
                    knot.append(other)
                    frontier.append(other)
        if len(knot) > 1:
            found.append(frozenset(knot))
    yield from sorted(found, key=min)


def _finished(arcs: Mapping[str, Iterable[str]]) -> list[str]:
    """The keys in the order in which a depth-first walk leaves them."""
    seen: set[str] = set()
    order: list[str] = []
    for root in arcs:
        if root in seen:
            continue
        seen.add(root)
        path = [(root, iter(arcs[root]))]
        while path:
            key, ends = path[-1]
            end = next((end for end in ends if end not in seen), None)
            if end is None:
                order.append(key)
                path.pop()
            else:
                seen.add(end)
                path.append((end, iter(arcs.get(end, ()))))
    return order
