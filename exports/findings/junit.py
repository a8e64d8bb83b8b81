"""The report as JUnit results: a suite for each rule that ran, a case for each file, so that what passed shows too.

Shape: junit-10.xsd of Jenkins' xUnit plugin. A case fails where a finding reaches what fails the run; what is below stands in its
output; a case of which everything was let through, and the suite of a rule that was held back, is skipped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ...model.findings import Finding
from ...model.manifest import NAME
from ...model.report import Report
from ...model.text import Text
from .closing import justification
from .setting import Setting
from .wording import clean, sentences, severity_name
from .xmltext import DECLARATION, element, text

_HELD_BACK = Text(
    "Quy tắc tạm hoãn vì còn nội dung chưa đọc được.",
    "The rule was held back, because something written could not be read.",
)


class _Case(NamedTuple):
    xml: str
    failed: bool = False
    skipped: bool = False


def render(report: Report, setting: Setting) -> str:
    """Every rule with every file."""
    maker = _Maker(report, setting)
    suites = {code: list(maker.suite(code)) for code in maker.codes()}
    failures = {code: sum(case.failed for case in cases) for code, cases in suites.items()}
    total: dict[str, str | int] = {
        "name": "kientruc",
        "tests": sum(map(len, suites.values())),
        "failures": sum(failures.values()),
        "errors": 0,
    }
    written = (
        element(
            "testsuite",
            {
                "name": maker.name(code),
                "tests": len(cases),
                "failures": failures[code],
                "errors": 0,
                "skipped": sum(case.skipped for case in cases),
            },
            (case.xml for case in cases),
        )
        for code, cases in suites.items()
    )
    return DECLARATION + element("testsuites", total, written)


class _Maker:
    """What every case is made with."""

    def __init__(self, report: Report, setting: Setting) -> None:
        self.report = report
        self.setting = setting
        self.counted = _by_case(report.findings)
        self.excused = _by_case(report.excused)
        self.files = sorted({*setting.sources, *(path for _, path in (*self.counted, *self.excused))})

    def codes(self) -> list[str]:
        """The rules that ran, were held back, or spoke all the same (a reader's finding has no check)."""
        report = self.report
        return sorted({*report.ran, *report.held_back, *(code for code, _ in (*self.counted, *self.excused))})

    def name(self, code: str) -> str:
        return clean(f"{code} {self.report.rules[code].name}")

    def suite(self, code: str) -> Iterator[_Case]:
        """The cases of one rule."""
        if code in self.report.held_back:
            skipped = element("skipped", {"message": _HELD_BACK.best(self.setting.language)})
            yield _Case(self._case(code, NAME, skipped), skipped=True)
            return
        for path in self.files:
            yield self._judged(code, path)

    def _judged(self, code: str, path: str) -> _Case:
        found, excused = self.counted.get((code, path), []), self.excused.get((code, path), [])
        threshold = self.setting.threshold
        if threshold is not None and any(finding.severity >= threshold for finding in found):
            worst = max(finding.severity for finding in found)
            attributes = {"type": worst.name.lower(), "message": self._sentence(found[0])}
            body = text("\n".join(map(self._line, found)))
            return _Case(self._case(code, path, element("failure", attributes, (body,))), failed=True)
        if found:
            body = text("\n".join(map(self._line, found)))
            return _Case(self._case(code, path, element("system-out", {}, (body,))))
        if excused:
            reasons = [justification(f.excuse, self.setting.language) for f in excused if f.excuse is not None]
            message = "; ".join(dict.fromkeys(reasons))
            return _Case(self._case(code, path, element("skipped", {"message": message})), skipped=True)
        return _Case(self._case(code, path))

    def _case(self, code: str, path: str, *inside: str) -> str:
        return element("testcase", {"classname": self.name(code), "name": clean(self.setting.prefix + path)}, inside)

    def _sentence(self, finding: Finding) -> str:
        return sentences(finding, self.report.rules, self.setting.language)

    def _line(self, finding: Finding) -> str:
        place = finding.place
        where = f"{clean(self.setting.prefix + place.path)}:{place.line}:{place.column}"
        return f"{where}: {severity_name(finding.severity, self.setting.language)}: {self._sentence(finding)}"


def _by_case(findings: Iterable[Finding]) -> dict[tuple[str, str], list[Finding]]:
    found: dict[tuple[str, str], list[Finding]] = {}
    for finding in sorted(findings, key=lambda finding: finding.order):
        found.setdefault((finding.code, finding.place.path), []).append(finding)
    return found
