"""Versions of a framework: what extends, replaces and amends what, which one binds at a date, and which items are the same."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from kientruc.model.coverage import coverage
from kientruc.model.lineage import family, identities
from kientruc.model.loader import load
from kientruc.model.repository import Repository
from kientruc.model.verdicts import Cell
from kientruc.validators.engine import run

LAW = """\
documents:
  k1: {type: decision, number: 1/QĐ, title: {vi: Khung 1}, issued: 2015-01-01}
  k2: {type: decision, number: 2/QĐ, title: {vi: Khung 2}, issued: 2019-01-01, replaces: [k1]}
  k3: {type: decision, number: 3/QĐ, title: {vi: Khung 3}, issued: 2023-01-01, replaces: [k2]}
  side: {type: decision, number: 4/QĐ, title: {vi: Khung bên}, issued: 2022-01-01}
  nd: {type: decree, number: 5/NĐ, title: {vi: Nghị định}, issued: 2014-01-01}
"""
BASE = """\
components:
  lgsp: {name: {vi: LGSP}, strength: law, sources: ["l:nd"]}
obligations:
  has-lgsp:
    name: {vi: Có LGSP}
    document: "l:nd"
    severity: error
    confidence: confirmed
    due: 2020-12-31
    law: {vi: Phải có.}
    reading: {vi: Như trên.}
    check: {component-present: {component: lgsp}}
    sources: ["l:nd"]
"""
DAY = datetime.date(2021, 1, 1)
MANIFEST = """\
id: tinh-thu
name: {vi: Tỉnh thử}
version: "1.0"
as-of: 2020-06-01
conforms-to: {framework: khung, version: "2"}
complete: [components]
uses:
  l: {repository: kho-luat, path: luat}
  goc: {framework: goc, version: "1", path: goc}
  k1: {framework: khung, version: "1", path: k1}
  k: {framework: khung, version: "2", path: k2}
  k3: {framework: khung, version: "3", path: k3}
  ben: {framework: ben, version: "1", path: ben}
"""


def _version(number: str, document: str, older: str = "", extra: str = "") -> str:
    replaces = f'replaces: [{{framework: khung, version: "{older}"}}]\n' if older else ""
    previous = f', previous: {{framework: khung, version: "{older}", path: ../k{older}}}' if older else ""
    return (
        f'id: khung\nversion: "{number}"\nrevision: "1"\nname: {{vi: Khung {number}}}\ndocument: "l:{document}"\n'
        f'uses: {{l: {{repository: kho-luat, path: ../luat}}, goc: {{framework: goc, version: "1", path: ../goc}}{previous}}}\n'
        f'extends: {{framework: goc, version: "1"}}\n{replaces}{extra}'
    )


FILES = {
    "kientruc.yaml": MANIFEST,
    "luat/kientruc.yaml": 'id: kho-luat\nname: {vi: Luật}\nversion: "1"\nas-of: 2020-01-01\n',
    "luat/documents.yaml": LAW,
    "goc/framework.yaml": 'id: goc\nversion: "1"\nrevision: "1"\nname: {vi: Gốc}\nuses: {l: {repository: kho-luat, path: ../luat}}\n',
    "goc/law.yaml": BASE,
    "k1/framework.yaml": _version("1", "k1"),
    "k1/c.yaml": "components: {users: {name: {vi: Người dùng}, strength: framework}}\n",
    "k2/framework.yaml": _version("2", "k2", "1"),
    "k2/c.yaml": """\
components:
  people: {name: {vi: Người dân}, strength: framework}
  centre: {name: {vi: Trung tâm dữ liệu quốc gia}, strength: framework, level: nation}
crosswalk:
  users: {change: renamed, evidence: sourced, from: ["previous:component/users"], to: [component/people]}
""",
    "k3/framework.yaml": _version("3", "k3", "2"),
    "k3/c.yaml": """\
components:
  citizens: {name: {vi: Công dân}, strength: framework}
  firms: {name: {vi: Doanh nghiệp}, strength: framework}
crosswalk:
  people: {change: split, evidence: sourced, from: ["previous:component/people"], to: [component/citizens, component/firms]}
""",
    "ben/framework.yaml": (
        'id: ben\nversion: "1"\nrevision: "1"\nname: {vi: Bên}\ndocument: "l:side"\nuses: {l: {repository: kho-luat, path: ../luat}}\n'
    ),
    "model.yaml": """\
elements:
  lgsp: {kind: application-component, name: {vi: LGSP}, since: 2014, realizes: ["k:component/lgsp"]}
  dan: {kind: business-actor, name: {vi: Người dân}, since: 2010, realizes: ["k:component/people"]}
""",
}


def build(folder: Path, changes: dict[str, str] | None = None) -> Repository:
    for name, text in (FILES | (changes or {})).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return load(folder)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def cells(repository: Repository, at: str) -> dict[str, Cell]:
    found = coverage(repository, day(at), day(at))
    assert found is not None
    return {cell.key: cell.state for cell in found.cells}


@pytest.mark.parametrize(
    ("at", "version"),
    [("2014-06-01", "2"), ("2016-01-01", "1"), ("2020-06-01", "2"), ("2024-01-01", "3")],
)
def test_the_version_in_force_is_what_is_judged(tmp_path: Path, at: str, version: str) -> None:
    repository = build(tmp_path)
    assert repository.faults == ()
    judged = repository.judged(day(at))
    assert judged is not None
    assert judged.version == version


def test_a_version_beside_the_line_is_never_judged_by(tmp_path: Path) -> None:
    changes = {
        "k3/framework.yaml": _version("3", "k3", "2").replace(
            'version: "2"}]', 'version: "2"}, {framework: ben, version: "1"}]'
        ),
        "luat/documents.yaml": LAW.replace("2023-01-01", "2030-01-01"),
    }
    repository = build(tmp_path, changes)
    assert family("khung@2", repository.frameworks) == {"khung@1", "khung@2", "khung@3"}
    judged = repository.judged(day("2024-01-01"))
    assert judged is not None
    assert judged.key == "khung@2"


def test_what_two_versions_take_from_one_base_is_one_thing(tmp_path: Path) -> None:
    repository = build(tmp_path)
    assert cells(repository, "2024-01-01")["khung@3:component/lgsp"] is Cell.MET
    assert repository.as_claimed("khung@3:component/lgsp") == "khung@2:component/lgsp"
    assert repository.as_claimed("khung@3:obligation/has-lgsp") == "khung@2:obligation/has-lgsp"


def test_a_renamed_component_counts_and_a_split_one_does_not(tmp_path: Path) -> None:
    repository = build(tmp_path)
    assert cells(repository, "2016-01-01")["khung@1:component/users"] is Cell.MET
    later = cells(repository, "2024-01-01")
    assert later["khung@3:component/citizens"] is Cell.GAP
    same = identities(repository.frameworks)
    assert same["khung@2:component/people"] == same.get("khung@1:component/users", "khung@1:component/users")
    assert "khung@3:component/citizens" not in same


def test_what_the_nation_has_is_not_asked_of_a_province(tmp_path: Path) -> None:
    assert "khung@2:component/centre" not in cells(build(tmp_path), "2020-06-01")


def test_nobody_is_behind_before_the_day_it_is_due(tmp_path: Path) -> None:
    repository = build(tmp_path, {"model.yaml": "elements: {}\n"})
    assert cells(repository, "2020-06-01")["khung@2:obligation/has-lgsp"] is Cell.NOT_DUE
    assert cells(repository, "2020-12-31")["khung@2:obligation/has-lgsp"] is Cell.GAP
    codes = [finding.code for finding in run(repository, as_of=day("2020-06-01"), today=day("2020-06-01")).findings]
    assert "CNF002" not in codes


def test_an_exemption_from_the_claimed_version_holds_in_the_next(tmp_path: Path) -> None:
    exemption = """\
exemptions:
  x: {rule: CNF002, element: "k:obligation/has-lgsp", reason: {vi: Chưa có vốn}, approver: {vi: Bộ}, until: 2030-01-01}
"""
    repository = build(tmp_path, {"model.yaml": exemption})
    assert cells(repository, "2024-01-01")["khung@3:obligation/has-lgsp"] is Cell.EXPLAINED
    report = run(repository, as_of=day("2024-01-01"), today=day("2024-01-01"))
    assert [f.code for f in report.excused] == ["CNF002"]


def test_the_same_name_in_base_and_package_is_refused(tmp_path: Path) -> None:
    changed = FILES["k2/c.yaml"].replace("people:", "lgsp:", 1)
    faults = build(tmp_path, {"k2/c.yaml": changed}).faults
    assert any(fault.code == "REF007" and fault.field == "k" for fault in faults)
    alone = load(tmp_path / "k2")
    problems = {str(fault.arguments["problem"]) for fault in alone.faults if fault.code == "FRW001"}
    assert "already-in-base" in problems


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ('{change: kept, evidence: sourced, from: ["previous:component/users"]}', "wrong-ends"),
        ("{change: added, evidence: sourced, to: [component/nobody]}", "unknown-item"),
        ('{change: withdrawn, evidence: sourced, from: ["previous:component/nobody"]}', "unknown-item"),
    ],
)
def test_a_crosswalk_that_cannot_be_is_refused(tmp_path: Path, entry: str, problem: str) -> None:
    build(tmp_path, {"k2/c.yaml": f"crosswalk:\n  x: {entry}\n"})
    faults = load(tmp_path / "k2").faults
    assert [(str(f.arguments["problem"]), f.element) for f in faults if f.code == "FRW001"] == [(problem, "x")]


OVERLAY = 'id: ma\nversion: "1"\nrevision: "1"\nname: {vi: Bảng mã}\noverlays: {framework: khung, version: "2"}\n'
CODES = """\
codes:
  DRM001: {model: DRM, status: official, name: {vi: Kinh tế}, sources: ["https://example.vn"]}
"""
MODELS = """\
models:
  DRM: {name: {vi: Mô hình tham chiếu dữ liệu}, status: official}
codes:
  DRM001: {model: DRM, status: draft}
"""


def test_an_overlay_brings_codes_into_the_version_it_is_for(tmp_path: Path) -> None:
    changes = {
        "kientruc.yaml": MANIFEST + "overlays: [codes]\n",
        "k2/m.yaml": MODELS,
        "codes/framework.yaml": OVERLAY,
        "codes/drm.yaml": CODES,
    }
    repository = build(tmp_path, changes)
    assert repository.faults == ()
    framework = repository.framework
    assert framework is not None
    assert framework.codes["DRM001"].status == "official"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"kientruc.yaml": MANIFEST + "overlays: [nowhere]\n"}, "REF007"),
        ({"kientruc.yaml": MANIFEST + "overlays: [../out]\n"}, "REF007"),
        ({"kientruc.yaml": MANIFEST + "overlays: [k2]\n"}, "REF007"),
        (
            {
                "kientruc.yaml": MANIFEST + "overlays: [codes]\n",
                "codes/framework.yaml": OVERLAY,
                "codes/drm.yaml": "components: {x: {name: {vi: X}, strength: law}}\n",
            },
            "FRW001",
        ),
        (
            {
                "kientruc.yaml": MANIFEST + "overlays: [codes]\n",
                "codes/framework.yaml": OVERLAY,
                "codes/drm.yaml": CODES,
            },
            "FRW001",  # the version has no model DRM
        ),
    ],
)
def test_an_overlay_that_cannot_be_is_refused(tmp_path: Path, changes: dict[str, str], code: str) -> None:
    assert code in {fault.code for fault in build(tmp_path / "in", changes).faults}


OWNERS = """\
obligations:
  size:
    name: {vi: Cỡ}
    document: "l:nd"
    severity: error
    confidence: confirmed
    law: {vi: Cỡ từ 2.}
    reading: {vi: Như trên.}
    check: {property-range: {of: {kinds: [khoi]}, property: co, minimum: 2}}
    sources: ["l:nd"]
kinds: {khoi: {narrows: node, name: {vi: Khối}, properties: [co]}}
properties: {co: {type: integer, name: {vi: Cỡ}}}
"""


def test_nothing_is_held_against_what_nobody_knows_to_exist(tmp_path: Path) -> None:
    model = "elements:\n  x: {kind: khoi, name: {vi: X}, co: 1}\n"
    repository = build(tmp_path, {"k2/law.yaml": OWNERS, "model.yaml": model})
    assert cells(repository, "2020-06-01")["khung@2:obligation/size"] is Cell.GAP
    assert cells(repository, "2021-06-01")["khung@2:obligation/size"] is Cell.UNDETERMINED
    found = run(repository, as_of=day("2021-06-01"), today=day("2021-06-01")).findings
    assert ("CNF002", "x") not in {(finding.code, finding.element) for finding in found}


def test_an_exemption_of_every_place_explains_the_obligation(tmp_path: Path) -> None:
    model = """\
elements:
  x: {kind: khoi, name: {vi: X}, co: 1}
  y: {kind: khoi, name: {vi: Y}, co: 1}
exemptions:
  mt-x: {rule: CNF002, element: x, reason: {vi: Chưa có vốn}, approver: {vi: Bộ}, until: 2030-01-01}
"""
    partly = build(tmp_path / "one", {"k2/law.yaml": OWNERS, "model.yaml": model})
    assert cells(partly, "2020-06-01")["khung@2:obligation/size"] is Cell.GAP
    second = model.replace(
        "exemptions:",
        "exemptions:\n  mt-y: {rule: CNF002, element: y, reason: {vi: Chưa}, approver: {vi: Bộ}, until: 2030}",
    )
    wholly = build(tmp_path / "two", {"k2/law.yaml": OWNERS, "model.yaml": second})
    assert cells(wholly, "2020-06-01")["khung@2:obligation/size"] is Cell.EXPLAINED


@pytest.mark.parametrize(
    ("written", "at", "state"),
    [
        ("planned: 2019", "2020-06-01", Cell.PLANNED),
        ("planned: 2022", "2020-06-01", Cell.PLANNED),
        ("planned: 2022", "2020-01-01", Cell.GAP),  # before the day of the description nobody knew of the plan
        ("planned: 2019, since: unknown", "2020-06-01", Cell.UNDETERMINED),
    ],
)
def test_what_a_plan_counts_for(tmp_path: Path, written: str, at: str, state: Cell) -> None:
    model = f'elements: {{a: {{kind: business-actor, name: {{vi: A}}, {written}, realizes: ["k:component/people"]}}}}\n'
    assert cells(build(tmp_path, {"model.yaml": model}), at)["khung@2:component/people"] is state


def test_what_is_not_known_weighs_more_than_a_plan(tmp_path: Path) -> None:
    model = """\
elements:
  a: {kind: business-actor, name: {vi: A}, planned: 2019, realizes: ["k:component/people"]}
  b: {kind: business-actor, name: {vi: B}, since: unknown, realizes: ["k:component/people"]}
"""
    assert cells(build(tmp_path, {"model.yaml": model}), "2020-06-01")["khung@2:component/people"] is Cell.UNDETERMINED


def test_what_the_law_asks_is_not_asked_before_there_is_such_a_law(tmp_path: Path) -> None:
    repository = build(tmp_path)
    assert cells(repository, "2013-06-01")["khung@2:component/lgsp"] is Cell.NOT_APPLICABLE


def test_packages_that_rest_on_each_other_are_refused(tmp_path: Path) -> None:
    base = FILES["goc/framework.yaml"].replace(
        "uses: {",
        'extends: {framework: khung, version: "2"}\nuses: {k: {framework: khung, version: "2", path: ../k2}, ',
    )
    build(tmp_path, {"goc/framework.yaml": base})
    problems = {str(fault.arguments["problem"]) for fault in load(tmp_path / "k2").faults if fault.code == "REF007"}
    assert problems & {"circular", "damaged"}
    assert "REF007" in {fault.code for fault in load(tmp_path).faults}


def test_a_repository_cannot_use_another_one_of_its_own_id(tmp_path: Path) -> None:
    repository = build(tmp_path, {"kientruc.yaml": MANIFEST.replace("id: tinh-thu", "id: kho-luat")})
    assert ("REF007", "itself") in {(fault.code, str(fault.arguments.get("problem"))) for fault in repository.faults}


def test_one_item_is_matched_once(tmp_path: Path) -> None:
    twice = (
        FILES["k2/c.yaml"].rstrip("\n")
        + """
  again: {change: kept, evidence: sourced, from: ["previous:component/users"], to: [component/centre]}
"""
    )
    build(tmp_path, {"k2/c.yaml": twice})
    problems = [str(f.arguments["problem"]) for f in load(tmp_path / "k2").faults if f.code == "FRW001"]
    assert problems == ["told-twice"]


MERGED = """\
components:
  portal: {name: {vi: Cổng}, strength: law, sources: ["l:nd"]}
  merged: {name: {vi: Hợp nhất}, strength: law, sources: ["l:nd"]}
obligations:
  has-portal:
    name: {vi: Có cổng}
    document: "l:nd"
    severity: error
    confidence: confirmed
    law: {vi: Phải có.}
    reading: {vi: Như trên.}
    check: {component-present: {component: portal, or: [merged]}}
    sources: ["l:nd"]
"""


def test_what_stands_in_for_a_component_fills_its_cell(tmp_path: Path) -> None:
    model = (
        'elements: {a: {kind: application-component, name: {vi: A}, since: 2014, realizes: ["k:component/merged"]}}\n'
    )
    repository = build(tmp_path, {"goc/law.yaml": MERGED, "model.yaml": model})
    found = cells(repository, "2020-06-01")
    assert found["khung@2:component/portal"] is Cell.MET
    assert found["khung@2:obligation/has-portal"] is Cell.MET
    elements = {finding.element for finding in run(repository, as_of=day("2020-06-01"), today=DAY).findings}
    assert "khung@2:component/portal" not in elements


WRITERS = """\
obligations:
  one:
    name: {vi: Một nơi}
    document: "l:nd"
    severity: error
    confidence: confirmed
    law: {vi: Một nơi ghi.}
    reading: {vi: Như trên.}
    check: {single-source: {of: {kinds: [data-object]}}}
    sources: ["l:nd"]
"""


@pytest.mark.parametrize(("dates", "state"), [("until: 2018", Cell.MET), ("since: 2015", Cell.GAP)])
def test_who_no_longer_exists_writes_nothing(tmp_path: Path, dates: str, state: Cell) -> None:
    model = f"""\
elements:
  db: {{kind: data-object, name: {{vi: Dữ liệu}}, since: 2010}}
  old: {{kind: application-component, name: {{vi: Cũ}}, {dates}, accesses: [{{to: db, access: write}}]}}
  new: {{kind: application-component, name: {{vi: Mới}}, since: 2018, accesses: [{{to: db, access: read-write}}]}}
"""
    repository = build(tmp_path, {"k2/law.yaml": WRITERS, "model.yaml": model})
    assert cells(repository, "2020-06-01")["khung@2:obligation/one"] is state


def test_an_obligation_that_cannot_work_is_not_judged_by(tmp_path: Path) -> None:
    broken = WRITERS.replace(
        "{single-source: {of: {kinds: [data-object]}}}", "{component-present: {component: nobody}}"
    )
    repository = build(tmp_path, {"k2/law.yaml": broken})
    assert "khung@2:obligation/one" not in cells(repository, "2020-06-01")
    run(repository, as_of=day("2020-06-01"), today=DAY)


def test_an_exemption_by_another_version_lets_its_finding_through(tmp_path: Path) -> None:
    exemption = """\
exemptions:
  x: {rule: CNF002, element: "goc:obligation/has-lgsp", reason: {vi: Chưa có vốn}, approver: {vi: Bộ}, until: 2030-01-01}
"""
    report = run(build(tmp_path, {"model.yaml": exemption}), as_of=day("2021-01-01"), today=DAY)
    assert [finding.code for finding in report.excused] == ["CNF002"]
