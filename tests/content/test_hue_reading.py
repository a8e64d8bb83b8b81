"""The reading of Huế's findings explains each of them, at each of four dates, in both languages, and none that is gone."""

from __future__ import annotations

import datetime
import re
from functools import cache
from pathlib import Path

import pytest

from kientruc.model.federation import shipped
from kientruc.model.findings import Severity
from kientruc.model.loader import load
from kientruc.model.repository import Repository
from kientruc.validators.engine import run

DOCS = Path(__file__).parents[2] / "docs/readings"
DATES = ("2017-06-01", "2020-08-10", "2024-06-01", "2025-12-31")
TODAY = datetime.date(2020, 8, 10)
_SECTION = re.compile(r"^## (\d{4}-\d{2}-\d{2})$(.*?)(?=^## )", re.MULTILINE | re.DOTALL)
_EXPLAINED = re.compile(r"^- \*\*(\w+)\*\* `([^`]+)`: \S", re.MULTILINE)


@cache
def hue() -> Repository:
    return load(shipped()["thua-thien-hue"])


@cache
def found(date: str) -> list[tuple[str, str, Severity]]:
    report = run(hue(), as_of=datetime.date.fromisoformat(date), today=TODAY)
    return [(finding.code, finding.element, finding.severity) for finding in report.findings]


@pytest.mark.parametrize("page", ["thua-thien-hue.md", "thua-thien-hue.vi.md"])
@pytest.mark.parametrize("date", DATES)
def test_every_finding_is_explained_and_nothing_else(date, page):
    sections = dict(_SECTION.findall((DOCS / page).read_text(encoding="utf-8")))
    assert tuple(sections) == DATES
    explained = _EXPLAINED.findall(sections[date])
    assert sorted(explained) == sorted({(code, element) for code, element, _ in found(date)})


def test_the_dates_differ_and_no_finding_is_an_error():
    kinds = {date: frozenset((code, element) for code, element, _ in found(date)) for date in DATES}
    assert len(set(kinds.values())) == len(DATES)
    assert {severity for date in DATES for _, _, severity in found(date)} <= {Severity.INFO, Severity.WARNING}
    warned = {code for date in DATES for code, _, severity in found(date) if severity is Severity.WARNING}
    assert warned == {"CNF004"}, "the framework that is not in force is all there is to be warned of"
