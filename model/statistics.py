"""The figures of a repository at a date: how much there is, of what kind, in which state, and how well documented.

Every breakdown adds up to its total, so a reader can check the page with a pencil.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple, get_args

from .lifecycle import State
from .repository import Repository
from .text import Text
from .vocabulary import LAYERS, VERBS, Evidence

NOT_STATED = "not-stated"
EVIDENCE: tuple[str, ...] = (*get_args(Evidence), NOT_STATED)


class Count(NamedTuple):
    """One row of a breakdown; ``name`` is empty where the word is the tool's own, and renderers know it."""

    key: str
    number: int
    name: Text = Text()


@dataclass(frozen=True, slots=True)
class Statistics:
    """The figures of one repository, of its own things only (nothing of what it is linked to).

    ``kinds``, ``layers`` and ``verbs`` list what occurs; ``states`` and both ``evidence`` breakdowns list every word, so
    that a zero can be seen. ``sources`` counts the distinct documents and addresses that elements, relations and
    documents cite.
    """

    repository: str
    title: Text
    version: str
    as_of: datetime.date
    described: datetime.date
    files: int
    elements: int
    relations: int
    documents: int
    sources: int
    views: int
    exemptions: int
    kinds: tuple[Count, ...]
    layers: tuple[Count, ...]
    states: tuple[Count, ...]
    verbs: tuple[Count, ...]
    element_evidence: tuple[Count, ...]
    relation_evidence: tuple[Count, ...]


def statistics(repository: Repository, at: datetime.date) -> Statistics:
    """The figures of *repository*; the states of its elements are those at *at*."""
    manifest = repository.manifest
    elements, relations = repository.elements, repository.relations
    facts = [relation.facts for relation in relations]
    kinds = Counter(element.kind for element in elements.values())
    layers = Counter(repository.layer(key) for key in elements)
    states = Counter(repository.state(key, at) for key in elements)
    cited = {
        *(source for element in elements.values() for source in element.sources),
        *(source for fact in facts for source in fact.sources),
        *(source for document in repository.documents.values() for source in document.sources),
    }
    return Statistics(
        repository=repository.id,
        title=manifest.name,
        version=manifest.version,
        as_of=at,
        described=manifest.as_of,
        files=len(repository.files),
        elements=len(elements),
        relations=len(relations),
        documents=len(repository.documents),
        sources=len(cited),
        views=len(repository.views),
        exemptions=len(repository.exemptions),
        kinds=tuple(
            Count(kind, number, repository.metamodel.name(kind))
            for kind, number in sorted(kinds.items(), key=lambda row: (-row[1], row[0]))
        ),
        layers=tuple(Count(layer, layers[layer], name) for layer, name in LAYERS.items() if layers[layer]),
        states=tuple(Count(state.value, states[state]) for state in State),
        verbs=_verbs(Counter(relation.verb for relation in relations)),
        element_evidence=_evidence(element.evidence for element in elements.values()),
        relation_evidence=_evidence(fact.evidence for fact in facts),
    )


def _verbs(found: Mapping[str, int]) -> tuple[Count, ...]:
    return tuple(Count(verb, found[verb]) for verb in VERBS if found.get(verb))


def _evidence(found: Iterable[str | None]) -> tuple[Count, ...]:
    numbers = Counter(evidence or NOT_STATED for evidence in found)
    return tuple(Count(evidence, numbers[evidence]) for evidence in EVIDENCE)
