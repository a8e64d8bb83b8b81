"""What lets findings through: exemptions and comments; what they say stays in the report, and nobody lets themselves off."""

from __future__ import annotations

import datetime

import pytest

from kientruc.model.findings import Excuse
from kientruc.model.text import Text
from kientruc.validators.engine import run

DAY = datetime.date(2021, 6, 1)
MODEL = """\
elements:
  kho-cu:
    kind: data-object
    name: {vi: Kho cũ}
exemptions:
"""
EXEMPTION = """\
  {name}:
    rule: STR002
    element: kho-cu
    reason: {{vi: Đang khảo sát.}}
    approver: {{vi: {approver}}}
    {since}
    until: {until}
"""


def exemption(name="mien-tru", approver="Chủ tịch Ủy ban nhân dân tỉnh", until="2021-12-31", since=""):
    return EXEMPTION.format(name=name, approver=approver, until=until, since=since)


@pytest.fixture
def report_on(repository_of):
    def judge(text, today=DAY):
        repository = repository_of(text)
        assert not repository.faults
        return run(repository, today=today)

    return judge


def codes(report):
    return [f.code for f in report.findings if f.code != "EVD001"]


def test_an_exemption_lets_its_finding_through_and_says_why(report_on):
    report = report_on(MODEL + exemption())
    assert codes(report) == []
    (finding,) = report.excused
    assert finding.excuse == Excuse("exemption", "mien-tru", Text("Đang khảo sát."))


def test_one_that_was_approved_by_whom_it_lets_off_lets_nothing_through(report_on):
    report = report_on(MODEL + exemption(approver="Kho cũ"))
    assert codes(report) == ["STR002", "EXM003"]
    assert report.excused == ()
    assert report.exemptions[0].findings == 0


def test_nor_does_it_stand_in_the_way_of_a_proper_one(report_on):
    report = report_on(MODEL + exemption("a", approver="kho  CŨ") + exemption("b"))
    assert codes(report) == ["EXM003"]
    assert [f.excuse.by for f in report.excused] == ["b"]


def test_the_report_lists_every_exemption_whatever_became_of_it(report_on):
    report = report_on(
        MODEL
        + exemption("b-het-han", until="2020")
        + exemption("a-con-han")
        + exemption("c-chua-den", until="2023", since="from: 2022-01-01")
    )
    listed = [(line.id, line.state, line.findings, line.rule, line.element) for line in report.exemptions]
    assert listed == [
        ("a-con-han", "in-force", 1, "STR002", "kho-cu"),
        ("b-het-han", "expired", 0, "STR002", "kho-cu"),
        ("c-chua-den", "not-begun", 0, "STR002", "kho-cu"),
    ]
    assert report.exemptions[0].place.line == 13
    assert report.exemptions[0].approver.vi == "Chủ tịch Ủy ban nhân dân tỉnh"


def test_a_comment_lets_its_finding_through_and_its_reason_is_kept(report_on):
    text = MODEL.replace("  kho-cu:\n", "  kho-cu: # kientruc: allow STR002 -- chờ biên bản\n").replace(
        "exemptions:\n", ""
    )
    report = report_on(text)
    assert codes(report) == []
    (finding,) = report.excused
    assert finding.excuse == Excuse("suppression", "model.yaml:2", Text("chờ biên bản"))


def test_a_comment_lets_off_before_an_exemption_does_so_the_exemption_is_idle(report_on):
    text = MODEL.replace("  kho-cu:\n", "  kho-cu: # kientruc: allow STR002 -- chờ biên bản\n") + exemption()
    report = report_on(text)
    assert codes(report) == ["EXM002"]


def test_a_comment_about_one_place_is_silent_at_another(report_on):
    text = "elements:\n  a: # kientruc: allow STR002 -- lý do\n    kind: node\n    name: {vi: A}\n  b:\n    kind: node\n    name: {vi: B}\n"
    report = report_on(text)
    assert [(f.code, f.element) for f in report.findings if f.code == "STR002"] == [("STR002", "b")]
