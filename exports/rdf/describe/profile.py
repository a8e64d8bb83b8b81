"""A framework's profile as an ontology of its own: kinds are classes below ArchiMate's, properties are RDF properties.

So a value in the data is one triple with the framework's own term, and another province's framework brings its own terms along.
"""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS, XSD

from ....model.frameworks import Framework, Kind, Property
from ....model.text import Text
from ....model.vocabulary import concepts
from ..vocabulary import ARCHIMATE, KT, SECURITY_LEVEL, Triple
from .facts import plain, texts
from .scope import Scope

_RANGES = {"text": XSD.string, "integer": XSD.integer, "number": XSD.double, "boolean": XSD.boolean}


def profile(scope: Scope, described: Framework) -> Iterator[Triple]:
    """The kinds and properties of a framework."""
    for name, kind in described.kinds.items():
        yield from _kind(scope.iri(f"{described.key}:kind/{name}"), kind)
    for of, declared in (("", described.properties), ("relation-", described.relation_properties)):
        for name, known in declared.items():
            yield from _property(scope, described, f"{of}property/{name}", known)
            listed = scope.mint.thing(f"{described.key}:{of}values/{name}", "")
            words = _levels(known) if name == SECURITY_LEVEL and not of else known.values
            if words:
                yield from _scheme(scope, listed, known)
                for word, label in words.items():
                    yield from _value(
                        scope.mint.thing(f"{described.key}:{of}values/{name}/{word}", ""), listed, word, label
                    )


def _kind(subject: URIRef, kind: Kind) -> Iterator[Triple]:
    yield subject, RDF.type, OWL.Class
    yield subject, RDFS.subClassOf, KT.Element
    narrowed = concepts().get(kind.narrows)
    if narrowed is not None:
        yield subject, RDFS.subClassOf, ARCHIMATE[narrowed.concept]
    yield from texts(subject, RDFS.label, kind.name)
    yield from texts(subject, RDFS.comment, kind.description)


def _property(scope: Scope, described: Framework, name: str, known: Property) -> Iterator[Triple]:
    subject = scope.mint.thing(f"{described.key}:{name}", "")
    is_object = bool(known.values) or known.type == "url"
    yield subject, RDF.type, OWL.ObjectProperty if is_object else OWL.DatatypeProperty
    if known.values:
        yield subject, RDFS.range, SKOS.Concept
    elif known.type in _RANGES:  # a date may be a year or a month, so it has no one datatype
        yield subject, RDFS.range, _RANGES[known.type]
    yield from texts(subject, RDFS.label, known.name)
    yield from texts(subject, RDFS.comment, known.description)
    if known.source:
        yield subject, DCTERMS.source, scope.source(known.source)


def _scheme(scope: Scope, subject: URIRef, known: Property) -> Iterator[Triple]:
    yield subject, RDF.type, SKOS.ConceptScheme
    yield from texts(subject, DCTERMS.title, known.name)
    if known.source:
        yield subject, DCTERMS.source, scope.source(known.source)


def _value(subject: URIRef, scheme: URIRef, word: str, label: Text) -> Iterator[Triple]:
    yield subject, RDF.type, SKOS.Concept
    yield subject, SKOS.inScheme, scheme
    yield subject, SKOS.topConceptOf, scheme
    yield scheme, SKOS.hasTopConcept, subject
    yield subject, SKOS.notation, plain(word)
    yield from texts(subject, SKOS.prefLabel, label)


def _levels(known: Property) -> dict[str, Text]:
    """The levels of an information system (Decree 85/2016/NĐ-CP), from the bounds the profile states."""
    if known.minimum is None or known.maximum is None:
        return {}
    numbers = range(int(known.minimum), int(known.maximum) + 1)
    return {str(number): Text(f"Cấp độ {number}", f"Level {number}") for number in numbers}
