"""The report for a terminal: each finding at ``path:line:column`` with its line, hint and related places; then the sum.

Nothing from a model can forge a terminal or build-server command: it is cleaned, and no line begins with ``::``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...model.findings import Finding, Severity
from ...model.report import Report
from ...model.rules import RuleInfo
from ...model.source import Place
from ...model.text import Language, Text
from .excerpt import excerpt, split
from .setting import Setting
from .wording import clean, hint, label, message, severity_name, word

_COLOURS = {Severity.ERROR: "31;1", Severity.WARNING: "33;1", Severity.INFO: "36;1"}
_HINT = Text("gợi ý", "hint")
_CLEAN = Text("Tốt lắm: không phát hiện lỗi nào.", "All good: nothing was found.")


def render(report: Report, setting: Setting) -> str:
    """The whole report, ending in one line end; a file whose text *setting* has not shows no excerpt."""
    page = _Page(report.rules, setting)
    blocks = ["\n".join(page.finding(finding)) for finding in sorted(report.findings, key=lambda f: f.order)]
    return "\n\n".join([*blocks, "\n".join(_end(report, setting.language))]) + "\n"


class _Page:
    """What every finding is rendered with."""

    def __init__(self, rules: Mapping[str, RuleInfo], setting: Setting) -> None:
        self.rules = rules
        self.language: Language = setting.language
        self.sources = setting.sources
        self.root = setting.root
        self.colour = setting.colour
        self._lines: dict[str, list[str]] = {}
        self._shown: Place | None = None

    def finding(self, finding: Finding) -> Iterator[str]:
        severity = self._paint(severity_name(finding.severity, self.language), _COLOURS[finding.severity])
        name = f"{finding.code} {finding.name}"
        yield f"{_place(finding.place, self.root)}: {severity} {name}: {message(finding, self.rules, self.language)}"
        yield from self._excerpt(finding)
        advice = hint(finding, self.rules, self.language)
        if advice:
            yield f"    {_HINT.best(self.language)}: {advice}"
        for related in finding.related:
            # What is not among the sources belongs to a linked repository, and does not lie below the root.
            root = self.root if related.place.path in self.sources else ""
            yield f"    {label(related.label, self.language)}: {_place(related.place, root)}"

    def _excerpt(self, finding: Finding) -> Iterator[str]:
        """The line and what is meant in it; not again where the finding before was at the very same place."""
        if finding.place == self._shown:
            return
        self._shown = finding.place
        path = finding.place.path
        if path not in self._lines:
            self._lines[path] = split(self.sources.get(path, ""))
        shown = excerpt(self._lines[path], finding.place)
        if shown is None:
            return
        number, line, mark = shown
        yield f"{number:>7} | {line}"
        yield f"{'':>7} | {self._paint(mark, _COLOURS[finding.severity])}"

    def _paint(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour else text


def _place(place: Place, root: str) -> str:
    path = clean(root + place.path)
    if path.lstrip().startswith("::"):
        path = "./" + path
    return f"{path}:{place.line}:{place.column}"


def summary(report: Report, language: Language) -> str:
    """The closing lines alone: counts, dates, what was checked, what was held back."""
    return "\n".join(_end(report, language)) + "\n"


def _end(report: Report, language: Language) -> Iterator[str]:
    """The summary: what was found, at which dates, in what, and what was not judged."""
    if report.findings:
        yield " · ".join(_counted(report.count(severity), severity, language) for severity in reversed(Severity)) + "."
    else:
        yield _CLEAN.best(language)
    counts = {name: report.counts.get(name, 0) for name in ("files", "elements", "relations", "rules")}
    as_of, today = word(report.as_of, language), word(report.today, language)
    if language == "vi":
        yield f"Xét kiến trúc và văn bản tại ngày {as_of}; thời hạn miễn trừ xét tại ngày {today}."
        yield "Đã kiểm tra {files} tệp, {elements} phần tử, {relations} quan hệ theo {rules} quy tắc.".format(**counts)
    else:
        yield f"Architecture and law as of {as_of}; expiry of exemptions as of {today}."
        yield (
            "Checked "
            + ", ".join(_plural(counts[n], n) for n in ("files", "elements", "relations"))
            + (f" against {_plural(counts['rules'], 'rules')}.")
        )
    yield _exemptions(report, language)
    if report.held_back:
        rules = report.rules
        names = ", ".join(f"{code} {rules[code].name}" if code in rules else code for code in sorted(report.held_back))
        yield (
            f"Tạm hoãn vì còn nội dung chưa đọc được (hãy sửa các lỗi trên rồi kiểm tra lại): {names}."
            if language == "vi"
            else f"Held back because something written could not be read (correct the above and check again): {names}."
        )


def _exemptions(report: Report, language: Language) -> str:
    excused = report.excused_by("exemption")
    names = sorted({clean(finding.excuse.by) for finding in excused if finding.excuse is not None})
    if not names:
        return "Không có miễn trừ nào được áp dụng." if language == "vi" else "No exemption was applied."
    if language == "vi":
        return f"Đang áp dụng {len(names)} miễn trừ ({', '.join(names)}), cho qua {len(excused)} phát hiện."
    through = _plural(len(excused), "findings")
    return f"{_plural(len(names), 'exemptions')} in force ({', '.join(names)}), letting {through} through."


def _counted(number: int, severity: Severity, language: Language) -> str:
    name = severity_name(severity, language)
    plural = "s" if language == "en" and number != 1 and severity is not Severity.INFO else ""
    return f"{number} {name}{plural}"


def _plural(number: int, plural: str) -> str:
    """``1 file``, ``2 files``."""
    return f"{number} {plural[:-1] if number == 1 else plural}"
