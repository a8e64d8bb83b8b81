"""What own rules stand on: the elements and relations of one repository at one date, indexed once for all of them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from ...model.elements import Element, Relation, Value, written
from ...model.ids import parent_code
from ...model.ownrules import Chosen, Direction, Meant, PropertyAsked, RelationAsked, RelationPropertyAsked, Stating
from ...model.patterns import matches
from ...model.repository import Repository
from ...model.survey import Survey
from ...model.vocabulary import CONTAINMENT_VERBS, VERBS

FREE = "properties."
"""Before the name of a property that the profile does not know."""
Found = tuple[str, Element]


class End(NamedTuple):
    """A relation as one of its ends sees it: what is at the other end, and whether it leads there."""

    relation: Relation
    other: str
    out: bool


class Ground:
    """One repository at one date."""

    def __init__(self, repository: Repository, at: datetime.date) -> None:
        self.repository = repository
        self.survey = Survey(repository, at)
        self._ends: dict[tuple[str, bool], dict[str, list[End]]] = {}
        self._members: dict[str, frozenset[str]] = {}

    def key(self, reference: str) -> str:
        """The key that *reference* means; where its prefix is not known, itself."""
        prefix, colon, rest = reference.partition(":")
        use = self.repository.manifest.uses.get(prefix)
        return f"{use.key}:{rest}" if colon and use is not None else reference

    def component(self, reference: str) -> str:
        """The key of a framework component, written as a reference or by its plain id in the claimed framework."""
        framework = self.repository.framework
        if ":" in reference or framework is None:
            return self.key(reference)
        return framework.component_key(reference)

    def chosen(self, select: Chosen | None) -> Iterator[Found]:
        """The home elements that are there at the date and that *select* means, in the order of the files."""
        select = select or Chosen()
        for key, element in self._meant(self.repository, select):
            if select.relation is None or self._has(key, select.relation):
                yield key, element

    def _has(self, key: str, asked: RelationAsked) -> bool:
        """Whether the element *key* has as many relations as *asked*; at least one where no number is said."""
        count = len(self.ends(key, asked.verbs, asked.direction, asked.with_))
        low = asked.at_least if asked.at_least is not None else int(asked.at_most is None)
        return low <= count and (asked.at_most is None or count <= asked.at_most)

    def ends(self, key: str, verbs: tuple[str, ...], direction: Direction, meant: Meant | None = None) -> list[End]:
        """The relations in effect of the element *key*, by verb, those that lead away first."""
        found: list[End] = []
        for verb in verbs or tuple(VERBS):
            if direction != "in":
                found += self._index(verb, out=True).get(key, ())
            if direction != "out":
                found += self._index(verb, out=False).get(key, ())
        if meant is None or not found:
            return found
        members = self.members(meant)
        return [end for end in found if end.other in members]

    def _index(self, verb: str, *, out: bool) -> dict[str, list[End]]:
        if (verb, out) not in self._ends:
            index: dict[str, list[End]] = {}
            for relation in self.survey.relations.get(verb, ()):
                end = End(relation, relation.target if out else relation.source, out)
                index.setdefault(relation.source if out else relation.target, []).append(end)
            self._ends[verb, out] = index
        return self._ends[verb, out]

    def members(self, meant: Meant) -> frozenset[str]:
        """The keys of every element, here or linked, that *meant* means."""
        name = repr(meant)
        if name not in self._members:
            repository = self.repository
            homes: Iterable[Repository] = (repository, *repository.linked.values())
            if meant.repository is not None:
                asked = self.home(meant.repository)
                homes = [home for home in homes if home.id == asked]
            self._members[name] = frozenset(key for home in homes for key, _ in self._meant(home, meant))
        return self._members[name]

    def home(self, name: str) -> str:
        """The id of the repository that *name*, a prefix or an id, means."""
        use = self.repository.manifest.uses.get(name)
        return use.key if use is not None else name

    def _meant(self, home: Repository, meant: Meant) -> Iterator[Found]:
        prefix = "" if home is self.repository else f"{home.id}:"
        kinds, listed = frozenset(meant.kinds), frozenset(map(self.key, meant.elements))
        owner = self.key(meant.owner) if meant.owner is not None else None
        codes = frozenset(self.repository.identity(self.key(code)) for code in meant.classified_as)
        realizing = frozenset(self.survey.realizers(self.component(meant.component))) if meant.component else None
        layer = home.metamodel.layer
        for name, element in home.elements.items():
            key = prefix + name
            if (
                (not kinds or element.kind in kinds)
                and (not meant.layers or layer(element.kind) in meant.layers)
                and (not listed or key in listed)
                and (owner is None or element.owner == owner)
                and (realizing is None or key in realizing)
                and (not codes or self.classified(element, codes))
                and all(_says(condition, value_of(element, condition.property)) for condition in meant.where)
                and self.survey.exists(key, element)
            ):
                yield key, element

    def classified(self, element: Element, codes: frozenset[str]) -> bool:
        """Whether *element* carries one of *codes* (canonical keys) or a code below one."""
        return any(above in codes for code in element.classified_as for above in self._above(code))

    def _above(self, code: str) -> Iterator[str]:
        package, _, name = code.partition(":code/")
        step: str | None = name
        while step:
            yield self.repository.identity(f"{package}:code/{step}")
            step = parent_code(step)

    @cached_property
    def levels(self) -> dict[str, int]:
        """Element → in how many wholes it lies, on the longest way up; a circle, a fault of its own, is gone round once."""
        wholes: dict[str, list[str]] = {}
        for verb in sorted(CONTAINMENT_VERBS):
            for relation in self.survey.relations.get(verb, ()):
                wholes.setdefault(relation.target, []).append(relation.source)
        found: dict[str, int] = {}
        for start, first in wholes.items():
            way = [] if start in found else [(start, iter(first))]
            found.setdefault(start, 0)
            while way:
                part, above = way[-1]
                whole = next(above, None)
                if whole is None:
                    way.pop()
                    if way:
                        found[way[-1][0]] = max(found[way[-1][0]], found[part] + 1)
                elif whole in found or whole not in wholes:
                    found[part] = max(found[part], found.get(whole, 0) + 1)
                else:
                    found[whole] = 0
                    way.append((whole, iter(wholes[whole])))
        return found


def value_of(element: Element, name: str) -> Value | None:
    """What *element* says under the property *name*, None where it says nothing."""
    return element.properties.get(name[len(FREE) :]) if name.startswith(FREE) else element.values.get(name)


def _items(value: Value) -> tuple[Value, ...]:
    return value if isinstance(value, tuple) else (value,)


def _says(condition: Stating, value: Value | None) -> bool:
    """Whether an element that says *value* is meant; of several values one will do."""
    if value is None or not condition.stated:
        return (value is None) is not condition.stated
    return any(fits(condition, item) for item in _items(value))


def wrong_value(asked: PropertyAsked | RelationPropertyAsked, value: Value) -> str:
    """The first of the values that is not as *asked*, as it is written; ``""`` where all are."""
    return next((written(item) for item in _items(value) if not fits(asked, item)), "")


def fits(asked: Stating | PropertyAsked | RelationPropertyAsked, value: Value) -> bool:
    """Whether one *value* is among the values, within the range and matches the pattern."""
    if asked.values and written(value) not in asked.values:
        return False
    if asked.minimum is not None or asked.maximum is not None:
        if isinstance(value, bool) or not isinstance(value, int | float):
            return False
        if asked.minimum is not None and value < asked.minimum:
            return False
        if asked.maximum is not None and value > asked.maximum:
            return False
    return asked.pattern is None or matches(asked.pattern, written(value))
