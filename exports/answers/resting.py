"""What rests on a legal document: who cites it, what is based on it, which items of a framework come from it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from ...model.frameworks import Framework
from ...model.repository import Repository

Link = Literal["replaces", "amends", "based_on"]


def documents_linked_to(repository: Repository, document: str, link: Link) -> Iterator[str]:
    """The keys of the documents, here and in linked repositories, that replace, amend or are based on *document*."""
    for home, prefix in _homes(repository):
        for name, other in home.documents.items():
            if document in _from_here(repository, home, getattr(other, link)):
                yield prefix + name


def resting(repository: Repository, document: str) -> Iterator[str]:
    """The keys of what rests on *document*, each once: elements, documents, framework versions and their items.

    An element that only a relation of its own cites the document for is named, too. An item that several versions of
    a framework share is named as the claimed version does.
    """
    yield from dict.fromkeys(
        (
            *_elements(repository, document),
            *documents_linked_to(repository, document, "based_on"),
            *(key for framework in repository.frameworks.values() for key in _items(repository, framework, document)),
        )
    )


def _elements(repository: Repository, document: str) -> Iterator[str]:
    for home, prefix in _homes(repository):
        for name, element in home.elements.items():
            if document in _from_here(repository, home, element.sources):
                yield prefix + name
        for relation in home.relations:
            if document in _from_here(repository, home, relation.facts.sources):
                yield relation.source if home is repository else repository.seen_from_here(home.id, relation.source)


def _items(repository: Repository, framework: Framework, document: str) -> Iterator[str]:
    if document in (framework.document, *framework.amendments):
        yield framework.key
    for name in framework.names():
        item = framework.item(name)
        if document == getattr(item, "document", None) or document in getattr(item, "sources", ()):
            yield repository.as_claimed(f"{framework.key}:{name}")


def _homes(repository: Repository) -> Iterator[tuple[Repository, str]]:
    yield repository, ""
    for home in repository.linked.values():
        yield home, home.id + ":"


def _from_here(repository: Repository, home: Repository, keys: tuple[str, ...]) -> tuple[str, ...]:
    """*keys* as *home* uses them, as keys of *repository*."""
    return keys if home is repository else tuple(repository.seen_from_here(home.id, key) for key in keys)
