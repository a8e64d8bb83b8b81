"""Collects the entries of every file of a repository and refuses an id that is there already."""

from __future__ import annotations

from typing import Any

from .elements import Element, Relation
from .findings import Argument, Fault, Term
from .ids import is_id, nearest
from .parse import ENTRIES, SECTIONS, Parser
from .source import Document, Locus, Mapping, Node

_TELLING = {
    "kind": "elements",
    "verb": "relations",
    "parts": "contracts",
    "code": "rules",
    "type": "documents",
    "viewpoint": "views",
    "rule": "exemptions",
}
"""A key that only the entries of one section have."""


class Registry:
    """What the files of one repository hold, by section, each id once: the first one written counts."""

    def __init__(self, parser: Parser) -> None:
        self.parser = parser
        self.elements: dict[str, Element] = {}
        self.relations: list[Relation] = []
        self.entries: dict[str, dict[str, Any]] = {section: {} for section in ENTRIES}
        self.origin: dict[str, Document] = {}
        self.written: dict[str, tuple[Document, str]] = {}
        self.named: dict[str, Locus] = {}
        self.broken: set[str] = set()
        self._headless: set[str] = set()

    def add(self, document: Document) -> None:
        """Take in one file."""
        for section, node in document.root.items():
            if section not in SECTIONS:
                self._outside(document, section, node)
            elif not isinstance(node, Mapping):
                arguments: dict[str, Argument] = {
                    "key": section,
                    "expected": Term("mapping"),
                    "choices": (),
                    "nearest": "",
                }
                self.parser.note(Fault("SCH003", Locus(document, (section,)), arguments, field=section))
            else:
                for name, entry in node.items():
                    self._entry(document, section, name, entry)

    def _outside(self, document: Document, name: str, node: Node) -> None:
        """A key that is no section: where it looks like an entry, its section was forgotten, which is said once a file."""
        section = (
            next((meant for key, meant in _TELLING.items() if key in node), "") if isinstance(node, Mapping) else ""
        )
        if section:
            self.broken.add(name)
            if document.path in self._headless:
                return
            self._headless.add(document.path)
        near = "" if section else nearest(name, SECTIONS)
        arguments: dict[str, Argument] = {"key": name, "nearest": near, "section": section}
        self.parser.note(Fault("SCH001", Locus(document, (name,), "key"), arguments, field=name))

    def _entry(self, document: Document, section: str, name: str, node: Node) -> None:
        if name in self.written:
            self._twice(name, Locus(document, (section, name), "key"))
            return
        self.written[name] = (document, section)
        self.origin[name] = document
        built: Any
        if section == "elements":
            built = self.parser.element(document, name, node)
            if built is not None:
                self.elements[name] = built
        elif section == "relations":
            built = self.parser.relation(document, name, node)
            if built is not None:
                self.relations.append(built)
        else:
            built = self.parser.entry(ENTRIES[section], section, document, name, node)
            if built is not None:
                self.entries[section][name] = built
        if built is None:
            self.broken.add(name)

    def add_named(self) -> None:
        """Take in the ids that relations were given inside a verb; they share the namespace of all other ids."""
        for name, document, route in self.parser.named:
            where = Locus(document, route)
            if not is_id(name):
                self.parser.note(Fault("SCH005", where, {"id": name}, name))
            elif name in self.written or name in self.named:
                self._twice(name, where)
            else:
                self.named[name] = where

    def _twice(self, name: str, where: Locus) -> None:
        if name in self.named:
            first = self.named[name]
        else:
            document, section = self.written[name]
            first = Locus(document, (section, name), "key")
        self.parser.note(Fault("IDN001", where, {"id": name}, name, related=(("first", first),)))
