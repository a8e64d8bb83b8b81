from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files

from jsonschema import Draft202012Validator

from kientruc.exports.findings.json import render
from kientruc.exports.findings.setting import Setting
from kientruc.model.findings import Excuse, Finding, Related
from kientruc.model.report import ExemptionLine, Report
from kientruc.model.source import Place
from kientruc.model.text import Text

Findings = Callable[..., Finding]
Reports = Callable[..., Report]
SCHEMA = json.loads((files("kientruc.exports.findings") / "assets" / "findings.schema.json").read_text("utf-8"))


def test_the_report_has_the_documented_shape(finding_of: Findings, report_of: Reports) -> None:
    finding = finding_of(related=(Related("declared", Place("b.yaml", 9, 5, 9, 6)),))
    report = report_of(finding, excused=(finding_of(exempted_by="mien-tru"),), held_back=("STR009",))
    data = json.loads(render(report, Setting()))
    Draft202012Validator.check_schema(SCHEMA)
    Draft202012Validator(SCHEMA).validate(data)
    assert data["format"] == "kientruc-findings/1"
    assert data["summary"]["error"] == data["summary"]["exempted"] == 1
    assert data["findings"][0] == {
        "code": "REF001",
        "name": "unknown-target",
        "severity": "error",
        "message": {"vi": "Phần tử `lgsp` trỏ tới `ndxp`.", "en": "The element `lgsp` points at `ndxp`."},
        "hint": {"vi": "Sửa lại mã đích.", "en": "Correct the target."},
        "path": "a.yaml",
        "line": 2,
        "column": 3,
        "end": {"line": 2, "column": 7},
        "element": "lgsp",
        "field": "serves",
        "target": "ndxp",
        "related": [
            {
                "label": {"vi": "khai báo tại đây", "en": "declared here"},
                "path": "b.yaml",
                "line": 9,
                "column": 5,
                "end": {"line": 9, "column": 6},
            }
        ],
        "source": {"vi": "Điều 1", "en": "Article 1"},
        "fingerprint": finding.fingerprint,
    }
    assert data["exempted"][0]["exemptedBy"] == "mien-tru"


def test_the_schema_refuses_what_is_not_documented(report_of: Reports) -> None:
    data = json.loads(render(report_of(), Setting()))
    for broken in (
        {**data, "extra": 1},
        {**data, "asOf": "10/8/2020"},
        {key: data[key] for key in data if key != "today"},
    ):
        assert not Draft202012Validator(SCHEMA).is_valid(broken)


def test_exact_data_without_a_raw_control_character(finding_of: Findings, report_of: Reports) -> None:
    evil = "a\x1b[0m\u202e\u2028\x85##[group]"
    text = render(report_of(finding_of(element=evil)), Setting())
    text.encode()
    assert not any(sign in text for sign in ("\x1b", "\u202e", "\u2028", "\x85", "##["))
    assert json.loads(text)["findings"][0]["element"] == evil


def test_what_was_let_through_and_by_whom(finding_of: Findings, report_of: Reports) -> None:
    reason = Text("Đang khảo sát.", None)
    excuses = (
        Excuse("exemption", "mien-tru", reason),
        Excuse("suppression", "a.yaml:7", reason),
        Excuse("baseline", "ton-dong.json"),
    )
    line = ExemptionLine(
        "mien-tru",
        "REF001",
        "lgsp",
        reason,
        Text("Giám đốc Sở"),
        "2026-12-31",
        "",
        "in-force",
        1,
        Place("e.yaml", 2, 3, 2, 11),
    )
    excused = tuple(replace(finding_of(target=str(number)), excuse=excuse) for number, excuse in enumerate(excuses))
    report = report_of(excused=excused, exemptions=(line,), base="main", before=12, profile="strict")
    data = json.loads(render(replace(report, ran=frozenset({"STR009", "REF001"})), Setting()))
    Draft202012Validator(SCHEMA).validate(data)
    assert data["summary"]["excused"] == {"exemption": 1, "suppression": 1, "baseline": 1}
    assert [finding["excuse"] for finding in data["excused"]] == [
        {"kind": "exemption", "by": "mien-tru", "reason": {"vi": "Đang khảo sát."}},
        {"kind": "suppression", "by": "a.yaml:7", "reason": {"vi": "Đang khảo sát."}},
        {"kind": "baseline", "by": "ton-dong.json", "reason": {}},
    ]
    assert [finding["exemptedBy"] for finding in data["exempted"]] == ["mien-tru"]
    assert (data["base"], data["profile"]) == ({"revision": "main", "findings": 12}, "strict")
    assert data["ran"] == ["REF001", "STR009"]
    assert data["exemptions"] == [
        {
            "id": "mien-tru",
            "rule": "REF001",
            "element": "lgsp",
            "reason": {"vi": "Đang khảo sát."},
            "approver": {"vi": "Giám đốc Sở"},
            "until": "2026-12-31",
            "legalBasis": "",
            "state": "in-force",
            "findings": 1,
            "path": "e.yaml",
            "line": 2,
            "column": 3,
            "end": {"line": 2, "column": 11},
        }
    ]
