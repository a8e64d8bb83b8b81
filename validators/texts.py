"""Every text for people that a repository holds, with the place it stands at: what the rules on language walk over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ..model.elements import NO_FACTS, Relation, hyphened
from ..model.repository import Repository
from ..model.source import Locus, Part
from ..model.text import Text

NAMES = frozenset({"name", "title", "reason", "approver"})
"""The fields without which a reader does not know what is meant, or why; everything else explains."""


class Written(NamedTuple):
    """One text: the entry it belongs to (an id, a relation's id, ``""`` for the manifest), its field, and where it stands."""

    entry: str
    field: str
    text: Text
    relation: Relation | None = None

    def locus(self, repository: Repository, *route: str, part: Part = "value") -> Locus:
        """Where it is written; *route* leads on into it (``vi``)."""
        if self.relation is not None:
            where = repository.relation_locus(self.relation)
            return where._replace(route=(*where.route, self.field, *route), part=part)
        if not self.entry:
            steps = tuple(int(step) if step.isdecimal() else step for step in self.field.split("."))
            return repository.manifest_locus(*steps, *route, part=part)
        return repository.locus(self.entry, self.field, *route, part=part)

    @property
    def names(self) -> bool:
        """Whether it names something, or is the reason of something; else it explains."""
        return self.field.rpartition(".")[2] in NAMES


def texts(repository: Repository) -> Iterator[Written]:
    """The texts of *repository* itself, in the order of the files' sections."""
    yield from _of_the_manifest(repository)
    for key, element in repository.elements.items():
        yield Written(key, "name", element.name)
        if element.short_name is not None:
            yield Written(key, "short-name", element.short_name)
        if element.documentation is not None:
            yield Written(key, "documentation", element.documentation)
    yield from _of_relations(repository)
    for table in (repository.documents, repository.views, repository.exemptions, repository.contracts):
        yield from _of_entries(table)


def _of_the_manifest(repository: Repository) -> Iterator[Written]:
    manifest = repository.manifest
    yield Written("", "name", manifest.name)
    if manifest.description is not None:
        yield Written("", "description", manifest.description)
    for at, absence in enumerate(manifest.absent):
        if absence.reason is not None:
            yield Written("", f"absent.{at}.reason", absence.reason)


def _of_relations(repository: Repository) -> Iterator[Written]:
    seen: set[str] = set()  # a relation written twice (IDN005) is one thing, and has one text
    for relation in repository.relations:
        facts = relation[3]
        if facts is NO_FACTS or (facts.name is None and facts.documentation is None) or relation.id in seen:
            continue
        seen.add(relation.id)
        if facts.name is not None:
            yield Written(relation.id, "name", facts.name, relation)
        if facts.documentation is not None:
            yield Written(relation.id, "documentation", facts.documentation, relation)


def _of_entries(table: Mapping[str, Any]) -> Iterator[Written]:
    for key, entry in table.items():
        for field in entry.__slots__:
            value = getattr(entry, field)
            if isinstance(value, Text):
                yield Written(key, hyphened(field), value)


class Doubts:
    """What could not be understood whole: what seems to be missing there may well be written."""

    def __init__(self, repository: Repository) -> None:
        self._entries = {fault.element for fault in repository.faults if fault.element}
        self._files = {fault.where.document.path for fault in repository.faults if not fault.element}
        self._repository = repository

    def about(self, entry: str) -> bool:
        """Whether a fault concerns the *entry*, or its file as a whole (a column of a table, say)."""
        if not self._entries and not self._files:
            return False
        origin = self._repository.origin.get(entry.partition("--")[0], self._repository.manifest_file)
        return entry.partition("--")[0] in self._entries or origin.path in self._files
