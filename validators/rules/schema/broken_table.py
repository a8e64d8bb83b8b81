"""SCH006: a table is not a proper CSV file."""

from __future__ import annotations

from ...rule import Rule, RuleInfo, Severity, Text

INFO = RuleInfo(
    code="SCH006",
    name="broken-table",
    severity=Severity.ERROR,
    message=Text(
        "Bảng không đọc được: {problem}.",
        "The table cannot be read: {problem}.",
    ),
    hint=Text(
        "Sửa tệp CSV: dòng đầu nêu tên cột, có cột `id`; mỗi dòng đủ số ô; ô có dấu phẩy đặt trong ngoặc kép.",
        "Mend the CSV file: a header line with a column `id`, as many cells in every row, quotes around "
        "a cell with a comma.",
    ),
    what=Text(
        "Bảng là tệp CSV có dòng tiêu đề, cột `id`, và mọi dòng cùng số ô.",
        "A table is a CSV file with a header line, a column `id`, and as many cells in every row.",
    ),
    why=Text(
        "Dòng lệch cột đưa giá trị vào sai thuộc tính, mà mắt thường khó thấy.",
        "A row out of step puts values under the wrong property, which is hard to see.",
    ),
    example="""\
# file: kientruc.yaml
id: kho-mau
name: {vi: Kho mẫu}
version: "1.0"
as-of: 2020-08-10
tables: [{file: csdl.csv, kind: data-object}]
# file: csdl.csv
id,name.vi
csdl-dat-dai,Đất đai, môi trường
""",
    better="""\
# file: kientruc.yaml
id: kho-mau
name: {vi: Kho mẫu}
version: "1.0"
as-of: 2020-08-10
tables: [{file: csdl.csv, kind: data-object}]
# file: csdl.csv
id,name.vi
csdl-dat-dai,"Đất đai, môi trường"
""",
    source=Text(
        "RFC 4180.",
        "RFC 4180.",
    ),
)
RULE = Rule(INFO)
