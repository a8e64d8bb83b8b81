"""The report as reviewdog takes it in (``-f=rdjson``): the JSON of its ``DiagnosticResult`` message, columns in UTF-8 bytes.

Source: reviewdog/reviewdog, ``proto/rdf``. Its reader refuses fields it does not know, so related places stand in the message.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...model.findings import Finding
from ...model.report import Report
from ...model.rules import RuleInfo
from ..jsontext import Json, dump
from .columns import Columns, utf8
from .setting import Setting
from .wording import clean, label, ordered_by_severity, sentences


def render(report: Report, setting: Setting) -> str:
    """The findings that count, the worst first."""
    columns = Columns(setting.sources, utf8)
    return dump(
        {
            "source": {"name": "kientruc"},
            "diagnostics": [
                {
                    "message": "\n".join(_message(finding, report, setting)),
                    "location": {"path": setting.prefix + finding.place.path, "range": _range(finding, columns)},
                    "severity": finding.severity.name,
                    "code": _code(finding, report.rules, setting),
                }
                for finding in ordered_by_severity(report.findings)
            ],
        }
    )


def _message(finding: Finding, report: Report, setting: Setting) -> Iterator[str]:
    yield sentences(finding, report.rules, setting.language)
    for related in finding.related:
        prefix = setting.prefix if related.place.path in setting.sources else ""
        path = clean(prefix + related.place.path)
        yield f"{label(related.label, setting.language)}: {path}:{related.place.line}:{related.place.column}"


def _range(finding: Finding, columns: Columns) -> Json:
    place = finding.place
    found = columns.of(place)
    if found is None:
        return {"start": {"line": place.line}, "end": {"line": place.end_line}}
    return {
        "start": {"line": place.line, "column": found[0]},
        "end": {"line": place.end_line, "column": found[1]},
    }


def _code(finding: Finding, rules: Mapping[str, RuleInfo], setting: Setting) -> Json:
    address = "" if rules[finding.code].origin else setting.address(finding.code)
    return {"value": finding.code} | ({"url": address} if address else {})
