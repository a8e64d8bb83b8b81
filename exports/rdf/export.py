"""The export as its callers see it: a graph to ask, or one file to write."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType
from typing import Literal

import rdflib

from ...model.repository import Repository
from ..artifact import Artifact
from .describe.scope import Scope
from .describe.whole import whole
from .prefixes import prefixes
from .serialize import SERIALIZERS
from .vocabulary import DEFAULT_BASE

Format = Literal["turtle", "json-ld", "n-triples"]

FORMATS: Mapping[str, Format] = MappingProxyType({".ttl": "turtle", ".jsonld": "json-ld", ".nt": "n-triples"})
"""File suffix → format."""

_SUFFIXES = {name: suffix for suffix, name in FORMATS.items()}


def graph(repository: Repository, at: datetime.date, base: str = DEFAULT_BASE) -> rdflib.Graph:
    """*repository* as it stands at *at*, as one graph without blank nodes; IRIs are minted under *base*.

    Raises:
        ValueError: *base* is no ``http(s)://`` IRI, or has a query or a fragment.
    """
    scope = Scope(repository, at, base)
    found = rdflib.Graph(bind_namespaces="none")
    for triple in whole(scope):
        found.add(triple)
    for name, namespace in prefixes(scope).items():
        found.bind(name, namespace)
    return found


def write(repository: Repository, at: datetime.date, format: Format, base: str = DEFAULT_BASE) -> Artifact:  # noqa: A002 - the word of the command line
    """The same graph as the file ``<repository id>.ttl`` (``.jsonld``, ``.nt``), always the same bytes for the same model.

    Raises:
        ValueError: *base* is no ``http(s)://`` IRI, or has a query or a fragment.
    """
    scope = Scope(repository, at, base)
    text = SERIALIZERS[format](set(whole(scope)), prefixes(scope))
    return Artifact.text(repository.id + _SUFFIXES[format], text)


def ontology() -> Artifact:
    """The ontology of the ``kt:`` terms, in Turtle."""
    return Artifact("kientruc.ttl", files(__package__).joinpath("assets", "kientruc.ttl").read_bytes())
