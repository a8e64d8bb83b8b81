"""A framework package's files → one :class:`Framework`, and the proof that it makes sense.

An obligation that no model could satisfy, or a component that no kind may realize, is refused here: a check that cannot be met
(or cannot fail) would be worse than none.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from .elements import hyphened
from .findings import Argument, Fault, Term
from .frameworks import (
    Check,
    Code,
    Component,
    ComponentPresent,
    ExchangeWith,
    Framework,
    Kind,
    Manual,
    Obligation,
    OwnerPresent,
    PartMaximum,
    PathThrough,
    Property,
    PropertyIn,
    PropertyMatches,
    PropertyRange,
    PropertyRequired,
    ReferenceModel,
    Selector,
)
from .ids import is_code, is_id, nearest, parent_code
from .manifest import FrameworkManifest
from .metamodel import Metamodel
from .parse import Parser
from .source import Document, Locus, Mapping, Node, Route
from .vocabulary import LAYERS, concepts

TABLES: dict[str, type[Any]] = {
    "kinds": Kind,
    "properties": Property,
    "relation-properties": Property,
    "models": ReferenceModel,
    "codes": Code,
    "components": Component,
    "obligations": Obligation,
}

_ALWAYS_THERE = ("owner", "documentation", "sources", "since")


class PackageParser:
    """Collects the tables of a framework package from its files."""

    def __init__(self, manifest: FrameworkManifest, aliases: dict[str, str], document: Document | None = None) -> None:
        self.manifest = manifest
        self.document = document or Document("framework.yaml")
        self.parser = Parser(aliases)
        self.tables: dict[str, dict[str, Any]] = {name: {} for name in TABLES}
        self.written: dict[tuple[str, str], Document] = {}

    def add(self, document: Document) -> None:
        """Take in one file of the package."""
        for section, node in document.root.items():
            if section not in TABLES:
                self._fault(
                    "SCH001", document, (section,), {"key": section, "nearest": nearest(section, TABLES)}, "key"
                )
            elif not isinstance(node, Mapping):
                self._fault("SCH003", document, (section,), {"key": section, "expected": Term("mapping")})
            else:
                for name, entry in node.items():
                    self._entry(document, section, name, entry)

    def _entry(self, document: Document, section: str, name: str, node: Node) -> None:
        route = (section, name)
        well_named = is_code(name) if section in ("codes", "models") else is_id(name)
        if not well_named:
            self._fault("SCH005", document, route, {"id": name}, "key")
        elif not isinstance(node, Mapping):
            self._fault("SCH003", document, route, {"key": name, "expected": Term("mapping")})
        elif (section, name) in self.written:
            first = Locus(self.written[section, name], route, "key")
            where = Locus(document, route, "key")
            self.parser.faults.append(Fault("IDN001", where, {"id": name}, name, related=(("first", first),)))
        else:
            self.written[section, name] = document
            fields: dict[str, Any] = dict(node)
            for key in ("document", "source"):
                if isinstance(value := fields.get(key), str):
                    fields[key] = self.parser.key(value, document, (*route, key))
            if isinstance(sources := fields.get("sources"), list):
                fields["sources"] = [
                    self.parser.source(item, document, (*route, "sources", number)) if isinstance(item, str) else item
                    for number, item in enumerate(sources)
                ]
            if isinstance(check := fields.get("check"), Mapping):
                fields["check"] = self._hyphened(check, document, (*route, "check"))
            built = self.parser.build(TABLES[section], fields, document, route, name)
            if built is not None:
                self.tables[section][name] = built

    def _hyphened(self, node: Mapping, document: Document, route: Route) -> dict[str, Any]:
        """*node* without keys that are spelled like our fields (``from_``) instead of like the files (``from``)."""
        kept: dict[str, Any] = {}
        for key, value in node.items():
            below = (*route, key)
            if "_" in key:
                self._fault("SCH001", document, below, {"key": key, "nearest": hyphened(key)}, "key")
            else:
                kept[key] = self._hyphened(value, document, below) if isinstance(value, Mapping) else value
        return kept

    def _fault(
        self, code: str, document: Document, route: Route, arguments: dict[str, Argument], part: Any = "value"
    ) -> None:
        self.parser.fault(code, Locus(document, route, part), arguments)

    def framework(self) -> Framework:
        """The package, with its local references made keys; what is unsound joins the parser's faults."""
        manifest, tables = self.manifest, self.tables
        framework = Framework(
            id=manifest.id,
            version=manifest.version,
            revision=manifest.revision,
            name=manifest.name,
            document=self.parser.key(manifest.document, self.document, ("document",)) if manifest.document else None,
            replaces=manifest.replaces,
            kinds=tables["kinds"],
            properties=tables["properties"],
            relation_properties=tables["relation-properties"],
            models=tables["models"],
            codes=tables["codes"],
            components=tables["components"],
            obligations={name: self._linked(name, item) for name, item in tables["obligations"].items()},
        )
        for section, name, problem, subject in unsound(framework):
            where = Locus(self.written[section, name], (section, name), "key")
            self.parser.fault("FRW001", where, {"item": name, "problem": Term(problem), "subject": subject}, name)
        return framework

    def _linked(self, name: str, obligation: Obligation) -> Obligation:
        """*obligation* with its local references (``via: [component/lgsp]``, ``elements: ["national:ndxp"]``) as keys."""
        asked = obligation.check.asked
        kind = next(kind for kind in Check.__slots__ if getattr(obligation.check, kind) is asked)
        document, route = self.written["obligations", name], ("obligations", name, "check", hyphened(kind))

        def key(reference: str, *below: str | int) -> str:
            return self.parser.key(reference, document, (*route, *below))

        changes: dict[str, Any] = {
            field: replace(
                value,
                elements=tuple(key(item, hyphened(field), "elements", at) for at, item in enumerate(value.elements)),
            )
            for field in asked.__slots__
            if isinstance(value := getattr(asked, field), Selector) and value.elements
        }
        if isinstance(asked, PathThrough):
            own = f"{self.manifest.id}@{self.manifest.version}"
            changes["via"] = tuple(
                f"{own}:{item}" if "/" in item and ":" not in item else key(item, "via", at)
                for at, item in enumerate(asked.via)
            )
        if not changes:
            return obligation
        check: dict[str, Any] = {kind: replace(asked, **changes)}
        return replace(obligation, check=Check(**check))


def unsound(framework: Framework) -> Iterator[tuple[str, str, str, str]]:
    """(section, name, problem, subject) of every item of *framework* that could never work."""
    metamodel = Metamodel(framework)
    known_kinds = set(metamodel.kinds)
    for name, kind in framework.kinds.items():
        if kind.narrows not in concepts():
            yield "kinds", name, "unknown-kind", kind.narrows
        if kind.layer is not None and kind.layer not in LAYERS:
            yield "kinds", name, "unknown-layer", kind.layer
        for key in sorted({*kind.properties, *kind.required} - {*framework.properties, *_ALWAYS_THERE}):
            yield "kinds", name, "unknown-property", key
    for section, table in (
        ("properties", framework.properties),
        ("relation-properties", framework.relation_properties),
    ):
        for name, item in table.items():
            if _empty_range(item.minimum, item.maximum):
                yield section, name, "empty-range", f"{item.minimum:g}–{item.maximum:g}"
            if item.pattern is not None and not _compiles(item.pattern):
                yield section, name, "bad-pattern", item.pattern
    for name, code in framework.codes.items():
        if code.model not in framework.models:
            yield "codes", name, "unknown-model", code.model
        above = parent_code(name)
        if above and above not in framework.codes and above not in framework.models:
            yield "codes", name, "no-parent", above
    for name, component in framework.components.items():
        for key in component.kinds:
            if key not in known_kinds:
                yield "components", name, "unknown-kind", key
        if component.model is not None and component.model not in framework.models:
            yield "components", name, "unknown-model", component.model
    for name, obligation in framework.obligations.items():
        for problem, subject in _unmeetable(framework, metamodel, obligation):
            yield "obligations", name, problem, subject


def _unmeetable(framework: Framework, metamodel: Metamodel, obligation: Obligation) -> Iterator[tuple[str, str]]:
    """Why no model could meet *obligation*, or none could fail it."""
    check = obligation.check.asked
    match check:
        case ComponentPresent(component=component):
            if component not in framework.components:
                yield "unknown-component", component
        case PathThrough():
            if not check.via:
                yield "no-intermediary", ""
            for key in check.via:
                package, _, item = key.partition(":")
                if package == framework.key and framework.item(item) is None:
                    yield "unknown-component", item
            yield from _selector(framework, metamodel, check.to)
            yield from _selector(framework, metamodel, check.from_)
        case ExchangeWith():
            yield from _selector(framework, metamodel, check.of)
            yield from _selector(framework, metamodel, check.with_)
        case PropertyRequired() | PropertyRange() | PropertyMatches() | PropertyIn() | PartMaximum():
            yield from _selector(framework, metamodel, check.of)
            yield from _property(framework, metamodel, check)
        case OwnerPresent():
            yield from _selector(framework, metamodel, check.of)
        case Manual():
            pass


def _property(
    framework: Framework,
    metamodel: Metamodel,
    check: PropertyRequired | PropertyRange | PropertyMatches | PropertyIn | PartMaximum,
) -> Iterator[tuple[str, str]]:
    declared = framework.properties.get(check.property)
    if declared is None:
        yield "unknown-property", check.property
        return
    for kind in check.of.kinds:
        if kind in framework.kinds and check.property not in metamodel.properties_of(kind):
            yield "property-does-not-apply", kind
    match check:
        case PropertyRange(minimum=low, maximum=high):
            if low is None and high is None:
                yield "cannot-fail", check.property
            low = max((x for x in (low, declared.minimum) if x is not None), default=None)
            high = min((x for x in (high, declared.maximum) if x is not None), default=None)
            if _empty_range(low, high):
                yield "empty-range", f"{low:g}–{high:g}"
        case PropertyMatches(pattern=pattern):
            if not _compiles(pattern):
                yield "bad-pattern", pattern
        case PropertyIn(values=values):
            if not values or (declared.values and not set(values) & set(declared.values)):
                yield "no-possible-value", ", ".join(values)


def _selector(framework: Framework, metamodel: Metamodel, selector: Selector) -> Iterator[tuple[str, str]]:
    for kind in selector.kinds:
        if metamodel.concept(kind) is None:
            yield "unknown-kind", kind
    for layer in selector.layers:
        if layer not in LAYERS:
            yield "unknown-layer", layer
    if selector.component is not None and selector.component not in framework.components:
        yield "unknown-component", selector.component


def _empty_range(low: float | None, high: float | None) -> bool:
    return low is not None and high is not None and not low <= high  # so that nan is refused, too


def _compiles(pattern: str) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # what a later Python will read differently is no pattern for a law
            re.compile(pattern)
    except (re.error, OverflowError, RecursionError, Warning):
        return False
    return True
