"""One package as titles and tables, for a terminal, as Markdown and as JSON; nothing a package says can break out of its cell."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace

import pytest

from kientruc.exports.frameworks.json import render as as_json
from kientruc.exports.frameworks.listing import as_json as list_json
from kientruc.exports.frameworks.listing import as_text as list_text
from kientruc.exports.frameworks.markdown import link
from kientruc.exports.frameworks.markdown import render as as_markdown
from kientruc.exports.frameworks.page import in_chain, page
from kientruc.exports.frameworks.pages import documents
from kientruc.exports.frameworks.text import render as as_text
from kientruc.model.checks import Check, Manual
from kientruc.model.frameworks import (
    Code,
    Component,
    Content,
    Crosswalk,
    Framework,
    Obligation,
    Principle,
    ReferenceModel,
)
from kientruc.model.repository import Repository
from kientruc.model.text import Text

REGISTER = """\
documents:
  qd-1: {number: 1/QĐ, type: decision, title: {vi: Quyết định một}, issued: 2019-12-31}
  qd-2: {number: 2/QĐ, type: decision, title: {vi: Quyết định hai}, issued: 2023-12-29, replaces: [qd-1]}
"""
DRM = ReferenceModel(Text("Mô hình dữ liệu", "Data model"), "official", ("qd-1", "https://tinh.vn/bai?a=1"))
NEW_DRM = replace(DRM, name=Text("Mô hình dữ liệu số", "Digital data model"))


@pytest.fixture
def register(repository_of) -> Repository:
    return repository_of(REGISTER)


@pytest.fixture
def old() -> Framework:
    return Framework(
        "khung",
        "1",
        "1",
        Text("Khung một", "Framework one"),
        document="qd-1",
        extends="nen@1",
        models={"DRM": DRM},
        codes={"DRM001": Code("DRM", "draft"), "DRM002": Code("DRM", "derived", Text("Xã hội | *y tế*", "Society"))},
        components={
            "lgsp": Component(Text("LGSP"), "law", valid_from="2018-02-01", note=Text("cần đối chiếu")),
            "dc": Component(Text("Trung tâm dữ liệu"), "framework", level="nation", sources=("qd-1",)),
        },
        inherited=frozenset({"component/lgsp"}),
    )


@pytest.fixture
def new(old) -> Framework:
    return Framework(
        "khung",
        "2",
        "1",
        Text("Khung hai", "Framework two"),
        document="qd-2",
        replaces=(old.key,),
        models={"DRM": NEW_DRM},
        principles={"mo": Principle(Text("Công nghệ mở"), "framework", "1", note=Text("theo báo"))},
        contents={"tam-nhin": Content(Text("Tầm nhìn"), "draft", "a")},
        crosswalk={
            "drm": Crosswalk(
                "renamed", "derived", ("khung@1:code/DRM",), ("khung@2:code/DRM",), ("https://tinh.vn/x",)
            ),
            "mat": Crosswalk("withdrawn", "inferred", ("khung@1:component/dc",)),
        },
    )


@pytest.fixture
def frameworks(old, new) -> dict[str, Framework]:
    return {new.key: new, old.key: old}


def sections(shown) -> dict[str, tuple[tuple[str, ...], ...]]:
    return {section.title: section.rows for section in shown.sections}


def test_the_identity_names_the_document_and_its_successor(old, frameworks, register):
    rows = dict(sections(page(old, register, frameworks, "vi"))["Thông tin chung"])
    assert (rows["Văn bản"], rows["Hiệu lực"]) == ("1/QĐ", "từ 31/12/2019 đến 29/12/2023")
    assert (rows["Văn bản thay thế"], rows["Phiên bản kế tiếp"], rows["Dựa trên gói"]) == ("2/QĐ", "khung@2", "nen@1")
    assert "Người ký" not in rows


def test_counts_say_of_what_standing(old, frameworks, register):
    rows = dict(sections(page(old, register, frameworks, "en"))["Counts"])
    assert rows == {
        "Reference models": "1 (official 1)",
        "Codes": "2 (draft 1, derived 1)",
        "Components": "2 (law 1, framework 1)",
    }


def test_a_component_says_whose_it_is(old, frameworks, register):
    assert sections(page(old, register, frameworks, "vi"))["Thành phần khung"] == (
        ("lgsp", "LGSP", "pháp luật", "tỉnh", "từ 01/02/2018", "nen@1", ""),
        ("dc", "Trung tâm dữ liệu", "khung", "quốc gia", "", "khung@1", "1/QĐ"),
    )


def test_a_page_may_leave_what_is_inherited_to_the_base(old, frameworks, register):
    shown = page(old, register, frameworks, "vi", inherited=False)
    assert sections(shown)["Thành phần khung"] == (("dc", "Trung tâm dữ liệu", "khung", "quốc gia", "", "1/QĐ"),)
    found = documents(
        {"nen@1": replace(old, id="nen", extends=None), **frameworks},
        dict.fromkeys((*frameworks, "nen@1"), register),
        {"khung@1": "khung-1", "nen@1": "nen-1"},
    )
    assert "nằm ở trang của gói [nen@1](nen-1.vi.md)." in found["khung-1.vi.md"]


def test_notes_are_those_of_the_package_itself(old, new, frameworks, register):
    assert "Ghi chú từng mục" not in sections(page(old, register, frameworks, "vi"))
    assert sections(page(new, register, frameworks, "vi"))["Ghi chú từng mục"] == (("principle/mo", "theo báo"),)


def test_an_obligation_says_by_when_and_how_sure_we_are(old, register):
    duty = Obligation(
        Text("Công bố danh mục"),
        "qd-1",
        Check(manual=Manual(Text("Đã công bố chưa?"))),
        "warning",
        "weak",
        Text("luật"),
        Text("cách đọc"),
        number="R1",
        article="Điều 2",
        in_force_from="2020-01-01",
        due="2026-12-31",
    )
    shown = page(
        replace(old, obligations={"r1": duty, "r2": duty}, inherited=frozenset({"obligation/r2"})), register, {}, "vi"
    )
    assert sections(shown)["Nghĩa vụ theo văn bản"] == (
        (
            "R1",
            "Công bố danh mục",
            "1/QĐ, Điều 2",
            "từ 01/01/2020; hạn 31/12/2026",
            "cảnh báo",
            "cần đối chiếu thêm",
            "người trả lời",
        ),
    )


def test_the_crosswalk_names_the_items_of_both_versions(new, frameworks, register):
    assert sections(page(new, register, frameworks, "en"))["Crosswalk from the older version"] == (
        ("renamed", "Data model [khung@1 code/DRM]", "Digital data model [code/DRM]", "derived", "tinh.vn"),
        ("withdrawn", "Trung tâm dữ liệu [khung@1 component/dc]", "", "inferred", ""),
    )


def test_the_terminal_aligns_its_columns(old, frameworks, register):
    lines = as_text(page(old, register, frameworks, "vi")).splitlines()
    first, second = (next(line for line in lines if line.startswith(f"  {code} ")) for code in ("DRM001", "DRM002"))
    assert first.index("dự thảo") == second.index("suy ra")
    assert "(chưa rõ tên)" in first
    assert not any(line.endswith(" ") for line in lines)


def test_a_long_cell_goes_on_in_the_next_line(old, register):
    long = replace(old, codes={"DRM001": Code("DRM", "draft", Text("Dữ liệu " * 20))})
    lines = as_text(page(long, register, {}, "vi")).splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("  DRM001 "))
    column = lines[at].index("Dữ liệu")
    assert "dự thảo" in lines[at]
    assert lines[at + 1][:column].strip() == ""
    assert " ".join(line[column : column + 52].strip() for line in lines[at : at + 4]) == " ".join(["Dữ liệu"] * 20)


def test_markdown_escapes_what_the_package_says_and_links_addresses(old, frameworks, register):
    text = as_markdown(page(old, register, frameworks, "vi", link))
    assert "| DRM002 | Xã hội \\| \\*y tế\\* | suy ra từ nguồn |  |" in text
    assert "1/QĐ; [tinh.vn](https://tinh.vn/bai?a=1)" in text
    hostile = replace(old, models={"DRM": replace(DRM, name=Text("[x](y)"), sources=("https://a.vn/)|(<b> c",))})
    text = as_markdown(page(hostile, register, {}, "vi", link))
    assert "| DRM | \\[x\\](y) | chính thức | [a.vn](https://a.vn/%29%7C%28%3Cb%3E%20c) |" in text


def test_json_has_everything_in_both_languages(new, register):
    data = json.loads(as_json(new, register))
    assert (data["format"], data["key"], data["inForceFrom"]) == ("kientruc-framework/1", "khung@2", "2023-12-29")
    assert data["models"][0]["name"] == {"vi": "Mô hình dữ liệu số", "en": "Digital data model"}
    assert data["crosswalk"][0]["from"] == ["khung@1:code/DRM"]
    assert data["principles"][0]["note"] == {"vi": "theo báo"}


@pytest.mark.parametrize(("day", "old_force", "new_force"), [("2020-08-10", True, False), ("2024-01-01", False, True)])
def test_the_list_says_what_is_in_force(frameworks, register, day, old_force, new_force):
    at = datetime.date.fromisoformat(day)
    registers = dict.fromkeys(frameworks, register)
    data = json.loads(list_json(frameworks, registers, at))
    assert [(item["key"], item["inForce"]) for item in data["frameworks"]] == [
        ("khung@1", old_force),
        ("khung@2", new_force),
    ]
    text = list_text(frameworks, registers, at, "en")
    assert text.splitlines()[1].startswith("khung@1  Framework one  1/QĐ")
    assert text.endswith(f"In force as of {day}.\n")


def test_the_chain_has_the_older_first_and_a_circle_does_not_hang(old, new):
    assert [framework.key for framework in in_chain({new.key: new, old.key: old})] == ["khung@1", "khung@2"]
    circle = {old.key: replace(old, replaces=(new.key,)), new.key: new}
    assert {framework.key for framework in in_chain(circle)} == set(circle)


def test_a_page_in_each_language_and_the_list_of_them(frameworks, register):
    found = documents(frameworks, dict.fromkeys(frameworks, register), {"khung@1": "khung-1", "khung@2": "khung-2"})
    names = ("README", "khung-1", "khung-2")
    assert sorted(found) == sorted(f"{name}{ending}" for name in names for ending in (".md", ".vi.md"))
    assert "| [khung@2](khung-2.vi.md) | Khung hai | 2/QĐ | từ 29/12/2023 | khung@1 |" in found["README.vi.md"]
    assert "[Tiếng Việt](khung-1.vi.md)" in found["khung-1.md"]
    assert "| Replaces | [khung@1](khung-1.md) |" in found["khung-2.md"]
    assert "| Phiên bản kế tiếp | [khung@2](khung-2.vi.md) |" in found["khung-1.vi.md"]
    assert "| Extends | nen@1 |" in found["khung-1.md"]
    assert all(text.endswith("|\n") and "\n# " in text for text in found.values())
