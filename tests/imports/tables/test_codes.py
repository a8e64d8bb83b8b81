"""Every row of a code table is taken or refused at its cell; what it changes is said."""

from __future__ import annotations

import re
from dataclasses import replace

import openpyxl
import pytest

from kientruc.exports.findings.wording import fill
from kientruc.imports.tables.codes import read_codes
from kientruc.imports.tables.headings import HEADINGS, folded
from kientruc.imports.tables.sheet import TableError, read_table
from kientruc.imports.tables.wording import REASONS


def names(entries):
    return [(entry.code, entry.name.vi) for entry in entries]


def test_a_sound_table(csv, codes):
    found = codes(
        csv(
            "Phụ lục I\nSTT,Mã,Tên,Tên tiếng Anh,Mã cha,Mô hình,Ghi chú,Nguồn\n"
            "1,DRM001,kinh tế,,DRM,DRM,,\n"
            "2,DRM001.001,Doanh nghiệp,Enterprises,DRM001,Mô hình tham chiếu dữ liệu,mới,https://x.vn\n"
            "3,DRM002,Y tế,,,,,law:a\n"
            "4,DRM003,Xã  hội,,,,,\n"
            "5,ARM001,Kênh,,,arm,,\n"
        )
    )
    assert found.refused == ()
    assert names(found.added) == [("ARM001", "Kênh"), ("DRM001.001", "Doanh nghiệp")]
    assert names(found.confirmed) == [("DRM001", "kinh tế"), ("DRM002", "Y tế")]
    assert found.confirmed[0].name.en == "Economy"  # the name stays, so its translation does
    assert names(found.unchanged) == [("DRM003", "Xã hội")]
    assert found.unused == ("STT",)
    assert [entry.code for entry in found.taken] == ["ARM001", "DRM001", "DRM001.001", "DRM002"]
    assert (found.added[1].name.en, found.added[1].note, found.added[1].source) == (
        "Enterprises",
        "mới",
        "https://x.vn",
    )


def test_a_draft_that_was_named_otherwise_is_renamed_and_the_old_name_said(csv, codes):
    (entry,) = codes(csv("code,name_vi\nDRM001,Kinh tế số\n")).renamed
    assert (entry.name.vi, entry.name.en) == ("Kinh tế số", None)
    assert entry.was is not None
    assert entry.was.vi == "Kinh tế"


CASES = {
    "drm005,x": [("form", "2:1")],
    "DRM5,x": [("form", "2:1")],
    "DRM005.1,x": [("form", "2:1")],
    "DRM005.,x": [("form", "2:1")],
    "TRM001,x": [("unknown-model", "2:1")],
    "PRM,x": [("unknown-model", "2:1")],
    "DRM005.001,x": [("no-parent", "2:1")],
    "DRM005.001.001,x\nDRM005,y": [("no-parent", "2:1")],
    "DRM005,x\nDRM005,y": [("twice", "3:1")],
    "DRM003,khác": [("official-differs", "2:1")],
    "DRM,khác": [("official-differs", "2:1")],
    ",tên": [("no-code", "2:2")],
    "DRM005,": [("no-name", "2:1")],
    "DRM005,=A1": [("formula", "2:8")],
    "DRM005,a\u200bb": [("characters", "2:8")],
    "DRM005,x,DRM001": [("parent-differs", "2:10")],
    "DRM005.001,x,DRM": [("parent-differs", "2:14")],
    "DRM005,x,,ARM": [("model-differs", "2:11")],
    "DRM005,x,,,không rõ": [("bad-source", "2:12")],
    "drm5,,DRM": [("form", "2:1"), ("no-name", "2:1")],
    "DRM005,Tài chính, ngân sách, khác, giá, thuế": [("extra-cell", "2:40")],
    "DRM005,x,,,,": [("extra-cell", "2:13")],
    "DRM005,12.5": [("name-value", "2:8")],
    "DRM005,TRUE": [("name-value", "2:8")],
    "DRM005,false": [("name-value", "2:8")],
    "DRM005,2019-12-31T00:00:00": [("name-value", "2:8")],
}


@pytest.mark.parametrize("rows", CASES)
def test_what_is_wrong_is_refused_at_its_cell(rows, csv, codes):
    found = codes(csv(f"Mã,Tên,Mã cha,Mô hình,Nguồn\n{rows}\n"))
    assert [(r.reason, f"{r.spot.row}:{r.spot.column}") for r in found.refused] == CASES[rows]
    for refusal in found.refused:
        for language in ("vi", "en"):
            sentence = fill(REASONS[refusal.reason], refusal.arguments, language)
            assert "{" not in sentence
            assert sentence.endswith(".")


def test_every_reason_of_a_row_has_its_case():
    found = {reason for cases in CASES.values() for reason, _ in cases}
    rows = set(list(REASONS)[: list(REASONS).index("format")])
    assert rows - found == {"error-value", "too-long", "no-heading"}  # test_sheet.py; the last one in a workbook, below


def test_a_child_of_a_refused_row_is_not_refused_for_its_parent(csv, codes):
    found = codes(csv("Mã,Tên\nDRM005,\nDRM005.001,x\n"))
    assert [refusal.reason for refusal in found.refused] == ["no-name"]


def test_order_of_the_rows_does_not_matter(csv, codes):
    found = codes(csv("Mã,Tên\nDRM005.001,x\nDRM005,y\n"))
    assert (found.refused, names(found.added)) == ((), [("DRM005", "y"), ("DRM005.001", "x")])


def test_repeated_headings_and_blank_rows_are_no_rows(csv, codes):
    found = codes(csv("Mã,Tên\nDRM005,x\n,\nMã,Tên\nDRM006,y\n"))
    assert (found.refused, len(found.added)) == ((), 2)


def test_a_workbook_with_a_sheet_a_model(xlsx, codes):
    found = codes(
        xlsx(
            {
                "Bìa": [["Quyết định"]],
                "DRM": [["Mã số", "Tên gọi"], ["DRM005", "x"]],
                "ARM": [["CODE", "NAME"], ["ARM001", "y"], ["DRM005", "z"]],
            }
        )
    )
    assert [(r.reason, r.spot.shown()) for r in found.refused] == [("twice", "bang.xlsx:3:1 (ARM!A3)")]
    assert found.refused[0].arguments["first"] == "bang.xlsx:2:1 (DRM!A2)"
    assert (names(found.added), found.skipped) == ([("ARM001", "y"), ("DRM005", "x")], ("Bìa",))


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "Mã\nDRM005\n"])
def test_a_table_without_headings_is_refused(text, csv, codes):
    with pytest.raises(TableError) as caught:
        codes(csv(text))
    assert caught.value.reason == "no-headings"


def test_two_columns_of_one_meaning_are_refused(csv, codes):
    with pytest.raises(TableError) as caught:
        codes(csv("Mã,Tên,Ma so\nDRM005,x,DRM006\n"))
    assert (caught.value.reason, caught.value.spot.shown()) == ("heading-twice", "bang.csv:1:8")


def test_the_headings_are_written_as_they_are_compared():
    for names_ in HEADINGS.values():
        assert all(folded(name) == name for name in names_)
    every = [name for names_ in HEADINGS.values() for name in names_]
    assert len(every) == len(set(every))


def test_the_sentences_of_both_languages_name_the_same():
    for reason, text in REASONS.items():
        vi, en = (set(re.findall(r"\{(\w+)", part or "")) for part in (text.vi, text.en))
        assert vi == en, reason


def test_nothing_is_taken_from_a_framework_without_models(framework, csv):
    path = csv("Mã,Tên\nDRM001,x\n")
    found = read_codes(read_table(path, "b.csv"), replace(framework, models={}, codes={}), lambda _: True)
    assert [refusal.reason for refusal in found.refused] == ["unknown-model"]
    for language, end in (("vi", "không có mô hình tham chiếu DRM."), ("en", "no reference model DRM.")):
        assert fill(REASONS["unknown-model"], found.refused[0].arguments, language).endswith(end)


def said(found, language="vi"):
    return [fill(REASONS[refusal.reason], refusal.arguments, language) for refusal in found.refused]


def test_a_comma_within_a_name_loses_no_text(csv, codes):
    found = codes(csv("Mã,Tên\nDRM998,Tài chính, ngân sách\n"))
    assert [(r.reason, r.spot.shown()) for r in found.refused] == [("extra-cell", "bang.csv:2:18")]
    assert "nhiều ô hơn dòng tiêu đề, thừa từ “ngân sách”" in said(found)[0]
    assert "more cells than the headings, from “ngân sách” on" in said(found, "en")[0]
    assert found.taken == ()
    assert names(codes(csv('Mã,Tên\nDRM998,"Tài chính, ngân sách"\n')).added) == [("DRM998", "Tài chính, ngân sách")]


def test_a_child_of_a_shifted_row_is_not_refused_for_its_parent(csv, codes):
    found = codes(csv("Mã,Tên\nDRM998,a, b\nDRM998.001,c\n"))
    assert [refusal.reason for refusal in found.refused] == ["extra-cell"]


def test_text_in_a_column_without_heading_is_refused_in_a_workbook(xlsx, codes):
    found = codes(
        xlsx({"a": [["Mã", None, "Tên"], ["DRM005", None, "x", "thừa"], ["DRM006", "y", "z"], ["DRM007", None, "t"]]})
    )
    assert [(r.reason, r.spot.cell) for r in found.refused] == [("no-heading", "D2"), ("no-heading", "B3")]
    assert said(found)[0].startswith("Ô này có nội dung (“thừa”) nhưng cột không có tiêu đề")


def test_nothing_below_the_headings_is_no_table(csv, xlsx, codes):
    for path in (csv("Phụ lục\nMã,Tên\n,\n"), xlsx({"DRM": [["Mã", "Tên"]], "ARM": [["Mã", "Tên"]]})):
        with pytest.raises(TableError) as caught:
            codes(path)
        assert caught.value.reason == "no-rows"


def test_a_hidden_sheet_is_not_read_and_named(xlsx, codes):
    path = xlsx({"DRM": [["Mã", "Tên"], ["DRM005", "x"]], "Nháp": [["Mã", "Tên"], ["DRM006", "y"]]})
    book = openpyxl.load_workbook(path)
    book["Nháp"].sheet_state = "veryHidden"
    book.save(path)
    found = codes(path)
    assert (names(found.added), found.hidden, found.skipped) == ([("DRM005", "x")], ("Nháp",), ())
    del book["DRM"]
    book.create_sheet("Bìa")
    book.save(path)
    with pytest.raises(TableError) as caught:
        codes(path)
    assert fill(REASONS["no-headings"], caught.value.arguments, "vi").endswith("(trang tính ẩn không được đọc: Nháp).")


def test_a_code_in_small_letters_is_proposed_in_capitals(csv, codes):
    found = codes(csv("Mã,Tên\ndrm001,x\ndrm1,y\n"))
    assert said(found)[0].endswith("(viết hoa: DRM001?).")
    assert "viết hoa" not in said(found)[1]


def test_a_missing_parent_is_named_and_only_a_sound_relative_proposed(csv, codes):
    found = codes(csv("Mã,Tên\nDRM888.001,x\nARM003.001,y\nDRM004.001,z\nDRM881,\n"))
    assert [(r.arguments["code"], r.arguments["nearest"]) for r in found.refused if r.reason == "no-parent"] == [
        ("DRM888.001", ""),  # DRM881 is refused itself
        ("ARM003.001", ""),  # DRM003 is of another model
        ("DRM004.001", "DRM003"),
    ]
    assert said(found)[0].endswith("hãy thêm dòng DRM888 vào bảng.")
    assert said(found)[2].endswith("hãy thêm dòng DRM004 vào bảng (hay mã cha là DRM003?).")


def test_an_orphan_is_not_proposed_as_a_parent(csv, codes):
    found = codes(csv("Mã,Tên\nDRM005.001,x\nDRM005.002.001,y\n"))
    assert [r.arguments["nearest"] for r in found.refused] == ["DRM003", ""]


@pytest.mark.parametrize("heading", ["Mã hiệu", "Ký hiệu", "Kí hiệu", "MA HIEU"])
def test_other_words_for_a_code(heading, csv, codes):
    assert names(codes(csv(f"{heading},Tên\nDRM005,x\n")).added) == [("DRM005", "x")]
