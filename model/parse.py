"""Plain data with positions → typed, frozen values. What does not fit becomes a fault at its own key, and the rest stays.

Pydantic checks the shapes; this module translates its errors into our codes, proposes the nearest known word, types the
profile's properties, turns verbs into relations and prefixes into keys. Nothing here raises on what a user wrote.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from collections.abc import Mapping as AnyMapping
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from .contracts import Contract
from .documents import LegalDocument
from .elements import NO_FACTS, Element, Relation, RelationFacts, Value
from .exemptions import Exemption, View
from .findings import Argument, Fault, Term
from .frameworks import Property
from .ids import is_id, nearest
from .lifecycle import proposed
from .ownrules import OwnRule
from .shapes import adapter, expected, known_keys, remove
from .source import Document, Locus, Mapping, Node, Part, Route, Sequence
from .values import bounds, scalar
from .vocabulary import VERBS

T = TypeVar("T")

_SHARED_KEYS = frozenset({"name", "documentation", "planned", "since", "until", "evidence", "sources", "properties"})
ELEMENT_KEYS = _SHARED_KEYS | {"kind", "short-name", "owner", "classified-as"}
FACT_KEYS = _SHARED_KEYS | {"id", "access", "influence", "directed", "carries"}
LIST_KEYS = frozenset(VERBS) | {"classified-as", "sources"}
SECTIONS = ("elements", "relations", "documents", "views", "exemptions", "contracts", "rules")
_REFERENCES = {
    "documents": ("replaces", "amends", "based-on", "sources"),
    "exemptions": ("element", "legal-basis"),
    "contracts": ("sources",),
    "rules": ("sources",),
}
_UNKNOWN = ("extra_forbidden", "unexpected_keyword_argument")
_PROPOSALS = 1_000
"""How many unknown keys get a "did you mean": comparing words is slow, and more than these have one common cause."""
_ENTRY_FAULTS = 1_000
"""An entry with more faults than this is refused as a whole."""


class Parser:
    """Parses the files of one repository or framework package."""

    def __init__(
        self,
        aliases: AnyMapping[str, str],
        properties: AnyMapping[str, Property] | None = None,
        relation_properties: AnyMapping[str, Property] | None = None,
        maximum: int = 50_000,
    ) -> None:
        self.aliases = aliases
        self.properties = properties or {}
        self.relation_properties = relation_properties or {}
        self.profile_missing = False
        self.manifest_missing = False
        self.faults: list[Fault] = []
        self.maximum = maximum
        self.overflow = False
        self.relations: list[Relation] = []
        self.named: list[tuple[str, Document, Route]] = []
        """The ids written inside verbs, for the registry."""
        self._proposals = 0
        self._columns: set[tuple[str, str]] = set()
        self._keys: dict[str, str] = {}
        self._element = adapter(Element).validate_python

    def fault(
        self, code: str, where: Locus, arguments: dict[str, Argument], element: str = "", field: str = ""
    ) -> None:
        """Note what is wrong; SCH003 says ``choices`` and ``nearest``, SCH001 ``section``, whether or not there are any."""
        if where.document.cut and (code == "SCH002" or arguments.get("expected") == "words"):
            return
        if code == "SCH003":
            arguments = {"choices": (), "nearest": "", **arguments}
        elif code == "SCH001":
            arguments = {"section": "", **arguments}
        self.note(Fault(code, where, arguments, element, field))

    def note(self, fault: Fault) -> None:
        """Keep *fault*, up to the maximum: a report of a million findings helps nobody and would not fit in memory."""
        if len(self.faults) < self.maximum:
            self.faults.append(fault)
        else:
            self.overflow = True

    def key(self, reference: str, document: Document, route: Route) -> str:
        """The key that *reference* means; an unknown prefix is a fault and leaves it as it is."""
        if ":" not in reference:
            return reference
        known = self._keys.get(reference)
        if known is not None:
            return known
        prefix, _, rest = reference.partition(":")
        package = self.aliases.get(prefix)
        if package is None and self.manifest_missing:
            return reference  # the prefix may well be declared in the part of the manifest that could not be read
        if package is None:
            where = Locus(document, route)
            meant = next((alias for alias, package in self.aliases.items() if package == prefix), "")
            near = meant or nearest(prefix, self.aliases)
            self.fault("REF006", where, {"prefix": prefix, "nearest": near}, field=prefix)
            return reference
        return self._keys.setdefault(reference, f"{package}:{rest}")

    def alias_key(self, reference: str) -> str:
        """The key of *reference* without a place to complain at: an unknown prefix stays."""
        prefix, colon, rest = reference.partition(":")
        return f"{self.aliases.get(prefix, prefix)}:{rest}" if colon else reference

    def source(self, reference: str, document: Document, route: Route) -> str:
        """The key of a source; an address stays an address."""
        return reference if reference.startswith(("https://", "http://")) else self.key(reference, document, route)

    def _keys_in(self, node: Node, document: Document, route: Route, resolve: Callable[..., str]) -> Any:
        """References inside *node* (a text or a list of texts) made keys; any other shape is left for pydantic to refuse."""
        if isinstance(node, str):
            return resolve(node, document, route)
        if isinstance(node, list):
            return [
                resolve(item, document, (*route, number)) if isinstance(item, str) else item
                for number, item in enumerate(node)
            ]
        return node

    def element(self, document: Document, name: str, node: Node) -> Element | None:
        """The element *name*, or None where too little of it can be understood; its verbs join :attr:`relations`."""
        route: Route = ("elements", name)
        if not self._named(document, route, node) or not isinstance(node, Mapping):
            return None
        fields: dict[str, Any] = {"id": name}
        values: dict[str, Value] = {}
        for key, value in node.items():
            if key in ELEMENT_KEYS:
                if key in {"owner", "classified-as"}:
                    value = self._keys_in(value, document, (*route, key), self.key)
                elif key == "sources":
                    value = self._keys_in(value, document, (*route, key), self.source)
                fields[key] = value
            elif key in VERBS:
                self._targets(document, name, key, value)
            elif key in self.properties:
                typed = self._typed(self.properties[key], value, document, (*route, key), name)
                if typed is not None:
                    values[key] = typed
            else:
                self._unknown(document, (*route, key), (*ELEMENT_KEYS, *VERBS, *self.properties), name)
        if values:
            fields["values"] = values
        try:
            return self._element(fields)
        except ValidationError as error:
            return self._salvage(Element, fields, error, document, route, name)

    def _targets(self, document: Document, source: str, verb: str, node: Node) -> None:
        """One verb of an element: a relation for each of its targets."""
        if not isinstance(node, Sequence):
            where = Locus(document, ("elements", source, verb))
            self.fault("SCH003", where, {"key": verb, "expected": Term("list")}, source, verb)
            return
        for index, item in enumerate(node):
            if isinstance(item, str):
                target = self.key(item, document, ("elements", source, verb, index)) if ":" in item else item
                self.relations.append(Relation(source, verb, target, NO_FACTS, index))
                continue
            route: Route = ("elements", source, verb, index)
            if not isinstance(item, Mapping) or not isinstance(target_text := item.get("to"), str):
                self.fault("SCH002", Locus(document, route), {"key": "to"}, source, verb)
                continue
            facts = self._facts(document, route, item, ("to",), source)
            if facts is not None:
                if facts.id is not None:
                    self.named.append((facts.id, document, (*route, "id")))
                target = self.key(target_text, document, (*route, "to"))
                self.relations.append(Relation(source, verb, target, facts, index))

    def _facts(
        self,
        document: Document,
        route: Route,
        node: Mapping,
        own: tuple[str, ...],
        element: str,
        name: str | None = None,
    ) -> RelationFacts | None:
        fields: dict[str, Any] = {} if name is None else {"id": name}
        values: dict[str, Value] = {}
        for key, value in node.items():
            if key in own:
                continue
            if key in FACT_KEYS and not (key == "id" and name):
                if key == "carries":
                    value = self._keys_in(value, document, (*route, key), self.key)
                elif key == "sources":
                    value = self._keys_in(value, document, (*route, key), self.source)
                fields[key] = value
            elif key in self.relation_properties:
                typed = self._typed(self.relation_properties[key], value, document, (*route, key), element)
                if typed is not None:
                    values[key] = typed
            else:
                self._unknown(document, (*route, key), (*own, *FACT_KEYS, *self.relation_properties), element)
        if values:
            fields["values"] = values
        return self.build(RelationFacts, fields, document, route, element)

    def relation(self, document: Document, name: str, node: Node) -> Relation | None:
        """A relation written under ``relations:``."""
        route: Route = ("relations", name)
        if not self._named(document, route, node) or not isinstance(node, Mapping):
            return None
        ends: dict[str, str] = {}
        for key in ("source", "verb", "target"):
            value = node.get(key)
            if not isinstance(value, str):
                self.fault("SCH002", Locus(document, route, "key"), {"key": key}, name, key)
            elif key == "verb" and value not in VERBS:
                arguments: dict[str, Argument] = {
                    "key": key,
                    "expected": Term("choice"),
                    "choices": tuple(VERBS),
                    "nearest": nearest(value, VERBS),
                }
                self.fault("SCH003", Locus(document, (*route, key)), arguments, name, key)
            else:
                ends[key] = value if key == "verb" else self.key(value, document, (*route, key))
        facts = self._facts(document, route, node, ("source", "verb", "target"), name, name)
        if len(ends) < 3 or facts is None:
            return None
        return Relation(ends["source"], ends["verb"], ends["target"], facts)

    def entry(self, kind: type[T], section: str, document: Document, name: str, node: Node) -> T | None:
        """A document, view or exemption."""
        route: Route = (section, name)
        if not self._named(document, route, node) or not isinstance(node, Mapping):
            return None
        fields: dict[str, Any] = {**node, "id": name}
        if "id" in node:
            self._unknown(document, (*route, "id"), (), name)
        for key in _REFERENCES.get(section, ()):
            if key in fields:
                fields[key] = self._keys_in(
                    fields[key], document, (*route, key), self.source if key == "sources" else self.key
                )
        if section == "views" and isinstance(select := node.get("select"), Mapping):
            fields["select"] = {
                key: self._keys_in(value, document, (*route, "select", key), self.key)
                if key in ("owner", "elements", "around", "component")
                else value
                for key, value in select.items()
            }
        if fields.get("viewpoint") == "neighbourhood" and "around" not in fields.get("select", {}):
            self.fault("SCH002", Locus(document, route, "key"), {"key": "around"}, name, "select.around")
        return self.build(kind, fields, document, route, name)

    def build(
        self, kind: type[T], fields: dict[str, Any], document: Document, route: Route, element: str = ""
    ) -> T | None:
        """*fields* as a *kind*; what does not fit is reported and left out, None where what is left is not enough."""
        for key in [key for key in fields if "_" in key]:
            self._unknown(document, (*route, key), known_keys(kind, (key,)), element)
            fields = {name: value for name, value in fields.items() if name != key}
        try:
            return adapter(kind).validate_python(fields)
        except ValidationError as error:
            return self._salvage(kind, fields, error, document, route, element)

    def _salvage(
        self,
        kind: type[T],
        fields: dict[str, Any],
        error: ValidationError,
        document: Document,
        route: Route,
        element: str,
    ) -> T | None:
        if error.error_count() > _ENTRY_FAULTS:
            limit: dict[str, Argument] = {"limit": Term("findings"), "maximum": _ENTRY_FAULTS}
            self.fault("SYN006", Locus(document, route, "key"), limit, element)
            return None
        remaining: dict[str, Any] = dict(fields)
        copied: set[Route] = set()
        for problem in error.errors(include_url=False, include_context=True):
            location = tuple(step for step in problem["loc"] if step != "[key]")
            self._report(problem, document, route, location, element, kind)
            if problem["type"] != "missing" and location:
                remove(remaining, location, copied, whole=problem["type"] not in _UNKNOWN)
        try:
            return adapter(kind).validate_python(remaining)
        except ValidationError:
            return None

    def _report(
        self, problem: ErrorDetails, document: Document, route: Route, location: Route, element: str, kind: type[Any]
    ) -> None:
        full = (*route, *location)
        field = ".".join(str(step) for step in location)
        if problem["type"] in _UNKNOWN:
            self._unknown(document, full, known_keys(kind, location), element)
        elif problem["type"] == "missing":
            where = Locus(document, full[:-1], "key" if len(full) > 1 else "value")
            self.fault("SCH002", where, {"key": str(location[-1])}, element, field)
        else:
            part: Part = "key" if problem["loc"][-1:] == ("[key]",) else "value"
            self.fault("SCH003", Locus(document, full, part), expected(problem, location), element, field)

    def _named(self, document: Document, route: Route, node: Node) -> bool:
        """Whether the entry at *route* has a well-formed id and is a mapping."""
        name = str(route[-1])
        if not is_id(name):
            self.fault("SCH005", Locus(document, route, "key"), {"id": name}, name)
        if not isinstance(node, Mapping):
            self.fault("SCH003", Locus(document, route), {"key": name, "expected": Term("mapping")}, name)
            return False
        return is_id(name)

    def _unknown(self, document: Document, route: Route, known: Iterable[str], element: str) -> None:
        key = str(route[-1])
        self._proposals += 1
        proposal = nearest(key, known) if self._proposals <= _PROPOSALS else ""
        if self.profile_missing and not proposal and route[0] in ("elements", "relations"):
            return  # it may well be a property of the profile that could not be read; that is a finding already
        column = ".".join(map(str, route[2:]))
        if column not in document.columns:
            self.fault("SCH001", Locus(document, route, "key"), {"key": key, "nearest": proposal}, element, key)
        elif (document.path, column) not in self._columns:  # said once, at the header, not for every row
            self._columns.add((document.path, column))
            where = Locus(document, exact=document.columns[column])
            self.fault("SCH001", where, {"key": key, "nearest": proposal}, field=key)

    def _typed(self, declared: Property, node: Node, document: Document, route: Route, element: str) -> Value | None:
        """The value of a profile property, by its declared type; a fault and None where it does not fit."""
        if declared.many:
            if not isinstance(node, Sequence):
                self.fault("SCH003", Locus(document, route), {"key": str(route[-1]), "expected": Term("list")}, element)
                return None
            items = [self._single(declared, item, document, (*route, n), element) for n, item in enumerate(node)]
            return tuple(str(item) for item in items if item is not None)
        return self._single(declared, node, document, route, element)

    def _single(self, declared: Property, node: Node, document: Document, route: Route, element: str) -> Value | None:
        key = next(str(step) for step in reversed(route) if isinstance(step, str))
        arguments: dict[str, Argument] = {"key": key, "expected": Term(declared.type)}
        value: Value | None = None
        if isinstance(node, str):
            if declared.values and node not in declared.values:
                choices = tuple(declared.values)
                arguments |= {"expected": Term("choice"), "choices": choices, "nearest": nearest(node, choices)}
            else:
                value = scalar(declared, node)
            if value is None and (limits := bounds(declared)):
                arguments |= limits
            if declared.type == "date":
                arguments["nearest"] = proposed(node)
        if value is None:
            self.fault("SCH003", Locus(document, route), arguments, element, key)
        return value


ENTRIES: dict[str, type[Any]] = {
    "documents": LegalDocument,
    "views": View,
    "exemptions": Exemption,
    "contracts": Contract,
    "rules": OwnRule,
}
