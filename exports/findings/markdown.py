"""The report as Markdown (CommonMark with tables), for the summary of a build and the discussion of a change.

Everything that came from a model is escaped, so that it can begin neither a link nor HTML nor a row of its own. GitHub takes a
summary of 1 MiB, so the table ends after :data:`MOST` findings and says how many are left.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ...model.findings import Finding
from ...model.report import Report
from ...model.text import Text
from .closing import COLUMNS, counted, dates, earlier, extent, held_back, let_through, row
from .setting import Setting
from .wording import clean, ordered_by_severity, sentences, severity_name

MOST = 200
_TITLE = Text("Kết quả kiểm tra: {name}", "Findings: {name}")
_HEADER = (Text("Mức", "Severity"), Text("Vị trí", "Place"), Text("Quy tắc", "Rule"), Text("Phát hiện", "Finding"))
_MORE = Text("Và {number} phát hiện nữa.", "And {number} more.")
_EXEMPTIONS = Text("Miễn trừ", "Exemptions")
_SIGNIFICANT = re.compile(r"([\\`*_\[\]<>|~#&!{}$]|:(?=//)|(?<=www)\.)", re.IGNORECASE)
"""What can begin something inside a line; what can only at its start is left, for every line begins with our own words."""
_MENTION = re.compile(r"(?<!\w)@(?=\w)")
_CODE = re.compile(r"`([^`\s\\|](?:[^`\\|]*[^`\s\\|])?)`")
"""A bar or a backslash in code would be read differently inside and outside of tables, so such text is not made code."""


def render(report: Report, setting: Setting) -> str:
    """The report, ending in one line end."""
    return "\n".join(_lines(report, setting)) + "\n"


def _lines(report: Report, setting: Setting) -> Iterator[str]:
    language = setting.language
    name = clean(report.title.best(language) or report.repository)
    yield "## " + inline(_TITLE.best(language).format(name=name))
    yield ""
    yield f"**{inline(counted(report, language))}**"
    yield ""
    found = ordered_by_severity(report.findings)
    if found:
        yield from _table([text.best(language) for text in _HEADER], (_row(f, report, setting) for f in found[:MOST]))
        yield ""
    if len(found) > MOST:
        yield inline(_MORE.best(language).format(number=len(found) - MOST))
        yield ""
    for line in (dates, extent, earlier, let_through, held_back):
        if written := line(report, language):
            yield "- " + inline(written)
    if report.exemptions:
        yield ""
        yield "### " + _EXEMPTIONS.best(language)
        yield ""
        cells = ([inline(cell) for cell in row(line, language)] for line in report.exemptions)
        yield from _table([text.best(language) for text in COLUMNS], cells)


def _row(finding: Finding, report: Report, setting: Setting) -> Sequence[str]:
    place = finding.place
    rule = inline(clean(f"{finding.code} {finding.name}"))
    address = "" if report.rules[finding.code].origin else setting.address(finding.code)
    return (
        severity_name(finding.severity, setting.language),
        inline(f"{clean(setting.prefix + place.path)}:{place.line}:{place.column}"),
        f"[{rule}](<{address}>)" if address else rule,
        inline(sentences(finding, report.rules, setting.language)),
    )


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield "| " + " | ".join(header) + " |"
    yield "|" + " --- |" * len(header)
    for cells in rows:
        yield "| " + " | ".join(cells) + " |"


def inline(text: str) -> str:
    """*text*, which is clean, as Markdown in one line: what stands between backticks is code, all else is only letters."""
    pieces = []
    end = 0
    for match in _CODE.finditer(text):
        pieces += [_plain(text[end : match.start()]), match[0]]
        end = match.end()
    return "".join([*pieces, _plain(text[end:])])


def _plain(text: str) -> str:
    """Punctuation escaped; a word joiner keeps ``@name`` from calling a person."""
    return _SIGNIFICANT.sub(r"\\\1", _MENTION.sub("@\u2060", text))
