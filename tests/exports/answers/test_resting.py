"""What rests on a legal document: citing elements, documents based on it or amending it, framework versions and items."""

from __future__ import annotations

import datetime
from collections import Counter
from pathlib import Path

import pytest

from kientruc.exports.answers.resting import documents_linked_to, resting
from kientruc.exports.answers.show import render
from kientruc.model.federation import shipped
from kientruc.model.loader import load

DAY = datetime.date(2020, 8, 10)
FILES = {
    "kientruc.yaml": """\
id: kho-thu
name: {vi: Kho thử, en: Trial repository}
version: "1.0"
as-of: 2020-08-10
conforms-to: {framework: khung, version: "1"}
uses:
  k: {framework: khung, version: "1", path: khung}
  law: {repository: van-ban, path: van-ban}
""",
    "a.yaml": """\
elements:
  lgsp:
    kind: application-component
    name: {vi: LGSP, en: LGSP}
    sources: ["law:nghi-dinh"]
  cong:
    kind: application-component
    name: {vi: Cổng, en: Portal}
    flows-to: [{to: lgsp, sources: ["law:nghi-dinh", "https://a.vn"]}]
documents:
  qd-tinh: {type: decision, title: {vi: Quyết định}, number: 1/QĐ-UBND, based-on: ["law:nghi-dinh"]}
""",
    "van-ban/kientruc.yaml": "id: van-ban\nname: {vi: Văn bản, en: Documents}\nversion: '1'\nas-of: 2020-08-10\n",
    "van-ban/a.yaml": """\
documents:
  nghi-dinh: {type: decree, title: {vi: Nghị định}, number: 1/NĐ-CP, issued: 2019-01-01}
  sua-doi: {type: decree, title: {vi: Nghị định sửa đổi}, number: 2/NĐ-CP, issued: 2020-01-01, amends: [nghi-dinh]}
  thay-the: {type: decree, title: {vi: Nghị định mới}, number: 3/NĐ-CP, issued: 2021-01-01, replaces: [nghi-dinh]}
  huong-dan: {type: dispatch, title: {vi: Công văn}, number: 4/CV, based-on: [nghi-dinh]}
""",
    "khung/framework.yaml": """\
id: khung
version: "1"
revision: "1"
name: {vi: Khung thử, en: Trial framework}
document: "law:nghi-dinh"
uses: {law: {repository: van-ban, path: ../van-ban}}
""",
    "khung/components.yaml": """\
components:
  lgsp: {name: {vi: Nền tảng, en: Platform}, strength: law, kinds: [application-component], sources: ["law:nghi-dinh"]}
  khac: {name: {vi: Khác, en: Other}, strength: example, kinds: [application-component], sources: ["https://a.vn"]}
""",
}


@pytest.fixture
def repository(tmp_path: Path):
    for name, text in FILES.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return load(tmp_path)


@pytest.mark.parametrize(
    ("link", "keys"),
    [
        ("amends", ["van-ban:sua-doi"]),
        ("replaces", ["van-ban:thay-the"]),
        ("based_on", ["qd-tinh", "van-ban:huong-dan"]),
    ],
)
def test_the_documents_of_every_repository_linked_by_a_verb(repository, link, keys):
    assert list(documents_linked_to(repository, "van-ban:nghi-dinh", link)) == keys


def test_everything_that_rests_on_a_document_once(repository):
    assert list(resting(repository, "van-ban:nghi-dinh")) == [
        *("lgsp", "cong", "qd-tinh", "van-ban:huong-dan", "khung@1", "khung@1:component/lgsp"),
    ]


def test_the_same_from_inside_the_register(repository, tmp_path):
    register = load(tmp_path / repository.linked["van-ban"].id)
    assert list(resting(register, "nghi-dinh")) == ["huong-dan"]
    assert list(documents_linked_to(register, "nghi-dinh", "amends")) == ["sua-doi"]


def test_nothing_rests_on_what_nobody_cites(repository):
    assert list(resting(repository, "van-ban:huong-dan")) == []


@pytest.mark.parametrize(
    ("language", "rows"),
    [
        (
            "vi",
            [
                "Được thay thế bởi          3/NĐ-CP [van-ban:thay-the]",
                "Được sửa đổi, bổ sung bởi  2/NĐ-CP [van-ban:sua-doi]",
            ],
        ),
        (
            "en",
            [
                "Amended by        2/NĐ-CP [van-ban:sua-doi]",
                "What rests on it  LGSP [lgsp]",
                "Trial framework [khung@1]",
            ],
        ),
    ],
)
def test_the_page_says_it(repository, language, rows):
    page = render(repository, "van-ban:nghi-dinh", DAY, language)
    assert page is not None
    assert [row for row in rows if row not in page] == [], page


def test_the_decree_of_the_shipped_register():
    """Decree 47/2020 as an architect of Huế asks for it: guidance, later circulars, other provinces' rules."""
    found = list(resting(load(shipped()["thua-thien-hue"]), "legal-documents:nd-47-2020"))
    expected = {
        "lgsp",
        *(f"legal-documents:{name}" for name in ("cv-2051-2020", "tt-11-2025", "qd-1964-2023-ha-giang")),
    }
    assert expected <= set(found)
    assert max(Counter(found).values()) == 1
