"""Legal documents: what the law and the province's decisions are, with the dates they bind. Values only."""

from __future__ import annotations

from typing import Literal

from pydantic.dataclasses import dataclass

from .elements import FILE, DateText, Reference, Words
from .text import Text
from .vocabulary import Basis, Evidence

DocumentType = Literal[
    "law",
    "resolution",
    "decree",
    "circular",
    "decision",
    "directive",
    "plan",
    "dispatch",
    "notice",
    "standard",
    "programme",
    "other",
]


@dataclass(frozen=True, slots=True, config=FILE)
class LegalDocument:
    """One legal document. The end of force of a replaced one is derived from its successor, never written twice."""

    id: str
    type: DocumentType
    title: Words
    number: str | None = None
    issuer: Text | None = None
    signer: str | None = None
    issued: DateText | None = None
    in_force_from: DateText | None = None
    in_force_until: DateText | None = None
    in_force_basis: Basis | None = None
    replaces: tuple[Reference, ...] = ()
    amends: tuple[Reference, ...] = ()
    based_on: tuple[Reference, ...] = ()
    note: Text | None = None
    evidence: Evidence | None = None
    sources: tuple[str, ...] = ()

    @property
    def begins(self) -> str | None:
        """The date it binds from: as stated, else its issue date unless the register says that the date is not known."""
        return self.in_force_from or (None if self.in_force_basis == "unknown" else self.issued)

    @property
    def label(self) -> Text:
        """Its number, or its title where the number is not known."""
        return Text(self.number, self.number) if self.number else self.title
