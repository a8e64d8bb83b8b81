"""What one export is about: the repository, the date, the IRIs, and a note of everything that was referred to.

The note is what lets the graph stand on its own: whatever another repository or framework owns and a triple names is described
too, at the end, by at least its type and label.
"""

from __future__ import annotations

import datetime

from rdflib import URIRef

from ....model.repository import Repository
from ..mint import Mint, address, is_address


class Scope:
    """One export of *repository* as it stands at *at*."""

    def __init__(self, repository: Repository, at: datetime.date, base: str) -> None:
        self.repository = repository
        self.at = at
        self.mint = Mint(base)
        self.referred: set[str] = set()
        self.home = self.mint.package(repository.id)

    def key(self, key: str, home: str = "") -> str:
        """*key* as the repository itself would write it, where a bare key belongs to *home* (``""``: the repository)."""
        package, colon, name = key.partition(":")
        if not colon:
            return f"{home}:{key}" if home and home != self.repository.id else key
        return name if package == self.repository.id else key

    def iri(self, key: str, home: str = "") -> URIRef:
        """The IRI of what *key* names, which is thereby referred to."""
        own = self.key(key, home)
        self.referred.add(own)
        return self.mint.thing(own, self.repository.id)

    def source(self, source: str, home: str = "") -> URIRef:
        """The IRI of a source: an address as it is, a document by its key."""
        return address(source) if is_address(source) else self.iri(source, home)

    def framework_of(self, key: str) -> str:
        """The framework whose kinds and properties the element *key* uses, ``""`` where its repository claims none it can reach."""
        home = self.repository.linked.get(key.partition(":")[0], self.repository) if ":" in key else self.repository
        return home.framework.key if home.framework else ""
