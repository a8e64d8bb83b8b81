"""An element: what it is in ArchiMate and in the framework's profile, its names, dates, owner, evidence and properties."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib.namespace import DCTERMS, RDF

from ....model.elements import Element
from ....model.vocabulary import JUNCTIONS
from ..vocabulary import ARCHIMATE, KT, SECURITY_LEVEL, Triple, concept
from .alignment import aligned
from .facts import date, free, names, plain, sources, texts, values
from .scope import Scope


def element(scope: Scope, key: str, described: Element) -> Iterator[Triple]:
    """Everything the repository says of its own element *key*."""
    subject = scope.iri(key)
    yield from brief(scope, key, described)
    if described.owner:
        yield subject, KT.owner, scope.iri(described.owner)
    for code in described.classified_as:
        yield subject, DCTERMS.subject, scope.iri(code)
    for predicate, text in ((KT.planned, described.planned), (KT.since, described.since), (KT.until, described.until)):
        yield from date(subject, predicate, text)
    if described.evidence:
        yield subject, KT.evidence, concept("evidence", described.evidence)
    yield from sources(scope, subject, described.sources)
    yield from free(subject, described.properties)
    yield from _profile(scope, key, described)


def brief(scope: Scope, key: str, described: Element) -> Iterator[Triple]:
    """What an element is and is called: enough for a reader of another repository's relations."""
    subject = scope.iri(key)
    yield subject, RDF.type, KT.Element
    archimate = scope.repository.concept(key)
    if archimate is not None:
        yield subject, RDF.type, ARCHIMATE[archimate]
    if described.kind in JUNCTIONS:
        yield subject, ARCHIMATE.junctionType, plain(described.kind.removesuffix("-junction"))
    framework = scope.framework_of(key)
    if framework in scope.repository.frameworks and described.kind in scope.repository.frameworks[framework].kinds:
        yield subject, RDF.type, scope.iri(f"{framework}:kind/{described.kind}")
    yield from names(subject, described.name, described.short_name)
    yield subject, DCTERMS.identifier, plain(described.id)
    yield subject, ARCHIMATE.identifier, plain(described.id)
    name = described.name.best(scope.repository.manifest.language)
    if name:
        yield subject, ARCHIMATE.name, plain(name)
    yield from texts(subject, DCTERMS.description, described.documentation)
    yield subject, KT.layer, plain(scope.repository.layer(key))
    yield subject, KT.state, concept("state", scope.repository.state(key, scope.at))
    yield from aligned(scope, key, described)


def _profile(scope: Scope, key: str, described: Element) -> Iterator[Triple]:
    subject, framework = scope.iri(key), scope.repository.framework
    if framework is None:
        return
    yield from values(scope, subject, framework.key, described.values, framework.properties)
    level = described.values.get(SECURITY_LEVEL)
    if level is not None:
        yield subject, KT.securityLevel, scope.mint.thing(f"{framework.key}:values/{SECURITY_LEVEL}/{level}", "")
