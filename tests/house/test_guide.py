"""The architects' guide is true: its examples are one repository, and checking it finds nothing wrong."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

from kientruc.exports.words import CELLS
from kientruc.model.coverage import coverage
from kientruc.model.findings import Severity
from kientruc.model.verdicts import Cell
from kientruc.validators.engine import run

PAGE = Path(__file__).resolve().parents[2] / "docs" / "huong-dan-kien-truc-su.md"
BLOCK = re.compile(r"^```yaml\n# file: (?P<path>\S+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
DAY = datetime.date(2021, 6, 30)
TEXT = PAGE.read_text(encoding="utf-8")


def test_the_examples_are_a_repository_without_errors_and_warnings(repository_of):
    repository = repository_of({match["path"]: match["text"] for match in BLOCK.finditer(TEXT)})
    report = run(repository, as_of=DAY, today=DAY)
    assert repository.whole
    assert [f for f in report.findings if f.severity is not Severity.INFO] == []
    assert {f.code for f in report.excused} == {"CNF003"}


def test_what_the_examples_link_to_the_framework_is_met(repository_of):
    repository = repository_of({match["path"]: match["text"] for match in BLOCK.finditer(TEXT)})
    found = coverage(repository, DAY, DAY)
    assert found is not None
    met = {cell.number for cell in found.of("component") if cell.state is Cell.MET}
    assert met == {"lgsp", "public-service-portal"}


def test_the_groups_of_the_report_are_named_as_the_report_names_them():
    groups = re.search(r"\| nhóm \|.*?\n\n", TEXT, re.DOTALL)
    assert groups is not None
    written = set(re.findall(r"^\| ([^|]+) \|", groups[0], re.MULTILINE)) - {"nhóm"}
    said = {text.best("vi").partition(" (")[0] for text in CELLS.values()}
    assert written <= said
