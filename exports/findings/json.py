"""The report for machines, in a documented and versioned shape (docs/json-formats.md): both languages, exact places."""

from __future__ import annotations

from collections.abc import Mapping

from ...model.findings import Excuse, Finding, Severity
from ...model.report import ExemptionLine, Report
from ...model.rules import RuleInfo
from ...model.source import Place
from ..jsontext import Json, both, dump
from .closing import KINDS
from .setting import Setting
from .wording import hint, label, message

FORMAT = "kientruc-findings/1"


def render(report: Report, setting: Setting) -> str:  # noqa: ARG001 - the same in every language and place
    """The report as JSON (``findings.schema.json``).

    Lines and columns count code points from 1, the end is exclusive.
    """
    rules = report.rules
    return dump(
        {
            "format": FORMAT,
            "repository": {"id": report.repository, "name": both(report.title)},
            "asOf": report.as_of.isoformat(),
            "today": report.today.isoformat(),
            "summary": {
                **{severity.name.lower(): report.count(severity) for severity in reversed(Severity)},
                "exempted": len(report.excused_by("exemption")),
                **{
                    name: report.counts.get(name, 0)
                    for name in ("files", "elements", "relations", "rules", "exemptions")
                },
                "excused": {kind: len(report.excused_by(kind)) for kind in KINDS},
            },
            "profile": report.profile,
            "base": {"revision": report.base, "findings": report.before} if report.base else None,
            "findings": [_finding(finding, rules) for finding in _ordered(report.findings)],
            "exempted": [
                {**_finding(finding, rules), "exemptedBy": finding.excuse.by}
                for finding in _ordered(report.excused_by("exemption"))
                if finding.excuse is not None
            ],
            "excused": [
                {**_finding(finding, rules), "excuse": _excuse(finding.excuse)}
                for finding in _ordered(report.excused)
                if finding.excuse is not None
            ],
            "exemptions": [_exemption(line) for line in report.exemptions],
            "heldBack": sorted(report.held_back),
            "ran": sorted(report.ran),
        }
    )


def _ordered(findings: tuple[Finding, ...]) -> list[Finding]:
    return sorted(findings, key=lambda finding: finding.order)


def _finding(finding: Finding, rules: Mapping[str, RuleInfo]) -> dict[str, Json]:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.name.lower(),
        "message": {"vi": message(finding, rules, "vi"), "en": message(finding, rules, "en")},
        "hint": {"vi": hint(finding, rules, "vi"), "en": hint(finding, rules, "en")},
        **_place(finding.place),
        "element": finding.element,
        "field": finding.field,
        "target": finding.target,
        "related": [
            {"label": {"vi": label(related.label, "vi"), "en": label(related.label, "en")}, **_place(related.place)}
            for related in finding.related
        ],
        "source": both(rules[finding.code].source),
        "fingerprint": finding.fingerprint,
    }


def _excuse(excuse: Excuse) -> dict[str, Json]:
    return {"kind": excuse.kind, "by": excuse.by, "reason": both(excuse.reason)}


def _exemption(line: ExemptionLine) -> dict[str, Json]:
    return {
        "id": line.id,
        "rule": line.rule,
        "element": line.element,
        "reason": both(line.reason),
        "approver": both(line.approver),
        "until": line.until,
        "legalBasis": line.legal_basis,
        "state": line.state,
        "findings": line.findings,
        **_place(line.place),
    }


def _place(place: Place) -> dict[str, Json]:
    return {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "end": {"line": place.end_line, "column": place.end_column},
    }
