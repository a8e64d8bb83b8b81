"""The report as one HTML page that stands alone: no script, no request, everything escaped, only its own style allowed."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.resources import files as resources
from typing import TYPE_CHECKING, NamedTuple

from ...model.findings import Finding, Severity
from ...model.report import Report
from ...model.source import Place
from ...model.text import Language, Text
from .closing import COLUMNS, counted, dates, earlier, extent, held_back, justification, let_through, row
from .excerpt import pieces, split
from .setting import Setting
from .wording import clean, hint, label, message, severity_name

if TYPE_CHECKING:
    from jinja2 import Template
    from markupsafe import Markup

MOST = 500
"""Findings of one severity on the page; the rest is counted."""
WORDS: dict[str, Text] = {
    "title": Text("Kết quả kiểm tra", "Findings"),
    "repository": Text("Kho kiến trúc", "Repository"),
    "by_rule": Text("Theo quy tắc", "By rule"),
    "rule": Text("Quy tắc", "Rule"),
    "severity": Text("Mức", "Severity"),
    "number": Text("Số phát hiện", "Findings"),
    "hint": Text("Gợi ý", "Hint"),
    "excused": Text("Đã cho qua", "Let through"),
    "exemptions": Text("Miễn trừ", "Exemptions"),
    "skip": Text("Đến nội dung", "Skip to the content"),
    "more": Text("và {number} phát hiện nữa", "and {number} more"),
}


class _Row(NamedTuple):
    severity: str
    severity_name: str
    code: str
    name: str
    address: str
    message: str
    hint: str
    place: str
    line: int
    excerpt: tuple[str, str, str] | None
    related: tuple[tuple[str, str], ...]
    excuse: str


class _Group(NamedTuple):
    severity: str
    name: str
    number: int
    rows: tuple[_Row, ...]
    more: str


def render(report: Report, setting: Setting) -> str:
    """The page in the language of *setting*."""
    language = setting.language
    maker = _Maker(report, setting)
    page = _template().render(
        language=language,
        title=clean(report.title.best(language) or report.repository),
        repository=clean(report.repository),
        w={name: text.best(language) for name, text in WORDS.items()},
        version=clean(setting.version),
        verdict=counted(report, language),
        tiles=[(s.name.lower(), report.count(s), severity_name(s, language)) for s in reversed(Severity)],
        facts=[line for part in (dates, extent, earlier, let_through) if (line := part(report, language))],
        held_back=held_back(report, language),
        rules=list(_by_rule(report, language)),
        groups=list(maker.groups()),
        columns=[text.best(language) for text in COLUMNS],
        exemptions=[row(line, language) for line in report.exemptions],
        excused=[maker.row(f) for f in sorted(report.excused, key=lambda f: f.order)[:MOST]],
        excused_number=len(report.excused),
        excused_more=_more(len(report.excused), language),
        style=_style(),
        policy=_policy(_style()),
    )
    return page.rstrip("\n") + "\n"


class _Maker:
    """What every row is made with."""

    def __init__(self, report: Report, setting: Setting) -> None:
        self.report = report
        self.setting = setting
        self._lines: dict[str, list[str]] = {}

    def groups(self) -> Iterator[_Group]:
        """The findings that count, by severity, the worst first."""
        for severity in reversed(Severity):
            found = sorted((f for f in self.report.findings if f.severity is severity), key=lambda f: f.order)
            if found:
                name = severity_name(severity, self.setting.language)
                more = _more(len(found), self.setting.language)
                rows = tuple(map(self.row, found[:MOST]))
                yield _Group(severity.name.lower(), name[0].upper() + name[1:], len(found), rows, more)

    def row(self, finding: Finding) -> _Row:
        """One finding as the page shows it."""
        rules, language = self.report.rules, self.setting.language
        return _Row(
            severity=finding.severity.name.lower(),
            severity_name=severity_name(finding.severity, language),
            code=clean(finding.code),
            name=clean(finding.name),
            address="" if rules[finding.code].origin else self.setting.address(finding.code),
            message=message(finding, rules, language),
            hint=hint(finding, rules, language),
            place=self._place(finding.place),
            line=finding.place.line,
            excerpt=self._excerpt(finding.place),
            related=tuple((label(near.label, language), self._place(near.place)) for near in finding.related),
            excuse=justification(finding.excuse, language) if finding.excuse else "",
        )

    def _place(self, place: Place) -> str:
        prefix = self.setting.prefix if place.path in self.setting.sources else ""
        return f"{clean(prefix + place.path)}:{place.line}:{place.column}"

    def _excerpt(self, place: Place) -> tuple[str, str, str] | None:
        if place.path not in self._lines:
            self._lines[place.path] = split(self.setting.sources.get(place.path, ""))
        return pieces(self._lines[place.path], place)


def _more(number: int, language: Language) -> str:
    return WORDS["more"].best(language).format(number=number - MOST) if number > MOST else ""


def _by_rule(report: Report, language: Language) -> Iterator[tuple[str, str, str, str, int]]:
    """Code, name, severity for style and for people, and how many; the most frequent of the worst first."""
    counts = Counter((-finding.severity, finding.code, finding.name) for finding in report.findings)
    for (severity, code, name), number in sorted(counts.items(), key=lambda item: (item[0][0], -item[1], item[0][1])):
        level = Severity(-severity)
        yield clean(code), clean(name), level.name.lower(), severity_name(level, language), number


@cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters["ticks"] = _ticks
    return environment.from_string(_read("templates", "findings.html.j2"))


@cache
def _style() -> Markup:
    from markupsafe import Markup

    return Markup(_read("assets", "findings.css"))  # noqa: S704 - our own style sheet


def _policy(style: str) -> str:
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _read(folder: str, name: str) -> str:
    return (resources(__package__) / folder / name).read_text(encoding="utf-8")


def _ticks(sentence: str) -> Markup:
    """*sentence* escaped, with what stands between backticks as code."""
    from markupsafe import Markup, escape

    return Markup(re.sub("`([^`]+)`", r"<code>\1</code>", str(escape(sentence))))  # noqa: S704 - escaped before
