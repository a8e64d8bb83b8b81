"""The report as commands of GitHub Actions, which become annotations at the lines of a change.

Grammar: actions/toolkit, ``command.ts``. GitHub shows 10 errors, 10 warnings and 10 notices of a step (docs.github.com, "Limits on
annotations"), so no more are written; the rest is counted in the end. Only lines that begin with ``::`` are commands, and no text
of a model begins one.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.findings import Finding, Severity
from ...model.report import Report
from ...model.text import Text
from .closing import closing
from .setting import Setting
from .wording import clean, ordered_by_severity, sentences

MOST = 10
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_MORE = Text(
    "Còn {number} phát hiện nữa không hiện thành chú thích (GitHub nhận {most} lỗi, {most} cảnh báo, {most} thông tin mỗi bước).",
    "{number} more without an annotation (GitHub takes {most} errors, {most} warnings and {most} notices of a step).",
)


def render(report: Report, setting: Setting) -> str:
    """The annotations, the worst first, and the closing lines."""
    return "\n".join(_lines(report, setting)) + "\n"


def _lines(report: Report, setting: Setting) -> Iterator[str]:
    left = dict.fromkeys(Severity, MOST)
    more = 0
    for finding in ordered_by_severity(report.findings):
        if left[finding.severity]:
            left[finding.severity] -= 1
            yield _command(finding, report, setting)
        else:
            more += 1
    if more:
        yield _MORE.best(setting.language).format(number=more, most=MOST)
    yield from closing(report, setting.language)


def _command(finding: Finding, report: Report, setting: Setting) -> str:
    place = finding.place
    properties: dict[str, str | int] = {
        "file": clean(setting.prefix + place.path),
        "line": place.line,
        "endLine": place.end_line,
    }
    if place.line == place.end_line:  # GitHub refuses columns of what stretches over lines
        properties |= {"col": place.column, "endColumn": max(place.column, place.end_column)}
    properties["title"] = clean(f"{finding.code} {finding.name}")
    written = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {written}::{_data(sentences(finding, report.rules, setting.language))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
