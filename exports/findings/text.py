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
from .closing import closing
from .excerpt import excerpt, split
from .setting import Setting
from .wording import clean, hint, label, message, severity_name

_COLOURS = {Severity.ERROR: "31;1", Severity.WARNING: "33;1", Severity.INFO: "36;1"}
_HINT = Text("gợi ý", "hint")
_PAGE = Text("giải thích", "explained by")


def render(report: Report, setting: Setting) -> str:
    """The whole report, ending in one line end; a file whose text *setting* has not shows no excerpt."""
    page = _Page(report.rules, setting)
    blocks = ["\n".join(page.finding(finding)) for finding in sorted(report.findings, key=lambda f: f.order)]
    return "\n\n".join([*blocks, "\n".join(closing(report, setting.language))]) + "\n"


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
        self._named: set[str] = set()

    def finding(self, finding: Finding) -> Iterator[str]:
        severity = self._paint(severity_name(finding.severity, self.language), _COLOURS[finding.severity])
        name = clean(f"{finding.code} {finding.name}")
        yield f"{_place(finding.place, self.root)}: {severity} {name}: {message(finding, self.rules, self.language)}"
        yield from self._excerpt(finding)
        advice = hint(finding, self.rules, self.language)
        if advice:
            yield f"    {_HINT.best(self.language)}: {advice}"
        for related in finding.related:
            # What is not among the sources belongs to a linked repository, and does not lie below the root.
            root = self.root if related.place.path in self.sources else ""
            yield f"    {label(related.label, self.language)}: {_place(related.place, root)}"
        yield from self._page(finding.code)

    def _page(self, code: str) -> Iterator[str]:
        """Where the rule is explained, with its first finding only; ``explain`` knows the tool's own rules."""
        if code not in self._named and not self.rules[code].origin:
            self._named.add(code)
            yield f"    {_PAGE.best(self.language)}: kientruc explain {code}"

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
