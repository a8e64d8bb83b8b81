"""The walk over all texts of a repository: nothing a reader sees is left out, each has its place, and the tool can name it."""

from __future__ import annotations

from pathlib import Path

from kientruc.exports.findings.terms import TERMS
from kientruc.model.contracts import Contract
from kientruc.model.documents import LegalDocument
from kientruc.model.elements import Element, RelationFacts, hyphened
from kientruc.model.exemptions import Absence, Exemption, View
from kientruc.model.loader import load
from kientruc.validators.texts import Doubts, texts

ARCHITECTURE = Path(__file__).parents[2] / "architecture"
MODEL = """\
elements:
  mot:
    kind: node
    name: {vi: Máy chủ}
    short-name: {vi: Máy}
    documentation: {vi: Máy chủ của tỉnh.}
    serves:
      - {to: hai, name: {vi: phục vụ}}
      - {to: hai, name: {vi: phục vụ lần nữa}}
      - {to: hai, id: ba, documentation: {vi: Lần ba.}}
      - hai
  hai: {kind: node, name: {vi: Máy trạm}}
relations:
  noi: {source: hai, verb: flows-to, target: mot, name: {vi: gửi}}
views:
  xem: {name: {vi: Tất cả}, viewpoint: layered, description: {vi: Mọi máy.}}
documents:
  qd: {type: decision, title: {vi: Quyết định}, issuer: {vi: Tỉnh}, note: {vi: Chưa đọc.}}
exemptions:
  mien: {rule: STR002, element: mot, reason: {vi: Đang khảo sát.}, approver: {vi: Giám đốc}, until: 2020-12-31}
"""
MANIFEST = """\
id: kho-thu
name: {vi: Kho thử}
version: "1.0"
as-of: 2020-08-10
description: {vi: Để thử.}
uses: {vneaf: {framework: vneaf, version: "2.0"}}
absent: [{item: "vneaf:component/ioc"}, {item: "vneaf:component/lgsp", reason: {vi: Chưa có.}}]
"""


def test_every_text_is_met_once_at_its_place(repository_of):
    repository = repository_of({"kientruc.yaml": MANIFEST, "model.yaml": MODEL})
    found = {}
    for written in texts(repository):
        place = written.locus(repository, "vi").place()
        line = (MANIFEST if place.path == "kientruc.yaml" else MODEL).splitlines()[place.line - 1]
        assert line[place.column - 1 : place.end_column - 1] == written.text.vi
        assert (written.entry, written.field) not in found
        found[written.entry, written.field] = written.names
    assert found == {
        ("", "name"): True,
        ("", "description"): False,
        ("", "absent.1.reason"): True,
        ("mot", "name"): True,
        ("mot", "short-name"): False,
        ("mot", "documentation"): False,
        ("hai", "name"): True,
        ("mot--serves--hai", "name"): True,
        ("ba", "documentation"): False,
        ("noi", "name"): True,
        ("qd", "title"): True,
        ("qd", "issuer"): False,
        ("qd", "note"): False,
        ("xem", "name"): True,
        ("xem", "description"): False,
        ("mien", "reason"): True,
        ("mien", "approver"): True,
    }


def test_the_tool_has_a_word_for_every_field_that_holds_a_text():
    fields = {
        hyphened(name)
        for kind in (Element, RelationFacts, View, LegalDocument, Exemption, Absence, Contract)
        for name, annotation in kind.__annotations__.items()
        if annotation.startswith(("Text", "Words", "Annotated[Text"))
    }
    assert {"name", "short-name", "documentation", "title", "issuer", "reason", "approver"} <= fields
    assert {f"text-{field}" for field in fields} <= TERMS.keys()


def test_doubts_are_about_entries_with_faults_and_files_with_faults(repository_of):
    broken = "elements:\n  mot: {kind: node, nam: {vi: Một}}\n  hai: {kind: node, name: {vi: Hai}}\n"
    doubts = Doubts(repository_of(broken))
    assert doubts.about("mot")
    assert doubts.about("mot--serves--hai")
    assert not doubts.about("hai")
    assert not Doubts(load(ARCHITECTURE / "provinces" / "ben-tre")).about("ubnd-tinh")
