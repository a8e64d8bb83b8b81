"""The cases of an own rule: small repositories inside its entry, which prove that it can fail and can pass.

A case is read from the very place where it is written, so what is wrong in it is told at its line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from ...model.findings import Fault
from ...model.parse import Parser
from ...model.registry import Registry
from ...model.repository import Repository
from ...model.source import Document, Locus, Mapping, Sequence

FINDS = "finds"
"""The key of a case that says which elements are found."""


class Case(NamedTuple):
    """One case: whether the rule is to fail on it, on exactly which elements (None: on any), and the repository it makes."""

    name: str
    failing: bool
    finds: frozenset[str] | None
    repository: Repository
    where: Locus
    faults: tuple[Fault, ...]


def cases(home: Repository, rule: str) -> Iterator[Case]:
    """The cases of the rule *rule* of *home*, in the order they are written."""
    document = home.origin[rule]
    for kind in ("failing", "passing"):
        node = document.node(("rules", rule, "cases", kind))
        for name, content in node.items() if isinstance(node, Mapping) else ():
            where = Locus(document, ("rules", rule, "cases", kind, name), "key")
            if isinstance(content, Mapping):
                repository, faults = _repository(home, document, content)
                yield Case(name, kind == "failing", _finds(content), repository, where, faults)


def _finds(content: Mapping) -> frozenset[str] | None:
    listed = content.get(FINDS)
    return frozenset(map(str, listed)) if isinstance(listed, Sequence) else None


def _repository(home: Repository, document: Document, content: Mapping) -> tuple[Repository, tuple[Fault, ...]]:
    """What *content*, a part of *document*, describes: under the manifest, the framework and the links of *home*."""
    part = Document(document.path, document.text, content, document.spans)
    uses = {name: use.key for name, use in home.manifest.uses.items()}
    parser = Parser(uses, home.metamodel.properties, home.metamodel.relation_properties)
    registry = Registry(parser)
    registry.add(part)
    registry.add_named()
    repository = replace(
        home,
        files=(part,),
        elements=registry.elements,
        relations=(*parser.relations, *registry.relations),
        documents=registry.entries["documents"],
        views={},
        exemptions={},
        contracts={},
        rules={},
        queries={},
        origin=registry.origin,
        broken=frozenset(registry.broken),
        whole=True,
        unread=False,
        faults=(),
        baseline=None,
    )
    return repository, tuple(fault for fault in parser.faults if fault.field != FINDS)
