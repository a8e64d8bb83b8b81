"""What can be said about one thing that a framework or a law asks for. Values only; whoever judges and whoever shows them meet here."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from .elements import Relation


class Cell(enum.StrEnum):
    """What is known about one thing a framework or a law asks for."""

    MET = "met"
    PLANNED = "planned"
    UNDETERMINED = "undetermined"
    EXPLAINED = "explained"
    GAP = "gap"
    NOT_DESCRIBED = "not-described"
    NOT_DUE = "not-due"
    NOT_APPLICABLE = "not-applicable"
    MANUAL = "manual"


@dataclass(frozen=True, slots=True)
class Offence:
    """One place where an obligation is not met."""

    element: str
    relation: Relation | None = None
    part: str = ""
    value: str = ""
    expected: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check found: the state, the offences, and how many of how many subjects say what the check needs."""

    state: Cell
    offences: tuple[Offence, ...] = ()
    stated: int = 0
    subjects: int = 0
    missing: tuple[str, ...] = ()
    unstated: tuple[Offence, ...] = ()
    """Exchanges whose route nobody described: they would be offences if they were known to be direct."""
