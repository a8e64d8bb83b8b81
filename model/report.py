"""The report: everything one run found out, as a value that every renderer shows in its own way."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from .findings import Finding, Severity
from .rules import RuleInfo
from .source import Place
from .text import Text

ExemptionState = Literal["in-force", "expired", "not-begun"]


@dataclass(frozen=True, slots=True)
class ExemptionLine:
    """One exemption as the report lists it: what it says, whether it is in force today, and how much it let through."""

    id: str
    rule: str
    element: str
    reason: Text
    approver: Text
    until: str
    legal_basis: str
    state: ExemptionState
    findings: int
    place: Place


@dataclass(frozen=True, slots=True)
class Report:
    """Everything one run found out. ``findings`` are the ones that count; ``excused`` were let through, by what is in each.

    ``rules`` are the pages of every rule the run knew, by code: the tool's, the repository's own, a plugin's. ``exemptions``
    are all that the repository states, whether they took effect or not. With a ``base`` (a revision), ``findings`` are only
    what was not there at it, and ``before`` says how many were. ``ran`` are the codes of the rules that judged: wanted, and not held back.
    """

    repository: str
    title: Text
    as_of: datetime.date
    today: datetime.date
    findings: tuple[Finding, ...]
    excused: tuple[Finding, ...] = ()
    held_back: tuple[str, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    rules: Mapping[str, RuleInfo] = field(default_factory=dict)
    exemptions: tuple[ExemptionLine, ...] = ()
    profile: str = "national"
    base: str = ""
    before: int = 0
    ran: frozenset[str] = frozenset()

    def excused_by(self, kind: str) -> tuple[Finding, ...]:
        """The findings that an exemption, a suppression or the baseline let through."""
        return tuple(finding for finding in self.excused if finding.excuse is not None and finding.excuse.kind == kind)

    def count(self, severity: Severity) -> int:
        """How many findings have exactly *severity*."""
        return sum(finding.severity is severity for finding in self.findings)

    def fails(self, threshold: Severity | None) -> bool:
        """Whether a finding reaches *threshold* (None: nothing fails)."""
        return threshold is not None and any(finding.severity >= threshold for finding in self.findings)
