"""The facts that everything has alike: texts in two languages, dates of three precisions, sources, typed values."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping

from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS, RDF, SKOS, XSD

from ....model.elements import Value
from ....model.frameworks import Property
from ....model.lifecycle import UNKNOWN
from ....model.text import Text
from ..mint import address, below, is_address
from ..vocabulary import ARCHIMATE, Triple
from .scope import Scope

_PRECISION = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}
_NOT_FINITE = {"inf": "INF", "-inf": "-INF", "nan": "NaN"}


def plain(text: str, datatype: URIRef | None = None) -> Literal:
    """A literal without a language, exactly as written; *datatype* is not checked here but by the model."""
    return Literal(text, datatype=datatype, normalize=False)


def texts(subject: URIRef, predicate: URIRef, text: Text | None) -> Iterator[Triple]:
    """One literal for each language that was written."""
    if text is not None:
        for written, language in ((text.vi, "vi"), (text.en, "en")):
            if written:
                yield subject, predicate, Literal(written, lang=language)


def names(subject: URIRef, name: Text, short: Text | None = None) -> Iterator[Triple]:
    """Title and preferred label; the short name as alternative where it differs (SKOS S13: they are disjoint)."""
    yield from texts(subject, DCTERMS.title, name)
    yield from texts(subject, SKOS.prefLabel, name)
    if short is not None:
        differing = Text(*(s if s != n else None for s, n in ((short.vi, name.vi), (short.en, name.en))))
        yield from texts(subject, SKOS.altLabel, differing)


def moment(text: str) -> Literal:
    """``2020``, ``2020-08`` or ``2020-08-10`` as the date it is: xsd:gYear, xsd:gYearMonth or xsd:date."""
    return plain(text, _PRECISION[len(text)])


def date(subject: URIRef, predicate: URIRef, text: str | None, exact: URIRef | None = None) -> Iterator[Triple]:
    """The date *text* at its precision, and by *exact* (a predicate that takes whole days only) where it is one.

    ``unknown`` says nothing that can be said with a date; the state of the thing says it.
    """
    if text and text != UNKNOWN:
        literal = moment(text)
        yield subject, predicate, literal
        if exact is not None and literal.datatype == XSD.date:
            yield subject, exact, literal


def sources(scope: Scope, subject: URIRef, written: Iterable[str], home: str = "") -> Iterator[Triple]:
    """Where the facts come from: documents and addresses."""
    for source in written:
        yield subject, DCTERMS.source, scope.source(source, home)


def free(subject: URIRef, properties: Mapping[str, str]) -> Iterator[Triple]:
    """Free name and text pairs, as the ArchiMate ontology writes them; each has an IRI below its owner's."""
    for name, text in properties.items():
        pair = below(subject, "property", name)
        yield subject, ARCHIMATE.hasProperty, pair
        yield pair, RDF.type, ARCHIMATE.Property
        yield pair, ARCHIMATE.propertyKey, plain(name)
        yield pair, ARCHIMATE.propertyValue, plain(text)


def values(
    scope: Scope,
    subject: URIRef,
    framework: str,
    written: Mapping[str, Value],
    profile: Mapping[str, Property],
    of: str = "",
) -> Iterator[Triple]:
    """The profile's properties, by the terms the *framework* declares; *of* is ``relation-`` for the properties of relations."""
    for name, value in written.items():
        known = profile.get(name)
        for one in value if isinstance(value, tuple) else (value,):
            if known is not None:
                term = scope.mint.thing(f"{framework}:{of}property/{name}", "")
                listed = f"{framework}:{of}values/{name}/{one}"
                yield subject, term, scope.mint.thing(listed, "") if str(one) in known.values else typed(known, one)


def typed(known: Property, value: Value) -> URIRef | Literal:
    """One value of an open property: an IRI where it is an address, else a literal of its type."""
    text = str(value)
    match known.type:
        case "url" if is_address(text):
            return address(text)
        case "date" if text != UNKNOWN:
            return moment(text)
        case "integer":
            return plain(text, XSD.integer)
        case "boolean":
            return plain(text.lower(), XSD.boolean)
        case "number":
            return plain(text if math.isfinite(float(text)) else _NOT_FINITE[text], XSD.double)
    return plain(text)
