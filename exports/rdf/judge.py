"""Answers the SPARQL and SHACL rules of a repository from its linked data: the graph is ours, the engine runs in a child process.

The question is untrusted (whoever edits the model edits its rules), so it never runs here. The child gets an empty folder, an
empty environment, one graph and :class:`Limits`; docs/own-rules.md says what is refused. Nothing here raises on what a repository
holds: a question without an answer has a problem, one of the terms of the findings. The engines are optional
(``pip install "kientruc[rdf]"``) and imported by the child alone.
"""

from __future__ import annotations

import datetime
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from rdflib import URIRef
from rdflib.namespace import DCTERMS, RDF, SKOS

from ...model.repository import Repository
from ...model.vocabulary import VERBS
from .describe.scope import Scope
from .describe.whole import whole
from .mint import below
from .prefixes import prefixes
from .serialize import SERIALIZERS
from .vocabulary import ARCHIMATE, DEFAULT_BASE, ELI, KT

CHILD = Path(__file__).with_name("judge_child.py")
INSTALL = 'pip install "kientruc[rdf]"'
LOADING = 60
"""Seconds that starting the engine and reading the graph may take on top: their cost is the repository's, not the rule's."""

_FIELDS: dict[URIRef, str] = {
    RDF.type: "kind",
    DCTERMS.conformsTo: "realizes",
    DCTERMS.description: "documentation",
    DCTERMS.source: "sources",
    DCTERMS.subject: "classified-as",
    DCTERMS.title: "name",
    DCTERMS.issued: "issued",
    SKOS.prefLabel: "name",
    SKOS.altLabel: "short-name",
    SKOS.note: "note",
    ARCHIMATE.name: "name",
    ARCHIMATE.accessType: "access",
    ARCHIMATE.hasProperty: "properties",
    ELI.amends: "amends",
    ELI.based_on: "based-on",
    ELI.id_local: "number",
    ELI.repeals: "replaces",
    ELI.type_document: "type",
    KT["from"]: "source",
    KT.to: "target",
    KT.relationType: "verb",
    KT.inForceBasis: "in-force-basis",
    KT.inForceFrom: "in-force-from",
    KT.inForceUntil: "in-force-until",
    KT.securityLevel: "security-level",
    **{
        KT[name]: name
        for name in (
            "carries",
            "directed",
            "evidence",
            "influence",
            "issuer",
            "owner",
            "planned",
            "signer",
            "since",
            "until",
        )
    },
    **{ARCHIMATE[name]: verb for verb, name in VERBS.items()},
}
"""Predicate of the export → key of the model files."""


class Limits(NamedTuple):
    """What one question may cost: seconds of the clock, bytes of address space, rows."""

    seconds: float = 10
    memory: int = 1 << 30
    rows: int = 100_000


class Asked(Protocol):
    """A query or shapes file as text (``sparql``, ``shacl``), and the repository it is asked of."""

    @property
    def language(self) -> str: ...  # noqa: D102
    @property
    def text(self) -> str: ...  # noqa: D102
    @property
    def repository(self) -> Repository: ...  # noqa: D102


class Found(NamedTuple):
    """One thing of the repository by key, with the field, the other key or text, and the value that were told of it."""

    element: str
    field: str = ""
    target: str = ""
    value: str = ""


class Told(NamedTuple):
    """The rows, sorted, or the problem (a term) and its detail."""

    rows: tuple[Found, ...] = ()
    problem: str = ""
    detail: str = ""


def judge(questions: Sequence[Asked], at: datetime.date, limits: Limits = Limits()) -> list[Told]:  # noqa: B008 - a constant
    """Every question answered as of *at*, in their order."""
    grounds: dict[int, _Ground] = {}
    for question in questions:
        if id(question.repository) not in grounds:
            grounds[id(question.repository)] = _Ground(question.repository, at)
    with ThreadPoolExecutor(min(4, os.cpu_count() or 1)) as pool:
        return list(pool.map(lambda question: _answer(question, grounds[id(question.repository)], limits), questions))


class _Ground:
    """One repository as linked data, and the way back from IRIs to keys."""

    def __init__(self, repository: Repository, at: datetime.date) -> None:
        scope = Scope(repository, at, DEFAULT_BASE)
        self.prefixes = prefixes(scope)
        self.graph = SERIALIZERS["n-triples"](whole(scope), {}).encode()
        self.keys: dict[str, str] = {str(scope.iri(key)): key for key in sorted(scope.referred)}
        self.own: dict[str, Found] = {
            str(scope.iri(key)): Found(key) for key in (*repository.elements, *repository.documents)
        }
        for relation in repository.relations:
            node, name = str(below(scope.home, relation.id)), relation.facts.id
            if name:
                self.keys[node] = name
            self.own.setdefault(node, Found(name) if name else Found(relation.source, relation.verb, relation.target))
        self.fields: dict[str, str] = {str(iri): field for iri, field in _FIELDS.items()}
        for framework in repository.frameworks.values():
            for of, declared in (("", framework.properties), ("relation-", framework.relation_properties)):
                for name in declared:
                    self.fields[str(scope.mint.thing(f"{framework.key}:{of}property/{name}", ""))] = name

    def found(self, row: Sequence[str]) -> Found | None:
        """A *row* of the child in the words of the model; None where it is about something that others own."""
        element, field, target, value = row
        own = self.own.get(element[1:]) if element[:1] == "<" else None
        if own is None:
            return None
        return Found(
            own.element,
            self._field(field) or own.field,
            self._key(target) or self._target(value) or own.target,
            self._key(value),
        )

    def _field(self, term: str) -> str:
        text = term[1:]
        if term[:1] != "<":
            return text
        return self.fields.get(text) or text.rstrip("/#").replace("#", "/").rpartition("/")[2]

    def _key(self, term: str) -> str:
        return self.keys.get(term[1:], term[1:]) if term[:1] == "<" else term[1:]

    def _target(self, term: str) -> str:
        """A value that is a thing identifies the finding, too; a text may change and is none."""
        return self.keys.get(term[1:], "") if term[:1] == "<" else ""


def _answer(question: Asked, ground: _Ground, limits: Limits) -> Told:
    asked = {"language": question.language, "text": question.text, "prefixes": ground.prefixes, **limits._asdict()}
    told = _ask(json.dumps(asked).encode() + b"\n" + ground.graph, limits)
    if problem := told.get("problem"):
        return Told((), problem, told.get("detail") or _detail(problem, limits))
    found = {ground.found(row) for row in told["rows"]}
    return Told(tuple(sorted(row for row in found if row is not None)))


def _detail(problem: str, limits: Limits) -> str:
    return {
        "time-limit": f"{limits.seconds:g} s",
        "memory-limit": f"{limits.memory / (1 << 30):g} GB",
        "too-many-rows": str(limits.rows),
    }.get(problem, "")


def _ask(sent: bytes, limits: Limits) -> Mapping[str, Any]:
    """What the child says to *sent*; how it ended, where it said nothing."""
    environment = {
        name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ
    }  # Windows starts nothing without
    with tempfile.TemporaryDirectory(prefix="kientruc-") as nowhere:
        try:
            done = subprocess.run(  # noqa: S603 - this interpreter, and a file of ours
                [sys.executable, "-E", "-P", "-B", str(CHILD)],
                input=sent,
                capture_output=True,
                timeout=LOADING + limits.seconds,
                cwd=nowhere,
                env=environment,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return {"problem": "time-limit"}
        except (OSError, MemoryError):
            return {"problem": "memory-limit"}
    return _said(done)


def _said(done: subprocess.CompletedProcess[bytes]) -> Mapping[str, Any]:
    if done.returncode == 0:
        told: Mapping[str, Any] = json.loads(done.stdout)
        return {"problem": "engine-missing", "detail": INSTALL} if told.get("problem") == "engine-missing" else told
    ended = {-14: "time-limit", -6: "memory-limit", -9: "memory-limit"}  # SIGALRM; Rust's abort; Linux short of memory
    if done.returncode in ended or b"MemoryError" in done.stderr:
        return {"problem": ended.get(done.returncode, "memory-limit")}
    return {"problem": "query-error", "detail": f"exit code {done.returncode}"}
