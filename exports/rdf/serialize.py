"""Triples without blank nodes as text: Turtle, N-Triples and JSON-LD, sorted, so that the same model gives the same bytes.

Our own writers, because rdflib's keep no order across runs for JSON-LD and choose Turtle's layout by counting (measured with
different hash seeds); the grammar that is needed here is small. rdflib reads everything back in the tests.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from itertools import groupby

from rdflib import Literal, URIRef
from rdflib.namespace import RDF, XSD

from .vocabulary import Triple

Serializer = Callable[[Iterable[Triple], Mapping[str, str]], str]

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_SPECIAL = re.compile('[\\\\"\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]')
_LOCAL = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9_.:-]*[A-Za-z0-9_:-])?")
"""The local names written after a prefix: a subset of Turtle's PN_LOCAL that needs no escape."""
_BARE = {XSD.integer: re.compile("0|-?[1-9][0-9]*"), XSD.boolean: re.compile("true|false")}
"""What Turtle takes without quotes; ``003`` keeps them, for readers that would make it 3."""


def n_triples(triples: Iterable[Triple], prefixes: Mapping[str, str]) -> str:  # noqa: ARG001 - one signature for all
    """One triple a line, sorted (N-Triples has no prefixes)."""
    return "\n".join(sorted({" ".join((*map(_full, triple), ".")) for triple in triples}))


def turtle(triples: Iterable[Triple], prefixes: Mapping[str, str]) -> str:
    """One block a subject, one line a value: a changed fact is one changed line."""
    short = _Shortener(prefixes)
    lines = [f"@prefix {name}: <{iri}> ." for name, iri in prefixes.items()]
    for subject, about in groupby(sorted(set(triples), key=_order), key=lambda triple: triple[0]):
        lines += ["", short(subject)]
        for predicate, same in groupby(about, key=lambda triple: triple[1]):
            verb = "a" if predicate == RDF.type else short(predicate)
            values = [_short_literal(o, short) if isinstance(o, Literal) else short(o) for _, _, o in same]
            lines.append("    " + verb + " " + " ,\n        ".join(values) + " ;")
        lines[-1] = lines[-1][:-1] + "."
    return "\n".join(lines)


def json_ld(triples: Iterable[Triple], prefixes: Mapping[str, str]) -> str:
    """JSON-LD 1.1, flattened: one object a subject, names shortened by the context that stands in the file."""
    short = _Shortener(prefixes, brackets=False)
    nodes = []
    for subject, about in groupby(sorted(set(triples), key=_order), key=lambda triple: triple[0]):
        node: dict[str, object] = {"@id": short(subject)}
        for predicate, same in groupby(about, key=lambda triple: triple[1]):
            objects = [o for _, _, o in same]
            if predicate == RDF.type:
                node["@type"] = [short(o) for o in objects if isinstance(o, URIRef)]
            else:
                node[short(predicate)] = [_json_value(o, short) for o in objects]
        nodes.append(node)
    return json.dumps({"@context": dict(prefixes), "@graph": nodes}, ensure_ascii=False, indent=1)


SERIALIZERS: Mapping[str, Serializer] = {"turtle": turtle, "json-ld": json_ld, "n-triples": n_triples}


class _Shortener:
    """IRIs as prefixed names, where the rest needs no escape."""

    def __init__(self, prefixes: Mapping[str, str], *, brackets: bool = True) -> None:
        self._names = {iri: name for name, iri in prefixes.items()}
        self._full = "<{}>" if brackets else "{}"
        self._known: dict[URIRef, str] = {}

    def __call__(self, iri: URIRef) -> str:
        """*iri* in its shortest form."""
        known = self._known.get(iri)
        if known is None:
            end = max(iri.rfind("/"), iri.rfind("#")) + 1
            name, local = self._names.get(iri[:end]), iri[end:]
            usable = name is not None and _LOCAL.fullmatch(local)
            known = self._known[iri] = f"{name}:{local}" if usable else self._full.format(iri)
        return known


def _order(triple: Triple) -> tuple[str, bool, str, bool, bool, str, str, str]:
    """Subject, predicate with ``a`` first, then IRIs, then literals: Vietnamese, English, the rest; then by text and datatype.

    Plain strings are compared: rdflib's terms have an order of their own, ten times slower.
    """
    subject, predicate, value = triple
    literal = value if isinstance(value, Literal) else None
    language = (literal.language or "") if literal is not None else ""
    datatype = str(literal.datatype or "") if literal is not None else ""
    ranks = (literal is not None, language != "vi")
    return (str(subject), predicate != RDF.type, str(predicate), *ranks, language, str(value), datatype)


def _quoted(text: str) -> str:
    """A string of either grammar; what could hide or forge a line is written as an escape."""
    return '"' + _SPECIAL.sub(lambda match: _ESCAPES.get(match[0]) or f"\\u{ord(match[0]):04X}", text) + '"'


def _full(term: URIRef | Literal) -> str:
    if isinstance(term, URIRef):
        return f"<{term}>"
    if term.language:
        return f"{_quoted(term)}@{term.language}"
    return _quoted(term) + (f"^^<{term.datatype}>" if term.datatype else "")


def _short_literal(term: Literal, short: _Shortener) -> str:
    bare = _BARE.get(term.datatype) if term.datatype else None
    if bare is not None and bare.fullmatch(term):
        return str(term)
    return f"{_quoted(term)}^^{short(term.datatype)}" if term.datatype else _full(term)


def _json_value(term: URIRef | Literal, short: _Shortener) -> dict[str, str]:
    if isinstance(term, URIRef):
        return {"@id": short(term)}
    if term.language:
        return {"@language": term.language, "@value": str(term)}
    return {"@type": short(term.datatype), "@value": str(term)} if term.datatype else {"@value": str(term)}
