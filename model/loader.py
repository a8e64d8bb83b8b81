"""The conductor: a folder becomes a :class:`Repository`. Reads top to bottom; never raises on what users wrote.

read (text, positions) → parse (typed values) → register (unique ids) → link (other packages) → repository.
"""

from __future__ import annotations

import datetime
import os
import re
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from .collector import collection_paused
from .federation import locate, locate_overlay, shipped, versions
from .findings import Argument, Fault, Term
from .folder import is_file, locate_file, walk
from .frameworks import Framework
from .ids import ID_PATTERN
from .lifecycle import interval
from .manifest import BASELINE_NAME, FRAMEWORK_NAME, NAME, Claim, FrameworkManifest, Manifest, Table, Use
from .manifest_file import UNSTATED, read_manifest, resolve_absences, with_keys
from .ownrules import queries
from .packages import PackageParser
from .parse import LIST_KEYS, Parser
from .reader import Limits, Reading, read
from .registry import Registry
from .repository import Repository
from .source import Document, Locus, Span
from .tables import as_elements
from .text import Text

MAXIMUM_CHAIN = 64
"""How many packages may use each other in a row; each is a few calls deep."""


def load(
    folder: Path,
    limits: Limits | None = None,
    output: Path | None = None,
    instead: Mapping[str, bytes] | None = None,
) -> Repository:
    """Read the repository or framework package in *folder*, with everything it is linked to; *output* is not read.

    *instead* holds other contents for some of the repository's own files, by path: what it would be if they were written.

    Raises:
        FileNotFoundError: there is no such folder.
        NotADirectoryError: it is no folder.
    """
    try:
        mode = folder.stat().st_mode
    except (OSError, ValueError):
        raise FileNotFoundError(folder) from None
    if not stat.S_ISDIR(mode):
        raise NotADirectoryError(folder)
    with collection_paused():
        return _Loader(limits or Limits(), output, instead or {}).main(folder)


@dataclass
class _Files:
    """What the files of one repository gave, together."""

    documents: list[Document] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    whole: bool = True
    unread: bool = False

    def add(self, reading: Reading) -> None:
        """Take in what became of one file."""
        self.documents.append(reading.document)
        self.faults += reading.faults
        self.whole = self.whole and reading.whole
        self.unread = self.unread or reading.unread


_POSSIBLE_ID = re.compile(rf"^[ \t]+({ID_PATTERN})[ \t]*:|^({ID_PATTERN}),", re.MULTILINE)


def _behind_the_break(document: Document) -> frozenset[str]:
    """The ids that may be declared in the part of *document* that was not read, so that nobody is told they do not exist."""
    if not document.cut:
        return frozenset()
    return frozenset(match[1] or match[3] for match in _POSSIBLE_ID.finditer(document.text))


class _Loader:
    """Loads one repository and, once each, the packages it reaches."""

    def __init__(self, limits: Limits, output: Path | None, instead: Mapping[str, bytes]) -> None:
        self.limits = limits
        self.instead = instead
        self.output = output.resolve() if output else None
        self.nodes = 0
        self.repositories: dict[str, Repository] = {}
        self.frameworks: dict[str, Framework] = {}
        self.damaged: set[str] = set()
        self._under_way: set[str] = set()

    def _versions(self) -> None:
        """Load the versions before and after each framework that is used: at another date one of them may be what binds.

        They are the tool's own and were not asked for, so nothing is said of them here.
        """
        for key in tuple(self.frameworks):
            for other in versions(key):
                name, _, version = other.partition("@")
                if other not in self.frameworks:
                    self._package(Use(framework=name, version=version), Path())

    def main(self, folder: Path) -> Repository:
        """The repository asked for, linked to all the others."""
        if is_file(folder / FRAMEWORK_NAME) and not os.path.lexists(folder / NAME):
            repository = self._package_alone(folder)
        else:
            repository = self._repository(folder, "")
        self._versions()
        everything = self.repositories | {repository.id: repository}
        for home in everything.values():
            home.linked = {name: other for name, other in everything.items() if other is not home}
            home.frameworks = self.frameworks
        return repository

    def _repository(self, folder: Path, prefix: str) -> Repository:
        reading = self._read(folder / NAME, prefix + NAME)
        reader_faults = list(reading.faults) if os.path.lexists(folder / NAME) else []
        manifest, faults = read_manifest(folder, reading)
        if not prefix:
            self._under_way.add(manifest.id)  # so that a package which uses this repository does not read it again
        uses = {name: use.key for name, use in manifest.uses.items()}
        parser = Parser(uses, maximum=self.limits.run_faults)
        faults += self._link(folder, manifest, reading.document)
        faults += self._overlays(folder, prefix, manifest, reading.document)
        framework = self.frameworks.get(manifest.conforms_to.key) if manifest.conforms_to else None
        if framework is not None:
            parser.properties = framework.properties
            parser.relation_properties = framework.relation_properties
        parser.manifest_missing = not reading.whole
        parser.profile_missing = framework is None and (manifest.conforms_to is not None or parser.manifest_missing)
        resolve_absences(manifest, parser, reading.document)
        files = self._files(folder, prefix, manifest)
        registry = Registry(parser)
        for document in files.documents:
            registry.add(document)
        registry.add_named()
        faults = [*reader_faults, *faults, *files.faults, *parser.faults]
        baseline = self._baseline(folder, prefix, manifest)
        faults += baseline.faults if baseline else []
        if parser.overflow:
            limit: dict[str, Argument] = {"limit": Term("findings"), "maximum": parser.maximum}
            faults.append(Fault("SYN006", Locus(reading.document, exact=Span(0, 0)), limit))
        return Repository(
            manifest=with_keys(manifest, parser),
            manifest_file=reading.document,
            files=(reading.document, *files.documents),
            elements=registry.elements,
            relations=(*parser.relations, *registry.relations),
            documents=registry.entries["documents"],
            views=registry.entries["views"],
            exemptions=registry.entries["exemptions"],
            contracts=registry.entries["contracts"],
            rules=registry.entries["rules"],
            queries={} if prefix else queries(folder, registry.entries["rules"], self.limits),
            origin=registry.origin,
            broken=frozenset(registry.broken.union(*map(_behind_the_break, files.documents))),
            unread=files.unread,
            unavailable=frozenset(str(fault.arguments["package"]) for fault in faults if fault.code == "REF007"),
            whole=files.whole
            and reading.whole
            and not parser.overflow
            and not any(fault.code in _LOSING for fault in faults),
            baseline=baseline.document if baseline else None,
            faults=tuple(faults),
        )

    def _baseline(self, folder: Path, prefix: str, manifest: Manifest) -> Reading | None:
        """The file of tolerated findings, where there is one; only of the repository that is checked."""
        name = manifest.check.baseline or BASELINE_NAME
        if prefix or (manifest.check.baseline is None and not os.path.lexists(folder / name)):
            return None
        path = locate_file(folder, name)
        if path is None:
            reading = Reading(Document(name), whole=False)
            reading.fault("SYN009", {"reason": Term("outside")})
            return reading
        return self._read(path, name)

    def _read(self, path: Path, shown: str) -> Reading:
        """One file, within what is left of the run's budget of nodes."""
        left = self.limits.run_nodes - self.nodes
        if left <= 0:
            reading = Reading(Document(shown), whole=False)
            reading.fault("SYN006", {"limit": Term("nodes"), "maximum": self.limits.run_nodes})
            return reading
        bounds = replace(self.limits, file_nodes=min(left, self.limits.file_nodes))
        reading = read(path, shown, bounds, instead=self.instead.get(shown))
        if left < self.limits.file_nodes:
            reading.faults = [_of_the_run(fault, self.limits) for fault in reading.faults]
        self.nodes += reading.nodes
        return reading

    def _files(self, folder: Path, prefix: str, manifest: Manifest) -> _Files:
        """Every model file below *folder*, in the order of their paths; then the tables."""
        found = _Files()
        for path, shown, problem in walk(folder, manifest.exclude, self.output):
            if problem:
                code = "SYN009" if problem == "outside" else "SYN001"
                found.faults.append(_at(prefix + shown, code, {"reason": Term(problem)}))
                found.whole = found.whole and problem == "folder-link"
                found.unread = found.unread or problem not in {"folder-link", "directory"}
            else:
                found.add(self._read(path, prefix + shown))
        for table in manifest.tables:
            found.add(self._table(folder, prefix, table))
        return found

    def _table(self, folder: Path, prefix: str, table: Table) -> Reading:
        path = locate_file(folder, table.file)
        if path is None:
            reading = Reading(Document(prefix + table.file), whole=False)
            reading.fault("SYN009", {"reason": Term("outside")})
            return reading
        shown = prefix + table.file
        reading = read(path, shown, self.limits, compose=False, instead=self.instead.get(shown))
        if reading.whole:
            as_elements(reading, table.kind, LIST_KEYS, min(self.limits.file_nodes, self.limits.run_nodes - self.nodes))
            self.nodes += reading.nodes
        return reading

    def _link(self, folder: Path, manifest: Manifest, document: Document) -> list[Fault]:
        """Load what the manifest uses; what cannot be found is said at its entry."""
        faults = []
        for prefix, use in manifest.uses.items():
            problem = (
                "incomplete" if not use.key else "itself" if use.key == manifest.id else self._package(use, folder)
            )
            if problem:
                arguments: dict[str, Argument] = {"package": use.key or prefix, "problem": Term(problem)}
                faults.append(Fault("REF007", Locus(document, ("uses", prefix)), arguments, field=prefix))
        claim = manifest.conforms_to
        if claim and claim.key not in self.frameworks:
            problem = self._package(Use(framework=claim.framework, version=claim.version), folder)
            if claim.key in self._under_way and claim.key not in self.frameworks:
                problem = "circular"  # a package it extends uses this repository, which conforms to it in turn
            if problem and not any(fault.arguments.get("package") == claim.key for fault in faults):
                arguments = {"package": claim.key, "problem": Term(problem)}
                faults.append(Fault("REF007", Locus(document, ("conforms-to",)), arguments, field="conforms-to"))
        return faults

    def _package(self, use: Use, base: Path) -> str:
        """Load the package *use* names unless it is there or under way; what went wrong, or ``""``."""
        key = use.key
        if key in self._under_way:
            return ""
        if key in self.repositories or key in self.frameworks:
            return "damaged" if key in self.damaged else ""
        folder = locate(key, base, use.path)
        if folder is None:
            return "not-found"
        if use.path is not None and shipped().get(key, folder) != folder:
            return "taken"
        if len(self._under_way) > MAXIMUM_CHAIN:
            return "too-deep"
        self._under_way.add(key)
        try:
            if use.framework:
                framework, faults, _ = self._framework(folder, key + "/")
                whole, found = not faults, framework.key
                if found == key:
                    self.frameworks[key] = framework
            else:
                repository = self._repository(folder, key + "/")
                whole, found = repository.whole, repository.id
                if found == key:
                    self.repositories[key] = repository
        finally:
            self._under_way.discard(key)
        if found != key:
            return "other-identity"
        if not whole:
            self.damaged.add(key)
        return "" if whole else "damaged"

    def _framework(self, folder: Path, prefix: str) -> tuple[Framework, list[Fault], list[Document]]:
        """The framework package in *folder*; of an overlay, the version it is for with its codes."""
        reading = self._read(folder / FRAMEWORK_NAME, prefix + FRAMEWORK_NAME)
        document = reading.document
        parser = Parser({})
        manifest = parser.build(FrameworkManifest, dict(document.root), document, ())
        faults = [*reading.faults, *parser.faults]
        if manifest is None:
            manifest = FrameworkManifest(id="unnamed", version="0", revision="0", name=Text())
        documents = [document]
        package = PackageParser(manifest, {name: use.key for name, use in manifest.uses.items()}, document)
        for path, shown, problem in walk(folder, (), None):
            if problem:
                faults.append(_at(prefix + shown, "SYN001", {"reason": Term(problem)}))
            elif shown != FRAMEWORK_NAME:
                reading = self._read(path, prefix + shown)
                documents.append(reading.document)
                faults += reading.faults
                package.add(reading.document)
        for key, claim in (("extends", manifest.extends), ("overlays", manifest.overlays)):
            faults += self._claimed(claim, manifest, document, key, folder)
        below = self.frameworks.get(manifest.overlays.key) if manifest.overlays else None
        base = self.frameworks.get(manifest.extends.key) if manifest.extends else None
        framework = package.overlay(below) if below else package.framework(base)
        if framework.key in self._under_way:  # there before what it uses is read: that may conform to it in turn
            self.frameworks[framework.key] = framework
        for name, use in manifest.uses.items():
            problem = self._package(use, folder) if use.key else "incomplete"
            if problem:
                arguments: dict[str, Argument] = {"package": use.key or name, "problem": Term(problem)}
                faults.append(Fault("REF007", Locus(document, ("uses", name)), arguments, field=name))
        package.check_crosswalk(framework, self.frameworks)
        faults += package.parser.faults
        return framework, faults, documents

    def _claimed(
        self, claim: Claim | None, manifest: FrameworkManifest, document: Document, key: str, base: Path
    ) -> list[Fault]:
        """Load the framework *claim* that the manifest names at *key*, from where ``uses`` says it is; what is wrong with it."""
        if claim is None:
            return []
        plain = Use(framework=claim.framework, version=claim.version)
        use = next((use for use in manifest.uses.values() if use.key == claim.key), plain)
        circular = claim.key in self._under_way and claim.key not in self.frameworks
        problem = "circular" if circular else self._package(use, base)
        arguments: dict[str, Argument] = {"package": claim.key, "problem": Term(problem)}
        return [Fault("REF007", Locus(document, (key,)), arguments, field=key)] if problem else []

    def _overlays(self, folder: Path, prefix: str, manifest: Manifest, document: Document) -> list[Fault]:
        """Bring the codes of the overlay packages the manifest names into the versions they are for."""
        faults: list[Fault] = []
        for number, path in enumerate(manifest.overlays):
            overlay, problem = locate_overlay(folder, path)
            if overlay is not None:
                framework, wrong, documents = self._framework(overlay, f"{prefix}{path}/")
                problem = "" if "overlays" in documents[0].root else "no-overlay"
                faults += wrong
                if not problem and framework.key in self.frameworks:
                    self.frameworks[framework.key] = framework
            if problem:
                arguments: dict[str, Argument] = {"package": path, "problem": Term(problem)}
                faults.append(Fault("REF007", Locus(document, ("overlays", number)), arguments, field=path))
        return faults

    def _package_alone(self, folder: Path) -> Repository:
        """A framework package as the thing that is checked."""
        self._under_way.add(str(_peek(folder)))
        framework, faults, documents = self._framework(folder, "")
        self.frameworks[framework.key] = framework
        fields: dict[str, Any] = {"id": framework.id, "name": framework.name, "version": framework.version}
        manifest = Manifest(**fields, as_of=self._issued(framework))
        return Repository(
            manifest=manifest,
            manifest_file=documents[0],
            files=tuple(documents),
            faults=tuple(faults),
            whole=not faults,
        )

    def _issued(self, framework: Framework) -> datetime.date:
        """The day the document of *framework* begins to bind: what a framework looked at alone is true for."""
        home, _, name = (framework.document or "").partition(":")
        document = self.repositories[home].documents.get(name) if home in self.repositories else None
        days = interval(document.begins) if document and document.begins else None
        return days.first if days else UNSTATED


_LOSING = frozenset({"SCH001", "SCH002", "SCH003", "SCH005", "IDN001", "REF006", "REF007", "SCH007"})
"""Faults after which something that was written is not in the repository: judgements from absence are then held back."""


def _of_the_run(fault: Fault, limits: Limits) -> Fault:
    """*fault*, naming the bound of the run where that is the one a file ran into."""
    if fault.code == "SYN006" and fault.arguments["limit"] == "nodes":
        return fault._replace(arguments={**fault.arguments, "maximum": limits.run_nodes})
    return fault


def _at(shown: str, code: str, arguments: dict[str, Argument]) -> Fault:
    """A fault about a file that was not opened."""
    return Fault(code, Locus(Document(shown), exact=Span(0, 0)), arguments)


def _peek(folder: Path) -> str:
    """The identity of the framework package in *folder*, before it is loaded."""
    root = read(folder / FRAMEWORK_NAME, FRAMEWORK_NAME, Limits()).document.root
    return f"{root.get('id')}@{root.get('version')}"
