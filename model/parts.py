"""The highest value among the parts of a whole, at any depth: "a system is at least at the level of its parts".

Linear in the containment relations, without a graph library, because it runs on every check.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from .elements import Element, Relation
from .lifecycle import State, reached
from .repository import Repository
from .vocabulary import CONTAINMENT_VERBS


class Highest(NamedTuple):
    """A part's value, and the relation that makes it a part of its own whole."""

    value: int | float
    relation: Relation


def undated(element: Element) -> bool:
    """Whether nothing is written about when *element* exists."""
    return element.planned is None and element.since is None and element.until is None


def highest_parts(repository: Repository, name: str, at: datetime.date) -> dict[str, Highest | None]:
    """Every whole → the highest value of the property *name* among the parts below it that exist at *at*.

    None where no part states the property; the first in file order where several are equal. A part that is met again
    inside itself adds nothing: a cycle is a fault of its own.
    """
    parts = _parts(repository, at)
    found: dict[str, Highest | None] = {}
    way: list[tuple[str, Iterator[Relation]]] = []

    def enter(whole: str) -> None:
        found[whole] = None
        way.append((whole, iter(parts[whole])))

    for root in parts:
        if root not in found:
            enter(root)
        while way:
            whole, following = way[-1]
            relation = next(following, None)
            if relation is None:
                way.pop()
                if way:
                    _raise(found, way[-1][0], found[whole])
                continue
            _raise(found, whole, _own(repository, name, relation))
            if relation.target in found:
                _raise(found, whole, found[relation.target])
            elif relation.target in parts:
                enter(relation.target)
    return found


def _parts(repository: Repository, at: datetime.date) -> dict[str, list[Relation]]:
    """Whole → the containment relations that hold at *at*, to parts that exist then."""
    parts: dict[str, list[Relation]] = {}
    for relation in repository.relations:
        if relation.verb not in CONTAINMENT_VERBS:
            continue
        ended = relation.facts.until is not None and reached(relation.facts.until, at)
        if not ended and _exists(repository, relation.target, at):
            parts.setdefault(relation.source, []).append(relation)
    return parts


def _exists(repository: Repository, key: str, at: datetime.date) -> bool:
    element = repository.element(key)
    if element is None:
        return False
    return undated(element) or repository.state(key, at) not in (State.RETIRED, State.FUTURE)


def _own(repository: Repository, name: str, relation: Relation) -> Highest | None:
    element = repository.element(relation.target)
    value = element.values.get(name) if element else None
    return Highest(value, relation) if isinstance(value, int | float) else None


def _raise(found: dict[str, Highest | None], whole: str, to: Highest | None) -> None:
    """Note *to* for *whole* where it is higher than what is known."""
    known = found[whole]
    if to is not None and (known is None or to.value > known.value):
        found[whole] = to
