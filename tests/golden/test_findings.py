"""The shipped repositories, judged: every finding is listed, was read by a person, and is compared exactly."""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path

import pytest

from kientruc.exports.findings.wording import message, severity_name
from kientruc.model.federation import shipped
from kientruc.model.findings import Finding, Severity
from kientruc.model.loader import load
from kientruc.model.report import Report
from kientruc.validators.engine import run
from kientruc.validators.registry import RULES

FOLDER = Path(__file__).parent
INFOS = {rule.info.code: rule.info for rule in RULES}
TODAY = datetime.date(2020, 8, 10)
FRAMEWORKS = [
    "vn-egov@1",
    "vneaf@1.0",
    "vneaf@2.0",
    "vneaf@3.0",
    "vneaf@4.0",
    "national-digital@1.0",
    "national-digital@2025",
]
NATIONAL = ["national-systems", "legal-documents", "provinces-of-vietnam", *FRAMEWORKS]
SMALL = [
    "ben-tre",
    "cao-bang",
    "gia-lai",
    "kon-tum",
    "dak-lak",
    "ha-nam",
    "ninh-thuan",
    "long-an",
    "lang-son",
    "son-la",
    "da-nang",
]
LATER = datetime.date(2025, 12, 31)


@cache
def judged(name: str, as_of: datetime.date | None = None) -> Report:
    return run(load(shipped()[name]), as_of=as_of, today=TODAY)


def line(finding: Finding) -> str:
    place = finding.place
    severity = severity_name(finding.severity, "vi")
    identity = " ".join(part or "-" for part in (finding.element, finding.field, finding.target))
    return f"{place.path}:{place.line}:{place.column} {finding.code} {severity} [{identity}] {message(finding, INFOS, 'vi')}"


@pytest.mark.parametrize("name", ["thua-thien-hue", *SMALL, *NATIONAL])
def test_findings_are_the_ones_on_the_list(name, golden):
    lines = [line(finding) for finding in judged(name).findings]
    golden(FOLDER / f"{name.replace('@', '-')}.findings.txt", "".join(text + "\n" for text in lines))


def test_the_law_of_a_later_day_is_another(golden):
    """Huế at the end of 2025: another framework in force, newer decrees, retired and new elements."""
    lines = [line(finding) for finding in judged("thua-thien-hue", LATER).findings]
    golden(FOLDER / "thua-thien-hue.2025-12-31.findings.txt", "".join(text + "\n" for text in lines))
    assert lines != [line(finding) for finding in judged("thua-thien-hue").findings]


def test_every_shipped_repository_is_on_the_list():
    assert set(shipped()) == {"thua-thien-hue", *SMALL, *NATIONAL}


@pytest.mark.parametrize("name", [*SMALL, *NATIONAL])
def test_national_packages_and_small_provinces_have_neither_errors_nor_warnings(name):
    report = judged(name)
    assert [line(finding) for finding in report.findings if finding.severity > Severity.INFO] == []
    assert report.held_back == ()


def test_the_province_has_no_errors_and_is_read_whole():
    report = judged("thua-thien-hue")
    assert [line(finding) for finding in report.findings if finding.severity is Severity.ERROR] == []
    assert (report.held_back, report.excused) == ((), ())
    assert report.counts["elements"] > 250
