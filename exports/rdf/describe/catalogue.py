"""A repository: its identity and dates, the framework it claims, what it holds, what it states to be absent or exempted."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF

from ....model.exemptions import Absence, Exemption
from ....model.repository import Repository
from ..mint import below
from ..vocabulary import ARCHIMATE, KT, Triple
from .facts import date, names, plain, sources, texts
from .scope import Scope


def catalogue(scope: Scope) -> Iterator[Triple]:
    """The repository itself, with everything it holds and says about itself."""
    repository, manifest = scope.repository, scope.repository.manifest
    yield from identity(scope, repository)
    yield scope.home, RDF.type, ARCHIMATE.Model
    yield from texts(scope.home, DCTERMS.description, manifest.description)
    yield scope.home, KT.asOf, Literal(scope.at)
    if manifest.conforms_to is not None:
        yield scope.home, DCTERMS.conformsTo, scope.mint.package(manifest.conforms_to.key)
    for part in manifest.complete:
        yield scope.home, KT.complete, plain(part)
    for key in (*repository.elements, *repository.documents):
        yield scope.home, DCTERMS.hasPart, scope.iri(key)
    for absence in manifest.absent:
        yield from _absence(scope, absence)
    for exemption in repository.exemptions.values():
        yield from _exemption(scope, exemption)


def identity(scope: Scope, repository: Repository) -> Iterator[Triple]:
    """Title, version and date of a repository, of a linked one too."""
    subject = scope.mint.package(repository.id)
    yield subject, RDF.type, KT.Repository
    yield subject, DCTERMS.identifier, plain(repository.id)
    yield from names(subject, repository.manifest.name)
    yield subject, OWL.versionInfo, plain(repository.manifest.version)
    yield subject, KT.describedOn, Literal(repository.manifest.as_of)


def _absence(scope: Scope, absence: Absence) -> Iterator[Triple]:
    subject = below(scope.home, "absent", absence.item)
    yield subject, RDF.type, KT.Absence
    yield scope.home, KT.absent, subject
    yield subject, KT.item, scope.iri(absence.item)
    yield from texts(subject, KT.reason, absence.reason)
    yield from sources(scope, subject, absence.sources)


def _exemption(scope: Scope, exemption: Exemption) -> Iterator[Triple]:
    subject = scope.iri(exemption.id)
    yield subject, RDF.type, KT.Exemption
    yield scope.home, DCTERMS.hasPart, subject
    yield subject, KT.rule, plain(exemption.rule)
    yield subject, KT.item, _exempted(scope, exemption)
    yield from texts(subject, KT.reason, exemption.reason)
    yield from texts(subject, KT.approver, exemption.approver)
    yield from date(subject, KT.since, exemption.from_)
    yield from date(subject, KT.until, exemption.until)
    if exemption.legal_basis:
        yield subject, KT.document, scope.iri(exemption.legal_basis)


def _exempted(scope: Scope, exemption: Exemption) -> URIRef:
    """The element or framework item; a relation by its id is one name, however many colons are in it."""
    if any(relation.id == exemption.element for relation in scope.repository.relations):
        return below(scope.home, exemption.element)
    return scope.iri(exemption.element)
