"""Runs the rules: faults become findings with severity and place; what lets findings through is applied; the order is fixed.

Reads top to bottom: the rules that judge → who wants what (profile, adjustments) → comments and exemptions → the rules that watch
over those → the baseline → the rules that watch over it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import NamedTuple

from ..model.configuration import Profile
from ..model.findings import Argument, Fault, Finding, Related
from ..model.report import Report
from ..model.repository import Repository
from ..model.rules import RuleInfo
from ..model.suppressions import Suppression, suppressions
from .baseline import Baseline, read
from .excuses import exempt, exemption_lines, idle_suppressions, suppress, without_effect
from .own.port import Judge
from .own.prepare import prepare
from .registry import RULES
from .rule import Context, Outcome, Rule, Stage
from .severity import Wishes

_ORDER = attrgetter("order")


def run(
    repository: Repository,
    *,
    as_of: datetime.date | None = None,
    today: datetime.date | None = None,
    rules: Sequence[Rule] = RULES,
    profile: Profile | None = None,
    only: Sequence[str] = (),
    asking: Judge | None = None,
) -> Report:
    """Every finding about *repository*. ``as_of`` defaults to the manifest's date, ``today`` to the clock.

    *profile* overrides the manifest's; *only* (codes, groups, names, patterns) narrows what runs; *asking* answers the
    repository's own rules in SPARQL and SHACL.
    """
    return judge(repository, as_of=as_of, today=today, rules=rules, profile=profile, only=only, asking=asking).report


class Judged(NamedTuple):
    """One run with what its findings were made of: ``faults`` belong to the findings that count, in their order."""

    report: Report
    context: Context
    faults: tuple[Fault, ...]


def judge(
    repository: Repository,
    *,
    as_of: datetime.date | None = None,
    today: datetime.date | None = None,
    rules: Sequence[Rule] = RULES,
    profile: Profile | None = None,
    only: Sequence[str] = (),
    asking: Judge | None = None,
) -> Judged:
    """As :func:`run`, for those who mend what was found."""
    as_of = as_of or repository.manifest.as_of
    context = Context(repository, as_of, today or datetime.date.today())
    own = prepare(repository, (rule.info for rule in rules), as_of, asking)
    wanted = _Run(context, (*rules, *own.rules), Wishes(repository.manifest.check, profile, only), own.faults)
    report = wanted.report()
    return Judged(report, context, tuple(wanted.faults[id(finding)] for finding in report.findings))


class _Run:
    """One run: the rules that are wanted, and what the stages hand on to each other."""

    def __init__(self, context: Context, rules: Sequence[Rule], wishes: Wishes, known: Sequence[Fault] = ()) -> None:
        self.context = context
        self.repository = context.repository
        self.wishes = wishes
        self.every: dict[str, RuleInfo] = {rule.info.code: rule.info for rule in rules}
        self.rules = {rule.info.code: rule for rule in rules if wishes.wants(rule.info)}
        self.held_back = tuple(code for code, rule in self.rules.items() if _waits(rule, self.repository))
        self.ran = self.rules.keys() - self.held_back
        self.known = (*context.repository.faults, *known)
        """What was noticed before any rule ran."""
        self.faults: dict[int, Fault] = {}
        """By the identity of the finding that was made of it; a finding that counts is never copied afterwards."""

    def report(self) -> Report:
        """Run every stage."""
        repository, today = self.repository, self.context.today
        comments = tuple(comment for document in repository.files for comment in suppressions(document))
        faults = (*self.known, *self._faults(Stage.JUDGES))
        counted, suppressed = suppress(self._findings(faults), comments, self.every)
        counted, exempted = exempt(counted, repository, today)
        self.context.outcome = self._outcome(comments, [*suppressed, *exempted])
        counted += self._findings(self._faults(Stage.WATCHES))
        counted, tolerated = self._tolerate(sorted(counted, key=_ORDER))
        if closing := self._findings(self._faults(Stage.CLOSES)):
            counted = sorted((*counted, *closing), key=_ORDER)
        return Report(
            repository=repository.id,
            title=repository.manifest.name,
            as_of=self.context.as_of,
            today=today,
            findings=tuple(counted),
            excused=tuple(sorted((*suppressed, *exempted, *tolerated), key=_ORDER)),
            held_back=self.held_back,
            counts=self._counts(exempted),
            rules=self.every,
            exemptions=exemption_lines(repository, today, exempted),
            profile=self.wishes.profile,
            ran=frozenset(self.ran),
        )

    def _faults(self, stage: Stage) -> Iterator[Fault]:
        for code, rule in self.rules.items():
            if rule.stage is stage and rule.check is not None and code in self.ran:
                yield from rule.check(self.context)

    def _findings(self, faults: Iterable[Fault]) -> list[Finding]:
        """The findings that are wanted, with the severity that is wanted."""
        found = []
        for fault in faults:
            rule = self.rules.get(fault.code)
            if rule is not None:
                finding = _finding(fault, rule, self.repository)
                severity = self.wishes.severity(finding, rule.info)
                if severity is not None:
                    found.append(finding if severity is finding.severity else replace(finding, severity=severity))
                    self.faults[id(found[-1])] = fault
        return found

    def _outcome(self, comments: tuple[Suppression, ...], excused: list[Finding]) -> Outcome:
        repository = self.repository
        unknown, idle = without_effect(repository, self.context.today, self.every.keys(), self.ran, excused)
        governed = [rule for rule in self.every.values() if rule.governed]
        paths = [document.path for document in repository.files]
        return Outcome(
            known=frozenset(word for rule in self.every.values() for word in (rule.code, rule.name)),
            governed=frozenset(word for rule in governed for word in (rule.code, rule.name)),
            unknown_rules=unknown,
            idle=idle,
            suppressions=comments,
            idle_suppressions=idle_suppressions(comments, excused, self.ran, self.every),
            idle_adjustments=self.wishes.idle(self.every.values(), paths, repository.origin),
        )

    def _tolerate(self, findings: list[Finding]) -> tuple[list[Finding], list[Finding]]:
        """The findings that the baseline does not know, and the ones it does."""
        if self.repository.baseline is None:
            return findings, []
        baseline: Baseline = read(self.repository.baseline)
        counted, tolerated = baseline.apply(findings, self.ran)
        outcome = self.context.outcome
        outcome.broken_baseline = tuple(baseline.broken)
        if self.context.as_of == self.repository.manifest.as_of:  # on another day other things are wrong
            outcome.stale = baseline.stale
        return counted, tolerated

    def _counts(self, exempted: list[Finding]) -> Mapping[str, int]:
        return {
            "files": len(self.repository.files),
            "elements": len(self.repository.elements),
            "relations": len(self.repository.relations),
            "rules": len(self.ran),
            "exemptions": len({finding.excuse.by for finding in exempted if finding.excuse is not None}),
        }


def _waits(rule: Rule, repository: Repository) -> bool:
    """Whether *rule* is held back, because what it would miss may be written where nobody could read it."""
    return (rule.needs_whole and not repository.whole) or (rule.needs_files and repository.unread)


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
        repository=repository.id,
    )


def _as_written(value: Argument, repository: Repository) -> Argument:
    """An argument with its keys as the architect spells them; terms and texts stay."""
    if isinstance(value, tuple):
        return tuple(repository.as_written(item) for item in value)
    return repository.as_written(value) if type(value) is str else value
