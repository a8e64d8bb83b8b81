"""The report for machines, in a documented and versioned shape (docs/json-formats.md): both languages, exact places."""

from __future__ import annotations

from collections.abc import Mapping

from ...model.findings import Finding, Severity
from ...model.report import Report
from ...model.rules import RuleInfo
from ...model.source import Place
from ..jsontext import Json, both, dump
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
            },
            "findings": [_finding(finding, rules) for finding in _ordered(report.findings)],
            "exempted": [
                {**_finding(finding, rules), "exemptedBy": finding.excuse.by}
                for finding in _ordered(report.excused_by("exemption"))
                if finding.excuse is not None
            ],
            "heldBack": sorted(report.held_back),
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


def _place(place: Place) -> dict[str, Json]:
    return {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "end": {"line": place.end_line, "column": place.end_column},
    }
