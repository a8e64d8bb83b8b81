from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

from kientruc.exports.findings.linehash import line_hashes
from kientruc.exports.findings.sarif import LONGEST, MOST, render
from kientruc.exports.findings.setting import Setting
from kientruc.model.checks import Check, Manual
from kientruc.model.findings import Excuse, Finding, Related, Severity
from kientruc.model.frameworks import Component, Framework, Obligation
from kientruc.model.report import Report
from kientruc.model.source import Place
from kientruc.model.text import Text
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


VNEAF = Framework(
    id="khung-mau",
    version="1.0",
    revision="1",
    name=Text("Khung mẫu", "Sample framework"),
    components={"lgsp": Component(name=Text("Nền tảng tích hợp", "Integration platform"), strength="law")},
    obligations={
        "co-cap-do": Obligation(
            name=Text("Xác định cấp độ", "State the level"),
            document="nd-85",
            check=Check(manual=Manual(question=Text("Có không?", "Is it?"))),
            severity="error",
            confidence="confirmed",
            law=Text("Mỗi hệ thống có cấp độ."),
            reading=Text("Ghi cap-do."),
            number="N1",
        )
    },
)


def cited(finding_of: Findings) -> tuple[Finding, ...]:
    return (
        finding_of(target="khung-mau@1.0:component/lgsp"),
        finding_of(element="khung-mau@1.0:obligation/co-cap-do", target="khung-mau@1.0:component/lgsp"),
        finding_of(
            code="STR009", name="lonely", element="khung-mau@1.0:component/khong-co", target="khac@2.0:component/x"
        ),
    )


def test_the_framework_is_a_taxonomy(finding_of: Findings, report_of: Reports, sarif_schema: Path) -> None:
    settled = Setting(SOURCE, version="0.1.0", frameworks={"khung-mau@1.0": VNEAF})
    whole = json.loads(render(report_of(*cited(finding_of)), settled))
    Draft4Validator(json.loads(sarif_schema.read_text("utf-8"))).validate(whole)
    found = whole["runs"][0]
    [taxonomy] = found["taxonomies"]
    assert (taxonomy["name"], taxonomy["version"], taxonomy["isComprehensive"]) == ("khung-mau@1.0", "1.0", False)
    assert [taxon["id"] for taxon in taxonomy["taxa"]] == ["component/lgsp", "obligation/co-cap-do"]
    assert taxonomy["taxa"][1]["name"] == "N1"
    assert taxonomy["taxa"][1]["fullDescription"] == {"text": "Mỗi hệ thống có cấp độ."}
    assert found["tool"]["driver"]["supportedTaxonomies"] == [{"name": "khung-mau@1.0", "index": 0}]
    by_element = {result["message"]["text"]: result.get("taxa") for result in found["results"]}
    assert sorted(len(taxa or []) for taxa in by_element.values()) == [0, 1, 2]
    for result in found["results"]:
        for taxon in result.get("taxa", []):
            assert found["taxonomies"][taxon["toolComponent"]["index"]]["taxa"][taxon["index"]]["id"] == taxon["id"]
    first, second = found["tool"]["driver"]["rules"]
    assert [relation["target"]["id"] for relation in first["relationships"]] == [
        "component/lgsp",
        "obligation/co-cap-do",
    ]
    assert "relationships" not in second


def test_without_a_framework_there_is_no_taxonomy(finding_of: Findings, report_of: Reports) -> None:
    found = run(report_of(*cited(finding_of)))
    assert "taxonomies" not in found
    assert "supportedTaxonomies" not in found["tool"]["driver"]
    assert not [result for result in found["results"] if "taxa" in result]


def test_who_let_it_through(finding_of: Findings, report_of: Reports, sarif_schema: Path) -> None:
    excuses = (
        Excuse("exemption", "mien-tru", Text("Đang khảo sát.")),
        Excuse("suppression", "thư mục/a.yaml:7", Text("Có lý do.")),
        Excuse("baseline", "ton-dong.json"),
    )
    excused = tuple(replace(finding_of(target=str(n)), excuse=excuse) for n, excuse in enumerate(excuses))
    report = report_of(finding_of(), excused=excused)
    Draft4Validator(json.loads(sarif_schema.read_text("utf-8"))).validate(json.loads(render(report, Setting(SOURCE))))
    counted, *others = run(report)["results"]
    assert "suppressions" not in counted
    assert [result["suppressions"] for result in others] == [
        [{"kind": "external", "status": "accepted", "justification": "Miễn trừ mien-tru: Đang khảo sát."}],
        [
            {
                "kind": "inSource",
                "status": "accepted",
                "justification": "Chú thích cho qua thư mục/a.yaml:7: Có lý do.",
                "location": {
                    "physicalLocation": {
                        "artifactLocation": {"uri": "th%C6%B0%20m%E1%BB%A5c/a.yaml"},
                        "region": {"startLine": 7},
                    }
                },
            }
        ],
        [{"kind": "external", "status": "accepted", "justification": "Danh sách tồn đọng ton-dong.json"}],
    ]
    assert [result.get("baselineState") for result in (counted, *others)] == ["new", None, None, "unchanged"]


def test_with_a_base_what_is_found_is_new(finding_of: Findings, report_of: Reports) -> None:
    assert "baselineState" not in run(report_of(finding_of()))["results"][0]
    assert run(report_of(finding_of(), base="main"))["results"][0]["baselineState"] == "new"


def test_a_message_holds_no_link_and_no_placeholder(finding_of: Findings, report_of: Reports) -> None:
    [result] = run(report_of(finding_of(element="[x](javascript:y) {0}", target="[z]")))["results"]
    assert result["message"]["text"] == "Phần tử `\\[x\\](javascript:y) {{0}}` trỏ tới `\\[z\\]`. Sửa lại mã đích."


def test_the_page_of_a_rule_has_an_address_where_pages_are_published(report_of: Reports) -> None:
    first, _ = run(report_of(), pages="https://quy-tac.example/")["tool"]["driver"]["rules"]
    assert first["helpUri"] == "https://quy-tac.example/REF001.md"
    assert "helpUri" not in run(report_of())["tool"]["driver"]["rules"][0]


def test_an_absolute_root_never_shows(finding_of: Findings, report_of: Reports) -> None:
    [result] = run(report_of(finding_of()), "/tam/kho/")["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a.yaml"


def test_twenty_five_thousand_findings_stay_below_ten_megabytes(finding_of: Findings, report_of: Reports) -> None:
    report = report_of(*(finding_of(target=str(number)) for number in range(25_000)))
    assert len(gzip.compress(render(report, Setting(SOURCE)).encode())) < 10_000_000
