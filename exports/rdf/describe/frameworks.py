"""A framework package, whole: models and codes, components, principles, required contents, the obligations of law."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, SKOS

from ....model.frameworks import Code, Component, Content, Framework, Obligation, Principle, ReferenceModel
from ....model.ids import parent_code
from ....model.vocabulary import concepts
from ..vocabulary import ARCHIMATE, KT, Triple, concept
from .facts import date, names, plain, sources, texts
from .profile import profile
from .scope import Scope


def framework(scope: Scope, described: Framework) -> Iterator[Triple]:
    """The framework as a concept scheme and a standard, and everything in it."""
    subject = scope.mint.package(described.key)
    yield subject, RDF.type, KT.Framework
    yield subject, RDF.type, DCTERMS.Standard
    if described.name.vi or described.name.en:  # DCAT-AP 3.0.1: a scheme has a title
        yield subject, RDF.type, SKOS.ConceptScheme
    yield from texts(subject, DCTERMS.title, described.name)
    yield subject, DCTERMS.identifier, plain(described.id)
    yield subject, OWL.versionInfo, plain(described.version)
    yield subject, KT.revision, plain(described.revision)
    for document in (described.document, *described.amendments):
        if document:
            yield subject, DCTERMS.source, scope.iri(document)
    for name, model in described.models.items():
        yield from _model(scope, described, name, model)
    for name, code in described.codes.items():
        yield from _code(scope, described, name, code)
    for name, component in described.components.items():
        yield from _component(scope, described, name, component)
    for name, principle in described.principles.items():
        yield from _named(scope, described, f"principle/{name}", principle)
    for name, content in described.contents.items():
        yield from _named(scope, described, f"content/{name}", content)
    for name, obligation in described.obligations.items():
        yield from _obligation(scope, described, name, obligation)
    yield from profile(scope, described)


def _model(scope: Scope, home: Framework, name: str, model: ReferenceModel) -> Iterator[Triple]:
    subject = scope.iri(f"{home.key}:code/{name}")
    yield subject, RDF.type, KT.ReferenceModel
    yield subject, RDF.type, SKOS.ConceptScheme
    yield from texts(subject, DCTERMS.title, model.name)
    yield subject, DCTERMS.isPartOf, scope.mint.package(home.key)
    yield subject, SKOS.notation, plain(name)
    yield subject, KT.status, concept("status", model.status)
    yield from sources(scope, subject, model.sources)
    yield from texts(subject, SKOS.note, model.note)


def _code(scope: Scope, home: Framework, name: str, code: Code) -> Iterator[Triple]:
    """A category. Without a name it is no ``skos:Concept`` for DCAT-AP, and no name is made up for it."""
    subject = scope.iri(f"{home.key}:code/{name}")
    yield subject, RDF.type, KT.Category
    if code.name is not None:
        yield subject, RDF.type, SKOS.Concept
        yield from texts(subject, SKOS.prefLabel, code.name)
    yield subject, SKOS.notation, plain(name)
    yield subject, KT.status, concept("status", code.status)
    yield from _place(scope, home, subject, name, code.model)
    yield from date(subject, KT.withdrawn, code.withdrawn)
    yield from sources(scope, subject, code.sources)
    yield from texts(subject, SKOS.note, code.note)


def _place(scope: Scope, home: Framework, subject: URIRef, name: str, model: str) -> Iterator[Triple]:
    """Where a code stands: below its parent, or on top of its model."""
    scheme = scope.iri(f"{home.key}:code/{model}")
    yield subject, SKOS.inScheme, scheme
    above = parent_code(name)
    if above in home.codes:
        yield subject, SKOS.broader, scope.iri(f"{home.key}:code/{above}")
    else:
        yield subject, SKOS.topConceptOf, scheme
        yield scheme, SKOS.hasTopConcept, subject


def _component(scope: Scope, home: Framework, name: str, component: Component) -> Iterator[Triple]:
    subject, scheme = scope.iri(home.component_key(name)), scope.mint.package(home.key)
    yield subject, RDF.type, KT.FrameworkComponent
    yield subject, RDF.type, SKOS.Concept
    yield subject, RDF.type, DCTERMS.Standard
    yield subject, SKOS.notation, plain(name)
    yield from names(subject, component.name)
    yield from texts(subject, SKOS.definition, component.description)
    yield subject, SKOS.inScheme, scheme
    yield subject, SKOS.topConceptOf, scheme
    yield scheme, SKOS.hasTopConcept, subject
    yield subject, KT.strength, concept("strength", component.strength)
    yield subject, KT.level, concept("level", component.level)
    for kind in component.kinds:
        yield subject, KT.expectedKind, _kind(scope, home, kind)
    if component.model:
        yield subject, KT.referenceModel, scope.iri(f"{home.key}:code/{component.model}")
    yield from date(subject, KT.validFrom, component.valid_from)
    yield from date(subject, KT.validUntil, component.valid_until)
    yield from sources(scope, subject, component.sources)
    yield from texts(subject, SKOS.note, component.note)


def _named(scope: Scope, home: Framework, name: str, item: Principle | Content) -> Iterator[Triple]:
    """A principle, or a part that the document of an architecture must hold."""
    subject = scope.iri(f"{home.key}:{name}")
    yield subject, RDF.type, KT.Principle if isinstance(item, Principle) else KT.RequiredContent
    yield from names(subject, item.name)
    yield subject, DCTERMS.isPartOf, scope.mint.package(home.key)
    if item.number:
        yield subject, SKOS.notation, plain(item.number)
    yield subject, KT.strength, concept("strength", item.strength)
    yield from texts(subject, SKOS.definition, item.description)
    yield from sources(scope, subject, item.sources)
    yield from texts(subject, SKOS.note, item.note)


def _kind(scope: Scope, home: Framework, kind: str) -> URIRef:
    """The class of a kind: the profile's own, or ArchiMate's."""
    archimate = concepts().get(kind)
    return (
        ARCHIMATE[archimate.concept] if archimate and kind not in home.kinds else scope.iri(f"{home.key}:kind/{kind}")
    )


def _obligation(scope: Scope, home: Framework, name: str, obligation: Obligation) -> Iterator[Triple]:
    subject = scope.iri(f"{home.key}:obligation/{name}")
    yield subject, RDF.type, KT.Obligation
    yield from names(subject, obligation.name)
    yield subject, DCTERMS.isPartOf, scope.mint.package(home.key)
    if obligation.number:
        yield subject, SKOS.notation, plain(obligation.number)
    yield subject, KT.document, scope.iri(obligation.document)
    if obligation.article:
        yield subject, KT.article, plain(obligation.article)
    yield from date(subject, KT.inForceFrom, obligation.in_force_from)
    yield from date(subject, KT.inForceUntil, obligation.in_force_until)
    yield from date(subject, KT.due, obligation.due)
    yield subject, KT.inForceBasis, concept("basis", obligation.in_force_basis)
    yield subject, KT.severity, concept("severity", obligation.severity)
    yield subject, KT.confidence, concept("confidence", obligation.confidence)
    yield from texts(subject, KT.binds, obligation.binds)
    yield from texts(subject, DCTERMS.description, obligation.law)
    yield from texts(subject, KT.reading, obligation.reading)
    yield from sources(scope, subject, obligation.sources)
    yield from texts(subject, SKOS.note, obligation.note)
