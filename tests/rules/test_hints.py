"""What the hints propose: the word that was meant, where the tool can know it."""

from __future__ import annotations

import pytest

from kientruc.exports.findings.wording import hint
from kientruc.validators.engine import run
from kientruc.validators.registry import RULES

INFOS = {rule.info.code: rule.info for rule in RULES}
HEAD = """\
id: kho-thu
name: {vi: Kho thử}
version: "1.0"
as-of: 2020-08-10
conforms-to: {framework: khung-thu, version: "1.0"}
uses:
  khung: {framework: khung-thu, version: "1.0", path: khung}
  ban: {repository: kho-ban, path: ban}
  xa: {repository: kho-xa, path: xa}
"""
AROUND = {
    "kientruc.yaml": HEAD,
    "khung/framework.yaml": 'id: khung-thu\nversion: "1.0"\nrevision: "1"\nname: {vi: Khung thử}\n',
    "khung/items.yaml": """\
properties:
  ngay-nghiem-thu: {type: date, name: {vi: Ngày nghiệm thu}}
models:
  ARM: {name: {vi: Mô hình tham chiếu ứng dụng}, status: official}
components:
  ioc: {name: {vi: Trung tâm điều hành}, strength: framework}
""",
    "ban/kientruc.yaml": 'id: kho-ban\nname: {vi: Kho bạn}\nversion: "1.0"\nas-of: 2020-08-10\n',
    "ban/model.yaml": """\
elements:
  ndxp: {kind: node, name: {vi: NDXP}}
  chung: {kind: node, name: {vi: Chung}}
  bo: {kind: business-actor, name: {vi: Bộ}}
documents:
  nd: {type: decree, title: {vi: Nghị định}}
""",
    "xa/kientruc.yaml": 'id: kho-xa\nname: {vi: Kho xa}\nversion: "1.0"\nas-of: 2020-08-10\n',
    "xa/model.yaml": "elements:\n  chung: {kind: node, name: {vi: Chung}}\n",
}
ELEMENT = "elements:\n  lgsp:\n    kind: node\n    name: {vi: LGSP}\n"


@pytest.fixture
def proposals(repository_of):
    """What each finding of a code proposes, in a model file around which stand a framework and two repositories."""

    def of(code: str, text: str, **files: str) -> list[object]:
        report = run(repository_of({**AROUND, "model.yaml": text, **files}))
        found = [finding for finding in report.findings if finding.code == code]
        for finding in found:
            assert hint(finding, INFOS, "vi")
            assert hint(finding, INFOS, "en")
        return [finding.arguments["nearest"] for finding in found]

    return of


@pytest.mark.parametrize(
    ("code", "line", "proposed"),
    [
        ("REF001", "serves: [ndxp]", "ban:ndxp"),
        ("REF001", "serves: [chung]", ""),  # two repositories have one
        ("REF001", 'serves: ["ban:ndxpp"]', "ban:ndxp"),
        ("REF001", 'realizes: ["khung:ioc"]', "khung:component/ioc"),
        ("REF001", "realizes: [component/ioc]", "khung:component/ioc"),
        ("REF001", "realizes: [ioc]", "khung:component/ioc"),
        ("REF002", "owner: bo", "ban:bo"),
        ("REF003", "sources: [nd]", "ban:nd"),
        ("REF004", 'realizes: ["khung:component/iocc"]', "khung:component/ioc"),
        ("REF006", 'serves: ["kho-ban:ndxp"]', "ban"),
        ("REF008", "flows-to: [{to: lgsp, carries: [ndxp]}]", "ban:ndxp"),
        ("MET006", 'classified-as: ["khung:ARM"]', "khung:code/ARM"),
        ("MET006", "classified-as: [ARM]", "khung:code/ARM"),
        ("MET006", 'classified-as: ["khung:component/ioc"]', ""),
    ],
)
def test_a_reference_gets_what_was_forgotten(proposals, code, line, proposed):
    assert proposals(code, f"{ELEMENT}    {line}\n") == [proposed]


def test_an_absence_gets_what_was_forgotten(proposals):
    manifest = HEAD + 'absent: [{item: "khung:ioc"}]\n'
    assert proposals("REF004", ELEMENT, **{"kientruc.yaml": manifest}) == ["khung:component/ioc"]


@pytest.mark.parametrize(
    ("written", "proposed"),
    [
        ("30/6/2019", "2019-06-30"),
        ("30-06-2019", "2019-06-30"),
        ("1.9.2019", "2019-09-01"),
        ("6/2019", "2019-06"),
        ("2019-6-3", "2019-06-03"),
        ("2019/12", "2019-12"),
        ("31/6/2019", ""),
        ("năm 2019", ""),
    ],
)
@pytest.mark.parametrize("key", ["since", "ngay-nghiem-thu"])
def test_a_day_as_it_is_spoken_becomes_a_date(proposals, key, written, proposed):
    assert proposals("SCH003", f"{ELEMENT}    {key}: {written}\n") == [proposed]


def test_the_day_of_the_description(proposals):
    manifest = HEAD.replace("as-of: 2020-08-10", "as-of: 10/8/2020")
    assert proposals("SCH003", ELEMENT, **{"kientruc.yaml": manifest}) == ["2020-08-10"]


def test_a_section_that_was_forgotten_is_named(repository_of):
    for key, section in {"kind": "elements", "type": "documents", "viewpoint": "views", "verb": "relations"}.items():
        report = run(repository_of(f"muc:\n  name: {{vi: Mục}}\n  {key}: node\n"))
        assert [(f.code, f.arguments["section"], f.arguments["nearest"]) for f in report.findings] == [
            ("SCH001", section, "")
        ]
        assert f"`{section}:`" in hint(report.findings[0], INFOS, "vi")


def test_semicolons_are_called_semicolons(repository_of):
    manifest = 'id: kho\nname: {vi: Kho}\nversion: "1"\nas-of: 2020-08-10\ntables: [{file: a.csv, kind: node}]\n'
    problems = {}
    for header in ("id;name.vi", "ma,name.vi", "ma"):
        report = run(repository_of({"kientruc.yaml": manifest, "a.csv": f"{header}\n"}))
        problems[header] = [str(f.arguments["problem"]) for f in report.findings if f.code == "SCH006"]
    assert problems == {"id;name.vi": ["separator"], "ma,name.vi": ["no-id"], "ma": ["no-id"]}
