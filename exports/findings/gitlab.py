"""The report as GitLab Code Quality takes it in (docs.gitlab.com, "Code Quality report format").

An array without a byte order mark; paths are relative to the repository and do not begin with ``./``; two entries with one
fingerprint are one to GitLab, so every fingerprint is its own.
"""

from __future__ import annotations

from collections import Counter

from ...model.findings import Severity
from ...model.report import Report
from ..jsontext import Json, dump
from .setting import Setting
from .wording import ordered_by_severity, sentences

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(report: Report, setting: Setting) -> str:
    """The findings that count, the worst first."""
    seen: Counter[str] = Counter()
    listed: list[Json] = []
    for finding in ordered_by_severity(report.findings):
        seen[finding.fingerprint] += 1
        number = seen[finding.fingerprint]
        listed.append(
            {
                "description": sentences(finding, report.rules, setting.language),
                "check_name": f"{finding.code} {finding.name}",
                "fingerprint": finding.fingerprint + (f"-{number}" if number > 1 else ""),
                "severity": _SEVERITIES[finding.severity],
                "location": {
                    "path": (setting.prefix + finding.place.path).removeprefix("./"),
                    "positions": {
                        "begin": {"line": finding.place.line, "column": finding.place.column},
                        "end": {"line": finding.place.end_line, "column": finding.place.end_column},
                    },
                },
            }
        )
    return dump(listed)
