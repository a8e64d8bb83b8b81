"""``kientruc new``: a folder that a person can go on with, and nothing of anybody's ever written over."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

DAY = "2020-08-10"


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def here(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_repository_whose_first_check_passes_and_says_what_to_do(kientruc, here):
    made = kientruc("new", "Cao", "Bằng", "--as-of", DAY)
    assert (made.code, made.err) == (0, "")
    number = len(files(here / "cao-bang"))
    assert f"Đã tạo kho kiến trúc của tỉnh Cao Bằng: {number} tệp trong cao-bang/" in made.out
    assert "phiên bản 2.0" in made.out
    assert {".vscode/settings.json", ".kientruc/model.schema.json", "kientruc.yaml", "README.md"} <= files(
        here / "cao-bang"
    )
    assert [path.name for path in here.iterdir()] == ["cao-bang"]
    checked = kientruc("check", "cao-bang", "--fail-on", "warning")
    assert checked.code == 0
    assert "CNF006" in checked.out
    assert "0 lỗi · 0 cảnh báo · " in checked.out


def test_the_rest_of_the_tool_works_in_it(kientruc, here):
    kientruc("new", "04", "--as-of", DAY, "-o", "kho")
    for command in (("gaps", "kho"), ("stats", "kho"), ("show", "ubnd", "-r", "kho")):
        assert kientruc(*command).code == 0
    built = kientruc("build", "kho", "-o", here / "out", "--renderer", "none")
    assert built.code == 0, built.err
    gaps = kientruc("gaps", "kho").out
    assert "chưa mô tả" in gaps
    assert "còn thiếu" not in gaps


@pytest.mark.parametrize("target", ["model", "manifest"])
def test_the_schemas_are_what_the_tool_prints_for_it(target, kientruc, here):
    kientruc("new", "04", "--as-of", DAY)
    printed = kientruc("schema", "-r", "cao-bang", "--for", target).out
    assert printed == (here / f"cao-bang/.kientruc/{target}.schema.json").read_text(encoding="utf-8")


def test_english(kientruc, here, speak):
    speak("en")
    made = kientruc("new", "son la", "--as-of", DAY)
    assert "Made the repository of Sơn La province" in made.out
    assert kientruc("new", "Atlantis", "--as-of", DAY).err.startswith("kientruc: there is no province “Atlantis”")
    assert "nothing is written over" in kientruc("new", "son la", "--as-of", DAY).err


def test_the_day_is_today_unless_one_is_given(kientruc, here):
    before = datetime.date.today()
    assert kientruc("new", "son la").code == 0
    manifest = (here / "son-la/kientruc.yaml").read_text(encoding="utf-8")
    assert any(f"\nas-of: {day}\n" in manifest for day in (before, datetime.date.today()))


def test_what_is_there_stays(kientruc, here):
    kept = here / "cao-bang"
    kept.mkdir()
    (kept / "luan-van.txt").write_text("nhiều năm")
    refused = kientruc("new", "cao bang", "--as-of", DAY)
    assert refused.code == 2
    assert "đã có và không trống" in refused.err
    assert files(kept) == {"luan-van.txt"}
    assert [path.name for path in here.iterdir()] == ["cao-bang"]


def test_a_second_time_is_refused_too(kientruc, here):
    assert kientruc("new", "cao bang", "--as-of", DAY).code == 0
    edited = here / "cao-bang/organisation/co-quan.yaml"
    edited.write_text("elements: {}\n")
    assert kientruc("new", "cao bang", "--as-of", DAY).code == 2
    assert edited.read_text() == "elements: {}\n"
    assert kientruc("build", here / "cao-bang", "-o", here / "cao-bang").code == 2, "no build replaces it either"
    assert edited.is_file()


def test_an_empty_folder_is_filled_and_stays_the_same_folder(kientruc, here):
    (here / "kho").mkdir()
    before = (here / "kho").stat().st_ino
    assert kientruc("new", "cao bang", "--as-of", DAY, "-o", here / "kho").code == 0
    assert (here / "kho").stat().st_ino == before
    assert "kientruc.yaml" in files(here / "kho")


def test_the_name_of_a_file_is_refused(kientruc, here):
    (here / "cao-bang").write_text("tôi là tệp")
    assert kientruc("new", "cao bang", "--as-of", DAY).code == 2
    assert (here / "cao-bang").read_text() == "tôi là tệp"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("Quảng", "--as-of", DAY), "tỉnh Quảng Nam"),
        (("Huế", "--as-of", DAY), "tỉnh Thừa Thiên Huế"),
        (("Hà Giang", "--as-of", "2026-01-01"), "tỉnh Tuyên Quang"),
        (("Sở Công Thương", "--as-of", DAY), "--id"),
        (("Sở", "--id", "Sở", "--as-of", DAY), "--id phải gồm"),
        (("a\nb", "--id", "a", "--as-of", DAY), "ký tự không in được"),
        (("", "--id", "a", "--as-of", DAY), "tên trống"),
        (("Cao Bằng", "--as-of", "1990-01-01"), "không có gói khung nào"),
        (("Cao Bằng", "--as-of", "hôm qua"), "không phải là ngày"),
        ((), "thiếu TỈNH"),
    ],
)
def test_what_cannot_be_made_is_said_in_a_sentence(arguments, said, kientruc, here):
    outcome = kientruc("new", *arguments)
    assert outcome.code == 2
    assert said in outcome.err
    assert outcome.out == ""
    assert list(here.iterdir()) == []


def test_any_other_place_by_its_id(kientruc, here):
    made = kientruc("new", "Sở Công Thương", "tỉnh Mẫu", "--id", "so-cong-thuong", "--as-of", DAY)
    assert made.code == 0
    manifest = (here / "so-cong-thuong/kientruc.yaml").read_text(encoding="utf-8")
    assert "id: so-cong-thuong\n" in manifest
    assert '"Kiến trúc Chính quyền điện tử Sở Công Thương tỉnh Mẫu"' in manifest
    assert kientruc("check", "so-cong-thuong", "--fail-on", "warning").code == 0


@pytest.mark.parametrize(
    "name", ["legal-documents", "national-systems", "provinces-of-vietnam", "vneaf", "vn-egov", "thua-thien-hue"]
)
@pytest.mark.parametrize("place", ["Sở Mẫu", "Cao Bằng"])
def test_the_id_of_what_comes_with_the_tool_is_taken(place, name, kientruc, here):
    refused = kientruc("new", place, "--id", name, "--as-of", DAY)
    assert refused.code == 2
    assert f"“{name}” là mã của một kho hoặc gói khung đi kèm" in refused.err
    assert list(here.iterdir()) == []


@pytest.mark.parametrize("arguments", [("Cao Bằng", "--id", "cao-bang"), ("46", "--id", "thua-thien-hue"), ("46",)])
def test_a_province_may_go_by_its_own_id_though_its_repository_is_shipped(arguments, kientruc, here):
    assert kientruc("new", *arguments, "--as-of", DAY, "-o", "kho").code == 0
    checked = kientruc("check", "kho", "--fail-on", "warning")
    assert checked.code == 0, checked.out


def test_nothing_is_held_against_a_scaffold_of_no_province(kientruc, here):
    assert kientruc("new", "Sở Mẫu", "--id", "so-mau", "--as-of", DAY).code == 0
    assert "STR002" not in kientruc("check", "so-mau").out
    for command in (("gaps", "so-mau"), ("stats", "so-mau")):
        assert kientruc(*command).code == 0
    built = kientruc("build", "so-mau", "-o", here / "out", "--renderer", "none")
    assert built.code == 0, built.err


@pytest.mark.parametrize(
    ("asked", "folder"),
    [
        ("VN-SG", "ho-chi-minh"),
        ("TPHCM", "ho-chi-minh"),
        ("VN-07", "tuyen-quang"),
        ("4", "cao-bang"),
        ("CAOBANG", "cao-bang"),
    ],
)
def test_codes_and_short_forms_after_the_mergers(asked, folder, kientruc, here):
    assert kientruc("new", asked, "--as-of", "2026-01-01").code == 0
    assert (here / folder / "kientruc.yaml").is_file()


def test_a_province_under_another_id(kientruc, here):
    assert kientruc("new", "cao bang", "--id", "cao-bang-ban-moi", "--as-of", DAY).code == 0
    assert "gso-code" in (here / "cao-bang-ban-moi/organisation/co-quan.yaml").read_text(encoding="utf-8")
