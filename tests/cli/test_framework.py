"""``kientruc framework``: the list, a package in full, and a code table that becomes an overlay a repository can use."""

from __future__ import annotations

import json
import re

import openpyxl
import pytest

TABLE = (
    "Mã,Tên,Tên tiếng Anh\nDRM001,Dữ liệu lĩnh vực Kinh tế,\nDRM001.001,Doanh nghiệp,Enterprises\nDRM009,Miền mới,\n"
)
LAW = ("--document", "law:qd-2323-2019")
MANIFEST = """\
id: kho-thu
name: {vi: Kho thử, en: Trial repository}
version: "1.0"
as-of: 2020-08-10
conforms-to: {framework: vneaf, version: "2.0"}
uses: {vneaf: {framework: vneaf, version: "2.0"}}
overlays: [codes/vneaf-2.0]
"""
MODEL = """\
elements:
  csdl:
    kind: database
    name: {vi: Cơ sở dữ liệu thử}
    classified-as: ["vneaf:code/DRM009"]
"""


@pytest.fixture
def here(tmp_path, monkeypatch):
    """An empty folder with the table, where the command runs."""
    folder = tmp_path / "noi-chay"
    folder.mkdir()
    (folder / "bang.csv").write_text(TABLE)
    monkeypatch.chdir(folder)
    return folder


def tree(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


@pytest.mark.parametrize("verb", ["list", "show", "add-codes"])
@pytest.mark.parametrize(
    ("language", "begin", "foreign"),
    [("vi", "Cách dùng", r"\b(Usage|Options|default|required)\b"), ("en", "Usage", "[ạảấầậắặẻếềệọốồộớờợủứừự]")],
)
def test_every_help_page_is_in_one_language(script, verb, language, begin, foreign):
    done = script("framework", verb, "--help", environment={"KIENTRUC_LANG": language})
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"{begin}: kientruc framework {verb}")
    assert not re.search(foreign, done.out)


# list and show


@pytest.mark.parametrize(("day", "force"), [("2020-08-10", "còn hiệu lực"), ("2019-06-01", "không có hiệu lực")])
def test_the_list_says_what_was_in_force_on_the_day(kientruc, day, force):
    done = kientruc("framework", "list", "--as-of", day)
    (line,) = (line for line in done.out.splitlines() if line.startswith("vneaf@2.0 "))
    assert (done.code, "2323/QĐ-BTTTT" in line) == (0, True)
    assert f"  {force}; từ 31/12/2019 đến 29/12/2023" in line
    assert "Hiệu lực xét tại ngày" in done.out


def test_the_list_as_json(kientruc):
    data = json.loads(kientruc("framework", "list", "--as-of", "2020-08-10", "--format", "json").out)
    assert data["format"] == "kientruc-frameworks/1"
    listed = {item["key"]: item for item in data["frameworks"]}
    assert listed["vneaf@2.0"]["inForce"] is True
    assert listed["vneaf@2.0"]["inForceUntil"] == "2023-12-29"
    assert all({"vi", "en"} == set(item["name"]) for item in listed.values())
    order = list(listed)
    for key, item in listed.items():
        before = [*item["replaces"], *filter(None, [item["extends"]])]
        assert all(order.index(older) < order.index(key) for older in before if older in listed)


@pytest.mark.parametrize(
    ("language", "words"), [("vi", ("Mô hình tham chiếu", "dự thảo")), ("en", ("Reference models", "draft"))]
)
def test_a_package_in_full(kientruc, speak, language, words):
    speak(language)
    done = kientruc("framework", "show", "vneaf@2.0")
    assert done.code == 0
    for text in (*words, "2323/QĐ-BTTTT", "DRM001.001", "lgsp", "vdocuments.mx"):
        assert text in done.out


def test_a_package_as_json(kientruc):
    data = json.loads(kientruc("framework", "show", "vneaf@2.0", "--format", "json").out)
    assert (data["format"], data["key"]) == ("kientruc-framework/1", "vneaf@2.0")
    assert {item["code"] for item in data["models"] if item["status"] == "official"} == {
        "ARM",
        "BRM",
        "DRM",
        "SRM",
        "TRM",
    }
    assert {item["status"] for item in data["codes"]} <= {"official", "draft", "derived"}
    assert next(item for item in data["components"] if item["id"] == "lgsp")["strength"] == "law"


@pytest.mark.parametrize("arguments", [("show", "vneaf@9.9"), ("add-codes", "bang.csv", "--framework", "vneaf", *LAW)])
def test_an_unknown_framework_names_the_known_ones(kientruc, here, arguments):
    done = kientruc("framework", *arguments)
    assert (done.code, done.out) == (2, "")
    assert "vneaf@2.0" in done.err


# add-codes


def test_a_table_becomes_an_overlay_and_what_it_does_is_said(kientruc, here):
    done = kientruc("framework", "add-codes", "bang.csv", *LAW)
    assert (done.code, done.err) == (0, "")
    assert "Bổ sung: 1\n  DRM009  Miền mới\n" in done.out
    assert "Xác nhận (trước là dự thảo hoặc suy ra): 1\n  DRM001  Dữ liệu lĩnh vực Kinh tế\n" in done.out
    assert "  DRM001.001  Doanh nghiệp (tên cũ: Hỗ trợ doanh nghiệp và các ngành kinh tế)\n" in done.out
    assert done.out.endswith("overlays: [codes/vneaf-2.0]\n")
    assert re.search(r": [0-9a-f]{64}\n", done.out)
    written = tree(here / "codes/vneaf-2.0")
    assert set(written) == {".kientruc-output", "framework.yaml", "reference-models/drm.yaml"}
    again = kientruc("framework", "add-codes", "bang.csv", *LAW)
    assert (again.code, again.out, tree(here / "codes/vneaf-2.0")) == (0, done.out, written)


def test_a_workbook_gives_the_same_overlay_as_the_csv(kientruc, here):
    book = openpyxl.Workbook()
    for line in TABLE.splitlines():
        book.active.append(line.split(","))
    book.save(here / "bang.xlsx")
    for name, folder in (("bang.csv", "a"), ("bang.xlsx", "b")):
        assert kientruc("framework", "add-codes", name, *LAW, "-o", folder).code == 0
    one, other = (tree(here / folder)["reference-models/drm.yaml"] for folder in "ab")
    assert one.replace(b"bang.csv", b"bang.xlsx") == other


def test_a_repository_uses_the_codes(kientruc, here):
    (here / "kho").mkdir()
    (here / "kho/kientruc.yaml").write_text(MANIFEST)
    (here / "kho/model.yaml").write_text(MODEL)
    before = kientruc("check", "kho", "--format", "json")
    assert "REF007" in before.out
    done = kientruc("framework", "add-codes", "bang.csv", *LAW, "-r", "kho")
    assert done.code == 0
    assert done.out.endswith("overlays: [codes/vneaf-2.0]\n")
    findings = json.loads(kientruc("check", "kho", "--format", "json").out)["findings"]
    assert [finding for finding in findings if finding["severity"] == "error"] == []
    shown = kientruc("framework", "show", "vneaf@2.0", "-r", "kho").out
    assert re.search(r"DRM009 +Miền mới +chính thức", shown)
    assert "DRM009" not in kientruc("framework", "show", "vneaf@2.0").out
    (here / "kho/model.yaml").write_text(MODEL.replace("DRM009", "DRM010"))
    assert kientruc("check", "kho").code == 1


def test_one_wrong_row_and_nothing_is_written(kientruc, speak, here):
    (here / "bang.csv").write_text(TABLE + "DRM01,x\nDRM008.001,y\n")
    done = kientruc("framework", "add-codes", "bang.csv", *LAW)
    assert done.code == 1
    assert [line.partition(" ")[0] for line in done.out.splitlines()[:2]] == ["bang.csv:5:1:", "bang.csv:6:1:"]
    assert "Không ghi gì: bảng có 2 lỗi." in done.out
    assert not (here / "codes").exists()
    speak("en")
    assert (
        "bang.csv:6:1: error: The code DRM008.001 needs its parent DRM008"
        in kientruc("framework", "add-codes", "bang.csv", *LAW).out
    )


def test_a_table_without_headings_is_refused(kientruc, here):
    (here / "bang.csv").write_text("a,b\n")
    done = kientruc("framework", "add-codes", "bang.csv", *LAW)
    assert (done.code, done.out.startswith("bang.csv:1:1: lỗi: Không thấy dòng tiêu đề")) == (1, True)


@pytest.mark.parametrize("name", ["khong-co.csv", "bang.txt"])
def test_a_path_that_leads_to_no_table_is_wrong_usage(kientruc, here, name):
    done = kientruc("framework", "add-codes", name, *LAW)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"kientruc: {name}: ")


@pytest.mark.parametrize("document", ["law:qd-2323-2018", "qd-2323-2019", "ftp://x", "https://", "https://a b"])
def test_a_document_nobody_knows_is_refused(kientruc, here, document):
    done = kientruc("framework", "add-codes", "bang.csv", "--document", document)
    assert (done.code, done.out) == (2, "")
    assert not (here / "codes").exists()


def test_a_table_of_known_codes_writes_nothing(kientruc, here):
    (here / "bang.csv").write_text("Mã,Tên\nDRM,Mô hình tham chiếu dữ liệu\n")
    done = kientruc("framework", "add-codes", "bang.csv", *LAW)
    assert (done.code, (here / "codes").exists()) == (0, False)
    assert "không ghi gì" in done.out


def test_a_folder_that_is_not_ours_is_never_replaced(kientruc, here):
    (here / "codes/vneaf-2.0").mkdir(parents=True)
    (here / "codes/vneaf-2.0/cua-toi.yaml").write_text("x")
    done = kientruc("framework", "add-codes", "bang.csv", *LAW)
    assert done.code == 2
    assert (here / "codes/vneaf-2.0/cua-toi.yaml").read_text() == "x"


def test_an_overlay_outside_its_repository_is_refused(kientruc, here):
    (here / "kho").mkdir()
    (here / "kho/kientruc.yaml").write_text(MANIFEST)
    assert kientruc("framework", "add-codes", "bang.csv", *LAW, "-r", "kho", "-o", "ngoai").code == 2
    assert not (here / "ngoai").exists()


def test_columns_and_sheets_that_were_not_read_are_said(kientruc, here):
    (here / "bang.csv").write_text("STT,Mã,Tên\n1,DRM009,Miền mới\n")
    done = kientruc("framework", "add-codes", "bang.csv", *LAW)
    assert (done.code, done.err) == (0, "Cột không dùng: STT\n")
