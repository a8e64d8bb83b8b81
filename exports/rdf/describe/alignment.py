"""The European vocabularies an element also belongs to, where, and only where, it states what they make mandatory.

Organisations (ORG, FOAF, CPSV-AP), public services (CPSV-AP 3.2.0), datasets (DCAT-AP 3.0.1, and the publisher that CPSV-AP asks
for). A missing description is never filled from the name: the type is left out instead, so every export meets both profiles.
"""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, ORG, RDF

from ....model.elements import Element
from ..vocabulary import (
    ADMINISTRATIVE_UNIT,
    CPSV,
    CV,
    DATASET_KINDS,
    ORGANISATION_IDENTIFIER,
    ORGANISATION_KINDS,
    PUBLIC_BODY_KINDS,
    SERVICE_KINDS,
    Triple,
)
from .facts import plain, texts
from .scope import Scope


def aligned(scope: Scope, key: str, described: Element) -> Iterator[Triple]:
    """The standard types of the element *key*, with the properties they need."""
    subject, owner_key = scope.iri(key), owner_of(scope, key, described)
    owner = scope.repository.element(owner_key) if owner_key else None
    if is_organisation(described):
        yield from _organisation(scope, subject, described)
    elif owner_key and is_described(described) and is_organisation(owner):
        if described.kind in SERVICE_KINDS and is_public_body(owner):
            yield subject, RDF.type, CPSV.PublicService
            yield subject, CV.hasCompetentAuthority, scope.iri(owner_key)
        elif described.kind in DATASET_KINDS:
            yield subject, RDF.type, DCAT.Dataset
            yield subject, DCTERMS.publisher, scope.iri(owner_key)


def owner_of(scope: Scope, key: str, described: Element) -> str:
    """The key of the owner as seen from here; ``""`` where none is stated."""
    home = key.partition(":")[0] if ":" in key else ""
    return scope.key(described.owner, home) if described.owner else ""


def is_organisation(described: Element | None) -> bool:
    """Whether an element is an organisation: an agency, unit, committee or supplier."""
    return described is not None and described.kind in ORGANISATION_KINDS and _is_named(described)


def is_public_body(described: Element | None) -> bool:
    """Whether an element is a public body that states its territory, as CPSV-AP demands of a ``cv:PublicOrganisation``."""
    return (
        described is not None
        and is_organisation(described)
        and described.kind in PUBLIC_BODY_KINDS
        and ADMINISTRATIVE_UNIT in described.values
    )


def is_described(described: Element) -> bool:
    """Whether an element has both a title and a description."""
    documentation = described.documentation
    return _is_named(described) and documentation is not None and bool(documentation.vi or documentation.en)


def _is_named(described: Element) -> bool:
    return bool(described.name.vi or described.name.en)


def _organisation(scope: Scope, subject: URIRef, described: Element) -> Iterator[Triple]:
    yield subject, RDF.type, FOAF.Agent
    yield subject, RDF.type, ORG.Organization
    yield from texts(subject, FOAF.name, described.name)
    identifier = described.values.get(ORGANISATION_IDENTIFIER)
    if identifier is not None:
        yield subject, ORG.identifier, plain(str(identifier))
    if is_public_body(described):
        code = str(described.values[ADMINISTRATIVE_UNIT])
        unit = scope.mint.administrative_unit(code)
        yield subject, RDF.type, CV.PublicOrganisation
        yield subject, DCTERMS.spatial, unit
        yield unit, RDF.type, DCTERMS.Location
        yield unit, DCTERMS.identifier, plain(code)
