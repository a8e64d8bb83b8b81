"""What a view shows: its elements and relations, as values that pictures draw and rules judge.

A picture may fold many of them into one box, or leave out what does not fit; that is layout. What is *selected* is said here.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property
from typing import NamedTuple

from .checks import PathThrough
from .elements import Element, Relation
from .exemptions import Selection, View
from .frameworks import Component
from .lifecycle import State, state
from .obligations import applies, select
from .repository import Repository
from .vocabulary import EXCHANGE_VERBS, VERBS, relation_matrix

_GONE = frozenset({State.RETIRED, State.FUTURE})
_ANYTHING = frozenset({"Grouping", "Location", "Junction", "Relationship"})
"""Concepts that stand for others: that they may exchange data says nothing of what they hold."""


class Shown(NamedTuple):
    """What one view shows: keys of elements (its repository's or a linked one's) and the relations between them."""

    elements: tuple[str, ...]
    relations: tuple[Relation, ...]


class Routes(NamedTuple):
    """What the obligations in force say of exchanges: the intermediaries, and what is to be reached through them."""

    via: frozenset[str]
    destinations: frozenset[str]


class Impossible(NamedTuple):
    """A part of a selection that its viewpoint can never show; ``number`` is its place in a list, -1 where it is none."""

    field: str
    number: int
    value: str


class Views:
    """The views of one repository at one date."""

    def __init__(self, repository: Repository, at: datetime.date) -> None:
        self.repository = repository
        self.at = at

    @cached_property
    def shown(self) -> Mapping[str, Shown]:
        """View → what it shows, of all views that the repository declares; in the order of the files."""
        return {name: self.show(view) for name, view in self.repository.views.items()}

    def show(self, view: View) -> Shown:
        """What *view* shows; nothing where its middle does not exist."""
        match view.viewpoint:
            case "layered":
                keys = self.present(self.chosen(view.select))
                return Shown(keys, self.between(keys))
            case "integration":
                exchanges = self.exchanges(self.present(self.chosen(view.select)))
                ends = dict.fromkeys(key for r in exchanges for key in (r.source, r.target))
                return Shown(tuple(ends), tuple(exchanges))
            case "realization":
                chosen = set(self.chosen(view.select))
                filling = [r for component in self.rows(view.select) for r in self.filling(component, chosen)]
                present = self.present(dict.fromkeys(r.source for r in filling))
                there = set(present)
                return Shown(present, tuple(r for r in filling if r.source in there))
            case "neighbourhood":
                return self._around(view.select)

    def _around(self, selection: Selection) -> Shown:
        centre = selection.around or ""
        if self.repository.element(centre) is None and self.repository.framework_item(centre) is None:
            return Shown((), ())
        distances = self.around(centre, selection)
        keys = tuple(key for key in distances if key == centre or key not in self.future)
        elements = tuple(key for key in keys if self.repository.element(key) is not None)
        return Shown(elements, self.along(keys, distances, selection.depth))

    def chosen(self, selection: Selection) -> tuple[str, ...]:
        """The keys *selection* means, at whatever date they exist; in the order of the files."""
        keys: Iterable[str] = selection.elements or ()
        if selection.around:
            near = self.near(selection.around, selection.depth)
            keys = [key for key in keys if key in near] if selection.elements else near
        elif not keys:
            return self._own(selection)
        if selection.component:
            realizing = self._realizing(selection.component)
            keys = [key for key in keys if key in realizing]
        find, fitting = self.repository.element, self._fitting(selection)
        found = ((key, find(key)) for key in keys)
        return tuple(key for key, element in found if element is not None and fitting(key, element))

    def _fitting(self, selection: Selection) -> Callable[[str, Element], bool]:
        """Whether an element is of the kinds, layers and owner of *selection*."""
        kinds, layers, owner = selection.kinds, selection.layers, selection.owner

        def fitting(key: str, element: Element) -> bool:
            return (
                (not kinds or element.kind in kinds)
                and (owner is None or element.owner == owner)
                and (not layers or self.repository.layer(key) in layers)
            )

        return fitting

    def _own(self, selection: Selection) -> tuple[str, ...]:
        """The repository's own elements that *selection* means; without walking all of them for every view."""
        metamodel, elements, keys = self.repository.metamodel, self.repository.elements, self._keys
        kinds = [
            kind
            for kind in self._places
            if (not selection.kinds or kind in selection.kinds)
            and (not selection.layers or metamodel.layer(kind) in selection.layers)
        ]
        narrowed = len(kinds) < len(self._places)
        found: Iterable[str] = keys
        if narrowed:
            found = (keys[place] for place in sorted(place for kind in kinds for place in self._places[kind]))
        if selection.owner is not None:
            found = (key for key in found if elements[key].owner == selection.owner)
        if selection.component:
            realizing = self._realizing(selection.component)
            found = (key for key in found if key in realizing)
        return tuple(found)

    def _realizing(self, component: str) -> set[str]:
        return {relation.source for relation in self.repository.realizing(component)}

    @cached_property
    def _keys(self) -> tuple[str, ...]:
        return tuple(self.repository.elements)

    @cached_property
    def _places(self) -> Mapping[str, list[int]]:
        """Kind → where its elements stand among the repository's own."""
        found: dict[str, list[int]] = {}
        for place, element in enumerate(self.repository.elements.values()):
            found.setdefault(element.kind, []).append(place)
        return found

    def present(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Those of *keys* that do not begin after the date."""
        future = self.future
        return tuple(key for key in keys if key not in future)

    @cached_property
    def future(self) -> frozenset[str]:
        """The elements, linked repositories' included, that begin after the date."""
        dated = (key for key, element in self.repository.everything() if element.since or element.planned)
        return frozenset(key for key in dated if self.repository.state(key, self.at) is State.FUTURE)

    @cached_property
    def relations(self) -> tuple[Relation, ...]:
        """Every relation that is there or planned at the date, linked repositories' included."""
        return tuple(r for r in self.repository.all_relations() if self.state(r) not in _GONE)

    def state(self, relation: Relation) -> State:
        """Whether *relation* exists at the date; one without any date is taken as current."""
        facts = relation.facts
        if facts.planned is None and facts.since is None and facts.until is None:
            return State.CURRENT
        home = self.repository.linked.get(self.repository.home_of(relation.source), self.repository)
        described = home.manifest.as_of
        return state(planned=facts.planned, since=facts.since, until=facts.until, at=self.at, described=described)

    def between(self, keys: Iterable[str]) -> tuple[Relation, ...]:
        """The relations at the date whose ends are both among *keys*, in the order of the files."""
        inside, relations, leaving = set(keys), self.relations, self._leaving
        numbers = [number for key in inside for number in leaving.get(key, ()) if relations[number].target in inside]
        return tuple(relations[number] for number in sorted(numbers))

    @cached_property
    def _leaving(self) -> Mapping[str, list[int]]:
        """Source → the places in :attr:`relations` of those that leave it: a view of few elements does not walk them all."""
        found: dict[str, list[int]] = {}
        for number, relation in enumerate(self.relations):
            found.setdefault(relation.source, []).append(number)
        return found

    @cached_property
    def _neighbours(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for relation in self.repository.all_relations():
            found.setdefault(relation.source, []).append(relation.target)
            found.setdefault(relation.target, []).append(relation.source)
        return found

    def near(self, centre: str, depth: int) -> dict[str, int]:
        """Every key within *depth* relations of *centre*, whatever their direction and date, with its distance.

        The nearest first, then by key; empty where *centre* is nothing. Without the graph library, because every check asks it.
        """
        if centre not in self._neighbours and self.repository.element(centre) is None:
            return {}
        distances, ring = {centre: 0}, [centre]
        for distance in range(1, depth + 1):
            reached = {other for key in ring for other in self._neighbours.get(key, ())}
            ring = sorted(reached - distances.keys())
            distances.update(dict.fromkeys(ring, distance))
        return distances

    def around(self, centre: str, selection: Selection) -> dict[str, int]:
        """What a neighbourhood shows around *centre*: what is near, as far as *selection* narrows it, with its distance."""
        distances = {centre: 0} | self.near(centre, selection.depth)
        if selection.kinds or selection.layers or selection.owner or selection.elements or selection.component:
            chosen = {centre, *self.chosen(selection)}
            return {key: distance for key, distance in distances.items() if key in chosen}
        return distances

    def along(self, keys: Iterable[str], distances: Mapping[str, int], depth: int) -> tuple[Relation, ...]:
        """The relations between *keys* that a neighbourhood of *depth* steps shows: not those among the outermost."""
        return tuple(
            r
            for r in self.between(keys)
            if r.source != r.target and min(distances[r.source], distances[r.target]) < depth
        )

    @cached_property
    def routes(self) -> Routes:
        """The intermediaries and destinations that the claimed framework's obligations in force at the date name."""
        repository = self.repository
        framework = repository.framework
        via: set[str] = set()
        destinations: set[str] = set()
        for obligation in framework.obligations.values() if framework else ():
            check = obligation.check.asked
            if (
                framework is None
                or not isinstance(check, PathThrough)
                or applies(repository, obligation, self.at) is False
            ):
                continue
            destinations.update(select(repository, framework, check.to, self.at))
            for key in check.via:
                component = key.startswith(framework.key + ":component/")
                via.update((r.source for r in repository.realizing(key)) if component else (key,))
        return Routes(frozenset(via), frozenset(destinations - via))

    def exchanges(self, keys: Iterable[str]) -> list[Relation]:
        """Every exchange with an intermediary or across the border, and the repository's own flows; of elements among *keys*."""
        repository, routes, chosen = self.repository, self.routes, set(keys)
        found = []
        for r in self.relations:
            ends = (r.source, r.target)
            if r.verb not in EXCHANGE_VERBS or any(repository.element(key) is None for key in ends):
                continue
            home = [key for key in ends if key in repository.elements]
            if any(key not in chosen and key not in routes.via for key in home):
                continue
            if not self.future.isdisjoint(ends):
                continue
            crosses = len(home) == 1
            through = any(key in routes.via for key in ends) and any(
                key in chosen or key in routes.via or key in routes.destinations for key in ends
            )
            if crosses or through or (home and r.verb == "flows-to"):
                found.append(r)
        return found

    def rows(self, selection: Selection) -> tuple[str, ...]:
        """The components a realization view shows: all that the binding framework expects, or the one *selection* names."""
        framework = self.repository.judged(self.at)
        keys = [framework.component_key(name) for name in framework.expected] if framework else []
        return tuple(key for key in keys if self.expects(selection, key))

    def expects(self, selection: Selection, component: str) -> bool:
        """Whether *selection* means *component*, by this or another version's name."""
        identity = self.repository.identity
        return selection.component is None or identity(selection.component) == identity(component)

    def filling(self, component: str, chosen: Iterable[str]) -> list[Relation]:
        """The relations by which *chosen* elements realize *component*, but those that begin after the date."""
        keys = chosen if isinstance(chosen, set | frozenset) else set(chosen)
        realizing = self.repository.realizing(component)
        return [r for r in realizing if r.source in keys and self.state(r) is not State.FUTURE]

    def impossible(self, view: View) -> Iterator[Impossible]:
        """What the selection of *view* names that its viewpoint can never show, whatever the repository will hold.

        Only exchanges and realizations leave kinds out; and of what does not exist other findings speak.
        """
        selection = view.select
        if view.viewpoint == "realization":
            rows = self.rows(selection)
            if not rows and selection.component is not None and self.rows(Selection()):
                yield Impossible("component", -1, selection.component)
                return
            kinds = self._admitted(rows)
        elif view.viewpoint == "integration":
            kinds = self._exchanging
            if selection.component is not None:
                component = self.repository.framework_item(selection.component)
                asked = component.kinds if isinstance(component, Component) else ()
                if asked and not kinds.intersection(asked):
                    yield Impossible("component", -1, selection.component)
        else:
            return
        yield from self._outside(selection, kinds)

    def _outside(self, selection: Selection, kinds: frozenset[str]) -> Iterator[Impossible]:
        metamodel = self.repository.metamodel
        layers = {metamodel.layer(kind) for kind in kinds}
        filled = {metamodel.layer(kind) for kind in metamodel.kinds}
        for number, kind in enumerate(selection.kinds):
            if kind not in kinds and metamodel.concept(kind) is not None:
                yield Impossible("kinds", number, kind)
        for number, layer in enumerate(selection.layers):
            if layer not in layers and layer in filled:
                yield Impossible("layers", number, layer)

    def _admitted(self, components: Iterable[str]) -> frozenset[str]:
        """The kinds that may realize one of *components*; all where one of them, or none at all, says which."""
        found: set[str] = set()
        for key in components:
            component = self.repository.framework_item(key)
            if not isinstance(component, Component) or not component.kinds:
                return frozenset(self.repository.metamodel.kinds)
            found.update(component.kinds)
        return frozenset(found or self.repository.metamodel.kinds)

    @cached_property
    def _exchanging(self) -> frozenset[str]:
        """The kinds that can take part in an exchange."""
        metamodel = self.repository.metamodel
        concepts = _ANYTHING | _exchanging()
        return frozenset(kind for kind in metamodel.kinds if metamodel.concept(kind) in concepts)


@cache
def _exchanging() -> frozenset[str]:
    """The concepts that can exchange data with another, by ArchiMate's own table."""
    relations = {VERBS[verb] for verb in EXCHANGE_VERBS}
    return frozenset(
        concept
        for pair, allowed in relation_matrix().items()
        if allowed & relations and not _ANYTHING.intersection(pair)
        for concept in pair
    )
