"""The vocabularies the export speaks: standard ones where they fit, our own ``kt:`` only for what they lack.

ArchiMate terms are those of the ArchiMate 3.2 ontology at https://purl.org/archimate; ELI is version 1.4, CPSV-AP 3.2.0,
DCAT-AP 3.0.1. Every ``kt:`` term is declared, with labels and a definition, in ``assets/kientruc.ttl``; a test holds the two
lists together.
"""

from __future__ import annotations

from typing import get_args, get_type_hints

from rdflib import Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, ORG, OWL, RDF, RDFS, SKOS, XSD

from ...model.documents import DocumentType
from ...model.findings import Severity
from ...model.frameworks import Level, Obligation
from ...model.lifecycle import State
from ...model.vocabulary import Basis, CodeStatus, Evidence, Strength

Triple = tuple[URIRef, URIRef, URIRef | Literal]

DEFAULT_BASE = "https://w3id.org/kientruc/"
KT = Namespace("https://w3id.org/kientruc/def#")
ARCHIMATE = Namespace("https://purl.org/archimate#")
ELI = Namespace("http://data.europa.eu/eli/ontology#")
CPSV = Namespace("http://purl.org/vocab/cpsv#")
CV = Namespace("http://data.europa.eu/m8g/")

VIETNAMESE = URIRef("http://publications.europa.eu/resource/authority/language/VIE")
"""The language of a legal text, from the Publications Office's list that ELI asks for."""

PREFIXES: dict[str, str] = {
    "archimate": str(ARCHIMATE),
    "cpsv": str(CPSV),
    "cv": str(CV),
    "dcat": str(DCAT),
    "dct": str(DCTERMS),
    "eli": str(ELI),
    "foaf": str(FOAF),
    "kt": str(KT),
    "org": str(ORG),
    "owl": str(OWL),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "skos": str(SKOS),
    "xsd": str(XSD),
}

_OBLIGATION = get_type_hints(Obligation)
CONCEPTS: dict[str, tuple[str, ...]] = {
    "basis": get_args(Basis),
    "confidence": get_args(_OBLIGATION["confidence"]),
    "document": get_args(DocumentType),
    "evidence": get_args(Evidence),
    "level": get_args(Level),
    "severity": tuple(severity.name.lower() for severity in Severity),
    "state": tuple(State),
    "status": get_args(CodeStatus),
    "strength": get_args(Strength),
}
"""The closed word lists of the model files, each word a concept ``kt:list-word``."""

ORGANISATION_KINDS = frozenset({"agency", "public-unit", "committee", "supplier"})
"""Kinds that are organisations. A user group or a position is none, though ArchiMate calls it an actor or a role."""

PUBLIC_BODY_KINDS = frozenset({"agency", "public-unit"})
SERVICE_KINDS = frozenset({"public-service"})
DATASET_KINDS = frozenset({"database", "dataset", "code-list"})

SECURITY_LEVEL = "security-level"
ADMINISTRATIVE_UNIT = "gso-code"
ORGANISATION_IDENTIFIER = "organization-identifier"
"""Profile properties with a counterpart in a standard vocabulary."""


def concept(of: str, word: str) -> URIRef:
    """The concept of a word of the model files: ``concept("state", "planned")`` is ``kt:state-planned``.

    Raises:
        ValueError: no list *of* has the *word* (a bug, since the parser refused everything else).
    """
    if word not in CONCEPTS[of]:
        raise ValueError(f"{of}: {word}")
    return KT[f"{of}-{word}"]
