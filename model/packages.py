"""A framework package's files → one :class:`Framework`, and the proof that it makes sense.

An obligation that no model could satisfy, or a component that no kind may realize, is refused here: a check that cannot be met
(or cannot fail) would be worse than none.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as AnyMapping
from dataclasses import replace
from typing import Any

from .checks import (
    Check,
    Listed,
    PathThrough,
    Selector,
)
from .elements import hyphened
from .findings import Argument, Fault, Term
from .frameworks import (
    SPACES,
    Code,
    Component,
    Content,
    Crosswalk,
    Framework,
    Kind,
    Obligation,
    PreferredTerm,
    Principle,
    Property,
    ReferenceModel,
)
from .ids import is_code, is_id, nearest
from .manifest import FrameworkManifest
from .parse import Parser
from .soundness import unsound
from .source import Document, Locus, Mapping, Node, Route

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
    "terms": PreferredTerm,
}


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
            terms=tables["terms"],
            note=manifest.note,
            sources=tuple(
                self.parser.source(source, self.document, ("sources", at)) for at, source in enumerate(manifest.sources)
            ),
        )
        for section, name in _in_both(own, base):
            self._unsound(section, name, "already-in-base", manifest.extends.key if manifest.extends else "")
        framework = extended(own, base) if base else own
        problems = tuple(unsound(framework))
        for section, name, problem, subject in problems:
            if (section, name) in self.written:  # what the base says is the base's to mend
                self._unsound(section, name, problem, subject)
        refused = {name for section, name, _, _ in problems if section == "obligations"}
        kept = {name: item for name, item in framework.obligations.items() if name not in refused}
        return replace(framework, obligations=kept)

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
            known = below.codes.get(name)
            if known and known.status == "official" and known.name is not None and known != code:
                self._unsound("codes", name, "already-in-base", below.key)
        return framework

    def check_crosswalk(self, framework: Framework, older: AnyMapping[str, Framework]) -> None:
        """Report what the crosswalk says of items that do not exist, once the *older* packages are there."""
        packages = {**older, framework.key: framework}
        for name, entry in framework.crosswalk.items():
            for reference in (*entry.from_, *entry.to):
                package, _, item = reference.partition(":")
                known = ("crosswalk", name) in self.written  # an overlay's is its framework's to mend
                if known and package in packages and packages[package].item(item) is None:
                    self._unsound("crosswalk", name, "unknown-item", f"{package}:{item}")

    def _unsound(self, section: str, name: str, problem: str, subject: str) -> None:
        where = Locus(self.written[section, name], (section, name), "key")
        self.parser.fault("FRW001", where, {"item": name, "problem": Term(problem), "subject": subject}, name)

    def _key(self, reference: str, *route: str | int) -> str:
        return self.parser.key(reference, self.document, route)

    def _own(self, reference: str, document: Document, route: Route) -> str:
        """The key of *reference*; one without a prefix that names a space (``component/lgsp``) is this package's own."""
        if ":" not in reference and reference.partition("/")[0] in SPACES:
            return f"{self._self}:{reference}"
        key = self.parser.key(reference, document, route)
        base = f"{self.manifest.extends.key}:" if self.manifest.extends else ""
        return f"{self._self}:{key.removeprefix(base)}" if base and key.startswith(base) else key

    @property
    def _self(self) -> str:
        return f"{self.manifest.id}@{self.manifest.version}"

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
