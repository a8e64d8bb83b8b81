"""The lines that close a report: what was found, at which dates, in what and by which profile; what was let through and by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.findings import Excuse, Severity
from ...model.report import ExemptionLine, ExemptionState, Report
from ...model.text import Language, Text, vietnamese_date
from ..width import table
from .wording import clean, escape, severity_name, word

_CLEAN = Text("Tốt: không có phát hiện nào.", "All good: nothing was found.")
_NOTHING_NEW = Text("Tốt: không có phát hiện mới nào.", "All good: nothing new was found.")
KINDS: dict[str, Text] = {
    "exemption": Text("Miễn trừ", "Exemption"),
    "suppression": Text("Chú thích cho qua", "Comment"),
    "baseline": Text("Danh sách tồn đọng", "Baseline"),
}
"""What lets a finding through."""
_BY: dict[str, Text] = {
    "exemption": Text("{number} theo miễn trừ", "{number} by exemptions"),
    "suppression": Text("{number} theo chú thích trong tệp", "{number} by comments in the files"),
    "baseline": Text("{number} theo danh sách tồn đọng", "{number} by the baseline"),
}
STATES: dict[ExemptionState, Text] = {
    "in-force": Text("đang có hiệu lực", "in force"),
    "expired": Text("đã hết hạn", "expired"),
    "not-begun": Text("chưa có hiệu lực", "not in force"),
}
COLUMNS = (
    Text("Miễn trừ", "Exemption"),
    Text("Quy tắc", "Rule"),
    Text("Phần tử", "Element"),
    Text("Đến hết", "Until"),
    Text("Người phê duyệt", "Approver"),
    Text("Hiệu lực", "State"),
    Text("Cho qua", "Let through"),
)
"""What is said of each exemption; the last column is a number."""


def justification(excuse: Excuse, language: Language) -> str:
    """Who or what lets a finding go, and why: ``Miễn trừ mien-tru: Đang khảo sát.``."""
    reason = clean(excuse.reason.best(language))
    return f"{KINDS[excuse.kind].best(language)} {clean(excuse.by)}" + (f": {reason}" if reason else "")


def row(line: ExemptionLine, language: Language) -> tuple[str, ...]:
    """One exemption as :data:`COLUMNS` name its parts."""
    return (
        clean(line.id),
        clean(line.rule),
        clean(line.element),
        clean(vietnamese_date(line.until)) if language == "vi" else clean(line.until),
        clean(line.approver.best(language)),
        STATES[line.state].best(language),
        str(line.findings),
    )


def counted(report: Report, language: Language) -> str:
    """``1 lỗi · 2 cảnh báo · 0 thông tin.``, or that nothing was found."""
    if not report.findings:
        return (_NOTHING_NEW if report.base else _CLEAN).best(language)
    return " · ".join(_counted(report.count(severity), severity, language) for severity in reversed(Severity)) + "."


def dates(report: Report, language: Language) -> str:
    """The two days on which the judgement rests."""
    as_of, today = word(report.as_of, language), word(report.today, language)
    if language == "vi":
        return f"Xét kiến trúc và văn bản tại ngày {as_of}; thời hạn miễn trừ xét tại ngày {today}."
    return f"Architecture and law as of {as_of}; expiry of exemptions as of {today}."


def extent(report: Report, language: Language) -> str:
    """In what and by which rules something was looked for."""
    counts = {name: report.counts.get(name, 0) for name in ("files", "elements", "relations", "rules")}
    profile = clean(report.profile)
    if language == "vi":
        return (
            "Đã kiểm tra {files} tệp, {elements} phần tử, {relations} quan hệ theo {rules} quy tắc".format(**counts)
            + f" (bộ quy tắc {profile})."
        )
    looked = ", ".join(plural(counts[name], name) for name in ("files", "elements", "relations"))
    return f"Checked {looked} against {plural(counts['rules'], 'rules')} (profile {profile})."


def let_through(report: Report, language: Language) -> str:
    """How many findings were let through, by each that can."""
    numbers = {kind: len(report.excused_by(kind)) for kind in _BY}
    parts = [text.best(language).format(number=numbers[kind]) for kind, text in _BY.items() if numbers[kind]]
    if not parts:
        return "Không cho qua phát hiện nào." if language == "vi" else "Nothing was let through."
    return Text("Đã cho qua: ", "Let through: ").best(language) + ", ".join(parts) + "."


def earlier(report: Report, language: Language) -> str:
    """How many findings were there before; ``""`` where everything was reported."""
    if not report.base:
        return ""
    base = clean(report.base)
    if language == "vi":
        return f"{report.before} phát hiện đã có từ trước {base}, không nêu lại ở đây."
    there = "was" if report.before == 1 else "were"
    return f"{plural(report.before, 'findings')} {there} there before {base}, and not reported again."


def held_back(report: Report, language: Language) -> str:
    """Which rules did not judge because something could not be read; ``""`` where all did."""
    if not report.held_back:
        return ""
    rules = report.rules
    names = ", ".join(f"{code} {rules[code].name}" if code in rules else code for code in sorted(report.held_back))
    if language == "vi":
        return f"Tạm hoãn vì còn nội dung chưa đọc được (hãy sửa các lỗi trên rồi kiểm tra lại): {clean(names)}."
    return f"Held back because something written could not be read (correct the above and check again): {clean(names)}."


def closing(report: Report, language: Language) -> Iterator[str]:
    """All of it, line by line, with a table of the exemptions where there are any."""
    yield counted(report, language)
    lines = (dates, extent, earlier, let_through, held_back)
    yield from filter(None, (line(report, language) for line in lines))
    if report.exemptions:
        yield ""
        rows = [tuple(name.best(language) for name in COLUMNS), *(row(line, language) for line in report.exemptions)]
        yield from map(_no_command, table(rows, right=frozenset({len(COLUMNS) - 1})))


def _no_command(line: str) -> str:
    """*line* so that GitHub does not obey it: the first column is what a model wrote."""
    return re.sub("^( *):(?=:)", rf"\1{re.escape(escape(':'))}", line)


def summary(report: Report, language: Language) -> str:
    """The closing lines alone, ending in one line end."""
    return "\n".join(closing(report, language)) + "\n"


def plural(number: int, name: str) -> str:
    """``1 file``, ``2 files``."""
    return f"{number} {name[:-1] if number == 1 else name}"


def _counted(number: int, severity: Severity, language: Language) -> str:
    name = severity_name(severity, language)
    several = "s" if language == "en" and number != 1 and severity is not Severity.INFO else ""
    return f"{number} {name}{several}"
