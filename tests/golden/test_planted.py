"""Faults planted one at a time into the repository of Thừa Thiên Huế: each is found exactly where it stands, and only it.

A fault replaces one piece of text, or adds a file. ``⟦REF001⟧`` stands directly before the letter at which that finding must
begin; it is removed before planting. Everything else the clean repository is said to have must stay the same.
"""

from __future__ import annotations

import datetime
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from kientruc.model.findings import Finding
from kientruc.model.loader import load
from kientruc.model.source import Document, Span
from kientruc.validators.engine import run

TODAY = datetime.date(2020, 8, 10)
AT_LEAST = 55
CODES_AT_LEAST = 46
_MARK = re.compile(r"⟦([A-Z]{3}[0-9]{3})⟧")


class Expected(NamedTuple):
    """Everything that tells a finding from another, and where it stands."""

    code: str
    path: str
    line: int
    column: int
    element: str
    field: str
    target: str


class Planted(NamedTuple):
    """One fault.

    ``what`` is “element field target” of each marked finding, in the order of the marks, with ``-`` for nothing;
    ``gone`` are the findings of the clean repository, “code element”, that the fault makes void.
    """

    name: str
    path: str
    old: str
    new: str
    what: tuple[str, ...]
    elsewhere: tuple[Expected, ...] = ()
    gone: tuple[str, ...] = ()
    raw: Callable[[str], bytes] = str.encode

    def __str__(self) -> str:
        return self.name


def identity(finding: Finding) -> tuple[str, str, str, str, str]:
    return (finding.code, finding.place.path, finding.element, finding.field, finding.target)


def exactly(finding: Finding) -> Expected:
    return Expected(
        finding.code,
        finding.place.path,
        finding.place.line,
        finding.place.column,
        finding.element,
        finding.field,
        finding.target,
    )


def judge(folder: Path):
    return run(load(folder), today=TODAY)


@pytest.fixture(scope="module")
def clean(hue):
    return judge(hue)


@pytest.fixture(scope="module")
def copy(hue, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("planted") / "thua-thien-hue"
    shutil.copytree(hue, folder)
    return folder


@pytest.fixture
def plant(copy) -> Iterator[Callable[[Planted], list[Expected]]]:
    """Plants a fault and tells what must be found; afterwards the copy is as it was."""
    undo: list[Callable[[], object]] = []

    def into(planted: Planted) -> list[Expected]:
        file = copy / planted.path
        if planted.old:
            before = file.read_text(encoding="utf-8")
            assert before.count(planted.old) == 1, f"{planted.path} holds the text {before.count(planted.old)} times"
            undo.append(lambda: file.write_text(before, encoding="utf-8"))
            marked = before.replace(planted.old, planted.new)
        else:
            assert not file.parent.exists()
            file.parent.mkdir()
            undo.append(lambda: shutil.rmtree(file.parent))
            marked = planted.new
        pieces = _MARK.split(marked)
        text = "".join(pieces[::2])
        file.write_bytes(planted.raw(text))
        document, at, expected = Document(planted.path, text), 0, []
        for number, code in enumerate(pieces[1::2]):
            at += len(pieces[2 * number])
            place = document.place(Span(at, at))
            what = ("" if word == "-" else word for word in planted.what[number].split())
            expected.append(Expected(code, planted.path, place.line, place.column, *what))
        assert len(planted.what) == len(expected)
        return [*expected, *planted.elsewhere]

    yield into
    for step in undo:
        step()


FLOWS = "flows-to: [{to: hue-s, evidence: sourced}, {to: thoi-tiet, evidence: derived}]"
NEW = "van-hanh/moi.yaml"
"""A file that is read after all the others, so that its elements are the second ones."""
NAMED = "    name: {vi: Ứng dụng mới}\n    owner: so-tttt\n"
APPLICATION = "elements:\n  moi:\n    kind: application\n" + NAMED
EXEMPTION = "    reason: {vi: Chờ kết nối.}\n    approver: {vi: Giám đốc Sở}\n"


def added(name: str, new: str, *what: str, **more: object) -> Planted:
    """A fault in a file of its own."""
    return Planted(name, NEW, "", new, what, **more)


def platform(name: str, new: str, *what: str, **more: object) -> Planted:
    """A fault in the lines that follow the owner of the smart-city platform."""
    old = "    owner: viettel\n    classified-as: ["
    new = new.replace("OWNER", "    owner: viettel\n").replace("CODES", "    classified-as: [")
    return Planted(name, "application/platforms.yaml", old, new, what, **more)


def vrain(name: str, new: str, *what: str, **more: object) -> Planted:
    """A fault in the relations of Vrain."""
    return Planted(name, "application/sector-systems.yaml", FLOWS, new.replace("FLOWS", FLOWS[:-1]), what, **more)


def manifest(name: str, old: str, new: str, *what: str, **more: object) -> Planted:
    """A fault in the manifest."""
    return Planted(name, "kientruc.yaml", old, new, what, **more)


SLIPS = [
    added("a bracket is not closed", APPLICATION + "    serves: [cbccvc\n⟦SYN002⟧", "- - -"),
    added("a colon is not quoted", APPLICATION[:-1] + "⟦SYN002⟧: Huế\n", "- - -"),
    added("a tab indents", "elements:\n⟦SYN002⟧\tmoi:\n", "- - -"),
    added(
        "a line is indented too little", APPLICATION + "    serves:\n      - cbccvc\n     ⟦SYN002⟧- bao-cao\n", "- - -"
    ),
    added("an anchor", "elements:\n  moi: ⟦SYN003⟧&a\n    kind: application\n" + NAMED, "- - -"),
    added("two documents in a file", "elements: {}\n⟦SYN003⟧---\nelements: {}\n", "- - -"),
    platform("a key written twice", "OWNER    ⟦SYN004⟧owner: so-tttt\nCODES", "- owner -"),
    platform("an invisible character", "    owner: ⟦SYN005⟧\u200bviettel\nCODES", "- - -"),
    platform("an empty value", "    ⟦SYN008⟧owner:\nCODES", "- - -"),
    added("a byte order mark", "⟦SYN007⟧elements: {}\n", "- - -", raw=lambda text: b"\xef\xbb\xbf" + text.encode()),
    added("another encoding", "# ⟦SYN001⟧Đường\n", "- - -", raw=lambda text: text.encode("utf-16-le")[4:]),
    added("nesting without end", "elements: ⟦SCH003⟧" + "[" * 63 + "⟦SYN006⟧[", "- elements -", "- - -"),
    manifest(
        "a table outside the repository",
        "tables: [",
        "tables: [{file: ../x.csv, kind: database}, ",
        elsewhere=(Expected("SYN009", "../x.csv", 1, 1, "", "", ""),),
    ),
]
NAMES = [
    added("an id of two elements", f"elements:\n  ⟦IDN001⟧lgsp:\n    kind: application\n{NAMED}", "lgsp - -"),
    added(
        "a name of two elements",
        "elements:\n  moi:\n    kind: portal\n    owner: so-tttt\n"
        "    name: {vi: ⟦IDN002⟧Cổng dịch vụ công  tỉnh Thừa Thiên Huế}\n",
        "moi name cong-dvc",
    ),
    platform("a name that is not composed", "OWNER    documentation: {vi: ⟦IDN003⟧Nê\u0300n tảng}\nCODES", "- - -"),
    platform(
        "an Icelandic letter",
        "OWNER    documentation: {vi: Nền tảng ⟦IDN004⟧CÐS}\nCODES",
        "nen-tang-smartcity - CÐS",
    ),
    vrain("a relation written twice", "FLOWS, ⟦IDN005⟧{to: hue-s}]", "vrain flows-to hue-s"),
    added("an id with capitals", f"elements:\n  ⟦SCH005⟧Moi:\n    kind: application\n{NAMED}", "Moi - -"),
]
GRAMMAR = [
    platform("a misspelt key", "    ⟦SCH001⟧ownr: viettel\nCODES", "nen-tang-smartcity ownr -"),
    added("no kind", f"elements:\n  ⟦SCH002⟧moi:\n{NAMED}", "moi kind -"),
    added("an unknown kind", f"elements:\n  moi:\n    kind: ⟦SCH004⟧aplication\n{NAMED}", "moi kind aplication"),
    Planted(
        "a day that does not exist",
        "data/shared-data.yaml",
        "since: 2017-09-28",
        "since: ⟦SCH003⟧2017-09-31",
        ("ma-dinh-danh since -",),
    ),
    platform("a level above five", "OWNER    security-level: ⟦SCH003⟧6\nCODES", "nen-tang-smartcity security-level -"),
    vrain("an unknown evidence", "FLOWS, {to: cbccvc, evidence: ⟦SCH003⟧sure}]", "vrain evidence -"),
    Planted(
        "a row without its last cells",
        "data/databases.csv",
        "\ncsdl-khcn,",
        "\n⟦SCH006⟧csdl-moi,CSDL mới\ncsdl-khcn,",
        ("- - -",),
    ),
    manifest(
        "a manifest without its date",
        "as-of: 2020-08-10\n",
        "",
        elsewhere=(Expected("SCH002", "kientruc.yaml", 1, 1, "", "as-of", ""),),
    ),
]
REFERENCES = [
    vrain("a target that is not there", "FLOWS, {to: ⟦REF001⟧hues}]", "vrain flows-to hues"),
    platform("an owner that is not there", "    owner: ⟦REF002⟧viettell\nCODES", "nen-tang-smartcity owner viettell"),
    Planted(
        "a document that is not there",
        "application/platforms.yaml",
        "      - qd-41-2024\n",
        "      - ⟦REF003⟧qd-41-2025\n",
        ("nen-tang-cds sources qd-41-2025",),
    ),
    platform(
        "a component that is not there",
        'OWNER    associated-with: [⟦REF004⟧"vneaf:component/iocc"]\nCODES',
        "nen-tang-smartcity associated-with vneaf@2.0:component/iocc",
    ),
    platform(
        "a code that is not there",
        'OWNERCODES⟦REF004⟧"vneaf:code/TRM001", ',
        "nen-tang-smartcity classified-as vneaf@2.0:code/TRM001",
    ),
    vrain("a prefix that is not declared", 'FLOWS, {to: ⟦REF006⟧"nation:ndxp"}]', "- nation -"),
    manifest("a package that is not there", "uses:\n", "uses:\n  ban: ⟦REF007⟧{repository: da-nang}\n", "- ban -"),
    Planted(
        "a view around nothing",
        "views/views.yaml",
        "around: hueioc",
        "around: ⟦REF008⟧hueiok",
        ("quanh-hueioc around hueiok",),
    ),
    vrain(
        "something carried that is not there",
        "FLOWS, {to: gishue, carries: [⟦REF008⟧du-lieu-muaa]}]",
        "vrain--flows-to--gishue carries du-lieu-muaa",
    ),
]
FRAMEWORK = [
    vrain("a relation ArchiMate forbids", "FLOWS]\n    composed-of: [⟦MET001⟧pctt]", "vrain composed-of pctt"),
    added(
        "a kind that cannot realize the component",
        'elements:\n  moi:\n    kind: database\n    realizes: [⟦MET002⟧"vneaf:component/ioc"]\n' + NAMED,
        "moi realizes vneaf@2.0:component/ioc",
    ),
    platform(
        "a property of another kind",
        "OWNER    ⟦MET004⟧procedure-count: 3\nCODES",
        "nen-tang-smartcity procedure-count -",
    ),
    added(
        "a junction of two kinds of relation",
        "elements:\n  nut:\n    kind: and-junction\n    name: {vi: Nút nối}\n"
        "    serves: [hue-s]\n    flows-to: [⟦MET005⟧vrain]\n",
        "nut - -",
    ),
    platform(
        "a component used to classify",
        'OWNERCODES⟦MET006⟧"vneaf:component/ioc", ',
        "nen-tang-smartcity classified-as vneaf@2.0:component/ioc",
    ),
]
STRUCTURE = [
    Planted(
        "a whole inside its part",
        "organisation/agencies.yaml",
        "  so-cong-thuong:\n    kind: agency\n",
        "  so-cong-thuong:\n    kind: agency\n    composed-of: [⟦STR001⟧ubnd-tinh]\n",
        ("so-cong-thuong composed-of ubnd-tinh",),
    ),
    added("an element by itself", "elements:\n  ⟦STR002⟧moi:\n    kind: application\n    name: {vi: Mới}\n", "moi - -"),
    added(
        "it rests on what was retired",
        APPLICATION + "    since: 2012\n    until: 2019\n    serves: [⟦STR003⟧hue-s]\n",
        "moi serves hue-s",
    ),
    vrain("it triggers itself", "FLOWS]\n    triggers: [⟦STR004⟧vrain]", "vrain triggers vrain"),
    added(
        "a part of two wholes",
        APPLICATION + "    composed-of: [⟦STR005⟧cong-da-cap]\n",
        "moi composed-of cong-da-cap",
    ),
]
LAW = [
    manifest(
        "a component said to be absent",
        "language: vi\n",
        'language: vi\nexclude: ["application/external-systems.yaml"]\n'
        'absent: [{item: ⟦CNF001⟧"vneaf:component/external-systems"}]\n',
        "vneaf@2.0:component/external-systems component -",
    ),
    manifest(
        "what a decree asks for said to be absent",
        "language: vi\n",
        'language: vi\nabsent: [{item: ⟦CNF002⟧"vneaf:component/data-catalogue"}]\n',
        "vneaf@2.0:component/data-catalogue vneaf@2.0:obligation/r3-data-catalogue -",
    ),
    Planted(
        "an exchange past the LGSP",
        "application/portals.yaml",
        '{to: "national:npsp", evidence: derived}',
        '⟦CNF003⟧{to: "national:npsp", evidence: sourced}',
        ("cong-dvc vneaf@2.0:obligation/r4-provincial-intermediary cong-dvc--flows-to--national-systems:npsp",),
    ),
    manifest(
        "a day before the framework",
        "as-of: 2020-08-10\nconforms-to: ",
        "as-of: 2019-12-30\nconforms-to: ⟦CNF004⟧",
        "vneaf@2.0 conforms-to -",
        gone=("CNF005 mot-cua", "CNF005 httt-bao-cao", "CNF005 cong-dvc", "CNF005 bien-phong-dt"),
    ),
    vrain(
        "an exchange by nobody knows which way",
        'FLOWS, ⟦CNF005⟧{to: "national:npsp", evidence: inferred}]',
        "vrain exchanges -",
    ),
    added(
        "a level below that of a part",
        APPLICATION + "    security-level: ⟦SEC002⟧1\n    composed-of: [con]\n"
        "  con:\n    kind: application\n    name: {vi: Phân hệ mới}\n    security-level: 3\n",
        "moi vneaf@2.0:obligation/r8-level-of-parts con",
    ),
]
EXEMPTIONS = [
    added(
        "an exemption that has expired",
        f"exemptions:\n  mt:\n    rule: CNF005\n    element: mot-cua\n{EXEMPTION}    until: ⟦EXM001⟧2020-06-30\n",
        "mt until -",
    ),
    added(
        "an exemption of nothing",
        f"exemptions:\n  mt:\n    rule: REF001\n    element: ⟦EXM002⟧mot-cua\n{EXEMPTION}    until: 2021-06-30\n",
        "mt element -",
    ),
    added(
        "an exemption approved by whom it exempts",
        "exemptions:\n  mt:\n    rule: CNF005\n    element: bien-phong-dt\n    reason: {vi: Chờ kết nối.}\n"
        "    approver: ⟦EXM003⟧{vi: Thủ tục biên phòng điện tử cảng Chân Mây}\n    until: 2021-06-30\n",
        "mt approver -",
        gone=("CNF005 bien-phong-dt",),
    ),
]
FAULTS = [*SLIPS, *NAMES, *GRAMMAR, *REFERENCES, *FRAMEWORK, *STRUCTURE, *LAW, *EXEMPTIONS]


@pytest.mark.parametrize("planted", FAULTS, ids=str)
def test_the_fault_is_found_where_it_stands_and_nothing_else_changes(planted, plant, copy, clean):
    expected = plant(planted)
    report = judge(copy)
    silent = {*report.held_back, *planted.gone}  # held back: judgements from absence wait until all can be read
    usual = Counter(
        identity(finding)
        for finding in clean.findings
        if not silent & {finding.code, f"{finding.code} {finding.element}"}
    )
    fresh = []
    for finding in report.findings:
        if usual[identity(finding)] > 0:
            usual[identity(finding)] -= 1
        else:
            fresh.append(exactly(finding))
    assert sorted(fresh) == sorted(expected)
    assert not +usual, "findings of the clean repository are gone"


def test_levels_said_to_be_complete_are_asked_of_every_system(plant, copy, clean):
    """One line of the manifest makes one finding for each system, portal and platform not known to be out of use."""
    planted = manifest("all levels", "language: vi\n", "language: vi\ncomplete: [security-level]\n")
    plant(planted)
    report = judge(copy)
    fresh = [finding for finding in report.findings if identity(finding) not in set(map(identity, clean.findings))]
    repository = load(copy)
    asked = {
        key
        for key, element in repository.elements.items()
        if element.kind in {"information-system", "portal", "platform"}
        and repository.state(key, TODAY) in {"current", "unknown"}
    }
    assert {finding.code for finding in fresh} == {"SEC001"}
    assert {finding.element for finding in fresh} == asked
    for finding in fresh:
        line = (copy / finding.place.path).read_text(encoding="utf-8").splitlines()[finding.place.line - 1]
        assert (line, finding.place.column) == (f"  {finding.element}:", 3)


def test_there_are_enough_of_them():
    codes = {code for planted in FAULTS for code in _MARK.findall(planted.new)}
    codes |= {other.code for planted in FAULTS for other in planted.elsewhere}
    assert len(FAULTS) >= AT_LEAST
    assert len(codes) >= CODES_AT_LEAST
    assert len({planted.name for planted in FAULTS}) == len(FAULTS)


def test_the_copy_without_a_fault_is_clean(copy, clean):
    assert [exactly(finding) for finding in judge(copy).findings] == [exactly(finding) for finding in clean.findings]
