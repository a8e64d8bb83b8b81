"""Runs the rules: faults become findings with severity and place; exemptions are applied; the order is deterministic."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from ..model.exemptions import Exemption, holds
from ..model.findings import Argument, Fault, Finding, Related, Report
from ..model.repository import Repository
from .citation import spelled
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
    held_back = [rule.info.code for rule in rules if _waits(rule, repository)]
    by_code = {rule.info.code: rule for rule in rules}
    first = (*repository.faults, *_faults(context, (rule for rule in rules if not rule.last)))
    counted, exempted = _exempt(_findings(first, by_code, repository), repository, today)
    context.unknown_rules, context.idle = _without_effect(repository, today, by_code.keys() - held_back, exempted)
    counted += _findings(_faults(context, (rule for rule in rules if rule.last)), by_code, repository)
    counted.sort(key=lambda finding: finding.order)
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
    for rule in rules:
        if rule.check is not None and not _waits(rule, context.repository):
            yield from rule.check(context)


def _waits(rule: Rule, repository: Repository) -> bool:
    """Whether *rule* is held back, because what it would miss may be written where nobody could read it."""
    return (rule.needs_whole and not repository.whole) or (rule.needs_files and repository.unread)


def _findings(faults: Iterable[Fault], by_code: Mapping[str, Rule], repository: Repository) -> list[Finding]:
    """The findings of the rules that were asked for, in the order of the report."""
    found = (_finding(fault, by_code[fault.code], repository) for fault in faults if fault.code in by_code)
    return sorted(found, key=lambda finding: finding.order)


def _finding(fault: Fault, rule: Rule, repository: Repository) -> Finding:
    return Finding(
        code=fault.code,
        name=rule.info.name,
        severity=fault.severity or rule.info.severity,
        arguments={name: _as_written(value, repository) for name, value in fault.arguments.items()},
        place=fault.where.place(),
        element=fault.element,
        field=fault.field,
        target=fault.target,
        related=tuple(Related(label, locus.place()) for label, locus in fault.related),
    )


def _as_written(value: Argument, repository: Repository) -> Argument:
    """An argument with its keys as the architect spells them; terms and texts stay."""
    if isinstance(value, tuple):
        return tuple(repository.as_written(item) for item in value)
    return repository.as_written(value) if type(value) is str else value


def _exempt(
    findings: Iterable[Finding], repository: Repository, today: datetime.date
) -> tuple[list[Finding], list[Finding]]:
    """The findings that count, and the ones an exemption in force lets through."""
    in_force: dict[tuple[str, str], str] = {}
    for name, exemption in repository.exemptions.items():
        if holds(exemption, today):
            in_force.setdefault((exemption.rule, _named(repository, exemption)), name)
    counted, exempted = [], []
    for finding in findings:
        by = next((in_force[key] for key in identities(finding) if key in in_force), None)
        if by is None:
            counted.append(finding)
        else:
            exempted.append(replace(finding, exempted_by=by))
    return counted, exempted


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


def _without_effect(
    repository: Repository, today: datetime.date, ran: AbstractSet[str], exempted: Iterable[Finding]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The exemptions whose rule does not exist, and those in force whose rule ran and that let nothing through."""
    known = {rule.info.code for rule in RULES}
    used = {finding.exempted_by for finding in exempted}
    exemptions = repository.exemptions.items()
    unknown = tuple(name for name, exemption in exemptions if exemption.rule not in known)
    idle = tuple(n for n, e in exemptions if e.rule in ran and n not in used and holds(e, today))
    return unknown, idle
