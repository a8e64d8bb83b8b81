from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

from kientruc.exports.findings.linehash import line_hashes
from kientruc.exports.findings.sarif import LONGEST, MOST, render
from kientruc.exports.findings.setting import Setting
from kientruc.model.findings import Finding, Related, Severity
from kientruc.model.report import Report
from kientruc.model.source import Place
from kientruc.validators.registry import RULES

Findings = Callable[..., Finding]
Reports = Callable[..., Report]
SOURCE = {"a.yaml": "elements:\n  lgsp: {}\n", "b.yaml": ""}


def run(report: Report, root: str = "", **more: Any) -> Any:
    setting = Setting(SOURCE, version="0.1.0", root=root, **more)
    return json.loads(render(report, setting))["runs"][0]


def texts(node: object) -> Iterator[str]:
    match node:
        case dict():
            for value in node.values():
                yield from texts(value)
        case list():
            for value in node:
                yield from texts(value)
        case str():
            yield node


def test_a_result_has_what_code_scanning_needs(finding_of: Findings, report_of: Reports) -> None:
    places = (Place("b.yaml", 9, 5, 9, 6), Place("linked-repository/c.yaml"))
    finding = finding_of(related=tuple(Related("declared", place) for place in places))
    found = run(report_of(finding), "kiến trúc/")
    result = found["results"][0]
    assert found["columnKind"] == "unicodeCodePoints"
    assert found["automationDetails"]["id"] == "kientruc/kho-thu/"
    assert found["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "REF001"
    assert result["message"]["text"] == "Phần tử `lgsp` trỏ tới `ndxp`. Sửa lại mã đích."
    location = result["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "ki%E1%BA%BFn%20tr%C3%BAc/a.yaml"
    assert location["region"] == {"startLine": 2, "startColumn": 3, "endLine": 2, "endColumn": 7}
    assert result["partialFingerprints"] == {
        "kientruc/v1": finding.fingerprint,
        "primaryLocationLineHash": line_hashes(SOURCE["a.yaml"])[1],
    }
    assert [related["message"]["text"] for related in result["relatedLocations"]] == ["khai báo tại đây"]


def test_an_exempted_finding_is_suppressed(finding_of: Findings, report_of: Reports) -> None:
    found = run(report_of(finding_of(), excused=(finding_of(exempted_by="mien-tru"),)))
    assert [result.get("suppressions") for result in found["results"]] == [
        None,
        [{"kind": "external", "status": "accepted", "justification": "Miễn trừ mien-tru"}],
    ]


def test_levels(finding_of: Findings, report_of: Reports) -> None:
    report = report_of(*(finding_of(severity=severity, target=severity.name) for severity in Severity))
    assert [result["level"] for result in run(report)["results"]] == ["error", "warning", "note"]


def test_the_worst_are_kept_and_the_rest_is_counted(finding_of: Findings, report_of: Reports) -> None:
    minor = [finding_of(severity=Severity.INFO, target=str(number)) for number in range(MOST + 6)]
    results = run(report_of(*minor, finding_of()))["results"]
    assert len(results) == MOST + 1
    assert results[0]["level"] == "error"
    assert results[-1]["message"]["text"].startswith("Còn 7 phát hiện nữa")


def test_help_is_in_both_languages(report_of: Reports) -> None:
    page = run(report_of())["tool"]["driver"]["rules"][0]["help"]["markdown"]
    assert "**Vì sao.** Liên kết đứt" in page
    assert "**Why.** A broken link" in page


def test_valid_by_the_schema_of_oasis(finding_of: Findings, report_of: Reports, sarif_schema: Path) -> None:
    many = [finding_of(target=str(number), element="x\u202e") for number in range(MOST + 1)]
    report = report_of(*many, excused=(finding_of(exempted_by="m", related=(Related("target", Place("b.yaml")),)),))
    schema = json.loads(sarif_schema.read_text("utf-8"))
    Draft4Validator(schema).validate(json.loads(render(report, Setting(SOURCE, version="0.1.0"))))


def test_every_rule_keeps_the_limits(report_of: Reports) -> None:
    real = {rule.info.code: rule.info for rule in RULES}
    described = run(report_of(rules=real))["tool"]["driver"]["rules"]
    assert len(described) == len(real) > 0
    for rule in described:
        for name in ("shortDescription", "fullDescription"):
            assert len(rule[name]["text"]) <= LONGEST, rule["id"]
        assert all(text.strip() for text in texts(rule)), rule["id"]


@pytest.mark.parametrize("path", ["a:b.yaml", "a#b.yaml", "\udcff.yaml"])
def test_a_path_is_always_a_relative_uri(path: str, finding_of: Findings, report_of: Reports) -> None:
    result = run(report_of(finding_of(place=Place(path))))["results"][0]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert not set(uri) & set(":#\udcff")
