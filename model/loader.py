"""The conductor: a folder becomes a :class:`Repository`. Reads top to bottom; never raises on what users wrote.

read (text, positions) → parse (typed values) → register (unique ids) → link (other packages) → repository.
"""

from __future__ import annotations

import datetime
import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from .elements import Element, Relation
from .federation import locate
from .findings import Argument, Fault, Term
from .frameworks import Framework
from .ids import nearest
from .manifest import FRAMEWORK_NAME, NAME, FrameworkManifest, Manifest, Table, Use
from .packages import PackageParser
from .parse import ENTRIES, LIST_KEYS, SECTIONS, Parser
from .reader import Limits, Reading, read
from .repository import Repository
from .source import Document, Locus, Mapping, Node, Span
from .tables import as_elements
from .text import Text

SKIPPED_FOLDERS = frozenset({"node_modules", "__pycache__"})


def load(folder: Path, limits: Limits | None = None, output: Path | None = None) -> Repository:
    """Read the repository or framework package in *folder*, with everything it is linked to; *output* is not read.

    Raises:
        FileNotFoundError: there is no such folder.
        NotADirectoryError: it is no folder.
    """
    if not folder.exists():
        raise FileNotFoundError(folder)
    if not folder.is_dir():
        raise NotADirectoryError(folder)
    with _collection_paused():
        return _Loader(limits or Limits(), output).main(folder)


@contextmanager
def _collection_paused() -> Iterator[None]:
    """Without the cyclic collector: loading makes millions of objects and no garbage (1.5–2.6 times faster)."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


class _Loader:
    """Loads one repository and, once each, the packages it reaches."""

    def __init__(self, limits: Limits, output: Path | None) -> None:
        self.limits = limits
        self.output = output.resolve() if output else None
        self.nodes = 0
        self.repositories: dict[str, Repository] = {}
        self.frameworks: dict[str, Framework] = {}
        self.damaged: set[str] = set()
        self._under_way: set[str] = set()

    def main(self, folder: Path) -> Repository:
        """The repository asked for, linked to all the others."""
        if (folder / FRAMEWORK_NAME).is_file() and not (folder / NAME).is_file():
            repository = self._package_alone(folder)
        else:
            repository = self._repository(folder, "")
        for home in (repository, *self.repositories.values()):
            home.linked = {name: other for name, other in self.repositories.items() if other.id != home.id}
            home.frameworks = self.frameworks
        return repository

    def _repository(self, folder: Path, prefix: str) -> Repository:
        reading = self._read(folder / NAME, prefix + NAME)
        reader_faults = [] if not (folder / NAME).exists() else list(reading.faults)
        manifest, faults = _manifest(folder, reading)
        parser = Parser({name: use.key for name, use in manifest.uses.items()})
        faults += self._link(folder, manifest, reading.document)
        framework = self.frameworks.get(manifest.conforms_to.key) if manifest.conforms_to else None
        if framework is not None:
            parser.properties = framework.properties
            parser.relation_properties = framework.relation_properties
        parser.profile_missing = manifest.conforms_to is not None and framework is None
        _resolve_absences(manifest, parser, reading.document)
        files, file_faults, whole = self._files(folder, prefix, manifest)
        registry = _Registry(parser)
        for document in files:
            registry.add(document)
        faults = [*reader_faults, *faults, *file_faults, *parser.faults, *registry.faults]
        return Repository(
            manifest=_with_keys(manifest, parser),
            manifest_file=reading.document,
            files=(reading.document, *files),
            elements=registry.elements,
            relations=(*parser.relations, *registry.relations),
            documents=registry.entries["documents"],
            views=registry.entries["views"],
            exemptions=registry.entries["exemptions"],
            origin=registry.origin,
            broken=frozenset(registry.broken),
            unavailable=frozenset(str(fault.arguments["package"]) for fault in faults if fault.code == "REF007"),
            whole=whole and reading.whole and not any(fault.code in _LOSING for fault in faults),
            faults=tuple(faults),
        )

    def _read(self, path: Path, shown: str) -> Reading:
        """One file, within what is left of the run's budget of nodes."""
        left = self.limits.run_nodes - self.nodes
        limits = self.limits if left > self.limits.file_nodes else _with_nodes(self.limits, max(left, 0))
        reading = read(path, shown, limits)
        self.nodes += reading.nodes
        return reading

    def _files(self, folder: Path, prefix: str, manifest: Manifest) -> tuple[list[Document], list[Fault], bool]:
        """Every model file below *folder*, in the order of their paths; then the tables."""
        documents: list[Document] = []
        faults: list[Fault] = []
        whole = True
        for path, shown, problem in _walk(folder, manifest.exclude, self.output):
            if problem:
                faults.append(
                    _at(prefix + shown, "SYN009" if problem == "outside" else "SYN001", {"reason": Term(problem)})
                )
                whole = whole and problem == "folder-link"
                continue
            reading = self._read(path, prefix + shown)
            documents.append(reading.document)
            faults += reading.faults
            whole = whole and reading.whole
        for table in manifest.tables:
            reading = self._table(folder, prefix, table)
            documents.append(reading.document)
            faults += reading.faults
            whole = whole and reading.whole
        return documents, faults, whole

    def _table(self, folder: Path, prefix: str, table: Table) -> Reading:
        path = folder / table.file
        inside = path.resolve().is_relative_to(folder.resolve())
        if not inside or path.is_symlink():
            reading = Reading(Document(prefix + table.file), whole=False)
            reading.faults.append(_at(prefix + table.file, "SYN009", {"reason": Term("outside")}))
            return reading
        reading = read(path, prefix + table.file, self.limits, compose=False)
        return as_elements(reading, table.kind, LIST_KEYS) if reading.whole else reading

    def _link(self, folder: Path, manifest: Manifest, document: Document) -> list[Fault]:
        """Load what the manifest uses; what cannot be found is said at its entry."""
        faults = []
        for prefix, use in manifest.uses.items():
            problem = "incomplete" if not use.key else self._package(use, folder)
            if problem:
                arguments: dict[str, Argument] = {"package": use.key or prefix, "problem": Term(problem)}
                faults.append(Fault("REF007", Locus(document, ("uses", prefix)), arguments, field=prefix))
        claim = manifest.conforms_to
        if claim and claim.key not in self.frameworks:
            problem = self._package(Use(framework=claim.framework, version=claim.version), folder)
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
        self._under_way.add(key)
        try:
            if use.framework:
                framework, faults, _ = self._framework(folder, key + "/")
                self.frameworks[framework.key] = framework
                whole, found = not faults, framework.key
            else:
                repository = self._repository(folder, key + "/")
                self.repositories[repository.id] = repository
                whole, found = repository.whole, repository.id
        finally:
            self._under_way.discard(key)
        if found != key:
            return "other-identity"
        if not whole:
            self.damaged.add(key)
        return "" if whole else "damaged"

    def _framework(self, folder: Path, prefix: str) -> tuple[Framework, list[Fault], list[Document]]:
        """The framework package in *folder*."""
        reading = self._read(folder / FRAMEWORK_NAME, prefix + FRAMEWORK_NAME)
        document = reading.document
        parser = Parser({})
        manifest = parser.build(FrameworkManifest, dict(document.root), document, ())
        faults = [*reading.faults, *parser.faults]
        if manifest is None:
            manifest = FrameworkManifest(id="unnamed", version="0", revision="0", name=Text())
        documents = [document]
        package = PackageParser(manifest, {name: use.key for name, use in manifest.uses.items()})
        for path, shown, problem in _walk(folder, (), None):
            if problem:
                faults.append(_at(prefix + shown, "SYN001", {"reason": Term(problem)}))
            elif shown != FRAMEWORK_NAME:
                reading = self._read(path, prefix + shown)
                documents.append(reading.document)
                faults += reading.faults
                package.add(reading.document)
        framework = package.framework()
        faults += package.parser.faults
        for name, use in manifest.uses.items():
            problem = self._package(use, folder) if use.key else "incomplete"
            if problem:
                arguments: dict[str, Argument] = {"package": use.key or name, "problem": Term(problem)}
                faults.append(Fault("REF007", Locus(document, ("uses", name)), arguments, field=name))
        return framework, faults, documents

    def _package_alone(self, folder: Path) -> Repository:
        """A framework package as the thing that is checked."""
        self._under_way.add(str(_peek(folder)))
        framework, faults, documents = self._framework(folder, "")
        self.frameworks[framework.key] = framework
        manifest = Manifest(
            **{"id": framework.id, "name": framework.name, "version": framework.version, "as-of": "2020-01-01"}  # type: ignore[arg-type]
        )
        return Repository(
            manifest=manifest,
            manifest_file=documents[0],
            files=tuple(documents),
            faults=tuple(faults),
            whole=not faults,
        )


class _Registry:
    """Collects the entries of every file and refuses an id that is there already."""

    def __init__(self, parser: Parser) -> None:
        self.parser = parser
        self.elements: dict[str, Element] = {}
        self.relations: list[Relation] = []
        self.entries: dict[str, dict[str, Any]] = {section: {} for section in ENTRIES}
        self.origin: dict[str, Document] = {}
        self.written: dict[str, tuple[Document, str]] = {}
        self.broken: set[str] = set()
        self.faults: list[Fault] = []

    def add(self, document: Document) -> None:
        """Take in one file."""
        for section, node in document.root.items():
            if section not in SECTIONS:
                arguments: dict[str, Argument] = {"key": section, "nearest": nearest(section, SECTIONS)}
                self.faults.append(Fault("SCH001", Locus(document, (section,), "key"), arguments, field=section))
            elif not isinstance(node, Mapping):
                arguments = {"key": section, "expected": Term("mapping"), "choices": (), "nearest": ""}
                self.faults.append(Fault("SCH003", Locus(document, (section,)), arguments, field=section))
            else:
                for name, entry in node.items():
                    self._entry(document, section, name, entry)

    def _entry(self, document: Document, section: str, name: str, node: Node) -> None:
        if name in self.written:
            first_document, first_section = self.written[name]
            first = Locus(first_document, (first_section, name), "key")
            where = Locus(document, (section, name), "key")
            self.faults.append(Fault("IDN001", where, {"id": name}, name, related=(("first", first),)))
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


_LOSING = frozenset({"SCH001", "SCH002", "SCH003", "SCH005", "IDN001", "REF006", "REF007", "SCH007"})
"""Faults after which something that was written is not in the repository: judgements from absence are then held back."""


def _manifest(folder: Path, reading: Reading) -> tuple[Manifest, list[Fault]]:
    """The manifest, or a stand-in where there is none that can be read, so that the files are still checked."""
    document = reading.document
    parser = Parser({})
    manifest = None
    if not (folder / NAME).exists():
        parser.fault("SCH007", Locus(document), {})
        reading.whole = False
    elif document.root:
        manifest = parser.build(Manifest, dict(document.root), document, ())
    elif reading.whole:
        parser.fault("SCH007", Locus(document), {})
    if manifest is None:
        reading.whole = False
        fields: dict[str, Any] = {"id": "unnamed", "name": Text(), "version": "0", "as-of": str(datetime.date.today())}
        manifest = Manifest(**fields)
    return manifest, parser.faults


def _resolve_absences(manifest: Manifest, parser: Parser, document: Document) -> None:
    """Report unknown prefixes inside ``absent``; the keys themselves are made by :func:`_with_keys`."""
    for number, absence in enumerate(manifest.absent):
        parser.key(absence.item, document, ("absent", number, "item"))
        for place, source in enumerate(absence.sources):
            parser.source(source, document, ("absent", number, "sources", place))


def _with_keys(manifest: Manifest, parser: Parser) -> Manifest:
    """*manifest* with the references of its ``absent`` made keys."""
    absent = tuple(
        replace(
            absence,
            item=parser.alias_key(absence.item),
            sources=tuple(s if s.startswith("http") else parser.alias_key(s) for s in absence.sources),
        )
        for absence in manifest.absent
    )
    return replace(manifest, absent=absent) if absent else manifest


def _walk(folder: Path, exclude: tuple[str, ...], output: Path | None) -> Iterator[tuple[Path, str, str]]:
    """(path, shown path, problem) of every ``*.yaml`` below *folder* that is its own, sorted by path."""
    root = folder.resolve()
    for current, folders, names in os.walk(root):
        here = Path(current)
        kept = []
        for name in sorted(folders):
            path = here / name
            shown = path.relative_to(root).as_posix()
            if name.startswith(".") or name in SKIPPED_FOLDERS or _excluded(shown, exclude) or path == output:
                continue
            if name.endswith((".yaml", ".yml")):
                yield path, shown, "directory"
            elif path.is_symlink():
                inside = path.resolve().is_relative_to(root)
                yield path, shown, "folder-link" if inside else "outside"
            elif not any((path / manifest).is_file() for manifest in (NAME, FRAMEWORK_NAME)):
                kept.append(name)
        folders[:] = kept
        for name in sorted(names):
            path = here / name
            shown = path.relative_to(root).as_posix()
            if name.startswith(".") or shown == NAME or _excluded(shown, exclude):
                continue
            if name.endswith(".yml"):
                yield path, shown, "extension"
            elif name.endswith(".yaml"):
                yield path, shown, _link_problem(path, root)


def _link_problem(path: Path, root: Path) -> str:
    if not path.is_symlink():
        return ""
    return "file-link" if path.resolve().is_relative_to(root) else "outside"


def _excluded(shown: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatchcase(shown, pattern) or fnmatchcase(shown + "/", pattern) for pattern in patterns)


def _at(shown: str, code: str, arguments: dict[str, Argument]) -> Fault:
    """A fault about a file that was not opened."""
    return Fault(code, Locus(Document(shown), exact=Span(0, 0)), arguments)


def _with_nodes(limits: Limits, nodes: int) -> Limits:
    return Limits(limits.file_bytes, nodes, limits.run_nodes, limits.depth)


def _peek(folder: Path) -> str:
    """The identity of the framework package in *folder*, before it is loaded."""
    root = read(folder / FRAMEWORK_NAME, FRAMEWORK_NAME, Limits()).document.root
    return f"{root.get('id')}@{root.get('version')}"
