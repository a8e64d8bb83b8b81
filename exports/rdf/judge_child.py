"""Asks one query or shapes file of one graph, in a process of its own that can do nothing else: no file, no network, no time.

Run by path (:mod:`kientruc.exports.rdf.judge` does), so it imports the standard library and one engine only. Standard input is one
line of JSON (``language``, ``text``, ``prefixes``, ``seconds``, ``memory``, ``rows``) and then the graph in N-Triples; standard output
is JSON: ``rows``, or ``problem`` and ``detail``. Whoever wrote the question may be hostile. Two walls hold alone: :func:`refusal`, and
after the graph is read a process that may open no further file or socket (the kernel counts them) and is ended by its own alarm.
"""

from __future__ import annotations

import contextlib
import json
import re
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, BinaryIO, NoReturn

if TYPE_CHECKING:
    import pyoxigraph
    import rdflib

SLOTS = ("element", "field", "target", "value")
LONGEST = 500
"""Characters of a value that are kept; it ends up in a sentence."""
BASE = "https://w3id.org/kientruc/"
"""What relative IRIs of a question are relative to: the base of the export."""
_SH = "http://www.w3.org/ns/shacl#"
_IMPORTS = "http://www.w3.org/2002/07/owl#imports"
_QUERIES = frozenset(_SH + name for name in ("select", "ask", "construct", "update", "prefix", "namespace"))
_UNSUPPORTED = frozenset(
    {
        *("entailment", "expression", "rule", "target", "SPARQLFunction", "SPARQLTarget", "SPARQLTargetType"),
        *("SPARQLRule", "TripleRule", "values", "update"),
    }
)
"""SHACL-AF, which pySHACL would pass over in silence here: better refused than not checked."""

_TOKEN = re.compile(
    r"""(?P<string>\"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3} | '{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
        | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*')
    | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    | (?P<comment>\#[^\n\r]*)
    | (?P<name>[?$]\w+ | :[\w%-]+ | @[A-Za-z][A-Za-z0-9-]*)
    | (?P<escape>\\)""",
    re.VERBOSE | re.DOTALL,
)
_FORBIDDEN = re.compile(
    r"(?P<word>service|from|load)|\b(?P<update>insert|delete|clear|drop|create)\b"
    r"|(?<![a-z0-9_])(?P<chance>now|rand|uuid|struuid)\s*(?=\()",
    re.IGNORECASE,
)
_ASCII_ESCAPE = re.compile(r"\\(?:u00[0-7]|U000000[0-7])")
_AT = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)


class RefusedError(Exception):
    """What was asked is not asked here: the construct, with line and column where they are known."""


class MistakenError(Exception):
    """The question cannot be understood, or answers nothing: a problem and its detail."""

    def __init__(self, problem: str, detail: str = "") -> None:
        super().__init__(problem)
        self.problem, self.detail = problem, detail


def refusal(query: str) -> str:
    """``2:5: SERVICE``: what the SPARQL *query* must not say, or ``""``. Linear in its length.

    Whatever reaches other data (SERVICE, FROM, LOAD), changes data, or makes two runs differ (NOW, RAND, UUID). Engines read
    ``SERVICESILENT`` and ``FROMNAMED`` as two words, so those words count inside longer ones. Where a ``<`` could be read as the
    start of an IRI or as "less than", and the rest of the text would mean something else, the query is refused.
    """
    spelled = _ASCII_ESCAPE.search(query)
    if spelled:
        return _at(query, spelled.start(), spelled[0])
    left: list[str] = []
    end = 0
    for token in _TOKEN.finditer(query):
        left += (query[end : token.start()], " " * (token.end() - token.start()))
        end = token.end()
        if token["escape"] or (token["iri"] and _is_ambiguous(token["iri"])):
            return _at(query, token.start(), token[0])
    left.append(query[end:])
    found = _FORBIDDEN.search("".join(left))
    return _at(query, found.start(), (found["word"] or found["update"] or found["chance"]).upper()) if found else ""


def _is_ambiguous(iri: str) -> bool:
    """Whether a comparison could hide in what looks like an *iri*: with a quote or a comment that opens inside it."""
    before, hash_, _ = iri.partition("#")
    return "'" in iri or bool(hash_ and "://" not in before)


def _at(text: str, position: int, what: str) -> str:
    line = text.count("\n", 0, position) + 1
    return f"{line}:{position - text.rfind(chr(10), 0, position)}: {what}"


def sparql(asked: dict[str, Any], graph: bytes) -> Iterator[list[str]]:
    """The rows of a SELECT query that binds ``?element``, each slot as :func:`written`."""
    import pyoxigraph

    refused = refusal(asked["text"])
    if refused:
        raise RefusedError(refused)
    store = pyoxigraph.Store()
    store.bulk_load(graph, format=pyoxigraph.RdfFormat.N_TRIPLES)
    confine(asked)
    try:
        found = store.query(asked["text"], prefixes=asked["prefixes"], base_iri=BASE)
    except SyntaxError as error:
        raise _mistake(str(error)) from error
    if not isinstance(found, pyoxigraph.QuerySolutions):
        raise MistakenError("query-names-no-element")
    names = {variable.value for variable in found.variables}
    if SLOTS[0] not in names:
        raise MistakenError("query-names-no-element")
    for solution in found:
        if not isinstance(solution[SLOTS[0]], pyoxigraph.NamedNode):
            raise MistakenError("query-names-no-element")
        yield [written(solution[slot]) if slot in names else "" for slot in SLOTS]


def written(term: object) -> str:
    """A term of pyoxigraph: ``<`` and an IRI, ``"`` and a text, or nothing."""
    import pyoxigraph

    if isinstance(term, pyoxigraph.NamedNode):
        return "<" + term.value
    return '"' + term.value[:LONGEST] if isinstance(term, pyoxigraph.Literal) else ""


def _mistake(text: str) -> MistakenError:
    """An engine's complaint as ``line:column: text``."""
    match = _AT.fullmatch(text)
    detail = f"{match[1]}:{match[2]}: {match[3]}" if match else text
    return MistakenError("query-error", detail[:LONGEST])


def shacl(asked: dict[str, Any], graph: bytes) -> Iterator[list[str]]:
    """What pySHACL finds: focus node, path, nothing, value."""
    import pyoxigraph
    import pyshacl
    import rdflib

    triples = _shapes(asked["text"], pyoxigraph)
    text = pyoxigraph.serialize(triples, format=pyoxigraph.RdfFormat.N_TRIPLES)
    shapes, data = rdflib.Graph().parse(data=text, format="nt"), rdflib.Graph().parse(data=graph, format="nt")
    _warm(rdflib, pyshacl)
    confine(asked)
    try:
        _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none", do_owl_imports=False, inplace=True)
    except (MemoryError, RefusedError):
        raise
    except Exception as error:
        raise MistakenError("query-error", " ".join(str(error).split())[:LONGEST]) from error
    if not isinstance(report, rdflib.Graph):
        raise MistakenError("query-error", " ".join(str(report).split())[:LONGEST])
    sh = rdflib.Namespace(_SH)
    for result in report.subjects(rdflib.RDF.type, sh.ValidationResult):
        focus, path, value = (report.value(result, sh[name]) for name in ("focusNode", "resultPath", "value"))
        yield [_term(focus, rdflib), _term(path, rdflib), "", _term(value, rdflib)]


def _shapes(text: str, pyoxigraph: Any) -> list[pyoxigraph.Triple]:
    """The shapes file as triples, none of which is refused."""
    try:
        quads = list(pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.TURTLE, base_iri=BASE))
    except SyntaxError as error:
        where: tuple[Any, ...] = (*error.args, ())[1]
        place = f"{where[1]}:{where[2]}: " if len(where) > 2 else ""
        raise MistakenError("query-error", (place + str(error.args[0]))[:LONGEST]) from error
    for quad in quads:
        for term in (quad.subject, quad.predicate, quad.object):
            if isinstance(term, pyoxigraph.NamedNode):
                _refuse_term(term.value)
        if quad.predicate.value in _QUERIES and isinstance(quad.object, pyoxigraph.Literal):
            refused = refusal(quad.object.value)
            is_query = not quad.predicate.value.endswith(("prefix", "namespace"))
            if refused and is_query:
                raise RefusedError(f"{quad.predicate.value.removeprefix(_SH)}: {refused}")
            if not is_query and re.search(r"[\s<>]", quad.object.value):  # pySHACL pastes them into the query
                raise RefusedError(f"sh:{quad.predicate.value.removeprefix(_SH)}")
    return [quad.triple for quad in quads]


def _refuse_term(iri: str) -> None:
    name = iri.removeprefix(_SH)
    if iri == _IMPORTS:
        raise RefusedError("owl:imports")
    if name != iri and (name in _UNSUPPORTED or name.lower().startswith("js")):
        raise RefusedError(f"sh:{name}")


_WARM = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix x: <urn:x:> .
x:s a sh:NodeShape ; sh:targetNode x:n ; sh:property [ sh:path ( x:p x:q ) ; sh:minCount 1 ; sh:maxLength 1 ; sh:pattern "a" ] ;
 sh:or ( [ sh:class x:c ] [ sh:datatype x:d ] ) ; sh:sparql [ sh:select "SELECT $this ?value WHERE { $this $PATH ?value }" ;
 sh:message "x" ] .
x:t a sh:NodeShape ; sh:targetNode x:n ; sh:sparql [ sh:select "SELECT $this (COUNT(?v) AS ?value) WHERE { $this x:p+ ?v OPTIONAL
 { ?v x:q ?w } FILTER(REGEX(STR(?v), 'a')) } GROUP BY $this ORDER BY $this" ] .
"""


def _warm(rdflib: Any, pyshacl: Any) -> None:
    """Have everything imported that validation imports late: afterwards no file can be opened."""
    data = rdflib.Graph().parse(data='<urn:x:n> <urn:x:p> <urn:x:m> .\n<urn:x:m> <urn:x:q> "b" .', format="nt")
    with contextlib.suppress(Exception):
        pyshacl.validate(data, shacl_graph=rdflib.Graph().parse(data=_WARM, format="turtle"), inference="none")


def _term(term: rdflib.term.Node | None, rdflib: Any) -> str:
    if isinstance(term, rdflib.URIRef):
        return f"<{term}"
    return '"' + str(term)[:LONGEST] if isinstance(term, rdflib.Literal) else ""


def confine(asked: dict[str, Any]) -> None:
    """From here on: no new file, socket or process, and an end in ``seconds``. Where the system knows no such limits, a hook."""
    try:
        import resource
        import signal
    except ImportError:  # Windows: the parent's clock is the only one, and the hook and the refusals the only walls
        sys.addaudithook(_refuse_event)
        return
    sys.addaudithook(_refuse_event)
    for limit, most in (("RLIMIT_CORE", 0), ("RLIMIT_FSIZE", 0), ("RLIMIT_NOFILE", 3)):
        with contextlib.suppress(ValueError, OSError, AttributeError):
            resource.setrlimit(getattr(resource, limit), (most, most))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)  # ends the process inside an engine, too
    signal.setitimer(signal.ITIMER_REAL, asked["seconds"])


def _refuse_event(event: str, _arguments: tuple[object, ...]) -> None:
    if event.startswith(
        ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "ctypes.dl")
    ) or (event in {"open", "os.system", "urllib.Request", "os.startfile"}):
        raise RefusedError(event)


def _limit_memory(most: int) -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):  # not on Windows; macOS does not keep it
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def answer(asked: dict[str, Any], graph: bytes) -> dict[str, Any]:
    """What the parent is told."""
    try:
        found = (sparql if asked["language"] == "sparql" else shacl)(asked, graph)
        rows = list(_counted(found, asked["rows"]))
    except ImportError as error:
        return {"problem": "engine-missing", "detail": str(error.name or "")}
    except RefusedError as error:
        return {"problem": "refused-construct", "detail": str(error)}
    except MistakenError as error:
        return {"problem": error.problem, "detail": error.detail}
    except MemoryError:
        return {"problem": "memory-limit", "detail": ""}
    except Exception as error:  # noqa: BLE001 - the engine's, whatever they are
        return {"problem": "query-error", "detail": " ".join(str(error).split())[:LONGEST]}
    return {"rows": rows}


def _counted(rows: Iterable[list[str]], most: int) -> Iterator[list[str]]:
    for number, row in enumerate(rows):
        if number == most:
            raise MistakenError("too-many-rows")
        yield row


def main(source: BinaryIO, target: BinaryIO) -> NoReturn:
    """Read, answer, end."""
    asked = json.loads(source.readline())
    _limit_memory(asked["memory"])
    graph = source.read()
    told = answer(asked, graph)
    target.write(json.dumps(told).encode())
    target.flush()
    sys.exit(0)


if __name__ == "__main__":
    main(sys.stdin.buffer, sys.stdout.buffer)
