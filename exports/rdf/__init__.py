"""Linked data: a repository as RDF in the vocabularies others already read (SKOS, ORG, DCAT, CPSV-AP, ELI, ArchiMate)."""

from .export import FORMATS, Format, graph, ontology, write
from .vocabulary import DEFAULT_BASE

__all__ = ["DEFAULT_BASE", "FORMATS", "Format", "graph", "ontology", "write"]
