"""Where a framework package that is looked at alone cites documents: its files as written, without what it inherits."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.manifest import FRAMEWORK_NAME
from ....model.repository import Repository
from ....model.source import Document, Locus, Mapping, Route, Sequence

_FIELDS = ("document", "source", "sources", "amendments")
Citation = tuple[str, str, Locus, str]


def is_package(repository: Repository) -> bool:
    """Whether *repository* stands for a framework package."""
    return repository.manifest_file.path == FRAMEWORK_NAME


def citations(repository: Repository) -> Iterator[Citation]:
    """(item, field, place, key) of every reference to a document, of the framework and of its items."""
    packages = _packages(repository.manifest_file.root.get("uses"))
    unusable = {fault.arguments.get("package") for fault in repository.faults if fault.code == "REF007"}
    for item, field, where in _written(repository):
        reference = where.document.node(where.route)
        if not isinstance(reference, str) or reference.startswith(("https://", "http://")):
            continue
        prefix, colon, name = reference.partition(":")
        if not colon:
            yield item, field, where, reference
        elif packages.get(prefix, "") not in {"", *unusable}:  # else a finding about the prefix or the package says so
            yield item, field, where, f"{packages[prefix]}:{name}"


def _packages(uses: object) -> dict[str, str]:
    """Prefix → the repository it stands for."""
    entries = uses.items() if isinstance(uses, Mapping) else ()
    found = {prefix: use.get("repository") for prefix, use in entries if isinstance(use, Mapping)}
    return {prefix: name for prefix, name in found.items() if isinstance(name, str)}


def _written(repository: Repository) -> Iterator[tuple[str, str, Locus]]:
    yield from _entry(repository.manifest_file, (), repository.id)
    for document in repository.files:
        if document is not repository.manifest_file:
            for section, table in document.root.items():
                for name in table if isinstance(table, Mapping) else ():
                    yield from _entry(document, (section, name), name)


def _entry(document: Document, route: Route, item: str) -> Iterator[tuple[str, str, Locus]]:
    entry = document.node(route)
    for field in _FIELDS if isinstance(entry, Mapping) else ():
        value = document.node((*route, field))
        if isinstance(value, str):
            yield item, field, Locus(document, (*route, field))
        elif isinstance(value, Sequence):
            yield from ((item, field, Locus(document, (*route, field, number))) for number in range(len(value)))
