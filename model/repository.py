"""The repository: everything that was read, whole, indexed and frozen; what rules, graph and writers stand on."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from .contracts import Contract
from .documents import LegalDocument
from .elements import Element, Relation
from .exemptions import Exemption, View
from .findings import Fault
from .frameworks import Framework
from .lifecycle import UNKNOWN, State, in_force, interval, reached, state
from .lineage import family, identities
from .manifest import Manifest
from .metamodel import Metamodel
from .ownrules import OwnRule
from .source import Document, Locus, Part, Route
from .text import Text

Item = Element | LegalDocument | Relation


def _last_day(date: str) -> datetime.date:
    """For comparing written dates: by when the day has surely come."""
    days = interval(date)
    return days.last if days else datetime.date.max


@dataclass(eq=False)
class Repository:
    """One repository with what it is linked to. Its own things are keyed by bare id, others' by ``repository:id``."""

    manifest: Manifest
    manifest_file: Document
    files: tuple[Document, ...] = ()
    elements: Mapping[str, Element] = field(default_factory=dict)
    relations: tuple[Relation, ...] = ()
    documents: Mapping[str, LegalDocument] = field(default_factory=dict)
    views: Mapping[str, View] = field(default_factory=dict)
    exemptions: Mapping[str, Exemption] = field(default_factory=dict)
    contracts: Mapping[str, Contract] = field(default_factory=dict)
    rules: Mapping[str, OwnRule] = field(default_factory=dict)
    queries: Mapping[str, Document] = field(default_factory=dict)
    origin: Mapping[str, Document] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()
    unavailable: frozenset[str] = frozenset()
    whole: bool = True
    unread: bool = False
    faults: tuple[Fault, ...] = ()
    baseline: Document | None = None
    linked: Mapping[str, Repository] = field(default_factory=dict)
    frameworks: Mapping[str, Framework] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The repository's identity."""
        return self.manifest.id

    @property
    def framework(self) -> Framework | None:
        """The framework package the repository claims, where it could be found."""
        claim = self.manifest.conforms_to
        return self.frameworks.get(claim.key) if claim else None

    @cached_property
    def metamodel(self) -> Metamodel:
        """Kinds and relations as the claimed framework narrows them."""
        return Metamodel(self.framework)

    @cached_property
    def relation_ids(self) -> Mapping[str, Relation]:
        """The relations that were given an id: the ones others can refer to."""
        return {relation.facts.id: relation for relation in self.relations if relation.facts.id}

    def judged(self, at: datetime.date) -> Framework | None:
        """The framework version that binds at *at*: the claimed one, or where that is surely not in force, the one of its line that is.

        Of several in force the one that began last; the claimed one where none is known to be.
        """
        claimed = self.framework
        if claimed is None or claimed.document is None or self.in_force(claimed.document, at) is not False:
            return claimed
        line = [self.frameworks[key] for key in sorted(family(claimed.key, self.frameworks))]
        binding = [version for version in line if version.document and self.in_force(version.document, at)]
        return max(binding, key=self._begin, default=claimed)

    def _begin(self, framework: Framework) -> tuple[datetime.date, str]:
        document = self.document(framework.document or "")
        days = interval(document.begins) if document and document.begins else None
        return (days.first if days else datetime.date.min, framework.key)

    @cached_property
    def _identities(self) -> Mapping[str, str]:
        return identities(self.frameworks)

    def identity(self, key: str) -> str:
        """The one key for the framework item *key* in all versions of the framework."""
        return self._identities.get(key, key)

    def as_claimed(self, key: str) -> str:
        """The framework item *key* by its name in the claimed version, where it has one: what architects refer to it by."""
        return self._claimed.get(self.identity(key), key)

    @cached_property
    def _claimed(self) -> Mapping[str, str]:
        framework = self.framework
        if framework is None:
            return {}
        keys = [f"{framework.key}:{name}" for name in framework.names()]
        return {self.identity(key): key for key in keys}

    def realizing(self, component: str) -> tuple[Relation, ...]:
        """The repository's relations that realize the framework *component*, in this version or as the same thing in another."""
        return self._realizations.get(self.identity(component), ())

    @cached_property
    def _realizations(self) -> Mapping[str, tuple[Relation, ...]]:
        found: dict[str, list[Relation]] = {}
        for relation in self.relations:
            if relation.verb == "realizes" and ":component/" in relation.target:
                found.setdefault(self.identity(relation.target), []).append(relation)
        return {key: tuple(relations) for key, relations in found.items()}

    @cached_property
    def absent(self) -> Mapping[str, int]:
        """Framework item, by its one key → the place of the statement in the manifest that it does not exist here."""
        return {self.identity(absence.item): at for at, absence in reversed(list(enumerate(self.manifest.absent)))}

    def element(self, key: str) -> Element | None:
        """The element *key* names, here or in a linked repository."""
        found = self.elements.get(key)
        if found is None and ":" in key:
            repository, _, name = key.partition(":")
            if repository in self.linked:
                return self.linked[repository].elements.get(name)
        return found

    def document(self, key: str) -> LegalDocument | None:
        """The legal document *key* names, here or in a linked repository."""
        found = self.documents.get(key)
        if found is None and ":" in key:
            repository, _, name = key.partition(":")
            if repository in self.linked:
                return self.linked[repository].documents.get(name)
        return found

    def framework_item(self, key: str) -> object | None:
        """The component, code or obligation *key* (``vneaf@2.0:component/lgsp``) names."""
        package, _, name = key.partition(":")
        framework = self.frameworks.get(package)
        return framework.item(name) if framework else None

    @cached_property
    def prefixes(self) -> Mapping[str, str]:
        """Package → the prefix the manifest gives it; the first one where it gives several."""
        found: dict[str, str] = {}
        for prefix, use in self.manifest.uses.items():
            found.setdefault(use.key, prefix)
        return found

    def as_written(self, key: str) -> str:
        """*key* as an architect of this repository writes it, with the prefix: keys are for machines."""
        package, colon, name = key.partition(":")
        return f"{self.prefixes[package]}:{name}" if colon and package in self.prefixes else key

    def home_of(self, key: str) -> str:
        """The repository *key* belongs to."""
        return key.partition(":")[0] if ":" in key else self.id

    def concept(self, key: str) -> str | None:
        """The ArchiMate concept of the element or relation *key*, None where it is not known."""
        element = self.element(key)
        if element is None:
            return "Relationship" if key in self.relation_ids else None
        return self._metamodel_of(key).concept(element.kind)

    def layer(self, key: str) -> str:
        """The layer of the element *key*."""
        element = self.element(key)
        return self._metamodel_of(key).layer(element.kind) if element else "other"

    def kind_name(self, key: str) -> Text:
        """What people call the kind of the element *key*."""
        element = self.element(key)
        return self._metamodel_of(key).name(element.kind) if element else Text()

    def _metamodel_of(self, key: str) -> Metamodel:
        home = key.partition(":")[0] if ":" in key else ""
        return self.linked[home].metamodel if home in self.linked else self.metamodel

    def label(self, key: str) -> Text:
        """The short name of whatever *key* names; the key itself where it names nothing."""
        found = self.element(key) or self.document(key)
        if found is not None:
            return found.label
        item = self.framework_item(key)
        return getattr(item, "name", None) or Text(key, key)

    def state(self, key: str, at: datetime.date) -> State:
        """Whether the element *key* exists at *at*, by the dates of its own repository."""
        element = self.element(key)
        if element is None:
            return State.UNKNOWN
        home = self.linked.get(self.home_of(key), self) if ":" in key else self
        described = home.manifest.as_of
        return state(planned=element.planned, since=element.since, until=element.until, at=at, described=described)

    def everything(self) -> Iterator[tuple[str, Element]]:
        """Every element with its key: the repository's own, then those of linked repositories."""
        yield from self.elements.items()
        for name, repository in self.linked.items():
            for key, element in repository.elements.items():
                yield f"{name}:{key}", element

    def all_relations(self) -> Iterator[Relation]:
        """Every relation with keys as seen from here: the repository's own, then those of linked repositories."""
        yield from self.relations
        for name, repository in self.linked.items():
            for relation in repository.relations:
                yield relation._replace(
                    source=self.seen_from_here(name, relation.source), target=self.seen_from_here(name, relation.target)
                )

    def seen_from_here(self, repository: str, key: str) -> str:
        """The *key* that another *repository* uses, as this one would write it."""
        if ":" not in key:
            return f"{repository}:{key}"
        home, _, name = key.partition(":")
        return name if home == self.id else key

    def end_of_force(self, key: str) -> str | None:
        """The date the document *key* stops binding: as written, or the day its successor begins to."""
        document = self.document(key)
        if document is None or document.in_force_until:
            return document.in_force_until if document else None
        return self._successors.get(key)

    def in_force(self, key: str, at: datetime.date) -> bool | None:
        """Whether the document *key* binds at *at*; None where the dates do not say."""
        document = self.document(key)
        if document is None:
            return None
        if document.issued is not None and reached(document.issued, at) is False:
            return False  # whatever day it takes effect on, it is not before it was issued
        return in_force(document.begins, self.end_of_force(key), at)

    @cached_property
    def _successors(self) -> Mapping[str, str]:
        """Document → the date its successor begins to bind; the earliest where there are several.

        ``unknown`` where the successor has no date: that something ended is known, only not when.
        """
        found: dict[str, str] = {}
        for repository in (self, *self.linked.values()):
            for document in repository.documents.values():
                for replaced in document.replaces:
                    key = replaced if repository is self else self.seen_from_here(repository.id, replaced)
                    found[key] = min(found.get(key, UNKNOWN), document.begins or UNKNOWN, key=_last_day)
        return found

    def replaced_by(self, key: str) -> tuple[str, ...]:
        """The documents that replace the document *key*."""
        return tuple(
            name if repository is self else f"{repository.id}:{name}"
            for repository in (self, *self.linked.values())
            for name, document in repository.documents.items()
            if key
            in (
                replaced if repository is self else self.seen_from_here(repository.id, replaced)
                for replaced in document.replaces
            )
        )

    def locus(self, key: str, *route: str | int, part: Part = "value") -> Locus:
        """Where the element, document, view or exemption *key* of this repository says *route*."""
        document = self.origin.get(key, self.manifest_file)
        return Locus(document, (*self._section(key), *route), part)

    def manifest_locus(self, *route: str | int, part: Part = "value") -> Locus:
        """Where the manifest says *route*."""
        return Locus(self.manifest_file, route, part)

    def relation_locus(self, relation: Relation) -> Locus:
        """Where *relation* of this repository is written."""
        name = relation.facts.id if relation.position < 0 else relation.source
        return Locus(self.origin.get(name or "", self.manifest_file), relation.route)

    def _section(self, key: str) -> Route:
        for section in ("elements", "documents", "views", "exemptions", "contracts", "rules"):
            if key in getattr(self, section):
                return (section, key)
        return ("relations", key)
