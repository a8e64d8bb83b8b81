"""Runs the rules: faults become findings with severity and place, exemptions are applied, the order is made deterministic."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ..model.exemptions import Exemption, holds
from ..model.findings import Fault, Finding, Related, Report
from ..model.repository import Repository
from .registry import RULES
from .rule import Context, Rule


def run(
    repository: Repository,
    *,
    as_of: datetime.date | None = None,
    today: datetime.date | None = None,
    rules: Sequence[Rule] = RULES,
) -> Report:
    """Every finding about *repository*. ``as_of`` defaults to the manifest's date, ``today`` to the clock."""
    as_of = as_of or repository.manifest.as_of
    today = today or datetime.date.today()
    context = Context(repository, as_of, today)
    held_back = [rule.info.code for rule in rules if rule.needs_whole and not repository.whole]
    by_code = {rule.info.code: rule for rule in rules}
    findings = sorted(
        (_finding(fault, by_code) for fault in _faults(context, rules) if fault.code in by_code),
        key=lambda finding: finding.order,
    )
    counted, exempted = _exempt(findings, repository.exemptions, today)
    return Report(
        repository=repository.id,
        title=repository.manifest.name,
        as_of=as_of,
        today=today,
        findings=tuple(counted),
        exempted=tuple(exempted),
        held_back=tuple(held_back),
        counts={
            "files": len(repository.files),
            "elements": len(repository.elements),
            "relations": len(repository.relations),
            "rules": len(rules) - len(held_back),
            "exemptions": len({finding.exempted_by for finding in exempted}),
        },
    )


def _faults(context: Context, rules: Iterable[Rule]) -> Iterator[Fault]:
    yield from context.repository.faults
    for rule in rules:
        if rule.check is not None and (context.repository.whole or not rule.needs_whole):
            yield from rule.check(context)


def _finding(fault: Fault, by_code: Mapping[str, Rule]) -> Finding:
    info = by_code[fault.code].info
    return Finding(
        code=fault.code,
        name=info.name,
        severity=fault.severity or info.severity,
        arguments=dict(fault.arguments),
        place=fault.where.place(),
        element=fault.element,
        field=fault.field,
        target=fault.target,
        related=tuple(Related(label, locus.place()) for label, locus in fault.related),
    )


def _exempt(
    findings: Iterable[Finding], exemptions: Mapping[str, Exemption], today: datetime.date
) -> tuple[list[Finding], list[Finding]]:
    """The findings that count, and the ones an exemption in force lets through."""
    in_force = {
        (exemption.rule, exemption.element): name
        for name, exemption in exemptions.items()
        if holds(exemption, today)
    }
    counted, exempted = [], []
    for finding in findings:
        name = next((in_force[key] for key in identities(finding) if key in in_force), None)
        if name is None:
            counted.append(finding)
        else:
            exempted.append(replace(finding, exempted_by=name))
    return counted, exempted


def identities(finding: Finding) -> Iterator[tuple[str, str]]:
    """The (rule, element or relation) pairs an exemption may name to mean *finding*."""
    yield finding.code, finding.element
    yield finding.code, f"{finding.element}--{finding.field}--{finding.target}"
