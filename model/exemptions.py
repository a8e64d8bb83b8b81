"""Exemptions, statements of absence and views: what a repository says about itself besides its elements."""

from __future__ import annotations

import datetime
from typing import Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from .elements import FILE, DateText, KnownDate, Reference, Words
from .lifecycle import interval
from .text import Text


@dataclass(frozen=True, slots=True, config=FILE)
class Exemption:
    """One place let off one rule: by whom, why, on what basis, until when (comply or explain)."""

    id: str
    rule: str
    element: Reference
    reason: Words
    approver: Words
    until: KnownDate
    from_: DateText | None = None
    legal_basis: Reference | None = None


def holds(exemption: Exemption, today: datetime.date) -> bool:
    """Whether *exemption* is in force on the day *today*; a year or month in ``until`` means its last day."""
    until, since = interval(exemption.until), interval(exemption.from_) if exemption.from_ else None
    return (until is None or today <= until.last) and (since is None or since.first <= today)


@dataclass(frozen=True, slots=True, config=FILE)
class Absence:
    """The repository's own statement that a framework item does not exist here; it makes a gap of what is otherwise not described."""

    item: Reference
    reason: Text | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, config=FILE)
class Selection:
    """What a view shows; several keys narrow together."""

    kinds: tuple[str, ...] = ()
    layers: tuple[str, ...] = ()
    owner: Reference | None = None
    elements: tuple[Reference, ...] = ()
    around: Reference | None = None
    depth: int = Field(default=1, ge=1, le=5)
    component: Reference | None = None


@dataclass(frozen=True, slots=True, config=FILE)
class View:
    """A named view: a viewpoint and a query, so it never lists what it can find."""

    id: str
    name: Words
    viewpoint: Literal["layered", "integration", "realization", "neighbourhood"]
    select: Selection = Field(default_factory=Selection)
    description: Text | None = None
