"""How bad a finding of law is: what the framework says, as far as reading and dates are sure; and how it is told apart."""

from __future__ import annotations

import datetime

import pytest

from kientruc.exports.findings.wording import message
from kientruc.model.findings import Severity
from kientruc.validators.engine import run
from kientruc.validators.registry import RULES

INFOS = {rule.info.code: rule.info for rule in RULES}
DAY = datetime.date(2020, 8, 10)
MANIFEST = """\
id: tinh-thu
name: {vi: Tỉnh thử}
version: "1.0"
as-of: 2020-08-10
conforms-to: {framework: khung-thu, version: "1.0"}
uses: {k: {framework: khung-thu, version: "1.0", path: khung}, qg: {repository: quoc-gia, path: qg}}
complete: [components]
"""
FILES = {
    "qg/kientruc.yaml": 'id: quoc-gia\nname: {vi: Quốc gia}\nversion: "1.0"\nas-of: 2020-08-10\n',
    "qg/model.yaml": """\
elements:
  dan-cu: {kind: application-component, name: {vi: Dân cư}}
documents:
  nd-01: {type: decree, number: 01/2018/NĐ-CP, title: {vi: Nghị định thử}, issued: 2018-01-15}
  qd-02: {type: decision, title: {vi: Quyết định thử chưa rõ ngày}}
""",
    "khung/framework.yaml": """\
id: khung-thu
version: "1.0"
revision: "1"
name: {vi: Khung thử, en: Trial framework}
uses: {qg: {repository: quoc-gia, path: ../qg}}
""",
    "khung/components.yaml": """\
components:
  lgsp: {name: {vi: Nền tảng tích hợp, en: Integration platform}, strength: framework}
""",
}
OBLIGATION = """\
  {name}:
    name: {{vi: Kết nối qua nền tảng, en: Connect through the platform}}
    document: "qg:{document}"
    {article}
    severity: {severity}
    confidence: {confidence}
    law: {{vi: Kết nối qua nền tảng trung gian, en: Connect through the platform}}
    reading: {{vi: Như trên., en: As above.}}
    check: {check}
"""
PATH = "{path-through: {to: {repository: quoc-gia}, via: [component/lgsp]}}"
DIRECT = """\
elements:
  mot-cua:
    kind: application-component
    name: {vi: Một cửa}
    flows-to: ["qg:dan-cu"]
"""


def obligation(name="qua-nen-tang", **given):
    chosen = {"document": "nd-01", "article": "article: Điều 7", "severity": "error", "confidence": "confirmed"}
    return OBLIGATION.format(name=name, **(chosen | {"check": PATH} | given))


@pytest.fixture
def found(repository_of):
    def find(code, *obligations, model=DIRECT, **changed):
        files = FILES | {"kientruc.yaml": MANIFEST, "model.yaml": model, **changed}
        if obligations:
            files["khung/obligations.yaml"] = "obligations:\n" + "".join(obligations)
        repository = repository_of(files)
        assert not repository.faults
        return [finding for finding in run(repository, today=DAY).findings if finding.code == code]

    return find


@pytest.mark.parametrize(("severity", "expected"), [(s.name.lower(), s) for s in Severity])
def test_the_framework_says_how_bad_it_is(found, severity, expected):
    (finding,) = found("CNF003", obligation(severity=severity))
    assert finding.severity is expected


@pytest.mark.parametrize("unsure", [{"confidence": "weak"}, {"document": "qd-02"}], ids=["reading", "date of force"])
def test_what_is_not_sure_is_information(found, unsure):
    (finding,) = found("CNF003", obligation(**unsure))
    assert finding.severity is Severity.INFO


def test_two_obligations_have_two_fingerprints(found):
    one, other = found("CNF003", obligation(), obligation("hai"))
    assert one.place == other.place
    assert one.fingerprint != other.fingerprint


def test_the_citation_is_said_as_each_language_does(found):
    (finding,) = found("CNF003", obligation())
    assert message(finding, INFOS, "vi").endswith("(Điều 7 Nghị định 01/2018/NĐ-CP).")
    assert message(finding, INFOS, "en").endswith("(Article 7, Decree 01/2018/NĐ-CP).")


def test_a_document_without_number_or_article_is_cited_by_its_title(found):
    (finding,) = found("CNF003", obligation(document="qd-02", article=""))
    assert message(finding, INFOS, "vi").endswith("(Quyết định thử chưa rõ ngày).")


@pytest.mark.parametrize(
    ("strength", "expected"),
    [
        ("law", Severity.ERROR),
        ("framework", Severity.WARNING),
        ("draft", Severity.INFO),
        ("example", Severity.INFO),
        ("law, valid-from: unknown", Severity.INFO),
        ("law, valid-from: 2020", Severity.INFO),
        ("law, valid-until: unknown", Severity.INFO),
        ("law, valid-from: 2018, valid-until: 2025", Severity.ERROR),
    ],
)
def test_a_missing_component_is_as_bad_as_it_is_strongly_and_surely_expected(found, strength, expected):
    text = f"components:\n  lgsp: {{name: {{vi: Nền tảng}}, strength: {strength}}}\n"
    (finding,) = found("CNF001", **{"khung/components.yaml": text})
    assert finding.severity is expected


def test_what_a_linked_repository_does_is_not_for_this_one_to_mend(found):
    direct = FILES["qg/model.yaml"].replace("{vi: Dân cư}}", '{vi: Dân cư}, flows-to: ["t:mot-cua"]}')
    linked = FILES["qg/kientruc.yaml"] + "uses: {t: {repository: tinh-thu, path: ..}}\n"
    alone = DIRECT.replace('    flows-to: ["qg:dan-cu"]\n', "")
    changed = {"qg/model.yaml": direct, "qg/kientruc.yaml": linked}
    assert not found("CNF003", obligation(), model=alone, **changed)
    assert found("CNF003", obligation(), **changed)


def test_an_exchange_that_has_ended_binds_nobody(found):
    ended = DIRECT.replace('["qg:dan-cu"]', '[{to: "qg:dan-cu", until: 2019}]')
    assert not found("CNF003", obligation(), model=ended)
