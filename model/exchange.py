"""Which exchanges pass which platforms: the two linear walks that conformance needs, without a graph library (0.2 s of import)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from .elements import Relation
from .vocabulary import EXCHANGE_VERBS


def bypasses(
    relations: Iterable[Relation],
    sources: AbstractSet[str],
    targets: AbstractSet[str],
    via: AbstractSet[str],
    home: AbstractSet[str],
) -> Iterator[Relation]:
    """The exchanges by which *sources* come to *targets* without passing one of *via*; linear in the relations.

    A way counts in both directions, because an exchange is asked for at one end and answered at the other. What is yielded is
    the last relation that leaves *home*: from there on nothing on the way belongs to the repository that is checked.
    """
    leaving: list[tuple[Relation, str, str]] = []
    outside: dict[str, list[str]] = {}
    inside: dict[str, list[str]] = {}
    for r in relations:
        one, other = r.source, r.target
        if r.verb not in EXCHANGE_VERBS or one in via or other in via:
            continue
        if (one in home) is (other in home):
            edges = inside if one in home else outside
            edges.setdefault(one, []).append(other)
            edges.setdefault(other, []).append(one)
        else:
            leaving.append((r, one, other) if one in home else (r, other, one))
    if leaving:
        beyond, near = walk(targets, outside), walk(sources, inside)
        yield from (r for r, own, foreign in leaving if foreign in beyond and own in near)


def walk(start: AbstractSet[str], edges: Mapping[str, list[str]]) -> set[str]:
    """*start* and everything that can be reached from it along *edges*."""
    seen, frontier = set(start), list(start)
    while frontier:
        for following in edges.get(frontier.pop(), ()):
            if following not in seen:
                seen.add(following)
                frontier.append(following)
    return seen
