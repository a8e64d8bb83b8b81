"""What offends against the law, its dates and its sources, and exemptions that do not hold, planted into Huế."""

from __future__ import annotations

import datetime

from kientruc.model.loader import load

DAY = datetime.date(2020, 8, 10)
CONFORMANCE = [
    (
        "manifest",
        "a component said to be absent",
        "language: vi\n",
        (
            'language: vi\nexclude: ["application/external-systems.yaml"]\n'
            'absent: [{item: ⟦CNF001⟧"vneaf:component/external-systems"}]\n'
        ),
        "vneaf@2.0:component/external-systems component -",
    ),
    (
        "manifest",
        "what a decree asks for said to be absent",
        "language: vi\n",
        'language: vi\nabsent: [{item: ⟦CNF002⟧"vneaf:component/data-catalogue"}]\n',
        "vneaf@2.0:component/data-catalogue vneaf@2.0:obligation/r3-data-catalogue -",
        {"gone": ("CNF006 vneaf@2.0:component/data-catalogue",)},
    ),
    (
        "replaced",
        "an exchange past the LGSP",
        "application/portals.yaml",
        '{to: "national:npsp", evidence: derived}',
        '⟦CNF003⟧{to: "national:npsp", evidence: sourced}',
        "cong-dvc vneaf@2.0:obligation/r4-provincial-intermediary cong-dvc--flows-to--national-systems:npsp",
    ),
    (
        "vrain",
        "an exchange by nobody knows which way",
        'FLOWS, ⟦CNF005⟧{to: "national:npsp", evidence: inferred}]',
        "vrain exchanges -",
    ),
    (
        "manifest",
        "a platform that stands, said to be absent",
        "language: vi\n",
        'language: vi\nabsent: [{item: ⟦CNF007⟧"vneaf:component/lgsp"}]\n',
        "vneaf@2.0:component/lgsp absent -",
    ),
    (
        "manifest",
        "an obligation said to be absent",
        "language: vi\n",
        'language: vi\nabsent: [{item: ⟦CNF008⟧"vneaf:obligation/r3-data-catalogue"}]\n',
        "vneaf@2.0:obligation/r3-data-catalogue absent -",
    ),
    (
        "added",
        "a level below that of a part",
        (
            "APPLICATION\n    security-level: ⟦SEC002⟧1\n    composed-of: [con]\n"
            "  con:\n    kind: application\n    name: {vi: Phân hệ mới}\n    evidence: inferred\n    security-level: 3\n"
        ),
        "moi vneaf@2.0:obligation/r8-level-of-parts con",
    ),
]
PROOF = [
    (
        "added",
        "an element without a source",
        "elements:\n  ⟦EVD001⟧moi:\n    kind: application\n    name: {vi: Ứng dụng mới}\n    owner: so-tttt\n",
        "moi sources -",
    ),
    (
        "added",
        "a document without a source",
        "documents:\n  ⟦EVD001⟧qd-moi: {type: decision, title: {vi: Quyết định mới}}\n",
        "qd-moi sources -",
    ),
    (
        "added",
        "a guess whose relation claims a source",
        (
            "elements:\n  moi:\n    kind: application\n    name: {vi: Ứng dụng mới}\n    evidence: inferred\n"
            "    owner: so-tttt\n    serves: [{to: cbccvc, evidence: ⟦EVD001⟧sourced}]\n"
        ),
        "moi--serves--cbccvc sources -",
    ),
    (
        "added",
        "a dispatch that was replaced",
        (
            "elements:\n  moi:\n    kind: application\n    name: {vi: Ứng dụng mới}\n    owner: so-tttt\n"
            '    sources: [⟦LAW001⟧"law:cv-1178-2015"]\n'
        ),
        "moi sources legal-documents:cv-1178-2015",
    ),
    (
        "added",
        "a decision of a later year",
        (
            "elements:\n  moi:\n    kind: application\n    name: {vi: Ứng dụng mới}\n    owner: so-tttt\n"
            '    sources: [⟦LAW001⟧"law:nd-42-2022"]\n'
        ),
        "moi sources legal-documents:nd-42-2022",
    ),
    (
        "added",
        "a document that replaces a later one",
        (
            "documents:\n  qd-moi:\n    type: decision\n    title: {vi: Quyết định mới}\n    evidence: inferred\n"
            '    issued: 2010\n    amends: [⟦LAW002⟧"law:nd-47-2020"]\n'
        ),
        "qd-moi amends legal-documents:nd-47-2020",
    ),
    (
        "added",
        "it ends before it begins",
        "APPLICATION\n    since: 2019\n    until: ⟦TIM001⟧2018-12-31\n",
        "moi until -",
    ),
    (
        "vrain",
        "an exchange planned after it began",
        "FLOWS, {to: gishue, planned: 2021, since: ⟦TIM001⟧2019}]",
        "vrain--flows-to--gishue since -",
    ),
]
EXEMPTIONS = [
    (
        "added",
        "an exemption that has expired",
        "exemptions:\n  mt:\n    rule: CNF005\n    element: mot-cua\nEXEMPTION\n    until: ⟦EXM001⟧2020-06-30\n",
        "mt until -",
    ),
    (
        "added",
        "an exemption of nothing",
        "exemptions:\n  mt:\n    rule: REF001\n    element: ⟦EXM002⟧mot-cua\nEXEMPTION\n    until: 2021-06-30\n",
        "mt element -",
    ),
    (
        "added",
        "an exemption approved by whom it exempts",
        (
            "exemptions:\n  mt:\n    rule: CNF005\n    element: bien-phong-dt\n    reason: {vi: Chờ kết nối.}\n"
            "    approver: ⟦EXM003⟧{vi: Thủ tục biên phòng điện tử cảng Chân Mây}\n    until: 2021-06-30\n"
        ),
        "mt approver -",
    ),
]
FAULTS = [*CONFORMANCE, *PROOF, *EXEMPTIONS]


def test_the_fault_is_found_where_it_stands_and_nothing_else_changes(planted, found_exactly):
    found_exactly(planted)


def test_a_day_before_the_framework(changed_manifest, fresh):
    """Judged for an earlier day, Huế claims a framework that was not there yet, and cites what was still to come."""
    changed_manifest("as-of: 2020-08-10\n", "as-of: 2019-12-30\n")
    found = fresh(("CNF005", "CNF006", "STR003"))
    claims = [(f.element, f.place.path, f.field) for f in found if f.code == "CNF004"]
    assert claims == [("vneaf@2.0", "kientruc.yaml", "conforms-to")]
    cited = {f.target.rpartition(":")[2] for f in found if f.code == "LAW001"}
    assert "nd-47-2020" in cited


def test_levels_said_to_be_complete_are_asked_of_every_system(changed_manifest, fresh, copy):
    """One line of the manifest makes one finding for each system, portal and platform not known to be out of use."""
    changed_manifest("language: vi\n", "language: vi\ncomplete: [security-level]\n")
    found = fresh()
    repository = load(copy)
    asked = {
        key
        for key, element in repository.elements.items()
        if element.kind in {"information-system", "portal", "platform"}
        and repository.state(key, DAY) in {"current", "unknown"}
    }
    assert {finding.code for finding in found} == {"SEC001"}
    assert {finding.element for finding in found} == asked
    for finding in found:
        line = (copy / finding.place.path).read_text(encoding="utf-8").splitlines()[finding.place.line - 1]
        assert (line, finding.place.column) == (f"  {finding.element}:", 3)


def test_the_copy_without_a_fault_is_clean(fresh):
    assert fresh() == []


def test_there_are_enough_of_them(tally):
    assert tally >= (18, 14)
