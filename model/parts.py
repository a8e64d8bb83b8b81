"""The highest value among the parts of a whole, at any depth: "a system is at least at the level of its parts".

Linear in the containment relations, without a graph library, because it runs on every check.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .elements import Relation
from .repository import Repository
from .survey import Survey, in_effect
from .vocabulary import CONTAINMENT_VERBS


class Highest(NamedTuple):
    """A part's value, and the relation that makes it a part of its own whole."""

    value: int | float
    relation: Relation


def highest_parts(survey: Survey, name: str) -> dict[str, Highest | None]:
    """Every whole → the highest value of the property *name* among the parts below it that exist.

    None where no part states the property; the first in file order where several are equal. A part that is met again
    inside itself adds nothing: a cycle is a fault of its own.
    """
    parts = _parts(survey)
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
            _raise(found, whole, _own(survey.repository, name, relation))
            if relation.target in found:
                _raise(found, whole, found[relation.target])
            elif relation.target in parts:
                enter(relation.target)
    return found


def _parts(survey: Survey) -> dict[str, list[Relation]]:
    """Whole → the containment relations in effect, to parts that exist at the date."""
    parts: dict[str, list[Relation]] = {}
    for relation in survey.repository.relations:
        if relation.verb in CONTAINMENT_VERBS and in_effect(relation, survey.at):
            part = survey.repository.element(relation.target)
            if part is not None and survey.exists(relation.target, part):
                parts.setdefault(relation.source, []).append(relation)
    return parts


def _own(repository: Repository, name: str, relation: Relation) -> Highest | None:
    element = repository.element(relation.target)
    value = element.values.get(name) if element else None
    return Highest(value, relation) if isinstance(value, int | float) else None


def _raise(found: dict[str, Highest | None], whole: str, to: Highest | None) -> None:
    """Note *to* for *whole* where it is higher than what is known."""
    known = found[whole]
    if to is not None and (known is None or to.value > known.value):
        found[whole] = to
