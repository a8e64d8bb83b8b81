"""The report as Checkstyle writes its own: the XML that most code-review tools and build servers can read."""

from __future__ import annotations

from itertools import groupby

from ...model.findings import Finding
from ...model.report import Report
from .setting import Setting
from .wording import clean, sentences
from .xmltext import DECLARATION, element


def render(report: Report, setting: Setting) -> str:
    """The findings that count, file by file."""

    def error(finding: Finding) -> str:
        return element(
            "error",
            {
                "line": finding.place.line,
                "column": finding.place.column,
                "severity": finding.severity.name.lower(),
                "message": sentences(finding, report.rules, setting.language),
                "source": clean(f"kientruc.{finding.code}"),
            },
        )

    found = sorted(report.findings, key=lambda finding: finding.order)
    files = (
        element("file", {"name": clean(setting.prefix + path)}, map(error, group))
        for path, group in groupby(found, key=lambda finding: finding.place.path)
    )
    return DECLARATION + element("checkstyle", {"version": "4.3"}, files)
