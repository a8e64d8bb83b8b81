"""Rules, findings and reports as plain values, so that renderers are tested without the engine."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from kientruc.model.findings import Excuse, Finding, Related, Severity
from kientruc.model.report import Report
from kientruc.model.rules import RuleInfo
from kientruc.model.source import Place
from kientruc.model.text import Text

HERE = Place("a.yaml", 2, 3, 2, 7)
DAY = datetime.date(2020, 8, 10)
TODAY = datetime.date(2026, 1, 2)


def rule(code: str, name: str, severity: Severity = Severity.ERROR) -> RuleInfo:
    return RuleInfo(
        code=code,
        name=name,
        severity=severity,
        message=Text("Phần tử `{element}` trỏ tới `{target}`.", "The element `{element}` points at `{target}`."),
        hint=Text("Sửa lại mã đích.", "Correct the target."),
        what=Text("Mỗi quan hệ có đích.", "Every relation has a target."),
        why=Text("Liên kết đứt làm sai sơ đồ.", "A broken link falsifies diagrams."),
        example="elements: {a: {}}\n",
        better="elements: {b: {}}\n",
        source=Text("Điều 1", "Article 1"),
    )


@pytest.fixture
def rules() -> Mapping[str, RuleInfo]:
    """Two rules by code."""
    infos = (rule("REF001", "unknown-target"), rule("STR009", "lonely", Severity.INFO))
    return {info.code: info for info in infos}


@pytest.fixture
def finding_of() -> Callable[..., Finding]:
    """``finding_of(line=…, column=…, …)`` → a finding of REF001 about ``lgsp``."""

    def build(
        *,
        code: str = "REF001",
        name: str = "unknown-target",
        severity: Severity = Severity.ERROR,
        place: Place = HERE,
        element: str = "lgsp",
        target: str = "ndxp",
        related: tuple[Related, ...] = (),
        exempted_by: str = "",
    ) -> Finding:
        arguments = {"element": element, "target": target}
        excuse = Excuse("exemption", exempted_by) if exempted_by else None
        return Finding(code, name, severity, arguments, place, element, "serves", target, related, excuse)

    return build


@pytest.fixture
def report_of(rules: Mapping[str, RuleInfo]) -> Callable[..., Report]:
    """``report_of(*findings, excused=…, held_back=…)`` → a report with fixed counts and dates."""

    def build(
        *findings: Finding, excused: tuple[Finding, ...] = (), held_back: tuple[str, ...] = (), **more: Any
    ) -> Report:
        counts = {"files": 1, "elements": 2, "relations": 3, "rules": 4, "exemptions": len(excused)}
        title = Text("Kho thử", "Trial repository")
        settled = {"counts": counts, "rules": rules, **more}
        return Report("kho-thu", title, DAY, TODAY, findings, excused, held_back, **settled)

    return build


@pytest.fixture
def sarif_schema() -> Path:
    """OASIS's schema, where it is at hand."""
    path = Path(__file__).parents[2].parent / "shared" / "interop" / "schemas" / "sarif-2.1.0.json"
    if not path.is_file():
        pytest.skip("the SARIF schema is not here")
    return path


FRAMEWORK = {
    "kientruc.yaml": """\
id: kho-thu
name: {vi: Kho thử, en: Trial repository}
version: "1.0"
as-of: 2020-08-10
conforms-to: {framework: khung-mau, version: "1.0"}
uses: {khung: {framework: khung-mau, version: "1.0", path: khung}}
absent: [{item: "khung:component/kho-du-lieu"}]
""",
    "khung/framework.yaml": """\
id: khung-mau
version: "1.0"
revision: "1"
name: {vi: Khung mẫu, en: Sample framework}
""",
    "khung/profile.yaml": """\
kinds:
  nen-tang: {narrows: application-component, name: {vi: Nền tảng, en: Platform}, properties: [cap-do]}
properties:
  cap-do: {type: integer, name: {vi: Cấp độ an toàn, en: Security level}}
""",
    "khung/components.yaml": """\
components:
  lgsp: {name: {vi: Nền tảng tích hợp, en: Integration platform}, strength: law, kinds: [nen-tang], sources: ["https://luat.example/1"]}
  kho-du-lieu: {name: {vi: Kho dữ liệu, en: Data store}, strength: framework}
  cong: {name: {vi: Cổng thông tin, en: Portal}, strength: example}
  ioc: {name: {vi: Trung tâm điều hành, en: Operations centre}, strength: draft}
""",
    "khung/obligations.yaml": """\
obligations:
  co-cap-do:
    number: N1
    name: {vi: Xác định cấp độ, en: State the level}
    document: nd-85
    article: Điều 5
    in-force-from: 2016-07-01
    severity: error
    confidence: confirmed
    law: {vi: Mỗi hệ thống có cấp độ.}
    reading: {vi: Thuộc tính cap-do được ghi.}
    check: {property-required: {of: {kinds: [nen-tang]}, property: cap-do}}
  hoi-nguoi:
    number: N2
    name: {vi: Không thu thập lại, en: Collect once}
    document: nd-85
    in-force-from: 2016-07-01
    severity: info
    confidence: weak
    law: {vi: Không thu thập lại.}
    reading: {vi: Cần người trả lời.}
    check: {manual: {question: {vi: "Có thu thập lại dữ liệu không?", en: "Is data collected twice?"}}}
  ve-sau:
    number: N3
    name: {vi: Nghĩa vụ về sau, en: A later duty}
    document: nd-85
    in-force-from: 2024-01-01
    severity: error
    confidence: confirmed
    law: {vi: Về sau.}
    reading: {vi: Về sau.}
    check: {owner-present: {of: {kinds: [nen-tang]}}}
""",
    "model.yaml": """\
documents:
  nd-85: {number: 85/2016/NĐ-CP, type: decree, title: {vi: Nghị định về cấp độ, en: Decree on levels}, issued: 2016-07-01}
elements:
  truc: {kind: nen-tang, name: {vi: Trục tích hợp, en: Bus}, cap-do: 3, realizes: ["khung:component/lgsp"], evidence: sourced, sources: [nd-85]}
  so: {kind: nen-tang, name: {vi: Nền tảng số, en: Digital platform}, planned: 2019, since: 2022, realizes: ["khung:component/ioc"]}
  cu: {kind: nen-tang, name: {vi: Nền tảng cũ, en: Old platform}, since: 2010, serves: [{to: truc, evidence: derived, sources: ["https://bao.example/x"]}]}
""",
}


@pytest.fixture
def framework_files() -> dict[str, str]:
    """A repository with its own framework: cells met, gap, not described, planned, manual and not applicable."""
    return dict(FRAMEWORK)
