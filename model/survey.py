"""What exists in a repository at a date, counted once: by kind, and who exchanges with whom.

Forty obligations ask the same two questions of 100,000 elements and 250,000 relations; each of them alone is linear, all of
them together would take ten seconds.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from functools import cached_property

from .checks import Condition, Selector
from .elements import Element, Relation, Value, written
from .frameworks import Framework
from .lifecycle import State, reached
from .repository import Repository
from .vocabulary import EXCHANGE_VERBS

Found = list[tuple[str, Element]]


def undated(element: Element) -> bool:
    """Whether nothing is written about when *element* exists: it is then neither retired nor still to come."""
    return element.planned is None and element.since is None and element.until is None


def in_effect(relation: Relation, at: datetime.date) -> bool:
    """Whether *relation* is not known to have ended at *at*, nor to begin later."""
    facts = relation.facts
    if facts.until is not None and reached(facts.until, at):
        return False
    if facts.since is None:
        return facts.planned is None
    return reached(facts.since, at) is not False


_SYSTEMS = (
    "Application",
    "DataObject",
    "Technology",
    "Node",
    "Device",
    "SystemSoftware",
    "Artifact",
    "Path",
    "CommunicationNetwork",
)
"""The beginnings of the ArchiMate concepts data passes through."""


def meets(condition: Condition, value: Value | None) -> bool:
    """Whether an element that says *value* meets *condition*; one that says nothing does not."""
    if value is None:
        return False
    if condition.values:
        stated = value if isinstance(value, tuple) else (value,)
        return any(written(item) in condition.values for item in stated)
    low, high = condition.minimum, condition.maximum
    return isinstance(value, int | float) and (low is None or value >= low) and (high is None or value <= high)


class Survey:
    """The elements and exchanges of one repository, and of those it is linked to, that are there at one date."""

    def __init__(self, repository: Repository, at: datetime.date) -> None:
        self.repository = repository
        self.at = at
        self._of: dict[str, Mapping[str, Found]] = {}

    def exists(self, key: str, element: Element) -> bool:
        """Whether *element*, known as *key*, is not retired, nor still to come; what is unknown may exist."""
        return undated(element) or self.repository.state(key, self.at) not in (State.RETIRED, State.FUTURE)

    def select(self, framework: Framework, selector: Selector) -> Found:
        """(key, element) of what *selector* means, by kind in the order of first use, then in the order of the files."""
        name = selector.repository or self.repository.id
        home = self.repository if name == self.repository.id else self.repository.linked.get(name)
        if home is None:
            return []
        kinds = [
            found
            for kind, found in self._by_kind(home).items()
            if (not selector.kinds or kind in selector.kinds)
            and (not selector.layers or home.metamodel.layer(kind) in selector.layers)
        ]
        items = [item for found in kinds for item in found] if len(kinds) != 1 else kinds[0]
        if selector.component is not None:
            component = framework.component_key(selector.component)
            realizing = set(self.realizers(component))
            items = [item for item in items if item[0] in realizing]
        if selector.elements:
            items = [item for item in items if item[0] in selector.elements]
        for condition in selector.where:
            items = [item for item in items if meets(condition, item[1].values.get(condition.property))]
        return items

    def _by_kind(self, home: Repository) -> Mapping[str, Found]:
        if home.id not in self._of:
            prefix = "" if home is self.repository else f"{home.id}:"
            kinds: dict[str, Found] = {}
            for name, element in home.elements.items():
                if undated(element) or self.exists(prefix + name, element):
                    kinds.setdefault(element.kind, []).append((prefix + name, element))
            self._of[home.id] = kinds
        return self._of[home.id]

    @cached_property
    def relations(self) -> Mapping[str, tuple[Relation, ...]]:
        """Verb → every relation in effect whose ends are not gone, nor still to come, with keys as seen from the repository.

        A framework item, which the dates of no element concern, counts as being there.
        """
        homes = (self.repository, *self.repository.linked.values())
        there = {key for home in homes for found in self._by_kind(home).values() for key, _ in found}
        repository = self.repository
        found: dict[str, list[Relation]] = {}
        for relation in repository.all_relations():
            ends = (relation.source, relation.target)
            if in_effect(relation, self.at) and all(k in there or repository.element(k) is None for k in ends):
                found.setdefault(relation.verb, []).append(relation)
        return {verb: tuple(relations) for verb, relations in found.items()}

    @cached_property
    def exchanges(self) -> tuple[Relation, ...]:
        """Every relation in effect by which data can pass, with keys as seen from the repository."""
        systems = self.systems
        return tuple(
            relation
            for relation in self.repository.all_relations()
            if relation.verb in EXCHANGE_VERBS
            and relation.source in systems
            and relation.target in systems
            and in_effect(relation, self.at)
        )

    @cached_property
    def systems(self) -> frozenset[str]:
        """The elements that are there and can pass data on: a citizen whom two portals serve is no connection between them."""
        homes = (self.repository, *self.repository.linked.values())
        return frozenset(
            key
            for home in homes
            for kind, found in self._by_kind(home).items()
            if (home.metamodel.concept(kind) or "").startswith(_SYSTEMS)
            for key, _ in found
        )

    @cached_property
    def partners(self) -> Mapping[str, list[str]]:
        """Element → whom it exchanges with, in either direction: asked for at one end, an exchange is answered at the other."""
        found: dict[str, list[str]] = {}
        for relation in self.exchanges:
            found.setdefault(relation.source, []).append(relation.target)
            found.setdefault(relation.target, []).append(relation.source)
        return found

    def realizers(self, component: str) -> Iterator[str]:
        """The elements that are there and realize the framework *component* at the date."""
        for relation in self.repository.realizing(component):
            element = self.repository.element(relation.source)
            if element is not None and in_effect(relation, self.at) and self.exists(relation.source, element):
                yield relation.source

    def realizing(self, framework: Framework, via: tuple[str, ...]) -> Iterator[str]:
        """The elements that *via* means: those that realize its components, and the ones it names."""
        for key in via:
            if key.startswith(f"{framework.key}:component/"):
                yield from self.realizers(key)
            else:
                yield key
