"""A relation: one plain ArchiMate triple that any reader understands, and a node of its own where it carries facts.

Realizing a component of the framework is conformance: ``dct:conformsTo``, and always a node, for someone will ask on what evidence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rdflib import URIRef
from rdflib.namespace import DCTERMS, ORG, RDF, XSD

from ....model.elements import NO_FACTS, Relation
from ....model.lifecycle import State, state
from ....model.vocabulary import VERBS
from ..mint import below
from ..vocabulary import ARCHIMATE, KT, Triple, concept
from .alignment import is_organisation
from .facts import date, free, names, plain, sources, texts, values
from .scope import Scope

_OVER = (State.RETIRED, State.PLANNED, State.FUTURE)


def relations(scope: Scope) -> Iterator[Triple]:
    """Every relation of the repository. A second one with the same id (a finding of the rules) is numbered, not merged."""
    seen: Counter[str] = Counter()
    for relation in scope.repository.relations:
        seen[relation.id] += 1
        node = below(scope.home, relation.id)
        yield from _relation(scope, relation, node if seen[relation.id] == 1 else below(node, str(seen[relation.id])))


def _relation(scope: Scope, relation: Relation, node: URIRef) -> Iterator[Triple]:
    source, target = scope.iri(relation.source), scope.iri(relation.target)
    standing = _state(scope, relation)
    conforms = relation.verb == "realizes" and ":component/" in relation.target
    if standing not in _OVER:
        yield source, DCTERMS.conformsTo if conforms else ARCHIMATE[VERBS[relation.verb]], target
        if relation.verb == "composed-of" and _are_organisations(scope, relation):
            yield target, ORG.subOrganizationOf, source
    if conforms:
        yield node, RDF.type, KT.Conformance
    if conforms or relation.facts != NO_FACTS:
        yield node, RDF.type, KT.Relation
        yield node, KT["from"], source
        yield node, KT.relationType, ARCHIMATE[VERBS[relation.verb]]
        yield node, KT.to, target
        yield node, KT.state, concept("state", standing)
        yield from _facts(scope, relation, node)


def _facts(scope: Scope, relation: Relation, node: URIRef) -> Iterator[Triple]:
    facts = relation.facts
    yield node, ARCHIMATE.identifier, plain(relation.id)
    if facts.name is not None:
        yield from names(node, facts.name)
    yield from texts(node, DCTERMS.description, facts.documentation)
    if facts.access:
        yield node, ARCHIMATE.accessType, plain(facts.access.replace("-", ""))  # the ontology writes "readwrite"
    if facts.influence:
        yield node, KT.influence, plain(facts.influence)
    if facts.directed is not None:
        yield node, KT.directed, plain(str(facts.directed).lower(), XSD.boolean)
    for key in facts.carries:
        yield node, KT.carries, scope.iri(key)
    for predicate, text in ((KT.planned, facts.planned), (KT.since, facts.since), (KT.until, facts.until)):
        yield from date(node, predicate, text)
    if facts.evidence:
        yield node, KT.evidence, concept("evidence", facts.evidence)
    yield from sources(scope, node, facts.sources)
    yield from free(node, facts.properties)
    framework = scope.repository.framework
    if framework is not None:
        yield from values(scope, node, framework.key, facts.values, framework.relation_properties, "relation-")


def _state(scope: Scope, relation: Relation) -> State:
    """A relation exists by its own dates, as an element does (docs/model-files.md, Time)."""
    facts = relation.facts
    described = scope.repository.manifest.as_of
    return state(planned=facts.planned, since=facts.since, until=facts.until, at=scope.at, described=described)


def _are_organisations(scope: Scope, relation: Relation) -> bool:
    return all(is_organisation(scope.repository.element(key)) for key in (relation.source, relation.target))
