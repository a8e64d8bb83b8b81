"""A legal document in ELI, the European Legislation Identifier ontology: number, dates, force at the date, what it changes."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import URIRef
from rdflib.namespace import DCTERMS, RDF, SKOS

from ....model.documents import LegalDocument
from ..mint import below
from ..vocabulary import ELI, KT, VIETNAMESE, Triple, concept
from .facts import date, plain, sources, texts
from .scope import Scope


def document(scope: Scope, key: str, described: LegalDocument) -> Iterator[Triple]:
    """Everything known of the legal document *key*, here or in a linked repository."""
    subject, home = scope.iri(key), key.partition(":")[0] if ":" in key else ""
    yield subject, RDF.type, ELI.LegalResource
    yield subject, DCTERMS.identifier, plain(described.id)
    yield subject, ELI.type_document, concept("document", described.type)
    yield from texts(subject, DCTERMS.title, described.title)
    yield from _expression(subject, described)
    if described.number:
        yield subject, ELI.id_local, plain(described.number)
        ordinal, slash, _ = described.number.partition("/")
        if slash:
            yield subject, ELI.number, plain(ordinal)
    yield from texts(subject, KT.issuer, described.issuer)
    if described.signer:
        yield subject, KT.signer, plain(described.signer)
    yield from _dates(scope, subject, key, described)
    yield from _links(scope, subject, described, home)
    yield from texts(subject, SKOS.note, described.note)
    if described.evidence:
        yield subject, KT.evidence, concept("evidence", described.evidence)
    yield from sources(scope, subject, described.sources, home)


def _expression(subject: URIRef, described: LegalDocument) -> Iterator[Triple]:
    """The Vietnamese text, which is the law; an English title translates the title and is no expression of the document."""
    if described.title.vi:
        expression = below(subject, "vi")
        yield subject, ELI.is_realized_by, expression
        yield expression, RDF.type, ELI.LegalExpression
        yield expression, ELI.realizes, subject
        yield expression, ELI.language, VIETNAMESE
        yield from texts(expression, ELI.title, type(described.title)(vi=described.title.vi))


def _dates(scope: Scope, subject: URIRef, key: str, described: LegalDocument) -> Iterator[Triple]:
    yield from date(subject, DCTERMS.issued, described.issued, ELI.date_document)
    yield from date(subject, KT.inForceFrom, described.in_force_from, ELI.first_date_entry_in_force)
    ends = scope.repository.end_of_force(key)
    yield from date(subject, KT.inForceUntil, ends, ELI.date_no_longer_in_force)
    if described.in_force_basis:
        yield subject, KT.inForceBasis, concept("basis", described.in_force_basis)
    binding = scope.repository.in_force(key, scope.at)
    if binding is not None:
        yield subject, ELI.in_force, ELI["InForce-inForce" if binding else "InForce-notInForce"]


def _links(scope: Scope, subject: URIRef, described: LegalDocument, home: str) -> Iterator[Triple]:
    """ELI: repealing and amending are kinds of changing; both are said, for readers that do not infer."""
    for predicate, others in ((ELI.repeals, described.replaces), (ELI.amends, described.amends)):
        for other in others:
            yield subject, predicate, scope.iri(other, home)
            yield subject, ELI.changes, scope.iri(other, home)
    for other in described.based_on:
        yield subject, ELI.based_on, scope.iri(other, home)
