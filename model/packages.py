"""A framework package's files → one :class:`Framework`, and the proof that it makes sense.

An obligation that no model could satisfy, or a component that no kind may realize, is refused here: a check that cannot be met
(or cannot fail) would be worse than none.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from collections.abc import Mapping as AnyMapping
from dataclasses import replace
from typing import Any

from .elements import hyphened
from .findings import Argument, Fault, Term
from .frameworks import (
    SPACES,
    Check,
    Code,
    Component,
    ComponentAbsent,
    ComponentPresent,
    Content,
    Crosswalk,
    ExchangeProperty,
    ExchangeWith,
    Framework,
    Kind,
    Listed,
    Manual,
    Obligation,
    PathThrough,
    Principle,
    Property,
    PropertyIn,
    PropertyMatches,
    PropertyRange,
    ReferenceModel,
    RelationRequired,
    Selector,
)
from .ids import is_code, is_id, nearest, parent_code
from .manifest import FrameworkManifest
from .metamodel import Metamodel
from .parse import Parser
from .source import Document, Locus, Mapping, Node, Route
from .vocabulary import LAYERS, VERBS, concepts

TABLES: dict[str, type[Any]] = {
    "kinds": Kind,
    "properties": Property,
    "relation-properties": Property,
    "models": ReferenceModel,
    "codes": Code,
    "components": Component,
    "principles": Principle,
    "contents": Content,
    "obligations": Obligation,
    "crosswalk": Crosswalk,
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

    def framework(self, base: Framework | None = None) -> Framework:
        """The package with what it takes over from *base*; references are keys, what is unsound joins the parser's faults."""
        manifest, tables = self.manifest, self.tables
        own = Framework(
            id=manifest.id,
            version=manifest.version,
            revision=manifest.revision,
            name=manifest.name,
            document=self._key(manifest.document, "document") if manifest.document else None,
            amendments=tuple(self._key(name, "amendments", at) for at, name in enumerate(manifest.amendments)),
            replaces=tuple(claim.key for claim in manifest.replaces),
            kinds=tables["kinds"],
            properties=tables["properties"],
            relation_properties=tables["relation-properties"],
            models=tables["models"],
            codes=tables["codes"],
            components=tables["components"],
            principles=tables["principles"],
            contents=tables["contents"],
            obligations={name: self._linked(name, item) for name, item in tables["obligations"].items()},
            crosswalk={name: self._walked(name, item) for name, item in tables["crosswalk"].items()},
            note=manifest.note,
            sources=tuple(
                self.parser.source(source, self.document, ("sources", at)) for at, source in enumerate(manifest.sources)
            ),
        )
        for section, name in _in_both(own, base):
            self._unsound(section, name, "already-in-base", manifest.extends.key if manifest.extends else "")
        framework = extended(own, base) if base else own
        for section, name, problem, subject in unsound(framework):
            if (section, name) in self.written:  # what the base says is the base's to mend
                self._unsound(section, name, problem, subject)
        return framework

    def overlay(self, below: Framework) -> Framework:
        """*below* with the codes of this package; an official one takes the place of one known from a draft."""
        for section, name in self.written:
            if section != "codes":
                self._unsound(section, name, "only-codes", below.key)
        framework = replace(below, codes={**below.codes, **self.tables["codes"]})
        for section, name, problem, subject in unsound(framework):
            if (section, name) in self.written:
                self._unsound(section, name, problem, subject)
        for name, code in self.tables["codes"].items():
            if name in below.codes and below.codes[name].status == "official" and below.codes[name] != code:
                self._unsound("codes", name, "already-in-base", below.key)
        return framework

    def check_crosswalk(self, framework: Framework, older: AnyMapping[str, Framework]) -> None:
        """Report what the crosswalk says of items that do not exist, once the *older* packages are there."""
        packages = {**older, framework.key: framework}
        for name, entry in framework.crosswalk.items():
            for reference in (*entry.from_, *entry.to):
                package, _, item = reference.partition(":")
                if package in packages and packages[package].item(item) is None:
                    self._unsound("crosswalk", name, "unknown-item", f"{package}:{item}")

    def _unsound(self, section: str, name: str, problem: str, subject: str) -> None:
        where = Locus(self.written[section, name], (section, name), "key")
        self.parser.fault("FRW001", where, {"item": name, "problem": Term(problem), "subject": subject}, name)

    def _key(self, reference: str, *route: str | int) -> str:
        return self.parser.key(reference, self.document, route)

    def _own(self, reference: str, document: Document, route: Route) -> str:
        """The key of *reference*; one without a prefix that names a space (``component/lgsp``) is this package's own."""
        if ":" not in reference and reference.partition("/")[0] in SPACES:
            return f"{self.manifest.id}@{self.manifest.version}:{reference}"
        return self.parser.key(reference, document, route)

    def _walked(self, name: str, entry: Crosswalk) -> Crosswalk:
        """The crosswalk entry *name* with its references as keys."""
        document, route = self.written["crosswalk", name], ("crosswalk", name)
        return replace(
            entry,
            from_=tuple(self._own(item, document, (*route, "from", at)) for at, item in enumerate(entry.from_)),
            to=tuple(self._own(item, document, (*route, "to", at)) for at, item in enumerate(entry.to)),
        )

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
            changes["via"] = tuple(self._own(item, document, (*route, "via", at)) for at, item in enumerate(asked.via))
        if isinstance(asked, Listed):
            changes["list_"] = tuple(key(item, "list", at) for at, item in enumerate(asked.list_))
        if not changes:
            return obligation
        check: dict[str, Any] = {kind: replace(asked, **changes)}
        return replace(obligation, check=Check(**check))


_TABLES = tuple(name.replace("-", "_") for name in TABLES)
_INHERITED = {"components": "component", "codes": "code", "models": "code", "principles": "principle"} | {
    "contents": "content",
    "obligations": "obligation",
}
"""Table → the space its items are referred to in."""


def _in_both(own: Framework, base: Framework | None) -> Iterator[tuple[str, str]]:
    """(section, name) of what *own* says although *base* has said it."""
    for table in _TABLES if base else ():
        for name in sorted(getattr(own, table).keys() & getattr(base, table).keys()):
            yield hyphened(table), name


def extended(own: Framework, base: Framework) -> Framework:
    """*own* with everything of *base*: the same law binds whatever version of the framework is in force."""
    tables: dict[str, Any] = {table: {**getattr(base, table), **getattr(own, table)} for table in _TABLES}
    tables["crosswalk"] = own.crosswalk
    tables["obligations"] = {
        **{name: _rebased(obligation, base.key, own.key) for name, obligation in base.obligations.items()},
        **own.obligations,
    }
    inherited = frozenset(
        f"{space}/{name}"
        for table, space in _INHERITED.items()
        for name in getattr(base, table).keys() - getattr(own, table).keys()
    )
    return replace(own, extends=base.key, inherited=inherited, **tables)


def _rebased(obligation: Obligation, base: str, own: str) -> Obligation:
    """*obligation* of the package *base* as the package *own* reads it: the components it names are its own by now."""
    path = obligation.check.path_through
    if path is None:
        return obligation
    via = tuple(f"{own}:{key.removeprefix(base + ':')}" if key.startswith(f"{base}:") else key for key in path.via)
    return replace(obligation, check=Check(path_through=replace(path, via=via)))


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
    for name, entry in framework.crosswalk.items():
        if not _ends_fit(entry):
            yield "crosswalk", name, "wrong-ends", entry.change


_ENDS: dict[str, tuple[range, range]] = {
    "kept": (range(1, 2), range(1, 2)),
    "renamed": (range(1, 2), range(1, 2)),
    "changed": (range(1, 2), range(1, 2)),
    "split": (range(1, 2), range(2, 1_000)),
    "merged": (range(2, 1_000), range(1, 2)),
    "added": (range(1), range(1, 1_000)),
    "withdrawn": (range(1, 1_000), range(1)),
}


def _ends_fit(entry: Crosswalk) -> bool:
    """Whether *entry* names as many older and newer items as its kind of change has."""
    before, after = _ENDS[entry.change]
    return len(entry.from_) in before and len(entry.to) in after


def _unmeetable(framework: Framework, metamodel: Metamodel, obligation: Obligation) -> Iterator[tuple[str, str]]:
    """Why no model could meet *obligation*, or none could fail it."""
    check = obligation.check.asked
    for field in check.__slots__:
        value = getattr(check, field)
        if isinstance(value, Selector):
            yield from _selector(framework, metamodel, value)
    match check:
        case ComponentPresent(component=component, or_=others):
            yield from (("unknown-component", key) for key in (component, *others) if key not in framework.components)
        case ComponentAbsent(component=component):
            if component not in framework.components:
                yield "unknown-component", component
        case PathThrough():
            yield from _path(framework, check)
        case ExchangeProperty():
            yield from _relation_property(framework, check)
        case Listed(list_=()):
            yield "no-possible-value", ""
        case RelationRequired(verbs=verbs):
            yield from (("unknown-verb", verb) for verb in verbs if verb not in VERBS)
        case ExchangeWith() | Manual() | Listed():
            pass
        case _ if hasattr(check, "property"):
            yield from _property(framework, metamodel, check)


def _path(framework: Framework, check: PathThrough) -> Iterator[tuple[str, str]]:
    if not check.via:
        yield "no-intermediary", ""
    if check.to.repository is None and check.from_.repository is None:
        yield "cannot-fail", "path-through"  # who keeps to its own repository passes no platform on the way out of it
    for key in check.via:
        package, _, item = key.partition(":")
        if package == framework.key and framework.item(item) is None:
            yield "unknown-component", item


def _relation_property(framework: Framework, check: ExchangeProperty) -> Iterator[tuple[str, str]]:
    if check.property not in framework.relation_properties:
        yield "unknown-property", check.property
    if check.pattern is not None and not _compiles(check.pattern):
        yield "bad-pattern", check.pattern


def _property(framework: Framework, metamodel: Metamodel, check: Any) -> Iterator[tuple[str, str]]:
    """What is wrong with the property that *check* (any check with ``of`` and ``property``) asks about."""
    declared = framework.properties.get(check.property)
    if declared is None:
        yield "unknown-property", check.property
        return
    for kind in check.of.kinds:
        if kind in framework.kinds and check.property not in metamodel.properties_of(kind):
            yield "property-does-not-apply", kind
    match check:
        case PropertyRange(minimum=low, maximum=high):
            if _implied(low, declared.minimum) and _implied(high, declared.maximum, above=True):
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


def _implied(asked: float | None, declared: float | None, *, above: bool = False) -> bool:
    """Whether every value the profile lets pass keeps to the bound *asked*, too."""
    if asked is None:
        return True
    return declared is not None and (declared <= asked if above else declared >= asked)


def _selector(framework: Framework, metamodel: Metamodel, selector: Selector) -> Iterator[tuple[str, str]]:
    for kind in selector.kinds:
        if metamodel.concept(kind) is None:
            yield "unknown-kind", kind
    for layer in selector.layers:
        if layer not in LAYERS:
            yield "unknown-layer", layer
    if selector.component is not None and selector.component not in framework.components:
        yield "unknown-component", selector.component
    for condition in selector.where:
        if condition.property not in framework.properties:
            yield "unknown-property", condition.property
        if not condition.values and condition.minimum is None and condition.maximum is None:
            yield "no-possible-value", condition.property
        if _empty_range(condition.minimum, condition.maximum):
            yield "empty-range", f"{condition.minimum:g}–{condition.maximum:g}"


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
