"""What lets a finding through: exemptions stated in the architecture and comments beside the place; and which of them do nothing."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace

from ..model.exemptions import Exemption, holds
from ..model.findings import Excuse, Finding
from ..model.lifecycle import interval
from ..model.report import ExemptionLine, ExemptionState
from ..model.repository import Repository
from ..model.rules import RuleInfo
from ..model.suppressions import Suppression
from ..model.text import Text
from .approval import self_approved
from .citation import spelled

Split = tuple[list[Finding], list[Finding]]
"""The findings that count, and the ones that were let through."""


def exempt(findings: Iterable[Finding], repository: Repository, today: datetime.date) -> Split:
    """Let through what an exemption in force names; one that was approved by whom it lets off has no effect."""
    in_force: dict[tuple[str, str], str] = {}
    for name, exemption in repository.exemptions.items():
        if holds(exemption, today) and not self_approved(repository, exemption):
            in_force.setdefault((exemption.rule, _named(repository, exemption)), name)
    counted, excused = [], []
    for finding in findings:
        by = next((in_force[key] for key in identities(finding) if key in in_force), None)
        if by is None:
            counted.append(finding)
        else:
            excused.append(replace(finding, excuse=Excuse("exemption", by, repository.exemptions[by].reason)))
    return counted, excused


def suppress(findings: Iterable[Finding], comments: Iterable[Suppression], rules: Mapping[str, RuleInfo]) -> Split:
    """Let through what a well-formed comment allows at its place. Governed rules heed no comment."""
    by_path: dict[str, list[Suppression]] = {}
    for comment in comments:
        if not comment.problem:
            by_path.setdefault(comment.document.path, []).append(comment)
    counted, excused = [], []
    for finding in findings:
        rule = rules[finding.code]
        by = next(
            (
                comment
                for comment in by_path.get(finding.place.path, ())
                if comment.first <= finding.place.line <= comment.last and {rule.code, rule.name} & {*comment.rules}
            ),
            None,
        )
        if by is None or rule.governed:
            counted.append(finding)
        else:
            excused.append(replace(finding, excuse=Excuse("suppression", by.key, Text(by.reason))))
    return counted, excused


def idle_suppressions(
    comments: Iterable[Suppression], excused: Iterable[Finding], ran: AbstractSet[str], rules: Mapping[str, RuleInfo]
) -> tuple[Suppression, ...]:
    """The well-formed comments that let nothing through although their rules ran."""
    used = {finding.excuse.by for finding in excused if finding.excuse and finding.excuse.kind == "suppression"}
    able = {word for code in ran if not rules[code].governed for word in (code, rules[code].name)}
    return tuple(c for c in comments if not c.problem and c.key not in used and able >= {*c.rules})


def _named(repository: Repository, exemption: Exemption) -> str:
    """What *exemption* names; a relation that was given an id, by its ends and verb, as findings do."""
    relation = repository.relation_ids.get(exemption.element)
    return spelled(relation) if relation else repository.as_claimed(exemption.element)


def identities(finding: Finding) -> Iterator[tuple[str, str]]:
    """The (rule, element, relation or framework item) pairs an exemption may name to mean *finding*."""
    yield finding.code, finding.element
    yield finding.code, f"{finding.element}--{finding.field}--{finding.target}"
    if "/" in finding.field:  # the obligation that is not met
        yield finding.code, finding.field
    if "--" in finding.target:  # the relation that does not meet it
        yield finding.code, finding.target


def without_effect(
    repository: Repository,
    today: datetime.date,
    known: AbstractSet[str],
    ran: AbstractSet[str],
    excused: Iterable[Finding],
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The exemptions whose rule does not exist, and those in force whose rule ran and that let nothing through."""
    used = {finding.excuse.by for finding in excused if finding.excuse is not None}
    exemptions = repository.exemptions.items()
    unknown = tuple(name for name, exemption in exemptions if exemption.rule not in known)
    idle = tuple(
        name
        for name, exemption in exemptions
        if exemption.rule in ran
        and name not in used
        and holds(exemption, today)
        and not self_approved(repository, exemption)
    )
    return unknown, idle


def exemption_lines(
    repository: Repository, today: datetime.date, excused: Iterable[Finding]
) -> tuple[ExemptionLine, ...]:
    """Every exemption of *repository*, in the order of their ids, with what it let through."""
    counts = Counter(f.excuse.by for f in excused if f.excuse is not None and f.excuse.kind == "exemption")
    return tuple(
        ExemptionLine(
            id=name,
            rule=exemption.rule,
            element=repository.as_written(exemption.element),
            reason=exemption.reason,
            approver=exemption.approver,
            until=exemption.until,
            legal_basis=repository.as_written(exemption.legal_basis or ""),
            state=_state(exemption, today),
            findings=counts[name],
            place=repository.locus(name, part="key").place(),
        )
        for name, exemption in sorted(repository.exemptions.items())
    )


def _state(exemption: Exemption, today: datetime.date) -> ExemptionState:
    if holds(exemption, today):
        return "in-force"
    until = interval(exemption.until)
    return "expired" if until is not None and until.last < today else "not-begun"
