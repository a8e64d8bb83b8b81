"""Everything in one stream of triples: the repository, then whatever it referred to and others own."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib.namespace import DCTERMS

from ..vocabulary import Triple
from .catalogue import catalogue, identity
from .documents import document
from .elements import brief, element
from .frameworks import framework
from .relations import relations
from .scope import Scope


def whole(scope: Scope) -> Iterator[Triple]:
    """The triples of one export; the same one may come twice."""
    repository = scope.repository
    yield from catalogue(scope)
    for key, described in repository.elements.items():
        yield from element(scope, key, described)
    yield from relations(scope)
    for key, legal in repository.documents.items():
        yield from document(scope, key, legal)
    yield from _frameworks(scope)
    yield from _foreign(scope)


def _frameworks(scope: Scope) -> Iterator[Triple]:
    """The framework that is claimed (or is itself what was opened), and every other that was referred to, whole."""
    for key, described in sorted(scope.repository.frameworks.items()):
        is_asked_for = described is scope.repository.framework or described.id == scope.repository.id
        if is_asked_for or any(name.startswith(key + ":") for name in scope.referred):
            yield from framework(scope, described)


def _foreign(scope: Scope) -> Iterator[Triple]:
    """Elements and documents of linked repositories that were referred to; describing one may refer to more."""
    repository, looked_at, homes = scope.repository, set[str](), set[str]()
    while fresh := sorted(key for key in scope.referred - looked_at if ":" in key):
        looked_at.update(fresh)
        for key in fresh:
            described, legal = repository.element(key), repository.document(key)
            if described is not None:
                yield from brief(scope, key, described)
            elif legal is not None:
                yield from document(scope, key, legal)
            else:  # an item of a framework, told already, or a reference to nothing, which is a finding and no fact
                continue
            name = key.partition(":")[0]
            homes.add(name)
            yield scope.mint.package(name), DCTERMS.hasPart, scope.iri(key)
    for name in sorted(homes):
        yield from identity(scope, repository.linked[name])
