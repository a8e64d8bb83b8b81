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


def test_a_table_of_headings_alone_is_an_error(kientruc, here):
    (here / "bang.csv").write_text("Mã,Tên\n")
    done = kientruc("framework", "add-codes", "bang.csv", *LAW)
    assert (done.code, done.out.startswith("bang.csv:1:1: lỗi: Bảng không có dòng nào")) == (1, True)
    assert "đã có đủ" not in done.out


@pytest.mark.parametrize("key", ["vneaf@1.0", "national-digital@1.0", "national-digital@2025"])
def test_a_framework_without_models_takes_no_codes(kientruc, here, key):
    done = kientruc("framework", "add-codes", "bang.csv", *LAW, "--framework", key)
    assert (done.code, done.out) == (2, "")
    assert f"khung {key} không có mô hình tham chiếu nào" in done.err
    assert ": ." not in done.err


def test_a_second_table_never_erases_the_first(kientruc, speak, here):
    rows = "".join(f"DRM9{number:02},Mã {number} a\n" for number in range(10))
    (here / "mot.csv").write_text("Mã,Tên\n" + rows)
    (here / "hai.csv").write_text("Mã,Tên\nDRM800,Hai\n")
    assert kientruc("framework", "add-codes", "mot.csv", *LAW).code == 0
    before = tree(here)
    done = kientruc("framework", "add-codes", "hai.csv", *LAW)
    assert (done.code, tree(here)) == (1, before)
    assert "có 10 mã mà bảng này không có: DRM900, DRM901," in done.out
    assert "DRM907, và 2 mã khác. Hãy gộp vào một bảng, hoặc dùng -o" in done.out
    speak("en")
    assert "DRM907, and 2 more. Put both" in kientruc("framework", "add-codes", "hai.csv", *LAW).out
    both = "Mã,Tên\nDRM800,Hai\n" + rows
    (here / "hai.csv").write_text(both)
    assert kientruc("framework", "add-codes", "hai.csv", *LAW).code == 0
    other = kientruc("framework", "add-codes", "hai.csv", *LAW, "--framework", "vneaf@3.0", "-o", "codes/vneaf-2.0")
    assert (other.code, "DRM800" in other.out) == (1, True)


def test_a_damaged_overlay_is_not_replaced(kientruc, here):
    assert kientruc("framework", "add-codes", "bang.csv", *LAW).code == 0
    (here / "codes/vneaf-2.0/reference-models/drm.yaml").write_text("codes: {")
    before = tree(here)
    done = kientruc("framework", "add-codes", "bang.csv", *LAW)
    assert (done.code, tree(here)) == (1, before)
    assert "không đọc được codes/vneaf-2.0/reference-models/drm.yaml" in done.out


def test_a_second_overlay_is_added_to_the_list(kientruc, here):
    (here / "kho").mkdir()
    (here / "kho/kientruc.yaml").write_text(MANIFEST)
    (here / "kho/model.yaml").write_text(MODEL)
    (here / "hai.csv").write_text("Mã,Tên\nDRM800,Hai\n")
    first = kientruc("framework", "add-codes", "bang.csv", *LAW, "-r", "kho")
    assert "kientruc.yaml đã khai báo gói này" in first.out
    second = kientruc("framework", "add-codes", "hai.csv", *LAW, "-r", "kho", "-o", "kho/codes/hai")
    assert "đã có `overlays`: hãy thêm codes/hai vào danh sách đó" in second.out
    line = "overlays: [codes/vneaf-2.0, codes/hai]\n"
    assert second.out.endswith(line)
    (here / "kho/kientruc.yaml").write_text(MANIFEST.replace("overlays: [codes/vneaf-2.0]\n", line))
    shown = kientruc("framework", "show", "vneaf@2.0", "-r", "kho").out
    assert {"DRM009", "DRM800"} <= set(re.findall(r"DRM\d{3}", shown))


def test_a_document_of_another_framework_is_warned_of(kientruc, here):
    done = kientruc("framework", "add-codes", "bang.csv", "--document", "law:qd-292-2025")
    assert done.code == 0
    assert done.err.startswith("cảnh báo: văn bản này không phải là văn bản ban hành khung: law:qd-292-2025;")
    assert "vneaf@2.0: law:qd-2323-2019." in done.err
    (here / "bang.csv").write_text("Mã,Tên\nDRM009,Miền mới\n")
    for document in ("law:qd-2568-2023", "law:qd-1729-2024", "https://vi.du/qd"):
        right = kientruc("framework", "add-codes", "bang.csv", "--document", document, "--framework", "vneaf@3.0")
        assert (right.code, right.err) == (0, "")


def test_hidden_sheets_are_said(kientruc, here):
    book = openpyxl.Workbook()
    for row in (("Mã", "Tên"), ("DRM009", "Miền mới")):
        book.active.append(row)
    book.create_sheet("Nháp").append(("Mã", "Tên"))
    book["Nháp"].append(("DRM777", "Cũ"))
    book["Nháp"].sheet_state = "hidden"
    book.save(here / "bang.xlsx")
    done = kientruc("framework", "add-codes", "bang.xlsx", *LAW)
    assert (done.code, done.err) == (0, "Trang tính ẩn, không đọc: Nháp\n")
    assert "DRM777" not in done.out


def test_columns_and_sheets_that_were_not_read_are_said(kientruc, here):
    (here / "bang.csv").write_text("STT,Mã,Tên\n1,DRM009,Miền mới\n")
    done = kientruc("framework", "add-codes", "bang.csv", *LAW)
    assert (done.code, done.err) == (0, "Cột không dùng: STT\n")
